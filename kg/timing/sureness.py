"""How sure the second of a place is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.records.document import Document
from kg.records.statement import Evidence


def sureness(documents: Sequence[Document]) -> Callable[[Evidence], str | None]:
    """Return what tells `Evidence.timing` of a piece of evidence, by the timecodes and cues on its lines."""
    doubtful = {
        (document.source.id, code.line, code.seconds)
        for document in documents
        for code in document.timecodes
        if code.status == "doubtful"
    }
    estimated = {
        (document.source.id, cue.line) for document in documents for cue in document.cues if cue.timing == "estimated"
    }

    def timing(evidence: Evidence) -> str | None:
        if evidence.start_s is None:
            return None
        lines = range(evidence.line, evidence.line_end + 1)
        if any((evidence.source, line, evidence.start_s) in doubtful for line in lines):
            return "doubtful"
        return "estimated" if (evidence.source, evidence.line) in estimated else None

    return timing
