"""Give a transcript without times its clock: from the passages of the pages, found in its stream, and their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.records.document import Cue
from kg.timing.anchors import chain, steady
from kg.timing.clock import BAR, Anchor, Clock, smooth
from kg.timing.pace import SLOW, Pace, paces
from kg.timing.search import Found, Index, Place
from kg.timing.stream import Stream

SURE = 12.0
"""Nats from which a place is looked at as an anchor …"""
MARGIN = 4.0
"""… if the passage's next best place has this many less."""
PER_NAT = 4.0
"""Nats of margin for one of weight: as summaries' evidence is tempered."""
HEAVIEST = 6.0
"""Weight that no anchor exceeds: pages err one time in some hundred even where the words are certain."""
SIGMAS = ((0.45, 6.0), (0.3, 10.0), (0.0, 25.0))
"""Seconds by which a code misses its words (standard deviation), by the share of them that stand in order: of quotes
the middle one misses by 4-6, of looser places by 10, of summaries by 25 and more."""
EDGE_SIGMA, EDGE_WEIGHT = 20.0, 1.0
"""The stream's ends are the recording's, give or take this many seconds, unless better anchors say otherwise."""
REACH = 30.0
"""Seconds beyond three standard deviations of the clock within which a passage is looked for a second time."""
WORSE = 6.0
"""Nats by which a place near the code may be worse than the best one and still be the one that is meant."""
AGREES = 30.0
"""Seconds within which an anchor agrees with the clock, beside three of its standard deviations."""


@dataclass(frozen=True, slots=True)
class Told:
    """A page's word that a passage was said at a second, and where the stream may have it."""

    page: str
    """Whoever says it: pages that err often weigh less."""
    text: str
    second: float
    found: Found
    sets: bool = True
    """Whether it sets the clock; what was found to be wrong only tells how far its page is to be trusted."""


Tell = Callable[[Told], Anchor | None]


def clock(
    stream: Stream, index: Index, told: Sequence[Told], duration: float | None, own: Sequence[Anchor] = ()
) -> Clock | None:
    """Return the clock of a stream from what pages tell of it, and times of its own; None where nothing sets it."""
    telling = [one for one in told if one.sets]
    first = _anchors(telling, lambda t: _certain(stream, t))
    wrong = _anchors((one for one in told if not one.sets), lambda t: _certain(stream, t))
    edges = [*_edges(stream, duration), *own]
    pace = _pace([*_trusted(first, {}), *edges], [*own, *(anchor for _, anchor in first)], stream, duration)
    if pace is None or not (first or own or duration):
        return None
    rough = smooth(chain([*_trusted(first, {}), *edges], pace)[0], pace)
    rough = smooth(chain([*_trusted(first, _trust([*first, *wrong], rough)), *edges], pace)[0], pace)
    closer = _anchors(telling, lambda t: near(stream, index, rough, t))
    kept = chain([*_trusted(closer, _trust([*first, *wrong], rough)), *edges], pace)[0]
    if pace.of_excerpts and len(kept) - len(set(kept) & set(edges)) + len(own) < FEWEST_IN_EXCERPTS:
        return None
    found = smooth(kept, pace)
    return found if own or _borne_out(first, found) else None


FEWEST_IN_EXCERPTS = 3
"""Anchors without which nobody knows where in a recording excerpts of it were said."""


def _pace(anchors: Sequence[Anchor], telling: Sequence[Anchor], stream: Stream, duration: float | None) -> Pace | None:
    """Return the pace at which most of the anchors can be true; None where nothing tells one."""
    length = stream.starts[-1]
    told = steady(telling, length, duration)
    gapless = duration is None or length / duration >= SLOW
    tried = paces(told, gapless) if told is not None or telling else []
    ranked = [(chain(anchors, pace)[1] - pace.unlikely, pace) for pace in tried] if len(tried) > 1 else []
    return max(ranked, key=lambda row: (row[0], -row[1].rate))[1] if ranked else next(iter(tried), None)


def _borne_out(anchors: Sequence[tuple[str, Anchor]], clock: Clock) -> bool:
    """Tell whether a clock is worth having: not so where most of the passages that surely stand there are said at
    other seconds, as where the transcript is made of excerpts."""
    close = [anchor for _, anchor in anchors if anchor.sigma <= LOOSE]
    agree = sum(abs(clock.second(anchor.place)[0] - anchor.second) <= FAR for anchor in close)
    return len(close) < FEWEST or agree >= FITS * len(close)


