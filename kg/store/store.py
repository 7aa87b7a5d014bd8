"""One build, open for reading: its statements, claims, names and texts, and SPARQL over all of it.

A build directory holds

    graph.nq          everything that is known, as RDF
    documents.jsonl   what the sources hold word for word (`kg.store.documents`)
    refused.jsonl     facts that words would say, were it not for one of them (`kg.store.refused`)
    store/            pyoxigraph, made from graph.nq
    text.db           SQLite, made from both (`kg.store.textindex`)
    edges.bin         what ties which entities together, made from graph.nq (`kg.store.adjacency`)
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph

from kg.rdf import fields, read, select
from kg.rdf.sorted_records import Records
from kg.records.document import Recording, Source
from kg.records.errors import NameUnknown
from kg.records.immutable import dataclass
from kg.records.problem import Problem
from kg.records.proposal import Judgement, Untaken
from kg.records.statement import Claim, Conflict, Doubt, Entity, Evidence, Knowledge, Mention, Merge, Refused, Statement
from kg.records.vocabulary import ID, KG, PREDICATES, RDF, THINGS, Polarity
from kg.store import rows
from kg.store.lookup import local_name
from kg.store.opened import STORE, Opened
from kg.store.textindex import NAME as TEXT_DB

if TYPE_CHECKING:
    from kg.store.documents import Page

Record = TypeVar("Record")

GRAPH = "graph.nq"
DOCUMENTS = "documents.jsonl"
REFUSED = "refused.jsonl"


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that a search found."""

    kind: str
    """entity, claim, cue, or the kind of an item: quote, chapter, number …"""
    text: str
    ref: str | None
    """Local name of the entity or claim; None for items and cues."""
    source: str | None
    """Id of the source; None for entities."""
    path: str | None
    line: int | None
    start_s: float | None
    url: str | None
    score: float
    """Smaller is better."""


