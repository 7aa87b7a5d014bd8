"""A few of the odd pages of every campaign; `python -m attack` runs them whole."""

from __future__ import annotations

from attack.campaigns import building, reading


def test_odd_pages_are_read_or_refused_in_a_sentence() -> None:
    assert list(reading(200)) == []


def test_odd_pages_are_built() -> None:
    assert list(building(20, 1_000_000)) == []
