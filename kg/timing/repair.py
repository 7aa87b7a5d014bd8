"""Choose what every timecode of a page means: for each section the cheapest sequence of meanings.

A meaning costs what its mistake is rarer than none (`kg.timing.choices`), what its words say against it
(`kg.timing.hearing`), and what it breaks of the section's order, its ranges and its lists. How much dearer the cheapest
sequence with another meaning would be says how sure the choice is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import log
from statistics import median

from kg.timing.choices import (
    ADDED_HOUR,
    COSTS,
    DISPLACED,
    HUNDREDTHS,
    IMPOSSIBLE,
    LOST_HOUR,
    SHIFTED,
    TWICE,
    Choice,
    beyond,
    choices,
    offsets,
)
from kg.timing.hearing import Witness
from kg.timing.passages import Passage
from kg.timing.sequence import cheapest

NEAR = 60.0
"""Seconds from a meaning within which another is none of its own."""
SAME_SHIFT = 30.0
"""Seconds within which two codes are shifted alike."""
PIECE_LENGTH = 900.0
"""Seconds of a recording that programs take at a time."""
PIECE = 600.0
"""Seconds of written time around a code that was certainly misread in which others may be so too: pages are made of a
recording piece by piece."""
LIKE_NEIGHBOURS = 1.0
"""Nats against a code that was misread like its neighbours."""
MISFORMED_DISPLACED = 4.0
"""Nats against a code beyond the recording's end being out of place as well: whatever made it made one mistake."""
ZERO = 10.0
"""Nats against a code of zero meaning anything else: the start of a recording needs no measuring."""
RANGE_BACKWARDS = 8.0
"""Nats against a range that ends before it begins."""
LIST_APART = 3.0
"""Nats against two codes of one bracket being misread differently."""
OWN_SHARE = 0.4
"""Share of the evidence that each code of a list must answer for alone: one of them may be where the words are."""
SLACK = 5.0
"""Seconds by which neighbours may stand out of order: pages round."""
MOST_ORDER = 2.5
"""Nats against an exception in the best ordered section."""
LEAP, LEAP_MOST = 10.0, 2.0
"""Times the middle gap from which neighbours of an ordered section are a leap apart, and the most nats against one."""
REPAIRED = 2.5
"""Nats by which a meaning must beat what is written to be taken for it."""
GUESSED = 1.0
"""Nats by which a doubtful code's other reading must beat what is written to be its second."""
WRITTEN = 1.5
"""Nats by which what is written must beat every other meaning to be taken without doubt."""
TOLD = 3.0
"""Nats against what is written from which a passage's own words tell its place, and its neighbours need not; but where
a subject begins its neighbours tell better."""
SIGNS = 8
"""Signs that a code is judged by: the nearest."""
HOPELESS = 25.0
"""Nats above the cheapest meaning by itself from which no neighbour can make a meaning the likeliest."""
CERTAIN = 4.0
"""Nats from which a misread code is a sign for its neighbours."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a code was taken to mean, and every other meaning."""

    chosen: Choice
    status: str
    """as-written, repaired or doubtful."""
    options: tuple[Choice, ...]
    """All meanings, the cheapest first."""
    margins: tuple[float, ...]
    """Of each option, the nats by which the cheapest sequence with it is dearer than the cheapest of all."""

    @property
    def margin(self) -> float:
        """Nats by which the chosen meaning beats the next one that is not near it."""
        return min((cost for _, cost in self._others()), default=CERTAIN)

    def _others(self) -> list[tuple[Choice, float]]:
        pairs = zip(self.options, self.margins, strict=True)
        return [(option, cost) for option, cost in pairs if abs(option.seconds - self.options[0].seconds) > NEAR]


