"""Hard-wrapped text: which lines go on with the line above them only because that one was full.

A program that breaks lines at a width breaks each where the next word would not have fitted. A file in which nearly all
neighbouring lines are so, and most of them in the middle of a sentence, was wrapped; in any other a line is a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NARROWEST, WIDEST = 30, 110
LONGEST = 60
"""Lines of a paragraph that are looked at for its end."""
FEWEST = 2
"""Line breaks within sentences below which nothing shows that a file was wrapped; one is enough where all are full."""
SLACK = 0.87
"""Letters are not equally wide: a line of a printed page is full at so much of the width in characters."""
_FULL, _WITHIN = 0.8, 0.4
"""Shares: of neighbouring lines that must be full, and of those that must stand within a sentence."""
_BEGINS = re.compile(
    r"\s*(?:[-*+•·‣◦▪▫●○∙–—►▸✓✔➤|>#=_]|[\[(【（]?\d{1,3}[:：]\d\d|[\[(【（]\d{1,4}[\])】）]|```|~~~"
    r"|[^\W\d_a-z][^:：.!?]{0,40}[:：](?:\s|$))"
)
"""How a line begins that goes on with nothing: list marks, headings, tables, times, labels."""
_NUMBER = re.compile(r"\s*\d{1,4}[.)、]\s")
_OPEN = re.compile(r"(?:^|\s)(?:a|an|and|as|at|by|for|from|her|his|in|into|my|of|on|or|our|the|their|to|with)$|,$")
"""What a line ends with that must go on."""
_ENDS = re.compile(r"[.!?:;。！？：；…][\"”’)\]]{0,2}$")


def continuations(lines: Sequence[str]) -> frozenset[int]:
    """Return the 1-based numbers of the lines that go on with the line above; empty where the text was not wrapped."""
    bare = [line.rstrip() for line in lines]
    pairs = [n for n in range(len(bare) - 1) if _may_go_on(bare[n], bare[n + 1])]
    width = max((len(bare[n]) for n in pairs if len(bare[n]) <= WIDEST), default=0)
    if width < NARROWEST:
        return frozenset()
    full = [n for n in pairs if _is_full(bare[n], bare[n + 1], width)]
    open_ended = [n for n in full if not _ENDS.search(bare[n][-4:])]
    within = sum(_is_within(bare[n], bare[n + 1]) for n in open_ended)
    closed = sum(_ends_a_sentence(bare, n + 1) for n in open_ended)
    if len(full) == len(pairs) == closed and within:
        return frozenset(n + 2 for n in full)
    if within < FEWEST or len(full) < _FULL * len(pairs) or max(within, closed) < _WITHIN * len(full):
        return frozenset()
    return frozenset(n + 2 for n in full)


def _may_go_on(line: str, below: str) -> bool:
    """Tell whether the line below could go on with a line: both have words, and it begins as running text does."""
    if not line.strip() or not below.strip() or line.lstrip()[:1] in "|#" or _BEGINS.match(below):
        return False
    if _NUMBER.match(below) and _ENDS.search(line[-4:]):
        return False
    return _indent(below) <= _indent(line) + 4


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_full(line: str, below: str, width: int) -> bool:
    """Tell whether the first word of the line below would not have fitted on a line."""
    return SLACK * width < len(line) + 1 + len(below.split(None, 1)[0]) and len(line) <= width


def _is_within(line: str, below: str) -> bool:
    """Tell whether a break between two lines stands within a sentence for sure."""
    first = below.lstrip()[:1]
    return first.islower() or first.isdigit() or _OPEN.search(line[-8:]) is not None


def _ends_a_sentence(lines: Sequence[str], n: int) -> bool:
    """Tell whether the paragraph that goes on with line n ends as sentences do, not too far below."""
    for m in range(n, min(n + LONGEST, len(lines))):
        if m + 1 >= len(lines) or not lines[m + 1].strip():
            return _ENDS.search(lines[m][-4:]) is not None
    return True
