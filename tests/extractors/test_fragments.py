"""Answers in fragments say what their question asks: every question word, every way to begin and to end an answer."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.extractors import extract
from kg.extractors.reading import fragments
from kg.extractors.reading.fragments import complete

from tests.extractors import world
from tests.extractors.test_rules import words

LEADS = ("", "Oh, ", "Well, ", "That was ", "Yeah, ", "I think ", "Actually, ")
ENDS = (".", ", yeah.", ", I think.", ", actually.", " — years ago.", ", who was kind.")
QUESTIONS = {
    "Who supervised your thesis?": "Mary Somerville supervised my thesis.",
    "And who did you work with?": "I did work with Mary Somerville.",
    "Who did you write it with at Hooli?": "I did write it with Mary Somerville at Hooli.",
    "So, who was your mentor?": "Mary Somerville was my mentor.",
    "With whom did you build it?": "I did build it with Mary Somerville.",
    "Which designer did you hire?": "I did hire Mary Somerville.",
    "Did you build it with anyone?": "I did build it with Mary Somerville.",
    "Did anybody teach you?": None,
}


def told(*turns: tuple[str, str]) -> set[str]:
    """What the guest Ada and the host Joan say."""
    page = world.page(*(("turn", speaker, text) for speaker, text in turns), role="")
    return {words(fact) for fact in extract(page, world.context()).facts if fact.evidence.line > 1}


def asked(question: str, *answer: str) -> set[str]:
    """What is told by an answer to a question of Joan's."""
    return told(("Joan Clarke", question), *(("Ada Lovelace", one) for one in answer))


def test_examples_hold() -> None:
    assert doctest.testmod(fragments).failed == 0


@pytest.mark.parametrize("question", [question for question, whole in QUESTIONS.items() if whole])
def test_a_name_takes_the_place_of_the_question_word(question: str) -> None:
    prep = "with " if "with" in question.lower() else ""
    for lead in LEADS:
        for end in ENDS:
            answer = f"{lead}{prep}Mary Somerville{end}"
            assert complete(question, answer[:1].upper() + answer[1:]) == QUESTIONS[question], answer


@pytest.mark.parametrize(
    ("question", "answer", "whole"),
    [
        ("Where did you study?", "At Trinity College, in Leeds.", "I did study at Trinity College."),
        ("Where did you go after Hooli?", "Globex.", "I did go to Globex after Hooli."),
        ("Where did your sister study?", "At Trinity College.", "My sister did study at Trinity College."),
        ("What year did you found it?", "Oh, 1950, I think.", "I did found it in 1950."),
        ("Which firm did you join in 1950?", "Not Hooli, Globex.", "I did join Globex in 1950."),
        ("Were you at Hooli then?", "No, Globex actually.", "I was at Globex then."),
        ("Did you start it alone?", "No, with Grace Hopper.", "I did start it with Grace Hopper."),
        ("Who founded it with you?", "Three of us: Grace, Alan and Mary.", "Grace, Alan and Mary founded it with me."),
        ("Who founded it with you?", "Two of us: Grace and me.", "Grace founded it with me."),
        ("Who taught you?", "My aunt, Grace Hopper.", "My aunt, Grace Hopper taught me."),
        ("What did you win?", "The Fields Medal, in 1950.", "I did win the Fields Medal in 1950."),
        ("Who wrote it?", "Grace did.", "Grace wrote it."),
    ],
)
def test_fragments_are_made_whole(question: str, answer: str, whole: str) -> None:
    assert complete(question, answer) == whole


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    "answer",
    [
        "No.", "Nobody.", "No one, really.", "Nobody at Globex.", "Maybe Mary Somerville.", "I forget. Mary?",
        "Mary Somerville told me later.", "I don't know.", "Yes.", "Mary Somerville? No.", "He never said.",
    ],
)  # fmt: skip
def test_what_names_nothing_surely_is_no_answer(question: str, answer: str) -> None:
    assert complete(question, answer) is None


@pytest.mark.parametrize("question", ["Who would you hire?", "Who should I hire?", "If you could, who did you hire?"])
def test_what_is_only_imagined_is_not_told(question: str) -> None:
    assert complete(question, "Mary Somerville.") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_asked_and_said_a_completed_answer_is_one_sentence(question: str, answer: str) -> None:
    for one in (complete(f"{question}?", answer), complete("Who taught you?", f"{answer} Ada")):
        assert one is None or one.endswith(".")


@pytest.mark.parametrize(
    ("question", "answer", "fact"),
    [
        ("Who was your doctoral advisor?", "Mary Somerville.", "Ada Lovelace advisedBy Mary Somerville"),
        ("Where did you study?", "At Trinity College.", "Ada Lovelace studiedAt Trinity College"),
        ("Which company did you join then?", "Not Hooli, Globex.", "Ada Lovelace workedAt Globex"),
        ("You set up Hooli. Who founded it with you?", "With Alan Turing, yeah.", "Alan Turing founded Hooli"),
        ("And who inspired you?", "Oh, Mary Somerville.", "Mary Somerville influenced Ada Lovelace"),
        ("What prize did you win?", "The Fields Medal.", "Ada Lovelace wonAward Fields Medal"),
        ("Who bought Hooli?", "Globex, in 1950.", "Hooli acquiredBy Globex"),
        ("Who invented Loom?", "Charles Babbage.", "Charles Babbage authored Loom"),
    ],
)
def test_every_frame_takes_its_missing_role_from_the_answer(question: str, answer: str, fact: str) -> None:
    assert fact in asked(question, answer)


def test_a_further_question_of_few_words_asks_the_same_again() -> None:
    turns = [("Joan Clarke", "Where did you work?"), ("Ada Lovelace", "At Hooli."), ("Joan Clarke", "And after that?")]
    assert told(*turns, ("Ada Lovelace", "Globex, for a year.")) >= {"Ada Lovelace workedAt Globex"}


def test_a_question_is_answered_once_and_by_another() -> None:
    assert asked("Where did you work?", "I forget. It rained a lot. Globex, maybe. Hooli.") == set()
    assert told(("Joan Clarke", "Who inspired you? Mary Somerville. Here we are.")) == set()
