"""Tables of Chinese words: plain text files, read when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a table, parted by white space; lines that begin with # are remarks."""
    return frozenset(word for row in rows(name) for word in row)


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each line of a table."""
    text = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split()) for line in text.splitlines() if line.strip() and not line.startswith("#"))
