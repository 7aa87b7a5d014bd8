"""What was read: each source with its format and why, its counts, its recording, its times and its problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.words import count
from kg.records.immutable import dataclass
from kg.records.stations import median
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.document import Document, Recording, Source
    from kg.records.problem import Problem
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Timing:
    """How the source got its times."""

    codes: tuple[tuple[str, int], ...]
    """Timecodes of the page by status: as-written, repaired, doubtful."""
    cues: tuple[tuple[str, int], ...]
    """Cues by how they got theirs: given, estimated, none."""
    error_s: float | None
    """Median half width of the error bars of estimated times, in seconds."""
    heard: int = 0
    """Items without a timecode of their own that a transcript gave a second."""

    def __str__(self) -> str:
        parts = []
        if self.codes:
            parts.append("timecodes: " + _listed(self.codes))
        if self.cues:
            error = "" if self.error_s is None else f" (median ±{self.error_s:.1f} s)"
            parts.append("cue times: " + _listed(self.cues) + error)
        if self.heard:
            parts.append(f"{count(self.heard, 'item')} without a timecode timed by a transcript")
        return "; ".join(parts) or "no times"


@dataclass(frozen=True, slots=True)
class Read:
    """One source as it was read."""

    source: Source
    recording: Recording | None
    items: int
    cues: int
    mentions: int
    """Places where an entity is named."""
    timing: Timing
    doubtful: tuple[tuple[int, int], ...]
    """First and last lines of the stretches of a transcript that are to be doubted."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources, in order of path; and the problems of files that are none."""

    rows: tuple[Read, ...]
    skipped: tuple[Problem, ...]

    def form(self) -> list[dict[str, Any]]:
        """Return each source with the keys of `kg export json` and its counts, times and problems."""
        return [_form(row) for row in self.rows]

    def view(self) -> View:
        """Return an outline for a terminal, a row for each source in a pipe."""
        heads = columns("path format language recording items cues mentions timing problems why")
        table = Table(heads, tuple(_row(row) for row in self.rows))
        outline = Outline(tuple(_branches(self.rows)))
        return View(table, (outline,), tuple(f"{p.path}: {p.message}" for p in self.skipped))


def sources(store: Store) -> Sources:
    """Return the sources of a build."""
    of_source = {source: recording for recording in store.recordings() for source in recording.sources}
    problems: dict[str, list[Problem]] = {}
    for problem in store.problems():
        problems.setdefault(problem.path, []).append(problem)
    rows = []
    for page in store.documents():
        document = page.document
        rows.append(
            Read(
                source=document.source,
                recording=of_source.get(document.source.id),
                items=len(document.items),
                cues=len(document.cues),
                mentions=len(page.mentions),
                timing=_timing(document),
                doubtful=document.doubtful,
                problems=tuple(problems.pop(document.source.path, ())),
            )
        )
    return Sources(tuple(rows), tuple(problem for left in problems.values() for problem in left))


def _timing(document: Document) -> Timing:
    codes = Counter(code.status for code in document.timecodes)
    cues = Counter("none" if cue.start_s is None else cue.timing for cue in document.cues)
    errors = [cue.error_s for cue in document.cues if cue.error_s is not None]
    return Timing(
        tuple((status, codes[status]) for status in ("as-written", "repaired", "doubtful") if codes[status]),
        tuple((timing, cues[timing]) for timing in ("given", "estimated", "none") if cues[timing]),
        median(errors) if errors else None,
        sum(item.said is not None and item.start_s is not None and item.time_raw is None for item in document.items),
    )


def _listed(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in counts)


def _form(row: Read) -> dict[str, Any]:
    source = row.source
    return {
        "id": forms.iri(source.id),
        "path": source.path,
        "sha256": source.sha256,
        "title": source.title,
        "format": source.format,
        "language": source.language,
        "recording": forms.iri(row.recording.id) if row.recording else None,
        "format_why": source.format_why,
        "recording_title": row.recording.title if row.recording else None,
        "recording_why": row.recording.why if row.recording else None,
        "items": row.items,
        "cues": row.cues,
        "mentions": row.mentions,
        "timing": {
            "timecodes": dict(row.timing.codes),
            "cues": dict(row.timing.cues),
            "median_error_s": row.timing.error_s,
            "items_by_transcript": row.timing.heard,
        },
        "doubtful": [{"line": first, "line_end": last} for first, last in row.doubtful],
        "problems": [{"line": p.line, "kind": p.kind, "message": p.message} for p in row.problems],
    }


def _row(row: Read) -> tuple[str, ...]:
    source = row.source
    about = row.recording.title if row.recording else ""
    counts = (str(row.items), str(row.cues), str(row.mentions))
    what = (source.path, source.format, source.language or "", about)
    return (*what, *counts, str(row.timing), str(len(row.problems)), source.format_why)


def _branches(rows: Sequence[Read]) -> Iterator[Branch]:
    """The sources under their recordings, those of none last."""
    recordings = {row.recording.id: row.recording for row in rows if row.recording}
    for id_, recording in sorted(recordings.items()):
        why = _line(f"one recording: {recording.why}") if len(recording.sources) > 1 else _line(recording.why)
        yield Branch(0, Line((Span(recording.title, "head"),), folds=True), (why,))
        yield from (_branch(row, 1) for row in rows if row.recording and row.recording.id == id_)
    yield from (_branch(row, 0) for row in rows if row.recording is None)


def _branch(row: Read, level: int) -> Branch:
    source = row.source
    head = Line((Span(source.path, "name"),), (Span(f"{source.format} {source.language or ''}".strip(), "how"),))
    return Branch(level, head, tuple(_below(row)))


def _below(row: Read) -> Iterator[Line]:
    yield _line(f"format: {row.source.format_why}")
    counts = (("item", row.items), ("cue", row.cues), ("mention", row.mentions))
    yield _line(", ".join(count(number, noun) for noun, number in counts if number) or "empty")
    yield _line(str(row.timing))
    if row.doubtful:
        stretches = ", ".join(f"{first}–{last}" for first, last in row.doubtful)
        yield Line((Span(f"to be doubted, since no other page says so: lines {stretches}", "weak"),), folds=True)
    for problem in row.problems[:_PROBLEMS]:
        words = f"line {problem.line}: {problem.message}" if problem.line else problem.message
        yield Line((Span(words, "weak"),), (), True)
    if len(row.problems) > _PROBLEMS:
        yield _line(f"… and {count(len(row.problems) - _PROBLEMS, 'more problem')}; --json has them all.")


_PROBLEMS = 5


def _line(words: str) -> Line:
    return Line((Span(words, "faint"),), (), True)
