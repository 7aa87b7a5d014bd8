"""What every reader of transcripts does last: look at the times, and mark the sponsor reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.readers.base import Reading
from kg.readers.transcripts.names import is_unknown
from kg.readers.transcripts.sponsors import mark
from kg.records.document import Cue
from kg.records.problem import Problem

SHOWN = 5
"""Lines that one problem names."""


def finish(path: str, reading: Reading) -> Reading:
    """Return the reading with the problems of its times: sponsor reads are marked, unknown speakers are nobody."""
    shows = [field.value for field in reading.fields if field.name in ("show", "channel")]
    said = [replace(cue, speaker_raw=None) if is_unknown(cue.speaker_raw or "") else cue for cue in reading.cues]
    return replace(reading, cues=mark(said, shows), problems=(*reading.problems, *times(path, reading.cues)))


def times(path: str, cues: Sequence[Cue]) -> tuple[Problem, ...]:
    """Report times that are negative, turned round, out of order or overlapping, one problem a kind."""
    found: dict[str, list[int]] = {kind: [] for kind in _TOLD}
    latest: Cue | None = None
    for cue in cues:
        if cue.start_s is None:
            continue
        for kind, wrong in _faults(cue, latest):
            if wrong:
                found[kind].append(cue.line)
        latest = cue
    return tuple(
        Problem(path, lines[0], kind, f"{_count(lines)} {_TOLD[kind]}; kept as written.")
        for kind, lines in found.items()
        if lines
    )


_TOLD = {
    "negative-time": "before the recording begins",
    "reversed-time": "with an end before its start",
    "unordered-time": "with a start before that of the cue above",
    "overlapping-time": "with a start before the end of the cue above",
}


def _faults(cue: Cue, before: Cue | None) -> tuple[tuple[str, bool], ...]:
    start = cue.start_s or 0.0
    earlier = before is not None and before.start_s is not None and start < before.start_s
    together = before is not None and (before.start_s, before.end_s) == (cue.start_s, cue.end_s)
    overlaps = before is not None and before.end_s is not None and start < before.end_s and not earlier and not together
    return (
        ("negative-time", start < 0),
        ("reversed-time", cue.end_s is not None and cue.end_s < start),
        ("unordered-time", earlier),
        ("overlapping-time", overlaps),
    )


def _count(lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:SHOWN])) + (" …" if len(lines) > SHOWN else "")
    return f"{len(lines)} cue{'s' * (len(lines) != 1)} (line{'s' * (len(lines) != 1)} {shown})"
