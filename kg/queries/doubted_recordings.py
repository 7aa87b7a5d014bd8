"""Sources that may be about one recording and are apart, or were joined by little; and what a person can write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.records.immutable import dataclass
from kg.records.problem import APART, JOINED
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.problem import Problem
    from kg.store.store import Store

SIGNS = {APART: "?=", JOINED: "=?"}
"""What stands between two sources, by the kind of problem."""


@dataclass(frozen=True, slots=True)
class DoubtedRecordings:
    """Pairs of sources, by path."""

    rows: tuple[Problem, ...]

    def form(self) -> list[dict[str, Any]]:
        """Return the pairs: both paths, whether they were joined, why it is doubted, what kg.toml takes to decide."""
        return [
            {
                "a": row.path,
                "b": row.other,
                "joined": row.kind == JOINED,
                "why": row.message,
                "together": together(row.path, row.other),
                "apart": apart(row.path, row.other),
            }
            for row in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each pair on a terminal, a row in a pipe."""
        rows = tuple((row.path, row.other, "joined" if row.kind == JOINED else "apart", row.message)
                     for row in self.rows)  # fmt: skip
        outline = Outline(tuple(self._branches()))
        return View(Table(_COLUMNS, rows), (outline,), () if rows else ("no two sources are in doubt.",))

    def _branches(self) -> Iterator[Branch]:
        for row in self.rows:
            joined = row.kind == JOINED
            head = Line((Span(row.path, "name"), Span(SIGNS[row.kind], "weak"), Span(row.other, "name")))
            ways = (("if they are one recording", together), ("if they are two", apart))
            written = (
                line
                for words, way in (reversed(ways) if joined else ways)
                for line in (
                    Line((Span(f"{words}, write into kg.toml:", "faint"),)),
                    *(Line((Span(f"  {part}"),)) for part in way(row.path, row.other).splitlines()),
                )
            )
            yield Branch(0, head, (Line((Span(row.message, "faint"),), folds=True), *written))


_COLUMNS = columns("a b now why")


def together(a: str, b: str) -> str:
    """Return what kg.toml takes to make two files one recording.

    >>> print(together("a.md", "b.vtt"))
    [[recording]]
    files = ["a.md", "b.vtt"]
    """
    return f"[[recording]]\nfiles = [{_quoted(a)}, {_quoted(b)}]"


def apart(a: str, b: str) -> str:
    """Return what kg.toml takes to make two files two recordings."""
    return "\n".join(f"[[recording]]\nfiles = [{_quoted(path)}]" for path in (a, b))


def _quoted(path: str) -> str:
    """A path as a string of TOML that matches this file alone: marks of patterns stand in brackets."""
    return json.dumps("".join(f"[{char}]" if char in "*?[" else char for char in path), ensure_ascii=False)


def doubted_recordings(store: Store) -> DoubtedRecordings:
    """Return the pairs of sources of which it is in doubt whether they are about one recording."""
    return DoubtedRecordings(tuple(row for row in store.problems() if row.kind in SIGNS and row.other))
