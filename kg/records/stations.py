"""The stations of a life as sources tell them: those that tell one thing joined, all in the order told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.records.statement import Statement

STATIONS = ("studiedAt", "workedAt", "founded", "memberOf", "hosts", "declinedOfferFrom", "advisedBy")
"""The predicates of a career."""


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
