"""Choose what every timecode of a page means: for each section the cheapest sequence of meanings.

A meaning costs what its mistake is rarer than none (`kg.timing.choices`), what its words say against it
(`kg.timing.hearing`), and what it breaks of the section's order, its ranges and its lists. How much dearer the cheapest
sequence with another meaning would be says how sure the choice is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.records.document import CodeStatus
from kg.text.codeforms import AS_WRITTEN
from kg.timing.choices import COSTS, DISPLACED, IMPOSSIBLE, SHIFTED, Choice
from kg.timing.hearing import Witness
from kg.timing.meanings import LIKE_NEIGHBOURS, NEAR, SAME_SHIFT, Page, Sign, meanings, page_of
from kg.timing.order import Order, order_of
from kg.timing.passages import Passage
from kg.timing.sequence import cheapest

RANGE_BACKWARDS = 8.0
"""Nats against a range that ends before it begins."""
LIST_APART = 3.0
"""Nats against two codes of one bracket being misread differently."""
OWN_SHARE = 0.4
"""Share of the evidence that each code of a list must answer for alone: one of them may be where the words are."""
REPAIRED = 2.5
"""Nats by which a meaning must beat what is written to be taken for it."""
GUESSED = 1.0
"""Nats by which a doubtful code's other reading must beat what is written to be its second."""
WRITTEN = 1.5
"""Nats by which what is written must beat every other meaning to be taken without doubt."""
HOPELESS = 25.0
"""Nats above the cheapest meaning by itself from which no neighbour can make a meaning the likeliest."""
CERTAIN = 4.0
"""Nats from which a misread code is a sign for its neighbours."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a code was taken to mean, and every other meaning."""

    chosen: Choice
    status: CodeStatus
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


def decide(
    passages: Sequence[Passage], witnesses: Sequence[Witness | None], length: float | None
) -> tuple[Decision, ...]:
    """Return a decision for each passage of one document, in a recording of `length` seconds."""
    page = page_of(passages, length)
    first = _decide(passages, witnesses, page)
    signs = tuple(sorted(_signs(passages, first), key=lambda sign: (sign.written, sign.shift, sign.how)))
    return _decide(passages, witnesses, replace(page, signs=signs)) if signs else first


def _signs(passages: Sequence[Passage], decisions: Sequence[Decision]) -> list[Sign]:
    return [
        Sign(passage.written, decision.chosen.how, decision.chosen.seconds - passage.written)
        for passage, decision in zip(passages, decisions, strict=True)
        if decision.status == "repaired" and decision.margin >= CERTAIN
    ]


def _decide(passages: Sequence[Passage], witnesses: Sequence[Witness | None], page: Page) -> tuple[Decision, ...]:
    options = meanings(passages, witnesses, page)
    decisions: list[Decision] = []
    for _, group in groupby(range(len(passages)), key=lambda at: passages[at].section):
        rows = list(group)
        decisions += _section([passages[at] for at in rows], [options[at] for at in rows], page.length)
    return tuple(decisions)


def _section(passages: Sequence[Passage], options: Sequence[Sequence[Choice]], length: float | None) -> list[Decision]:
    order = order_of([passage.written for passage in passages], length)

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
        ranked[0][0],
        "doubtful",
        tuple(option for option, _ in ranked),
        tuple(round(cost - least, 3) for _, cost in ranked),
    )
    return _judged(decision, options[0], costs[0] - least, passage)


def _judged(decision: Decision, written: Choice, worse: float, passage: Passage) -> Decision:
    """Return the decision with its status: what is doubtful stays as written unless that is impossible."""
    if decision.chosen == written:
        sound: CodeStatus = "as-written" if passage.code.readings[0].how == AS_WRITTEN else "repaired"
        return replace(decision, status=sound if decision.margin >= WRITTEN else "doubtful")
    vague = passage.opens and decision.chosen.how == DISPLACED
    if decision.margin >= REPAIRED and not vague:
        return replace(decision, status="repaired")
    reading = decision.chosen.how not in (DISPLACED, SHIFTED)
    guessed = written.prior >= IMPOSSIBLE or (worse >= (GUESSED if reading else REPAIRED) and not vague)
    return replace(decision, status="doubtful", chosen=decision.chosen if guessed else written)
