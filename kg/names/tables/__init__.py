"""Tables of language: plain text files, read when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def _lines(name: str) -> Iterator[str]:
    text = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a table that is a list of words."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def rows(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the rows of a table by their first word: what follows it on its line."""
    return {head: tuple(rest) for line in _lines(name) for head, *rest in [line.split()]}


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of a table whose entries are parted by semicolons or lines, as they are written."""
    return frozenset(entry.strip() for line in _lines(name) for entry in line.split(";") if entry.strip())
