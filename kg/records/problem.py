"""Located problems in what was read: collected, shown and counted, while the run goes on."""

from __future__ import annotations

from kg.records.immutable import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a source that could not be taken as it stands."""

    path: str
    """The file, as the user named it."""
    line: int
    """1-based; 0 where the whole file is meant."""
    kind: str
    """A short name to count by, such as "count-mismatch" or "quote-not-found"."""
    message: str
    """One sentence for the user: what is wrong and what was done about it."""
    other: str = ""
    """The second file that it is about, where there is one."""


APART, JOINED = "undecided-recording", "recording-by-title"
"""Kinds that tell of doubts: sources kept apart that may be about one recording; sources joined by little."""
