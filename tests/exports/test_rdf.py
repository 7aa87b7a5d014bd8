"""Every RDF export says the same: read back by another library it gives the triples of the store."""

from __future__ import annotations

import io

import factory
import pytest
import rdflib

from kg.exports import EXPORTS, Options
from kg.records.statement import Literal
from kg.store.store import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
FORMATS = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}
KG = rdflib.Namespace("https://w3id.org/interview-kg/ontology#")
ID = rdflib.Namespace("https://w3id.org/interview-kg/id/")
ODD = (
    'a "quoted" \\ back\\u0041slash',
    "line\nbreak\r\nand\ttab",
    "<script>alert('&')</script> ]]> <!-- -->",
    '=HYPERLINK("http://example.org")',
    "right-to-left \u202e and nothing \u200b at all",
    "艾达 \U0001f600 e\u0301 \u0085 \u2028",
    "ends with a backslash\\",
    " ",
    "}] . <a> <b> <c> #",
)


AS_IT_IS, PLAIN = Options(), Options(plain=True)


def exported(store: Store, name: str, options: Options = AS_IT_IS) -> bytes:
    out = io.BytesIO()
    EXPORTS[name].write(store, out, options)
    return out.getvalue()


def triples(text: bytes, name: str) -> set[tuple[rdflib.term.Node, ...]]:
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=FORMATS[name])
    return {quad[:3] for quad in dataset.quads()}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    entities = [factory.entity("Person", f"Ada {number} {text}", text) for number, text in enumerate(ODD)]
    claims = [factory.claim(text, kind="opinion", start_s=12.345, end_s=13.0) for text in ODD]
    known = factory.knowledge()
    more = factory.knowledge(
        entities=(*known.entities, *entities),
        claims=(*known.claims, *claims),
        statements=(
            *known.statements,
            factory.statement(factory.ADA, "name", Literal("12", "integer")),
            factory.statement(
                factory.ADA, "workedAt", factory.ACME, start="2019-05", end="2020-02-29", role="a\u0001b"
            ),
        ),
    )
    return factory.build(tmp_path_factory.mktemp("odd") / "build", more)


@pytest.mark.parametrize("name", FORMATS)
def test_rdf_read_back_says_what_the_store_says(store: Store, name: str) -> None:
    expected = triples(str(store.quads).encode(), "nq")
    if name == "rdfxml":
        expected = {tuple(_without_control(term) for term in triple) for triple in expected}
    assert triples(exported(store, name), name) == expected


def _without_control(term: rdflib.term.Node) -> rdflib.term.Node:
    return rdflib.Literal("a\ufffdb") if term == rdflib.Literal("a\u0001b") else term


@pytest.mark.parametrize("name", FORMATS)
def test_plain_leaves_provenance_out(store: Store, name: str) -> None:
    said = triples(exported(store, name, PLAIN), name)
    assert (ID["person/Ada_Lovelace"], KG.workedAt, ID["organization/Acme"]) in said
    assert (ID["person/Mary_Somerville"], KG.influenced, ID["person/Ada_Lovelace"]) in said
    classes = {object_ for _, predicate, object_ in said if predicate == rdflib.RDF.type}
    assert not classes & {KG.Assertion, KG.Denial, KG.Passage, KG.ClaimMention}
    named = {subject for subject, _, _ in said}
    ours = {object_ for _, _, object_ in said if str(object_).startswith(ID)}
    assert ours <= named | {ID["src-" + factory.PAGE.source.sha256[:16]]}


def test_what_xml_forbids_is_counted(store: Store) -> None:
    told: list[str] = []
    exported(store, "rdfxml", Options(tell=told.append))
    assert told == ["1 character that XML forbids became U+FFFD."]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_bytes_every_time(store: Store, name: str) -> None:
    assert exported(store, name) == exported(Store.open(store.build), name)


def test_turtle_is_readable(store: Store) -> None:
    text = exported(store, "ttl").decode()
    assert '<person/Ada_Lovelace>\n    a kg:Person ;\n    rdfs:label "Ada Lovelace" ;' in text
    assert "kg:startYear 2019" in text
    assert '"2019-05"^^xsd:gYearMonth' in text


def test_who_says_so_is_answered_by_any_export(store: Store) -> None:
    graph = rdflib.Graph().parse(data=exported(store, "ttl"), format="turtle")
    rows = graph.query(
        """SELECT ?quote ?line ?path { ?s a kg:Assertion ; rdf:subject ?ada ; rdf:predicate kg:advisedBy ;
            kg:evidence [ kg:quote ?quote ; kg:line ?line ; prov:wasDerivedFrom/kg:path ?path ] }""",
        initBindings={"ada": ID["person/Ada_Lovelace"]},
    )
    assert [tuple(map(str, row)) for row in rows] == [("She was advised by Mary Somerville.", "3", "ada.md")]


@pytest.mark.parametrize("name", ["nq", "trig"])
def test_named_graphs_of_the_sources_say_together_what_one_graph_says(store: Store, name: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(store, name, Options(graphs="source")), format=FORMATS[name])
    assert {quad[:3] for quad in dataset.quads()} == triples(exported(store, "nq"), "nq")
    named = {str(quad[3]) for quad in dataset.quads() if quad[3] is not None and "src-" in str(quad[3])}
    assert named == {str(ID[source.id]) for source in store.sources()}
    passages = set(dataset.query("SELECT ?p ?g { GRAPH ?g { ?p prov:wasDerivedFrom ?s } FILTER (?g != ?s) }"))
    assert passages == set()


def test_a_source_states_only_what_its_words_say(store: Store) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(store, "trig", Options(graphs="source")), format="trig")
    for statement in store.statements():
        triple = (ID[statement.subject], KG[statement.predicate], ID[str(statement.object)])
        graphs = {str(quad[3]).rpartition("/")[2] for quad in dataset.quads((*triple, None))}
        if statement.polarity == "asserted" and isinstance(statement.object, str):
            assert {said.source for said in statement.evidence} <= graphs
