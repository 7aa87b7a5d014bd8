"""What every reader is given and gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.records.document import Cue, Field, Item
from kg.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Page:
    """A file's decoded text."""

    path: str
    """As the user named it."""
    text: str
    """The decoded text, a BOM removed, line ends as they are on disk."""

    # `lines` is computed once by the caller of the readers and shared.
    lines: tuple[str, ...]
    """The lines without their ends (LF or CRLF end a line; a lone CR, form feed, U+2028 … do not)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a page."""

    title: str
    fields: tuple[Field, ...] = ()
    items: tuple[Item, ...] = ()
    cues: tuple[Cue, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] | None = None
    """The reader's text of every line where it is not the page's own (markup removed); same count of lines."""
    emphasised: tuple[str, ...] = ()
    """What the page sets in italics, sorted, no duplicates."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One row of the table of formats."""

    name: str
    """Short and stable: shown by `kg sources`, stored with the source."""
    about: str
    """One line for the docs."""
    recognise: Callable[[Page], tuple[float, str]]
    """How sure this reader is that the page is its own, 0 to 1, and one sentence why."""
    read: Callable[[Page], Reading]
