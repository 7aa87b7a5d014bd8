"""Whom "he" and "she" stand for in talk: over sentences and turns, and where nobody is meant."""

from __future__ import annotations

import doctest

import pytest
from kg.extractors.reference import candidates as room
from kg.extractors.reference import gender, score
from kg.extractors.reference.candidates import candidates
from kg.extractors.reference.mentioned import Mention, Said
from kg.extractors.reference.score import choose

from tests.extractors.test_speech import GUEST, HOST, facts


def test_examples_hold() -> None:
    for module in (room, gender, score):
        assert doctest.testmod(module).failed == 0


def said(text: str, *names: str, line: int = 1, speaker: str | None = None) -> Said:
    """A sentence that speaks of persons of these names."""
    people = (Mention(text.index(name), text.index(name) + len(name), name, True, False) for name in names)
    return Said(text, tuple(people), line, speaker)


def meant(text: str, pronoun: str, *before: Said, own: tuple[str, ...] = ()) -> str | None:
    start = text.index(pronoun)
    return choose(candidates((start, start + len(pronoun)), said(text, *own, line=9), before)).form


@pytest.mark.parametrize("between", [(), ("It rained a lot.",), ("It rained.", "And the mill was shut.")])
def test_a_pronoun_goes_back_over_sentences(between: tuple[str, ...]) -> None:
    talk = [said("Grace Hopper taught me to weave.", "Grace Hopper"), *(said(text) for text in between)]
    assert meant("She worked at Zuse.", "She", *talk) == "Grace Hopper"


def test_what_is_known_of_a_name_keeps_it_from_a_pronoun() -> None:
    talk = [said("Grace Hopper taught Alan Turing.", "Grace Hopper", "Alan Turing")]
    assert meant("He worked at Zuse.", "He", *talk) == "Alan Turing"
    assert meant("She worked at Zuse.", "She", *talk) == "Grace Hopper"


def test_two_who_fit_are_refused_and_told() -> None:
    talk = [said("Mary Somerville came with Grace Hopper and Maria Mitchell.", "Grace Hopper", "Maria Mitchell")]
    choice = choose(candidates((0, 3), said("She worked at Zuse."), talk))
    assert choice.form is None
    assert choice.others


def test_speakers_are_not_whom_they_speak_of() -> None:
    told = facts(
        (GUEST, "I learnt it from Emil Borner, in the mill."), (HOST, "The old mill?"), (GUEST, "He founded Zuse.")
    )
    assert "Emil Borner founded Zuse" in told
    assert "Ada Lovelace founded Zuse" not in told
