"""Quads to records: what `kg.rdf.write` wrote comes back equal."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import Store as Quads

from kg.rdf import fields
from kg.rdf.fields import Said, local, optional, second
from kg.records.document import Source
from kg.records.statement import Claim, ClaimMention, Conflict, ConflictValue, Entity, Evidence, Literal, Statement
from kg.records.vocabulary import CLAIM_KIND_TERMS, DCTERMS, ID, KG, RDF, XSD

_DEFAULT = DefaultGraph()
_KINDS = {KG + name: kind for kind, name in CLAIM_KIND_TERMS.items()}


def term(iri: str) -> str:
    """Return the name of a term of our ontology, any other IRI as it is."""
    return iri.removeprefix(KG)


def node(local_name: str) -> NamedNode:
    """Return the node of one of our things."""
    return NamedNode(ID + local_name)


def iri(address: str) -> NamedNode:
    """Return the node of an IRI."""
    return NamedNode(address)


def types(quads: Quads, subject: NamedNode) -> set[str]:
    """Return the IRIs of the classes of `subject`."""
    return {node.value for node in _objects(quads, subject, RDF + "type")}


def predicate(quads: Quads, subject: NamedNode) -> str | None:
    """Return the predicate of a statement, by its name in our ontology."""
    return next((term(node.value) for node in _objects(quads, subject, RDF + "predicate")), None)


def edges(quads: Quads, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield (subject, predicate, object) of the plain triples of one predicate that lead to an entity."""
    for quad in quads.quads_for_pattern(None, NamedNode(KG + name), None, _DEFAULT):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield local(quad.subject.value), name, local(quad.object.value)


def properties(quads: Quads, subject: NamedNode) -> dict[str, list[str]]:
    """Return everything that is said of `subject`: properties to IRIs and the values of literals."""
    found: dict[str, list[str]] = {}
    for quad in quads.quads_for_pattern(subject, None, None, _DEFAULT):
        object_ = quad.object  # made anew each time it is asked for
        if isinstance(object_, (NamedNode, RdfLiteral)):
            found.setdefault(quad.predicate.value, []).append(object_.value)
    return found


def objects(quads: Quads, subject: NamedNode, predicate: str) -> list[NamedNode]:
    """Return the things to which `predicate` (a name of our ontology) leads from `subject`."""
    return list(_objects(quads, subject, KG + predicate))


def _objects(quads: Quads, subject: NamedNode, predicate: str) -> Iterator[NamedNode]:
    for quad in quads.quads_for_pattern(subject, NamedNode(predicate), None, _DEFAULT):
        object_ = quad.object
        if isinstance(object_, NamedNode):
            yield object_


def subjects(quads: Quads, predicate: str, object_: NamedNode | RdfLiteral | None) -> Iterator[NamedNode]:
    """Yield the things from which `predicate` (an IRI) leads to `object_`."""
    for quad in quads.quads_for_pattern(None, NamedNode(predicate), object_, _DEFAULT):
        subject = quad.subject
        if isinstance(subject, NamedNode):
            yield subject


def source(quads: Quads, subject: NamedNode) -> Source:
    """Return a source."""
    said = properties(quads, subject)
    return Source(
        id=local(subject.value),
        path=_text(said, KG + "path"),
        sha256=_text(said, KG + "sha256"),
        title=_text(said, DCTERMS + "title"),
        format=_text(said, KG + "format"),
        format_why=_text(said, KG + "formatWhy"),
        language=optional(said, DCTERMS + "language"),
    )


def entity(quads: Quads, subject: NamedNode) -> Entity:
    """Return an entity without its mentions."""
    return fields.entity(local(subject.value), properties(quads, subject))


def statement(quads: Quads, subject: NamedNode) -> Statement:
    """Return a statement with its evidence."""
    said = properties(quads, subject)
    evidence = [passage(quads, NamedNode(iri)) for iri in said.get(KG + "evidence", ())]
    return fields.statement(local(subject.value), said, _object(quads, subject), evidence)


def _object(quads: Quads, subject: NamedNode) -> str | Literal:
    """The object of a statement: the name of a thing, or a value."""
    found = next(quads.quads_for_pattern(subject, NamedNode(RDF + "object"), None, _DEFAULT)).object
    if isinstance(found, RdfLiteral):
        return Literal(found.value, found.datatype.value.removeprefix(XSD))
    return local(found.value) if isinstance(found, NamedNode) else ""


def passage(quads: Quads, subject: NamedNode) -> Evidence:
    """Return one place where it is said."""
    return fields.passage(properties(quads, subject))


def claim(quads: Quads, subject: NamedNode) -> Claim:
    """Return a claim with its mentions."""
    said = properties(quads, subject)
    when: Said = {}
    for iri in said.get(KG + "madeAt", ()):
        when = properties(quads, NamedNode(iri))
    mentions = sorted(_claim_mention(quads, NamedNode(iri)) for iri in said.get(KG + "mention", ()))
    return Claim(
        id=local(subject.value),
        text=_text(said, KG + "text"),
        kind=_KINDS[said[KG + "kind"][0]],
        speaker=_thing(said, "speaker"),
        start_s=second(when, KG + "startSecond"),
        end_s=second(when, KG + "endSecond"),
        recording=_thing(said, "recording"),
        about=tuple(sorted(local(iri) for iri in said.get(KG + "about", ()))),
        hedged=bool(said.get(KG + "hedged")),
        horizon=optional(said, KG + "horizon"),
        mentions=tuple(mention for _, _, mention in mentions),
    )


def _claim_mention(quads: Quads, subject: NamedNode) -> tuple[int, str, ClaimMention]:
    said = properties(quads, subject)
    mention = ClaimMention(
        evidence=passage(quads, NamedNode(said[KG + "evidence"][0])),
        text=_text(said, KG + "text"),
        time_raw=optional(said, KG + "timeRaw"),
        speaker_raw=optional(said, KG + "speakerRaw"),
        why=optional(said, KG + "why") or "",
        kind=next((_KINDS[iri] for iri in said.get(KG + "kind", ()) if iri in _KINDS), ""),
    )
    return int(_text(said, KG + "position")), subject.value, mention


def conflict(quads: Quads, subject: NamedNode) -> Conflict:
    """Return a conflict with its values."""
    said = properties(quads, subject)
    values = [(properties(quads, NamedNode(iri)), iri) for iri in said.get(KG + "value", ())]
    values.sort(key=lambda pair: int(_text(pair[0], KG + "position")))
    preferred = said.get(KG + "preferred", ())
    return Conflict(
        id=local(subject.value),
        topic=_text(said, KG + "topic"),
        values=tuple(ConflictValue(_text(v, RDF + "value"), _evidence(quads, NamedNode(iri))) for v, iri in values),
        preferred=[iri for _, iri in values].index(preferred[0]) if preferred else None,
        why=_text(said, KG + "why"),
        kind=_text(said, KG + "conflictKind"),
    )


def copies(quads: Quads) -> list[tuple[str, str]]:
    """Return the ids of sources that are one witness with another, and of that other, sorted."""
    return sorted((local(a), local(b)) for a, _, b in edges(quads, "copyOf"))


def _evidence(quads: Quads, owner: NamedNode) -> tuple[Evidence, ...]:
    return fields.in_order(passage(quads, node) for node in objects(quads, owner, "evidence"))


def _text(said: Said, name: str) -> str:
    return optional(said, name) or ""


def _thing(said: Said, name: str) -> str | None:
    return next(map(local, said.get(KG + name, ())), None)
