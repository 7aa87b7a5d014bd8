"""One disagreement, found by two families of rules, is listed once: the year of a sentence and of the fact in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.conflicts.draft import Draft, Side
from kg.text.normalize import key

_OF_NUMBERS = ("date", "amount")
"""Families that read the same numbers, the one that knows of what first."""


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts, those with the same values from the same lines made one with the places of all.

    The first of a family stands for the others, one of `date` for those of `amount`.
    """
    of_values: dict[tuple[str, ...], list[int]] = defaultdict(list)
    kept, dropped = list(drafts), set[int]()
    numbers = (n for n, draft in enumerate(drafts) if draft.family in _OF_NUMBERS)
    for number in sorted(numbers, key=lambda n: (_OF_NUMBERS.index(drafts[n].family), n)):
        values = tuple(sorted(key(side.value) for side in drafts[number].sides))
        same = next((n for n in of_values[values] if _same_lines(kept[n], drafts[number])), None)
        if same is None:
            of_values[values].append(number)
        else:
            kept[same] = joined(kept[same], drafts[number])
            dropped.add(number)
    return [draft for number, draft in enumerate(kept) if number not in dropped]


def joined(a: Draft, b: Draft) -> Draft:
    """Return two drafts with the same values as one, with the places of both."""
    sides = (replace(side, places=tuple(dict.fromkeys((*side.places, *other.places)))) for side, other in _pairs(a, b))
    return replace(a, sides=tuple(sides), looked=a.looked or b.looked)


def _same_lines(a: Draft, b: Draft) -> bool:
    """Whether each value has a line of a source in common."""
    return all(_lines(side) & _lines(other) for side, other in _pairs(a, b))


def _pairs(a: Draft, b: Draft) -> list[tuple[Side, Side]]:
    others = {key(side.value): side for side in b.sides}
    return [(side, others[key(side.value)]) for side in a.sides]


def _lines(side: Side) -> set[tuple[str, int]]:
    return {(place.evidence.source, place.evidence.line) for place in side.places}
