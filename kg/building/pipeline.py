"""A build: files to documents, to what they say (`kg.building.knowledge`), to a graph that answers."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import kg
from kg import nlp
from kg.building import curated, faults, proposals, running, stages, unchanged
from kg.building.knowledge import Given, know
from kg.building.proposals import Estimate
from kg.building.running import Progress
from kg.building.summary import Summary
from kg.llm.asker import Asker
from kg.recordings import grouping, voices
from kg.records.document import Document
from kg.records.errors import InputError
from kg.records.proposal import Settings
from kg.records.statement import Knowledge
from kg.workspace import cache, config, curation, directory, files, seal
from kg.workspace.cache import Cache


def build(
    paths: Sequence[str],
    graph: Path | None = None,
    jobs: int = 0,
    strict: bool = False,
    progress: Progress | None = None,
    links: str | None = None,
    model: str | None = None,
    llm: Settings | None = None,
    max_size: int = files.TOTAL,
) -> Summary:
    """Read files and folders and let the graph be exactly what they say.

    `graph` is the graph directory (None: `KG_GRAPH`, the nearest `.kg`, else a new one here); `jobs` the number of
    processes (0: one a core, where there is enough to do); with `strict` any problem is a failure; `links` names a CSV
    file of external ids (`kg.workspace.curation`), `model` an installed spaCy pipeline that is to parse English instead
    of the one that ships; `llm` a language model that is one more reader; `max_size` the most bytes of all files.
    Raises KgError and leaves the old graph as it was where that is so.
    """
    with nlp.chosen(model):
        place = directory.create(graph)
        llm = llm or config.llm(place.home)
        return _build(paths, place, jobs, strict, progress, links, llm, max_size)


def _build(
    paths: Sequence[str],
    place: directory.Workspace,
    jobs: int,
    strict: bool,
    progress: Progress | None,
    links: str | None,
    llm: Settings | None,
    max_size: int,
) -> Summary:
    with place.lock():
        store = Cache(place.root / "cache")
        found, passed_over = files.collect(paths, place.root, max_size)
        key = unchanged.key(found, passed_over, place.home, links)
        tell = progress or (lambda stage, done, of: None)
        alone = bool(jobs) or not stages.any_unread(found, store)
        with (
            running.pool(jobs, sum(len(file.data) for file in found)) as processes,
            running.extractor(alone, processes) as extract,
        ):
            decided = curation.load(place.home)
            told = curated.decisions(decided, curation.links(links) if links else (), links or "")
            documents, unread = stages.read(found, store, processes, tell)
            given = Given(place.home, decided, told, (*passed_over, *unread), store, extract, tell, llm)
            knowledge, made = _answering(documents, given, place, strict)
        summary = _summary(knowledge, made, place.earlier)
        lasting = llm is None and not any(problem.kind == faults.KIND for problem in summary.problems)
        if lasting and key == unchanged.key(found, passed_over, place.home, links):
            unchanged.keep(store, key, summary)
        store.sweep()
    return summary


def _answering(
    documents: Sequence[Document], given: Given, place: directory.Workspace, strict: bool
) -> tuple[Knowledge, Path]:
    """Let the graph be what the documents say, without those that make it fail; what it says, and the build."""
    try:
        knowledge, left_out = faults.without(documents, lambda some: know(some, given))
        return _published(knowledge, left_out, given, place, strict)
    except Exception as error:
        if faults.is_outside(error):
            raise
    with tempfile.TemporaryDirectory() as scratch:  # it fails over what is known: look for the document at fault

        def proven(some: Sequence[Document]) -> Knowledge:
            knowledge = know(some, given)
            with tempfile.TemporaryDirectory(dir=scratch) as folder:
                _write(knowledge, Path(folder))
                _index(Path(folder))
            return knowledge

        knowledge, left_out = faults.without(documents, proven)
    return _published(knowledge, left_out, given, place, strict)


def _published(
    knowledge: Knowledge,
    left_out: Sequence[tuple[Document, str]],
    given: Given,
    place: directory.Workspace,
    strict: bool,
) -> tuple[Knowledge, Path]:
    failed = [faults.problem(document.source.path, words, "it was left out") for document, words in left_out]
    if failed and not knowledge.recordings:
        raise InputError(f"nothing could be built: {failed[0].path}: {failed[0].message}")
    whole = replace(knowledge, problems=tuple(sorted({*knowledge.problems, *failed})))
    if strict and whole.problems:
        first = whole.problems[0]
        where = f"{first.path}:{first.line}" if first.line else first.path
        count = len(whole.problems)
        raise InputError(f"{count} problem{'s' * (count > 1)} and --strict: {where}: {first.message}")
    given.tell("storing", 0, 1)
    made = place.publish(lambda folder: _write(whole, folder), _index, cache.maker().hex())
    given.tell("storing", 1, 1)
    return whole, made


def estimate(
    paths: Sequence[str], llm: Settings, graph: Path | None = None, progress: Progress | None = None
) -> Estimate:
    """Return what asking a model about files and folders would take; nothing is asked and nothing built.

    What stays undecided, and may be asked about, is known when everything is read: that takes as long as a build.
    Raises KgError where nothing can be read.
    """
    tell = progress or (lambda stage, done, of: None)
    place = directory.create(graph)
    with place.lock():
        store = Cache(place.root / "cache")
        found, _ = files.collect(paths, place.root)
        documents, _ = stages.read(found, store, None, tell)
        asker = Asker(replace(llm, record=False), place.home)
        if llm.pairs:
            decided = curation.load(place.home)
            with running.extractor(True, None) as extract:
                told = curated.decisions(decided)
                know(documents, Given(place.home, decided, told, (), store, extract, tell, llm), asker)
        else:
            recordings, _ = grouping.group(documents, config.load(place.home))
            timed, _ = stages.time(voices.named(documents, recordings), recordings, store, tell)
            asker.answers(proposals.requests(stages.with_context(timed, recordings), llm, store, tell))
        return proposals.estimate(len(documents), asker.asked, llm, place.home)


SAMPLE = "saining-xie"
"""The folder of examples/ that has the bundled sample."""


def demo_paths() -> list[str]:
    """Return the paths of the bundled sample's pages."""
    folder = next(Path(root) / "examples" for root in kg.__path__ if (Path(root) / "examples").is_dir())
    return [str(page) for page in sorted((folder / SAMPLE).iterdir())]


