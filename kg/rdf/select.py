"""Which statements and claims are asked for: IRIs of nodes, found by the store's own indexes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pyoxigraph import Store as Quads

from kg.rdf import read
from kg.records.vocabulary import CLAIM_KIND_TERMS, KG, PROV, RDF, Polarity

Test = tuple[str, str]
"""IRIs of a property and of the object it must have."""

_POLARITY = {"asserted": ("Assertion",), "negated": ("Denial",), None: ("Assertion", "Denial")}


def statements(
    quads: Quads,
    subject: str | None,
    object_: str | None,
    predicates: Collection[str] | None,
    polarity: Polarity | None,
) -> list[str]:
    """Return the statements with these ends (IRIs), any of these predicates and this polarity, sorted."""
    ends = [(RDF + name, iri) for name, iri in (("subject", subject), ("object", object_)) if iri is not None]
    found = every(quads, ends) if ends else None
    if predicates is not None:
        found = _of_predicates(quads, found, predicates)
    if found is None:
        found = set[str]().union(*(every(quads, [(RDF + "type", KG + kind)]) for kind in _POLARITY[polarity]))
    elif polarity is not None:
        found = {node for node in found if _is(quads, node, _POLARITY[polarity])}
    return sorted(found)


def stated(quads: Quads, sources: Collection[str]) -> list[str]:
    """Return the asserted statements that rest on a passage of these sources (IRIs), sorted."""
    passages = set[str]().union(*(every(quads, [(PROV + "wasDerivedFrom", source)]) for source in sources))
    found = set[str]().union(*(every(quads, [(KG + "evidence", passage)]) for passage in passages))
    return sorted(node for node in found if _is(quads, node, ("Assertion",)))


def _is(quads: Quads, node: str, classes: Collection[str]) -> bool:
    """Whether a thing is of one of these classes: of few things it is asked one by one, all others are never read."""
    return not read.types(quads, read.iri(node)).isdisjoint({KG + name for name in classes})


def _of_predicates(quads: Quads, found: set[str] | None, predicates: Collection[str]) -> set[str]:
    if found is not None:
        return {node for node in found if read.predicate(quads, read.iri(node)) in predicates}
    return set[str]().union(*(every(quads, [(RDF + "predicate", KG + name)]) for name in predicates))


def claims(quads: Quads, speaker: str | None, about: str | None, recording: str | None, kind: str | None) -> list[str]:
    """Return the claims of which all this holds (IRIs; `kind` by its name), sorted."""
    wanted = (("speaker", speaker), ("about", about), ("recording", recording))
    tests = [(KG + name, iri) for name, iri in wanted if iri is not None]
    of_kind = None if kind is None else _of_kind(quads, KG + CLAIM_KIND_TERMS.get(kind, kind))
    found = every(quads, tests) if tests else of_kind
    if found is None:
        return sorted(every(quads, [(RDF + "type", KG + "Claim")]))
    wanted_too = found if of_kind is None else found & of_kind
    return sorted(node for node in wanted_too if _is(quads, node, ("Claim",)))


def _of_kind(quads: Quads, kind: str) -> set[str]:
    """The claims that are of a kind, and those of which a mention is: one may be worded so, and defined elsewhere."""
    nodes = list(read.subjects(quads, KG + "kind", read.iri(kind)))
    owners = (owner for node in nodes for owner in read.subjects(quads, KG + "mention", node))
    return {node.value for node in nodes} | {owner.value for owner in owners}


def every(quads: Quads, tests: Sequence[Test]) -> set[str]:
    """Return the IRIs of the things for which every test holds."""
    sets = ({node.value for node in read.subjects(quads, name, read.iri(value))} for name, value in tests)
    return set.intersection(*sets)
