"""Pages made odd: parts of real-shaped pages cut, doubled, moved, mixed and filled with what readers trip over."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

from attack.growing import GROWING

SAMPLES = Path(__file__).parents[2] / "examples"
PIECES = (
    *("\n", "\r", "\r\n", "\t", "\x0b", "\x00", "\u2028", "\ufeff", "\u200d", "\u202e", "\ud800", "\U000e0041"),
    *("-->", "00:00:01,000", "1:61:99", "-1", "NaN", "1e999", "99999999999999999999", "null", "true", "'", '"', "\\"),
    *("{", "}", "[", "]", "(", ")", "<v", "<", ">", "</", "&#0;", "&amp", "<!--", "<![CDATA[", "：", "“", "”", "…"),
    *("# ", "- ", "> ", "| ", "|---|", "---\n", "```\n", "***", "__", "[[", "]]", "](", "http://[::1", "https://", "@"),
    *("Host:", "Guest: ", "Chapters (3)\n", "People Mentioned (9)\n", "WEBVTT\n\n", "NOTE ", "STYLE\n", "Q:", "A:"),
    *(
        "Ada Lovelace",
        "何恺明",
        "王（王）",
        "老师",
        "《",
        "》",
        "·",
        "主持人 00:12\n",
        "founded",
        "who",
        "and",
        "not",
        "?",
    ),
)
Mutation = Callable[[list[str], random.Random, list[list[str]]], list[str]]


def texts() -> list[str]:
    """The pages that are made odd: the samples, every generator's page in small, subtitles and transcripts."""
    found = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.txt"))]
    for make, _ in GROWING.values():
        found += make(12).values()
    said = [("Ada", "I founded Acme in 1990."), ("Bob", "Who hired you there?"), ("Ada", "Mary did, at Globex.")]
    found.append(
        "WEBVTT\n\n" + "".join(f"0:0{n}.000 --> 0:0{n + 1}.000\n<v {w}>{t}\n\n" for n, (w, t) in enumerate(said))
    )
    found.append("".join(f"{w} ({n}:00):\n{t}\n\n" for n, (w, t) in enumerate(said)))
    found.append("".join(f"[00:0{n}:00] {w}: {t}\n" for n, (w, t) in enumerate(said)))
    found.append(
        json.dumps({"results": [{"start": n, "end": n + 1, "speaker": w, "text": t} for n, (w, t) in enumerate(said)]})
    )
    return found


def _cut(lines: list[str], chance: random.Random, others: list[list[str]]) -> list[str]:
    begin = chance.randrange(len(lines))
    return lines[:begin] + lines[begin + chance.randint(1, 4) :]


def _double(lines: list[str], chance: random.Random, others: list[list[str]]) -> list[str]:
    begin = chance.randrange(len(lines))
    return lines[:begin] + lines[begin : begin + 3] * chance.randint(2, 5) + lines[begin:]


def _move(lines: list[str], chance: random.Random, others: list[list[str]]) -> list[str]:
    rest = [*lines]
    line = rest.pop(chance.randrange(len(rest)))
    rest.insert(chance.randint(0, len(rest)), line)
    return rest


def _mix(lines: list[str], chance: random.Random, others: list[list[str]]) -> list[str]:
    other = chance.choice(others)
    begin, at = chance.randrange(len(other)), chance.randint(0, len(lines))
    return lines[:at] + other[begin : begin + chance.randint(1, 12)] + lines[at:]


def _fill(lines: list[str], chance: random.Random, others: list[list[str]]) -> list[str]:
    at = chance.randrange(len(lines))
    line = lines[at]
    begin = chance.randint(0, len(line))
    piece = chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 3, 50))
    return [*lines[:at], line[:begin] + piece + line[begin + chance.choice((0, 0, 1, 5)) :], *lines[at + 1 :]]


def _swap(lines: list[str], chance: random.Random, others: list[list[str]]) -> list[str]:
    at, other = chance.randrange(len(lines)), chance.choice(chance.choice(others))
    words, there = lines[at].split(" "), other.split(" ")
    words[chance.randrange(len(words))] = chance.choice(there)
    return [*lines[:at], " ".join(words), *lines[at + 1 :]]


def _join(lines: list[str], chance: random.Random, others: list[list[str]]) -> list[str]:
    at = chance.randrange(len(lines))
    return [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]]


MUTATIONS: tuple[Mutation, ...] = (_cut, _double, _move, _mix, _fill, _fill, _fill, _swap, _swap, _join)


def odd(number: int, pages: list[list[str]]) -> str:
    """Return the page of a number: the same one each time; `pages` are the lines of `texts()`."""
    chance = random.Random(number)
    lines = chance.choice(pages)
    if len(lines) > 60:
        begin = chance.randrange(len(lines) - 40)
        lines = lines[: chance.choice((0, 5))] + lines[begin : begin + 40]
    for _ in range(chance.randint(1, 5)):
        lines = chance.choice(MUTATIONS)(lines, chance, pages) or [""]
    return "\n".join(lines)
