"""What every extractor is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.records.statement import Fact, Mention, Refused, Saying

if TYPE_CHECKING:
    from .reading.reading import Reading


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the recording when one of its documents is read."""

    guests: tuple[str, ...]
    """Names of the guests, the fullest form of each."""
    hosts: tuple[str, ...]
    names: tuple[tuple[str, str | None], ...]
    """(form, type) of every name that a list or header of any source of the recording gives, sorted, no duplicates."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """One row of the table of extractors."""

    name: str
    about: str
    extract: Callable[[Reading], Iterator[Mention | Fact | Saying | Refused]]
