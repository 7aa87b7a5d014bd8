"""Move chapters that drift: those whose codes the words of all chapters of their list contradict.

A code inside its chapter stands, wherever the chapter begins: whoever goes there hears what the page says. One before
its chapter begins, or after the next one has begun, is contradicted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import exp, inf, log

from kg.text.codeforms import AS_WRITTEN
from kg.timing.chapters import REACH, Beginning, beginnings
from kg.timing.choices import COSTS, DISPLACED, IMPOSSIBLE, SHIFTED, Choice, latest
from kg.timing.hearing import Witness
from kg.timing.meanings import NEAR
from kg.timing.order import rising
from kg.timing.passages import Passage
from kg.timing.repair import REPAIRED, WRITTEN, Decision, decide
from kg.timing.transcripts import Heard

AT = 3.0
"""Nats against a place of a chapter's words up to which the chapter may begin there."""
AGREE = 30.0
"""Seconds within which two that tell a beginning agree."""


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter of a list, and what is said of it."""

    at: int
    """Index of its passage."""
    code: float
    """Its second, misformed codes as they were read."""
    here: Beginning
    against: float
    """Nats against the code lying inside the chapter."""


def decided(
    passages: Sequence[Passage], witnesses: Sequence[Witness | None], heard: Heard, length: float | None
) -> tuple[Decision, ...]:
    """Return a decision for each passage of one document, chapters by what is said of all chapters of their list."""
    made = list(decide(passages, witnesses, length))
    for one in _chapters(passages, made, heard, length):
        made[one.at] = _judged(passages[one.at], witnesses[one.at], made[one.at], one)
    return tuple(made)


def _chapters(
    passages: Sequence[Passage], decisions: Sequence[Decision], heard: Heard, length: float | None
) -> list[_Chapter]:
    made: list[_Chapter] = []
    rows = [at for at, passage in enumerate(passages) if passage.opens and passage.item is not None]
    for _, group in groupby(rows, key=lambda at: passages[at].section):
        told = [(at, _told(passages[at], decisions[at])) for at in group]
        kept = _in_order([row for row in told if length is None or row[1] <= latest(length)])
        found = beginnings([passages[at].text for at, _ in kept], [code for _, code in kept], heard)
        made += [
            _Chapter(at, code, here, _outside(code, here, after, heard))
            for (at, code), here, after in zip(kept, found, [*found[1:], None], strict=False)
        ]
    return made


def _outside(code: float, here: Beginning, after: Beginning | None, heard: Heard) -> float:
    """Return the nats against a code lying between a chapter's beginning and the next one's; few where the transcript
    may lack what was said there."""
    early = here.against(0.0, code + NEAR)
    late = after.against(code - NEAR, code + 2 * REACH) if after else 0.0
    nats = min(IMPOSSIBLE, max(early, min(late, here.against(code - NEAR, code + NEAR))))
    lacks = heard.clock.lacks(code)
    return nats if not lacks else -log(lacks + (1 - lacks) * exp(-nats))


def _told(passage: Passage, decision: Decision) -> float:
    read = decision.status == "repaired" and decision.chosen.how not in (DISPLACED, SHIFTED)
    return decision.chosen.seconds if read else passage.written


def _in_order(told: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return those whose seconds stand in order, or so nearly that drifting may have parted them from it."""
    steady = rising([code for _, code in told])
    kept = []
    for at, row in enumerate(told):
        after = bisect_left(steady, at)
        low = told[steady[max(0, after - 1)]][1]
        high = told[steady[min(after, len(steady) - 1)]][1]
        if low - REACH <= row[1] <= high + REACH:
            kept.append(row)
    return kept


def _judged(passage: Passage, witness: Witness | None, first: Decision, one: _Chapter) -> Decision:
    """Return the decision for a chapter: as its code says unless what is said contradicts it."""
    costs = dict(zip(first.options, first.margins, strict=True))
    stays = next(option for option in first.options if option.seconds == one.code)
    read = {option: cost - costs[stays] for option, cost in costs.items() if option.how not in (DISPLACED, SHIFTED)}
    borne_out = first.status == "repaired" and one.here.against(first.chosen.seconds, first.chosen.seconds) <= AT
    if min(read.values()) < 0 or (borne_out and first.chosen.how == SHIFTED):
        return first
    second, sure = _place(passage, witness, one.here)
    moved = Choice(second, DISPLACED, COSTS[DISPLACED])
    rows = [(option, round(cost + one.against, 3)) for option, cost in read.items()]
    rows = sorted([*rows, (moved, 0.0)] if one.against > 0 else rows, key=lambda row: (row[1], row[0].seconds))
    options, margins = tuple(option for option, _ in rows), tuple(cost for _, cost in rows)
    made = replace(first, options=options, margins=margins, chosen=stays, status="doubtful")
    if one.against >= REPAIRED and made.margin >= REPAIRED:
        return replace(made, chosen=moved, status="repaired" if sure else "doubtful")
    others = min((cost for option, cost in read.items() if abs(option.seconds - one.code) > NEAR), default=inf)
    if max(one.against - WRITTEN, WRITTEN - others) >= 0:
        return made
    return replace(made, status="as-written" if stays.how == passage.code.readings[0].how == AS_WRITTEN else "repaired")


def _place(passage: Passage, witness: Witness | None, here: Beginning) -> tuple[float, bool]:
    """Return where a chapter begins, and whether both agree that tell it: the best place of its words that may be its
    beginning, and where words of its own begin to be said. Between two that agree it begins."""
    places = [second for second, _ in witness.places(passage)] if witness else []
    place = next((second for second in places if here.against(second, second) <= AT), here.last)
    agree = abs(place - here.last) <= AGREE
    return round((place + here.last) / 2 if agree else place, 1), agree
