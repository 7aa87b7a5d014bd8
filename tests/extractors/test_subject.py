"""A page about a person: "he" and "she" on it are that person; names of many cultures are whole; pages tell classes."""

from __future__ import annotations

import pytest
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.naming.discovery import proper_names

from kg import readers

NOTE = """# {name}

{name} (born 1971 in Leeds) is an engineer of looms. {he} is a professor at Globex University. {he} founded Initech in
2012, and {his} work is read widely.
"""


def facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(readers.read("note.md", text.encode()), Context((), (), ()))
    return {(fact.subject.form, fact.predicate, fact.object.form) for fact in found.facts}


@pytest.mark.parametrize(("name", "he", "his"), [("Ada Holm", "She", "her"), ("Bram Veld", "He", "his")])
def test_a_page_is_about_the_person_of_its_title(name: str, he: str, his: str) -> None:
    assert {(name, "workedAt", "Globex University"), (name, "founded", "Initech")} <= facts(
        NOTE.format(name=name, he=he, his=his)
    )


@pytest.mark.parametrize("title", ["The Loom", "Globex University", "Ada", "Notes of Tuesday"])
def test_a_page_about_a_thing_has_no_subject(title: str) -> None:
    text = NOTE.format(name="Ada Holm", he="She", his="her").replace("# Ada Holm", f"# {title}")
    assert (title, "founded", "Initech") not in facts(text)


TITLES = (
    "{} on looms and law", "Threads #12: {}, weaver", "Why looms think — with {}", "Episode 9 | {}: the long thread",
    "Threads: a talk with weaver {}", "Of looms and law - Judge {}", "What looms know (with {})",
)  # fmt: skip
PAGE = """# {title}

{name} is an engineer of threads. {he} is a professor at Globex University.

## Career

- 1990–1994: LLB, Kelo University
- 2001: {he} founded Initech
- 2004–2009: Clerk, later head of threads, Brightmoor Chambers

## Notes

- {last} keeps bees, and {his} bees keep {last}.
- What {last} says of {his} hives.
"""


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(("name", "he", "his"), [("Ada Holm", "She", "her"), ("Bram van der Veld", "He", "his")])
def test_a_title_names_among_other_words_whom_a_page_is_about(title: str, name: str, he: str, his: str) -> None:
    text = PAGE.format(title=title.format(name), name=name, he=he, his=his, last=name.split()[-1])
    assert {(name, "studiedAt", "Kelo University"), (name, "workedAt", "Brightmoor Chambers")} <= facts(text)


def test_of_two_names_in_a_title_neither_is_the_pages() -> None:
    text = PAGE.format(title="Ada Holm meets Piet Oram", name="Ada Holm", he="She", his="her", last="Holm")
    assert not {fact for fact in facts(text) if fact[1] == "studiedAt"}


def test_his_behind_a_name_is_of_that_name() -> None:
    text = NOTE.format(name="Bram Veld", he="He", his="his")
    text += "\nHe learned it from Piers Oram and his team at Hooli.\n"
    assert ("Bram Veld", "workedAt", "Hooli") not in facts(text)


GIVEN = ("Ada", "Ragna", "Piet", "Dalia", "Joost", "Marguerite", "Saoirse")
FAMILY = (
    "van den Akker", "al-Sabbagh", "ter Braak", "de la Cruz-Penrose", "von der Heide", "bin Talal", "del Toro",
    "Ní Bhriain", "dos Santos", "el-Amin", "Kerekes-Wray", "van 't Hoff", "zu Lippe", "af Klint",
)  # fmt: skip
PLACES = ("It was built by {} in 1998.", "We met {}, who knew it.", "They wrote with {}.", "In 1998 {} left.")


@pytest.mark.parametrize("family", FAMILY)
def test_family_names_with_particles_are_whole(family: str) -> None:
    for given in GIVEN:
        for place in PLACES:
            name = f"{given} {family}"
            assert name in [found.form for found in proper_names(place.format(name))], place.format(name)


@pytest.mark.parametrize(
    ("sentence", "name", "class_"),
    [
        ("In 2006 Hooli was acquired by Veltaro, which kept the name.", "Veltaro", "Organization"),
        ("She spent three years at Talvora before the war.", "Talvora", "Organization"),
        ("She lived in Quellin for years.", "Quellin", "Place"),
    ],
)
def test_what_a_page_says_around_a_name_tells_its_class(sentence: str, name: str, class_: str) -> None:
    found = extract(readers.read("note.md", f"# Notes\n\n{sentence}\n".encode()), Context((), (), ()))
    assert (name, class_) in {(mention.form, mention.type) for mention in found.mentions}
