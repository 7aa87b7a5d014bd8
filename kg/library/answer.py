"""An answer in a notebook or a program: rows to go through, a table, a data frame, or what `--json` writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import pandas

    from kg.terminal.output import Answer as Shown
    from kg.terminal.view import Span, View

Found = TypeVar("Found", bound="Shown")


class Answer(Generic[Found]):
    """What a question found. `found` is the record itself, with every field typed.

    An answer iterates over its rows, the dicts of `to_dict()`; of an answer that is one record, over its one row.
    """

    def __init__(self, found: Found) -> None:
        self.found = found

    def to_dict(self) -> Any:
        """Return what the command's `--json` writes: lists, dicts, texts and numbers (`docs/api.md`)."""
        return self.found.form()

    def view(self) -> View:
        """Return the answer as a terminal draws it (`kg.terminal.view`)."""
        return self.found.view()

    def to_frame(self) -> pandas.DataFrame:
        """Return the table that the command writes into a pipe as a pandas frame: a row for each place that says so.

        Columns of whole numbers are integers, all others text. Raises ImportError where pandas is not installed.
        """
        import pandas

        table = self.view().table
        rows = [[_text(cell) for cell in row] for row in table.rows]
        frame = pandas.DataFrame(rows, columns=[column.name for column in table.columns], dtype="object")
        for name in frame.columns:
            cells = list(frame[name])
            if cells and all(cell.isascii() and cell.isdecimal() and (cell == "0" or cell[0] != "0") for cell in cells):
                frame[name] = frame[name].astype("int64")
        return frame

    def __iter__(self) -> Iterator[Any]:
        rows = self.to_dict()
        return iter(rows if isinstance(rows, list) else [rows])

    def __len__(self) -> int:
        rows = self.to_dict()
        return len(rows) if isinstance(rows, list) else 1

    def __getitem__(self, at: int) -> Any:
        return list(self)[at]

    def __str__(self) -> str:
        """Return the table, its cells between tabs."""
        from kg.terminal.output import tab_separated

        view = self.view()
        return tab_separated(view) if view.table.rows else "\n".join(view.notes)

    def __repr__(self) -> str:
        return f"<{type(self.found).__name__}: {len(self)} row{'s' * (len(self) != 1)}>"

    def _repr_html_(self) -> str:
        from kg.library.html_table import shown

        return shown(self.view())


def _text(cell: Span | str) -> str:
    return cell if isinstance(cell, str) else cell.text
