"""Give every timecode its second, every item its time and every cue of a transcript its place in the recording."""

from __future__ import annotations

from collections.abc import Sequence

from kg.records.document import Document, Recording
from kg.records.problem import Problem
from kg.workspace.cache import Cache


def time(
    documents: Sequence[Document], recording: Recording, store: Cache | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of one recording with timecodes, items and cues timed, and what could not be timed.

    `store` keeps what can be used again when a page has changed; without it nothing is kept.
    """
    from kg.timing import rounds

    return rounds.time(documents, recording, store)
