"""The clock of a transcript: from places in its stream to seconds of the recording, and how sure that is.

Speech is steady: time is place over rate, plus a slow drift. Anchors (places whose second a page tells) are
observations of the drift; a random walk between them is smoothed forward and backward (Rauch, Tung and Striebel, AIAA
Journal 3, 1965) and bridged between them, which gives a mean and a variance at every place. Anchors far from what the
others say are weighed down as under Student's t.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import expm1, inf, log, sqrt
from statistics import median

from kg.timing.pace import SIDE, Gap, Pace, expected, hazard


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place in the stream of which a page tells the second."""

    place: float
    """Speech units."""
    second: float
    sigma: float
    """Seconds by which such anchors miss (standard deviation)."""
    weight: float
    """Nats: how much likelier than not that the anchor is right."""


BAR = 2.1
"""Standard deviations that an error bar is wide: with tails as heavy as pages have, one error in ten exceeds it."""
DRIFTS = (0.03, 0.1, 0.3, 0.6, 1.0, 2.0, 4.0)
"""Variance of the drift in s² for each second, tried in turn; captions of a conversation have about 0.5."""
SCALES = (0.35, 0.6, 1.0)
"""Shares of their usual errors by which a recording's anchors miss: some pages are made with more care."""
MANY = 20
"""Anchors from which they tell how small their errors are."""
CARELESS = 0.14
"""Nats for each anchor against errors *e* times smaller than usual: they are small where others made the anchors."""
FREEDOM = 4.0
"""Degrees of freedom of the t that anchors' errors follow: few, since pages are sometimes far off."""
ROUNDS = 4
"""Reweightings; the weights move less than a percent after."""
SHORTEST = 1e-6


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds of every place. Knots are sorted by place and by second."""

    places: list[float]
    seconds: list[float]
    variances: list[float]
    rate: float
    """Speech units a second."""
    drift: float
    """Variance of the drift in s² for each second."""
    gaps: Mapping[int, Gap] = field(default_factory=dict)
    """By the knot before them."""
    hazard: float = 0.0
    """Gaps for each second of speech."""

    def second(self, place: float) -> tuple[float, float]:
        """Return the second of a place and its standard deviation in seconds."""
        after = bisect_right(self.places, place)
        if after == 0 or after == len(self.places):
            return self._beyond(place, 0 if after == 0 else -1)
        low, high = self.places[after - 1], self.places[after]
        share = (place - low) / max(SHORTEST, high - low)
        if gap := self.gaps.get(after - 1):
            return self._near_gap(gap, place, share, after)
        mean = self.seconds[after - 1] + share * (self.seconds[after] - self.seconds[after - 1])
        bridge = self.drift * (high - low) / self.rate * share * (1 - share)
        ends = self.variances[after - 1] * (1 - share) + self.variances[after] * share
        return mean, sqrt(bridge + ends)

    def _near_gap(self, gap: Gap, place: float, share: float, after: int) -> tuple[float, float]:
        mean, off = gap.passed(place)
        near = self.variances[after if share > 0.5 else after - 1] + self.drift * gap.spoken * min(share, 1 - share)
        return mean, max(sqrt(near), off / BAR)

    def loose(self, place: float) -> float:
        """Return by how many seconds a gap of which nobody knows the place may move a place; 0 where there is none."""
        after = bisect_right(self.places, place)
        if gap := self.gaps.get(after - 1):
            return gap.passed(place)[1]
        knot = 0 if after == 0 else -1 if after == len(self.places) else None
        return 0.0 if knot is None else BAR * self._unseen((place - self.places[knot]) / self.rate)

    def blur(self, second: float) -> float:
        """Return the standard deviation of the anchors around a second, whatever gap lies between them."""
        after = bisect_left(self.seconds, second)
        if after - 1 in self.gaps:
            return sqrt(max(self.variances[after - 1], self.variances[after]))
        return self.second(self.place(second))[1]

    def lacks(self, second: float) -> float:
        """Return how likely the transcript lacks what was said at a second, 0 to 1."""
        gap = self.gaps.get(bisect_right(self.seconds, second) - 1)
        return gap.lacks(second) if gap else 0.0

    def place(self, second: float) -> float:
        """Return the place that is said at a second."""
        after = bisect_left(self.seconds, second)
        if after == 0 or after == len(self.seconds):
            knot = 0 if after == 0 else -1
            return self.places[knot] + (second - self.seconds[knot]) * self.rate
        if gap := self.gaps.get(after - 1):
            return gap.place(second)
        low, high = self.seconds[after - 1], self.seconds[after]
        share = (second - low) / max(SHORTEST, high - low)
        return self.places[after - 1] + share * (self.places[after] - self.places[after - 1])

    def _beyond(self, place: float, knot: int) -> tuple[float, float]:
        away = (place - self.places[knot]) / self.rate
        return self.seconds[knot] + away, sqrt(self.variances[knot] + self.drift * abs(away)) + self._unseen(away)

    def _unseen(self, away: float) -> float:
        """Return the deviation for gaps that no anchor tells of, where one is to be expected."""
        lacking = [gap.missing / gap.count for gap in self.gaps.values()]
        gaps = self.hazard * abs(away)
        return max(1.0, gaps) * median(lacking) / BAR if lacking and -expm1(-gaps) > SIDE else 0.0


def smooth(anchors: Sequence[Anchor], pace: Pace) -> Clock:
    """Return the clock that anchors (at least one, in any order) set at a pace, with its gaps."""
    ordered = _merged(sorted(anchors))
    rate, missing = pace.rate, [0.0, *(pace.missing(a, b) for a, b in pairwise(ordered))]
    drift, scale = max(
        ((drift, scale) for drift in DRIFTS for scale in (SCALES if len(ordered) >= MANY else SCALES[-1:])),
        key=lambda row: (
            _likelihood(_scaled(ordered, row[1]), rate, row[0], missing) + CARELESS * len(ordered) * log(row[1]),
            -row[0],
            row[1],
        ),
    )
    weighed = ordered = _scaled(ordered, scale)
    for _ in range(ROUNDS):
        means, variances = _smoothed(weighed, rate, drift, missing)
        weighed = [_reweighed(anchor, mean) for anchor, mean in zip(ordered, _told(ordered, means, rate), strict=True)]
    means, variances = _smoothed(weighed, rate, drift, missing)
    places = [anchor.place for anchor in ordered]
    seconds = _rising(_told(ordered, means, rate), places, rate)
    steps = [(b - a) / rate for a, b in pairwise(places)]
    each = hazard(zip(steps, map(bool, missing[1:]), strict=True))
    gaps = {
        at: Gap(places[at], places[at + 1], seconds[at], spoken, lacking, expected(each, spoken))
        for at, spoken in enumerate(steps)
        if missing[at + 1] and (lacking := seconds[at + 1] - seconds[at] - spoken) > 0
    }
    return Clock(places, seconds, variances, rate, drift, gaps, each)


def _merged(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Return the anchors with those of one place made one, so that places rise strictly."""
    merged: list[Anchor] = []
    for anchor in anchors:
        if merged and anchor.place - merged[-1].place < SHORTEST:
            if anchor.sigma < merged[-1].sigma:
                merged[-1] = anchor
        else:
            merged.append(anchor)
    return merged


