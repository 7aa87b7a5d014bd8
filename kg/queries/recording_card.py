"""A card of one recording: when it was, who was there, what it was about, whom it names most, its best quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import TYPE_CHECKING, Any

from kg.queries import archive, forms
from kg.queries.claims import branch, evidence
from kg.queries.legend import Legend, legend, of_claims
from kg.queries.recordings import recordings
from kg.queries.words import cells, clock, count, span_of_time
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.document import Item, Recording
    from kg.records.statement import Claim
    from kg.store.store import Store

TOPICS, NAMED, QUOTES = 8, 8, 5
"""How many topics, persons and quotes a card has."""
IDEAS = ("Concept", "Method", "Field", "Theory")
"""Classes of what a talk may be about."""
WORDS = (8, 45)
"""Words of a quote that stands by itself."""
NO_QUOTES = ("number", "narration")
"""Kinds of claims that nobody says so."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that the recording names."""

    entity: str
    places: int


@dataclass(frozen=True, slots=True)
class RecordingCard:
    """What the graph holds about one recording."""

    recording: Recording
    guests: tuple[str, ...]
    """Ids of entities, names where none is meant for certain."""
    hosts: tuple[str, ...]
    chapters: tuple[tuple[float | None, str, str, int], ...]
    """Second, title, source and line of each."""
    topics: tuple[Named, ...]
    """Ideas that this recording names more than others do."""
    named: tuple[Named, ...]
    """What it names most besides those who were there."""
    quotes: tuple[Claim, ...]
    claims: int
    """How many there are in all."""
    legend: Legend

    def form(self) -> dict[str, Any]:
        """Return the recording with all that the card shows."""
        found = self.recording

        def things(rows: Sequence[Named]) -> list[dict[str, Any]]:
            return [{"id": forms.iri(r.entity), "name": self.legend.name(r.entity), "places": r.places} for r in rows]

        return {
            "id": forms.iri(found.id),
            "type": "Recording",
            "title": found.title,
            "published": found.published,
            "duration_s": found.duration_s,
            "url": found.url,
            "guests": [self._person(id_) for id_ in self.guests],
            "hosts": [self._person(id_) for id_ in self.hosts],
            "sources": [self.legend.paths[source] for source in found.sources],
            "chapters": [
                {"start_s": second, "title": title, "source": forms.iri(source), "line": line}
                for second, title, source, line in self.chapters
            ],
            "topics": things(self.topics),
            "named_most": things(self.named),
            "quotes": [forms.claim(claim, self.legend.paths) for claim in self.quotes],
            "claims": self.claims,
        }

    def _person(self, id_: str) -> dict[str, str | None]:
        return {"name": self.legend.name(id_), "id": forms.iri(id_) if id_ in self.legend.names else None}

    def view(self) -> View:
        """Return a card for a terminal, a row for each thing in a pipe."""
        return View(Table(columns("heading name places source line time link id"), tuple(self._rows())), self._drawn())

    def _rows(self) -> Iterator[tuple[str, ...]]:
        found, name = self.recording, self.legend.name
        told = (("title", found.title), ("published", found.published or ""), ("length", clock(found.duration_s)))
        yield from ((heading, value, "", "", "", "", found.url or "", found.id) for heading, value in told if value)
        yield from (("guest", name(id_), "", "", "", "", "", id_) for id_ in self.guests)
        yield from (("host", name(id_), "", "", "", "", "", id_) for id_ in self.hosts)
        yield from (("source", "", "", self.legend.paths[id_], "", "", "", id_) for id_ in found.sources)
        for second, title, source, line in self.chapters:
            yield ("chapter", title, "", self.legend.paths[source], str(line), clock(second), "", "")
        for heading, rows in (("topic", self.topics), ("named", self.named)):
            yield from ((heading, name(row.entity), str(row.places), "", "", "", "", row.entity) for row in rows)
        for claim in self.quotes:
            yield ("quote", claim.text, "", *cells(evidence(claim), self.legend.paths), claim.id)

    def _drawn(self) -> tuple[Outline, ...]:
        found, name = self.recording, self.legend.name
        who = ", ".join(map(name, self.guests))
        hosts = ", ".join(map(name, self.hosts))
        lines = [
            ("published", found.published or ""),
            ("length", clock(found.duration_s)),
            ("guests", who),
            ("hosts", hosts),
            ("link", found.url or ""),
            ("sources", ", ".join(self.legend.short[source] for source in found.sources)),
            ("topics", ", ".join(name(row.entity) for row in self.topics)),
            ("names most", ", ".join(f"{name(row.entity)} ({row.places})" for row in self.named)),
        ]
        below = tuple(Line((Span(words, "how"), Span(told)), folds=True) for words, told in lines if told)
        head = Branch(0, Line((Span(found.title or found.id, "head"), Span("Recording", "type"))), below)
        told = [Outline((head,))]
        if self.chapters:
            titles = [Line((span_of_time(second), Span(title)), folds=True) for second, title, _, _ in self.chapters]
            told.append(Outline((_head("Chapters", str(len(titles))), *(Branch(1, line) for line in titles))))
        if self.quotes:
            shown = (branch(claim, self.legend, False, 1) for claim in self.quotes)
            more = Branch(1, Line((Span(f"… all with kg claims --recording {found.id}", "faint"),)))
            told.append(Outline((_head("Quotes", f"of {count(self.claims, 'claim')}"), *shown, more)))
        return tuple(told)


