"""Quads to records: what `kg.rdf.write` wrote comes back equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import Store as Quads

from kg.records.document import Source
from kg.records.statement import Claim, ClaimMention, Conflict, ConflictValue, Entity, Evidence, Literal, Statement
from kg.records.vocabulary import CERTAINTY_OF, CLAIM_KIND_TERMS, CLASSES, DCTERMS, ID, KG, OWL, PROV, RDF, SKOS, XSD

Properties = dict[str, list[str | RdfLiteral]]
"""What is said of one thing: IRIs of properties to IRIs and literals."""

_DEFAULT = DefaultGraph()
_KINDS = {KG + name: kind for kind, name in CLAIM_KIND_TERMS.items()}
_TYPES = {KG + name: name for name in CLASSES}


def local(iri: str) -> str:
    """Return the local name of one of our things, any other IRI as it is."""
    return iri.removeprefix(ID)


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


def properties(quads: Quads, subject: NamedNode) -> Properties:
    """Return everything that is said of `subject`."""
    found: Properties = defaultdict(list)
    for quad in quads.quads_for_pattern(subject, None, None, _DEFAULT):
        value = quad.object
        if isinstance(value, NamedNode):
            found[quad.predicate.value].append(value.value)
        elif isinstance(value, RdfLiteral):
            found[quad.predicate.value].append(value)
    return found


def objects(quads: Quads, subject: NamedNode, predicate: str) -> list[NamedNode]:
    """Return the things to which `predicate` (a name of our ontology) leads from `subject`."""
    return list(_objects(quads, subject, KG + predicate))


def _objects(quads: Quads, subject: NamedNode, predicate: str) -> Iterator[NamedNode]:
    for quad in quads.quads_for_pattern(subject, NamedNode(predicate), None, _DEFAULT):
        if isinstance(quad.object, NamedNode):
            yield quad.object


def subjects(quads: Quads, predicate: str, object_: NamedNode | RdfLiteral | None) -> Iterator[NamedNode]:
    """Yield the things from which `predicate` (an IRI) leads to `object_`."""
    for quad in quads.quads_for_pattern(None, NamedNode(predicate), object_, _DEFAULT):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


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
        language=_optional(said, DCTERMS + "language"),
    )


def entity(quads: Quads, subject: NamedNode) -> Entity:
    """Return an entity without its mentions."""
    said = properties(quads, subject)
    return Entity(
        id=local(subject.value),
        type=next((_TYPES[iri] for iri in _iris(said, RDF + "type") if iri in _TYPES), None),
        name=_text(said, SKOS + "prefLabel"),
        aliases=tuple(sorted(_texts(said, SKOS + "altLabel"))),
        same_as=tuple(sorted(local(iri) for iri in _iris(said, OWL + "sameAs"))),
        mentions=(),
        description=_optional(said, DCTERMS + "description"),
    )


def statement(quads: Quads, subject: NamedNode) -> Statement:
    """Return a statement with its evidence."""
    said = properties(quads, subject)
    object_ = said[RDF + "object"][0]
    return Statement(
        id=local(subject.value),
        subject=local(_iris(said, RDF + "subject")[0]),
        predicate=term(_iris(said, RDF + "predicate")[0]),
        object=local(object_) if isinstance(object_, str) else _literal(object_),
        polarity="negated" if KG + "Denial" in said[RDF + "type"] else "asserted",
        role=_optional(said, KG + "role"),
        start=_optional(said, KG + "startDate"),
        end=_optional(said, KG + "endDate"),
        kind=_optional(said, KG + "how"),
        certainty=CERTAINTY_OF[term(_iris(said, KG + "certainty")[0])],
        premises=tuple(sorted(local(iri) for iri in _iris(said, KG + "premise"))),
        evidence=evidence(quads, subject),
    )


def evidence(quads: Quads, owner: NamedNode) -> tuple[Evidence, ...]:
    """Return the passages that support `owner`, in order of source and line."""
    passages = (passage(quads, node) for node in objects(quads, owner, "evidence"))
    return tuple(sorted(passages, key=evidence_order))


def evidence_order(evidence: Evidence) -> tuple[str | int | float, ...]:
    """The order of evidence everywhere: source, lines, quote, rule, seconds, link."""
    start, end = (-1.0 if second is None else second for second in (evidence.start_s, evidence.end_s))
    place = (evidence.source, evidence.line, evidence.line_end, evidence.quote, evidence.extractor)
    return (*place, start, end, evidence.url or "", evidence.timing or "")


def passage(quads: Quads, subject: NamedNode) -> Evidence:
    """Return one place where it is said."""
    said = properties(quads, subject)
    return Evidence(
        source=local(_iris(said, PROV + "wasDerivedFrom")[0]),
        line=int(_text(said, KG + "line")),
        line_end=int(_text(said, KG + "lineEnd")),
        quote=_text(said, KG + "quote"),
        extractor=_text(said, KG + "extractor"),
        start_s=_second(said, "startSecond"),
        end_s=_second(said, "endSecond"),
        url=_optional(said, KG + "link"),
        timing=_optional(said, KG + "timing"),
    )


def claim(quads: Quads, subject: NamedNode) -> Claim:
    """Return a claim with its mentions."""
    said = properties(quads, subject)
    when: Properties = defaultdict(list)
    for iri in _iris(said, KG + "madeAt"):
        when = properties(quads, NamedNode(iri))
    mentions = sorted(_claim_mention(quads, NamedNode(iri)) for iri in _iris(said, KG + "mention"))
    return Claim(
        id=local(subject.value),
        text=_text(said, KG + "text"),
        kind=_KINDS[_iris(said, KG + "kind")[0]],
        speaker=_thing(said, "speaker"),
        start_s=_second(when, "startSecond"),
        end_s=_second(when, "endSecond"),
        recording=_thing(said, "recording"),
        about=tuple(sorted(local(iri) for iri in _iris(said, KG + "about"))),
        hedged=bool(said.get(KG + "hedged")),
        horizon=_optional(said, KG + "horizon"),
        mentions=tuple(mention for _, _, mention in mentions),
    )


def _claim_mention(quads: Quads, subject: NamedNode) -> tuple[int, str, ClaimMention]:
    said = properties(quads, subject)
    mention = ClaimMention(
        evidence=passage(quads, NamedNode(_iris(said, KG + "evidence")[0])),
        text=_text(said, KG + "text"),
        time_raw=_optional(said, KG + "timeRaw"),
        speaker_raw=_optional(said, KG + "speakerRaw"),
        why=_optional(said, KG + "why") or "",
        kind=next((_KINDS[iri] for iri in _iris(said, KG + "kind") if iri in _KINDS), ""),
    )
    return int(_text(said, KG + "position")), subject.value, mention


def conflict(quads: Quads, subject: NamedNode) -> Conflict:
    """Return a conflict with its values."""
    said = properties(quads, subject)
    values = [(properties(quads, NamedNode(iri)), iri) for iri in _iris(said, KG + "value")]
    values.sort(key=lambda pair: int(_text(pair[0], KG + "position")))
    preferred = _iris(said, KG + "preferred")
    return Conflict(
        id=local(subject.value),
        topic=_text(said, KG + "topic"),
        values=tuple(ConflictValue(_text(v, RDF + "value"), evidence(quads, NamedNode(iri))) for v, iri in values),
        preferred=[iri for _, iri in values].index(preferred[0]) if preferred else None,
        why=_text(said, KG + "why"),
        kind=_text(said, KG + "conflictKind"),
    )


def copies(quads: Quads) -> list[tuple[str, str]]:
    """Return the ids of sources that are one witness with another, and of that other, sorted."""
    return sorted((local(a), local(b)) for a, _, b in edges(quads, "copyOf"))


def _iris(said: Properties, name: str) -> list[str]:
    return [value for value in said.get(name, ()) if isinstance(value, str)]


def _texts(said: Properties, name: str) -> list[str]:
    return [value if isinstance(value, str) else value.value for value in said.get(name, ())]


def _text(said: Properties, name: str) -> str:
    return next(iter(_texts(said, name)), "")


def _optional(said: Properties, name: str) -> str | None:
    return next(iter(_texts(said, name)), None)


def _thing(said: Properties, name: str) -> str | None:
    return next((local(iri) for iri in _iris(said, KG + name)), None)


def _second(said: Properties, name: str) -> float | None:
    text = _optional(said, KG + name)
    return None if text is None else float(text)


def _literal(value: RdfLiteral) -> Literal:
    return Literal(value.value, value.datatype.value.removeprefix(XSD))
