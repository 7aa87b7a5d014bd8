"""kg/records/vocabulary.py says what ontology.ttl says; every term that the graph uses is declared and explained."""

from __future__ import annotations

from collections.abc import Iterable

import factory
import pytest
import rdflib
from rdflib import OWL, RDFS, SKOS
from rdflib.collection import Collection

from kg import ontology, rdf
from kg.rdf import lines
from kg.records.vocabulary import (
    CERTAINTY_TERMS,
    CLAIM_KIND_TERMS,
    CLASSES,
    IDEAS,
    INVERSES,
    KG,
    PREDICATES,
    PREFIXES,
    RDF,
    RECORD_CLASSES,
    RECORD_PROPERTIES,
    THINGS,
    WORKS,
    Predicate,
)

Term = rdflib.term.Node


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology.path())


def local(nodes: Iterable[Term]) -> set[str]:
    return {str(node).removeprefix(KG) for node in nodes if str(node).startswith(KG)}


def term(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(KG + name)


def below(graph: rdflib.Graph, property_: rdflib.URIRef, top: str) -> set[str]:
    return local(graph.transitive_subjects(property_, term(top)))


def test_classes(graph: rdflib.Graph) -> None:
    assert local(graph.subjects(rdflib.RDF.type, OWL.Class)) == {"Entity", "Work", "Idea", *CLASSES, *RECORD_CLASSES}
    assert below(graph, RDFS.subClassOf, "Entity") == {"Entity", "Work", "Idea", *CLASSES}
    assert below(graph, RDFS.subClassOf, "Work") == {"Work", *WORKS}
    assert below(graph, RDFS.subClassOf, "Idea") == {"Idea", *IDEAS}


def test_properties(graph: rdflib.Graph) -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, rdflib.RDF.Property)
    declared = {name for kind in kinds for name in local(graph.subjects(rdflib.RDF.type, kind))}
    assert declared == {*PREDICATES, *INVERSES.values(), *RECORD_PROPERTIES}
    assert {(a, b) for a in INVERSES for b in local(graph.objects(term(a), OWL.inverseOf))} == set(INVERSES.items())
    assert local(graph.subjects(OWL.inverseOf)) == set(INVERSES)


def test_kinds_and_degrees(graph: rdflib.Graph) -> None:
    assert local(graph.subjects(rdflib.RDF.type, term("Certainty"))) == set(CERTAINTY_TERMS.values())
    assert local(graph.subjects(rdflib.RDF.type, term("ClaimKind"))) == set(CLAIM_KIND_TERMS.values())


@pytest.mark.parametrize("predicate", PREDICATES.values(), ids=lambda predicate: predicate.name)
def test_predicate(graph: rdflib.Graph, predicate: Predicate) -> None:
    assert classes(graph, predicate, RDFS.domain) == set(predicate.domain or CLASSES)
    assert classes(graph, predicate, RDFS.range) == set(predicate.range or CLASSES)
    assert ((term(predicate.name), rdflib.RDF.type, OWL.SymmetricProperty) in graph) == predicate.symmetric
    influence = {"forward": "influenced", "backward": "influencedBy", None: None}[predicate.influence]
    for top in ("influenced", "influencedBy"):
        assert (predicate.name in below(graph, RDFS.subPropertyOf, top)) == (top == influence)


def classes(graph: rdflib.Graph, predicate: Predicate, end: rdflib.URIRef) -> set[str]:
    node = graph.value(term(predicate.name), end)
    members = graph.value(node, OWL.unionOf)
    named = Collection(graph, members) if members is not None else [node]
    return {name for top in local(named) for name in below(graph, RDFS.subClassOf, top)} & set(CLASSES)


def test_inverses_turn_domain_and_range(graph: rdflib.Graph) -> None:
    def shape(name: str, end: rdflib.URIRef) -> set[str]:
        return classes(graph, Predicate(name, (), ()), end)

    for name, inverse in INVERSES.items():
        assert shape(name, RDFS.domain) == shape(inverse, RDFS.range)
        assert shape(name, RDFS.range) == shape(inverse, RDFS.domain)


