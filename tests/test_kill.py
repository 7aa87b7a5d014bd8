"""A build that is killed at any moment leaves the old graph answering, and the next build succeeds."""

from __future__ import annotations

from attack.campaigns import killing


def test_a_killed_build_leaves_the_old_graph_answering() -> None:
    assert list(killing(3)) == []
