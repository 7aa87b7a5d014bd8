"""SPARQL: what is known, what is refused, what takes too long."""

from __future__ import annotations

import contextlib
import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import factory
import pyoxigraph
import pytest

from kg.records.errors import GraphError, QueryError
from kg.records.vocabulary import ID, PREFIXES
from kg.store import sparql
from kg.store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return factory.build(tmp_path_factory.mktemp("sparql") / "build")


INFLUENCERS = "SELECT ?who { ?who kg:influenced+ <person/Ada_Lovelace> }"


@pytest.mark.parametrize("timeout", [None, 30.0])
def test_select(store: Store, timeout: float | None) -> None:
    answers = store.query(INFLUENCERS, timeout)
    assert isinstance(answers, pyoxigraph.QuerySolutions)
    assert [row["who"] for row in answers] == [pyoxigraph.NamedNode(ID + "person/Mary_Somerville")]


@pytest.mark.parametrize("timeout", [None, 30.0])
def test_ask(store: Store, timeout: float | None) -> None:
    assert bool(store.query("ASK { id:person\\/Ada_Lovelace kg:workedAt <organization/Acme> }", timeout))
    assert not bool(store.query("ASK { <person/Ada_Lovelace> kg:workedAt <organization/Initech> }", timeout))


@pytest.mark.parametrize("timeout", [None, 30.0])
def test_construct_and_describe(store: Store, timeout: float | None) -> None:
    made = store.query("CONSTRUCT { ?a foaf:knows ?b } { ?a kg:advisedBy ?b }", timeout)
    assert isinstance(made, pyoxigraph.QueryTriples)
    assert len(list(made)) == 1
    assert len(list(store.query("DESCRIBE <person/Ada_Lovelace>", timeout))) > 5  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["JSON", "XML", "CSV", "TSV"])
def test_results_are_written_the_same_with_and_without_a_limit(store: Store, form: str) -> None:
    sparql = "SELECT ?s ?line ?x { ?s kg:line ?line OPTIONAL { ?s foaf:nothing ?x } } ORDER BY ?line"
    wanted = getattr(pyoxigraph.QueryResultsFormat, form)
    outs = [io.BytesIO(), io.BytesIO()]
    for out, timeout in zip(outs, (None, 30.0), strict=True):
        store.query(sparql, timeout).serialize(out, wanted)  # type: ignore[union-attr]
    assert outs[0].getvalue() == outs[1].getvalue() != b""


@pytest.mark.parametrize("prefix", PREFIXES)
def test_usual_prefixes_are_known(store: Store, prefix: str) -> None:
    name = "criticizes" if prefix == "kg" else "unheardOf"
    assert not bool(store.query(f"ASK {{ ?s {prefix}:{name} ?o }}"))


def test_a_term_of_ours_that_the_ontology_does_not_have_is_told() -> None:
    with pytest.raises(QueryError, match="the ontology has no kg:unheardOf"):
        sparql.query(pyoxigraph.Store(), "ASK { ?s kg:unheardOf ?o }")


