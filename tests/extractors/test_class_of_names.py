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
    ),
    "Place": ("Grace Hopper met Initech, in {}.", "She grew up in {}."),
    "Software": ("It ran on a solver called {}.", "She wrote {}, which is the panel code for wings."),
    "Product": ("They sailed aboard the {}.", "It stood on a ship called {}."),
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


def test_what_is_shown_at_a_festival_makes_no_firm_of_it() -> None:
    one = reading("They showed it at the festival and won a prize at Brelvane.").decisions.get("Brelvane")
    assert one is None or one.class_ != "Organization" or not one.sure
