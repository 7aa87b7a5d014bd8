"""Where somebody studied and worked, in the order of the life: a place a row, with all that was done there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.queries import contested, facts, forms
from kg.queries.legend import Legend, legend, local
from kg.queries.words import qualifiers, quote_lines
from kg.records.chronology import Stay, stays
from kg.records.immutable import dataclass
from kg.records.part_of import wholes
from kg.records.stations import STATIONS
from kg.records.vocabulary import in_words
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Statement
    from kg.store.store import Store

TOLD = "rows without years stand as they were told; ↑ marks one that must have come before what was told earlier."
"""What the reader is told of the order where not all rows have years."""


@dataclass(frozen=True, slots=True)
class Career:
    """The stays of one person in order."""

    entity: str
    stays: tuple[Stay, ...]
    legend: Legend
    contested: frozenset[str] = frozenset()
    """Ids of the stations that another source contradicts."""

    @property
    def stations(self) -> tuple[Statement, ...]:
        """All stations, in order."""
        return tuple(fact for stay in self.stays for fact in stay.stations)

    def form(self) -> list[dict[str, Any]]:
        """Return the stations as statements with the name of what stands at the other end, and their order.

        `order` numbers the places from 1, `place` and `place_name` say which, `order_by` why it stands there: "year",
        "before" (what must come before) or "told".
        """
        return [
            {
                **forms.statement(fact, self.legend.paths),
                "name": facts.other_end(fact, self.entity, self.legend),
                "contested": fact.id in self.contested,
                "order": number,
                "order_by": stay.basis,
                "place": forms.iri(stay.place) if stay.place in self.legend.names else None,
                "place_name": self.legend.name(stay.place),
            }
            for number, stay in enumerate(self.stays, 1)
            for fact in stay.stations
        ]

    def view(self) -> View:
        """Return an entry for each place on a terminal, a row for each station in a pipe."""
        name = self.legend.name(self.entity)
        rows = tuple(
            (str(number), stay.basis, *facts.row(fact, self.legend))
            for number, stay in enumerate(self.stays, 1)
            for fact in stay.stations
        )
        head = Branch(0, Line((Span(name, "head"),)))
        by_years = all(stay.basis == "year" for stay in self.stays)
        told = () if by_years else (Branch(0, Line((Span(TOLD, "faint"),), folds=True)),)
        outline = Outline((head, *entries(self.stays, self.entity, self.legend, self.contested), *told))
        note = () if rows else (f"nothing here says where {name} studied or worked.",)
        return View(Table(columns("order order_by " + facts.ROW), rows), (outline,) if rows else (), note)


def entries(found: Sequence[Stay], here: str, legend: Legend, contested: frozenset[str]) -> Iterator[Branch]:
    """Yield an entry for each stay, one below it for each station where it has several."""
    for stay in found:
        years = _years(stay)
        mark = Span("↑" if stay.basis == "before" else "", "weak")
        if len(stay.stations) == 1:
            fact = stay.stations[0]
            entry = facts.entry(fact, here, legend, facts.verb(fact, here), fact.id in contested)
            yield entry._replace(head=entry.head._replace(left=(*entry.head.left, mark)))
            continue
        place = legend.name(stay.place)
        yield Branch(1, Line((Span(place, "name"), Span(years, "time"), mark), folds=True))
        for fact in stay.stations:
            yield _station(fact, stay, legend, fact.id in contested)


def _station(fact: Statement, stay: Stay, legend: Legend, contested: bool) -> Branch:
    """One of several stations at a place: as what, in which part of it."""
    part = "" if fact.object == stay.place else legend.name(str(fact.object))
    verb = in_words(fact.predicate)
    left = (
        Span(verb, "how"),
        Span(part, "name"),
        Span(qualifiers(fact)),
        Span("contested" if contested else "", "weak"),
    )
    lines = quote_lines(fact.evidence, legend.short, facts.around(fact, legend))
    return Branch(2, Line(left, (Span(fact.id, "id"),), folds=True), lines)


def _years(stay: Stay) -> str:
    years = [year[:4] for fact in stay.stations for year in (fact.start, fact.end) if year]
    return "–".join(dict.fromkeys((min(years), max(years)))) if years else ""


def career(store: Store, name: str) -> Career:
    """Return the career of a person. Raises NameUnknown and NameAmbiguous."""
    id_ = local(store, name) or ""
    told = store.statements(subject=id_, predicates=STATIONS, polarity="asserted")
    return of(store, id_, told)


def of(store: Store, id_: str, told: Sequence[Statement]) -> Career:
    """Return the career that stations of one person make."""
    doubted = contested.statements(told, contested.passages(store))
    names = legend(store, {id_, *facts.ends(told)})
    known = {place: names.forms(place) for place in names.names}
    part_of = [(part, whole) for part, _, whole in store.edges(["partOf"])]
    found = stays(told, wholes((fact.object for fact in told), part_of, known))
    against = frozenset(
        fact.id
        for stay in found
        for fact in stay.stations
        if any(_same(fact, other) for other in told if other.id in doubted)
    )
    return Career(id_, found, names, against)


def _same(fact: Statement, other: Statement) -> bool:
    return fact.id == other.id or (
        (fact.predicate, fact.object) == (other.predicate, other.object) and set(other.evidence) <= set(fact.evidence)
    )
