"""Cards, careers, and the evidence behind facts and names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import engines
import factory
import pytest
from factory import evidence, organization, person, statement

from kg.queries.card import card
from kg.queries.career import career
from kg.queries.why import why
from kg.queries.why_same import why_same
from kg.queries.words import places
from kg.records.errors import NameUnknown, QueryError
from kg.records.statement import Doubt
from kg.records.stations import in_order, joined, together
from kg.records.vocabulary import ID
from kg.store.store import Store
from kg.terminal.view import Outline

ADA = person("Ada")


def test_a_career_is_in_order(store: Store) -> None:
    found = [fact.predicate for fact in career(store, "艾达").stations]
    assert found == ["advisedBy", "studiedAt", "founded", "workedAt"]


def test_what_is_denied_is_no_station(store: Store) -> None:
    assert engines.INITECH not in {fact.object for fact in career(store, "Ada").stations}


def test_a_station_without_a_year_follows_the_one_before_it_on_the_page() -> None:
    stations = [
        statement(ADA, "workedAt", organization("Third"), evidence(4), start="2020"),
        statement(ADA, "workedAt", organization("Second"), evidence(3)),
        statement(ADA, "studiedAt", organization("First"), evidence(2), start="2010"),
    ]
    order = [str(fact.object) for fact in in_order(stations)]
    assert order == [organization("First"), organization("Second"), organization("Third")]


def test_stations_without_years_stand_where_they_were_told() -> None:
    stations = [
        statement(ADA, "workedAt", organization("Now"), evidence(2)),
        statement(ADA, "workedAt", organization("Later"), *(evidence(3, start_s=s) for s in (900.0, 60.0, 950.0))),
        statement(ADA, "studiedAt", organization("First"), evidence(6, start_s=100.0)),
    ]
    order = [str(fact.object) for fact in in_order(stations)]
    assert order == [organization("First"), organization("Later"), organization("Now")]


def test_a_job_told_with_its_role_and_without_is_one_station() -> None:
    globex = organization("Globex")
    told = [
        statement(ADA, "workedAt", globex, evidence(2)),
        statement(ADA, "workedAt", globex, evidence(3), role="Assistant Professor"),
        statement(ADA, "workedAt", globex, evidence(4), role="professor"),
        statement(ADA, "workedAt", globex, evidence(5), start="1843"),
    ]
    rows = together(told)
    assert sorted((fact.role or fact.start or "", len(fact.evidence)) for fact in map(joined, rows)) == [
        ("1843", 1),
        ("Assistant Professor", 3),
    ]


def test_what_two_rules_read_from_one_sentence_is_one_place() -> None:
    whole = evidence(2)
    part = replace(whole, quote=whole.quote[:6], extractor="tests:other")
    assert places([part, whole, evidence(3)]) == [[whole, part], [evidence(3)]]


def test_an_adviser_stands_with_the_school_and_the_latest_year_of_a_second_counts() -> None:
    stations = [
        statement(ADA, "advisedBy", person("Mary"), evidence(9)),
        statement(ADA, "studiedAt", organization("First"), evidence(2, start_s=60.0)),
        statement(ADA, "workedAt", organization("Second"), evidence(3, start_s=90.0), start="1842"),
        statement(ADA, "workedAt", organization("Third"), evidence(2, start_s=90.0), start="1843"),
        statement(ADA, "workedAt", organization("Fourth"), evidence(4, start_s=120.0)),
    ]
    order = [fact.object for fact in in_order(stations)]
    assert order == [
        organization("First"), person("Mary"), organization("Second"), organization("Third"), organization("Fourth"),
    ]  # fmt: skip


def test_a_career_marks_what_another_source_contradicts(store: Store) -> None:
    marked = {row["name"]: row["contested"] for row in career(store, "Ada").form()}
    assert marked["Acme"]
    assert not all(marked.values())


def test_a_card_has_names_facts_by_heading_and_claims(store: Store) -> None:
    form = card(store, "Countess Lovelace").form()
    assert form["id"] == ID + "person/Ada_Lovelace"
    assert form["aliases"] == ["Ada", "Countess Lovelace", "艾达"]
    assert list(form["statements"]) == ["Influenced by", "Career", "Works", "Influenced", "More"]
    assert [fact["name"] for fact in form["statements"]["Influenced by"]] == ["Mary Somerville", "Caroline Herschel"]
    assert [fact["polarity"] for fact in form["statements"]["More"]] == ["negated", "asserted"]
    assert [claim["kind"] for claim in form["claims_by"]] == ["prediction"]


def test_a_card_marks_what_another_source_contradicts(store: Store) -> None:
    career_ = card(store, "Ada").form()["statements"]["Career"]
    assert [fact["contested"] for fact in career_ if fact["name"] == "Acme"] == [True]


def test_every_statement_of_a_thing_stands_on_its_card_once(store: Store) -> None:
    for entity in store.entities():
        made = card(store, entity.id)
        shown = [fact.id for _, group in made.groups for fact in group]
        found = {fact.id for fact in (*store.statements(subject=entity.id), *store.statements(object=entity.id))}
        assert sorted(shown) == sorted(found)


def test_a_unique_beginning_of_an_id_will_do(store: Store) -> None:
    (fact,) = store.statements(subject=engines.ENGINE, predicates=["buildsOn"])
    answer = why(store, fact.id[:8])
    assert answer.facts == (fact,)
    assert answer.form()["evidence"][0]["quote"] == "The Analytical Engine builds on the Jacquard Loom."
    assert why(store, ID + fact.id).facts == (fact,)


def test_a_beginning_of_several_ids_names_them(store: Store) -> None:
    with pytest.raises(QueryError, match=r"s- is the beginning of several ids: s-\w+, s-"):
        why(store, "s-")


@pytest.mark.parametrize("asked", ["s-zzzz", 's-" } #', "c-0000", "x-9", "p-ffffffffffffffff"])
def test_an_id_that_is_none_is_refused(store: Store, asked: str) -> None:
    with pytest.raises(QueryError, match="nothing here has the id"):
        why(store, asked)


def test_a_claim_shows_every_wording_with_its_place(store: Store) -> None:
    (claim,) = store.claims(kind="prediction")
    rows = why(store, claim.id).view().table.rows
    assert {(row[2], row[3]) for row in rows} == {("notes/2025/ada.md", "4"), ("notes/2024/ada.md", "6")}


def test_beside_a_claim_stand_the_words_of_the_transcript_and_doubts_of_it(store: Store) -> None:
    (claim,) = store.claims(kind="prediction")
    mentions = {mention["path"]: mention for mention in why(store, claim.id).form()["mentions"]}
    assert mentions["notes/2024/ada.md"]["heard"]["text"] == "Ada joined Acme in 2019."
    assert [mention["doubtful"] for _, mention in sorted(mentions.items())] == [False, True]


def test_a_conflict_and_a_name_have_their_reasons_too(store: Store) -> None:
    assert why(store, "x-1").form()["topic"] == "start of Ada Lovelace at Acme"
    assert [mention["line"] for mention in why(store, "Mary Somerville").form()["mentions"]] == [3]
    with pytest.raises(NameUnknown):
        why(store, "Nobody at all")


def test_two_names_of_one_thing_are_the_same_by_the_steps_that_joined_them(store: Store) -> None:
    answer = why_same(store, "Ada Lovelace", "艾达")
    assert answer.verdict == "same"
    assert answer.reasons == (
        "“Ada” and “Ada Lovelace”: the page says “Ada Lovelace (Ada)”.",
        "“Ada” and “艾达”: one name in two languages.",
    )


def test_two_things_are_different_and_the_types_say_so(store: Store) -> None:
    answer = why_same(store, "Ada", "Acme")
    assert answer.verdict == "different"
    assert answer.form()["why"] == ["“Ada” is a Person, “Acme” is a Organization, and no page says that they are one."]


def test_what_is_undecided_says_why(tmp_path: Path) -> None:
    doubt = Doubt("Ada Byron", "Ada", 0.4, "The same first name")
    people = (factory.entity("Person", "Ada"), factory.entity("Person", "Ada Byron"))
    known = factory.knowledge(entities=people, statements=(), claims=(), conflicts=(), doubts=(doubt,))
    answer = why_same(factory.build(tmp_path / "one", known), "ada", "Ada Byron")
    assert (answer.verdict, answer.reasons) == ("undecided", ("The same first name.",))


def test_a_claim_is_shown_in_all_its_wordings(store: Store) -> None:
    (claim,) = store.claims(kind="prediction")
    (outline,) = why(store, claim.id).view().drawn
    assert isinstance(outline, Outline)
    shown = [span.text for branch in outline.branches for line in (branch.head, *branch.below) for span in line.left]
    assert all(mention.text in shown for mention in claim.mentions)
    links = [span.text for branch in outline.branches for line in branch.below for span in line.right]
    assert [link for link in links if link.startswith("https")] == [
        mention.evidence.url for mention in claim.mentions if mention.evidence.url
    ]


def test_why_of_a_name_tells_its_facts_denials_and_claims(store: Store) -> None:
    found = why(store, "Ada")
    told = {(fact["predicate"], fact["polarity"]) for fact in found.form()["statements"]}
    assert ("workedAt", "asserted") in told
    assert ("workedAt", "negated") in told
    assert found.form()["claims"]
    heads = [
        branch.head.left[0].text for part in found.view().drawn if isinstance(part, Outline) for branch in part.branches
    ]
    assert {"Facts", "Denials", "Claims by and about it", "Places that name it"} <= set(heads)
