"""How well a section is ordered, and what an exception costs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median

from kg.timing.choices import IMPOSSIBLE, beyond

SLACK = 5.0
"""Seconds by which neighbours may stand out of order: pages round."""
MOST_ORDER = 2.5
"""Nats against an exception in the best ordered section."""
LEAP, LEAP_MOST = 10.0, 2.0
"""Times the middle gap from which neighbours of an ordered section are a leap apart, and the most nats against one."""


@dataclass(frozen=True, slots=True)
class Order:
    """How well a section is ordered."""

    nats: float
    """Against an exception."""
    gap: float
    """Seconds between neighbours, the middle one."""

    def against(self, before: float, after: float) -> float:
        """Return the nats against two neighbours' seconds: against going back, and against a leap either way."""
        if not self.nats:
            return 0.0
        leap = min(LEAP_MOST, log(max(1.0, abs(after - before) / (LEAP * self.gap)))) * self.nats / MOST_ORDER
        return leap + (self.nats if after < before - SLACK else 0.0)


def order_of(written: Sequence[float], length: float | None) -> Order:
    """Return a section's order: the log odds of order among neighbours as written.

    None where even codes beyond the recording's end stand in order: then the section was sorted by what is written,
    right or wrong.
    """
    pairs = list(pairwise(written))
    right = sum(b >= a - SLACK for a, b in pairs)
    if not pairs or (right == len(pairs) and any(beyond(second, length) >= IMPOSSIBLE for second in written)):
        return Order(0.0, 1.0)
    nats = max(0.0, min(MOST_ORDER, log((right + 0.5) / (len(pairs) - right + 0.5))))
    return Order(nats, max(1.0, median(abs(b - a) for a, b in pairs)))


def rising(values: Sequence[float]) -> list[int]:
    """Return the indices of the longest subsequence that rises strictly (patience sorting)."""
    ends: list[float] = []
    tops: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        pile = bisect_left(ends, value)
        before.append(tops[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [value]
        tops[pile : pile + 1] = [at]
    found, at = [], tops[-1] if tops else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
