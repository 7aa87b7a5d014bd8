"""Captions that stand in running paragraphs, each in a tag of its own: `<b>one</b> <b>two</b>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.readers import inline
from kg.readers.base import Page
from kg.records.document import Cue

TAG = re.compile(r"</?b>", re.IGNORECASE)
FEWEST = 4
"""Lines with fewer captions in the whole page are text in bold."""


def lines(page: Page) -> frozenset[int]:
    """Return the 1-based lines of a page that hold captions; empty where it has none."""
    found = frozenset(number for number, line in enumerate(page.lines, 1) if _holds(line))
    many = sum(len(TAG.findall(page.lines[number - 1])) for number in found) >= 2 * FEWEST
    return found if many else frozenset()


def _holds(line: str) -> bool:
    bare = line.strip()
    return bare[:3].lower() == "<b>" and (bare[-4:].lower() == "</b>" or len(TAG.findall(bare)) > 2)


def cues(page: Page, numbers: frozenset[int]) -> Iterator[Cue]:
    """Yield the captions of those lines in order, words between two captions too, with their place in the file."""
    start = 0
    for number, line in enumerate(page.lines, 1):
        if number in numbers:
            for place, text in pieces(line):
                yield Cue(number, start + place, text)
        end = page.text.find("\n", start)
        start = end + 1 if end >= 0 else len(page.text)


def pieces(line: str) -> Iterator[tuple[int, str]]:
    """Yield the captions of one line with the column of their first word."""
    place = 0
    for match in [*TAG.finditer(line), None]:
        raw = line[place : match.start() if match else len(line)]
        if text := inline.clean(raw):
            yield place + len(raw) - len(raw.lstrip()), text
        if match:
            place = match.end()
