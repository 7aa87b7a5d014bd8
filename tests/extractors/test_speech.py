"""Transcripts of speech: which names are firms or persons, who "you" and "we" are, what bears a firm's name."""

from __future__ import annotations

import doctest

import pytest
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.naming import contexts, shapes
from kg.extractors.naming.contexts import by_context

from tests.extractors import world

HOST, GUEST = "Joan Clarke", "Ada Lovelace"


def facts(*turns: tuple[str, str]) -> set[str]:
    """What turns (speaker, words) say, when nothing but the guest and the host are known."""
    page = world.page(*(("turn", speaker, words) for speaker, words in turns), role="")
    found = extract(page, Context((GUEST,), (HOST,), ((GUEST, "Person"), (HOST, "Person")))).facts
    return {f"{fact.subject.form} {fact.predicate} {fact.object.form}" for fact in found if fact.evidence.line > 1}


def test_examples_hold() -> None:
    for module in (contexts, shapes):
        assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("we sold it to Zuse in May", "Zuse", "Organization"),
        ("she is an advisor to Zuse now", "Zuse", "Organization"),
        ("a designer and the co-founder of Zuse", "Zuse", "Organization"),
        ("companies like Zuse do that", "Zuse", "Organization"),
        ("a talk with Konrad Elster and I left", "Konrad Elster", "Person"),
        ("thanks to Konrad Elster for that", "Konrad Elster", "Person"),
        ("she looked at Zuse for a while", "Zuse", None),
        ("the sculptor Wiebren Oost came by", "Wiebren Oost", "Person"),
        ("Hallbera Thorne, a chap I met, was late", "Hallbera Thorne", "Person"),
        ("our vicar, Zenna Marlock, sings", "Zenna Marlock", "Person"),
        ("my uncle Zorb kept bees", "Zorb", "Person"),
        ("her youngest cousin Zorb kept bees", "Zorb", "Person"),
        ("my sister, Zenna, she's a vet", "Zenna", "Person"),
        ("a film directed by Wiebren Oost", "Wiebren Oost", "Person"),
        ("Wiebren Oost taught me to weave", "Wiebren Oost", "Person"),
        ("it comes from Wiebren Oost's group", "Wiebren Oost", "Person"),
        ("Marlow Row led the seed round", "Marlow Row", "Organization"),
        ("a grant from Zuse kept us going", "Zuse", "Organization"),
        ("a headhunter from Zuse rang", "Zuse", "Organization"),
        ("he played in a band called Quiet Looms", "Quiet Looms", "Organization"),
        ("she went on to start Zuse", "Zuse", "Organization"),
        ("a solicitor with Zuse in town", "Zuse", "Organization"),
        ("she writes for The Lantern now", "The Lantern", "Organization"),
        ("an office in Zuse", "Zuse", "Place"),
        ("She was the doctoral advisor of Wiebren Oost.", "Wiebren Oost", "Person"),
        ("a thesis adviser to Wiebren Oost then", "Wiebren Oost", "Person"),
        ("The engineer on it is Zorb.", "Zorb", "Person"),
        ("Our producer at the time was Zorb.", "Zorb", "Person"),
        ("The team behind it is Zorb.", "Zorb", None),
        ("the car park in Zuse", "Zuse", "Place"),
        ("my partner at Zuse", "Zuse", "Organization"),
        ("Hello, Zorb. Sit down.", "Zorb", "Person"),
        ("Hello Zorb users", "Zorb", None),
        ("we saw the Marlow Row, he and I", "Marlow Row", None),
        ("Zorb is a method for weaving", "Zorb", "Method"),
        ("Zorb, a small publishing company, closed", "Zorb", "Organization"),
        ("the paper on looms was rejected by Zorb", "Zorb", "Venue"),
        ("I was rejected by Zorb", "Zorb", None),
        ("she came to us from the Zorb", "Zorb", "Organization"),
        ("the colour of Zuse", "Zuse", None),
    ],
)
def test_words_around_a_name_tell_its_class(text: str, name: str, expected: str | None) -> None:
    start = text.index(name)
    assert by_context(text, start, start + len(name)) == expected


