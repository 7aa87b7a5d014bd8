"""How sentences are made ready: whose words are speech, and whom pronouns stand for."""

from __future__ import annotations

import pytest
from kg.extractors.reading.reading import read

from tests.extractors import world


def meant(text: str, kind: str = "story") -> dict[str, str]:
    """Each pronoun or reference of a text and the name it stands for; the last of several."""
    reading = read(world.page((kind, "", text)), world.context())
    return {
        sentence.tokens.words[at]: chunk.name.form
        for sentence in reading.sentences
        if sentence.passage.item.line > 1
        for at in range(len(sentence.tokens.words))
        if (chunk := sentence.chunk(at)) and chunk.refers
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guest laughed. She left.", {"The guest": "Ada Lovelace", "She": "Ada Lovelace"}),
        ("Grace Hopper joined Initech, where she wove.", {"she": "Grace Hopper"}),
        ("Quoting Grace Hopper, she smiled.", {"she": "Ada Lovelace"}),
        ("Grace Hopper taught him to weave.", {"him": "Ada Lovelace"}),
        ("Ada met Alan Turing, a clerk of many years who joined Initech.", {"who": "Alan Turing"}),
        ("The startup grew.", {"The startup": "Acme Labs"}),
        ("The startup Hooli grew.", {}),
        ("Ada met Grace Hopper. Together they wove.", {"they": "Ada"}),
        ("Tapestry took a year. It was rejected.", {"It": "Tapestry"}),
        ("It rained.", {}),
    ],
)
def test_whom_words_stand_for(text: str, expected: dict[str, str]) -> None:
    assert meant(text) == expected


def test_they_are_two() -> None:
    reading = read(world.page(("story", "", "Ada met Grace Hopper. Together they wove.")), world.context())
    they = next(chunk for sentence in reading.sentences for chunk in sentence.chunks if chunk.others)
    assert [they.name.form, *(name.form for name in they.others)] == ["Ada", "Grace Hopper"]


@pytest.mark.parametrize(
    "text",
    [
        "“I joined Initech a long time ago and left it again.”",
        "Ada said: “I never joined Initech, and Grace Hopper founded Globex.”",
        '"Grace Hopper founded Globex, I joined Initech, and all was well."',
    ],
)
def test_nothing_is_read_out_of_speech(text: str) -> None:
    reading = read(world.page(("paragraph", "", text)), world.context())
    spoken = [s for s in reading.sentences if s.passage.item.line > 1]
    assert all(chunk.name.form not in ("Initech", "Globex") for s in spoken for chunk in s.chunks)


def test_the_evidence_keeps_the_speech() -> None:
    text = "Grace Hopper told Ada: “There is a better way to do this.”"
    reading = read(world.page(("paragraph", "", text)), world.context())
    assert [s.text for s in reading.sentences if s.passage.item.line > 1] == [text]


def test_words_between_two_short_quotes_are_no_speech() -> None:
    text = 'She called Initech a "quiet mill" and left. Grace Hopper called looms a "solved matter" then. Ada laughed.'
    reading = read(world.page(("paragraph", "", text)), world.context())
    spoken = [s.text for s in reading.sentences if s.passage.item.line > 1]
    assert [words.split(" ")[0] for words in spoken] == ["She", "Grace", "Ada"]
