"""The pace of speech between two anchors, and where a transcript has gaps.

A transcript may lack parts, or be made of excerpts: then its length over the recording's duration is no pace. Speech is
at one pace everywhere; what passes beyond it is a gap, which costs the same however long it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, expm1, inf, log, sqrt
from typing import Protocol

USUAL, SPREAD = 18.5, 0.18
"""Speech units a second of people who talk with one another, the middle, and the standard deviation of its logarithm:
of twenty interviews with known times all lie between 14 and 25."""
SLOW, FAST = 12.5, 31.0
"""Paces beyond which nobody talks for an hour: a transcript below has gaps, or other times than its recording's."""
RATES = tuple(USUAL * exp(SPREAD * step / 2) for step in range(-6, 5))
"""Paces that are tried where a transcript has gaps."""
DRIFT = 1.0
"""s² for each second by which speech drifts from its mean rate, taken generously before it is known."""
OUTLYING = 3.0
"""Standard deviations from which a misfit costs linearly."""
SLOWEST = 6.0
"""A chain's step may be this many times faster than the mean rate, beside the anchors' own errors."""
GAP_IN_EXCERPTS, GAP = 5.0, 10.0
"""Nats of a gap, where the whole is made of excerpts, and elsewhere."""


class Mark(Protocol):
    """A place of the stream with its second."""

    @property
    def place(self) -> float: ...
    @property
    def second(self) -> float: ...
    @property
    def sigma(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast is spoken, and what a gap costs."""

    rate: float
    """Speech units a second."""
    gap: float
    """Nats."""

    @property
    def of_excerpts(self) -> bool:
        """Whether the transcript is made of excerpts."""
        return self.gap == GAP_IN_EXCERPTS

    @property
    def unlikely(self) -> float:
        """Nats against this pace by itself."""
        return (log(self.rate / USUAL) / SPREAD) ** 2 / 2

    def strain(self, a: Mark, b: Mark) -> float:
        """Return the nats against `b` following `a`; infinite where time runs backwards, and for two of one place."""
        spoken = (b.place - a.place) / self.rate
        if spoken <= 0:
            return inf
        passed = b.second - a.second
        blur = a.sigma * a.sigma + b.sigma * b.sigma
        if passed < spoken / SLOWEST - 2 * sqrt(blur):
            return inf
        miss = abs(passed - spoken) / sqrt(blur + DRIFT * spoken)
        cost = miss * miss / 2 if miss < OUTLYING else OUTLYING * miss - OUTLYING * OUTLYING / 2
        return min(cost, self.gap) if passed > spoken else cost

    def missing(self, a: Mark, b: Mark) -> float:
        """Return the seconds that the transcript lacks between two marks that follow one another; 0 for none."""
        spoken = (b.place - a.place) / self.rate
        beyond = b.second - a.second - spoken
        blur = a.sigma * a.sigma + b.sigma * b.sigma
        miss = beyond / sqrt(blur + DRIFT * max(0.0, spoken))
        return beyond if beyond > 0 and OUTLYING * miss - OUTLYING * OUTLYING / 2 > self.gap else 0.0


@dataclass(frozen=True, slots=True)
class Gap:
    """A part that a transcript lacks, somewhere between two places."""

    low: float
    """Place of the last anchor before it, in speech units."""
    high: float
    """Place of the first one after it."""
    start: float
    """Second of the first of them."""
    spoken: float
    """Seconds of speech between them."""
    missing: float
    """Seconds that are not in the transcript."""
    count: float = 1.0
    """Gaps that are to be expected between the two, one at least."""

    def passed(self, place: float) -> tuple[float, float]:
        """Return the second of a place between the two, and by how many seconds it may be off on either side.

        One gap may be anywhere between: near either anchor it is taken to be on the other side of the place. Of many
        that lie evenly a share of the way has its share of the time.
        """
        share = (place - self.low) / (self.high - self.low)
        after = 0.0 if share <= self.side else 1.0 if share >= 1 - self.side else share
        spread = NINE_IN_TEN * sqrt(2 * share * (1 - share) / (self.count + 1))
        off = 0.0 if after in (0.0, 1.0) else min(spread, max(share, 1 - share)) if self.count > 1 else 1.0
        return self.start + share * self.spoken + after * self.missing, off * self.missing

    @property
    def side(self) -> float:
        """The share of the way up to which no gap is expected yet."""
        return SIDE / self.count

    def place(self, second: float) -> float:
        """Return the place that is said at a second between the two; in the gap itself one between them."""
        reach = self.side * self.spoken
        since, until = second - self.start, self.start + self.spoken + self.missing - second
        size = self.high - self.low
        if since <= reach:
            return self.low + size * since / self.spoken
        if until <= reach:
            return self.high - size * until / self.spoken
        return self.low + size * (self.side + (1 - 2 * self.side) * (since - reach) / (since + until - 2 * reach))

    def lacks(self, second: float) -> float:
        """Return how likely the transcript lacks what was said at a second, 0 to 1."""
        since = second - self.start
        if not 0 <= since <= self.spoken + self.missing:
            return 0.0
        begun = min(1.0, since / self.spoken)
        over = max(0.0, (since - self.missing) / self.spoken)
        return max(0.0, begun - over)


NINE_IN_TEN = 1.65
"""Standard deviations on either side that hold nine in ten of what is normally spread."""
BETWEEN = 60.0
"""Seconds of speech that have a gap as often as not, before anything is known of a transcript with gaps."""
HAZARDS = tuple(2.0**-step for step in range(2, 14))
"""Gaps for each second of speech that are tried."""


def hazard(steps: Iterable[tuple[float, bool]]) -> float:
    """Return how many gaps there are for each second of speech, from the seconds between anchors and whether they have
    one: the likeliest, 0 where there is none."""
    rows = [(spoken, lacking) for spoken, lacking in steps if spoken > 0]
    if not any(lacking for _, lacking in rows):
        return 0.0
    rows += [(BETWEEN, True), (BETWEEN, False)]

    def likelihood(each: float) -> float:
        return sum(log(-expm1(-each * spoken)) if lacking else -each * spoken for spoken, lacking in rows)

    return max(HAZARDS, key=likelihood)


def expected(each: float, spoken: float) -> float:
    """Return how many gaps are to be expected in so many seconds of speech that have one at least."""
    return each * spoken / -expm1(-each * spoken) if each * spoken > SHORT else 1.0


SHORT = 1e-6
SIDE = 0.3
"""Share of the way from an anchor to the next in which a gap between them is taken to be on the other side: of places
spread evenly between two anchors nine in ten are then within their bars."""


def paces(steady: float | None, gapless: bool) -> Sequence[Pace]:
    """Return the paces that a transcript may have: the one that its anchors or its length tell; where that is none of
    people's, or the transcript is too short for its recording, the usual ones."""
    if steady is not None and gapless and SLOW <= steady <= FAST:
        return [Pace(steady, GAP)]
    return [Pace(rate, GAP_IN_EXCERPTS) for rate in RATES]
