"""What takes up a name said before: "she'd", "there", "the institute", "their", a name and then its pronoun."""

from __future__ import annotations

import pytest

from kg import nlp
from tests.extractors.test_frames import told
from tests.extractors.test_speech import GUEST, HOST, facts

FAR = {"near": "", "a sentence apart": "It rained a lot. "}
BODIES = {"the institute": "Zuse Institute", "the university": "Trinity University", "the lab": "Zuse Lab"}


@pytest.mark.parametrize(
    ("words", "had"),
    [
        ("She'd started it", True), ("he’d never worked", True), ("I'd been there", True), ("they'd all left", True),
        ("She'd start it", False), ("he’d never work", False), ("I'd need it", False), ("we'd come", False),
    ],
)  # fmt: skip
def test_what_follows_tells_had_from_would(words: str, had: bool) -> None:
    assert ("had" in nlp.tokens(words).lower) is had


@pytest.mark.parametrize("between", FAR.values(), ids=FAR)
@pytest.mark.parametrize(("word", "name"), BODIES.items(), ids=BODIES)
def test_a_noun_stands_for_the_one_body_of_its_kind(word: str, name: str, between: str) -> None:
    text = f"Konrad Elster came to the {name} in May. {between}I worked at {word} for years."
    assert f"{GUEST} workedAt {name}" in facts((GUEST, text))
    other = f"The {name} and the Babbage {name.split()[-1]} were there. {between}I worked at {word} for years."
    assert not [fact for fact in facts((GUEST, other)) if fact.startswith(f"{GUEST} workedAt")]


@pytest.mark.parametrize("between", FAR.values(), ids=FAR)
def test_there_is_the_one_place_named_last(between: str) -> None:
    assert f"{GUEST} workedAt Zuse Institute" in facts((GUEST, f"The Zuse Institute grew. {between}I worked there."))
    two = f"The Zuse Institute sued the Babbage Institute. {between}I worked there."
    assert not [fact for fact in facts((GUEST, two)) if fact.startswith(f"{GUEST} workedAt")]
    assert not [fact for fact in facts((GUEST, "The Zuse Institute grew. There was a loom.")) if "workedAt" in fact]


def test_there_goes_back_over_turns() -> None:
    said = facts((HOST, "Tell us of the Zuse Institute."), (GUEST, "I worked there for years."))
    assert f"{GUEST} workedAt Zuse Institute" in said


def test_their_is_of_the_two_of_the_sentence_before() -> None:
    assert told("Grace Hopper is married to Alan Turing. Their daughter, Mary Somerville, wove.") >= {
        "Mary Somerville familyOf Grace Hopper", "Mary Somerville familyOf Alan Turing",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "And Grace Hopper, she'd worked at Zuse Institute.",
        "That was mainly Grace Hopper, she worked at Zuse Institute.",
        "Grace Hopper. She worked at Zuse Institute.",
    ],
)
def test_a_name_is_taken_up_by_its_pronoun(text: str) -> None:
    assert "Grace Hopper workedAt Zuse Institute" in facts((GUEST, f"Mary Somerville met Joan Murray. {text}"))


def test_an_apposition_may_begin_with_a_reflexive() -> None:
    text = "Her thesis was supervised by Grace Hopper, herself a student of Alan Turing."
    assert "Grace Hopper advisedBy Alan Turing" in told(text)


def test_a_possessor_has_no_role_of_a_name_before_it() -> None:
    text = "She lent me the Alan Turing book, and then a pile of her husband's old drawings."
    assert not [fact for fact in told(text) if "familyOf" in fact]


FOUNDED = ("I founded Kelo Foods in 1950.", "Kelo Foods is a firm that we started in 1950.")
CO_FOUNDERS = {
    "My co-founders are Konrad Elster and Wiebren Oost.": 2,
    "Konrad Elster and Wiebren Oost were my co-founders.": 2,
    "The founders were Konrad Elster and Wiebren Oost.": 2,
    "My co-founder Konrad Elster wove.": 1,
    "Konrad Elster, the founder of Zuse, wove.": 0,
    "Konrad Elster was a founder.": 0,
    "Zuse’s founder Konrad Elster wove.": 0,
    "Konrad Elster and my co-founder wove.": 0,
}


@pytest.mark.parametrize(("words", "told"), CO_FOUNDERS.items())
def test_co_founders_founded_what_was_said_to_be_founded(words: str, told: int) -> None:
    wanted = {f"{name} founded Kelo Foods" for name in ("Konrad Elster", "Wiebren Oost")[:told]}
    for before in FOUNDED:
        found = {fact for fact in facts((GUEST, f"{before} {words}")) if fact.endswith("founded Kelo Foods")}
        assert found - {f"{GUEST} founded Kelo Foods"} == wanted
    sold = facts((GUEST, f"Kelo Foods sued us in 1950. {words}"))
    assert not [fact for fact in sold if fact.endswith("founded Kelo Foods")]
