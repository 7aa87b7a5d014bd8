"""Names that a text introduces or shows: terms in small letters, titles by their small words, heads of entries."""

from __future__ import annotations

import itertools

import pytest
from kg.extractors.naming.discovery import proper_names
from kg.extractors.naming.entry_names import entry_names
from kg.extractors.naming.standing import standing_titles
from kg.extractors.naming.terms import terms

from tests.extractors.test_class_of_names import reading

TERMS = ("slow weaving", "warp debt", "shadow-loom pact", "late binding of threads")
INTRODUCED = (
    "We call it {}.",
    "It is what she calls {}, and it works.",
    "There is this phrase of yours, the {}.",
    "He used a method called {}, which was new.",
    "My idea of the “{}” is older.",
    "She proposed the concept of the {}, which she coined in Leeds.",
)
NO_TERMS = (
    "They called it a mistake.",
    "She called it utter madness.",
    "We call it a day.",
    "What I call really bad, he likes.",
    "I call it home.",
    "The truth. The truth is hard.",
    "She told me what they call me.",
    "The idea of going there was hers.",
)


@pytest.mark.parametrize(("term", "text"), list(itertools.product(TERMS, INTRODUCED)))
def test_a_term_is_found_where_it_is_introduced(term: str, text: str) -> None:
    assert {one.form for one in terms([text.format(term)])} == {term}


@pytest.mark.parametrize("text", NO_TERMS)
def test_what_is_only_described_is_no_term(text: str) -> None:
    assert list(terms([text])) == []


def test_a_term_is_known_wherever_it_stands_later() -> None:
    found = reading("Grace Hopper spoke. We call it warp debt. Nobody saw that warp debts grow.")
    assert [one.entry.form for one in found.lexicon.find("the warp debt, and warp debts")] == ["warp debt"] * 2


@pytest.mark.parametrize("head", ["test", "model", "rule", "filter", "scale"])
def test_what_is_named_after_somebody_is_a_name_with_its_noun(head: str) -> None:
    texts = [f"It rests on the Lovelace {head}. Ada Lovelace made the Lovelace {head}."]
    assert {one.form for one in terms(texts)} == {f"Lovelace {head}"}
    assert list(terms([f"Globex is here. Globex sells. The Globex {head} and Globex hats."])) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("The Loom and the Lantern. Anybody has it.", ["The Loom and the Lantern"]),
        ("I would say Thinking Like a Loom, which is long.", ["Thinking Like a Loom"]),
        ("He's a Weaver at Globex.", []),
        ("They wrote Bobbins and Made to Weave and Looms and so on.", []),
        ("A post called How to Choose Where to Weave and What to weave with.", []),
        ("The documentary Wool and Water ran.", ["Wool and Water"]),
        ("Grace and Ada. Globex in Leeds. Ada from Globex.", []),
        ("Head of Product. Back in Leeds. Wrote Tapestry in 1950.", []),
        ("I saw Grace at the Loom Museum.", []),
    ],
)
def test_titles_that_nothing_marks(text: str, titles: list[str]) -> None:
    assert [one.form for one in standing_titles(text)] == titles


SHAPES = (
    "Lovelace Nine",
    "Blue Loom Partners",
    "St. Ada’s Hospital",
    "King’s College Leeds",
    "the Weavers’ Guild",
    "The Loom",
    "European Weaver Panel",
    "Second Shuttle",
)
PLACES = ("She was at {} then.", "They sent it to {}.", "Then came {}, in May.")


@pytest.mark.parametrize(("name", "place"), list(itertools.product(SHAPES, PLACES)))
def test_names_of_bodies_are_found_whole(name: str, place: str) -> None:
    text = place.format(name if name[0].isupper() and name[:4] != "Euro" else f"the {name.removeprefix('the ')}")
    assert name.removeprefix("the ") in [one.form for one in proper_names(text, True)]


@pytest.mark.parametrize("text", ["Chapter Nine is long.", "Senior Partners left.", "Mostly rain.", "Did Ada go?"])
def test_counted_parts_and_ranks_are_no_names(text: str) -> None:
    assert [one.form for one in proper_names(text, True) if " " in one.form] == []


def test_a_person_of_a_firm_is_two_names() -> None:
    assert [one.form for one in proper_names("She met Ada Lovelace of Ostrigo there.")] == ["Ada Lovelace", "Ostrigo"]


@pytest.mark.parametrize(
    ("title", "body", "heading", "told"),
    [
        ("Weaving Alone, Ada Lovelace (book)", "", "Mentioned", {"Weaving Alone": "Book", "Ada Lovelace": "Person"}),
        ("Loom and Web – Ada Lovelace. Dry.", "", "Reading list", {"Loom and Web": "Book", "Ada Lovelace": "Person"}),
        ("Grace Tanewa", "columnist, dislikes looms", "Who is who", {"Grace Tanewa": "Person"}),
        ("Ostrigo", "a maker of looms; a company", "Places", {"Ostrigo": "Place"}),
        ("Guild?", "Yes.", "Rapid fire", {}),
        ("How she weaves", "", "Books", {}),
    ],
)
def test_the_head_of_an_entry_is_a_name(title: str, body: str, heading: str, told: dict[str, str]) -> None:
    assert {one.form: vote.class_ for one, vote in entry_names(title, body, heading) if vote} == told
