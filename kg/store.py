"""One build, open for reading: its statements, claims, names and texts, and SPARQL over all of it.

build/
    graph.nq          everything that is known, as RDF
    documents.jsonl   what the sources hold word for word
    store/            pyoxigraph, made from graph.nq
    text.db           SQLite, made from both (`kg.textindex`)
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.document import Recording, Source
from kg.errors import GraphError, NameAmbiguous, NameUnknown
from kg.problem import Problem
from kg.statement import Claim, Conflict, Doubt, Entity, Evidence, Knowledge, Mention, Statement
from kg.textindex import NAME as TEXT_DB
from kg.textindex import TextIndex
from kg.vocabulary import CLAIM_KIND_TERMS, CLASSES, ID, KG, PREDICATES, PREFIXES, RDF

if TYPE_CHECKING:
    import pyoxigraph

    from kg.documents import Page
    from kg.sparql import Results

Record = TypeVar("Record")

GRAPH = "graph.nq"
DOCUMENTS = "documents.jsonl"
STORE = "store"
NEAREST = 5
"""How many names are shown where one is not known."""


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


class Store:
    """A build directory. Nothing is opened before it is asked for."""

    def __init__(self, build: Path) -> None:
        self.build = build

    @classmethod
    def open(cls, build: Path) -> Store:
        """Return the view of a build. Raises GraphError where there is none."""
        if not (build / STORE).is_dir() or not (build / TEXT_DB).is_file():
            raise GraphError(f"{build} holds no finished graph; run `kg build` again.")
        return cls(build)

    # --- SPARQL -----------------------------------------------------------------------------------------------------

    @cached_property
    def quads(self) -> pyoxigraph.Store:
        """The pyoxigraph store, open read-only."""
        import pyoxigraph

        try:
            return pyoxigraph.Store.read_only(str(self.build / STORE))
        except OSError as error:
            raise GraphError(f"{self.build / STORE} cannot be opened: {error}; run `kg build` again.") from None

    def query(self, sparql: str, timeout: float | None = None) -> Results:
        """Return what a SPARQL 1.1 query answers: pyoxigraph's QuerySolutions, QueryBoolean or QueryTriples.

        The prefixes of `kg.vocabulary.PREFIXES` are known, relative IRIs are ours (`<person/Ada_Lovelace>`). With a
        `timeout` in seconds the query is stopped when it is over. Raises QueryError for a query that is wrong, too
        slow, would change the graph or would use the network.
        """
        from kg import sparql as asking

        if timeout is not None or len(sparql) > asking.LONG:
            return asking.isolated(self.build / STORE, sparql, timeout)
        return asking.query(self.quads, sparql)

    # --- names ------------------------------------------------------------------------------------------------------

    @cached_property
    def text(self) -> TextIndex:
        """The text index, open for reading."""
        return TextIndex(self.build / TEXT_DB)

    def find(self, name: str, type: str | None = None) -> str:
        """Return the IRI of the one entity that `name` stands for.

        `name` is its name, an alias, another spelling, any of these with the type in brackets ("Acme (Organization)"),
        its IRI, `id:…` or its local name. A name goes before an alias, an alias before another spelling. Raises
        NameUnknown with the nearest names, NameAmbiguous with the candidates.
        """
        found = self._named(name, type)
        if not found and (parts := _typed(name)):
            found = self._named(*parts)
        if not found:
            iri = self._address(name)
            if iri is None:
                raise NameUnknown(name, self.nearest(name))
            return iri
        if len(found) > 1:
            raise NameAmbiguous(name, self._candidates(found))
        return ID + found[0]

    def nearest(self, name: str, limit: int = NEAREST) -> list[str]:
        """Return the names in the graph that are most like `name`, the nearest first."""
        from rapidfuzz import fuzz, process

        from kg.normalize import key

        entities = dict(reversed(list(self.text.keys())))
        matches = process.extract(key(name), list(entities), scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=70)
        ranked = sorted(matches, key=lambda match: (-match[1], match[0]))
        names = (entity.name for match in ranked if (entity := self._entity(entities[match[0]])))
        return list(dict.fromkeys(names))[:limit]

    def _named(self, name: str, type_: str | None) -> list[str]:
        """Ids of the entities that are best called so."""
        rows = self.text.names(name)
        if type_ is not None:
            rows = [(rank, id_) for rank, id_ in rows if (entity := self._entity(id_)) and entity.type == type_]
        best = min((rank for rank, _ in rows), default=None)
        return [id_ for rank, id_ in rows if rank == best]

    def _address(self, name: str) -> str | None:
        """The IRI of the thing that `name` writes as an IRI, a prefixed or a local name."""
        iri = _iri(name.strip().strip("<>"))
        return iri if iri is not None and self._entity(iri.removeprefix(ID)) else None

    def _candidates(self, ids: list[str]) -> list[str]:
        entities = [entity for id_ in ids if (entity := self._entity(id_))]
        shown = [f"{entity.name} ({entity.type})" for entity in entities]
        return [f"id:{e.id}" if shown.count(form) > 1 else form for e, form in zip(entities, shown, strict=True)]

    # --- records ----------------------------------------------------------------------------------------------------

    def entity(self, iri: str, mentions: bool = False) -> Entity:
        """Return an entity by its IRI, `id:…` or local name; with its mentions only where asked.

        Raises NameUnknown where there is none.
        """
        entity = self._entity(_local(iri))
        if entity is None:
            raise NameUnknown(iri)
        return _with_mentions(entity, self.mentions(entity.id)) if mentions else entity

    def entities(self, type: str | None = None) -> Iterator[Entity]:
        """Yield the entities, all or of one class, without mentions, sorted by id."""
        from kg.rdf import read

        for name in (type,) if type else CLASSES:
            ids = sorted(node.value for node in read.subjects(self.quads, RDF + "type", read.iri(KG + name)))
            yield from (entity for iri in ids if (entity := self._entity(iri.removeprefix(ID))))

    def mentions(self, entity: str) -> tuple[Mention, ...]:
        """Return where an entity is mentioned, in order of source and line."""
        return tuple(Mention(**json.loads(record)) for record in self.text.mentions(_local(entity)))

    def statements(
        self,
        subject: str | None = None,
        object: str | None = None,
        predicates: Collection[str] | None = None,
        polarity: str | None = None,
    ) -> list[Statement]:
        """Return statements with their evidence, sorted by id.

        `subject` and `object` are entities (IRI, `id:…` or local name), `predicates` names of the ontology
        ("workedAt"), `polarity` "asserted" or "negated"; what is None does not matter.
        """
        from kg.rdf import read

        nodes = sorted(self._statement_nodes(subject, object, predicates, polarity))
        return [read.statement(self.quads, read.iri(node)) for node in nodes]

    def statement(self, iri: str) -> Statement | None:
        """Return one statement, None where there is none of that id."""
        from kg.rdf import read

        node = read.node(_local(iri))
        kinds = read.types(self.quads, node)
        return read.statement(self.quads, node) if kinds & {KG + "Assertion", KG + "Denial"} else None

    def edges(self, predicates: Collection[str] | None = None) -> Iterator[tuple[str, str, str]]:
        """Yield (subject, predicate, object) of asserted statements between entities, as local names, in no order.

        "influenced" holds for every predicate that counts as influence, from who influenced to who was influenced.
        """
        from kg.rdf import read

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

        `speaker` and `about` are entities, `kind` a name of `kg.vocabulary.CLAIM_KINDS`, `between` two seconds that
        the claim's beginning lies between (both included); what is None does not matter.
        """
        from kg.rdf import read

        wanted = [("speaker", speaker), ("about", about), ("recording", recording)]
        tests = [(KG + name, ID + _local(thing)) for name, thing in wanted if thing is not None]
        if kind is not None:
            tests.append((KG + "kind", KG + CLAIM_KIND_TERMS.get(kind, kind)))
        nodes = _all(tests or [(RDF + "type", KG + "Claim")], self.quads)
        claims = [read.claim(self.quads, read.iri(node)) for node in sorted(nodes)]
        if between is not None:
            claims = [c for c in claims if c.start_s is not None and between[0] <= c.start_s <= between[1]]
        return sorted(claims, key=_said_order)

    def claim(self, iri: str) -> Claim | None:
        """Return one claim, None where there is none of that id."""
        from kg.rdf import read

        node = read.node(_local(iri))
        return read.claim(self.quads, node) if KG + "Claim" in read.types(self.quads, node) else None

    def supported(self, passage: str) -> list[str]:
        """Return local names of the statements and claims that rest on a passage, sorted."""
        from kg.rdf import read

        owners = read.subjects(self.quads, KG + "evidence", read.node(_local(passage)))
        return sorted(name for owner in owners if (name := read.local(owner.value))[:2] in ("s-", "c-"))

    def passage(self, iri: str) -> Evidence | None:
        """Return one passage, None where there is none of that id."""
        from kg.rdf import read

        node = read.node(_local(iri))
        return read.passage(self.quads, node) if KG + "Passage" in read.types(self.quads, node) else None

    def conflicts(self) -> list[Conflict]:
        """Return where sources disagree, sorted by id."""
        from kg.rdf import read

        return self._every("Conflict", read.conflict)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        from kg.rdf import read

        return {source.id: source for source in self._every("Source", read.source)}

    def sources(self) -> list[Source]:
        """Return the sources, sorted by path."""
        return sorted(self._sources.values(), key=lambda source: source.path)

    def source(self, id: str) -> Source:
        """Return a source by its id (or IRI). Raises KeyError where there is none."""
        return self._sources[_local(id)]

    def recordings(self) -> list[Recording]:
        """Return the recordings, sorted by id, each with its sources."""
        return [_recording(json.loads(record)) for record in self.text.records("recording")]

    def people(self, recording: str, role: str) -> list[str]:
        """Return the ids of the entities that are "host" or "guest" of a recording, sorted."""
        from kg.rdf import read

        return sorted(read.local(o.value) for o in read.objects(self.quads, read.node(_local(recording)), role))

    def problems(self) -> list[Problem]:
        """Return the problems of the build, in order of path and line."""
        return [Problem(**json.loads(record)) for record in self.text.records("problem")]

    def doubts(self) -> list[Doubt]:
        """Return what was not merged, with both contexts."""
        rows = (json.loads(record) for record in self.text.records("doubt"))
        return [Doubt(**{**row, "evidence": tuple(Evidence(**e) for e in row["evidence"])}) for row in rows]

    def documents(self) -> Iterator[Page]:
        """Yield the sources word for word, in order of path, one at a time: `.document` and `.mentions` of each."""
        from kg import documents

        return documents.pages(self.build / DOCUMENTS)

    def search(self, text: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Hit]:
        """Return the best texts that hold the words of `text`: entities, claims, quotes, other items and cues."""
        rows = self.text.search(text, limit, tuple(kinds))
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
            for row, score in rows
        ]

    # --- inside -----------------------------------------------------------------------------------------------------

    def _entity(self, id_: str) -> Entity | None:
        from kg.rdf import read

        return read.entity(self.quads, read.node(id_))

    def _statement_nodes(
        self,
        subject: str | None,
        object_: str | None,
        predicates: Collection[str] | None,
        polarity: str | None,
    ) -> set[str]:
        from kg.rdf import read

        ends = (("subject", subject), ("object", object_))
        tests = [(RDF + name, ID + _local(thing)) for name, thing in ends if thing is not None]
        kinds = {"asserted": ("Assertion",), "negated": ("Denial",)}.get(polarity or "", ("Assertion", "Denial"))
        nodes = _all(tests, self.quads) if tests else None
        if predicates is not None and nodes is not None:
            nodes = {node for node in nodes if read.predicate(self.quads, read.iri(node)) in predicates}
        elif predicates is not None:
            nodes = set().union(*(_all([(RDF + "predicate", KG + name)], self.quads) for name in predicates))
        if nodes is None or polarity is not None:
            of_kind = set().union(*(_all([(RDF + "type", KG + kind)], self.quads) for kind in kinds))
            nodes = of_kind if nodes is None else nodes & of_kind
        return nodes

    def _every(self, type_: str, make: Callable[[pyoxigraph.Store, pyoxigraph.NamedNode], Record]) -> list[Record]:
        from kg.rdf import read

        nodes = read.subjects(self.quads, RDF + "type", read.iri(KG + type_))
        return [make(self.quads, node) for node in sorted(nodes, key=lambda node: node.value)]


