"""The order of the stages: files to documents, to facts, to entities, to statements, to a graph that answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import kg
from kg import aside, cache, config, curated, curation, files, reconcile, recording, workspace
from kg.cache import Cache
from kg.curation import Curation
from kg.document import Document, Recording
from kg.errors import InputError
from kg.extractors.base import Context
from kg.problem import Problem
from kg.resolution.decisions import Decision
from kg.statement import Evidence, Extraction, Knowledge

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""
Work = TypeVar("Work")
Product = TypeVar("Product")
Spread = Callable[[Iterable[Work]], Iterable[Product]]
"""Makes the product of each work, in order, in whichever process."""
_Spoken = tuple[Document, Context]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    sources: int
    items: int
    entities: int
    statements: int
    claims: int
    problems: tuple[Problem, ...]
    skipped: int
    """Files that were passed over."""
    build: Path


@dataclass(frozen=True, slots=True)
class _Read:
    """A document, or why there is none."""

    document: Document | None
    refusal: str


@dataclass(frozen=True, slots=True)
class _Timed:
    """A recording's documents once their times are known."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def build(
    paths: Sequence[str],
    graph: Path | None = None,
    jobs: int = 0,
    strict: bool = False,
    progress: Progress | None = None,
    links: str | None = None,
) -> Summary:
    """Read files and folders and let the graph be exactly what they say.

    `graph` is the graph directory (None: `KG_GRAPH`, the nearest `.kg`, else a new one here); `jobs` the number of
    processes (0: one a core, where there is enough to do); with `strict` any problem is a failure; `links` names a CSV
    file of external ids (`kg.curation.links`). Raises KgError and leaves the old graph as it was where that is so.
    """
    place = workspace.create(graph)
    with place.lock():
        store = Cache(place.root / "cache")
        found, passed_over = files.collect(paths, place.root)
        tell = progress or (lambda stage, done, of: None)
        with _pool(jobs, sum(len(file.data) for file in found)) as pool, _beside(found, jobs, store, pool) as extract:
            decided = curation.load(place.home)
            told = curated.decisions(decided, curation.links(links) if links else (), links or "")
            knowledge = _know(found, passed_over, place.home, decided, told, store, pool, extract, tell)
        if strict and knowledge.problems:
            first = knowledge.problems[0]
            where = f"{first.path}:{first.line}" if first.line else first.path
            count = len(knowledge.problems)
            raise InputError(f"{count} problem{'s' * (count > 1)} and --strict: {where}: {first.message}")
        tell("storing", 0, 1)
        made = place.publish(lambda folder: _write(knowledge, folder), _index, cache.fingerprint())
        tell("storing", 1, 1)
        store.sweep()
    return _summary(knowledge, made)


def demo_paths() -> list[str]:
    """Return the paths of the bundled sample's pages."""
    folder = next(Path(root) / "examples" for root in kg.__path__ if (Path(root) / "examples").is_dir())
    return [str(page) for sample in sorted(folder.iterdir()) if sample.is_dir() for page in sorted(sample.iterdir())]


