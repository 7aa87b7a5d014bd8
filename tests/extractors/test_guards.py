"""What rules must not read: the other of two persons, what was not, what is only said."""

from __future__ import annotations

import pytest

from tests.extractors.test_rules import told, words


def says(text: str) -> set[str]:
    return {words(fact) for fact in told(f"[turn Grace Hopper] {text}")}


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (
            "It was Alan Turing, not me, who founded Globex.",
            "Alan Turing founded Globex",
            "Grace Hopper founded Globex",
        ),
        ("It was Alan Turing and not I who founded Hooli.", "Alan Turing founded Hooli", "Grace Hopper founded Hooli"),
        ("Alan Turing, not me, founded Globex.", "Alan Turing founded Globex", "Grace Hopper founded Globex"),
        ("Not I but Alan Turing founded Initech.", "Alan Turing founded Initech", "Grace Hopper founded Initech"),
        ("I joined not Initech but Globex.", "Grace Hopper workedAt Globex", "Grace Hopper workedAt Initech"),
        (
            "Mary Somerville, who led Initech before Alan Turing came, taught me patience.",
            "Mary Somerville mentored Grace Hopper",
            "Alan Turing mentored Grace Hopper",
        ),
        (
            "Alan Turing, who had worked under Charles Babbage, founded Globex.",
            "Alan Turing founded Globex",
            "Charles Babbage founded Globex",
        ),
    ],
)
def test_the_right_one_of_two(text: str, said: str, unsaid: str) -> None:
    facts = says(text)
    assert said in facts
    assert unsaid not in facts


@pytest.mark.parametrize(
    "text",
    [
        "It wasn't Alan Turing who founded Globex.",
        "It wasn't me who founded Globex.",
        "The woman who married Alan Turing founded Globex.",
        "People say I founded Globex.",
        "My cousin swears I founded Globex.",
        "My aunt always told people I founded Globex.",
        "I talked with Alan Turing about founding Globex.",
        "People thought I was the founder of Globex.",
        "Had I founded Globex, looms would be rare.",
        "Perhaps Globex was founded by Alan Turing.",
        "It would be nice if Alan Turing was the first to found Globex.",
        "Globex was possibly founded by Alan Turing, they wrote.",
    ],
)
def test_nobody_founded_it(text: str) -> None:
    assert [fact for fact in says(text) if "founded" in fact and not fact.startswith("not ")] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In May I'm going to Trinity College as a fellow.", set()),
        ("She’s joining Hooli next year, I hear.", set()),
        ("In May I went to Trinity College as a fellow.", {"Grace Hopper workedAt Trinity College"}),
    ],
)
def test_what_is_only_on_its_way_is_no_fact(text: str, said: set[str]) -> None:
    assert {fact for fact in says(text) if "workedAt" in fact} == said


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("I wasn't a founder of Globex.", "not Grace Hopper founded Globex"),
        ("Globex was never acquired by Hooli.", "not Globex acquiredBy Hooli"),
        ("I was not an employee of Globex.", "not Grace Hopper workedAt Globex"),
        ("I didn't study at Trinity College.", "not Grace Hopper studiedAt Trinity College"),
        ("Alan Turing never won the Fields Medal.", "not Alan Turing wonAward Fields Medal"),
    ],
)
def test_a_plain_denial_is_told(text: str, denied: str) -> None:
    assert denied in says(text)


@pytest.mark.parametrize(
    "text",
    [
        "I didn't found Globex alone.",
        "I didn't just found Globex.",
        "I didn't work at Globex until 1940.",
        "I wasn't the only founder of Globex.",
        "If I didn't found Globex, who did?",
        "I might not have founded Globex.",
        "I'm not the CEO of Globex.",
        "Globex has not been acquired by Hooli yet.",
    ],
)
def test_what_denies_a_part_denies_nothing(text: str) -> None:
    assert [fact for fact in says(text) if fact.startswith("not ")] == []


def test_a_he_is_nobody_where_two_were_named_shortly_before() -> None:
    text = "At Globex we saw Charles Babbage and Konrad Elster. His wife is Joan Clarke."
    facts = {words(fact) for fact in told(f"[turn Ada Lovelace] {text}")}
    assert [fact for fact in facts if "familyOf" in fact] == []
