"""documents.jsonl: everything of a build that is not RDF, one JSON object a line.

    {"document": {…}, "mentions": [{"entity": …, "line": …, "form": …, …}]}     one a source, in order of path
    {"recording": {…}}   {"doubt": {…}}   {"problem": {…}}   {"merge": {…}}   {"untaken": {…}}
    {"judged": {…}}

The same bytes for the same knowledge. Nothing that a page says is lost: `kg.store.store.index` makes every index from
this file and graph.nq.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from kg.records.document import Document, Recording
from kg.records.immutable import dataclass
from kg.records.problem import Problem
from kg.records.proposal import Judgement, Untaken
from kg.records.statement import Doubt, Entity, Knowledge, Mention, Merge

NAME = "documents.jsonl"


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and the entity that it names."""

    entity: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Page:
    """One source word for word, and who is named where in it."""

    document: Document
    mentions: tuple[Placed, ...]
    """In order of line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file: exactly one of its fields is set (mentions go with the document)."""

    document: Document | None = None
    mentions: tuple[Placed, ...] = ()
    recording: Recording | None = None
    doubt: Doubt | None = None
    problem: Problem | None = None
    merge: Merge | None = None
    untaken: Untaken | None = None
    judged: Judgement | None = None


def write(knowledge: Knowledge, path: Path) -> None:
    """Write the file."""
    with open(path, "wb") as file:
        file.writelines(line(row) + b"\n" for row in _rows(knowledge))


def read(path: Path) -> Iterator[Row]:
    """Yield the lines of the file as records, one at a time."""
    decoder = msgspec.json.Decoder(Row)
    with open(path, "rb") as file:
        for row in file:
            yield decoder.decode(row)


def pages(path: Path, only: Collection[str] | None = None) -> Iterator[Page]:
    """Yield the sources, in order of path, one at a time; of these ids alone where such are given."""
    rows = read(path) if only is None else _some(path, only)
    return (Page(row.document, row.mentions) for row in rows if row.document is not None)


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Of:
    source: _Id


@dataclass(frozen=True, slots=True)
class _Head:
    """As much of a line as tells whose it is."""

    document: _Of | None = None


def _some(path: Path, only: Collection[str]) -> Iterator[Row]:
    """The lines of some sources: of the others hardly anything is made."""
    head, whole = msgspec.json.Decoder(_Head), msgspec.json.Decoder(Row)
    with open(path, "rb") as file:
        for row in file:
            if (document := head.decode(row).document) is not None and document.source.id in only:
                yield whole.decode(row)


def _rows(knowledge: Knowledge) -> Iterator[Mapping[str, object]]:
    mentions = _mentions(knowledge.entities)
    for document in knowledge.documents:
        yield {"document": document, "mentions": mentions[document.source.id]}
    yield from ({"recording": recording} for recording in knowledge.recordings)
    yield from ({"doubt": doubt} for doubt in knowledge.doubts)
    yield from ({"problem": problem} for problem in knowledge.problems)
    yield from ({"merge": merge} for merge in knowledge.merges)
    yield from ({"untaken": row} for row in knowledge.untaken)
    yield from ({"judged": row} for row in knowledge.judged)


def _mentions(entities: Iterable[Entity]) -> dict[str, list[Placed]]:
    """Mentions by source, in order of line."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            found[mention.source].append(Placed(entity.id, mention))
    for placed in found.values():
        placed.sort(key=lambda p: (p.mention.line, p.mention.form, p.entity, repr(p.mention)))
    return found


def line(row: object) -> bytes:
    """Return a record as one line of JSON, without the end of line."""
    try:
        return msgspec.json.encode(row)
    except UnicodeEncodeError:  # half a surrogate pair in a page: no character, so it becomes U+FFFD
        text = json.dumps(msgspec.to_builtins(row), ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
