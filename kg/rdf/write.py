"""Records to quads. The shapes are drawn in docs and held by shapes.ttl."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from kg.rdf import write_claims
from kg.rdf.nodes import (
    ALT_LABEL,
    DESCRIPTION,
    ISSUED,
    LABEL,
    LANGUAGE,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    SAME_AS,
    SUBJECT,
    TITLE,
    TYPE,
    Line,
    evidenced,
    maybe,
    written,
)
from kg.rdf.passages import Passages, passage_ids
from kg.rdf.terms import address, date, integer, iri, is_url, label, local, seconds, string, term, typed
from kg.records.chronology import positions
from kg.records.document import Recording, Source
from kg.records.statement import Entity, Evidence, Knowledge, Literal, Statement
from kg.records.vocabulary import CERTAINTY_TERMS, PREDICATES, UNCLASSED
from kg.text.normalize import key


def quads(knowledge: Knowledge) -> Iterator[Line]:
    """Yield everything that is known as N-Quads lines without their line ends."""
    of_source = {source: recording.id for recording in knowledge.recordings for source in recording.sources}
    people = _people(knowledge.entities)
    orders = _orders(knowledge)
    pages = {document.source.id: (document.source.path, document.lines) for document in knowledge.documents}
    passages = passage_ids(_said(knowledge), pages)
    return chain(
        *(_source(document.source, of_source.get(document.source.id)) for document in knowledge.documents),
        (f"{local(copy)} {term('copyOf')} {local(first)} ." for copy, first in knowledge.copies),
        *(_recording(recording, people) for recording in knowledge.recordings),
        *map(_entity, knowledge.entities),
        *(_statement(statement, orders.get(statement.id), passages) for statement in knowledge.statements),
        *(write_claims.claim(claim, passages) for claim in knowledge.claims),
        *(write_claims.conflict(conflict, passages) for conflict in knowledge.conflicts),
    )


def _source(source: Source, recording: str | None) -> Iterator[Line]:
    return written(
        local(source.id),
        (
            (TYPE, term("Source")),
            (LABEL, string(source.title or source.path)),
            (TITLE, string(source.title)),
            (term("path"), string(source.path)),
            (term("sha256"), string(source.sha256)),
            (term("format"), string(source.format)),
            (term("formatWhy"), string(source.format_why)),
            (LANGUAGE, maybe(string, source.language)),
            (term("recording"), maybe(local, recording)),
        ),
    )


def _recording(recording: Recording, people: Mapping[str, str]) -> Iterator[Line]:
    roles = [("host", name) for name in recording.hosts] + [("guest", name) for name in recording.guests]
    return written(
        local(recording.id),
        (
            (TYPE, term("Recording")),
            (LABEL, label(recording.title)),
            (TITLE, string(recording.title)),
            (term("link"), maybe(address, recording.url)),
            (term("video"), maybe(string, recording.video)),
            (term("durationSecond"), maybe(seconds, recording.duration_s)),
            (ISSUED, maybe(date, recording.published)),
            (term("why"), string(recording.why)),
            *((term(f"{role}Name"), label(name)) for role, name in roles),
            *((term(role), local(people[key(name)])) for role, name in roles if key(name) in people),
        ),
    )


def _people(entities: Iterable[Entity]) -> dict[str, str]:
    """Which one person a name stands for, by the key of the name; names of several people are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type == "Person":
            for form in (entity.name, *entity.aliases):
                found[key(form)].add(entity.id)
    return {form: next(iter(ids)) for form, ids in found.items() if len(ids) == 1}


def _orders(knowledge: Knowledge) -> dict[str, int]:
    """The number of each station in the life it belongs to, by the statement's id."""
    part_of = [
        (said.subject, said.object)
        for said in knowledge.statements
        if said.predicate == "partOf" and said.polarity == "asserted" and isinstance(said.object, str)
    ]
    forms = {entity.id: (entity.name, *entity.aliases) for entity in knowledge.entities}
    return positions(knowledge.statements, part_of, forms)


def _entity(entity: Entity) -> Iterator[Line]:
    return written(
        local(entity.id),
        (
            (TYPE, term(entity.type or UNCLASSED)),
            (LABEL, label(entity.name)),
            (PREF_LABEL, label(entity.name)),
            *((ALT_LABEL, label(alias)) for alias in entity.aliases),
            *((SAME_AS, _same(other)) for other in entity.same_as),
            (DESCRIPTION, maybe(string, entity.description)),
            *((term("mentionedIn"), local(source)) for source in {mention.source for mention in entity.mentions}),
        ),
    )


def _same(other: str) -> str:
    return iri(other) if is_url(other) else local(other)


def _statement(statement: Statement, order: int | None, passages: Passages) -> Iterator[Line]:
    subject, predicate, object_ = local(statement.subject), term(statement.predicate), _object(statement.object)
    yield from plain(statement)
    node = local(statement.id)
    yield from written(
        node,
        (
            (TYPE, term("Assertion" if statement.polarity == "asserted" else "Denial")),
            (SUBJECT, subject),
            (PREDICATE, predicate),
            (OBJECT, object_),
            (term("role"), maybe(string, statement.role)),
            *_date("start", statement.start),
            *_date("end", statement.end),
            (term("how"), maybe(string, statement.kind)),
            (term("order"), maybe(integer, order)),
            (term("certainty"), term(CERTAINTY_TERMS[statement.certainty])),
            *((term("premise"), local(premise)) for premise in statement.premises),
        ),
    )
    for evidence in statement.evidence:
        yield from evidenced(node, evidence, passages)


def plain(statement: Statement) -> Iterator[Line]:
    """Yield the plain triples that a statement gives: none where it is denied."""
    if statement.polarity == "asserted":
        yield f"{local(statement.subject)} {term(statement.predicate)} {_object(statement.object)} ."
        yield from _influence(statement)


def _object(value: str | Literal) -> str:
    return local(value) if isinstance(value, str) else typed(value.value, value.datatype)


def _influence(statement: Statement) -> Iterator[Line]:
    """The plain edge from who influenced to who was influenced, so that `kg:influenced+` needs no reasoning."""
    direction = PREDICATES[statement.predicate].influence if statement.predicate in PREDICATES else None
    if direction and isinstance(statement.object, str):
        ends = [local(statement.subject), local(statement.object)]
        first, then = ends if direction == "forward" else reversed(ends)
        yield f"{first} {term('influenced')} {then} ."


def _date(name: str, text: str | None) -> Iterator[tuple[str, str]]:
    if text is not None:
        yield term(f"{name}Date"), date(text)
        if text[:4].isdecimal() and text[:4].isascii() and not text[4:5].isdecimal():
            yield term(f"{name}Year"), integer(int(text[:4]))


def _said(knowledge: Knowledge) -> Iterator[Evidence]:
    """All evidence that is written, in order of its owners."""
    for statement in knowledge.statements:
        yield from statement.evidence
    for claim in knowledge.claims:
        yield from (mention.evidence for mention in claim.mentions)
    for conflict in knowledge.conflicts:
        for value in conflict.values:
            yield from value.evidence