def _write(knowledge: Knowledge, folder: Path) -> None:
    from kg.rdf import write_nquads
    from kg.store.store import documents_jsonl, refused_jsonl

    stated = tuple(one for one in knowledge.statements if one.certainty != "proposed")
    if len(stated) < len(knowledge.statements):
        (folder / directory.STATED).mkdir()
        _write(replace(knowledge, statements=stated), folder / directory.STATED)
    write_nquads(knowledge, folder / "graph.nq")
    documents_jsonl(knowledge, folder / "documents.jsonl")
    refused_jsonl(knowledge, folder / "refused.jsonl")


def _index(folder: Path) -> None:
    from kg.store.store import index

    stated = folder / directory.STATED
    if stated.is_dir():
        _index(stated)
        seal.write(stated, cache.maker().hex())
    index(folder)


def _summary(knowledge: Knowledge, made: Path, remade: bool) -> Summary:
    return Summary(
        sources=len(knowledge.documents),
        items=sum(len(document.items) for document in knowledge.documents),
        entities=len(knowledge.entities),
        statements=len(knowledge.statements),
        claims=len(knowledge.claims),
        problems=knowledge.problems,
        skipped=sum(problem.kind in ("unreadable", "same-content", faults.KIND) for problem in knowledge.problems),
        build=made,
        remade=remade,
    )
