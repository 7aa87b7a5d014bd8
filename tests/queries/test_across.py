"""Claims of two recordings that say the same, and that say the opposite."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factory import claim, evidence, person
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.queries.across import pairs
from kg.queries.judging import SCALES, judgements
from kg.records.statement import Claim

ADA, MARY = person("Ada Lovelace"), person("Mary Somerville")


def said(*texts: str) -> list[Claim]:
    """A claim of each text, each of another recording, by two people in turn."""
    return [
        replace(claim(text, evidence(1), speaker=(ADA, MARY)[n % 2], recording=f"rec-{n}"), id=f"c-{n}", text=text)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("I think winter feeding is overrated.", "Winter feeding is really important.", True),
        ("Winter feeding matters most.", "I believe that winter feeding is crucial.", False),
        ("I don't think winter feeding matters.", "Winter feeding is essential.", True),
        ("Never open a hive in the rain.", "You should open a hive in the rain.", True),
        ("Don't open the hive in the rain.", "You should never open a hive in the rain.", False),
        ("A queen excluder is expensive.", "Queen excluders are cheap.", True),
        ("A strong colony has 50,000 bees.", "A strong colony has 20,000 bees.", True),
        ("Retention is vital.", "The most important thing is retention.", False),
    ],
)
def test_the_same_and_the_opposite_of_one_thing(one: str, other: str, opposed: bool) -> None:
    (pair,) = pairs(said(one, other))
    assert pair.opposed is opposed
    assert pair.why.endswith(".")
    assert {found.opposed for found in pairs(said(other, one))} == {opposed}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Winter feeding is overrated.", "Summer swarming is important."),
        ("It is important.", "It is overrated."),
        ("I think the original is simple.", "Being original is hard."),
        ("You don't have to feed bees in winter.", "You should feed bees in winter."),
        ("Is winter feeding important?", "Winter feeding is overrated."),
        ("Winter feeding of weak hives near the city in wet years is costly.", "Winter feeding is cheap."),
        ("One reason it is so important is the rain.", "The reason this is useless is the wind."),
        ("We feed the hive at the hut.", "The hut is painted, and no hive is fed."),
    ],
)
def test_what_is_not_sure_is_refused(one: str, other: str) -> None:
    assert pairs(said(one, other)) == ()


def test_nearly_the_same_words_are_opposed_by_a_denial_or_a_number() -> None:
    plain = "Strong colonies in wooden hives survive hard winters near lakes."
    assert [pair.opposed for pair in pairs(said(plain, plain))] == [False]
    denied = "Strong colonies in wooden hives never survive hard winters near lakes."
    assert [pair.opposed for pair in pairs(said(plain, denied))] == [True]


def test_one_recording_and_nobody_known_make_no_pair() -> None:
    one, other = said("Winter feeding is overrated.", "Winter feeding is important.")
    assert pairs([one, replace(other, recording=one.recording)]) == ()
    assert pairs([one, replace(other, speaker=None)]) == ()


WORDS = [
    (scale, sign, word)
    for scale, ways in SCALES.items()
    for sign, way in zip((1, -1), ways, strict=True)
    for word in way.split()
]


@settings(max_examples=40)
@given(st.sampled_from(WORDS), st.booleans(), st.sampled_from(["", "I think ", "I really believe that "]))
def test_every_word_of_a_scale_judges_and_a_denial_turns_it(row: tuple[str, int, str], no: bool, hedge: str) -> None:
    scale, sign, word = row
    (found,) = judgements(f"{hedge}Winter feeding is {'not ' if no else ''}{word}.")
    assert (found.scale, found.sign, found.words) == (scale, -sign if no else sign, found.words)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    list(judgements(text))