def test_the_graph_says_who_says_so(store: Store) -> None:
    answers = store.query("""
        SELECT ?path ?line ?quote {
            ?statement rdf:subject <person/Ada_Lovelace> ; rdf:predicate kg:workedAt ; rdf:object <organization/Acme> ;
                kg:role "analyst" ; kg:startYear 2018 ; kg:certainty kg:verbatim ; kg:evidence ?passage .
            ?passage kg:line ?line ; kg:quote ?quote ; prov:wasDerivedFrom/kg:path ?path .
        }""")
    (row,) = list(answers)  # type: ignore[arg-type]
    assert [term.value for term in row] == ["ada.md", "2", "Ada Lovelace worked at Acme from 2018 as an analyst."]


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a> <b> <c> }",
        "# delete nothing\nPREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "base <http://x/> load <http://127.0.0.1/>",
        "CLEAR ALL",
        "with <g> delete { ?s ?p ?o } where { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(store: Store, update: str) -> None:
    with pytest.raises(QueryError, match=r"is refused: a graph is changed by `kg build` only\.$"):
        store.query(update)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SELECT ?x {", "the brace that is opened at line 1, column 11 is never closed"),
        ("SELECT ?x\n{ ?x foo:bar 1 }", "the prefix “foo:” is not declared"),
        ("  \n", "this is no query"),
        ("hello", "this is no query; write a SELECT"),
        ("SELECT * { ?s ?p '\ud800' }", "the query"),
        ("SELECT * { " + "?s ?p ?o . " * 100_000 + "}", "the most that is read"),
        ("SELECT * " + "{" * 20_000, "too long or nested too deep"),
        ("SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }", "too long or nested too deep"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(store: Store, query: str, sentence: str) -> None:
    with pytest.raises(QueryError) as error:
        store.query(query)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


def test_a_slow_query_is_stopped(store: Store) -> None:
    with pytest.raises(QueryError, match=r"^the query took longer than 0\.5 seconds and was stopped\.$"):
        store.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.5)


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port that counts who calls."""
    calls: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                caller, address = server.accept()
            except OSError:
                return
            calls.append(address)
            caller.close()

    threading.Thread(target=answer, daemon=True).start()
    yield server.getsockname()[1], calls
    server.close()


SERVICES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { SERVICE # {\n SILENT # }\r <URL>#\n{ ?s ?p ?o } }",
    "SELECT * { VALUES ?g { <URL> } SERVICE?g{ ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { SERVICE s: { ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { SERVICE s:a\\#b%20 { ?s ?p ?o } }",
    "PREFIX silent: <URL> SELECT * { SERVICE silent: { ?s ?p ?o } }",
    "SELECT * { VALUES ?a { 1 } FILTER(?a<2)SERVICE#>\n<URL>{ ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE\\u0020<URL> \\u007B ?s ?p ?o } }",
    "SELECT * { OPTIONAL { { SELECT * { Service <URL> { ?s ?p ?o } } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''\"''' SERVICE <URL> { ?s ?p ?o } # '''\n }",
]


@pytest.mark.parametrize("query", SERVICES)
@pytest.mark.parametrize("timeout", [None, 30.0])
def test_no_query_calls_a_service(
    store: Store, listener: tuple[int, list[object]], query: str, timeout: float | None
) -> None:
    port, calls = listener
    with pytest.raises(QueryError, match=r"^SERVICE is refused: this program never uses the network\.$"):
        store.query(query.replace("URL", f"http://127.0.0.1:{port}/sparql"), timeout)
    assert not calls


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?s foaf:service ?service }",
        "PREFIX service: <http://service/> SELECT * { ?s service:x ?service . { ?service ?p ?o } }",
        "SELECT * { ?s rdfs:label 'the service { is not called' }",
        "SELECT * { <concept/service> ?p ?o }  # SERVICE <http://127.0.0.1/> is refused",
        "SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }",
    ],
)
def test_the_word_service_is_no_crime(store: Store, query: str) -> None:
    assert list(store.query(query)) == []  # type: ignore[arg-type]


PIECES = ["service", "service ", "service<", "service a:", "service#", "service#\n", "\\u0053", "prefix a:<> ", "\\a:"]


@pytest.mark.parametrize("piece", PIECES)
def test_no_query_takes_long_to_refuse(piece: str) -> None:
    for beginning in ("", "service ", "select * {"):
        with contextlib.suppress(QueryError):
            sparql.check(beginning + piece * (sparql.LIMIT // len(piece) - 20))


def test_the_store_cannot_be_written_to(store: Store) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        store.quads.update("INSERT DATA { <a:b> <a:b> <a:b> }")


def test_a_store_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="run `kg build` again"):
        Store.open(tmp_path)
    built = factory.build(tmp_path / "build").build
    (built / "store" / "CURRENT").unlink()
    with pytest.raises(GraphError, match="run `kg build` again"):
        _ = Store.open(built).quads


def test_a_query_that_takes_too_much_memory_is_stopped(store: Store) -> None:
    greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
    with pytest.raises(QueryError, match="needs more than 256 MiB of memory"):
        sparql.isolated(store.build / "store", greedy, 60, 256 * 2**20)
