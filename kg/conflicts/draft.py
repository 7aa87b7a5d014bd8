"""A disagreement as a family of rules finds it, before a value is preferred."""

from __future__ import annotations

from dataclasses import dataclass

from kg.statement import Evidence


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


@dataclass(frozen=True, slots=True)
class Draft:
    """Two or more values for what can have one."""

    family: str
    """The kind of conflict: a row of `kg.conflicts.FAMILIES`."""
    subject: str
    """What identifies it, whatever the order of the sources: ids of entities, a unit with words."""
    topic: str
    sides: tuple[Side, ...]
    weight: float
    """How telling it is: more comes first among those of the same family."""
    told: tuple[int, str] | None = None
    """The side that the family's own rule prefers, and that rule as a sentence."""


_TOPIC = 70
"""Characters of a quote that a topic shows."""


def short(words: str) -> str:
    """Return the beginning of a quote, without bullets and quotation marks around it, as a topic shows it."""
    bare = words.strip(" -•*“”\"'‘’")
    return bare if len(bare) <= _TOPIC else bare[: _TOPIC - 1].rsplit(" ", 1)[0] + " …"
