"""A disagreement as a family of rules finds it, before a value is preferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.records.statement import Evidence


@dataclass(frozen=True, slots=True)
class Place:
    """One place that gives a value."""

    evidence: Evidence
    spoken: bool = False
    """Whether these are a transcript's own words."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, with where it is given."""

    value: str
    """As a source words it."""
    places: tuple[Place, ...]
    detail: float = 0.0
    """How specific it is: the value with more is the more specific; equal where neither is."""
    heard: tuple[str, ...] = ()
    """The words, in lower case, one of which gives the value in a transcript; none where it is not looked for so."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Two or more values for what can have one."""

    family: str
    """The kind of conflict: a row of `kg.conflicts.FAMILIES`."""
    subject: str
    """What it is about, beside the words of the topic: the recording, and ids of entities or a unit. Pages that join
    or move leave it as it is."""
    topic: str
    sides: tuple[Side, ...]
    told: tuple[int, str] | None = None
    """The side that the family's own rule prefers, and that rule as a sentence."""
    beside: tuple[tuple[tuple[str, ...], int], ...] = ()
    """Words, one of each row, that stand within so many characters where a transcript gives a value of this matter."""
    looked: bool = False
    """Whether transcripts have been looked through for each value."""


_TOPIC = 58
"""Characters of a quote that a topic shows."""


def short(words: str) -> str:
    """Return the beginning of a quote, without bullets and quotation marks around it, as a topic shows it."""
    bare = words.strip(" -•*“”\"'‘’")
    return bare if len(bare) <= _TOPIC else bare[: _TOPIC - 1].rsplit(" ", 1)[0] + " …"


def differing(text: str, start: int, end: int, values: Sequence[str]) -> str:
    """Return a topic of a line: the words around a stretch of a text, and in its place the values that it has.

    >>> differing("In 1843 she joined Globex.", 3, 7, ["1843", "1844"])
    '“In 1843 | 1844 she joined Globex”'
    """
    told = " | ".join(values)
    before, after = text[:start].lstrip(" -•*“”\"'‘’·,;:"), text[end:].rstrip(" .,;:“”\"'’")
    room = max(0, _TOPIC - len(told))
    if len(before) + len(after) > room:
        left = min(len(before), max(room // 2, room - len(after)))
        if left < len(before):
            before = "… " + before[len(before) - left :].partition(" ")[2]
        if len(after) > room - left:
            after = after[: max(0, room - left)].rpartition(" ")[0].rstrip(" ,;:") + " …"
    return "“" + re.sub(r"\s+(?=[.,;:])", "", f"{before}{told}{after}") + "”"
