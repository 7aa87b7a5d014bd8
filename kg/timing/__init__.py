"""Give every timecode its second, every item its time and every cue of a transcript its place in the recording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import timecode
from kg.document import Candidate, Document, Item, Recording, Timecode
from kg.problem import Problem


def time(documents: Sequence[Document], recording: Recording) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of one recording with timecodes, items and cues timed, and what could not be timed."""
    return tuple(_timed(document, recording.duration_s) for document in documents), ()


def _timed(document: Document, length: float | None) -> Document:
    codes = tuple(
        _code(line, code, length) for line in page_lines(document) for code in timecode.find(document.lines[line - 1])
    )
    seconds = {(code.line, code.raw): code.seconds for code in reversed(codes)}
    return replace(document, timecodes=codes, items=tuple(_item(item, seconds) for item in document.items))


def _code(line: int, code: timecode.Code, length: float | None) -> Timecode:
    second = code.readings[0].seconds
    past = length is not None and second > length
    return Timecode(
        line, code.column, code.raw, second, "doubtful" if past else "as-written", (Candidate(second, 0.0),),
        "It lies past the end of the recording." if past else "Taken as written.",
    )  # fmt: skip


def _item(item: Item, seconds: dict[tuple[int, str], float | None]) -> Item:
    def of(raw: str | None) -> float | None:
        places = ((line, raw) for line in range(item.line, item.line_end + 1) if raw)
        return next((seconds[place] for place in places if place in seconds), None)

    return replace(item, start_s=of(item.time_raw), end_s=of(item.time_end_raw))


def page_lines(document: Document) -> tuple[int, ...]:
    """Return the 1-based lines of the page itself: not those of cues, nor those between cues that no item holds."""
    told = {line for item in document.items for line in range(item.line, item.line_end + 1)}
    header = {field.line for field in document.fields}
    cues = {cue.line for cue in document.cues}
    first, last = (min(cues) - 2, max(cues) + 1) if cues else (0, -1)
    return tuple(
        line
        for line in range(1, len(document.lines) + 1)
        if line not in header | cues and (line in told or not first <= line <= last)
    )