def documents_jsonl(knowledge: Knowledge, path: Path) -> None:
    """Write documents.jsonl: the sources word for word, recordings, doubts and problems."""
    from kg import documents

    documents.write(knowledge, path)


def index(build: Path) -> None:
    """Make store/ and text.db of a build from its graph.nq and documents.jsonl."""
    from kg import indexing

    indexing.load(build / GRAPH, build / STORE)
    gc.collect()  # closed before it is opened for reading
    indexing.texts(build / STORE, build / DOCUMENTS, build / TEXT_DB)


def _iri(name: str) -> str | None:
    """The IRI that a full IRI, a prefixed or a local name writes; None where it writes none."""
    prefix, colon, rest = name.partition(":")
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + rest
    if name.startswith(("http://", "https://")):
        return name
    return ID + name if "/" in name or name[1:2] == "-" else None


def _local(name: str) -> str:
    """The local name of one of our things, however it is written."""
    return name.removeprefix(ID).removeprefix("id:")


def _typed(name: str) -> tuple[str, str] | None:
    """Name and type of "name (Type)"."""
    head, bracket, type_ = name.strip().rpartition(" (")
    known = {class_.casefold(): class_ for class_ in CLASSES}
    class_ = known.get(type_.removesuffix(")").casefold())
    return (head, class_) if bracket and class_ else None


def _recording(row: dict[str, Any]) -> Recording:
    lists = {name: tuple(row[name]) for name in ("hosts", "guests", "sources")}
    return Recording(**{**row, **lists})


def _with_mentions(entity: Entity, mentions: tuple[Mention, ...]) -> Entity:
    return replace(entity, mentions=mentions)


def _all(tests: Sequence[tuple[str, str]], quads: pyoxigraph.Store) -> set[str]:
    """IRIs of the things of which every (property, object) holds."""
    from kg.rdf import read

    first, *others = ({n.value for n in read.subjects(quads, name, read.iri(value))} for name, value in tests)
    return first.intersection(*others)


def _said_order(claim: Claim) -> tuple[str, bool, float, str]:
    return claim.recording or "", claim.start_s is None, claim.start_s or 0.0, claim.id
