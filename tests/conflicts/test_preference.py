"""Which of two values is preferred, and by which rule."""

from __future__ import annotations

import pytest

from kg.conflicts.draft import Draft, Place, Side
from kg.conflicts.preference import prefer
from kg.records.statement import Evidence


def side(value: str, *places: tuple[str, float | None, bool], detail: float = 0.0) -> Side:
    """A value with its places: source, second, whether the transcript's own words."""
    made = (Place(Evidence(source, 3, 3, value, "tests:rule", second), spoken) for source, second, spoken in places)
    return Side(value, tuple(made), detail)


def preferred(*sides: Side) -> tuple[str | None, str]:
    index, why = prefer(Draft("date", "it", "when", sides), {})
    return (None if index is None else sides[index].value), why


@pytest.mark.parametrize(
    ("apart_s", "last"), [(1.0, True), (119.0, True), (120.0, True), (121.0, False), (3600.0, False)]
)
def test_a_speaker_corrects_himself_within_two_minutes(apart_s: float, last: bool) -> None:
    value, why = preferred(side("1843", ("talk", 600.0, True)), side("1842", ("talk", 600.0 + apart_s, True)))
    assert value == ("1842" if last else None)
    assert ("what the speaker says last" in why) == last


def test_what_was_said_twice_counts_where_it_was_said_last() -> None:
    twice = side("1843", ("talk", 600.0, True), ("talk", 700.0, True))
    assert preferred(twice, side("1842", ("talk", 650.0, True)))[0] == "1843"


def test_the_transcript_comes_before_pages_and_pages_by_their_number() -> None:
    spoken = side("1843", ("talk", 600.0, True))
    written = side("1842", ("a", None, False), ("b", None, False))
    assert preferred(spoken, written)[0] == "1843"
    assert preferred(side("1843", ("c", None, False)), written)[0] == "1842"
