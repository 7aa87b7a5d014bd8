"""The stages that look at one document or recording alone, products kept in the cache: reading, timing, extracting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor

from kg.building import faults
from kg.building.running import Progress, Spoken, Spread, cached, spread
from kg.building.unchanged import read_key
from kg.building.worker import Said
from kg.extractors.base import Context
from kg.records.document import Document, Recording
from kg.records.errors import InputError
from kg.records.immutable import dataclass
from kg.records.problem import Problem
from kg.records.statement import Extraction
from kg.workspace import cache, files
from kg.workspace.cache import Cache


@dataclass(frozen=True, slots=True)
class _Read:
    """The documents of a file, or why there are none."""

    documents: tuple[Document, ...]
    refusal: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Timed:
    """A recording's documents once their times are known."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def any_unread(found: Sequence[files.Found], store: Cache) -> bool:
    """Return whether the cache lacks any of the files."""
    return not all(store.holds(read_key(file)) for file in found)


def read(
    found: Sequence[files.Found], store: Cache, processes: Executor | None, tell: Progress
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of the files, one for each content or episode, sorted by path; and what could not be read.

    Raises InputError where a file that the user named cannot be read, or none can.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    keys = [read_key(file) for file in found]
    reads = cached("reading", spread(_read_one, _unread, processes), found, keys, _Read, store, tell)
    for file, one in zip(found, reads, strict=True):
        if one.fault:
            problems.append(faults.problem(file.path, one.fault, "it was left out"))
        elif not one.documents:
            if file.named:
                raise InputError(one.refusal)
            problems.append(Problem(file.path, 0, "unreadable", one.refusal))
        elif one.documents[0].source.id in documents:
            first = documents[one.documents[0].source.id].source.path
            problems.append(Problem(file.path, 0, "same-content", f"holds the same bytes as {first}; read once."))
        else:
            documents |= {
                document.source.id: document for document in one.documents if document.source.id not in documents
            }
    if not documents:
        raise InputError(f"nothing could be read: {problems[0].message}")
    return tuple(documents.values()), tuple(problems)


def _read_one(file: files.Found) -> _Read:
    from kg import readers

    try:
        return _Read(readers.read_all(file.path, file.data), "")
    except InputError as error:
        return _Read((), str(error))
    except Exception as error:
        return _unread(faults.told(error))


def _unread(fault: str) -> _Read:
    return _Read((), "", fault)


def time(
    documents: Sequence[Document], recordings: Sequence[Recording], store: Cache, tell: Progress
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents with their times, in the same order, and what was odd: a recording's are timed together."""
    from kg import timing

    by_source = {document.source.id: document for document in documents}
    problems: list[Problem] = []
    for done, rec in enumerate(recordings):
        tell("timing", done, len(recordings))
        group = [by_source[source] for source in rec.sources]
        key = cache.key("time", cache.record_hash(rec), *(cache.record_hash(document) for document in group))
        timed = store.get(key, _Timed)
        if timed is None:
            timed = _Timed(*timing.time(group, rec, store))
            store.put(key, timed)
        by_source.update((document.source.id, document) for document in timed.documents)
        problems += timed.problems
    tell("timing", len(recordings), len(recordings))
    return tuple(by_source[document.source.id] for document in documents), tuple(problems)


def extract(
    documents: Sequence[Document],
    recordings: Sequence[Recording],
    store: Cache,
    run: Spread[Spoken, Said],
    tell: Progress,
) -> tuple[tuple[Extraction, ...], tuple[Problem, ...]]:
    """Return what each document says, in the same order, read with the names that its recording's pages give.

    And the faults over which a document says nothing.
    """
    work = with_context(documents, recordings)
    keys = [cache.key("extract", cache.record_hash(document), cache.record_hash(context)) for document, context in work]
    said = cached("extracting", run, work, keys, Said, store, tell)
    cost = "nothing that it says was taken"
    problems = [
        faults.problem(document.source.path, one.fault, cost)
        for document, one in zip(documents, said, strict=True)
        if one.fault
    ]
    return tuple(one.extraction for one in said), tuple(problems)


def with_context(documents: Sequence[Document], recordings: Sequence[Recording]) -> list[tuple[Document, Context]]:
    """Return each document with what is known about its recording, in the same order."""
    contexts = dict(_contexts(documents, recordings))
    return [(document, contexts[document.source.id]) for document in documents]


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