@dataclass(frozen=True, slots=True)
class Sign:
    """A code that was certainly misread."""

    written: float
    how: str
    shift: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page when its codes are read."""

    length: float | None
    twice: tuple[float, ...]
    """Offsets that may have been added twice."""
    costs: Mapping[str, float]
    """Nats against each kind of mistake on this page."""
    signs: tuple[Sign, ...] = ()
    """Sorted by what is written."""

    def near(self, written: float) -> list[Sign]:
        """Return the signs in the same piece of the recording, the nearest ones."""
        first = bisect_left(self.signs, written - PIECE, key=lambda sign: sign.written)
        last = bisect_right(self.signs, written + PIECE, key=lambda sign: sign.written)
        here = bisect_left(self.signs, written, key=lambda sign: sign.written)
        near = self.signs[max(first, here - SIGNS) : min(last, here + SIGNS)]
        return sorted(near, key=lambda sign: (abs(sign.written - written), sign.written, sign.shift))[:SIGNS]


def decide(
    passages: Sequence[Passage], witnesses: Sequence[Witness | None], length: float | None
) -> tuple[Decision, ...]:
    """Return a decision for each passage of one document, in a recording of `length` seconds."""
    written = [passage.written for passage in passages]
    page = Page(length, tuple(offsets(written, length)), _habits(passages, length))
    first = _decide(passages, witnesses, page)
    signs = tuple(sorted(_signs(passages, first), key=lambda sign: (sign.written, sign.shift, sign.how)))
    return _decide(passages, witnesses, replace(page, signs=signs)) if signs else first


def _habits(passages: Sequence[Passage], length: float | None) -> dict[str, float]:
    """Return the costs of mistakes on a page: hundredths are cheaper where they must be meant elsewhere on it."""
    if length is None or not passages:
        return dict(COSTS)
    past = sum(beyond(passage.written, length) >= IMPOSSIBLE for passage in passages)
    habit = log((len(passages) + 1) / past) if past else COSTS[HUNDREDTHS]
    return {**COSTS, HUNDREDTHS: min(COSTS[HUNDREDTHS], max(LIKE_NEIGHBOURS, habit))}


def _signs(passages: Sequence[Passage], decisions: Sequence[Decision]) -> list[Sign]:
    return [
        Sign(passage.written, decision.chosen.how, decision.chosen.seconds - passage.written)
        for passage, decision in zip(passages, decisions, strict=True)
        if decision.status == "repaired" and decision.margin >= CERTAIN
    ]


def _decide(passages: Sequence[Passage], witnesses: Sequence[Witness | None], page: Page) -> tuple[Decision, ...]:
    options: list[list[Choice]] = []
    for passage, witness in zip(passages, witnesses, strict=True):
        if passage.ends_range and options:
            before = passages[len(options) - 1]
            options.append(_range_end(passage, before.written, options[-1], page))
        else:
            options.append(_options(passage, witness, page))
    decisions: list[Decision] = []
    for _, group in groupby(range(len(passages)), key=lambda at: passages[at].section):
        rows = list(group)
        decisions += _section([passages[at] for at in rows], [options[at] for at in rows], page.length)
    return tuple(decisions)


def _range_end(passage: Passage, start: float, starts: Sequence[Choice], page: Page) -> list[Choice]:
    """Return the meanings of a range's end: its readings, and as far after each meaning of the start as is written.

    It has no words of its own: they begin where the range begins.
    """
    found = choices(passage.code, page.length, page.twice, page.costs)
    for option in starts:
        if option.how in (DISPLACED, SHIFTED):
            _add(found, Choice(round(option.seconds + passage.written - start, 1), SHIFTED, 0.0), page)
    return found


def _options(passage: Passage, witness: Witness | None, page: Page) -> list[Choice]:
    """Return a passage's meanings with prior and evidence: its readings, its words' places, its neighbours' shifts."""
    written = passage.written
    signs = page.near(written)
    found = [_like(choice, signs, page) for choice in choices(passage.code, page.length, page.twice, page.costs)]
    if witness:
        found = [replace(choice, against=witness.against(passage, choice.seconds)) for choice in found]
    shifts = sorted({sign.shift for sign in signs if sign.how in (DISPLACED, SHIFTED, TWICE)})
    for second, against in witness.places(passage) if witness else ():
        _add(found, Choice(round(second, 1), _moved(second, written, shifts, page), 0.0, against), page)
    for shift in shifts if found[0].against < TOLD or passage.opens else ():
        against = witness.against(passage, written + shift) if witness else 0.0
        _add(found, Choice(round(written + shift, 1), SHIFTED, 0.0, against), page)
    return [found[0], *(replace(other, prior=other.prior + ZERO) for other in found[1:])] if written == 0 else found