def _know(
    found: Sequence[files.Found],
    passed_over: Sequence[Problem],
    home: Path,
    decided: Curation,
    told: Sequence[Decision],
    store: Cache,
    pool: Executor | None,
    extract: Spread[_Spoken, Extraction],
    tell: Progress,
) -> Knowledge:
    """Everything that the files say."""
    from kg.resolution import resolve
    from kg.timing.link import link

    documents, unread = _read(found, store, pool, tell)
    recordings, ungrouped = recording.group(documents, config.load(home))
    documents, untimed = _time(documents, recordings, store, tell)
    extractions = _extract(documents, recordings, store, extract, tell)
    tell("resolving", 0, 1)
    resolution = resolve(documents, extractions, recordings, told)
    tell("resolving", 1, 1)
    if (page := curated.document(decided)) is not None:
        documents = (*documents, page)
        extractions = (*extractions, Extraction(facts=tuple(curated.facts(decided, page.source.id))))
    of_source = {source: rec for rec in recordings for source in rec.sources}
    world = reconcile.World(
        documents={document.source.id: document for document in documents},
        recordings=of_source,
        entities={entity.id: entity for entity in resolution.entities},
        find=resolution.find,
        link=lambda source, second: link(of_source[source], second) if source in of_source else None,
        timing=_sureness(documents),
    )
    statements, misplaced = reconcile.statements((f for e in extractions for f in e.facts), world)
    claims, unquoted = reconcile.claims((s for e in extractions for s in e.sayings), world)
    statements, claims, disobeyed = curated.obey(decided, statements, claims, resolution.find)
    read = [problem for document in documents for problem in document.problems]
    problems = {
        *passed_over,
        *unread,
        *ungrouped,
        *untimed,
        *read,
        *resolution.problems,
        *misplaced,
        *unquoted,
        *disobeyed,
    }
    return Knowledge(
        recordings=recordings,
        documents=documents,
        entities=resolution.entities,
        statements=statements,
        claims=claims,
        conflicts=(),
        doubts=resolution.doubts,
        problems=tuple(sorted(problems)),
        merges=resolution.merges,
    )


def _sureness(documents: Sequence[Document]) -> Callable[[Evidence], str | None]:
    """How sure the second of a piece of evidence is, by the timecodes and cues on its lines."""
    doubtful = {
        (document.source.id, code.line, code.seconds)
        for document in documents
        for code in document.timecodes
        if code.status == "doubtful"
    }
    estimated = {
        (document.source.id, cue.line) for document in documents for cue in document.cues if cue.timing == "estimated"
    }

    def timing(evidence: Evidence) -> str | None:
        if evidence.start_s is None:
            return None
        lines = range(evidence.line, evidence.line_end + 1)
        if any((evidence.source, line, evidence.start_s) in doubtful for line in lines):
            return "doubtful"
        return "estimated" if (evidence.source, evidence.line) in estimated else None

    return timing


