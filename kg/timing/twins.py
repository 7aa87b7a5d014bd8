"""Two transcripts of the same words: the one with times tells the other one's, wherever runs of words stand in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.timing.clock import Anchor, Clock
from kg.timing.order import rising
from kg.timing.stream import Stream

RUN = 5
"""Terms in a row that stand once in each of two transcripts where they are of the same words."""
APART = 6
"""Terms between two anchors: more tell no more."""
FEWEST = 6
"""Runs in common that make transcripts twins, …"""
TOGETHER = 0.2
"""… and the share of the shorter one's terms, one run for each `APART` of them."""
SIGMA, WEIGHT = 1.0, 6.0
"""Seconds by which such a place misses (standard deviation), and its nats."""


def anchors(bare: Stream, timed: Stream, clock: Clock) -> list[Anchor]:
    """Return the seconds that a transcript with times, and its clock, tell of one without; none where they differ."""
    known = _once(timed.terms)
    met = [(at, known[run]) for run, at in _once(bare.terms).items() if run in known]
    met.sort()
    chosen = [met[index] for index in rising([there for _, there in met])]
    kept = list(_thinned(chosen))
    least = TOGETHER * min(len(bare.terms), len(timed.terms)) / APART
    if len(kept) < max(FEWEST, least):
        return []
    return [Anchor(bare.place(here), clock.second(timed.place(there))[0], SIGMA, WEIGHT) for here, there in kept]


def _once(terms: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the runs that stand once, and where."""
    found: dict[tuple[str, ...], int] = {}
    for at, run in enumerate(zip(*(terms[shift:] for shift in range(RUN)), strict=False)):
        found[run] = -1 if run in found else at
    return {run: at for run, at in found.items() if at >= 0}


def _thinned(met: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs that are apart; where the two transcripts part, those on either side of it."""
    last = -APART
    for (here, there), (after, later) in pairwise([*met, (-1, -1)]):
        if here - last >= APART or after - here != later - there:
            yield here, there
            last = here