def _moved(second: float, written: float, shifts: Sequence[float], page: Page) -> str:
    """Return by what a code may have been moved from the place of its words: by what moved its neighbours, by an offset
    added twice (the place lies in a piece of the recording that begins at it), or by nothing known."""
    if any(abs(second - written - shift) <= SAME_SHIFT for shift in shifts):
        return SHIFTED
    return TWICE if beyond(written, page.length) and 0 <= second - written / 2 <= PIECE_LENGTH else DISPLACED


def _like(choice: Choice, signs: Sequence[Sign], page: Page) -> Choice:
    """Return the choice, cheaper where a neighbour was misread in the same way."""
    kinds = {sign.how for sign in signs if sign.how in (HUNDREDTHS, LOST_HOUR, ADDED_HOUR, TWICE)}
    if choice.how not in kinds:
        return choice
    return replace(choice, prior=choice.prior - max(0.0, page.costs[choice.how] - LIKE_NEIGHBOURS))


def _add(found: list[Choice], choice: Choice, page: Page) -> None:
    """Add a meaning that lies apart from those that are there, with its prior."""
    if choice.seconds < 0 or any(abs(choice.seconds - other.seconds) <= NEAR for other in found):
        return
    impossible = MISFORMED_DISPLACED if choice.how == DISPLACED and beyond(found[0].seconds, page.length) else 0.0
    found.append(replace(choice, prior=COSTS[choice.how] + impossible + beyond(choice.seconds, page.length)))


def _section(passages: Sequence[Passage], options: Sequence[Sequence[Choice]], length: float | None) -> list[Decision]:
    order = _order([passage.written for passage in passages], length)

    def own(step: int, option: Choice) -> float:
        return option.prior + option.against * (OWN_SHARE if passages[step].shared else 1.0)

    def joint(step: int, before: Choice, option: Choice) -> float:
        return _joint(passages[step - 1], passages[step], before, option, order)

    options = [_hopeful(row) for row in options]
    costs = cheapest(options, own, joint)
    return [_decision(row, cost, passage) for row, cost, passage in zip(options, costs, passages, strict=True)]


def _hopeful(options: Sequence[Choice]) -> list[Choice]:
    """Return what is written and every meaning that is not hopeless."""
    least = min(option.cost for option in options)
    return [option for at, option in enumerate(options) if not at or option.cost <= least + HOPELESS]


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


def _order(written: Sequence[float], length: float | None) -> Order:
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


def _joint(a: Passage, b: Passage, before: Choice, option: Choice, order: Order) -> float:
    """Return the nats against two neighbours' meanings together."""
    cost = order.against(before.seconds, option.seconds)
    if a.group != b.group:
        return cost
    if b.ends_range:
        backwards = RANGE_BACKWARDS if option.seconds < before.seconds else 0.0
        apart = abs(option.seconds - b.written - before.seconds + a.written) > SAME_SHIFT
        return cost + backwards + (LIST_APART if apart else -max(0.0, option.prior - LIKE_NEIGHBOURS))
    if b.shared:
        return cost + (1 - OWN_SHARE) * min(before.against, option.against)
    if abs(option.seconds - b.written - before.seconds + a.written) > SAME_SHIFT:
        return cost + LIST_APART
    return cost - max(0.0, COSTS[option.how] - LIKE_NEIGHBOURS) if option.how == before.how else cost


def _decision(options: Sequence[Choice], costs: Sequence[float], passage: Passage) -> Decision:
    least = min(costs)
    ranked = sorted(zip(options, costs, strict=True), key=lambda row: (row[1], row[0].seconds))
    decision = Decision(
        ranked[0][0], "", tuple(option for option, _ in ranked), tuple(round(cost - least, 3) for _, cost in ranked)
    )
    return _judged(decision, options[0], costs[0] - least, passage)


def _judged(decision: Decision, written: Choice, worse: float, passage: Passage) -> Decision:
    """Return the decision with its status: what is doubtful stays as written unless that is impossible."""
    if decision.chosen == written:
        return replace(decision, status="as-written" if decision.margin >= WRITTEN else "doubtful")
    vague = passage.opens and decision.chosen.how == DISPLACED
    if decision.margin >= REPAIRED and not vague:
        return replace(decision, status="repaired")
    reading = decision.chosen.how not in (DISPLACED, SHIFTED)
    guessed = worse >= (GUESSED if reading else REPAIRED) and not vague
    return replace(decision, status="doubtful", chosen=decision.chosen if guessed else written)
