"""Statements of influence around some things, read from the store with their evidence: all that the trees are made of.

The question must be answered at once, so nothing is imported here that a cold start would feel: the records of
`kg.records.statement` would add a third to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kg.records.vocabulary import (
    CERTAINTY_OF,
    CLASSES,
    ID,
    KG,
    PREFIXES,
    RDF,
    RDFS,
    SKOS,
    THINGS,
    UNCLASSED,
)

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, QuerySolutions

    from kg.store.opened import Opened


class Said(NamedTuple):
    """One place in one source where it is said: the fields of `kg.records.statement.Evidence` and the file."""

    source: str
    """IRI of the source."""
    line: int
    line_end: int
    quote: str
    start_s: float | None
    end_s: float | None
    url: str | None
    extractor: str
    timing: str | None
    path: str


class Way(NamedTuple):
    """One statement by which one thing influenced another."""

    near: str
    """IRI of the end that was known before."""
    far: str
    """IRI of the end that it leads to."""
    name: str
    """Of the far end; so is the type."""
    type: str
    statement: str
    predicate: str
    kind: str | None
    certainty: str
    evidence: tuple[Said, ...]


_AT_ONCE = 500
"""Statements that one query asks for."""
_WAYS = """SELECT * { VALUES (?statement ?near ?far) { %s }
?statement rdf:predicate ?predicate ; kg:certainty ?certainty ; kg:evidence ?passage .
?passage prov:wasDerivedFrom ?source ; kg:line ?line ; kg:lineEnd ?end_line ; kg:quote ?quote ; kg:extractor ?rule .
?source kg:path ?path .
?far rdfs:label ?name ; a ?type .
OPTIONAL { ?statement kg:how ?kind }
OPTIONAL { ?passage kg:startSecond ?start } OPTIONAL { ?passage kg:endSecond ?end } OPTIONAL { ?passage kg:link ?url }
OPTIONAL { ?passage kg:timing ?timing }
}"""


def named(store: Opened, iri: str) -> tuple[str, str]:
    """Return name and type of an entity."""
    labels = [quad.object.value for quad in _quads(store, _node(iri), _node(RDFS + "label"), None)]
    types = [quad.object.value.removeprefix(KG) for quad in _quads(store, _node(iri), _node(RDF + "type"), None)]
    return min(labels, default=iri), min((type_ for type_ in types if type_ in CLASSES), default="")


def known_as(store: Opened, iri: str) -> tuple[str, ...]:
    """Return all names of an entity, its own first."""
    others = [quad.object.value for quad in _quads(store, _node(iri), _node(SKOS + "altLabel"), None)]
    return (named(store, iri)[0], *sorted(others))


def paths(store: Opened) -> dict[str, str]:
    """Return the file of each source, by IRI."""
    return {quad.subject.value: quad.object.value for quad in _quads(store, None, _node(KG + "path"), None)}


def _node(iri: str) -> NamedNode:
    from pyoxigraph import NamedNode

    return NamedNode(iri)


def _quads(store: Opened, *pattern: NamedNode | None) -> Iterator[Any]:
    return iter(store.quads.quads_for_pattern(*pattern))


def ways(store: Opened, ties: Sequence[tuple[str, str, str]]) -> dict[str, Way]:
    """Return statements with their evidence, by IRI; `ties` are the IRIs of statement, near and far end."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for first in range(0, len(ties), _AT_ONCE):
        values = " ".join(f"(<{a}> <{b}> <{c}>)" for a, b, c in ties[first : first + _AT_ONCE])
        for row in cast("QuerySolutions", store.quads.query(_WAYS % values, prefixes=PREFIXES)):
            if row["type"].value.removeprefix(KG) in THINGS:
                rows[row["statement"].value].append(row)
    return {statement: _way(found) for statement, found in rows.items()}


def around(store: Opened, iri: str, backward: bool) -> list[Way]:
    """Return every statement by which something influenced the thing `iri` (`backward`), or it something."""
    network = store.network
    number = network.number(iri.removeprefix(ID))
    found = () if number is None else network.influence(number, backward)
    ties = [(ID + network.statement(fact), iri, ID + network.entity(far)) for fact, far in found]
    return list(ways(store, ties).values())


def _way(rows: Sequence[Any]) -> Way:
    first = rows[0]
    evidence = sorted(
        {_evidence(row) for row in rows}, key=lambda said: (*said[:3], said.quote, said.extractor, said.url or "")
    )
    return Way(
        near=first["near"].value,
        far=first["far"].value,
        name=first["name"].value,
        type=first["type"].value.removeprefix(KG).replace(UNCLASSED, ""),
        statement=first["statement"].value,
        predicate=first["predicate"].value.removeprefix(KG),
        kind=first["kind"].value if first["kind"] else None,
        certainty=CERTAINTY_OF[first["certainty"].value.removeprefix(KG)],
        evidence=tuple(evidence),
    )


def _evidence(row: Any) -> Said:
    return Said(
        source=row["source"].value,
        line=int(row["line"].value),
        line_end=int(row["end_line"].value),
        quote=row["quote"].value,
        start_s=float(row["start"].value) if row["start"] else None,
        end_s=float(row["end"].value) if row["end"] else None,
        url=row["url"].value if row["url"] else None,
        extractor=row["rule"].value,
        timing=row["timing"].value if row["timing"] else None,
        path=row["path"].value,
    )
