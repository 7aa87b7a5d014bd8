"""Hard-wrapped text is joined at every width, and nothing else is."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers import read
from kg.readers.wrapped import continuations

TEXT = (
    "The lamp of Norvik was lit for the first time in 1911, and it was Anders Solheim who kept it for thirty years. "
    "Ingrid Solheim worked at Norvik Light from 1988 to 2004. She founded the Museum of Lamps in 2006.",
    "Tom Barlow worked at Tide Tables from 2001 to 2005. He was taught by Ingrid Solheim, who was his neighbour for "
    "many years and lent him her books.",
)


@pytest.mark.parametrize("width", range(40, 101, 4))
def test_every_paragraph_is_one(width: int) -> None:
    page = "\n\n".join("\n".join(textwrap.wrap(text, width)) for text in TEXT)
    document = read("notes.txt", page.encode())
    told = [item.title for item in document.items if item.kind == "paragraph"]
    assert told == list(TEXT)
    assert [document.text(item.line, item.line_end) for item in document.items] == told


@pytest.mark.parametrize(
    "page",
    [
        "Looms and Cards\nThread Counts\nSilk and Linen\nWool",
        "- how looms were made by hand\n- how cards were cut by hand\n- who it was that did so first",
        "Ada Lovelace: Good morning to you all\nCharles Babbage: good morning to you too",
        "00:01 The first of the looms of the town\n00:02 and the last of the looms of the town",
        "# A heading that is as long as a line\nand what stands under it is as long too.",
    ],
)
def test_lines_that_say_something_of_their_own_are_left(page: str) -> None:
    assert not continuations(page.split("\n"))


@given(st.lists(st.text("aB .:-#|1\t我。", max_size=60), max_size=30))
def test_only_a_line_under_a_line_goes_on(lines: list[str]) -> None:
    found = continuations(lines)
    assert all(1 < n <= len(lines) and lines[n - 1].strip() and lines[n - 2].strip() for n in found)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ingrid Solheim worked at Norvik Light from 1988 to 2004.", None),
        ("她在一九八八年到过那里。", None),
        ("The lamp of Norvik", "The lamp of Norvik"),
        ("Ingrid Solheim, Ph.D.", "Ingrid Solheim, Ph.D."),
    ],
)
def test_the_first_line_is_the_title_only_if_it_is_no_sentence(first: str, title: str | None) -> None:
    document = read("notes.txt", f"{first}\n\nTom Barlow was taught by Ingrid Solheim.\n".encode())
    assert document.field("title") == title
    assert title or first in [item.title for item in document.items]
