"""Words of a sentence that stand for a thing: a name, a pronoun, "the company"."""

from __future__ import annotations

from dataclasses import dataclass

from kg import nlp
from kg.records.statement import Name


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that stand for a thing."""

    start: int
    end: int
    name: Name
    types: frozenset[str]
    label: str = nlp.NAME
    refers: bool = False
    """A pronoun or "the company", not a name."""
    quoted: bool = False
    """A title in quotation marks."""
    first: bool = False
    """A pronoun of the first person."""
    others: tuple[Name, ...] = ()
    """Of "they" the persons beside `name`."""
