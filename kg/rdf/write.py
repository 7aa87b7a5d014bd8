"""Records to quads. The shapes are drawn in docs and held by shapes.ttl."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from kg.rdf.passages import Passages, passage_ids, short_hash
from kg.rdf.terms import address, boolean, date, integer, iri, is_url, label, local, seconds, string, term, typed
from kg.records.chronology import positions
from kg.records.document import Recording, Source
from kg.records.statement import Claim, ClaimMention, Conflict, Entity, Evidence, Knowledge, Literal, Statement
from kg.records.vocabulary import (
    CERTAINTY_TERMS,
    CLAIM_KIND_TERMS,
    DCTERMS,
    OWL,
    PREDICATES,
    PROV,
    RDF,
    RDFS,
    SKOS,
    UNCLASSED,
)
from kg.text.normalize import key

Value = TypeVar("Value")
Line = str
Pairs = Iterable[tuple[str, str | None]]
"""Properties and objects as N-Quads terms; None where the record has no such value."""

TYPE = f"<{RDF}type>"
SUBJECT, PREDICATE, OBJECT, VALUE = (f"<{RDF}{name}>" for name in ("subject", "predicate", "object", "value"))
LABEL = f"<{RDFS}label>"
PREF_LABEL, ALT_LABEL = f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>"
SAME_AS = f"<{OWL}sameAs>"
DERIVED_FROM = f"<{PROV}wasDerivedFrom>"
DESCRIPTION, TITLE, LANGUAGE, ISSUED = (f"<{DCTERMS}{name}>" for name in ("description", "title", "language", "issued"))


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
        *(_claim(claim, passages) for claim in knowledge.claims),
        *(_conflict(conflict, passages) for conflict in knowledge.conflicts),
    )


def _lines(subject: str, pairs: Pairs) -> Iterator[Line]:
    return (f"{subject} {predicate} {value} ." for predicate, value in pairs if value is not None)


def _maybe(write: Callable[[Value], str], value: Value | None) -> str | None:
    return None if value is None else write(value)


def _source(source: Source, recording: str | None) -> Iterator[Line]:
    return _lines(
        local(source.id),
        (
            (TYPE, term("Source")),
            (LABEL, string(source.title or source.path)),
            (TITLE, string(source.title)),
            (term("path"), string(source.path)),
            (term("sha256"), string(source.sha256)),
            (term("format"), string(source.format)),
            (term("formatWhy"), string(source.format_why)),
            (LANGUAGE, _maybe(string, source.language)),
            (term("recording"), _maybe(local, recording)),
        ),
    )


def _recording(recording: Recording, people: Mapping[str, str]) -> Iterator[Line]:
    roles = [("host", name) for name in recording.hosts] + [("guest", name) for name in recording.guests]
    return _lines(
        local(recording.id),
        (
            (TYPE, term("Recording")),
            (LABEL, label(recording.title)),
            (TITLE, string(recording.title)),
            (term("link"), _maybe(address, recording.url)),
            (term("video"), _maybe(string, recording.video)),
            (term("durationSecond"), _maybe(seconds, recording.duration_s)),
            (ISSUED, _maybe(date, recording.published)),
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
    return _lines(
        local(entity.id),
        (
            (TYPE, term(entity.type or UNCLASSED)),
            (LABEL, label(entity.name)),
            (PREF_LABEL, label(entity.name)),
            *((ALT_LABEL, label(alias)) for alias in entity.aliases),
            *((SAME_AS, _same(other)) for other in entity.same_as),
            (DESCRIPTION, _maybe(string, entity.description)),
            *((term("mentionedIn"), local(source)) for source in {mention.source for mention in entity.mentions}),
        ),
    )


def _same(other: str) -> str:
    return iri(other) if is_url(other) else local(other)


def _statement(statement: Statement, order: int | None, passages: Passages) -> Iterator[Line]:
    subject, predicate, object_ = local(statement.subject), term(statement.predicate), _object(statement.object)
    yield from plain(statement)
    node = local(statement.id)
    yield from _lines(
        node,
        (
            (TYPE, term("Assertion" if statement.polarity == "asserted" else "Denial")),
            (SUBJECT, subject),
            (PREDICATE, predicate),
            (OBJECT, object_),
            (term("role"), _maybe(string, statement.role)),
            *_date("start", statement.start),
            *_date("end", statement.end),
            (term("how"), _maybe(string, statement.kind)),
            (term("order"), _maybe(integer, order)),
            (term("certainty"), term(CERTAINTY_TERMS[statement.certainty])),
            *((term("premise"), local(premise)) for premise in statement.premises),
        ),
    )
    for evidence in statement.evidence:
        yield from _evidence(node, evidence, passages)


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


def _evidence(owner: str, evidence: Evidence, passages: Passages) -> Iterator[Line]:
    """The passage, and that it supports its owner."""
    node = local(passages[evidence])
    yield f"{owner} {term('evidence')} {node} ."
    yield from _lines(
        node,
        (
            (TYPE, term("Passage")),
            (DERIVED_FROM, local(evidence.source)),
            (term("line"), integer(evidence.line)),
            (term("lineEnd"), integer(evidence.line_end)),
            (term("quote"), string(evidence.quote)),
            (term("extractor"), string(evidence.extractor)),
            (term("startSecond"), _maybe(seconds, evidence.start_s)),
            (term("endSecond"), _maybe(seconds, evidence.end_s)),
            (term("link"), _maybe(address, evidence.url)),
            (term("timing"), _maybe(string, evidence.timing)),
        ),
    )


def _claim(claim: Claim, passages: Passages) -> Iterator[Line]:
    node = local(claim.id)
    interval = interval_id(claim)
    yield from _lines(
        node,
        (
            (TYPE, term("Claim")),
            (LABEL, string(claim.text)),
            (term("text"), string(claim.text)),
            (term("kind"), term(CLAIM_KIND_TERMS.get(claim.kind, "PlainClaim"))),
            (term("speaker"), _maybe(local, claim.speaker)),
            *((term("about"), local(entity)) for entity in claim.about),
            (term("hedged"), boolean(True) if claim.hedged else None),
            (term("horizon"), _maybe(string, claim.horizon)),
            (term("recording"), _maybe(local, claim.recording)),
            (term("madeAt"), _maybe(local, interval)),
        ),
    )
    if interval:
        yield from _interval(local(interval), claim)
    for number, mention in enumerate(claim.mentions):
        yield from _claim_mention(node, claim, number, mention, passages)


def interval_id(claim: Claim) -> str | None:
    """Return the local name of the interval in which a claim was made; None where no second is known."""
    if claim.start_s is None and claim.end_s is None:
        return None
    ends = ["" if second is None else seconds(second).split('"')[1] for second in (claim.start_s, claim.end_s)]
    return "-".join(("t", claim.recording or "", *ends)).rstrip("-")


def _interval(node: str, claim: Claim) -> Iterator[Line]:
    links = (mention.evidence.url for mention in claim.mentions if mention.evidence.start_s == claim.start_s)
    link = min((link for link in links if link), default=None)
    return _lines(
        node,
        (
            (TYPE, term("Interval")),
            (term("recording"), _maybe(local, claim.recording)),
            (term("startSecond"), _maybe(seconds, claim.start_s)),
            (term("endSecond"), _maybe(seconds, claim.end_s)),
            (term("link"), _maybe(address, link)),
        ),
    )


def _claim_mention(
    claim_node: str, claim: Claim, number: int, mention: ClaimMention, passages: Passages
) -> Iterator[Line]:
    passage = passages[mention.evidence]
    node = local("m-" + short_hash(claim.id, str(number), passage, mention.text))
    yield f"{claim_node} {term('evidence')} {local(passage)} ."
    yield f"{claim_node} {term('mention')} {node} ."
    yield from _lines(
        node,
        (
            (TYPE, term("ClaimMention")),
            (term("position"), integer(number)),
            (term("text"), string(mention.text)),
            (term("timeRaw"), _maybe(string, mention.time_raw)),
            (term("speakerRaw"), _maybe(string, mention.speaker_raw)),
            (term("why"), string(mention.why) if mention.why else None),
            (term("kind"), term(CLAIM_KIND_TERMS[mention.kind]) if mention.kind in CLAIM_KIND_TERMS else None),
        ),
    )
    yield from _evidence(node, mention.evidence, passages)


def _conflict(conflict: Conflict, passages: Passages) -> Iterator[Line]:
    node = local(conflict.id)
    yield from _lines(
        node,
        (
            (TYPE, term("Conflict")),
            (LABEL, string(conflict.topic)),
            (term("topic"), string(conflict.topic)),
            (term("conflictKind"), string(conflict.kind) if conflict.kind else None),
            (term("why"), string(conflict.why)),
        ),
    )
    for number, value in enumerate(conflict.values):
        value_node = local("v-" + short_hash(conflict.id, str(number), value.value))
        yield f"{node} {term('value')} {value_node} ."
        if number == conflict.preferred:
            yield f"{node} {term('preferred')} {value_node} ."
        yield f"{value_node} {TYPE} {term('ConflictValue')} ."
        yield f"{value_node} {VALUE} {string(value.value)} ."
        yield f"{value_node} {term('position')} {integer(number)} ."
        for evidence in value.evidence:
            yield from _evidence(value_node, evidence, passages)
