"""The JSON forms of what the graph holds: the keys and their order are those of `kg export json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.records.vocabulary import ID, PREDICATES

if TYPE_CHECKING:
    from kg.records.statement import Claim, Conflict, Entity, Evidence, Statement

Form = dict[str, Any]


def iri(id_: str) -> str:
    """Return the IRI of a thing by its id; an IRI as it is.

    >>> iri("person/Ada_Lovelace")
    'https://w3id.org/interview-kg/id/person/Ada_Lovelace'
    """
    return id_ if id_.startswith(("http://", "https://")) else ID + id_


def iris(ids: Iterable[str]) -> list[str]:
    """Return the IRIs of several things, in their order."""
    return [iri(id_) for id_ in ids]


def evidence(said: Evidence, path: str) -> Form:
    """Return one place in one source; `path` is the source's file."""
    return {
        "source": iri(said.source),
        "line": said.line,
        "line_end": said.line_end,
        "quote": said.quote,
        "start_s": said.start_s,
        "end_s": said.end_s,
        "url": said.url,
        "extractor": said.extractor,
        "timing": said.timing,
        "path": path,
    }


def statement(fact: Statement, paths: dict[str, str]) -> Form:
    """Return a statement with all its evidence; `paths` are the files of the sources by id."""
    predicate = PREDICATES.get(fact.predicate)
    return {
        "id": iri(fact.id),
        "subject": iri(fact.subject),
        "predicate": fact.predicate,
        "object": value(fact),
        "qualifiers": {"role": fact.role, "start": fact.start, "end": fact.end},
        "polarity": fact.polarity,
        "influence": predicate.influence if predicate else None,
        "kind": fact.kind,
        "certainty": fact.certainty,
        "premises": iris(fact.premises),
        "evidence": [evidence(said, paths.get(said.source, "")) for said in fact.evidence],
    }


def value(fact: Statement) -> Any:
    """Return the object of a statement: an IRI, or a value with its datatype."""
    if isinstance(fact.object, str):
        return iri(fact.object)
    return {"value": fact.object.value, "datatype": fact.object.datatype}


def claim(said: Claim, paths: dict[str, str]) -> Form:
    """Return a claim with all its mentions."""
    return {
        "id": iri(said.id),
        "text": said.text,
        "kind": said.kind,
        "speaker": iri(said.speaker) if said.speaker else None,
        "start_s": said.start_s,
        "end_s": said.end_s,
        "about": iris(said.about),
        "hedged": said.hedged,
        "horizon": said.horizon,
        "mentions": [
            {
                **evidence(mention.evidence, paths.get(mention.evidence.source, "")),
                "time_raw": mention.time_raw,
                "kind": mention.kind or said.kind,
            }
            for mention in said.mentions
        ],
    }


def entity(thing: Entity) -> Form:
    """Return an entity without its mentions."""
    return {
        "id": iri(thing.id),
        "type": thing.type,
        "name": thing.name,
        "aliases": list(thing.aliases),
        "same_as": iris(thing.same_as),
        "description": thing.description,
    }


def conflict(found: Conflict, paths: dict[str, str]) -> Form:
    """Return a conflict with the evidence of each value."""
    return {
        "id": iri(found.id),
        "topic": found.topic,
        "values": [
            {"value": v.value, "evidence": [evidence(said, paths.get(said.source, "")) for said in v.evidence]}
            for v in found.values
        ],
        "preferred": found.preferred,
        "why": found.why,
        "kind": found.kind,
    }
