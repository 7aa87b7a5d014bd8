"""A question mark, a quotation, a condition or a hope takes the truth of its own clause, and of no other."""

from __future__ import annotations

import doctest
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp import asked_from, asking
from tests.extractors.test_fragments import told

STATEMENTS = {
    "Grace Hopper joined Globex": "Grace Hopper workedAt Globex",
    "Grace Hopper founded Hooli": "Grace Hopper founded Hooli",
    "Grace Hopper married Alan Turing": "Grace Hopper familyOf Alan Turing",
}
BESIDE = (
    "{}, right?", "{}, didn't she?", "So {} — why?", "{}, and who was there?", "And {}; what was it like?",
    "{}, so where did you go?", "{}, but did you like it?", "Tom hoped to join Initech, but {}.",
    "I wonder whether it rained, but {}.", "She asked “why on earth not?” and {}.",
)  # fmt: skip
ITSELF = (
    "{}?", "Did you know that {}?", "{}, or was it Mary?", "If {}, who ran it?", "Who says that {}, and why?",
    "I wonder whether {}, right?", "Suppose {}, what then?",
)  # fmt: skip


def said(text: str) -> set[str]:
    """What Joan says to Ada."""
    return {fact for fact in told(("Joan Clarke", text)) if not fact.startswith("not ")}


def test_examples_hold() -> None:
    assert doctest.testmod(asking).failed == 0


@pytest.mark.parametrize("frame", BESIDE)
def test_what_stands_beside_a_question_a_doubt_or_a_quotation_is_stated(frame: str) -> None:
    lost = [one for one, fact in STATEMENTS.items() if fact not in said(frame.format(one))]
    assert lost == []


@pytest.mark.parametrize("frame", ITSELF)
def test_what_is_asked_or_supposed_itself_is_not(frame: str) -> None:
    assert [said(frame.format(one)) for one in STATEMENTS] == [set()] * len(STATEMENTS)


def test_did_you_asks_and_you_did_states() -> None:
    assert said("Did you join Globex?") == said("Did you join Globex, the firm of Alan Turing, then?") == set()
    assert "Ada Lovelace workedAt Globex" in said("You joined Globex, right?")


@pytest.mark.parametrize(
    ("deed", "end"), list(product(("wrote Tapestry", "founded Hooli"), ("or without", "or alone")))
)
def test_with_somebody_or_without_leaves_open_who(deed: str, end: str) -> None:
    assert not [fact for fact in said(f"Grace Hopper {deed} with Alan Turing, {end}.") if "Turing" in fact]


@pytest.mark.parametrize(
    "text",
    [
        "Had Grace Hopper joined Globex, we would have closed.",
        "Imagine Grace Hopper founded Globex.",
        "Grace Hopper might as well have founded Globex.",
        "In the play, Grace Hopper marries Alan Turing.",
        "Grace Hopper has yet to join Globex.",
    ],
)
def test_what_is_supposed_played_or_still_to_come_is_not_stated(text: str) -> None:
    assert said(text) == set()


def test_who_is_named_with_not_is_not_meant() -> None:
    assert said("It was Alan Turing, not Grace Hopper, who founded Globex.") == {"Alan Turing founded Globex"}


@given(st.text(alphabet=st.sampled_from("ab ,;—-?.:'IAwhdo"), max_size=60))
def test_a_question_begins_inside_its_sentence(text: str) -> None:
    assert 0 <= asked_from(text) <= len(text)