def test_the_host_says_you_to_the_guest_and_the_guest_to_nobody() -> None:
    assert facts((HOST, "You joined Zuse in 1940.")) == {"Ada Lovelace workedAt Zuse"}
    assert facts((GUEST, "You joined Zuse in 1940.")) == set()
    assert facts((HOST, "If you joined Zuse, you would weave.")) == set()
    assert facts((HOST, "When you worked at Zuse, was it loud?")) == set()


def test_a_third_person_of_the_guest_is_who_was_spoken_of_last() -> None:
    told = facts((GUEST, "My friend Konrad Elster called. He worked at Zuse."))
    assert "Konrad Elster workedAt Zuse" in told
    two = facts((GUEST, "Konrad Elster and Emil Borner called. He worked at Zuse."))
    assert not any("workedAt" in fact for fact in two)


def test_short_verbs_after_a_pronoun_are_verbs() -> None:
    assert facts((HOST, "She's been the CEO of Zuse for years.")) == {"Ada Lovelace workedAt Zuse"}
    assert facts((HOST, "You've been at Zuse for years.")) == {"Ada Lovelace workedAt Zuse"}
    assert facts((GUEST, "I'm on the board of Zuse.")) == {"Ada Lovelace workedAt Zuse"}


def test_names_that_begin_with_a_firms_are_parts_of_it() -> None:
    told = facts(
        (GUEST, "I worked at Zuse then. We pay for looms and for maps."),
        (GUEST, "So we made Zuse Pay, and later Zuse Maps, and met Zuse Elster."),
    )
    assert {"Zuse Pay partOf Zuse", "Zuse Maps partOf Zuse"} <= told
    assert "Zuse Elster partOf Zuse" not in told


def test_a_legal_form_belongs_to_the_name() -> None:
    told = facts((HOST, "These days Ada runs a weaving firm called Fast Looms, LLC, in Lisbon."))
    assert "Ada workedAt Fast Looms, LLC" in told


def test_numbers_and_adjectives_may_begin_a_name() -> None:
    assert facts((GUEST, "I worked at Two Rivers and Late Bloom.")) == {
        "Ada Lovelace workedAt Two Rivers",
        "Ada Lovelace workedAt Late Bloom",
    }


def test_the_subject_of_the_last_clause_is_meant() -> None:
    told = facts((HOST, "Konrad Elster was a weaver, and Emil Borner is the head of Zuse, which he founded in 1940."))
    assert "Konrad Elster founded Zuse" not in told


def test_what_is_hers_is_not_said_of_the_thing_before() -> None:
    told = facts((HOST, "Ada is the author of Small Looms, and her husband, Konrad Elster, leads design at Zuse."))
    assert "Ada Lovelace familyOf Konrad Elster" in told
    assert not any("familyOf Small Looms" in fact or fact.startswith("Small Looms familyOf") for fact in told)
    assert "Konrad Elster workedAt Zuse" in told


def test_a_first_name_is_the_person_of_that_name() -> None:
    told = facts((GUEST, "I worked with Emil Borner once. Emil had come from the startup Zuse."))
    assert "Emil workedAt Zuse" in told


def types(*turns: str) -> dict[str, str | None]:
    """The class of each name that turns of the guest hold."""
    page = world.page(*(("turn", GUEST, words) for words in turns), role="")
    return {
        mention.form: mention.type for mention in extract(page, Context((GUEST,), (), ((GUEST, "Person"),))).mentions
    }


def test_a_full_name_is_a_persons_whose_first_word_is_one_elsewhere() -> None:
    full = "Later the Zorba Grove was at Globex Labs."
    assert types("My sister, Zorba, she's a vet.", full)["Zorba Grove"] == "Person"
