"""The whole graph as one JSON document: the form is fixed, keys in this order, absent values null."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from kg.exports import network
from kg.exports.base import Options
from kg.records.document import Cue, Document, Item, Timecode
from kg.records.statement import Claim, Conflict, Entity, Evidence, Literal, Mention, Statement
from kg.records.vocabulary import ID, PREDICATES, XSD
from kg.store.documents import Page
from kg.store.store import Store
from kg.text.normalize import key

Json = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False).encode
_quoted = json.encoder.encode_basestring


def write(store: Store, out: BinaryIO, options: Options) -> None:
    """Write the document, an object a line."""
    pages = _pages(store)
    arrays: dict[str, Iterable[Json | str]] = {
        "sources": _sources(store),
        "recordings": _recordings(store),
        "entities": (_entity(entity, store.mentions(entity.id)) for entity in store.records.entities()),
        "statements": map(_statement, store.records.statements()),
        "claims": map(_claim, network.claims(store)),
        "items": (_item(page.document, item) for page in pages for item in _items(page)),
        "timecodes": (_timecode(page.document, code) for page in pages for code in _timecodes(page)),
        "cues": _cues(pages),
        "conflicts": map(_conflict, store.conflicts()),
    }
    opening = b"{\n"
    for name, objects in arrays.items():
        out.write(opening + f'"{name}": ['.encode())
        _write_array(objects, out)
        opening = b"],\n"
    out.write(b"]\n}\n")


def _write_array(objects: Iterable[Json | str], out: BinaryIO) -> None:
    comma = "\n"
    for record in objects:
        out.write(f"{comma}{record if isinstance(record, str) else _encode(record)}".encode())
        comma = ",\n"


def _iri(name: str | None) -> str | None:
    return None if name is None else name if "://" in name else ID + name


def _number(second: float | None) -> float | None:
    """Whole seconds as whole numbers, others to the millisecond."""
    if second is None:
        return None
    rounded = round(second, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _sources(store: Store) -> Iterator[Json]:
    of_source = store.recording_ids()
    for source in sorted(store.sources(), key=lambda source: source.id):
        yield {
            "id": _iri(source.id),
            "path": source.path,
            "sha256": source.sha256,
            "title": source.title,
            "format": source.format,
            "language": source.language,
            "recording": _iri(of_source.get(source.id)),
        }


def _recordings(store: Store) -> Iterator[Json]:
    for recording in sorted(store.recordings(), key=lambda recording: recording.id):
        yield {
            "id": _iri(recording.id),
            "title": recording.title,
            "url": recording.url,
            "duration_s": _number(recording.duration_s),
            "published": recording.published,
            "hosts": [_iri(id_) for id_ in store.people(recording.id, "host")],
            "guests": [_iri(id_) for id_ in store.people(recording.id, "guest")],
        }


def _entity(entity: Entity, mentions: Sequence[Mention]) -> Json:
    return {
        "id": _iri(entity.id),
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "same_as": [_iri(other) for other in entity.same_as],
        "mentions": [
            {"source": _iri(m.source), "line": m.line, "form": m.form, "section": m.section} for m in mentions
        ],
        "description": entity.description,
    }


def _statement(statement: Statement) -> str:
    """A statement as it is written: there may be very many, and an encoder for any object takes three times as long."""
    predicate = PREDICATES.get(statement.predicate)
    object_ = statement.object
    return (
        f'{{"id": {_quoted(ID + statement.id)}, "subject": {_text(_iri(statement.subject))}, '
        f'"predicate": {_quoted(statement.predicate)}, '
        f'"object": {_text(_iri(object_)) if isinstance(object_, str) else _encode(_value(object_))}, '
        f'"qualifiers": {{"role": {_text(statement.role)}, "start": {_text(statement.start)}, '
        f'"end": {_text(statement.end)}}}, "polarity": {_quoted(statement.polarity)}, '
        f'"influence": {_text(predicate.influence if predicate else None)}, "kind": {_text(statement.kind)}, '
        f'"certainty": {_quoted(statement.certainty)}, '
        f'"premises": [{", ".join([_text(_iri(premise)) for premise in statement.premises])}], '
        f'"evidence": [{", ".join(map(_place, statement.evidence))}]}}'
    )


def _text(text: str | None) -> str:
    return "null" if text is None else _quoted(text)


def _place(evidence: Evidence) -> str:
    """A place as it is written; so with statements."""
    start, end = _number(evidence.start_s), _number(evidence.end_s)
    return (
        f'{{"source": {_text(_iri(evidence.source))}, "line": {evidence.line}, "line_end": {evidence.line_end}, '
        f'"quote": {_quoted(evidence.quote)}, "start_s": {"null" if start is None else repr(start)}, '
        f'"end_s": {"null" if end is None else repr(end)}, "url": {_text(evidence.url)}, '
        f'"extractor": {_quoted(evidence.extractor)}, "timing": {_text(evidence.timing)}}}'
    )


def _value(value: Literal) -> Json:
    return {"value": value.value, "datatype": XSD + value.datatype}


def _claim(claim: Claim) -> Json:
    return {
        "id": _iri(claim.id),
        "text": claim.text,
        "kind": claim.kind,
        "speaker": _iri(claim.speaker),
        "start_s": _number(claim.start_s),
        "end_s": _number(claim.end_s),
        "about": [_iri(entity) for entity in claim.about],
        "hedged": claim.hedged,
        "horizon": claim.horizon,
        "mentions": [
            {
                "source": _iri(mention.evidence.source),
                "line": mention.evidence.line,
                "line_end": mention.evidence.line_end,
                "quote": mention.evidence.quote,
                "time_raw": mention.time_raw,
                "start_s": _number(mention.evidence.start_s),
                "kind": mention.kind or claim.kind,
            }
            for mention in claim.mentions
        ],
    }


def _pages(store: Store) -> list[Page]:
    """The sources in order of their ids."""
    return sorted(store.documents(), key=lambda page: page.document.source.id)


def _items(page: Page) -> list[Item]:
    return sorted(page.document.items, key=lambda item: item.line)


def _timecodes(page: Page) -> list[Timecode]:
    return sorted(page.document.timecodes, key=lambda code: (code.line, code.column))


def _item(document: Document, item: Item) -> Json:
    return {
        "source": _iri(document.source.id),
        "line": item.line,
        "line_end": item.line_end,
        "section": item.section,
        "kind": item.kind,
        "title": item.title,
        "body": item.body,
        "time_raw": item.time_raw,
        "start_s": _number(item.start_s),
        "speaker_raw": item.speaker_raw,
    }


def _timecode(document: Document, code: Timecode) -> Json:
    return {
        "source": _iri(document.source.id),
        "line": code.line,
        "raw": code.raw,
        "seconds": _number(code.seconds),
        "status": code.status,
        "candidates": [{"seconds": _number(c.seconds), "cost": round(c.cost, 6)} for c in code.candidates],
        "why": code.why,
    }


def _cues(pages: Iterable[Page]) -> Iterator[Json]:
    for page in pages:
        speakers = _speakers(page)
        for cue in sorted(page.document.cues, key=lambda cue: (cue.line, cue.offset)):
            yield _cue(page.document, cue, _iri(speakers.get(key(cue.speaker_raw))) if cue.speaker_raw else None)


def _speakers(page: Page) -> dict[str, str]:
    """Which one person each form in the source names; forms of several people are left out."""
    found: dict[str, set[str]] = {}
    for placed in page.mentions:
        if placed.entity.startswith("person/"):
            found.setdefault(key(placed.mention.form), set()).add(placed.entity)
    return {form: next(iter(ids)) for form, ids in found.items() if len(ids) == 1}


def _cue(document: Document, cue: Cue, speaker: str | None) -> Json:
    return {
        "source": _iri(document.source.id),
        "line": cue.line,
        "offset": cue.offset,
        "text": cue.text,
        "speaker": speaker,
        "start_s": _number(cue.start_s),
        "end_s": _number(cue.end_s),
        "timing": cue.timing,
        "error_s": _number(cue.error_s),
        "section": cue.section,
    }


def _conflict(conflict: Conflict) -> str:
    values = (
        f'{{"value": {_quoted(value.value)}, "evidence": [{", ".join(map(_place, value.evidence))}]}}'
        for value in conflict.values
    )
    return (
        f'{{"id": {_quoted(ID + conflict.id)}, "topic": {_quoted(conflict.topic)}, "values": [{", ".join(values)}], '
        f'"preferred": {_encode(conflict.preferred)}, "why": {_quoted(conflict.why)}, "kind": {_text(conflict.kind)}}}'
    )
