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

from kg.records.statement import Statement

STATIONS = ("studiedAt", "workedAt", "founded", "memberOf", "hosts", "declinedOfferFrom", "advisedBy")
"""The predicates of a career."""
_KIND = {"workedAt": "work", "founded": "work", "studiedAt": "study", "advisedBy": "adviser"}
"""What is one stay where it is at one place; a predicate that is not here is a stay of its own."""
_INSTITUTION = re.compile(r"\b(?:universit\w+|college|polytechnic|institute of technology)\b", re.IGNORECASE)
"""A name with such a word names a house of its own: "Northbank Lakes University" is no part of Northbank."""
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

    `part_of` and `forms` as `wholes` has them, of all places.
    """
    stated = tuple(part_of)
    lives: dict[str, list[Statement]] = defaultdict(list)
    for fact in statements:
        if fact.predicate in STATIONS and fact.polarity == "asserted":
            lives[fact.subject].append(fact)
    found: dict[str, int] = {}
    for life in lives.values():
        numbers: dict[tuple[str, object], int] = {}
        above = wholes((fact.object for fact in life), stated, forms)
        for number, stay in enumerate(stays(life, above), 1):
            numbers |= {(fact.predicate, fact.object): number for fact in stay.stations}
            numbers |= {(_kind(fact), stay.place): number for fact in stay.stations}
        for fact in life:
            places = [(fact.predicate, fact.object), *((_kind(fact), place) for place in _below(fact.object, above))]
            number_of = next((numbers[place] for place in places if place in numbers), None)
            if number_of:
                found[fact.id] = number_of
    return found


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


def _needed(told: Sequence[Statement], wholes: Mapping[str, str]) -> list[Statement]:
    """The stations without what was only concluded from another one of them."""
    return [
        fact
        for fact in told
        if fact.certainty != "derived"
        or not any(
            other is not fact and other.predicate == fact.predicate and fact.object in _above(other.object, wholes)
            for other in told
        )
    ]


def _above(place: object, wholes: Mapping[str, str]) -> list[str]:
    above: list[str] = []
    while isinstance(place, str) and place in wholes and wholes[place] not in above:
        place = wholes[place]
        above.append(place)
    return above


def _whole(fact: Statement, told: Sequence[Statement], wholes: Mapping[str, str]) -> str:
    """The place under which a station is told."""
    if not isinstance(fact.object, str):
        return fact.object.value
    kind = _kind(fact)
    known = {other.object for other in told if _kind(other) == kind and other.certainty != "derived"}
    return next((place for place in reversed(_above(fact.object, wholes)) if place in known), fact.object)


def _below(place: object, wholes: Mapping[str, str]) -> list[str]:
    """The parts of a place, and it itself and what it is part of."""
    return [*_above(place, wholes), *sorted(part for part in wholes if place in _above(part, wholes))]


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


def together(stations: Iterable[Statement]) -> list[list[Statement]]:
    """Return stations that tell one thing in rows, the fullest first: a job told with its role and without is one.

    What says something that another does not say stays a station: who was an intern and came in 1843 may have come as
    something else.
    """
    rows: list[list[Statement]] = []
    for fact in sorted(stations, key=lambda fact: (-len(_qualities(fact)), -len(fact.role or ""), fact.id)):
        row = next((row for row in rows if _says_no_more(fact, row[0])), None)
        if row is None:
            rows.append([fact])
        else:
            row.append(fact)
    return rows


def _qualities(fact: Statement) -> dict[str, str]:
    known = {"role": (fact.role or "").casefold(), "start": fact.start or "", "end": fact.end or ""}
    return {name: value for name, value in known.items() if value}


def _says_no_more(fact: Statement, other: Statement) -> bool:
    """Whether a statement has the ends of another, and says nothing that the other does not: "professor"."""
    if (fact.subject, fact.predicate, fact.object) != (other.subject, other.predicate, other.object):
        return False
    less, more = _qualities(fact), _qualities(other)
    return all(f" {more.get(name, '')}".endswith(f" {value}") for name, value in less.items())


def joined(rows: Sequence[Statement]) -> Statement:
    """Return a row of `together` as one statement: the fullest one with the evidence of all."""
    return replace(rows[0], evidence=tuple(dict.fromkeys(said for fact in rows for said in fact.evidence)))


def in_order(stations: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return stations in the order of the years that the sources give, those without a year where they were told.

    People tell their lives in order: a station stands at the median of the seconds at which sources speak of it, and
    one without a second after those, in the order of the pages. A station without a year is taken to be as late as the
    one told before it; on a page without seconds, where none was, as the next one with a year. Of what is told at one
    second, what has the latest year counts. An adviser of whom no second is known stands with the last school.
    """
    schools = [_told(fact) for fact in stations if fact.predicate == "studiedAt"]

    def place(fact: Statement) -> tuple[object, ...]:
        late = fact.predicate == "advisedBy" and not fact.start and _told(fact)[0] and schools
        return (*max(schools), fact.predicate) if late else (*_told(fact), "")

    told = sorted(stations, key=place)
    first = next((fact.start for fact in told if fact.start), "")
    year, dated = "", []
    for fact in told:
        untimed = _told(fact)[0]
        year = (
            fact.start or (min(fact.end, year) if fact.end and year else fact.end) or year or (first if untimed else "")
        )
        dated.append((year, fact))
    return tuple(fact for _, fact in sorted(dated, key=lambda pair: pair[0]))


def _told(fact: Statement) -> tuple[bool, float, str, str, int, str]:
    seconds = [said.start_s for said in fact.evidence if said.start_s is not None]
    source, line = (fact.evidence[0].source, fact.evidence[0].line) if fact.evidence else ("", 0)
    year = fact.start or "" if seconds else ""
    return not seconds, median(seconds) if seconds else 0.0, year, source, line, fact.id


def median(numbers: Iterable[float]) -> float:
    """Return the middle of numbers, of which there is at least one; of an even number, between the two in the middle.

    `statistics.median`, but for fractions and decimals, whose import a question would wait for.
    """
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
