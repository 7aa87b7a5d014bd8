"""Who influenced whom: a tree, each thing once, by the shortest and best supported way."""

from __future__ import annotations

from pathlib import Path

import factory
import pytest
from factory import entity, evidence, person, statement
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.queries.influence import influenced_by, who_influenced
from kg.records.errors import NameAmbiguous, NameUnknown
from kg.records.vocabulary import ID
from kg.store.store import Store


def names(answer: object) -> list[tuple[int, str]]:
    return [(one.depth, one.name) for one in answer.reached]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["Ada Lovelace", "ada lovelace", "Lovelace Ada", "艾达", "id:person/Ada_Lovelace"])
def test_a_name_may_be_typed_in_any_known_form(store: Store, name: str) -> None:
    assert names(who_influenced(store, name, depth=1)) == [(1, "Mary Somerville"), (1, "Caroline Herschel")]


def test_ancestors_stand_under_the_one_they_reach_through(store: Store) -> None:
    answer = who_influenced(store, "Ada")
    assert names(answer) == [(1, "Mary Somerville"), (1, "Caroline Herschel"), (2, "Charles Babbage")]
    assert answer.reached[2].via == answer.reached[1]


def test_descendants_are_found_the_other_way(store: Store) -> None:
    assert names(influenced_by(store, "Jacquard Loom")) == [(1, "Analytical Engine")]
    assert [name for _, name in names(influenced_by(store, "Ada"))] == [
        "Charles Babbage", "Caroline Herschel", "Mary Somerville",
    ]  # fmt: skip


def test_a_circle_of_influence_ends_where_it_began(store: Store) -> None:
    assert all(name != "Ada Lovelace" for _, name in names(who_influenced(store, "Ada")))


def test_only_the_kind_that_is_asked_for(store: Store) -> None:
    assert names(who_influenced(store, "Ada", kinds=["inspired"])) == [(1, "Caroline Herschel")]
    assert names(who_influenced(store, "Ada", kinds=["advisedBy"])) == [(1, "Mary Somerville")]
    nothing = who_influenced(store, "Ada", kinds=["bribed"])
    assert nothing.reached == ()
    assert "advised, inspired" in nothing.view().notes[0]


def test_the_path_leads_from_the_influencer_with_evidence(store: Store) -> None:
    form = who_influenced(store, "Ada").form()
    charles = next(one for one in form if one["name"] == "Charles Babbage")
    assert list(charles)[:5] == ["entity", "name", "type", "depth", "path"]
    assert [(hop["from"], hop["to"]) for hop in charles["path"]] == [
        (ID + "person/Charles_Babbage", ID + "person/Caroline_Herschel"),
        (ID + "person/Caroline_Herschel", ID + "person/Ada_Lovelace"),
    ]
    said = charles["path"][0]["evidence"][0]
    assert (said["path"], said["line"], said["quote"][:12]) == ("notes/2024/ada.md", 9, "Ada Lovelace")
    assert [one["depth"] for one in form] == sorted(one["depth"] for one in form)


def test_an_advisor_is_from_and_the_student_to_whatever_way_the_predicate_points(store: Store) -> None:
    (mary,) = (one for one in who_influenced(store, "Ada").form() if one["name"] == "Mary Somerville")
    (hop,) = mary["path"]
    assert (hop["from"], hop["predicate"], hop["to"]) == (mary["entity"], "advisedBy", ID + "person/Ada_Lovelace")
    assert {said["start_s"] for said in hop["evidence"]} == {60.0, None}


def test_it_finds_what_the_property_path_finds(store: Store) -> None:
    for name in ("Ada Lovelace", "Caroline Herschel", "Jacquard Loom"):
        iri = store.find(name)
        rows = store.query(f"SELECT DISTINCT ?x {{ ?x kg:influenced+ <{iri}> FILTER(?x != <{iri}>) }}")
        assert {row["x"].value for row in rows} == {one.entity for one in who_influenced(store, name).reached}  # type: ignore[union-attr]


def test_of_a_large_tree_the_nearest_are_shown_and_the_others_counted(store: Store) -> None:
    whole = who_influenced(store, "Ada")
    part = who_influenced(store, "Ada", limit=1)
    assert part.reached == whole.reached[:1]
    assert (part.more, whole.more, len(whole.reached)) == (2, 0, 3)
    assert part.view().notes == ("the nearest 1 of 3; `--limit 0` shows all, `--depth` fewer.",)
    assert who_influenced(store, "Ada", limit=0) == whole


def test_nothing_known_is_an_empty_answer_with_words(store: Store) -> None:
    answer = who_influenced(store, "Jacquard Loom")
    assert answer.form() == []
    assert answer.view().table.rows == ()
    assert answer.view().notes == ("nothing here says who or what influenced Jacquard Loom.",)


def test_unknown_and_ambiguous_names_are_refused(store: Store) -> None:
    with pytest.raises(NameUnknown, match="did you mean"):
        who_influenced(store, "Ada Lovelase")
    with pytest.raises(NameAmbiguous, match=r"Mercury \(Organization\) or Mercury \(Person\)"):
        who_influenced(store, "Mercury")


PEOPLE = [f"Person {letter}" for letter in "ABCDEF"]


@settings(max_examples=15, deadline=None)
@given(st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=14))
def test_every_ancestor_is_reached_once_by_a_shortest_way(
    tmp_path_factory: pytest.TempPathFactory, edges: set[tuple[str, str]]
) -> None:
    facts = [statement(person(a), "influenced", person(b), evidence(2)) for a, b in edges if a != b]
    known = factory.knowledge(
        entities=tuple(entity("Person", name) for name in PEOPLE), statements=tuple(facts), claims=(), conflicts=()
    )
    graph: Store = factory.build(Path(tmp_path_factory.mktemp("b")) / "one", known)
    parents = {name: {a for a, b in edges if b == name and a != b} for name in PEOPLE}
    level, depth, expected = {PEOPLE[0]}, 0, dict[str, int]()
    while level:
        depth += 1
        level = {p for name in level for p in parents[name]} - set(expected) - {PEOPLE[0]}
        expected.update(dict.fromkeys(level, depth))
    assert {n: d for d, n in names(who_influenced(graph, PEOPLE[0]))} == expected
