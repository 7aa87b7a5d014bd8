"""Who was asked: one entry for each guest of each recording, in the order of publication."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.queries import archive, forms
from kg.queries.legend import Legend, legend
from kg.queries.words import count
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Column, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.document import Recording
    from kg.store.store import Store

FIRMS = ("workedAt", "founded")
WORKS = ("authored", "directed")
MOST = 3
"""How many things are told that a recording names most."""


@dataclass(frozen=True, slots=True)
class Guest:
    """One guest of one recording; ids but for the title."""

    guest: str
    """Name where no entity is meant for certain."""
    recording: str
    title: str
    published: str
    firms: tuple[str, ...]
    works: tuple[str, ...]
    named: tuple[str, ...]
    """What the recording names most besides those who were there."""
    claims: int
    """How many claims of the guest the recording has."""


@dataclass(frozen=True, slots=True)
class Guests:
    """The guests in order of publication; recordings that nobody dates come last."""

    rows: tuple[Guest, ...]
    legend: Legend
    none: str
    """What to say where there is no guest."""

    def form(self) -> list[dict[str, Any]]:
        """Return a row a guest, things as {"id", "name"}."""

        def things(ids: tuple[str, ...]) -> list[dict[str, str]]:
            return [{"id": forms.iri(id_), "name": self.legend.name(id_)} for id_ in ids]

        return [
            {
                "name": self.legend.name(row.guest),
                "id": forms.iri(row.guest) if row.guest in self.legend.names else None,
                "recording": forms.iri(row.recording),
                "title": row.title,
                "published": row.published or None,
                "firms": things(row.firms),
                "works": things(row.works),
                "named_most": things(row.named),
                "claims": row.claims,
            }
            for row in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each guest on a terminal, a row in a pipe."""
        table = Table(_COLUMNS, tuple(map(self._row, self.rows)))
        drawn = Outline(tuple(map(self._branch, self.rows)))
        return View(table, (drawn,), () if self.rows else (self.none,))

    def _row(self, row: Guest) -> tuple[str, ...]:
        things = (", ".join(map(self.legend.name, ids)) for ids in (row.firms, row.works, row.named))
        return (row.published, self.legend.name(row.guest), *things, str(row.claims), row.title, row.recording)

    def _branch(self, row: Guest) -> Branch:
        who = (Span(row.published or "undated", "time"), Span(self.legend.name(row.guest), "name"))
        head = Line((*who, Span(row.title, "head"), Span(count(row.claims, "claim"), "faint")), folds=True)
        told = (("firms", row.firms), ("works", row.works), ("names most", row.named))
        return Branch(0, head, tuple(self._things(words, ids) for words, ids in told if ids))

    def _things(self, words: str, ids: tuple[str, ...]) -> Line:
        return Line((Span(words, "how"), Span(", ".join(map(self.legend.name, ids)))), folds=True)


_COLUMNS = (
    *columns("published guest"),
    *(Column("firms"), Column("works"), Column("names most"), Column("claims", right=True)),
    *(Column("recording", cut=True), Column("id", piped=True)),
)


def guests(store: Store, year: str | None = None) -> Guests:
    """Return the guests of all recordings, or of those published in a year. Raises QueryError for what is no year."""
    if year is not None and not (year.isdecimal() and len(year) == 4):
        raise QueryError(f"“{year}” is no year; write one such as 2023.")
    known = archive.archive(store)
    most: dict[str, Counter[str]] = {}
    for entity, found in archive.named(store, known).items():
        for place, number in found.items():
            most.setdefault(place, Counter())[entity] = number
    rows = [
        _guest(store, recording, guest, _most(most.get(recording.id, Counter())))
        for recording in known.recordings.values()
        if year is None or (recording.published or "").startswith(year)
        for guest in store.people(recording.id, "guest") or recording.guests
    ]
    rows.sort(key=lambda row: (not row.published, row.published, row.title, row.guest))
    ids = {id_ for row in rows for id_ in (row.guest, *row.firms, *row.works, *row.named)}
    return Guests(tuple(rows), legend(store, ids), _none(known, year))


def _none(known: archive.Archive, year: str | None) -> str:
    """What to say where nobody is found: of a year, which years there are."""
    years = sorted({row.published[:4] for row in known.recordings.values() if row.published})
    if year is None or not years:
        return "no guest is known here."
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"no guest of {year} is known here; the dated recordings are of {span}."


def _most(named: Counter[str]) -> tuple[str, ...]:
    return tuple(id_ for id_, _ in sorted(named.items(), key=lambda row: (-row[1], row[0]))[:MOST])


def _guest(store: Store, recording: Recording, guest: str, named: tuple[str, ...]) -> Guest:
    """Return a guest of a recording: an entity, or a name that stands for none for certain and so has no facts."""
    at = (recording.id, recording.title, recording.published or "")
    if guest in recording.guests:
        return Guest(guest, *at, (), (), named, 0)
    facts = store.statements(subject=guest, predicates=(*FIRMS, *WORKS), polarity="asserted")
    firms, works = (
        tuple(sorted({str(fact.object) for fact in facts if fact.predicate in ways})) for ways in (FIRMS, WORKS)
    )
    claims = len(store.claims(speaker=guest, recording=recording.id))
    return Guest(guest, *at, firms, works, named, claims)
