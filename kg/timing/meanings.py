"""All that a page's timecodes can mean, with what each meaning costs by itself.

Beside what follows from the characters (`kg.timing.choices`): the places where the words stand, and the shifts of codes
nearby that were certainly misread.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from kg.text.codeforms import HUNDREDTHS
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
    return Page(length, tuple(offsets(written, length)), _habits(passages, length))


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
