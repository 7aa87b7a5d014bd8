"""Names of all alphabets of Latin letters are found whole, in running text and in headers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.extractors.conversation.makers import makers_after
from kg.extractors.naming.discovery import proper_names
from kg.extractors.reading.captions import Said
from kg.extractors.reading.fragments import complete
from kg.extractors.reading.interview import introduced

from kg.readers import read
from kg.text.normalize import base_letters

PEOPLE = (
    "Łukasz Wrona", "Šárka Bílková", "Özge Şahin", "Īva Ozola", "Ştefan Ţurcan", "Čeněk Řehoř", "Đặng Quỳnh",
    "Ōta Ryūji", "Žiga Črnko", "Ġorġ Żammit", "Ādolfs Ķēniņš", "İpek Ünsal",
)  # fmt: skip
FIRMS = ("Łyna Labs", "Žofín Press", "Škerlj Institute", "Ümit Foundation")
PLACES = (
    "Then {} came to the mill.",
    "In 1998 she wrote with {} about bees.",
    "It was {} who paid.",
    "We met {}, too.",
)


@pytest.mark.parametrize("name", [*PEOPLE, *FIRMS])
def test_a_name_is_whole_wherever_it_stands(name: str) -> None:
    for place in PLACES:
        assert name in [found.form for found in proper_names(place.format(name))], place


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("title", ["{} on bees", "A conversation with {} about bees", "Why bees hum | {}"])
def test_a_title_gives_the_guest_as_written(name: str, title: str) -> None:
    page = f"# {title.format(name)}\n\n## Notes\n\n- {name} keeps bees.\n"
    assert ("guest", name) in [(field.name, field.value) for field in read("page.md", page.encode()).fields]


@pytest.mark.parametrize("name", ["Jonas Lind", "Mary Oram", "Peter van Dam"])
@pytest.mark.parametrize("body", ["Kelo Institute of Looms", "Brightmoor College", "Royal Society"])
def test_a_person_of_a_body_is_two_names(name: str, body: str) -> None:
    forms = [found.form for found in proper_names(f"We wrote with {name} of the {body} about bees.")]
    assert name in forms
    assert body in forms


@pytest.mark.parametrize("body", ["British Library", "Swedish Academy", "Swedish Court of Appeal"])
def test_a_body_keeps_the_people_in_its_name(body: str) -> None:
    assert body in [found.form for found in proper_names(f"She spoke at the {body} about bees.")]


def test_a_people_names_nobody() -> None:
    assert proper_names("He is a Swedish-Nigerian beekeeper and a Peruvian judge.") == []


@given(st.text())
def test_places_hold_when_letters_are_folded(text: str) -> None:
    assert len(base_letters(text)) == len(text)


@pytest.mark.parametrize(
    "name",
    [
        "Inês dos Reis", "Ana de la Torre", "Piet van ’t Hoek", "Ursel von der Wiese", "Omar al-Kelo", "Lotte ter Beek",
        "Iolo ap Rhys", "Hans zu Kelo",
    ],
)  # fmt: skip
def test_small_words_stand_inside_a_name_wherever_it_is_read(name: str) -> None:
    assert name in [found.form for found in proper_names(f"We met {name} there.")]
    assert complete("Who taught you?", f"{name}, yeah.") == f"{name} taught me."
    assert makers_after(f" by {name}.") == (name,)
    opening = f"Welcome to Weft, I’m {name}, and my guest today is the weaver Grace Hopper."
    turned = f"Welcome to Weft, I’m Grace Hopper, and my guest today is the weaver {name}."
    assert introduced([Said(opening, 1, 1, None)]).hosts == (name,)
    assert introduced([Said(turned, 1, 1, None)]).guests == (name,)
