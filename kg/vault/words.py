"""Text in a note: nothing in it is taken for markup; links, properties, and quotes as callouts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from kg.exports import VAULT_FOOT
from kg.queries.words import clock
from kg.records.statement import Evidence

FOOT = f"{VAULT_FOOT}\n"
"""The last line of a note that is ours."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~=%$^!&]")
_LIST = re.compile(r"^(\d+)([.)])|^([-+])(?=\s)")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return text on one line in which nothing is markup.

    >>> plain("1. *Bold* [[link]] #tag")
    '1\\\\. \\\\*Bold\\\\* \\\\[\\\\[link\\\\]\\\\] \\\\#tag'
    """
    words = _MARKUP.sub(r"\\\g<0>", " ".join(_UNSEEN.sub(" ", text).split()))
    return _LIST.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", words)


def link(paths: Mapping[str, str], id_: str, name: str) -> str:
    """Return a link to a note; the bare name where there is none."""
    if id_ not in paths:
        return plain(name)
    shown = " ".join(_UNSEEN.sub(" ", name).translate({ord("["): "(", ord("]"): ")", ord("|"): "/"}).split())
    return f"[[{paths[id_]}|{shown or paths[id_].rpartition('/')[2]}]]"


def play(second: float | None, url: str | None) -> str:
    """Return a second, leading to where it is played."""
    if second is None:
        return ""
    if url is None or not re.fullmatch(r"https?://[^\s<>]+", url):
        return clock(second)
    return f"[▸ {clock(second)}](<{url}>)"


def callout(said: Evidence, path: str, indent: str = "  ") -> str:
    """Return the words of a source as a folded callout below an entry."""
    time = play(said.start_s, said.url)
    doubt = f" ({said.timing})" if said.timing and time else ""
    head = f"{plain(path)}:{said.line}{' · ' if time else ''}{time}{doubt}"
    return f"{indent}> [!quote]- {head}\n{indent}> {plain(said.quote)}\n"


def properties(values: Mapping[str, str | int | float | Iterable[str] | None]) -> str:
    """Return front matter by Obsidian's rules: text, numbers and lists of texts; what is empty is left out."""
    lines = ["---"]
    for name, value in values.items():
        if isinstance(value, (str, int, float)) and value != "":
            lines.append(f"{name}: {_yaml(value)}")
        elif value and not isinstance(value, (str, int, float)):
            lines += [f"{name}:", *(f"  - {_yaml(one)}" for one in value)]
    return "\n".join((*lines, "---", "")) if len(lines) > 1 else ""


def _yaml(value: str | float) -> str:
    """JSON is YAML, but for characters that YAML wants escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", text)
