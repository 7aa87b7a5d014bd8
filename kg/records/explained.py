"""How words were read: what each name is and why, what refers to whom, how the words hang together, what came of it."""

from __future__ import annotations

from typing import Literal

from kg.records.immutable import dataclass
from kg.records.statement import Fact, Name, Refused, Saying


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a sentence that stand for a thing."""

    words: str
    """As they stand."""
    name: Name | None
    """What they stand for; None where it is not clear."""
    classes: tuple[str, ...]
    """What it may be, sorted; none where nothing tells."""
    kind: Literal["name", "reference"]
    why: str
    """What tells its class, or what it refers to."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A word in a relation to the one that governs it: "founded" has the subject "Ada Lovelace"."""

    head: str
    relation: str
    word: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence, or one place of a list or header, with what was read from it."""

    line: int
    """1-based."""
    text: str
    speaker: str | None
    named: tuple[Named, ...]
    ties: tuple[Tie, ...]
    """Empty where it is not parsed: Chinese is read clause by clause, lists by their shape."""
    facts: tuple[Fact, ...] = ()
    refused: tuple[Refused, ...] = ()
    sayings: tuple[Saying, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether a fact came of it, or one was refused."""
        return bool(self.facts or self.refused)
