"""The words that a page sets apart by italics, bold or a tag, as its source shows them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from kg.text.normalize import fold

_MARKED = (
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{2,100}?)(?<=[^\s*\\])\1(?![\w*])"),
    re.compile(r"(?<![\w_\\])(_{1,2})(?=[^\s_])([^_\n]{2,100}?)(?<=[^\s_\\])\1(?![\w_])"),
    re.compile(r"<(em|i|cite|b|strong|dfn)\b[^<>]{0,80}>([^<>\n]{2,100})</\1>", re.IGNORECASE),
)
_LABEL = re.compile(r"[:：.!?]$|^\d|\bhttps?:")


def emphasised(lines: Iterable[str]) -> frozenset[str]:
    """Return the words between marks of emphasis in the lines of a source; labels, and whole lines, are none.

    >>> sorted(emphasised(["She drew *Loom Sans* and **warp debt** in <i>Weft</i>.", "**Host:** Ada", "**All of it**"]))
    ['Loom Sans', 'Weft', 'warp debt']
    """
    found: set[str] = set()
    for line in lines:
        if "*" in line or "_" in line or "<" in line:
            found |= {inner for inner in _of_line(line) if inner}
    return frozenset(found)


def _of_line(line: str) -> Iterable[str]:
    for pattern in _MARKED:
        for match in pattern.finditer(line):
            inner = fold(html.unescape(match[2]).strip(' ,;"“”‘’'))
            rest = line[: match.start()] + line[match.end() :]
            if not _LABEL.search(inner) and not line[match.end() :].startswith(":") and re.search(r"\w", rest):
                yield inner
