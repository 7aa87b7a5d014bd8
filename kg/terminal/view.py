"""How an answer is shown, before anything is drawn: a table for a pipe, tables and outlines for a terminal.

Named tuples rather than data classes: a query starts cold for every command, and these cost a fifth of the time.
"""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Some words of one meaning."""

    text: str
    style: str = ""
    """What the words are: a key of `kg.terminal.drawing.STYLES`, such as "name", "quote" or "time"."""
    url: str | None = None
    """Where they lead, for a terminal that has links."""


class Line(NamedTuple):
    """One line of an outline."""

    left: tuple[Span, ...]
    """Cut to the width with an ellipsis, or folded where `folds`."""
    right: tuple[Span, ...] = ()
    """Kept whole at the right edge: where and when it was said."""
    folds: bool = False
    most: int = 0
    """Where not 0, the one span of `left` takes so many lines at most: what stands around the words that matter."""
    around: tuple[tuple[str, ...], ...] = ()
    """What matters among them, each in any of some forms: names and what ties them. It is set off in bold."""
    aside: bool = False
    """Shown only where all is asked for."""


class Branch(NamedTuple):
    """One entry of an outline with the lines below it."""

    level: int
    """0 for an entry that stands under none."""
    head: Line
    below: tuple[Line, ...] = ()


class Outline(NamedTuple):
    """Entries in reading order, each after the one it stands under."""

    branches: tuple[Branch, ...]
    guides: bool = False
    """Draw the lines of a tree."""


class Column(NamedTuple):
    """The head of a column."""

    name: str
    cut: bool = False
    """Takes the width that the others leave; its cells are cut to it."""
    right: bool = False
    """Numbers, set to the right."""
    piped: bool = False
    """Only shown in a pipe: a link or an id that a terminal shows otherwise or has no room for."""


class Table(NamedTuple):
    """Rows under named columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Span | str, ...], ...]
    title: str = ""


class View(NamedTuple):
    """An answer as it is shown."""

    table: Table
    """What a pipe gets: tab-separated, one line of column names and one line a row; nothing where there are no rows."""
    drawn: tuple[Table | Outline, ...] = ()
    """What a terminal gets; empty for the table itself."""
    notes: tuple[str, ...] = ()
    """Words for the reader, on the error stream: that there is nothing, or what was left out."""


def columns(names: str) -> tuple[Column, ...]:
    """Return plain columns of the names in one string.

    >>> [column.name for column in columns("time speaker text")]
    ['time', 'speaker', 'text']
    """
    return tuple(Column(name) for name in names.split())
