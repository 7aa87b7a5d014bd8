"""How two things are tied together: paths hop by hop, the best explained first."""

from __future__ import annotations

from itertools import islice, pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.queries.paths import paths
from kg.records.errors import NameUnknown, QueryError
from kg.store import adjacency_index, projection
from kg.store.adjacency import STEP, Adjacency, Edge
from kg.store.store import Store


def read(store: Store, *asked: object, **how: object) -> list[list[str]]:
    answer = paths(store, *asked, **how)  # type: ignore[arg-type]
    return [
        [answer.legend.name(path[0].start), *(f"{hop.fact.predicate} {answer.legend.name(hop.end)}" for hop in path)]
        for path in answer.paths
    ]


def test_the_shortest_path_comes_first_and_either_direction_will_do(store: Store) -> None:
    found = read(store, "Caroline Herschel", "acme", number=3)
    assert found[0] == ["Caroline Herschel", "influenced Ada Lovelace", "workedAt Acme"]
    assert found[1] == ["Caroline Herschel", "influenced Mary Somerville", "advisedBy Ada Lovelace", "workedAt Acme"]
    assert len(found) == 3


def test_directed_follows_edges_from_subject_to_object(store: Store) -> None:
    assert read(store, "Mary Somerville", "Ada", directed=True) == []
    assert read(store, "Ada", "Mary Somerville", directed=True) == [["Ada Lovelace", "advisedBy Mary Somerville"]]


def test_only_over_the_predicates_asked_for(store: Store) -> None:
    found = read(store, "Mary Somerville", "Caroline Herschel", via=["influenced"])
    assert found == [["Mary Somerville", "influenced Caroline Herschel"]]
    assert read(store, "Mary Somerville", "Acme", via=["influenced"]) == []


def test_denied_statements_are_no_way(store: Store) -> None:
    assert read(store, "Ada", "Initech") == []


def test_the_weakest_hop_is_marked(store: Store) -> None:
    (path,) = paths(store, "Caroline Herschel", "Acme").paths
    assert [hop.weakest for hop in path] == [True, False]  # concluded, against said outright by two sources
    (short,) = paths(store, "Ada", "Acme").paths
    assert [hop.weakest for hop in short] == [False]


def test_no_path_is_said_in_words(store: Store) -> None:
    assert paths(store, "Jacquard Loom", "Acme").view().notes == ("no path leads from Jacquard Loom to Acme.",)
    assert "are one thing" in paths(store, "Ada", "艾达").view().notes[0]


def test_every_hop_has_its_evidence_in_json(store: Store) -> None:
    (path,) = paths(store, "Ada", "Acme").form()
    (hop,) = path["hops"]
    assert (path["length"], hop["from_name"], hop["to_name"]) == (1, "Ada Lovelace", "Acme")
    assert {said["path"] for said in hop["statement"]["evidence"]} == {"notes/2024/ada.md", "notes/2025/ada.md"}


def test_unknown_names_and_predicates_are_refused(store: Store) -> None:
    with pytest.raises(NameUnknown):
        paths(store, "Ada", "Nobody at all")
    with pytest.raises(QueryError, match="there is no predicate “loves”"):
        paths(store, "Ada", "Acme", via=["loves"])


CERTAIN = st.sampled_from(["verbatim", "observed", "derived"])
LETTERS = st.sampled_from("abcdef")
EDGES = st.lists(st.tuples(LETTERS, LETTERS, CERTAIN, st.integers(1, 3)), max_size=12)


def network(edges: list[tuple[str, str, str, int]]) -> Adjacency:
    found = (Edge(f"s-{n:016x}", a, "influenced", b, certain, count) for n, (a, b, certain, count) in enumerate(edges))
    return Adjacency(adjacency_index.pack(found))


def whole(ties: Adjacency, directed: bool) -> nx.Graph:
    """The same graph, made at once: every statement, the best first."""
    graph = nx.DiGraph() if directed else nx.Graph()
    edges = [ties.edge(number) for number in range(len(ties._tables["ids"]))]
    assert edges == sorted(edges, key=lambda edge: (edge.cost, edge.id))
    for edge in edges:
        if graph.has_edge(edge.subject, edge.object):
            graph.edges[edge.subject, edge.object]["facts"].append(edge)
        elif edge.subject != edge.object:
            graph.add_edge(edge.subject, edge.object, cost=edge.cost, facts=[edge])
    return graph


@given(EDGES, st.booleans())
def test_paths_read_where_they_look_are_those_of_the_whole_graph(
    edges: list[tuple[str, str, str, int]], directed: bool
) -> None:
    ties = network(edges)
    paths = projection.best_paths(ties, "a", "b", 3, directed)
    graph = whole(ties, directed)
    try:
        expected = list(islice(nx.shortest_simple_paths(graph, "a", "b", weight="cost"), 3))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        expected = []
    assert paths == [tuple(tuple(graph.edges[a, b]["facts"]) for a, b in pairwise(nodes)) for nodes in expected]
    costs = [sum(hop[0].cost for hop in path) for path in paths]
    assert costs == sorted(costs)


def test_more_sources_and_plainer_words_explain_better() -> None:
    listed, twice, said, concluded = (
        Edge("s-1", "a", "influenced", "b", certainty, sources).cost
        for certainty, sources in [("verbatim", 1), ("observed", 2), ("observed", 1), ("derived", 1)]
    )
    assert twice < listed < said < concluded < 2 * STEP


def test_the_ties_are_every_asserted_statement_between_entities(store: Store) -> None:
    edges = [store.network.edge(n) for n in range(len(store.network._tables["ids"]))]
    facts = store.statements(polarity="asserted")
    assert {edge.id: (edge.subject, edge.predicate, edge.object, edge.certainty, edge.how) for edge in edges} == {
        fact.id: (fact.subject, fact.predicate, fact.object, fact.certainty, fact.kind or "") for fact in facts
    }
    sources = {fact.id: len({said.source for said in fact.evidence}) for fact in facts}
    assert {edge.id: edge.sources for edge in edges} == sources
    for entity in {end for edge in edges for end in (edge.subject, edge.object)}:
        number = store.network.number(entity)
        assert number is not None
        around = {store.network.statement(fact) for fact in store.network.around(number)}
        assert around == {edge.id for edge in edges if entity in (edge.subject, edge.object)}
    assert store.network.number("person/Nobody") is None