FEWEST, FITS, FAR = 6, 0.4, 120.0
"""Anchors from which a clock is tried, the share that must be near it, and how near, in seconds."""


def _anchors(told: Iterable[Told], tell: Tell) -> list[tuple[str, Anchor]]:
    return [(one.page, anchor) for one in told if (anchor := tell(one))]


def _trust(anchors: Iterable[tuple[str, Anchor]], clock: Clock) -> Mapping[str, float]:
    """Return the weight that each page's anchors may have, by the share of them that agrees with the clock."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for page, anchor in anchors:
        told, spread = clock.second(anchor.place)
        if anchor.sigma > LOOSE:
            continue
        agrees = abs(told - anchor.second) <= AGREES + 3 * spread
        (right if agrees else wrong)[page] += 1
    share = {page: (right[page] + 1) / (right[page] + wrong[page] + 2) for page in {*right, *wrong}}
    return {page: HEAVIEST * value**POWER for page, value in share.items()}


POWER = 2
"""How fast a page's weight falls with the share of its anchors that agree: a page that errs, errs in stretches."""
LOOSE = 10.0
"""Seconds above which an anchor's own spread makes it no test of its page."""


LIGHTEST = 0.3
"""Weight of an anchor of a page that is mostly wrong: it still counts where nobody else says anything."""


def _trusted(anchors: Iterable[tuple[str, Anchor]], trust: Mapping[str, float]) -> list[Anchor]:
    return [
        replace(anchor, weight=max(LIGHTEST, min(anchor.weight, trust.get(page, HEAVIEST)))) for page, anchor in anchors
    ]


def _certain(stream: Stream, told: Told) -> Anchor | None:
    """Return the anchor that a passage's best place is, where it stands out."""
    places = told.found.places
    if not places or places[0].score < SURE:
        return None
    margin = places[0].score - (places[1].score if len(places) > 1 else 0.0)
    return _anchor(stream, places[0], told.second, margin / PER_NAT) if margin >= MARGIN else None


def near(stream: Stream, index: Index, rough: Clock, told: Told) -> Anchor | None:
    """Return the anchor near the place where the rough clock expects a passage, where its words stand there."""
    if not told.found.places or told.found.places[0].score < SURE:
        return None
    reach = 3 * rough.second(rough.place(told.second))[1] + REACH
    low, high = stream.term(rough.place(told.second - reach)), stream.term(rough.place(told.second + reach))
    place = index.pin(told.text, told.found, low, high)
    if place is None or place.score < max(SURE, told.found.places[0].score - WORSE):
        return None
    if abs(rough.second(stream.place(place.term))[0] - told.second) > reach:
        return None
    return _anchor(stream, place, told.second, place.score / (2 * PER_NAT))


def _anchor(stream: Stream, place: Place, second: float, weight: float) -> Anchor:
    sigma = next(sigma for share, sigma in SIGMAS if place.said >= share)
    return Anchor(stream.place(place.term), second, sigma, min(HEAVIEST, weight))


def _edges(stream: Stream, duration: float | None) -> list[Anchor]:
    ends = [Anchor(0.0, 0.0, EDGE_SIGMA, EDGE_WEIGHT)]
    return ends if duration is None else [*ends, Anchor(stream.starts[-1], duration, 2 * EDGE_SIGMA, EDGE_WEIGHT)]


GRAIN = 2.0
"""Seconds that every estimate may be off beside: a word's place in its cue, a page's rounding."""


def timed_cues(cues: Sequence[Cue], stream: Stream, clock: Clock, duration: float | None) -> tuple[Cue, ...]:
    """Return the cues with times and error bars from the clock; those that have a time keep it. Times never fall."""
    told = [clock.second(place) for place in stream.starts]
    seconds: list[float] = []
    for second, _ in told:
        floor = seconds[-1] if seconds else 0.0
        seconds.append(max(floor, second if duration is None else min(second, duration)))
    return tuple(
        cue if cue.start_s is not None else _timed(cue, seconds[at], seconds[at + 1], told[at][1])
        for at, cue in enumerate(cues)
    )


def _timed(cue: Cue, start: float, end: float, deviation: float) -> Cue:
    bar = round(BAR * deviation + GRAIN, 1)
    return Cue(
        cue.line, cue.offset, cue.text, cue.speaker_raw, round(start, 1), round(end, 1), "estimated", bar, cue.section
    )
