"""What the service and its graph are, in RDF: SPARQL 1.1 Service Description and VoID."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.records.vocabulary import CLASSES, DCTERMS, ID, KG, PREDICATES, PREFIXES, RDF, XSD
from kg.web.site import Site

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)

Value = NamedNode | BlankNode | Literal


def service(site: Site, base: str) -> list[Triple]:
    """Return the description of the endpoint at `base`, and of its dataset."""
    node, data, graph = BlankNode("service"), NamedNode(f"{base}/.well-known/void#dataset"), BlankNode("default")
    made = [
        _triple(node, RDF + "type", SD + "Service"),
        _triple(node, SD + "endpoint", f"{base}/sparql"),
        _triple(node, SD + "supportedLanguage", SD + "SPARQL11Query"),
        *(_triple(node, SD + "resultFormat", FORMATS + name) for name in RESULTS),
        _triple(node, SD + "defaultDataset", data),
        _triple(data, RDF + "type", SD + "Dataset"),
        _triple(data, SD + "defaultGraph", graph),
        _triple(graph, RDF + "type", SD + "Graph"),
        _triple(graph, VOID + "triples", _number(site.triples)),
    ]
    for number, name in enumerate(sorted(site.graphs)):
        named = BlankNode(f"named{number}")
        made += [_triple(data, SD + "namedGraph", named), _triple(named, RDF + "type", SD + "NamedGraph")]
        made.append(_triple(named, SD + "name", name))
    return [*made, *void(site, base)]


def void(site: Site, base: str) -> list[Triple]:
    """Return the description of the graph: how large, of what classes and properties, where it is asked and fetched."""
    data = NamedNode(f"{base}/.well-known/void#dataset")
    made = [
        _triple(data, RDF + "type", VOID + "Dataset"),
        _triple(data, DCTERMS + "title", Literal("What interviews say", language="en")),
        _triple(data, DCTERMS + "identifier", Literal(site.name)),
        _triple(data, VOID + "sparqlEndpoint", f"{base}/sparql"),
        _triple(data, VOID + "dataDump", f"{base}/data?default"),
        _triple(data, VOID + "uriSpace", Literal(ID)),
        _triple(data, VOID + "triples", _number(site.triples)),
        _triple(data, VOID + "entities", _number(site.totals["entities"])),
        *(_triple(data, VOID + "vocabulary", iri) for name, iri in sorted(PREFIXES.items()) if name != "id"),
        *_partitions(site, data),
    ]
    first = next((ids[0] for ids in site.ids.values() if ids), None)
    return [*made, *([_triple(data, VOID + "exampleResource", ID + first)] if first else [])]


def _partitions(site: Site, data: NamedNode) -> Iterator[Triple]:
    for name in CLASSES:
        if site.ids[name]:
            part = BlankNode(f"class{name}")
            yield _triple(data, VOID + "classPartition", part)
            yield _triple(part, VOID + "class", KG + name)
            yield _triple(part, VOID + "entities", _number(len(site.ids[name])))
    for name in PREDICATES:
        if number := site.uses[name]:
            part = BlankNode(f"property{name}")
            yield _triple(data, VOID + "propertyPartition", part)
            yield _triple(part, VOID + "property", KG + name)
            yield _triple(part, VOID + "triples", _number(number))


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD + "integer"))


def _triple(subject: NamedNode | BlankNode, predicate: str, value: str | Value) -> Triple:
    return Triple(subject, NamedNode(predicate), NamedNode(value) if isinstance(value, str) else value)
