"""A name that a Chinese text holds."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    type: str | None
    sure: int
    """3: by its shape or the words around it; 2: by the dictionary; 1: by the tagger alone."""
