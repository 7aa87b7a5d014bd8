"""From the two product files of a build to its indexes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec
import pyoxigraph

from kg.rdf import read
from kg.records.document import Item
from kg.records.statement import Claim, Entity
from kg.records.vocabulary import KG, RDF, THINGS
from kg.resolution import spellings
from kg.store import documents, textindex
from kg.store.documents import Row
from kg.store.textindex import Name, Text

_RECORDS = ("recording", "doubt", "problem", "merge", "untaken", "judged")


def load(graph: Path, folder: Path) -> None:
    """Make a pyoxigraph store in `folder` from an N-Quads file, packed for reading."""
    store = pyoxigraph.Store(str(folder))
    store.bulk_load(path=str(graph), format=pyoxigraph.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def texts(folder: Path, file: Path, target: Path) -> None:
    """Make the text index `target` from the pyoxigraph store in `folder` and documents.jsonl."""
    store = pyoxigraph.Store.read_only(str(folder))
    entities = [read.entity(store, node) for name in THINGS for node in _of_class(store, name)]
    claims = [read.claim(store, node) for node in _of_class(store, "Claim")]
    rows = list(documents.read(file))
    textindex.write(
        target,
        chain.from_iterable(map(_names, entities)),
        chain(map(_entity_text, entities), map(_claim_text, claims), _document_texts(rows, claims)),
        _mentions(rows),
        ((claim.id, _json(claim)) for claim in claims),
        _records(rows),
    )


def _of_class(store: pyoxigraph.Store, name: str) -> list[pyoxigraph.NamedNode]:
    return sorted(read.subjects(store, RDF + "type", read.iri(KG + name)), key=lambda node: node.value)


def _names(entity: Entity) -> Iterator[Name]:
    yield Name(entity.name, 0, entity.id)
    yield from (Name(alias, 1, entity.id) for alias in entity.aliases)
    for form in (entity.name, *entity.aliases):
        yield from (Name(spelling, 2, entity.id) for spelling in spellings(form))


def _entity_text(entity: Entity) -> Text:
    return Text("entity", " · ".join((entity.name, *entity.aliases)), ref=entity.id)


def _claim_text(claim: Claim) -> Text:
    first = claim.mentions[0].evidence if claim.mentions else None
    if first is None:
        return Text("claim", claim.text, claim.id)
    return Text("claim", claim.text, claim.id, first.source, first.line, claim.start_s, first.url)


def _document_texts(rows: list[Row], claims: list[Claim]) -> Iterator[Text]:
    """Items, but those that say no more than a claim made there, and cues."""
    told = {(m.evidence.source, m.evidence.line, claim.text) for claim in claims for m in claim.mentions}
    for document in (row.document for row in rows if row.document):
        source = document.source.id
        for item in document.items:
            text = " — ".join(_words(item))
            if (source, item.line, text) not in told:
                yield Text(item.kind, text, None, source, item.line, item.start_s)
        for cue in document.cues:
            yield Text("cue", cue.text, None, source, cue.line, cue.start_s)


def _words(item: Item) -> Iterator[str]:
    """All words of an item, each part once: title, body, original, translation, evidence …"""
    said = ""
    for words in (item.title, item.body, *(value for _, value in item.parts)):
        if words and words not in said:
            said += words
            yield words


def _mentions(rows: list[Row]) -> Iterator[tuple[str, str, int, str]]:
    for placed in (placed for row in rows for placed in row.mentions):
        yield placed.entity, placed.mention.source, placed.mention.line, _json(placed.mention)


def _records(rows: list[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        yield from ((kind, _json(record)) for kind in _RECORDS if (record := getattr(row, kind)) is not None)


def _json(record: object) -> str:
    return msgspec.json.encode(record).decode()
