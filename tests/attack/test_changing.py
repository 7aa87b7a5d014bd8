"""A few steps of an archive that grows and shrinks; `python -m attack archive` takes a thousand."""

from __future__ import annotations

from attack.changing import Archive, wander


def test_every_graph_is_that_of_a_fresh_build() -> None:
    before = Archive.steps
    wander(1, 3)
    assert Archive.steps - before > 1
