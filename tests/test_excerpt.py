"""The part of a quote that is shown: it holds what matters, fits the room and is cut between words."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from kg.terminal import drawing
from kg.terminal.excerpt import excerpt, found
from kg.terminal.view import Branch, Line, Outline, Span

LONG = (
    "The archive was cold that winter and nobody came to read. When the thaw set in, Ada Lovelace found the letters of "
    "Mary Somerville in a tin box; they inspired her to write down, over one long night, how looms weave algebra."
)
NAMES = (("Ada Lovelace", "Ada"), ("Mary Somerville",), ("inspire",))


def test_both_names_and_the_trigger_stand_in_it() -> None:
    shown = excerpt(LONG, NAMES, 120)
    assert "Ada Lovelace" in shown
    assert "Mary Somerville" in shown
    assert "inspired" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_what_stands_far_apart_is_shown_in_two_pieces() -> None:
    text = "Ada Lovelace sat down. " + "It rained and rained. " * 20 + "Then came Mary Somerville at last."
    shown = excerpt(text, (("Ada Lovelace",), ("Mary Somerville",)), 90)
    assert "Ada Lovelace" in shown
    assert " … " in shown
    assert "Mary Somerville" in shown


def test_a_text_that_fits_is_shown_in_whole() -> None:
    assert excerpt("Ada wove.", (("Bob",),), 20) == "Ada wove."


def test_chinese_is_cut_between_any_two_characters() -> None:
    text = "这一年的冬天特别冷。" * 6 + "艾达受玛丽启发写下了算法。" + "后来大家都走了。" * 6
    shown = excerpt(text, (("艾达",), ("玛丽",)), 40)
    assert "艾达受玛丽启发" in shown
    assert cell_len(shown) <= 40


@given(st.text(max_size=300), st.lists(st.text(max_size=12).map(lambda form: (form,)), max_size=3), st.integers(8, 90))
def test_no_excerpt_is_wider_than_its_room(text: str, around: list[tuple[str]], cells: int) -> None:
    assert cell_len(excerpt(text, around, cells)) <= max(cells, 3)


@given(st.text(max_size=60), st.text(min_size=1, max_size=8))
def test_what_is_found_lies_in_the_text(text: str, form: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in found(text, [[form]])[0])


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_quote_takes_two_lines_and_in_full_all(width: int) -> None:
    line = Line((Span(f"“{LONG}”", "quote"),), (Span("ada.md:6", "place"),), most=2, around=NAMES)
    part = Outline((Branch(0, Line((Span("Ada"),)), (line, line._replace(aside=True))),))
    console = Console(file=io.StringIO(), width=width)
    _, *short = drawing.outline(part, console, links=False)
    assert len(short) == 2
    assert short[-1].plain.endswith("ada.md:6")
    _, *whole = drawing.outline(part, console, links=False, full=True)
    told = "".join(text.plain.replace("ada.md:6", "").replace(" ", "") for text in whole)
    assert told == 2 * f"“{LONG}”".replace(" ", "")
