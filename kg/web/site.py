"""A build, open for many readers: what pages ask again and again is read once. Builds never change: it stays true."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec
from pyoxigraph import DefaultGraph

from kg.queries import quotes
from kg.queries.quotes import Quote
from kg.rdf import fields, read
from kg.records.document import Document, Recording
from kg.records.statement import Claim, Conflict, Doubt, Entity, Statement
from kg.records.vocabulary import CLASSES, KG, PREDICATES, RDF
from kg.store import sparql as asking
from kg.store.documents import Page, Placed
from kg.store.store import DOCUMENTS, Store
from kg.workspace import directory

KEPT = 64
"""Documents that stay in memory once read."""
RECORDS = 20_000
"""Entities, statements and claims that stay in memory once read, of each."""


class _Head(msgspec.Struct):
    """As much of a line of documents.jsonl as tells whose it is."""

    document: _DocumentHead | None = None


class _DocumentHead(msgspec.Struct):
    source: _SourceHead


class _SourceHead(msgspec.Struct):
    id: str


class _Row(msgspec.Struct):
    document: Document
    mentions: tuple[Placed, ...] = ()


class Site(Store):
    """One build, read-only, with what its pages share."""

    def __init__(self, build: Path) -> None:
        super().__init__(build)
        self._kept: OrderedDict[str, Page] = OrderedDict()
        self._reading = threading.Lock()
        self._known_entity = lru_cache(RECORDS)(super()._entity)
        self._known_statement = lru_cache(RECORDS)(super()._statement)
        self._known_claims: dict[str, Claim] = {}

    def _entity(self, id_: str) -> Entity | None:
        return self._known_entity(id_)

    def _statement(self, iri: str) -> Statement:
        return self._known_statement(iri)

    def _claims(self, ids: Sequence[str]) -> list[Claim]:
        known = self._known_claims if len(self._known_claims) < RECORDS else {}
        new = super()._claims([id_ for id_ in ids if id_ not in known])
        if new:
            self._known_claims = known = known | {claim.id: claim for claim in new}
        return [known[id_] for id_ in ids]

    @property
    def name(self) -> str:
        """The build's name: the hash of what it holds, and whether it holds only what is stated."""
        return directory.name(self.build)

    @cached_property
    def _conflicts(self) -> list[Conflict]:
        return super().conflicts()

    def conflicts(self) -> list[Conflict]:
        """Return where sources disagree, sorted by id."""
        return self._conflicts

    @cached_property
    def _recordings(self) -> list[Recording]:
        return super().recordings()

    def recordings(self) -> list[Recording]:
        """Return the recordings, sorted by id."""
        return self._recordings

    @cached_property
    def _witnesses(self) -> dict[str, str]:
        return super().witnesses()

    def witnesses(self) -> dict[str, str]:
        """Return for each source the first of those that are one witness with it."""
        return self._witnesses

    @cached_property
    def _doubts(self) -> list[Doubt]:
        return super().doubts()

    def doubts(self) -> list[Doubt]:
        """Return what was not merged."""
        return self._doubts

    def recording(self, id_: str) -> Recording | None:
        """Return a recording by its id, None where there is none."""
        return next((recording for recording in self.recordings() if recording.id == id_), None)

    def recording_of(self, source: str) -> Recording | None:
        """Return the recording that a source is about."""
        return next((recording for recording in self.recordings() if source in recording.sources), None)

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Where in documents.jsonl each source lies: its first byte and its length."""
        head = msgspec.json.Decoder(_Head)
        found, at = {}, 0
        with open(self.build / DOCUMENTS, "rb") as file:
            for line in file:
                if line.startswith(b'{"document"') and (known := head.decode(line).document):
                    found[known.source.id] = (at, len(line))
                at += len(line)
        return found

    def document(self, source: str) -> Document | None:
        """Return a source word for word, None where there is none of that id."""
        page = self.page(source)
        return page.document if page else None

    def page(self, source: str) -> Page | None:
        """Return a source word for word and who is named where in it. The last few stay in memory."""
        with self._reading:
            if source in self._kept:
                self._kept.move_to_end(source)
                return self._kept[source]
            if source not in self._places:
                return None
            at, length = self._places[source]
            with open(self.build / DOCUMENTS, "rb") as file:
                file.seek(at)
                row = msgspec.json.decode(file.read(length), type=_Row)
            page = self._kept[source] = Page(row.document, row.mentions)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return page

    def holds(self, id_: str) -> bool:
        """Tell whether anything is said of the thing that an id names."""
        try:
            node = read.node(id_)
        except ValueError:
            return False
        return next(iter(self.quads.quads_for_pattern(node, None, None, None)), None) is not None

    def renamed(self, id_: str) -> str | None:
        """Return the id of the entity of which `id_` is an earlier one, None where it is none."""
        entity = self._renamed(id_)
        return entity.id if entity else None

    # What the first pages ask

    @cached_property
    def ids(self) -> dict[str, tuple[str, ...]]:
        """The ids of the entities by class, sorted."""
        found = {}
        for name in CLASSES:
            nodes = read.subjects(self.quads, RDF + "type", read.iri(KG + name))
            found[name] = tuple(sorted(fields.local(node.value) for node in nodes))
        return found

    @cached_property
    def triples(self) -> int:
        """How many triples the default graph has."""
        return sum(1 for _ in self.quads.quads_for_pattern(None, None, None, DefaultGraph()))

    @cached_property
    def uses(self) -> dict[str, int]:
        """How many plain triples each predicate between entities has."""
        return {name: sum(1 for _ in read.edges(self.quads, name)) for name in PREDICATES}

    @cached_property
    def totals(self) -> dict[str, int]:
        """How much there is of what, in the order in which it is told."""
        return {
            "recordings": len(self.recordings()),
            "sources": len(self.sources()),
            "entities": sum(map(len, self.ids.values())),
            "statements": sum(self._number(name) for name in ("Assertion", "Denial")),
            "claims": self._number("Claim"),
            "conflicts": len(self.conflicts()),
            "doubts": len(self.doubts()),
        }

    def _number(self, class_: str) -> int:
        return sum(1 for _ in read.subjects(self.quads, RDF + "type", read.iri(KG + class_)))

    def most_named(self, start: str, limit: int) -> list[tuple[str, int]]:
        """Return the entities whose ids begin so that are named most, each with how often."""
        return self._named[start][:limit] if start in self._named else []

    @cached_property
    def _named(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for id_, number in self.text.named_most():
            found.setdefault(id_[: id_.find("/") + 1], []).append((id_, number))
        return {start: rows[:KEPT] for start, rows in found.items()}

    @cached_property
    def _strongest(self) -> list[tuple[str, str, int]]:
        """Influences by how many sources say so; from who influenced to who was."""
        names = [p.name for p in PREDICATES.values() if p.influence]
        query = _STRONGEST % " ".join(f"kg:{name}" for name in names)
        rows: Any = asking.query(self.quads, query)
        told: dict[tuple[str, str], int] = {}
        for row in rows:
            ends = [fields.local(row[name].value) for name in ("s", "o")]
            if PREDICATES[read.term(row["p"].value)].influence == "backward":
                ends.reverse()
            told[ends[0], ends[1]] = max(told.get((ends[0], ends[1]), 0), int(row["n"].value))
        ordered = sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(a, b, number) for (a, b), number in ordered[:KEPT]]

    @cached_property
    def influential(self) -> frozenset[str]:
        """The ids of the entities that influenced another or were."""
        return frozenset(id_ for a, _, b in self.edges(("influenced",)) for id_ in (a, b))

    def strongest(self, limit: int) -> list[tuple[str, str, int]]:
        """Return the influences that most sources tell of: who influenced, who was, how many sources."""
        return self._strongest[:limit]

    @cached_property
    def _quotes(self) -> dict[str, list[Quote]]:
        found: dict[str, list[Quote]] = {}
        for quote in quotes.quotes(self).rows:
            found.setdefault(quote.speaker or "", []).append(quote)
        return found

    def quotes_by(self, id_: str) -> list[Quote]:
        """Return the quotes of a speaker, in the order in which they were said."""
        return self._quotes.get(id_, [])

    def warm(self) -> None:
        """Read what the first pages will ask, so that nobody waits for it."""
        from kg.queries import contested

        contested.passages(self)
        _ = (self.totals, self._named, self._strongest, self._quotes, self._places)


_STRONGEST = """SELECT ?s ?p ?o (COUNT(DISTINCT ?source) AS ?n) {
    VALUES ?p { %s }
    ?fact rdf:predicate ?p ; a kg:Assertion ; rdf:subject ?s ; rdf:object ?o ; kg:evidence ?passage .
    ?passage prov:wasDerivedFrom ?source .
} GROUP BY ?s ?p ?o ORDER BY DESC(?n) ?s ?p ?o LIMIT 200"""
