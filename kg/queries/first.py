"""When a thing or a word first comes up, and where again: a row for each recording, in the order of publication."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.queries import archive, forms
from kg.queries.legend import Legend, legend
from kg.queries.words import clock, count
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Column, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.store.store import Store

MOST = 100_000
"""Places of a word that are looked at."""


class Place(NamedTuple):
    """One place where it comes up."""

    source: str
    line: int
    text: str
    start_s: float | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Met:
    """One recording in which it comes up."""

    recording: str
    title: str
    published: str
    first: Place
    places: int


@dataclass(frozen=True, slots=True)
class First:
    """The recordings in order of publication; those that nobody dates come last."""

    what: str
    rows: tuple[Met, ...]
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return each recording with the first place and how many there are."""
        return [
            {
                "recording": forms.iri(row.recording),
                "title": row.title,
                "published": row.published or None,
                "places": row.places,
                "path": self.legend.paths.get(row.first.source, ""),
                **row.first._asdict(),
                "source": forms.iri(row.first.source),
            }
            for row in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each recording on a terminal, a row in a pipe."""
        rows = tuple(map(self._row, self.rows))
        undated = sum(not row.published for row in self.rows)
        note = (f"{count(undated, 'recording')} without a date of publication last.",) if undated else ()
        drawn = Outline(tuple(map(self._branch, self.rows)))
        return View(Table(_COLUMNS, rows), (drawn,), note if self.rows else (f"{self.what} comes up nowhere here.",))

    def _row(self, row: Met) -> tuple[str, ...]:
        place = (self.legend.paths.get(row.first.source, ""), str(row.first.line), clock(row.first.start_s))
        head = (row.published, row.title, str(row.places), row.first.text)
        return (*head, *place, row.first.url or "", row.recording)

    def _branch(self, row: Met) -> Branch:
        place = f"{self.legend.short.get(row.first.source, row.first.source)}:{row.first.line}"
        head = (Span(row.published or "undated", "time"), Span(row.title, "head"))
        right = (Span(place, "place"), Span(clock(row.first.start_s), "time", row.first.url))
        below = Line((Span(f"“{row.first.text}”", "quote"),), right, False, 2, ((self.what,),))
        return Branch(0, Line((*head, Span(count(row.places, "place"), "faint")), folds=True), (below,))


_COLUMNS = (
    *columns("published recording"),
    Column("places", right=True),
    *columns("text source line time link id"),
)


def first(store: Store, text: str) -> First:
    """Return where a thing, by any of its names, or else these words first come up in each recording.

    Raises NameAmbiguous for a name that several things have, NameUnknown for an id of nothing, QueryError for no words.
    """
    from kg.records.vocabulary import ID

    if not text.strip():
        raise QueryError("write a name, or words to look for.")
    places, name = [], text
    if store.text.names(text) or text.startswith(("id:", ID)):
        what = store.entity(store.find(text).removeprefix(ID))
        places, name = _mentions(store, what.id, (what.name, *what.aliases)), what.name
    else:
        places = _said(store, text)
    known = archive.archive(store)
    found: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(set(places), key=lambda place: (place.source, place.line, place.text)):
        found[known.recording(place.source)].append(place)
    rows = [
        Met(id_, _title(store, known, id_), known.published(id_), min(met, key=_order), len(met))
        for id_, met in found.items()
    ]
    rows.sort(key=lambda row: (not row.published, row.published, row.title, row.recording))
    return First(name, tuple(rows), legend(store))


def _order(place: Place) -> tuple[bool, float, str, int]:
    return place.start_s is None, place.start_s or 0.0, place.source, place.line


def _title(store: Store, known: archive.Archive, id_: str) -> str:
    found = known.recordings.get(id_)
    return found.title if found else store.source(id_).title


def _said(store: Store, text: str) -> list[Place]:
    """The texts of the sources that hold the words one after the other."""
    phrase = text.replace('"', " ").strip()
    hits = store.search(f'"{phrase}"', MOST) if phrase else []
    return [
        Place(hit.source, hit.line, hit.text, hit.start_s, hit.url)
        for hit in hits
        if hit.source and hit.line and hit.kind != "claim"
    ]


def _mentions(store: Store, entity: str, names: tuple[str, ...]) -> list[Place]:
    """The places that name the entity, with their words where the search finds them."""
    texts = {(place.source, place.line): place for name in names for place in _said(store, name)}
    places = []
    for mention in store.mentions(entity):
        at = (mention.source, mention.line)
        places.append(texts.get(at) or Place(*at, mention.form, None, None))
    return places