def _read(
    found: Sequence[files.Found], store: Cache, pool: Executor | None, tell: Progress
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Documents of the files, one for each content, sorted by path; and what could not be read."""
    keys = [cache.key("read", file.path, file.data) for file in found]
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    reads = _cached("reading", _spread(_read_one, pool), found, keys, _Read, store, tell)
    for file, read in zip(found, reads, strict=True):
        if read.document is None:
            if file.named:
                raise InputError(read.refusal)
            problems.append(Problem(file.path, 0, "unreadable", read.refusal))
        elif read.document.source.id in documents:
            first = documents[read.document.source.id].source.path
            problems.append(Problem(file.path, 0, "same-content", f"holds the same bytes as {first}; read once."))
        else:
            documents[read.document.source.id] = read.document
    if not documents:
        raise InputError(f"nothing could be read: {problems[0].message}")
    return tuple(documents.values()), tuple(problems)


def _read_one(file: files.Found) -> _Read:
    from kg.readers import read

    try:
        return _Read(read(file.path, file.data), "")
    except InputError as error:
        return _Read(None, str(error))


def _time(
    documents: Sequence[Document], recordings: Sequence[Recording], store: Cache, tell: Progress
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents with their times, in the same order: those of one recording are timed together."""
    from kg.timing import time

    by_source = {document.source.id: document for document in documents}
    problems: list[Problem] = []
    for done, rec in enumerate(recordings):
        tell("timing", done, len(recordings))
        group = [by_source[source] for source in rec.sources]
        key = cache.key("time", cache.record_hash(rec), *(cache.record_hash(document) for document in group))
        timed = store.get(key, _Timed)
        if timed is None:
            timed = _Timed(*time(group, rec, store))
            store.put(key, timed)
        by_source.update((document.source.id, document) for document in timed.documents)
        problems += timed.problems
    tell("timing", len(recordings), len(recordings))
    return tuple(by_source[document.source.id] for document in documents), tuple(problems)


def _extract(
    documents: Sequence[Document],
    recordings: Sequence[Recording],
    store: Cache,
    extract: Spread[_Spoken, Extraction],
    tell: Progress,
) -> tuple[Extraction, ...]:
    """What each document says, in the same order, read with the names that its recording's pages give."""
    contexts = dict(_contexts(documents, recordings))
    work = [(document, contexts[document.source.id]) for document in documents]
    keys = [cache.key("extract", cache.record_hash(document), cache.record_hash(context)) for document, context in work]
    return tuple(_cached("extracting", extract, work, keys, Extraction, store, tell))


def _contexts(documents: Sequence[Document], recordings: Sequence[Recording]) -> Iterator[tuple[str, Context]]:
    """What is known about the recording of each source, by source id."""
    from kg.extractors import listed_names

    listed = {document.source.id: listed_names(document) for document in documents}
    for rec in recordings:
        names = sorted(
            {(name.form, name.type) for source in rec.sources for name in listed[source]},
            key=lambda name: (name[0], name[1] or ""),
        )
        for source in rec.sources:
            yield source, Context(rec.guests, rec.hosts, tuple(names))


def _extract_one(work: _Spoken) -> Extraction:
    from kg.extractors import extract

    found: Extraction = extract(*work)
    return found


def _cached(
    stage: str,
    spread: Spread[Work, Product],
    works: Sequence[Work],
    keys: Sequence[str],
    kind: type[Product],
    store: Cache,
    tell: Progress,
) -> list[Product]:
    """The product of every work, in order: from the cache where it is there; `spread` makes those of the others."""
    products = {key: product for key in keys if (product := store.get(key, kind)) is not None}
    missing = {key: work for key, work in zip(keys, works, strict=True) if key not in products}
    tell(stage, len(products), len(keys))
    for key, product in zip(missing, spread(missing.values()), strict=True):
        store.put(key, product)
        products[key] = product
        tell(stage, len(products), len(keys))
    return [products[key] for key in keys]


@contextmanager
def _pool(jobs: int, size: int) -> Iterator[Executor | None]:
    """Processes to work in, or None for this one alone."""
    count = jobs or (os.cpu_count() or 1 if size > PARALLEL_BYTES else 1)
    if count <= 1:
        yield None
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:  # a fork would hold the build's lock
        yield pool


@contextmanager
def _beside(
    found: Sequence[files.Found], jobs: int, store: Cache, pool: Executor | None
) -> Iterator[Spread[_Spoken, Extraction]]:
    """What extracts: the pool, if any; else, where there is a page to extract and a core to spare, one more process."""
    fresh = any(not store.holds(cache.key("read", file.path, file.data)) for file in found)
    with aside.started(pool is None and not jobs and fresh and (os.cpu_count() or 1) > 1) as beside:
        yield beside.map if beside else _spread(_extract_one, pool)


def _spread(make: Callable[[Work], Product], pool: Executor | None) -> Spread[Work, Product]:
    """What makes many: in the pool, if any."""
    return lambda works: pool.map(make, works) if pool else map(make, works)


PARALLEL_BYTES = 2_000_000
"""Text below this is read sooner by one process: each further one has spaCy to import."""


def _write(knowledge: Knowledge, folder: Path) -> None:
    from kg.rdf import write_nquads
    from kg.store import documents_jsonl

    write_nquads(knowledge, folder / "graph.nq")
    documents_jsonl(knowledge, folder / "documents.jsonl")


def _index(folder: Path) -> None:
    from kg.store import index

    index(folder)


def _summary(knowledge: Knowledge, made: Path) -> Summary:
    return Summary(
        sources=len(knowledge.documents),
        items=sum(len(document.items) for document in knowledge.documents),
        entities=len(knowledge.entities),
        statements=len(knowledge.statements),
        claims=len(knowledge.claims),
        problems=knowledge.problems,
        skipped=sum(problem.kind in ("unreadable", "same-content") for problem in knowledge.problems),
        build=made,
    )
