"""Which cues are read for a sponsor."""

from __future__ import annotations

from collections.abc import Sequence

from kg.document import Cue


def mark(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Return the cues."""
    return tuple(cues)
