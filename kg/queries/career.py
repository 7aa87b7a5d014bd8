"""Where somebody studied and worked, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
    found = in_order(store.statements(subject=id_, predicates=STATIONS))
    return Career(id_, found, legend(store, {id_, *facts.ends(found)}))


def in_order(stations: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return stations by the year of their beginning.

    One without a year stands where the source that holds most of them puts it: after the station before it there.
    """
    count = Counter(source for fact in stations for source in {said.source for said in fact.evidence})
    main = min(count, key=lambda source: (-count[source], source), default="")

    def place(fact: Statement) -> tuple[bool, str, int, str]:
        said = min((s for s in fact.evidence if s.source == main), key=lambda s: s.line, default=fact.evidence[0])
        return said.source != main, said.source, said.line, fact.id

    listed = sorted(stations, key=place)
    year = next((fact.start for fact in listed if fact.start), "")
    dated = []
    for fact in listed:
        year = fact.start or (fact.end and min(fact.end, year or fact.end)) or year
        dated.append((year, fact))
    return tuple(fact for _, fact in sorted(dated, key=lambda pair: pair[0]))
