"""What a build did: counts, problems, and where the graph is."""

from __future__ import annotations

from pathlib import Path

from kg.records.immutable import dataclass
from kg.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    sources: int
    items: int
    entities: int
    statements: int
    claims: int
    problems: tuple[Problem, ...]
    skipped: int
    """Files that were passed over."""
    build: Path
    remade: bool = False
    """An earlier version of the program had made the graph directory."""
