"""Cells of tables that other programs open: no formula, nothing that is not seen."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet may take for a formula, also after white space that it drops."""
HIDDEN: dict[int, str | None] = dict.fromkeys(
    (
        *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
        *(*range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)),
    )
)
"""Marks that turn the direction of the text after them, out of the cell they stand in; letters that nobody sees."""


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("Ada")
    ("'=1+1", 'Ada')
    """
    return "'" + cell if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else cell
