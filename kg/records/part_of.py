"""Which places of a life are parts of which: as stated, or as their names say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_INSTITUTION = re.compile(r"\b(?:universit\w+|college|polytechnic|institute of technology)\b", re.IGNORECASE)
"""A name with such a word names a house of its own: "Northbank Lakes University" is no part of Northbank."""


def wholes(
    places: Iterable[object], part_of: Iterable[tuple[str, str]], forms: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Return for places (ids; values are left out) what they are part of, and what that is part of.

    As stated (`part_of`: part and whole), else as a name says that begins with another's: "Northbank Weaving Class" is
    part of Northbank; a name that says "university" or "college" itself is a house of its own. `forms` are the names
    of places, by id.

    >>> wholes("abc", [], {"a": ["Northbank"], "b": ["Northbank Weaving Class"], "c": ["Northbank Lakes University"]})
    {'b': 'a'}
    """
    stated: dict[str, str] = {}
    for part, whole in sorted(part_of):
        if part != whole:
            stated.setdefault(part, whole)
    named = sorted({place for place in places if isinstance(place, str)})
    found: dict[str, str] = {}
    for part in named:
        while part in stated and part not in found and _top(stated[part], found) != part:
            found[part] = stated[part]
            part = stated[part]
    for part in named:
        for whole in named:
            free = part not in found and part != whole and _top(whole, found) != part
            if free and _begins(forms.get(part, ()), forms.get(whole, ())):
                found[part] = whole
    return found


def _begins(part: Sequence[str], whole: Sequence[str]) -> bool:
    starts = [form for form in whole if form and " " not in form.strip() and form[:1].isupper()]
    starts += [form for form in whole if " " in form.strip()]
    rests = (form[len(start) :] for start in starts for form in part if form.startswith(f"{start} "))
    return any(rest.strip() and not _INSTITUTION.search(rest) for rest in rests)


def _top(place: str, found: Mapping[str, str]) -> str:
    seen = {place}
    while place in found and found[place] not in seen:
        place = found[place]
        seen.add(place)
    return place


def above(place: object, wholes: Mapping[str, str]) -> list[str]:
    """Return what a place is part of, the nearest first."""
    found: list[str] = []
    while isinstance(place, str) and place in wholes and wholes[place] not in found:
        place = wholes[place]
        found.append(place)
    return found


def around(place: object, wholes: Mapping[str, str]) -> list[str]:
    """Return what a place is part of, and its parts."""
    return [*above(place, wholes), *sorted(part for part in wholes if place in above(part, wholes))]
