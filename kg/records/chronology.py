"""The stations of a life in the order in which they were lived: one stay a place, with all that was done there.

Years decide where sources give them. Without, what must come before comes before: a school before the chair that its
degree leads to, an internship before the post. Else stations stand as they were told, and are said to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from kg.records.part_of import above, around, wholes
from kg.records.statement import Statement
from kg.records.stations import STATIONS, in_order, joined, together

_KIND = {"workedAt": "work", "founded": "work", "studiedAt": "study", "advisedBy": "adviser"}
"""What is one stay where it is at one place; a predicate that is not here is a stay of its own."""
_STAGES = (
    (1, r"high school|secondary|undergrad\w*|bachelor\w*|\bb\.?\s?(?:a|sc|s)\b|本科|高中"),
    (2, r"master\w*|\bm\.?\s?(?:a|sc|s)\b|硕士"),
    (3, r"ph\.?\s?d|doctora\w*|doctor|graduate student|博士"),
    (4, r"post-?\s?doc\w*|博士后"),
    (5, r"professor\w*|lecturer|\breader\b|faculty|教授|讲师"),
)
"""What a role says of the stage of a life; each comes after those before it."""
_TRAINEE = re.compile(r"\b(?:intern\w*|trainee|apprentice\w*)\b|实习", re.IGNORECASE)
_SCHOOLING, _CHAIR = 3, 4
"""The last stage of studies; the first that wants a degree."""


class Stay(NamedTuple):
    """What somebody was and did at one place."""

    place: str
    """Id of the place: the whole where its parts are stations too; a value as it is."""
    stations: tuple[Statement, ...]
    """In order, those that say one thing joined (`together`)."""
    basis: str
    """Why it stands where it does: "year", "before" (what must come before) or "told"."""


def stays(stations: Sequence[Statement], wholes: Mapping[str, str]) -> tuple[Stay, ...]:
    """Return the stations of one person as stays, in the order of the life.

    `wholes` gives for a place the place that it is part of; a stay there is told under the whole where the whole is a
    station of the same kind. What was only concluded about a whole whose part is shown is left to the part.
    """
    rows = [joined(row) for row in together(stations)]
    told = in_order(rows)
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for fact in _needed(told, wholes):
        groups[_kind(fact), _whole(fact, told, wholes)].append(fact)
    found = [Stay(place, tuple(group), "year" if _year(group) else "told") for (_, place), group in groups.items()]
    return _lived(found)


def positions(
    statements: Iterable[Statement], part_of: Iterable[tuple[str, str]], forms: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Return for each asserted station (by id) the number of its stay in the life of its subject, from 1.

    `part_of` and `forms` as `kg.records.part_of.wholes` has them, of all places.
    """
    stated = tuple(part_of)
    lives: dict[str, list[Statement]] = defaultdict(list)
    for fact in statements:
        if fact.predicate in STATIONS and fact.polarity == "asserted":
            lives[fact.subject].append(fact)
    found: dict[str, int] = {}
    for life in lives.values():
        numbers: dict[tuple[str, object], int] = {}
        known = wholes((fact.object for fact in life), stated, forms)
        for number, stay in enumerate(stays(life, known), 1):
            numbers |= {(fact.predicate, fact.object): number for fact in stay.stations}
            numbers |= {(_kind(fact), stay.place): number for fact in stay.stations}
        for fact in life:
            places = [(fact.predicate, fact.object), *((_kind(fact), place) for place in around(fact.object, known))]
            number_of = next((numbers[place] for place in places if place in numbers), None)
            if number_of:
                found[fact.id] = number_of
    return found


def _needed(told: Sequence[Statement], wholes: Mapping[str, str]) -> list[Statement]:
    """The stations without what was only concluded from another one of them."""
    return [
        fact
        for fact in told
        if fact.certainty != "derived"
        or not any(
            other is not fact and other.predicate == fact.predicate and fact.object in above(other.object, wholes)
            for other in told
        )
    ]


def _whole(fact: Statement, told: Sequence[Statement], wholes: Mapping[str, str]) -> str:
    """The place under which a station is told."""
    if not isinstance(fact.object, str):
        return fact.object.value
    kind = _kind(fact)
    known = {other.object for other in told if _kind(other) == kind and other.certainty != "derived"}
    return next((place for place in reversed(above(fact.object, wholes)) if place in known), fact.object)


def _kind(fact: Statement) -> str:
    return _KIND.get(fact.predicate, fact.predicate)


def _year(stations: Sequence[Statement]) -> str:
    """The first year that a stay is told to have."""
    return min((fact.start or fact.end or "" for fact in stations if fact.start or fact.end), default="")


def _lived(found: Sequence[Stay]) -> tuple[Stay, ...]:
    """Stays in the order told, moved where years or what must come before want it."""
    base = {id(stay): number for number, stay in enumerate(_told_order(found))}
    ordered = sorted(found, key=lambda stay: base[id(stay)])
    after: list[set[int]] = [set() for _ in ordered]
    moved: set[int] = set()
    for a, first in enumerate(ordered):
        for b, then in enumerate(ordered):
            if a != b and _must_precede(first, then):
                after[a].add(b)
                if a > b:
                    moved.add(a)
    waiting = [sum(b in each for each in after) for b in range(len(ordered))]
    ready = [number for number, count in enumerate(waiting) if not count]
    heapify(ready)
    done: list[int] = []
    while ready:
        number = heappop(ready)
        done.append(number)
        for later in sorted(after[number]):
            waiting[later] -= 1
            if not waiting[later]:
                heappush(ready, later)
    done += [number for number in range(len(ordered)) if number not in set(done)]
    return tuple(
        ordered[number]._replace(basis="before")
        if number in moved and ordered[number].basis == "told"
        else ordered[number]
        for number in done
    )


def _told_order(found: Sequence[Stay]) -> list[Stay]:
    """Stays by their years, those without where they were told: all evidence of a stay counts."""
    whole = [
        replace(
            stay.stations[0],
            start=_year(stay.stations) or None,
            end=None,
            evidence=tuple(dict.fromkeys(said for fact in stay.stations for said in fact.evidence)),
        )
        for stay in found
    ]
    by_fact = {id(fact): stay for fact, stay in zip(whole, found, strict=True)}
    return [by_fact[id(fact)] for fact in in_order(whole)]


def _must_precede(first: Stay, then: Stay) -> bool:
    """Whether one stay comes before another whatever was told first: no year says otherwise, and the stages do."""
    years = _year(first.stations)[:4], _year(then.stations)[:4]
    if all(years):
        return years[0] < years[1]
    if any(fact.predicate == "declinedOfferFrom" for fact in (*first.stations, *then.stations)):
        return False
    a, b = _stage(first, last=True), _stage(then, last=False)
    return a is not None and b is not None and a < b and (a <= _SCHOOLING or b >= _CHAIR) and a != b


def _stage(stay: Stay, last: bool) -> float | None:
    """The last or the first stage of a stay, None where nothing tells."""
    stages = [stage for fact in stay.stations if (stage := _stage_of(fact)) is not None]
    return (max if last else min)(stages, default=None)


def _stage_of(fact: Statement) -> float | None:
    role = fact.role or ""
    if fact.predicate == "advisedBy":
        return 2.5
    if _TRAINEE.search(role) and fact.predicate == "workedAt":
        return 2.75
    told = next((stage for stage, words in reversed(_STAGES) if re.search(words, role, re.IGNORECASE)), None)
    if fact.predicate == "studiedAt":
        return min(told, _SCHOOLING) if told else 2.5
    return told if told and told >= _CHAIR and fact.predicate == "workedAt" else None
