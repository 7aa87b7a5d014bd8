"""One table says which words tell nothing: claims and conflicts both read it."""

from __future__ import annotations

import pytest

from kg.conflicts.words import stems
from kg.timing.smallwords import GRAMMAR, REPORTED, REPORTING, TALK, WORDS
from kg.timing.words import terms


@pytest.mark.parametrize("table", [GRAMMAR, REPORTING, TALK])
def test_words_are_listed_once_and_in_lower_case(table: str) -> None:
    words = table.split()
    assert len(words) == len(set(words))
    assert table == table.lower()
    assert WORDS.issuperset(words)


def test_a_report_of_a_talk_tells_of_nothing_and_what_is_reported_does() -> None:
    told = "The guest then explains, you know, that the looms of Lyon were older"
    assert stems(told) == stems("looms of Lyon older")
    assert [term for term in terms("The guest then explains that looms") if term not in REPORTED] == ["loom"]


def test_talk_may_be_what_is_claimed() -> None:
    assert [term for term in terms("billion people") if term not in REPORTED] == ["billion", "peopl"]
    assert stems("billion people") == frozenset()
