"""Every frame's examples: text in, facts out."""

from __future__ import annotations

import re

import pytest
from kg.extractors import engine
from kg.extractors.frames import frames, parse

from tests.extractors import world
from tests.extractors.test_rules import words

READS = [
    pytest.param(frame.name, text, id=f"{frame.name}-{n}") for frame in frames() for n, text in enumerate(frame.reads)
]
SILENT = [
    pytest.param(frame.name, text, id=f"{frame.name}-{n}") for frame in frames() for n, text in enumerate(frame.silent)
]


def told(text: str) -> set[str]:
    """The facts that frames find in a story, or in an entry of a list: "[person Grace Hopper] Professor at Globex."."""
    entry = re.match(r"\[([\w-]+) ?([^\]]*)\] ", text)
    kind, title = (entry[1], entry[2]) if entry else ("story", "")
    reading = world.reading((kind, title, text[entry.end() :] if entry else text))
    return {words(fact) for fact in engine.extract(reading) if fact.evidence.line > 1}


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
