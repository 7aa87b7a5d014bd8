"""How two things are tied together: paths hop by hop, the best explained first."""

from __future__ import annotations

import pytest
from factory import evidence, person, statement
from hypothesis import given
from hypothesis import strategies as st

from kg import graph
from kg.errors import NameUnknown, QueryError
from kg.queries.paths import paths
from kg.store import Store


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


@given(st.lists(st.tuples(LETTERS, LETTERS, CERTAIN), max_size=12), st.randoms())
def test_paths_do_not_depend_on_the_order_of_statements(edges: list[tuple[str, str, str]], random: object) -> None:
    facts = [statement(person(a), "influenced", person(b), evidence(2), certainty=c) for a, b, c in edges]
    mixed = list(facts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = graph.best_paths(graph.project(facts), person("a"), person("b"), 3)
    assert graph.best_paths(graph.project(mixed), person("a"), person("b"), 3) == found
    costs = [sum(graph.cost(hop[0]) for hop in path) for path in found]
    assert costs == sorted(costs)
    assert all(len({fact.subject for hop in path for fact in hop}) <= len(path) + 1 for path in found)


def test_more_sources_and_plainer_words_explain_better() -> None:
    one = statement(person("a"), "influenced", person("b"), evidence(2))
    listed = statement(person("a"), "influenced", person("b"), evidence(2), certainty="verbatim")
    concluded = statement(person("a"), "influenced", person("b"), evidence(2), certainty="derived")
    assert graph.cost(listed) < graph.cost(one) < graph.cost(concluded) < 2 * graph.STEP
