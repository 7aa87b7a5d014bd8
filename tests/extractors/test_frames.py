"""Every frame's examples: text in, facts out."""

from __future__ import annotations

import re

import pytest
from kg.extractors import engine, extract
from kg.extractors.frames import frames, parse
from kg.extractors.reading.reading import Reading

from kg.records.statement import Fact
from tests.extractors import world
from tests.extractors.test_rules import words

READS = [
    pytest.param(frame.name, text, id=f"{frame.name}-{n}") for frame in frames() for n, text in enumerate(frame.reads)
]
SILENT = [
    pytest.param(frame.name, text, id=f"{frame.name}-{n}") for frame in frames() for n, text in enumerate(frame.silent)
]


def facts(reading: Reading) -> list[Fact]:
    """What the frames state; what a word refuses left out."""
    return [one for one in engine.extract(reading) if isinstance(one, Fact)]


def told(text: str) -> set[str]:
    """The facts that frames find in a story, or in an entry of a list: "[person Grace Hopper] Professor at Globex."."""
    entry = re.match(r"\[([\w-]+) ?([^\]]*)\] ", text)
    kind, title = (entry[1], entry[2]) if entry else ("story", "")
    reading = world.reading((kind, title, text[entry.end() :] if entry else text))
    return {words(fact) for fact in facts(reading) if fact.evidence.line > 1}


@pytest.mark.parametrize(("frame", "text"), READS)
def test_frame_reads_its_examples(frame: str, text: str) -> None:
    sentence, _, expected = text.partition(" => ")
    assert told(sentence) == {part.strip() for part in expected.split(";")}


@pytest.mark.parametrize(("frame", "text"), SILENT)
def test_frame_is_silent_at_what_is_not_stated(frame: str, text: str) -> None:
    assert {fact for fact in told(text) if not fact.startswith("not ")} == set()


def test_every_frame_shows_what_it_reads_and_what_it_must_not() -> None:
    assert [frame.name for frame in frames() if not (frame.reads and frame.silent)] == []


def test_a_line_that_is_no_part_of_a_frame_is_named() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse("frame Ferrying\n  says one carries other\n")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (("tool", "Weaver", "Built with Alan Turing in 1950."), "Ada Lovelace collaboratedWith Alan Turing"),
        (
            ("person", "Mary Somerville", "Thesis supervisor, and an influence."),
            "Mary Somerville influenced Ada Lovelace",
        ),
        (("list-item", "", "Two years as a visiting professor at Initech."), "Ada Lovelace workedAt Initech"),
        (("story", "", "A loom-timing paper from Alan Turing was long."), "Alan Turing authored loom-timing paper"),
    ],
)
def test_a_fragment_gets_what_it_lacks(item: tuple[str, str, str], expected: str) -> None:
    assert expected in {words(fact) for fact in facts(world.reading(item))}


def test_a_fragment_that_rules_somebody_out_names_no_influence() -> None:
    item = ("person", "Mary Somerville", "Named by the host, and ruled out as an influence.")
    assert [f for f in facts(world.reading(item)) if f.predicate == "influenced"] == []


@pytest.mark.parametrize("verb", ["launched", "released", "unveiled", "shipped", "rolled out"])
def test_who_launches_something_has_founded_no_firm(verb: str) -> None:
    page = world.page(("turn", "Grace Hopper", f"When we {verb} Weaver News, nobody came to Hooli."), role="")
    found = extract(page, world.context()).facts
    assert not [words(one) for one in found if one.predicate in ("founded", "workedAt")]


@pytest.mark.parametrize("mark", [",", ":", ", well,", " that", " -"])
def test_who_is_told_something_quotes_nobody(mark: str) -> None:
    page = world.page(("turn", "Grace Hopper", f"I told Alan Turing{mark} it is hard."), role="")
    assert not [words(one) for one in extract(page, world.context()).facts if one.predicate == "quotedPerson"]