def test_every_term_is_explained_in_two_languages(graph: rdflib.Graph) -> None:
    for subject in {s for s in graph.subjects() if str(s).startswith(KG)}:
        for words in (RDFS.label, RDFS.comment):
            assert sorted(str(value.language) for value in graph.objects(subject, words)) == ["en", "zh"], subject


def test_alignments_use_known_vocabularies(graph: rdflib.Graph) -> None:
    relations = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentProperty, SKOS.closeMatch)
    others = {str(o) for relation in relations for o in graph.objects(None, relation)}
    used = {name for name, start in PREFIXES.items() for other in others if other.startswith(start)}
    assert {"schema", "foaf", "prov", "org", "skos", "cito", "time"} <= used
    assert all(any(other.startswith(start) for start in PREFIXES.values()) for other in others)


def test_the_graph_uses_declared_terms_only() -> None:
    kinds = {*CERTAINTY_TERMS.values(), *CLAIM_KIND_TERMS.values()}
    declared = {*CLASSES, *RECORD_CLASSES, *PREDICATES, *RECORD_PROPERTIES, *kinds}
    for line in rdf.quads(factory.knowledge()):
        _, predicate, object_ = line.removesuffix(" .").split(" ", 2)
        used = [predicate, object_] if lines.literal(object_) is None else [predicate]
        assert {iri[1:-1].removeprefix(KG) for iri in used if iri[1:-1].startswith(KG)} <= declared
        assert predicate != f"<{RDF}type>" or object_[1:-1].removeprefix(KG) in {*CLASSES, *RECORD_CLASSES}


def test_labels_for_people() -> None:
    assert ontology.label("workedAt") == "worked at"
    assert ontology.label("workedAt", "zh") == "任职于"
    assert ontology.label("unheardOf") == "unheardOf"
    assert (ontology.comment("Person") or "").endswith(".")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology.path("shapes.ttl"))


SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def allowed(shapes: rdflib.Graph, path: str) -> set[str]:
    """What shapes.ttl lets stand after a property that is closed by a list."""
    lists = [shapes.value(node, SH["in"]) for node in shapes.subjects(SH.path, term(path))]
    return {name for head in lists if head is not None for name in local(Collection(shapes, head))}


def test_shapes_close_lists_as_the_vocabulary_does(shapes: rdflib.Graph) -> None:
    predicate_lists = [shapes.value(node, SH["in"]) for node in shapes.subjects(SH.path, rdflib.RDF.predicate)]
    assert [local(Collection(shapes, head)) for head in predicate_lists] == [set(PREDICATES)]
    assert allowed(shapes, "certainty") == set(CERTAINTY_TERMS.values())
    assert allowed(shapes, "kind") == set(CLAIM_KIND_TERMS.values())
    assert local(shapes.objects(term("EntityShape"), SH.targetClass)) == set(THINGS)


@pytest.mark.parametrize("predicate", PREDICATES.values(), ids=lambda predicate: predicate.name)
def test_shapes_hold_the_ends_of_each_property(graph: rdflib.Graph, shapes: rdflib.Graph, predicate: Predicate) -> None:
    def held(node: Term | None) -> set[str]:
        either = shapes.value(node, SH["or"])
        parts = Collection(shapes, either) if either is not None else [node]
        named = {name for part in parts for name in local(shapes.objects(part, SH["class"]))}
        return {name for top in named for name in below(graph, RDFS.subClassOf, top)} & set(CLASSES)

    shape = shapes.value(None, SH.targetSubjectsOf, term(predicate.name))
    assert held(shape) == set(predicate.domain or CLASSES)
    assert held(shapes.value(shape, SH.property)) == set(predicate.range or CLASSES)


def test_shapes_speak_of_declared_terms_only(shapes: rdflib.Graph) -> None:
    declared = {
        *CLASSES, *RECORD_CLASSES, "Entity", "Work", "Idea", *PREDICATES, *RECORD_PROPERTIES, *CERTAINTY_TERMS.values(),
        *CLAIM_KIND_TERMS.values(),
    }  # fmt: skip
    used = {name for triple in shapes for name in local(triple) if not name.endswith("Shape")}
    assert used <= declared
