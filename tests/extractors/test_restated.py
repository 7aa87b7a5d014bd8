"""Talk in pieces and idioms is read as the plain sentences that it stands for, and what is denied or asked is not."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.extractors.reading import appended, idioms, increments
from kg.extractors.reading.appended import named_after, put_first, with_companion, written_by
from kg.extractors.reading.denied import denied
from kg.extractors.reading.idioms import plainly
from kg.extractors.reading.increments import narrated
from kg.extractors.reading.turns import Turn

from tests.extractors.test_fragments import told

JOAN, ADA = "Joan Clarke", "Ada Lovelace"

IDIOMS = {
    "I'm with Grace on that": "I agree with Grace.",
    "she's dead right about ovens": "I agree with her.",
    "he's wrong about that": "I disagree with him.",
    "Grace and I have been arguing for years": "I disagree with Grace.",
    "Grace is the reason I bake": "Grace inspired me.",
    "I wouldn't be a judge without her": "She inspired me.",
    "I've been doing a bad impression of Grace since": "Grace shaped me.",
    "I've stolen everything from him": "He influenced me.",
    "it changed how I keep goal": "It shaped me.",
    "everything I know about dough comes from Grace Hopper": "Grace Hopper influenced me.",
}
OPENINGS = ("", "And ", "Well, ", "I think ", "It rained, and ")
UNDONE = ("If {}, we stop.", "They say {}.", "Is it that {}?", "I don't think {}.", "Maybe {}.", "I wish that {}.")


def test_examples_hold() -> None:
    for module in (appended, idioms, increments):
        assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("idiom", IDIOMS)
def test_an_idiom_says_its_plain_sentence_where_it_is_stated(idiom: str) -> None:
    for opening in OPENINGS:
        assert IDIOMS[idiom] in plainly(f"{opening}{idiom}."), opening
        assert IDIOMS[idiom] in plainly(f"{opening}{idiom[0].upper()}{idiom[1:]}.") or opening, opening
    for undone in UNDONE:
        assert list(plainly(undone.format(idiom))) == [], undone


@pytest.mark.parametrize(
    ("piece", "before", "whole"),
    [
        ("Then Leeds for the law degree.", "I left home.", "I did the law degree at Leeds."),
        ("And a master's from Trinity College, in 1950.", "I left.", "I did a master's at Trinity College, in 1950."),
        ("Trinity College, '94 to '98.", "I studied law.", "I studied at Trinity College from 1994 to 1998."),
        ("Trinity College, class of 2007.", "Where was school?", "I studied at Trinity College."),
        ("A baker at Hooli, two years.", "I left.", "I was a baker at Hooli, two years."),
        ("Hooli, in Leeds.", "She went off to teach.", "She went off to teach at Hooli, in Leeds."),
        ("Hooli, in Leeds.", "She never went off to teach.", None),
        ("Hooli, in Leeds.", "I wanted to teach.", None),
        ("Hooli, in Leeds.", "It rained on the roof all day long and nobody there minded.", None),
        ("Maybe Leeds for the PhD.", "I left.", None),
        ("A baker at Hooli?", "I left.", None),
    ],
)
def test_a_piece_of_a_life_is_a_sentence(piece: str, before: str, whole: str | None) -> None:
    assert narrated(piece, before, before, True) == whole


@pytest.mark.parametrize(
    ("before", "piece", "whole"),
    [
        ("My cousin sits on it.", "Grace Hopper.", "My cousin, Grace Hopper, sits on it."),
        ("The man who taught me there was strict.", "Alan Turing.", "Alan Turing taught me there."),
        ("I started a bakery in May.", "Hooli.", "I started a bakery called Hooli in May."),
        ("My cousin never sits on it.", "Grace Hopper.", None),
        ("It rained.", "Grace Hopper.", None),
    ],
)
def test_a_name_alone_names_whom_the_sentence_before_speaks_of(before: str, piece: str, whole: str | None) -> None:
    assert named_after(before, piece) == whole


def test_a_companion_goes_with_the_sentence_before() -> None:
    assert (
        with_companion("In May I opened a court.", "With Grace Hopper.", True)
        == "In May I opened a court with Grace Hopper."
    )
    asked = "So in May you opened a bakery."
    assert (
        with_companion(asked, "With my sister, Grace.", False) == "So in May I opened a bakery with my sister, Grace."
    )
    assert with_companion("I opened a bakery.", "With Grace Hopper.", False) is None
    assert with_companion("You never opened it.", "With Grace Hopper.", False) is None


def test_those_who_wrote_a_work_are_told_by_themselves() -> None:
    assert written_by("That was just me and Alan Turing.", ("The book.",)) == "It was written by me and Alan Turing."
    assert written_by("That was just me and Alan Turing.", ("The garden.",)) is None
    assert (
        put_first("We've been keeping bees together, Grace and I, since May.")
        == "Grace and I have been keeping bees together."
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_said_a_restated_piece_is_one_line(before: str, piece: str) -> None:
    for whole in (
        narrated(piece, before, before, True),
        named_after(before, piece),
        with_companion(before, piece, False),
    ):
        assert whole is None or whole


def turns(*said: tuple[str, str]) -> tuple[Turn, ...]:
    return tuple(Turn(at, at, words, (words,), who) for at, (who, words) in enumerate(said, 1))


@pytest.mark.parametrize(
    ("reply", "back"),
    [
        ("No, in York.", True), ("Oh, no.", True), ("It won the Fern Cup.", True), ("Shortlisted.", True),
        ("That's not true.", True), ("I never did.", True), ("Who told you that?", True),
        ("Yes.", False), ("No, exactly.", False), ("It won the Iris Medal, yes.", False), ("Since May.", False),
    ],
)  # fmt: skip
def test_what_the_next_speaker_denies_is_not_stated(reply: str, back: bool) -> None:
    said = "And it won the Iris Medal."
    assert ((1, said) in denied(turns((JOAN, said), (ADA, reply)))) is back


@pytest.mark.parametrize(
    ("host", "guest", "fact"),
    [
        ("Tell me of Hooli.", "I founded it with Grace Hopper.", "Grace Hopper founded Hooli"),
        ("And Tapestry?", "I wrote it in a week.", "Ada Lovelace authored Tapestry"),
        ("And Tapestry?", "I wrote a paper. It won the Fields Medal.", None),
        ("And Tapestry?", "It won the Fields Medal.", "Tapestry wonAward Fields Medal"),
        ("And Tapestry?", "I never wrote it.", None),
        ("Tell me of Hooli.", "No, I founded it with Grace Hopper.", "Grace Hopper founded Hooli"),
        ("Tell me of Hooli.", "No, I never founded it.", None),
        ("Did you work at Hooli?", "No.", None),
        ("You run Hooli.", "I do, since 1950.", "Ada Lovelace workedAt Hooli"),
        ("You run Hooli.", "No, not any more.", None),
        ("You can run Hooli.", "Yes.", None),
        ("Tapestry or Loom?", "I wrote it in a week.", None),
        ("So you keep bees.", "Grace Hopper is the reason I do.", "Grace Hopper influenced Ada Lovelace"),
        ("And what does Grace Hopper say?", "I'm with her on that.", "Ada Lovelace agreesWith Grace Hopper"),
        ("So you opened a shop.", "No. I wept.", None),
        ("You baked near Hooli.", "It was bought by Globex.", None),
        ("And Hooli?", "They offered me a job. I turned it down.", "Ada Lovelace declinedOfferFrom Hooli"),
    ],
)  # fmt: skip
def test_talk_goes_on_over_turns(host: str, guest: str, fact: str | None) -> None:
    said = {one for one in told((JOAN, host), (ADA, guest)) if not one.startswith("not ")}
    assert fact in said if fact else not said, said
