"""Choose the anchors that can all be true: the heaviest chain that rises in place and in time at the pace of speech."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kg.timing.clock import Anchor
from kg.timing.pace import Pace

LOOK_BACK = 200
"""Anchors before one that may come before it in the chain: two hundred wrong ones in a row are not expected."""


def chain(anchors: Sequence[Anchor], pace: Pace) -> tuple[list[Anchor], float]:
    """Return the anchors of the heaviest chain, in order, and its weight in nats.

    Weight counts for an anchor, and what two neighbours miss the pace of speech by counts against them.
    """
    ordered = sorted(set(anchors))
    best: list[float] = []
    before: list[int] = []
    for at, anchor in enumerate(ordered):
        value, link = anchor.weight, -1
        for earlier in range(at - 1, max(-1, at - LOOK_BACK - 1), -1):
            if best[earlier] + anchor.weight > value:  # no strain can help what is lighter without any
                joined = best[earlier] + anchor.weight - pace.strain(ordered[earlier], anchor)
                if joined > value:
                    value, link = joined, earlier
        best.append(value)
        before.append(link)
    return _walk(ordered, best, before), max(best, default=0.0)


def _walk(ordered: Sequence[Anchor], best: Sequence[float], before: Sequence[int]) -> list[Anchor]:
    found = []
    at = max(range(len(best)), key=lambda index: (best[index], -index), default=-1)
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]


def steady(anchors: Sequence[Anchor], length: float, duration: float | None) -> float | None:
    """Return the rate of speech in units a second: of the whole recording, else the middle one between anchors.

    `length` is the stream's, in speech units. None where neither is known.
    """
    ordered = sorted(anchors)
    half = len(ordered) // 2
    slopes = [
        (b.place - a.place) / (b.second - a.second)
        for a, b in zip(ordered, ordered[half:], strict=False)
        if b.second > a.second and b.place > a.place
    ]
    if len(slopes) >= 3:
        return median(slopes)
    if duration:
        return length / duration
    return median(slopes) if slopes else None