class Store(Opened):
    """A build directory, read-only, with its records. Nothing is opened before it is asked for.

    Entities, statements and the like are named by IRI, `id:…` or local name, as the caller likes; records hold local
    names.
    """

    @cached_property
    def records(self) -> Records:
        """The records in the order of graph.nq, for what reads all of them."""
        return Records(self.build / GRAPH)

    # Names and entities

    def entity(self, iri: str, mentions: bool = False) -> Entity:
        """Return an entity, with its mentions only where asked. Raises NameUnknown where there is none."""
        entity = self._entity(local_name(iri))
        if entity is None:
            raise NameUnknown(iri)
        return replace(entity, mentions=self.mentions(entity.id)) if mentions else entity

    def entities(self, type: str | None = None) -> Iterator[Entity]:
        """Yield the entities, all or of one class, without mentions, class by class, sorted by id."""
        for name in (type,) if type else THINGS:
            yield from self._every(name, read.entity)

    def mentions(self, entity: str) -> tuple[Mention, ...]:
        """Return where an entity is mentioned, in order of source and line."""
        return tuple(Mention(**row) for row in self.text.mentions(local_name(entity)))

    # Statements and claims

    def statements(
        self,
        subject: str | None = None,
        object: str | None = None,
        predicates: Collection[str] | None = None,
        polarity: Polarity | None = None,
    ) -> list[Statement]:
        """Return statements with their evidence, sorted by id.

        `subject` and `object` are entities, `predicates` names of the ontology ("workedAt"), `polarity` "asserted" or
        "negated"; what is None does not matter.
        """
        nodes = select.statements(self.quads, _iri(subject), _iri(object), predicates, polarity)
        return [self._statement(node) for node in nodes]

    def stated(self, sources: Collection[str]) -> list[Statement]:
        """Return the asserted statements that rest on a passage of these sources (ids), sorted by id."""
        return [self._statement(node) for node in select.stated(self.quads, [ID + name for name in sources])]

    def statement(self, iri: str) -> Statement | None:
        """Return one statement, None where there is none of that id."""
        return self._one(iri, ("Assertion", "Denial"), read.statement)

    def edges(self, predicates: Collection[str] | None = None) -> Iterator[tuple[str, str, str]]:
        """Yield (subject, predicate, object) of asserted statements between entities, as local names, in no order.

        "influenced" holds for every predicate that counts as influence, from who influenced to who was influenced.
        """
        for predicate in PREDICATES if predicates is None else predicates:
            yield from read.edges(self.quads, predicate)

    def claims(
        self,
        speaker: str | None = None,
        about: str | None = None,
        kind: str | None = None,
        between: tuple[float, float] | None = None,
        recording: str | None = None,
    ) -> list[Claim]:
        """Return claims with their mentions, in order of recording, second and id (those without a second last).

        `speaker` and `about` are entities, `kind` a name of `CLAIM_KINDS` (`kg.records.vocabulary`),
        `between` two seconds that the beginning lies between (both included); what is None does not matter.
        """
        nodes = select.claims(self.quads, _iri(speaker), _iri(about), _iri(recording), kind)
        claims = self._claims([fields.local(node) for node in nodes])
        if between is not None:
            claims = [c for c in claims if c.start_s is not None and between[0] <= c.start_s <= between[1]]
        return sorted(claims, key=_said_order)

    def claim(self, iri: str) -> Claim | None:
        """Return one claim, None where there is none of that id."""
        return self._one(iri, ("Claim",), read.claim)

    def passage(self, iri: str) -> Evidence | None:
        """Return one passage, None where there is none of that id."""
        return self._one(iri, ("Passage",), read.passage)

    def supported(self, passage: str) -> list[str]:
        """Return local names of the statements and claims that rest on a passage, sorted."""
        owners = read.subjects(self.quads, KG + "evidence", read.node(local_name(passage)))
        return sorted(name for owner in owners if (name := fields.local(owner.value)).startswith(("s-", "c-")))

    def conflicts(self) -> list[Conflict]:
        """Return where sources disagree, sorted by id."""
        return self._every("Conflict", read.conflict)

    def witnesses(self) -> dict[str, str]:
        """Return for each source the first of those that are one witness with it, for most the source itself."""
        copies = dict(read.copies(self.quads))
        return {source: copies.get(source, source) for source in self._sources}

    # Sources

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self._every("Source", read.source)}

    def sources(self) -> list[Source]:
        """Return the sources, sorted by path."""
        return sorted(self._sources.values(), key=lambda source: source.path)

    def source(self, id: str) -> Source:
        """Return a source. Raises KeyError where there is none."""
        return self._sources[local_name(id)]

    def recordings(self) -> list[Recording]:
        """Return the recordings, sorted by id, each with its sources."""
        return [rows.recording(row) for row in self.text.records("recording")]

    def recording_ids(self) -> dict[str, str]:
        """Return the id of the recording of each source, by the source's id; without those that are of none."""
        return {source: recording.id for recording in self.recordings() for source in recording.sources}

    def people(self, recording: str, role: str) -> list[str]:
        """Return the ids of the entities that are "host" or "guest" of a recording, sorted."""
        found = read.objects(self.quads, read.node(local_name(recording)), role)
        return sorted(fields.local(node.value) for node in found)

    def problems(self) -> list[Problem]:
        """Return the problems of the build, in order of path and line."""
        return [Problem(**row) for row in self.text.records("problem")]

    def refused(self) -> Iterator[Refused]:
        """Yield the candidates that were refused, by place."""
        from kg.store import refused

        return refused.read(self.build / REFUSED)

    def doubts(self) -> list[Doubt]:
        """Return what was not merged, with both contexts."""
        return [rows.doubt(row) for row in self.text.records("doubt")]

    def merges(self) -> list[Merge]:
        """Return every step that made an entity of several forms, sorted."""
        return [Merge(**row) for row in self.text.records("merge")]

    def untaken(self) -> list[Untaken]:
        """Return what a language model proposed and the build did not take, by source and line."""
        return [Untaken(**row) for row in self.text.records("untaken")]

    def judged(self) -> list[Judgement]:
        """Return what a language model said of undecided pairs and the build obeyed, sorted."""
        return [Judgement(**row) for row in self.text.records("judged")]

    def documents(self, only: Collection[str] | None = None) -> Iterator[Page]:
        """Yield the sources (those of ids) word for word, in order of path: `.document` and `.mentions` of each."""
        from kg.store import documents

        return documents.pages(self.build / DOCUMENTS, only)

    def search(
        self,
        text: str,
        limit: int = 20,
        kinds: Collection[str] = (),
        sources: Collection[str] = (),
        between: tuple[float, float] | None = None,
    ) -> list[Hit]:
        """Return the best texts that hold the words of `text`: entities, claims and quotes, other items, cues.

        `kinds` keeps to kinds of `Hit`, `sources` to sources (ids), `between` to two seconds of the recording. An
        empty list where nothing holds them.
        """
        return [
            Hit(
                kind=row.kind,
                text=row.text,
                ref=row.ref,
                source=row.source,
                path=self._sources[row.source].path if row.source else None,
                line=row.line,
                start_s=row.second,
                url=row.link,
                score=score,
            )
            for row, score in self.text.search(text, limit, tuple(kinds), tuple(sources), between)
        ]

    # Inside

    def _statement(self, iri: str) -> Statement:
        """The statement of an IRI that is known to be one."""
        return read.statement(self.quads, read.iri(iri))

    def _claims(self, ids: Sequence[str]) -> list[Claim]:
        """The claims of these ids, in no order."""
        return list(map(rows.claim, self.text.claims(ids)))

    def _every(self, class_: str, make: Callable[[pyoxigraph.Store, pyoxigraph.NamedNode], Record]) -> list[Record]:
        """The records of all things of a class, sorted by id."""
        nodes = read.subjects(self.quads, RDF + "type", read.iri(KG + class_))
        return [make(self.quads, node) for node in sorted(nodes, key=lambda node: node.value)]


def documents_jsonl(knowledge: Knowledge, path: Path) -> None:
    """Write documents.jsonl: the sources word for word, recordings, doubts and problems."""
    from kg.store import documents

    documents.write(knowledge, path)


def refused_jsonl(knowledge: Knowledge, path: Path) -> None:
    """Write refused.jsonl: the candidates that were refused, with what refused them, one JSON object a line."""
    from kg.store import refused

    refused.write(knowledge, path)


def index(build: Path) -> None:
    """Make store/, text.db and edges.bin of a build from its graph.nq and documents.jsonl."""
    from kg.store import adjacency_index, indexing
    from kg.store.adjacency import NAME as EDGES

    adjacency_index.write(build / GRAPH, build / EDGES)

    indexing.load(build / GRAPH, build / STORE)
    gc.collect()  # closed before it is opened for reading
    indexing.texts(build / STORE, build / DOCUMENTS, build / TEXT_DB)


def _iri(name: str | None) -> str | None:
    return None if name is None else ID + local_name(name)


def _said_order(claim: Claim) -> tuple[str, bool, float, str]:
    return claim.recording or "", claim.start_s is None, claim.start_s or 0.0, claim.id
