"""What is recommended and named most over all recordings: by whom, in which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.queries import archive, facts, forms
from kg.queries.legend import Legend, legend
from kg.queries.words import best, cells, count, quote_line
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Column, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Statement
    from kg.store.store import Store

KINDS = {
    "books": ("Book",),
    "films": ("Film", "TVSeries"),
    "products": ("Product", "Software", "Game"),
    "people": ("Person",),
    "companies": ("Organization",),
    "ideas": ("Concept", "Method", "Field"),
}
"""What may be ranked, and the classes that are meant."""
SHOWN = 3
"""Recommendations of each thing that a terminal shows; JSON and a pipe have all."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One thing."""

    entity: str
    recommended: tuple[Statement, ...]
    """Who recommends it, one statement a person, sorted by id."""
    recordings: int
    """In how many recordings it is named, those left out in which it is host or guest."""
    mentions: int


@dataclass(frozen=True, slots=True)
class Top:
    """The things of a kind, the most recommended first, then those named in most recordings."""

    rows: tuple[Ranked, ...]
    more: int
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return each thing with who recommends it and how often it is named."""
        return [
            {
                "entity": forms.iri(row.entity),
                "name": self.legend.name(row.entity),
                "type": self.legend.types.get(row.entity) or None,
                "recommended_by": [
                    {"name": self.legend.name(fact.subject), **forms.statement(fact, self.legend.paths)}
                    for fact in row.recommended
                ],
                "recordings": row.recordings,
                "mentions": row.mentions,
            }
            for row in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each thing on a terminal, a row for each recommendation in a pipe."""
        rows = tuple(cells for number, row in enumerate(self.rows, 1) for cells in self._cells(number, row))
        note = (f"{self.more:,} more; `-n` shows more of them.",) if self.more else ()
        drawn = Outline(tuple(self._branch(number, row) for number, row in enumerate(self.rows, 1)))
        return View(Table(_COLUMNS, rows), (drawn,), note if self.rows else ("nothing here is like that.",))

    def _cells(self, number: int, row: Ranked) -> list[tuple[str, ...]]:
        counts = (str(len(row.recommended)), str(row.recordings), str(row.mentions))
        head = (str(number), self.legend.name(row.entity), *counts)
        told = [(fact, best(fact.evidence, facts.around(fact, self.legend))) for fact in row.recommended]
        return [
            (
                *head,
                self.legend.name(fact.subject),
                said.quote if said else "",
                *cells(said, self.legend.paths),
                fact.id,
            )
            for fact, said in told
        ] or [(*head, *[""] * 7)]

    def _branch(self, number: int, row: Ranked) -> Branch:
        who = ", ".join(self.legend.name(fact.subject) for fact in row.recommended)
        named = f"named in {count(row.recordings, 'recording')}, {count(row.mentions, 'time')}"
        left = (Span(f"{number}."), Span(self.legend.name(row.entity), "name"), Span(named, "faint"))
        told = (Span(f"recommended by {who}", "how"),) if who else ()
        said = [(fact, best(fact.evidence, facts.around(fact, self.legend))) for fact in row.recommended[:SHOWN]]
        below = tuple(quote_line(one, self.legend.short, facts.around(fact, self.legend)) for fact, one in said if one)
        return Branch(0, Line((*left, *told), folds=True), below)


_COLUMNS = (
    *(Column("rank", right=True), Column("name"), Column("recommended", right=True)),
    *(Column("recordings", right=True), Column("mentions", right=True)),
    *columns("by quote source line time link statement"),
)


def top(store: Store, kind: str, by_guests: bool = False, since: str | None = None, limit: int = 20) -> Top:
    """Return the things of a kind (a name in `KINDS`), the most recommended first, then those named most.

    With `by_guests` only guests' recommendations count; `since` keeps to recordings published on or after an ISO year,
    month or day. Raises QueryError for a kind that is none, and for what is no date.
    """
    if kind not in KINDS:
        raise QueryError(f"there is no ranking of “{kind}”; there are {', '.join(KINDS)}.")
    known = archive.archive(store)
    only = known.since(since)
    told: dict[str, dict[str, Statement]] = defaultdict(dict)
    for fact in store.statements(predicates=("recommended",), polarity="asserted"):
        places = {known.recording(said.source) for said in fact.evidence}
        counts = not by_guests or fact.subject in known.guests
        if counts and isinstance(fact.object, str) and (only is None or not places.isdisjoint(only)):
            told[fact.object].setdefault(fact.subject, fact)
    named = archive.named(store, known, only)
    ids = {entity.id for type_ in KINDS[kind] for entity in store.entities(type_)} & (told.keys() | named.keys())
    rows = [_ranked(id_, told.get(id_, {}), named.get(id_, Counter())) for id_ in ids]
    rows.sort(key=lambda row: (-len(row.recommended), -row.recordings, -row.mentions, row.entity))
    shown = rows[:limit]
    ends = {fact.subject for row in shown for fact in row.recommended} | {row.entity for row in shown}
    return Top(tuple(shown), len(rows) - len(shown), legend(store, ends))


def _ranked(entity: str, told: dict[str, Statement], named: Counter[str]) -> Ranked:
    return Ranked(entity, tuple(sorted(told.values(), key=lambda fact: fact.id)), len(named), named.total())
