"""Tables of language that the extractors share: plain text files, read when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a table, without comments and empty ones."""
    text = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a table that is a list of words."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def phrases(name: str) -> frozenset[str]:
    """Return the entries of a table whose entries are parted by semicolons or lines, in lower case."""
    return frozenset(phrase for line in lines(name) for part in line.split(";") if (phrase := part.strip().lower()))


@cache
def classes(name: str) -> Mapping[str, str]:
    """Return the class for each phrase of a table of lines `Class: phrase; phrase`, in lower case."""
    found: dict[str, str] = {}
    for line in lines(name):
        class_, _, entries = line.partition(":")
        found.update((phrase.strip().lower(), class_) for phrase in entries.split(";") if phrase.strip())
    return found


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of a table like `phrases`, as they are written."""
    return frozenset(entry.strip() for line in lines(name) for entry in line.split(";") if entry.strip())