def _head(words: str, told: str) -> Branch:
    return Branch(0, Line((Span(words, "head"), Span(told, "faint"))))


def recording_card(store: Store, found: Recording) -> RecordingCard:
    """Return what the graph holds about a recording."""
    known = archive.archive(store)
    every = archive.named(store, known)
    here = {entity: places[found.id] for entity, places in every.items() if places[found.id]}
    kinds = {entity.id for class_ in IDEAS for entity in store.entities(class_)} & here.keys()
    shown = [Named(id_, here[id_]) for id_ in sorted(here, key=lambda id_: (-here[id_], id_)) if id_ not in kinds]
    rare = {id_: here[id_] * log(1 + len(recordings(store).rows) / len(every[id_])) for id_ in kinds}
    topics = [Named(id_, here[id_]) for id_ in sorted(rare, key=lambda id_: (-rare[id_], id_))]
    claims = store.claims(recording=found.id)
    guests = tuple(store.people(found.id, "guest")) or found.guests
    hosts = tuple(store.people(found.id, "host")) or found.hosts
    quotes = _best(claims, frozenset(guests), {row.entity for row in (*topics[:TOPICS], *shown[:NAMED])})
    ids = {*guests, *hosts, *(row.entity for row in (*topics[:TOPICS], *shown[:NAMED])), *of_claims(quotes)}
    return RecordingCard(
        found, guests, hosts, _chapters(store, found), tuple(topics[:TOPICS]), tuple(shown[:NAMED]), quotes,
        len(claims), legend(store, ids),
    )  # fmt: skip


def _chapters(store: Store, found: Recording) -> tuple[tuple[float | None, str, str, int], ...]:
    """The chapters of the source that has the most, so that two lists do not cut each other."""
    pages = [page.document for page in store.documents(found.sources)]
    told: list[list[tuple[Item, str]]] = [
        [(item, page.source.id) for item in page.items if item.kind == "chapter"] for page in pages
    ]
    most = max(told, key=len, default=[])
    return tuple((item.start_s, item.title, source, item.line) for item, source in most)


def _best(claims: Sequence[Claim], guests: frozenset[str], matters: set[str]) -> tuple[Claim, ...]:
    """The claims that stand by themselves, those first that most places make and that speak of what matters.

    A guest's come before a host's; what nobody says so (figures, the page's own telling) only where nothing
    else is. They are shown in the order of the recording.
    """

    def rank(claim: Claim) -> tuple[object, ...]:
        about = len(matters.intersection(claim.about))
        return (claim.speaker not in guests, -len(claim.mentions), claim.hedged, -about, claim.start_s or 0.0, claim.id)

    whole = [claim for claim in claims if WORDS[0] <= len(claim.text.split()) <= WORDS[1] or not claim.text.isascii()]
    wanted = [claim for claim in whole if claim.kind not in NO_QUOTES] or whole
    chosen = {claim.id for claim in sorted(wanted, key=rank)[:QUOTES]}
    return tuple(claim for claim in claims if claim.id in chosen)
