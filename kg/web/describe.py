"""What the graph says of one thing, as RDF."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.rdf import read
from kg.records.vocabulary import ID, KG, PREFIXES, RDF
from kg.web.site import Site

FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "text/n3": RdfFormat.N3,
}
"""Media type to form."""
ENDINGS = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
}
OWNED = ("evidence", "mention", "madeAt", "value")
"""Properties that lead from a record to a part of it."""
MOST = 20_000
"""Triples of one thing."""


def describe(site: Site, id_: str) -> list[Triple]:
    """Return the triples of a thing, its parts and the statements it stands in, sorted; none where it is none."""
    node = NamedNode(ID + id_)
    own = list(_of(site, node))
    if not own:
        return []
    found = dict.fromkeys(own)
    waiting = [node]
    for end in ("subject", "object"):
        waiting += read.subjects(site.quads, RDF + end, node)
    while waiting and len(found) < MOST:
        one = waiting.pop()
        for triple in _of(site, one):
            found[triple] = None
            if isinstance(triple.object, NamedNode) and triple.predicate.value.removeprefix(KG) in OWNED:
                waiting.append(triple.object)
    return sorted(found, key=str)


def _of(site: Site, node: NamedNode) -> Iterator[Triple]:
    for quad in site.quads.quads_for_pattern(node, None, None, None):
        yield quad.triple


def written(triples: list[Triple], media_type: str) -> bytes:
    """Return triples in a form of RDF, the same bytes for the same triples."""
    form = FORMS[media_type]
    prefixes = PREFIXES if form in (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML, RdfFormat.N3) else None
    content = serialize(triples, format=form, prefixes=prefixes) or b""
    lines = content.splitlines(keepends=True)
    heads = [line for line in lines if line.startswith(b"@prefix ")]
    return b"".join((*sorted(heads), *lines[len(heads) :]))
