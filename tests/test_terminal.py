"""What a terminal and a pipe are given: safe text, the width kept, Chinese two cells wide, links where they work."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from kg.terminal import drawing, output
from kg.terminal.view import Branch, Column, Line, Outline, Span, Table, View, columns

ANY = st.text(max_size=60)
STYLES = st.sampled_from(["", *drawing.STYLES])
SPANS = st.lists(st.builds(Span, ANY, STYLES, st.none() | ANY), max_size=4).map(tuple)
AROUND = st.lists(st.lists(ANY, max_size=2).map(tuple), max_size=2).map(tuple)
LINES = st.builds(Line, SPANS, SPANS, st.booleans(), st.integers(0, 3), AROUND, st.booleans())
BRANCHES = st.lists(st.builds(Branch, st.integers(0, 30), LINES, st.lists(LINES, max_size=2).map(tuple)), max_size=6)


def console(width: int, color: bool = False) -> Console:
    system = "standard" if color else None
    return Console(file=io.StringIO(), width=width, force_terminal=color, color_system=system)  # type: ignore[arg-type]


def drawn(part: Outline, width: int = 80) -> list[str]:
    return [line.plain for line in drawing.outline(part, console(width), links=False)]


@given(ANY)
def test_cells_of_a_pipe_hold_no_tab_no_line_end_no_escape(text: str) -> None:
    lines = output.tab_separated(View(Table(columns("a b"), ((text, Span(text)),)))).split("\n")
    assert len(lines) == 3
    assert lines[1].count("\t") == 1
    assert not any((ord(char) < 32 and char != "\t") or 0x7F <= ord(char) < 0xA0 for char in lines[1])


@given(ANY)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert output.clean(output.clean(text)) == output.clean(text)
    assert [char for char in output.clean(text) if char.isalnum()] == [char for char in text if char.isalnum()]


@given(st.builds(Outline, BRANCHES.map(tuple), st.booleans()), st.integers(12, 120))
def test_no_line_is_wider_than_the_terminal(part: Outline, width: int) -> None:
    for line in drawn(part, width):
        assert cell_len(line) <= width
        assert "\x1b" not in line
        assert "\n" not in line


def test_the_lines_of_a_tree() -> None:
    branches = tuple(Branch(level, Line((Span(name),))) for level, name in [(0, "a"), (1, "b"), (2, "c"), (1, "d")])
    assert drawn(Outline(branches, guides=True)) == ["a", "├─ b", "│  └─ c", "└─ d"]


def test_a_deep_tree_stays_inside_the_terminal() -> None:
    branches = tuple(Branch(level, Line((Span(f"at {level}"),))) for level in range(3000))
    lines = drawn(Outline(branches, guides=True))
    assert len(lines) == 3000
    assert lines[-1].endswith("at 2999")
    assert max(map(cell_len, lines)) <= 80


def test_chinese_is_two_cells_wide_and_never_cut_in_half() -> None:
    line = Line((Span("机器有一天会作曲" * 20, "quote"),), (Span("ada.md:6", "place"),))
    (shown,) = drawn(Outline((Branch(0, line),)), 41)
    assert cell_len(shown) == 41
    assert shown.endswith(("…  ada.md:6", "…   ada.md:6"))


def test_the_place_goes_below_where_there_is_no_room_beside() -> None:
    line = Line((Span("some words that go on and on"),), (Span("a/long/path/to/a/page.md:12"),))
    first, second = drawn(Outline((Branch(0, line),)), 32)
    assert first == "some words that go on and on"
    assert second.strip() == "a/long/path/to/a/page.md:12"


def test_markup_in_a_page_is_only_text() -> None:
    (shown,) = drawn(Outline((Branch(0, Line((Span("[bold red]x[/] :smile: [link=http://e]y[/link]"),))),)))
    assert shown == "[bold red]x[/] :smile: [link=http://e]y[/link]"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_table_keeps_to_the_width(width: int) -> None:
    rows = tuple((f"name {n}", "机器" * n, "words " * n) for n in (1, 5, 20))
    part = Table((Column("name"), Column("chinese"), Column("words", cut=True)), rows)
    screen = console(width)
    screen.print(drawing.table(part, width, links=False))
    assert all(cell_len(line) <= width for line in screen.file.getvalue().splitlines())  # type: ignore[attr-defined]


def test_columns_for_a_pipe_are_not_drawn() -> None:
    part = Table((Column("name"), Column("link", piped=True)), (("Ada", "https://example.org"),))
    screen = console(80)
    screen.print(drawing.table(part, 80, links=False))
    assert screen.file.getvalue().split() == ["name", "Ada"]  # type: ignore[attr-defined]


@given(st.text(max_size=40))
def test_a_link_cannot_break_out_of_its_escape(address: str) -> None:
    screen = console(80, color=True)
    screen.print(drawing.text(Span("0:01:00", "time", f"https://example.org/{address}"), links=True))
    shown = screen.file.getvalue()  # type: ignore[attr-defined]
    assert shown.count("\x1b]8;") == 2
    assert "\x07" not in shown


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4600"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "dumb", "TERM_PROGRAM": "vscode"}, False),
        ({"TERM": "linux"}, False),
        ({}, False),
        ({"TERM": "xterm", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_links_only_where_the_terminal_shows_them(environment: dict[str, str], shown: bool) -> None:
    assert drawing.has_links(environment) is shown
