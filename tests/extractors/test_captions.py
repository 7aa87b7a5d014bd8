"""Captions without labels: joined to sentences, given to who speaks, and read for facts."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.reading import captions, interview
from kg.extractors.reading.captions import sentences
from kg.extractors.reading.turns import talk

from kg import readers
from kg.records.document import Cue, Document

OPENING = ("Welcome to Weft and Warp,", "I'm Grace Hopper,", "and my guest today is the weaver Ada Lovelace.")


def cues(*texts: str, step: float = 2.0) -> list[Cue]:
    return [Cue(n, 0, text, None, step * n, step * n + step) for n, text in enumerate(texts, 1)]


def said(*texts: str) -> list[str]:
    return [one.text for one in sentences(cues(*texts), len(texts))]


def srt(*texts: str) -> Document:
    blocks = (f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{text}\n" for n, text in enumerate(texts, 1))
    return readers.read("talk.srt", "\n".join(blocks).encode())


def spoken(*texts: str) -> list[tuple[str | None, str]]:
    turns = talk(srt(*texts), (), ()).turns
    return [(turn.speaker_raw, sentence) for turn in turns for sentence in turn.sentences]


def facts(*texts: str) -> set[tuple[str, str, str]]:
    found = extract(srt(*texts), Context((), (), ())).facts
    return {(fact.subject.form, fact.predicate, fact.object.form) for fact in found if fact.polarity == "asserted"}


def test_examples_hold() -> None:
    for module in (captions, interview):
        assert doctest.testmod(module).failed == 0


def test_full_stops_end_sentences_wherever_captions_are_cut() -> None:
    assert said("Ada worked at", "Globex Labs before", "she left. Then", "she wove.") == [
        "Ada worked at Globex Labs before she left.",
        "Then she wove.",
    ]


def test_capitals_end_sentences_where_nothing_is_punctuated() -> None:
    assert said("I worked at Globex for ten years", "Grace was my advisor", "and he wrote a book", "of") == [
        "I worked at Globex for ten years",
        "Grace was my advisor",
        "and he wrote a book of",
    ]


def test_words_that_cannot_end_a_sentence_go_on() -> None:
    assert said("She studied with Professor", "Ada Lovelace", "We met at", "Globex") == [
        "She studied with Professor Ada Lovelace",
        "We met at Globex",
    ]


def test_a_silence_ends_a_sentence() -> None:
    rows = [Cue(1, 0, "she wove", None, 0.0, 1.0), Cue(2, 0, "looms again", None, 9.0, 10.0)]
    assert [one.text for one in sentences(rows, 2)] == ["she wove", "looms again"]


@given(st.lists(st.text("ab ABy.?!,-’>I", min_size=1, max_size=30), max_size=30))
def test_no_word_is_lost_or_moved(texts: list[str]) -> None:
    rows = cues(*texts)
    bare = (re.sub(r"^(?:(?:>>+|[-–—])\s+|>>+)", "", " ".join(text.split())) for text in texts)
    whole = " ".join(" ".join(bare).split())
    assert " ".join(" ".join(one.text for one in sentences(rows, len(rows))).split()) == whole


def test_question_and_answer_tell_who_speaks() -> None:
    rows = spoken(*OPENING, "Where did you learn to weave?", "I learnt it in Leeds.", "Who taught you?", "My aunt did.")
    assert rows[-4:] == [
        ("Grace Hopper", "Where did you learn to weave?"),
        ("Ada Lovelace", "I learnt it in Leeds."),
        ("Grace Hopper", "Who taught you?"),
        ("Ada Lovelace", "My aunt did."),
    ]


def test_what_may_belong_to_the_asker_is_nobody_s() -> None:
    rows = spoken(*OPENING, "How are you?", "Fine.", "I read you wove.", "Do you still?")
    assert (None, "I read you wove.") in rows
    rows = spoken(*OPENING, "How are you?", "Fine.", "I love that.", "I once wove.", "Do you still?")
    assert (None, "I once wove.") in rows


def test_what_interviewers_tell_stands_for_a_question() -> None:
    rows = spoken(*OPENING, "Ada, you started in Leeds.", "I swept the mill.", "And then you met Mary.", "I did.")
    assert rows[-4:] == [
        ("Grace Hopper", "Ada, you started in Leeds."),
        ("Ada Lovelace", "I swept the mill."),
        ("Grace Hopper", "And then you met Mary."),
        ("Ada Lovelace", "I did."),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Please welcome Samira el-Tahan.",
        "With me today is the weaver Samira el-Tahan.",
        "I'm delighted to have the weaver Samira el-Tahan.",
        "Welcome to the studio, Samira el-Tahan.",
        "Samira el-Tahan, good to see you.",
    ],
)
def test_a_guest_is_found_by_the_introduction(words: str) -> None:
    turns = talk(srt("Welcome to Weft and Warp.", "I'm Grace Hopper.", words, "How are you?", "Fine."), (), ())
    assert turns.roles.guests == ("Samira el-Tahan",)


def test_a_teaser_and_a_talk_of_two_guests_have_no_speaker() -> None:
    teaser = spoken(*OPENING, "I burnt my first loom.", "What made you weave?", "Wool.")
    assert (None, "I burnt my first loom.") in teaser
    guests = ("My guest is Ada Lovelace.", "My guest is Mary Somerville.")
    two = spoken(*guests, "Do you weave?", "I do.")
    assert {who for who, _ in two} == {None}


def test_somebody_who_gives_another_name_is_nobody_known() -> None:
    rows = spoken(*OPENING, "Do you weave?", "I do.", "I'm Tommy.", "I founded Initech.", "Do you spin?", "I do.")
    assert (None, "I founded Initech.") in rows
    assert rows[-1] == ("Ada Lovelace", "I do.")


@pytest.mark.parametrize(
    ("texts", "fact"),
    [
        (("Silas Thornby worked at", "Globex Labs for years."), ("Silas Thornby", "workedAt", "Globex Labs")),
        (
            (*OPENING, "Where did you start?", "I worked at Globex", "for ten years."),
            ("Ada Lovelace", "workedAt", "Globex"),
        ),
    ],
)
def test_facts_are_read_from_captions(texts: tuple[str, ...], fact: tuple[str, str, str]) -> None:
    assert fact in facts(*texts)


def test_the_first_person_of_nobody_states_nothing() -> None:
    assert not facts("I worked at Globex for ten years.", "We founded Initech.")


def test_the_quote_stands_on_its_lines() -> None:
    document = srt("Silas Thornby worked at", "Globex Labs for years.")
    (fact,) = (one for one in extract(document, Context((), (), ())).facts if one.predicate == "workedAt")
    e = fact.evidence
    assert e.quote in document.text(e.line, e.line_end)
    assert (e.line, e.line_end) == (3, 7)
