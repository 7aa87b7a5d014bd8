"""Who was asked: one row for each guest of each recording, in the order of publication."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.queries import archive, forms
from kg.queries.legend import Legend, legend
from kg.records.errors import QueryError
from kg.terminal.view import Column, Table, View, columns

if TYPE_CHECKING:
    from kg.store.store import Store

FIRMS = ("workedAt", "founded")
WORKS = ("authored", "proposed", "directed")
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
    """How many claims of the guest the graph has."""


@dataclass(frozen=True, slots=True)
class Guests:
    """The guests in order of publication; recordings that nobody dates come last."""

    rows: tuple[Guest, ...]
    legend: Legend

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
        """Return a table."""
        table = Table(_COLUMNS, tuple(self._row(row) for row in self.rows))
        return View(table, (table,), () if self.rows else ("no guest is known here.",))

    def _row(self, row: Guest) -> tuple[str, ...]:
        things = (", ".join(map(self.legend.name, ids)) for ids in (row.firms, row.works, row.named))
        return (row.published, self.legend.name(row.guest), *things, str(row.claims), row.title, row.recording)


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
    rows = []
    for recording in known.recordings.values():
        if year is None or (recording.published or "").startswith(year):
            named = sorted(most.get(recording.id, Counter()).items(), key=lambda row: (-row[1], row[0]))[:MOST]
            people = store.people(recording.id, "guest")
            for guest in people or recording.guests:
                facts = store.statements(subject=guest, polarity="asserted") if people else []
                ties = [(fact.predicate, fact.object) for fact in facts if isinstance(fact.object, str)]
                firms, works = (sorted({end for way, end in ties if way in ways}) for ways in (FIRMS, WORKS))
                claims = len(store.claims(speaker=guest)) if people else 0
                at = (recording.id, recording.title, recording.published or "")
                rows.append(Guest(guest, *at, tuple(firms), tuple(works), tuple(id_ for id_, _ in named), claims))
    rows.sort(key=lambda row: (not row.published, row.published, row.title, row.guest))
    ids = {id_ for row in rows for id_ in (row.guest, *row.firms, *row.works, *row.named)}
    return Guests(tuple(rows), legend(store, ids))
