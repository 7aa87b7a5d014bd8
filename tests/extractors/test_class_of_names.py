"""The class of a name that no list gives: frames, nouns and prepositions tell it; what tells too little leaves it."""

from __future__ import annotations

import pytest
from kg.extractors.reading.reading import Reading, read

from kg.building import single

NAMES = ("Brelvane", "Ostrigo", "Quillmark")
TOLD = {
    "Organization": (
        "Grace Hopper joined {}.",
        "There is a company, {}.",
        "Globex was acquired by {}.",
        "Grace Hopper never joined {}.",
        "Grace Hopper runs {}. Nobody knows it.",
        "She was pupil to Ada, at a set called {}, which closed.",
        "My first job was with {}. They paid little.",
    ),
    "Venue": ("The paper was rejected by {}, sadly.", "Sent to the Weaver, turned down by {}."),
    "Award": ("She won the {} in 1950.", "He received the {}, and kept it."),
    "Place": ("Grace Hopper met Initech, in {}.", "She grew up in {}."),
    "Software": ("It ran on a solver called {}.", "She wrote {}, which is the panel code for wings."),
    "Product": (
        "They sailed aboard the {}.",
        "It stood on a ship called {}.",
        "They make a little sensor, the {}.",
        "It is set in {}, the Dutch typeface she drew.",
    ),
}


def reading(text: str) -> Reading:
    return read(*single.with_context(single.document(text)))


@pytest.mark.parametrize(
    ("class_", "text"),
    [(class_, text.format(name)) for class_, texts in TOLD.items() for text in texts for name in NAMES],
)
def test_words_around_a_name_class_it_as_that_or_leave_it(class_: str, text: str) -> None:
    found = {form: one.class_ for form, one in reading(text).decisions.items() if form in NAMES and one.sure}
    assert set(found.values()) <= {class_}


def test_a_frame_that_asks_for_a_firm_classes_a_name_and_says_so() -> None:
    decision = reading("Later Grace Hopper joined Brelvane. It was warm there.").decisions["Brelvane"]
    assert (decision.class_, decision.sure) == ("Organization", True)


@pytest.mark.parametrize("text", ["He was in Brelvane all day.", "We spoke of Brelvane.", "So, Brelvane."])
def test_what_tells_too_little_leaves_a_name_without_a_class(text: str) -> None:
    one = reading(text).decisions.get("Brelvane")
    assert one is None or not one.sure


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "A {} is loud, and two of them are louder.",
        "His {} is new. The {} hums.",
        "Might it belong to {}, she asks.",
        "He is from {}, he says.",
        "They moved to {} and I came along.",
        "Somebody wanted to buy {}, long ago.",
    ],
)
def test_a_thing_or_a_place_is_no_person(text: str, name: str) -> None:
    one = reading(f"Grace Hopper spoke. {text.format(name, name)}").decisions.get(name)
    assert one is None or one.class_ != "Person" or not one.sure


@pytest.mark.parametrize("name", NAMES)
def test_a_single_word_with_which_only_a_firm_begins_is_that_firm(name: str) -> None:
    one = reading(f"She left {name} Foods in May. They thought of asking {name} again.").decisions[name]
    assert (one.class_, one.sure) == ("Organization", True)


@pytest.mark.parametrize("name", ["LoomHint", "GroundLoom", "WarpSet"])
def test_a_capital_inside_a_word_makes_no_person(name: str) -> None:
    one = reading(f"Ada Lovelace compiled {name}. It grew.").decisions[name]
    assert one.class_ != "Person"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The Loom and the Lantern", "I read {}."),
        ("The Loom and the Lantern", "I would add {}, by Ada Lovelace, any day."),
        ("The Lantern Sea", "I would add {}, by Ada Lovelace, any day."),
    ],
)
def test_what_is_read_is_a_book_or_surely_a_work(title: str, text: str) -> None:
    found = reading(f"Grace Hopper spoke. {text.format(title)}")
    types = found.lexicon.entries[title].types
    assert types
    assert types <= {"Book", "Film", "TVSeries", "Paper", "Artwork"}


def test_what_is_shown_at_a_festival_makes_no_firm_of_it() -> None:
    one = reading("They showed it at the festival and won a prize at Brelvane.").decisions.get("Brelvane")
    assert one is None or one.class_ != "Organization" or not one.sure
