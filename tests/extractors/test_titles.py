"""Titles that speech gives without any marks."""

from __future__ import annotations

import pytest
from kg.extractors.naming.discovery import spoken_titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("I read a whole book called Gone with the Loom, which is long.", "Gone with the Loom Book"),
        ("The second one is Never Drop the Thread by Ada Lovelace.", "Never Drop the Thread"),
        ("Weaving by Grace Hopper. It is great.", "Weaving"),
        ("The Warp of Time and The Weft of Things by Alan Turing.", "The Weft of Things; The Warp of Time"),
        ("9 Looms by Grace Hopper, and that is it.", "9 Looms"),
        ("Thread by Thread: Notes on Weaving by Ada Lovelace.", "Thread by Thread"),
        ("It was Founded by Ada Lovelace. We went Downtown by Grace Hopper.", ""),
        ("The company called Initech was sold by Ada Lovelace.", ""),
        ("I was taught by Ada Lovelace.", ""),
    ],
)
def test_spoken_titles(text: str, titles: str) -> None:
    found = list(spoken_titles(text))
    assert "; ".join(" ".join([title.form, *([title.type] if title.type else [])]) for title in found) == titles
    assert all(text[title.start : title.end] == title.form for title in found)
