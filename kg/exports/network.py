"""The graph as a network of nodes and edges, for programs that know nothing of RDF.

Nodes are entities (and claims where asked for), edges are statements: one edge for one statement's subject,
predicate and object. The nodes are held in memory; the edges stream, each read when it is wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from kg.records.errors import KgError
from kg.records.vocabulary import ID, PREDICATES, THINGS, UNCLASSED, in_words

if TYPE_CHECKING:
    from kg.exports.base import Options
    from kg.records.statement import Claim, Entity, Evidence, Statement
    from kg.store.store import Store

CLAIM = "Claim"
VALUE = "Value"
"""The type of a node that stands for a text or a number, where a statement's object is no entity."""
LABEL = 80
"""Characters of a claim's text that become its node's label."""
BETWEEN = " | "
"""Between several texts in one attribute."""


class Node(NamedTuple):
    """One thing. The fields are the attributes of every export, in this order."""

    id: str
    """Local name, such as "person/Ada_Lovelace"."""
    label: str
    type: str
    """Class of the ontology, Claim or Value."""
    description: str
    """What a page says of it; the whole text of a claim."""
    aliases: str
    iri: str
    mentions: int
    sources: int
    """How many sources mention it, or make the claim."""


class Edge(NamedTuple):
    """One statement. The fields are the attributes of every export, in this order."""

    id: str
    source: str
    target: str
    label: str
    """The predicate in words: "worked at", "not worked at" where it is denied."""
    weight: int
    """How many sources say so, each of its own."""
    predicate: str
    polarity: str
    influence: str
    """forward: the source influenced the target; backward; or empty."""
    how: str
    """How it influenced: inspired, advised …"""
    certainty: str
    role: str
    since: str
    """When it was true: an ISO year, month or day."""
    until: str
    quote: str
    """The words that say so, of the first place."""
    places: str
    """path:line of every place."""
    link: str
    """Plays the second of the first place that has one."""
    said: tuple[tuple[float, float], ...]
    """When it was said: spells in seconds of the recording, in order, apart from each other."""


class Attribute(NamedTuple):
    """A field that programs get as a typed attribute."""

    name: str
    type: Literal["string", "integer", "anyURI"]


NODE_ATTRIBUTES = (
    Attribute("type", "string"),
    Attribute("description", "string"),
    Attribute("aliases", "string"),
    Attribute("iri", "anyURI"),
    Attribute("mentions", "integer"),
    Attribute("sources", "integer"),
)
EDGE_ATTRIBUTES = (
    Attribute("predicate", "string"),
    Attribute("polarity", "string"),
    Attribute("influence", "string"),
    Attribute("how", "string"),
    Attribute("certainty", "string"),
    Attribute("role", "string"),
    Attribute("since", "string"),
    Attribute("until", "string"),
    Attribute("quote", "string"),
    Attribute("places", "string"),
    Attribute("link", "string"),
)


def nodes(store: Store, options: Options) -> dict[str, Node]:
    """Return the nodes by id, in the order of the classes and their ids, claims last.

    Raises KgError for a type that no node has.
    """
    known = (*THINGS, CLAIM, VALUE)
    unknown = sorted(set(options.types) - set(known))
    if unknown:
        raise KgError(f"there is no type “{unknown[0]}”; the types are {', '.join(known)}.")
    mentioned = store.text.mentioned()
    entities = (e for e in store.records.entities(by_class=True) if _wanted(e.type or UNCLASSED, options))
    found = {entity.id: _entity(entity, *mentioned.get(entity.id, (0, 0))) for entity in entities}
    if options.claims and not options.influence_only and _wanted(CLAIM, options):
        found.update((claim.id, _claim(claim)) for claim in claims(store))
    return found


def edges(store: Store, options: Options, nodes: dict[str, Node]) -> Iterator[Edge]:
    """Yield the edges between `nodes`, in order of their statements' ids, then those of the claims.

    An object that is no entity becomes a node of its own, added to `nodes`, unless certain types are asked for.
    """
    paths = {source.id: source.path for source in store.sources()}
    for statement in store.records.statements():
        if options.influence_only and not influence(statement):
            continue
        if not isinstance(statement.object, str) and _wanted(VALUE, options):
            nodes.setdefault(_target(statement), _value(_target(statement), statement.object.value))
        if statement.subject in nodes and _target(statement) in nodes:
            yield _edge(statement, paths)
    for id_ in [id_ for id_, node in nodes.items() if node.type == CLAIM]:
        claim = store.claim(id_)
        if claim is not None:
            yield from (edge for edge in _claim_edges(claim, paths) if edge.target in nodes)


