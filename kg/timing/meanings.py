"""All that a page's timecodes can mean, with what each meaning costs by itself.

Beside what follows from the characters (`kg.timing.choices`): the places where the words stand, and the shifts of codes
nearby that were certainly misread.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from kg.text.codeforms import AS_WRITTEN, HOURS_MINUTES, HUNDREDTHS
from kg.timing.choices import (
    ADDED_HOUR,
    COSTS,
    DISPLACED,
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

NEAR = 60.0
"""Seconds from a meaning within which another is none of its own."""
OPENING = 300.0
"""Seconds from a meaning within which a chapter's words tell no other one: they begin to be said where it begins, and
may say the most of it later."""
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
TOLD = 3.0
"""Nats against what is written from which a passage's own words tell its place, and its neighbours need not; but where
a subject begins its neighbours tell better."""
WHOLE, GROUP_LOST = 3.0, 2.5
"""The most nats against a code of two groups on a page that else writes three, and those against having lost one."""
SIGNS = 8
"""Signs that a code is judged by: the nearest."""


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
    whole: float = 0.0
    """Nats against a code of two groups on a page that else writes three, noughts for the hour included."""
    signs: tuple[Sign, ...] = ()
    """Sorted by what is written."""

    def near(self, written: float) -> list[Sign]:
        """Return the signs in the same piece of the recording, the nearest ones."""
        first = bisect_left(self.signs, written - PIECE, key=lambda sign: sign.written)
        last = bisect_right(self.signs, written + PIECE, key=lambda sign: sign.written)
        here = bisect_left(self.signs, written, key=lambda sign: sign.written)
        near = self.signs[max(first, here - SIGNS) : min(last, here + SIGNS)]
        return sorted(near, key=lambda sign: (abs(sign.written - written), sign.written, sign.shift))[:SIGNS]


def page_of(passages: Sequence[Passage], length: float | None) -> Page:
    """Return what a page's codes tell of how it was made, in a recording of `length` seconds."""
    written = [passage.written for passage in passages]
    return Page(length, tuple(offsets(written, length)), _habits(passages, length), _whole(passages))


def _whole(passages: Sequence[Passage]) -> float:
    """Return the log odds of three groups among the codes of a page's first hour, none where two are usual."""
    first = [passage.code.readings for passage in passages if 0 < passage.written < 3600]
    three = sum(all(reading.how != HOURS_MINUTES for reading in readings) for readings in first)
    return min(WHOLE, max(0.0, log((three + 1) / (len(first) - three + 1))))


def _habits(passages: Sequence[Passage], length: float | None) -> dict[str, float]:
    """Return the costs of mistakes on a page: hundredths are cheaper where they must be meant elsewhere on it."""
    if length is None or not passages:
        return dict(COSTS)
    past = sum(beyond(passage.written, length) >= IMPOSSIBLE for passage in passages)
    habit = log((len(passages) + 1) / past) if past else COSTS[HUNDREDTHS]
    return {**COSTS, HUNDREDTHS: min(COSTS[HUNDREDTHS], max(LIKE_NEIGHBOURS, habit))}


def meanings(passages: Sequence[Passage], witnesses: Sequence[Witness | None], page: Page) -> list[list[Choice]]:
    """Return the meanings of every code of a page, what is written first."""
    found: list[list[Choice]] = []
    for at, (passage, witness) in enumerate(zip(passages, witnesses, strict=True)):
        if passage.ends_range and at:
            found.append(_range_end(passage, passages[at - 1].written, found[-1], page))
        else:
            found.append(_options(passage, witness, page))
    return found


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
    found = [
        _like(choice, written, signs, page) for choice in choices(passage.code, page.length, page.twice, page.costs)
    ]
    if page.whole and any(reading.how == HOURS_MINUTES for reading in passage.code.readings):
        found = [_with_group(choice, page) for choice in found]
    if witness:
        found = [replace(choice, against=witness.against(passage, choice.seconds)) for choice in found]
    shifts = sorted({sign.shift for sign in signs if sign.how in (DISPLACED, SHIFTED, TWICE)})
    for second, against in witness.places(passage) if witness else ():
        _add(found, Choice(round(second, 1), _moved(second, written, shifts, page), 0.0, against), page, passage.opens)
    for shift in shifts if found[0].against < TOLD or passage.opens else ():
        against = witness.against(passage, written + shift) if witness else 0.0
        _add(found, Choice(round(written + shift, 1), SHIFTED, 0.0, against), page)
    return [found[0], *(replace(other, prior=other.prior + ZERO) for other in found[1:])] if written == 0 else found


def _with_group(choice: Choice, page: Page) -> Choice:
    """Return a meaning of a code of two groups where three are usual: it lost its hour, or its seconds."""
    if choice.how == AS_WRITTEN:
        return replace(choice, prior=choice.prior + page.whole)
    if choice.how in (LOST_HOUR, HOURS_MINUTES):
        cheaper = (COSTS[choice.how] - GROUP_LOST) * page.whole / WHOLE
        return replace(choice, prior=max(LIKE_NEIGHBOURS, choice.prior - cheaper))
    return choice


def _moved(second: float, written: float, shifts: Sequence[float], page: Page) -> str:
    """Return by what a code may have been moved from the place of its words: by what moved its neighbours, by an offset
    added twice (the place lies in a piece of the recording that begins at it), or by nothing known."""
    if any(abs(second - written - shift) <= SAME_SHIFT for shift in shifts):
        return SHIFTED
    return TWICE if beyond(written, page.length) and 0 <= second - written / 2 <= PIECE_LENGTH else DISPLACED


_ALIKE = frozenset({HUNDREDTHS, LOST_HOUR, ADDED_HOUR, TWICE})
"""Mistakes that neighbours share; of offsets added twice it is the same offset."""


def _like(choice: Choice, written: float, signs: Sequence[Sign], page: Page) -> Choice:
    """Return the choice, cheaper where a neighbour was misread in the same way."""
    alike = (sign for sign in signs if sign.how == choice.how and sign.how in _ALIKE)
    if not any(sign.how != TWICE or abs(choice.seconds - written - sign.shift) <= SAME_SHIFT for sign in alike):
        return choice
    return replace(choice, prior=choice.prior - max(0.0, page.costs[choice.how] - LIKE_NEIGHBOURS))


def _add(found: list[Choice], choice: Choice, page: Page, opens: bool = False) -> None:
    """Add a meaning that lies apart from those that are there, with its prior.

    Where a subject begins no sentence tells to the minute: of a place near another reading of the code that is meant.
    """
    near = [other for other in found if abs(other.seconds - choice.seconds) <= (OPENING if opens else NEAR)]
    read = any(other.how not in (AS_WRITTEN, DISPLACED, SHIFTED) for other in near)
    if choice.seconds < 0 or read or any(abs(choice.seconds - other.seconds) <= NEAR for other in near):
        return
    impossible = MISFORMED_DISPLACED if choice.how == DISPLACED and beyond(found[0].seconds, page.length) else 0.0
    found.append(replace(choice, prior=COSTS[choice.how] + impossible + beyond(choice.seconds, page.length)))
