"""An answer as a notebook shows it: a table in HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.terminal.output import clean

if TYPE_CHECKING:
    from kg.terminal.view import Span, Table, View

SHOWN = 200
"""Rows of a table in a notebook; `to_frame()` has all."""


def shown(view: View) -> str:
    """Return the first rows and the notes; an address leads where it says, if it is one of the web."""
    notes = "".join(f"<p>{escape(note)}</p>" for note in view.notes)
    return (_table(view.table) if view.table.rows else "") + notes


def _table(table: Table) -> str:
    heads = "".join(f"<th>{escape(column.name)}</th>" for column in table.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in table.rows[:SHOWN])
    more = f"<p>… {len(table.rows) - SHOWN} more rows</p>" if len(table.rows) > SHOWN else ""
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _cell(cell: Span | str) -> str:
    text = clean(cell if isinstance(cell, str) else cell.text)
    url = text if isinstance(cell, str) or not cell.url else cell.url
    if url.startswith(("http://", "https://")) and not any(char in url for char in " \"'<>"):
        return f'<a href="{escape(url, quote=True)}" rel="noreferrer">{escape(text)}</a>'
    return escape(text)
