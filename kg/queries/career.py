"""Where somebody studied and worked, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from kg.queries import facts, forms
from kg.queries.legend import Legend, legend, local
from kg.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.statement import Statement
    from kg.store import Store

STATIONS = ("studiedAt", "workedAt", "founded", "memberOf", "hosts", "declinedOfferFrom", "advisedBy")
"""The predicates of a career."""


@dataclass(frozen=True, slots=True)
class Career:
    """The stations of one person in order."""

    entity: str
    stations: tuple[Statement, ...]
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return the stations as statements with the name of what stands at the other end."""
        return [
            {**forms.statement(fact, self.legend.paths), "name": facts.other_end(fact, self.entity, self.legend)}
            for fact in self.stations
        ]

    def view(self) -> View:
        """Return an entry for each station on a terminal, a row in a pipe."""
        name = self.legend.name(self.entity)
        rows = tuple(facts.row(fact, self.legend) for fact in self.stations)
        entries = (facts.entry(fact, self.entity, self.legend, facts.verb(fact, self.entity)) for fact in self.stations)
        outline = Outline((Branch(0, Line((Span(name, "head"),))), *entries))
        note = () if rows else (f"nothing here says where {name} studied or worked.",)
        return View(Table(columns(facts.ROW), rows), (outline,) if rows else (), note)


def career(store: Store, name: str) -> Career:
    """Return the career of a person. Raises NameUnknown and NameAmbiguous."""
    id_ = local(store, name) or ""
    found = in_order(store.statements(subject=id_, predicates=STATIONS, polarity="asserted"))
    return Career(id_, found, legend(store, {id_, *facts.ends(found)}))


def in_order(stations: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return stations in the order of the years that the sources give, those without a year where they were told.

    People tell their lives in order: a station stands at the median of the seconds at which sources speak of it, and
    one without a second after those, in the order of the pages. A station without a year is taken to be as late as the
    one told before it; on a page without seconds, where none was, as the next one with a year.
    """
    told = sorted(stations, key=_told)
    first = next((fact.start for fact in told if fact.start), "")
    year, dated = "", []
    for fact in told:
        untimed = _told(fact)[0]
        year = (
            fact.start or (min(fact.end, year) if fact.end and year else fact.end) or year or (first if untimed else "")
        )
        dated.append((year, fact))
    return tuple(fact for _, fact in sorted(dated, key=lambda pair: pair[0]))


def _told(fact: Statement) -> tuple[bool, float, str, int, str]:
    seconds = [said.start_s for said in fact.evidence if said.start_s is not None]
    first = fact.evidence[0]
    return not seconds, median(seconds) if seconds else 0.0, first.source, first.line, fact.id
