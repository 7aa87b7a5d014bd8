"""How two things are tied together: paths hop by hop, the best explained first."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.queries.paths import paths
from kg.records.errors import NameUnknown, QueryError
from kg.store import projection
from kg.store.projection import Edge
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


@given(EDGES, st.randoms())
def test_paths_do_not_depend_on_the_order_of_statements(edges: list[tuple[str, str, str, int]], random: Random) -> None:
    found = [Edge(f"s-{n}", a, "influenced", b, certainty, count) for n, (a, b, certainty, count) in enumerate(edges)]
    mixed = list(found)
    random.shuffle(mixed)
    paths = projection.best_paths(projection.project(found), "a", "b", 3)
    assert projection.best_paths(projection.project(mixed), "a", "b", 3) == paths
    costs = [sum(hop[0].cost for hop in path) for path in paths]
    assert costs == sorted(costs)
    for path in paths:
        assert len({end for hop in path for edge in hop for end in (edge.subject, edge.object)}) == len(path) + 1


def test_more_sources_and_plainer_words_explain_better() -> None:
    listed, twice, said, concluded = (
        Edge("s-1", "a", "influenced", "b", certainty, sources).cost
        for certainty, sources in [("verbatim", 1), ("observed", 2), ("observed", 1), ("derived", 1)]
    )
    assert twice < listed < said < concluded < 2 * projection.STEP


def test_the_graph_holds_every_asserted_statement_between_entities(store: Store) -> None:
    edges = projection.edges(store)
    assert {edge.id for edge in edges} == {fact.id for fact in store.statements(polarity="asserted")}
    assert max(edge.sources for edge in edges) == 2
    assert {edge.predicate for edge in projection.edges(store, ["workedAt"])} == {"workedAt"}