def _wanted(type_: str, options: Options) -> bool:
    return not options.types or type_ in options.types


def _entity(entity: Entity, mentions: int, sources: int) -> Node:
    return Node(
        id=entity.id,
        label=entity.name,
        type=entity.type or UNCLASSED,
        description=entity.description or "",
        aliases=BETWEEN.join(entity.aliases),
        iri=ID + entity.id,
        mentions=mentions,
        sources=sources,
    )


def _claim(claim: Claim) -> Node:
    return Node(
        id=claim.id,
        label=claim.text if len(claim.text) <= LABEL else claim.text[: LABEL - 1] + "…",
        type=CLAIM,
        description=claim.text,
        aliases="",
        iri=ID + claim.id,
        mentions=len(claim.mentions),
        sources=len({mention.evidence.source for mention in claim.mentions}),
    )


def _value(id_: str, text: str) -> Node:
    return Node(id_, text, VALUE, "", "", "", 0, 0)


def claims(store: Store) -> list[Claim]:
    """Return the claims in order of their ids."""
    return sorted(store.claims(), key=lambda claim: claim.id)


def influence(statement: Statement) -> str:
    """Return whether a statement says that its subject influenced its object: forward, backward, or nothing."""
    known = PREDICATES.get(statement.predicate)
    return (known.influence if known and statement.polarity == "asserted" else None) or ""


def _target(statement: Statement) -> str:
    return statement.object if isinstance(statement.object, str) else f"value/{statement.object.value}"


def _edge(statement: Statement, paths: dict[str, str]) -> Edge:
    denied = "not " if statement.polarity == "negated" else ""
    return Edge(
        id=statement.id,
        source=statement.subject,
        target=_target(statement),
        label=denied + in_words(statement.predicate),
        weight=len({evidence.source for evidence in statement.evidence}),
        predicate=statement.predicate,
        polarity=statement.polarity,
        influence=influence(statement),
        how=statement.kind or "",
        certainty=statement.certainty,
        role=statement.role or "",
        since=statement.start or "",
        until=statement.end or "",
        **_places(statement.evidence, paths),
    )


def _claim_edges(claim: Claim, paths: dict[str, str]) -> Iterator[Edge]:
    """Who made the claim, and what it is about."""
    evidence = tuple(mention.evidence for mention in claim.mentions)
    said = () if claim.start_s is None else ((claim.start_s, claim.end_s or claim.start_s),)
    ends = [("speaker", claim.speaker)] if claim.speaker else []
    for predicate, target in (*ends, *(("about", entity) for entity in claim.about)):
        yield Edge(
            id=f"{claim.id}-{predicate}-{target}",
            source=claim.id,
            target=target or "",
            label=in_words(predicate),
            weight=len({place.source for place in evidence}),
            predicate=predicate,
            polarity="asserted",
            influence="",
            how="",
            certainty="",
            role="",
            since="",
            until="",
            **{**_places(evidence, paths), "said": said},
        )


def _places(evidence: tuple[Evidence, ...], paths: dict[str, str]) -> dict[str, Any]:
    """The fields that say where and when it is said."""
    if len(evidence) == 1:
        (one,) = evidence
        return {
            "quote": one.quote,
            "places": f"{paths[one.source]}:{one.line}",
            "link": one.url or "",
            "said": () if one.start_s is None else spells(((one.start_s, one.end_s),)),
        }
    return {
        "quote": evidence[0].quote if evidence else "",
        "places": BETWEEN.join(f"{paths[place.source]}:{place.line}" for place in evidence),
        "link": next((place.url for place in evidence if place.url), ""),
        "said": spells((place.start_s, place.end_s) for place in evidence),
    }


def spells(times: Iterable[tuple[float | None, float | None]]) -> tuple[tuple[float, float], ...]:
    """Return spans of time in order, those that touch made one; what has no beginning is left out.

    >>> spells([(30, 40), (10, None), (35, 50), (None, None)])
    ((10, 10), (30, 50))
    """
    merged: list[tuple[float, float]] = []
    for start, end in sorted((start, max(start, end or start)) for start, end in times if start is not None):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def seconds(second: float) -> str:
    """Return a second as text, to the millisecond.

    >>> seconds(90.5), seconds(12.0)
    ('90.5', '12')
    """
    return f"{second:.3f}".rstrip("0").rstrip(".")
