"""SPARQL 1.1 Protocol: what the W3C's list of tests asks (w3c/rdf-tests, sparql11/protocol), and our own limits.

Its updates are declared as refused: the graph is read only.
"""

from __future__ import annotations

from collections.abc import Iterator

import factory
import pyoxigraph as ox
import pytest
import rdflib
from starlette.testclient import TestClient

from kg.web.app import application
from kg.web.current import Current
from kg.web.endpoint import dataset
from kg.web.settings import Settings
from kg.workspace import seal
from kg.workspace.directory import Workspace

G0, G1, G2, G3 = (f"http://example.org/data{n}.rdf" for n in range(4))
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
UPDATE = {"content-type": "application/sparql-update"}
BOTH = f"ASK {{ GRAPH ?g1 {{ <{G1}> a ?type }} GRAPH ?g2 {{ <{G2}> a ?type }} }}"
UNION = f"ASK {{ <{G1}> a ?type . <{G2}> a ?type }}"
FULL = f"ASK {{ <{G3}> a ?type GRAPH ?g1 {{ <{G1}> a ?type }} GRAPH ?g2 {{ <{G2}> a ?type }} }}"
NAMED = [("named-graph-uri", G1), ("named-graph-uri", G2)]
DEFAULT = [("default-graph-uri", G1), ("default-graph-uri", G2)]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An endpoint over a graph that has named graphs beside what a build makes."""
    root = tmp_path_factory.mktemp("protocol") / ".kg"
    factory.build(root / "builds" / "one", factory.knowledge())
    (root / "current").write_text("one\n", encoding="utf-8")
    store = ox.Store(str(root / "builds" / "one" / "store"))
    store.add_graph(ox.NamedNode(G0))
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for graph in (G1, G2, G3):
        store.add(ox.Quad(ox.NamedNode(graph), kind, ox.NamedNode("http://example.org/Document"), ox.NamedNode(graph)))
    store.flush()
    del store
    seal.write(root / "builds" / "one", "")
    settings = Settings(timeout=3.0, rows=1000, workers=2)
    with TestClient(application(Current(Workspace(root)), settings), base_url="http://localhost") as client:
        yield client


def test_query_post_form(endpoint: TestClient) -> None:
    answer = endpoint.post(f"/sparql/?default-graph-uri={G0}", content="query=ASK%20%7B%7D", headers=FORM)
    assert (answer.status_code, answer.json()["boolean"]) == (200, True)


def test_query_post_direct(endpoint: TestClient) -> None:
    answer = endpoint.post(f"/sparql/?default-graph-uri={G0}", content="ASK {}", headers=DIRECT)
    assert (answer.status_code, answer.json()["boolean"]) == (200, True)


def test_query_get(endpoint: TestClient) -> None:
    answer = endpoint.get("/sparql/", params={"query": "ASK {}", "default-graph-uri": G0})
    assert (answer.status_code, answer.json()["boolean"]) == (200, True)


@pytest.mark.parametrize(
    ("query", "graphs"),
    [(UNION, DEFAULT), (BOTH, NAMED), (FULL, [("default-graph-uri", G3), *NAMED])],
    ids=["default", "named", "full"],
)
@pytest.mark.parametrize("way", ["get", "direct", "form"])
def test_query_dataset(endpoint: TestClient, query: str, graphs: list[tuple[str, str]], way: str) -> None:
    assert asked(endpoint, way, query, graphs) is True
    assert asked(endpoint, way, query, [("default-graph-uri", G0)]) is False


def asked(endpoint: TestClient, way: str, query: str, graphs: list[tuple[str, str]]) -> bool:
    if way == "get":
        answer = endpoint.get("/sparql", params=[("query", query), *graphs])
    elif way == "direct":
        answer = endpoint.post("/sparql", params=graphs, content=query, headers=DIRECT)
    else:
        given: dict[str, list[str]] = {"query": [query]}
        for name, value in graphs:
            given.setdefault(name, []).append(value)
        answer = endpoint.post("/sparql", data=given)
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])


def test_query_multiple_dataset(endpoint: TestClient) -> None:
    query = f"ASK FROM <{G3}> {{ GRAPH ?g {{ <{G1}> a ?type }} <{G3}> a ?t }}"
    assert asked(endpoint, "direct", query, [("default-graph-uri", G3), ("named-graph-uri", G1)]) is True
    assert asked(endpoint, "direct", query, []) is False


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("SELECT (1 AS ?value) {}", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv",
                                     "text/tab-separated-values"]),
        ("ASK {}", ["application/sparql-results+json", "application/sparql-results+xml"]),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", ["text/turtle", "application/n-triples", "application/ld+json",
                                              "application/rdf+xml"]),
        ("DESCRIBE <http://example.org/>", ["text/turtle", "application/n-triples"]),
    ],
    ids=["select", "ask", "construct", "describe"],
)  # fmt: skip
def test_query_content_type(endpoint: TestClient, query: str, types: list[str]) -> None:
    plain = endpoint.get("/sparql", params={"query": query})
    assert plain.headers["content-type"].partition(";")[0] == types[0]
    for media_type in types:
        answer = endpoint.get("/sparql", params={"query": query}, headers={"accept": f"{media_type}, image/png;q=0.9"})
        assert answer.headers["content-type"].partition(";")[0] == media_type
    assert endpoint.get("/sparql", params={"query": query}, headers={"accept": "image/png"}).status_code == 406


def test_bad_query_method(endpoint: TestClient) -> None:
    assert endpoint.put("/sparql?query=ASK%20%7B%7D").status_code == 405


def test_bad_multiple_queries(endpoint: TestClient) -> None:
    assert endpoint.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").status_code == 400


def test_bad_query_wrong_media_type(endpoint: TestClient) -> None:
    assert endpoint.post("/sparql", content="ASK {}", headers={"content-type": "text/plain"}).status_code == 415


def test_bad_query_missing_form_type(endpoint: TestClient) -> None:
    assert endpoint.post("/sparql", content=b"query=ASK%20%7B%7D").status_code == 415


def test_bad_query_missing_direct_type(endpoint: TestClient) -> None:
    assert endpoint.post("/sparql", content=b"ASK {}").status_code == 415


def test_bad_query_non_utf8(endpoint: TestClient) -> None:
    declared = {"content-type": "application/sparql-query; charset=UTF-16"}
    assert endpoint.post("/sparql", content="ASK {}".encode("utf-16"), headers=declared).status_code == 415
    assert endpoint.post("/sparql", content=b"ASK { ?s ?p '\xff' }", headers=DIRECT).status_code == 400


def test_bad_query_syntax(endpoint: TestClient) -> None:
    answer = endpoint.get("/sparql", params={"query": "ASK {"})
    assert answer.status_code == 400
    assert "line 1, column 5" in answer.json()["title"]


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        ("CLEAR ALL", UPDATE, 403),
        ("update=CLEAR%20ALL", FORM, 403),
        ("update=CLEAR%20ALL&update=DROP%20ALL", FORM, 403),
        ("update=CLEAR%20ALL&using-graph-uri=http%3A%2F%2Fexample.org%2F", FORM, 403),
        ("update=CLEAR%20ALL&query=ASK%20%7B%7D", FORM, 400),
        ("CLEAR ALL", DIRECT, 403),
        ("INSERT DATA { <a> <b> <c> }", DIRECT, 403),
        ("PREFIX x: <http://x/> # a remark\n DELETE WHERE { ?s ?p ?o }", DIRECT, 403),
        ("LOAD <http://example.org/>", DIRECT, 403),
        ("L\\u004FAD <http://example.org/>", DIRECT, 403),
        ("CLEAR ALL", {"content-type": "text/plain"}, 415),
        ("CLEAR ALL", {}, 415),
    ],
)  # fmt: skip
def test_updates_are_refused(endpoint: TestClient, content: str, headers: dict[str, str], status: int) -> None:
    assert endpoint.post("/sparql", content=content.encode(), headers=headers).status_code == status
    assert endpoint.get("/sparql?update=CLEAR%20ALL").status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { S\\u0045RVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { #SELECT\nSERVICE#<x>\n<http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_a_service_is_refused(endpoint: TestClient, query: str) -> None:
    assert endpoint.get("/sparql", params={"query": query}).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:1/> { ?s ?p ?o }",
        "PREFIX e: <http://elsewhere.example/> SELECT * FROM e:graph { ?s ?p ?o }",
        "SELECT * fr\\u006Fm <file:///etc/passwd> { ?s ?p ?o }",
    ],
)
def test_a_graph_that_is_not_here_is_refused(endpoint: TestClient, query: str) -> None:
    answer = endpoint.get("/sparql", params={"query": query})
    assert answer.status_code == 400
    assert "none is fetched" in answer.json()["title"]
    assert endpoint.get("/sparql", params={"query": "ASK {}", "named-graph-uri": "http://x/"}).status_code == 400


def test_words_in_strings_comments_and_names_are_no_keywords(endpoint: TestClient) -> None:
    query = """PREFIX from: <http://x/> # FROM <http://elsewhere/> SERVICE
    SELECT ?from ("FROM <http://y/> SERVICE <z>" AS ?service) { OPTIONAL { from:load from:drop '''clear''' } }"""
    assert endpoint.get("/sparql", params={"query": query}).status_code == 200
    assert dataset.read(query) == dataset.Dataset()


def test_the_default_graph_has_a_name(endpoint: TestClient) -> None:
    query = "ASK { ?s a kg:Source }"
    assert asked(endpoint, "get", query, [("default-graph-uri", dataset.HERE)]) is True
    assert asked(endpoint, "get", query, [("default-graph-uri", G1)]) is False
    assert asked(endpoint, "get", f"ASK FROM <{dataset.HERE}> {{ ?s a kg:Source }}", []) is True


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


def test_a_query_that_takes_too_long_is_stopped(endpoint: TestClient) -> None:
    answer = endpoint.get("/sparql", params={"query": SLOW})
    assert answer.status_code == 504
    assert "3 seconds" in answer.json()["title"]
    assert endpoint.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_an_answer_has_bounds(endpoint: TestClient) -> None:
    for query in ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }"):
        answer = endpoint.get("/sparql", params={"query": query})
        assert answer.status_code == 413
        assert "1,000 rows" in answer.json()["title"]
    assert endpoint.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1000"}).status_code == 200
    long = "ASK { ?s ?p '" + "x" * 1_100_000 + "' }"
    assert endpoint.post("/sparql", content=long, headers=DIRECT).status_code == 413


def test_a_query_nested_too_deep_breaks_nothing(endpoint: TestClient) -> None:
    deep = "ASK " + "{" * 60_000 + "}" * 60_000
    assert endpoint.post("/sparql", content=deep, headers=DIRECT).status_code in (400, 507)
    assert endpoint.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_every_form_holds_the_same(endpoint: TestClient) -> None:
    query = "SELECT ?s ?text { ?s rdfs:label ?text } ORDER BY ?text"
    texts = []
    for name, form in (("json", "json"), ("xml", "xml"), ("csv", "csv"), ("tsv", "tsv")):
        content = endpoint.get("/sparql", params={"query": query, "format": name}).content
        texts.append([str(row["text"]) for row in rdflib.query.Result.parse(source=_file(content), format=form)])
    assert all(text == texts[0] for text in texts)


def _file(content: bytes) -> object:
    import io

    return io.BytesIO(content)


def test_the_service_describes_itself(endpoint: TestClient) -> None:
    answer = endpoint.get("/sparql")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert (service, sd.endpoint, rdflib.URIRef("http://localhost/sparql")) in graph
    assert {str(name) for name in graph.objects(None, sd.name)} == {G0, G1, G2, G3}
    assert (None, rdflib.VOID.triples, None) in graph
    well_known = endpoint.get("/.well-known/void", headers={"accept": "application/n-triples"})
    assert "sparqlEndpoint" in well_known.text


@pytest.mark.parametrize("form", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
def test_a_whole_graph_is_fetched(endpoint: TestClient, form: str) -> None:
    answer = endpoint.get("/data?default", headers={"accept": form})
    assert answer.headers["content-type"].partition(";")[0] == form
    parsed = rdflib.Graph().parse(data=answer.content, format={"application/rdf+xml": "xml"}.get(form, form))
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    counted = endpoint.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]["n"]["value"]
    assert len(parsed) == int(counted)
    head = endpoint.head("/data?default", headers={"accept": form})
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", answer.headers["etag"])


def test_graphs_by_name(endpoint: TestClient) -> None:
    assert (
        len(endpoint.get("/data", params={"graph": G1}, headers={"accept": "application/n-triples"}).text.split("\n"))
        == 2
    )
    assert endpoint.get("/data", params={"graph": "http://x/"}).status_code == 404
    assert endpoint.get("/data").status_code == 400
    assert endpoint.get(f"/data?default&graph={G1}").status_code == 400
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        assert endpoint.request(method, "/data?default", content=b"").status_code == 405


def test_the_form_shows_answers_and_errors_to_a_reader(endpoint: TestClient) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert "<textarea" in endpoint.get("/sparql", headers=browser).text
    shown = endpoint.get("/sparql", params={"query": "SELECT ?s { ?s a kg:Source }"}, headers=browser)
    assert 'href="/id/src-' in shown.text
    wrong = endpoint.get("/sparql", params={"query": "SELECT <script>"}, headers=browser)
    assert wrong.status_code == 400
    assert "<script>" not in wrong.text.split("</head>")[1]