def _scaled(anchors: Sequence[Anchor], scale: float) -> list[Anchor]:
    return [replace(anchor, sigma=anchor.sigma * scale) for anchor in anchors]


def _reweighed(anchor: Anchor, told: float) -> Anchor:
    miss = (anchor.second - told) / anchor.sigma
    return replace(anchor, sigma=anchor.sigma * sqrt((FREEDOM + miss * miss) / (FREEDOM + 1)))


def _told(anchors: Sequence[Anchor], drifts: Sequence[float], rate: float) -> list[float]:
    return [anchor.place / rate + drift for anchor, drift in zip(anchors, drifts, strict=True)]


def _forward(
    anchors: Sequence[Anchor], rate: float, drift: float, missing: Sequence[float]
) -> list[tuple[float, float, float, float]]:
    """Return, for each anchor, the drift's predicted mean and variance and the same after the anchor was seen."""
    states: list[tuple[float, float, float, float]] = []
    mean, variance, place = anchors[0].second - anchors[0].place / rate, inf, anchors[0].place
    for anchor, lacking in zip(anchors, missing, strict=True):
        ahead = variance + drift * (anchor.place - place) / rate + lacking * lacking
        gain = 1.0 if ahead == inf else ahead / (ahead + anchor.sigma**2)
        after = mean + gain * (anchor.second - anchor.place / rate - mean)
        states.append((mean, ahead, after, anchor.sigma**2 * gain))
        mean, variance, place = after, anchor.sigma**2 * gain, anchor.place
    return states


def _smoothed(
    anchors: Sequence[Anchor], rate: float, drift: float, missing: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Return the drift's mean and variance at every anchor, given all of them."""
    states = _forward(anchors, rate, drift, missing)
    means, variances = [states[-1][2]], [states[-1][3]]
    for (_, _, mean, variance), (_, ahead, _, _) in zip(reversed(states[:-1]), reversed(states[1:]), strict=True):
        gain = variance / ahead if ahead else 0.0
        means.append(mean + gain * (means[-1] - mean))
        variances.append(variance + gain * gain * (variances[-1] - ahead))
    return means[::-1], variances[::-1]


def _likelihood(anchors: Sequence[Anchor], rate: float, drift: float, missing: Sequence[float]) -> float:
    """Return the log likelihood of the anchors, each told by those before it, with the heavy tails of a t."""
    total = 0.0
    states = _forward(anchors, rate, drift, missing)
    for anchor, (mean, ahead, _, _), lacking in list(zip(anchors, states, missing, strict=True))[1:]:
        if lacking:
            continue
        spread = ahead + anchor.sigma**2
        miss = anchor.second - anchor.place / rate - mean
        total -= (log(spread) + (FREEDOM + 1) * log(1 + miss * miss / (FREEDOM * spread))) / 2
    return total


FASTEST = 4.0
"""Speech is never this many times as fast as on average, nor as slow: knots nearer or farther are moved."""


def _rising(seconds: Sequence[float], places: Sequence[float], rate: float) -> list[float]:
    """Return the seconds so that none stands still: each at least a fastest talker's time after the one before."""
    rising = list(seconds[:1])
    for second, (before, place) in zip(seconds[1:], pairwise(places), strict=True):
        rising.append(max(second, rising[-1] + (place - before) / rate / FASTEST))
    return rising
