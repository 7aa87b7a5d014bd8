"""Choose the anchors that can all be true: the heaviest chain that rises in place and in time at the pace of speech."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt
from statistics import median

from kg.timing.clock import Anchor

DRIFT = 1.0
"""s² for each second by which speech drifts from its mean rate, taken generously before it is known."""
OUTLYING = 3.0
"""Standard deviations from which a misfit costs linearly: a jump may be a gap in the transcript."""
LOOK_BACK = 200
"""Anchors before one that may come before it in the chain: two hundred wrong ones in a row are not expected."""
SLOWEST = 6.0
"""A chain's step may be this many times slower or faster than the mean rate, beside the anchors' own errors."""


def chain(anchors: Sequence[Anchor], rate: float) -> list[Anchor]:
    """Return the anchors of the heaviest chain, in order; `rate` in speech units a second.

    Weight counts for an anchor, and what two neighbours miss the pace of speech by counts against them.
    """
    ordered = sorted(set(anchors))
    best: list[float] = []
    before: list[int] = []
    for at, anchor in enumerate(ordered):
        value, link = anchor.weight, -1
        for earlier in range(at - 1, max(-1, at - LOOK_BACK - 1), -1):
            if best[earlier] + anchor.weight > value:  # no strain can help what is lighter without any
                joined = best[earlier] + anchor.weight - _strain(ordered[earlier], anchor, rate)
                if joined > value:
                    value, link = joined, earlier
        best.append(value)
        before.append(link)
    return _walk(ordered, best, before)


def _walk(ordered: Sequence[Anchor], best: Sequence[float], before: Sequence[int]) -> list[Anchor]:
    found = []
    at = max(range(len(best)), key=lambda index: (best[index], -index), default=-1)
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]


def _strain(a: Anchor, b: Anchor, rate: float) -> float:
    """Return the nats against `b` following `a`; infinite where time would run backwards, and for two of one place."""
    spoken = (b.place - a.place) / rate
    if spoken <= 0:
        return inf
    passed = b.second - a.second
    blur = a.sigma * a.sigma + b.sigma * b.sigma
    if passed < spoken / SLOWEST - 2 * sqrt(blur) or passed > spoken * SLOWEST + 60 + 2 * sqrt(blur):
        return inf
    miss = abs(passed - spoken) / sqrt(blur + DRIFT * spoken)
    return miss * miss / 2 if miss < OUTLYING else OUTLYING * miss - OUTLYING * OUTLYING / 2


def pace(anchors: Sequence[Anchor], length: float, duration: float | None) -> float | None:
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
