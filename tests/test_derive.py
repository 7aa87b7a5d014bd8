"""What follows from statements: the shipped rules' examples, and the engine's promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import derive
from kg.derive import shipped
from kg.derive.rules import Rule, parse
from kg.records.statement import Evidence, Statement, statement_id
from kg.records.vocabulary import PREDICATES

TYPES = {
    "Person": "Ada Grace Alan",
    "Organization": "Initech Globex Hooli",
    "Method": "Loom Bombe",
    "Podcast": "Talk",
    "Film": "Film",
}
CLASSES = {name: class_ for class_, names in TYPES.items() for name in names.split()}


def stated(text: str, line: int = 1, polarity: str = "asserted") -> Statement:
    """The statement "Ada workedAt Globex"."""
    subject, predicate, object_ = text.split()
    if PREDICATES[predicate].symmetric and subject > object_:
        subject, object_ = object_, subject
    return Statement(
        id=statement_id(subject, predicate, object_, polarity, None, None, None),
        subject=subject,
        predicate=predicate,
        object=object_,
        polarity=polarity,
        role=None,
        start=None,
        end=None,
        kind=None,
        certainty="observed",
        premises=(),
        evidence=(Evidence("src", line, line, text, "career:joined"),),
    )


def conclude(told: Sequence[Statement], types: Mapping[str, str], rules: Sequence[Rule]) -> tuple[Statement, ...]:
    """All statements, where nothing is refused."""
    return derive.conclude(told, types, rules)[0]


def words(statement: Statement) -> str:
    return f"{statement.subject} {statement.predicate} {statement.object}"


def concluded(*texts: str) -> dict[str, Statement]:
    """What follows from statements, by its words."""
    told = [stated(text, line) for line, text in enumerate(texts, 1)]
    return {words(one): one for one in conclude(told, CLASSES, shipped()) if one.certainty == "derived"}


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule in shipped() for example in rule.examples], ids=lambda x: str(x)[:40]
)
def test_every_rule_holds_its_examples(rule: Rule, example: str) -> None:
    given_, _, expected = example.removeprefix("no ").removeprefix("e.g. ").partition(" => ")
    told = [stated(text) for text in given_.split("; ")]
    found = {words(one) for one in conclude(told, CLASSES, [rule]) if one.certainty == "derived"}
    assert found == (set() if example.startswith("no ") else {expected})


def test_a_conclusion_names_its_premises_and_shows_their_evidence() -> None:
    found = concluded("Ada authored Loom", "Grace authored Loom")["Ada collaboratedWith Grace"]
    assert set(found.premises) == {stated("Ada authored Loom").id, stated("Grace authored Loom").id}
    assert [(said.line, said.quote, said.extractor) for said in found.evidence] == [
        (1, "Ada authored Loom", "derived:co-authors"),
        (2, "Grace authored Loom", "derived:co-authors"),
    ]


def test_conclusions_are_premises_in_their_turn() -> None:
    found = concluded("Ada workedAt Hooli", "Hooli partOf Initech", "Initech partOf Globex")
    assert set(found) == {"Ada workedAt Initech", "Ada workedAt Globex", "Hooli partOf Globex"}


def test_what_is_said_or_denied_is_not_concluded() -> None:
    assert concluded("Ada authored Loom", "Grace authored Loom", "Grace collaboratedWith Ada") == {}
    denied = [stated("Ada founded Globex"), stated("Ada workedAt Globex", polarity="negated")]
    assert [one.certainty for one in conclude(denied, CLASSES, shipped())] == ["observed", "observed"]
    refused = [stated("Ada founded Globex", polarity="negated")]
    assert conclude(refused, CLASSES, shipped()) == tuple(refused)


def test_many_authors_of_one_work_need_not_have_met() -> None:
    people = [f"P{number}" for number in range(13)]
    types = {**CLASSES, **dict.fromkeys(people, "Person")}
    told = [stated(f"{person} authored Loom") for person in people]
    assert len(conclude(told, types, shipped())) == 13
    assert len(conclude(told[:12], types, shipped())) == 12 + 66


def test_a_conclusion_stands_as_long_as_one_way_leads_to_it() -> None:
    loom, sail = "Ada authored Loom; Grace authored Loom", "Ada authored Bombe; Grace authored Bombe"
    both = concluded(*loom.split("; "), *sail.split("; "))["Ada collaboratedWith Grace"]
    assert len(both.premises) == 4
    assert "Ada collaboratedWith Grace" in concluded(*loom.split("; "), "Ada authored Bombe")
    assert concluded("Ada authored Loom", "Grace authored Bombe") == {}


def test_nothing_rests_on_a_conclusion_that_is_refused() -> None:
    told = [stated(text) for text in ("Ada workedAt Hooli", "Hooli partOf Initech", "Initech partOf Globex")]
    unwanted = stated("Hooli partOf Globex").id
    left, refused = derive.conclude(told, CLASSES, shipped(), lambda one: one.id == unwanted)
    assert {words(one) for one in left if one.premises} == {"Ada workedAt Initech", "Ada workedAt Globex"}
    assert [one.id for one in refused] == [unwanted]
    assert derive.conclude(told, CLASSES, shipped())[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "if ?a authored ?w",
        "rule x\n    if ?a wrote ?w",
        "rule x\n    if ?a authored ?w\n    then ?a workedAt ?b\n    e.g. a\n    no e.g. b",
        "rule x\n    if ?a founded ?o\n    then ?a workedAt ?o\n    e.g. Ada founded Hooli => Ada workedAt Hooli",
        "rule x\n    ?a is Robot",
        "rule x\n    at most some founded ?o",
    ],
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"line \d+: no|rule x: "):
        parse(text)


TRIPLES = st.lists(
    st.sampled_from(
        [
            f"{person} {predicate} {firm}"
            for person in TYPES["Person"].split()
            for predicate in ("workedAt", "founded")
            for firm in TYPES["Organization"].split()
        ]
        + [f"{a} partOf {b}" for a in TYPES["Organization"].split() for b in TYPES["Organization"].split() if a != b]
        + [f"{a} authored {b}" for a in TYPES["Person"].split() for b in TYPES["Method"].split()]
    ),
    unique=True,
    max_size=14,
)


@given(TRIPLES, st.randoms())
def test_order_does_not_matter_twice_is_once_and_every_premise_is_there(texts: list[str], random: object) -> None:
    told = [stated(text) for text in texts]
    once = conclude(told, CLASSES, shipped())
    random.shuffle(told)  # type: ignore[attr-defined]
    assert conclude(told, CLASSES, shipped()) == once
    assert conclude(once, CLASSES, shipped()) == once
    assert all(one.premises for one in once if one.certainty == "derived")
