"""Where a line begins in the decoded file, and on which line a code point stands."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


def line_starts(text: str) -> list[int]:
    """Return the code points before each line; a line ends at LF, so the CR of a CRLF belongs to its line.

    >>> line_starts("Hello\\r\\nyou")
    [0, 7]
    """
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def line_of(starts: list[int], offset: int) -> int:
    """Return the 1-based line on which the code point at `offset` stands.

    >>> line_of([0, 7], 6), line_of([0, 7], 7)
    (1, 2)
    """
    return bisect_right(starts, offset)
