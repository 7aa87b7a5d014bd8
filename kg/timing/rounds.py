"""Clock and timecodes help each other: align by the codes as written, repair them, align again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from kg.records.document import Document, Recording
from kg.records.problem import Problem
from kg.text.timecode import clock as show
from kg.timing import align, doubts, drift, told
from kg.timing.align import Told
from kg.timing.choices import DISPLACED, GRACE, SHIFTED
from kg.timing.echo import echoes
from kg.timing.hearing import Hearing, Witness
from kg.timing.kept import Decisions, Pages, settled
from kg.timing.passages import Passage, passages
from kg.timing.repair import Decision, decide
from kg.timing.transcripts import Heard, Transcript, last_second, sample, searched, set_clock
from kg.workspace.cache import Cache

ROUNDS = 2
"""Alignments: after the second nothing moves that could be measured."""

Known = tuple[str, str, float, bool]
"""Page, words, second, and whether it can set a clock."""


def time(
    documents: Sequence[Document], recording: Recording, store: Cache | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of one recording, in the same order, with all their times; and what is to be doubted.

    What was settled in an earlier build comes from `store`, if any.
    """
    pages = {document.source.id: passages(document) for document in sorted(documents, key=lambda d: d.source.id)}
    coded = sorted({passage.text for rows in pages.values() for passage in rows})
    others = sorted({text for document in documents for text in told.looked_for(document)} - set(coded))
    transcripts = searched(documents, [*coded, *others])
    length = _length(recording, transcripts)
    decisions, heard = settled(store, _settle, pages, transcripts, length)
    timed = [_timed(document, pages, decisions, heard, length) for document in documents]
    marked = [_doubted(document, heard, pages, decisions) for document in timed]
    return tuple(document for document, _ in marked), tuple(sorted(chain.from_iterable(rows for _, rows in marked)))


def _length(recording: Recording, transcripts: Sequence[Transcript]) -> float | None:
    """Return the recording's length: what is stated, unless a transcript's own times go on after it."""
    ends = [last_second(transcript) for transcript in transcripts if transcript.given]
    stated = recording.duration_s
    last = max(ends, default=None)
    return last if stated is None or (last is not None and last > stated + GRACE) else stated


def _settle(
    pages: Pages, transcripts: Sequence[Transcript], length: float | None
) -> tuple[Decisions, tuple[Heard, ...]]:
    """Return what every code means and the clock of every transcript that can have one."""
    decisions: Decisions = {}
    heard: tuple[Heard, ...] = ()
    before: list[Known] | None = None
    for _ in range(ROUNDS if any(not transcript.given for transcript in transcripts) else 1):
        known = [row for page in pages for row in _known(page, pages[page], decisions.get(page))]
        if known == before:
            break
        heard = tuple(_heard(known, transcripts, length))
        decisions, before = _decided(pages, heard, length), known
    return decisions, heard


def _heard(told: Sequence[Known], transcripts: Sequence[Transcript], length: float | None) -> list[Heard]:
    """Return the transcripts with their clocks, set by the pages' codes and by transcripts with times of their own."""
    known = list(told)
    for transcript in transcripts:
        if transcript.given:
            known += [(transcript.document.source.id, *row, True) for row in sample(transcript.document.cues)]
    found: list[Heard] = []
    for transcript in transcripts:
        given = [heard for heard in found if heard.transcript.given]
        clock = set_clock(transcript, [row for row in known if row[1] in transcript.found], length, given)
        if clock is not None:
            found.append(Heard(transcript, clock))
    return found


def _known(page: str, rows: Sequence[Passage], decisions: Sequence[Decision] | None) -> list[Known]:
    """Return what a page's codes tell of its words; those that took their second from a clock cannot set one."""
    if decisions is None:
        return [(page, passage.text, passage.written, True) for passage in rows]
    return [
        (page, passage.text, decision.chosen.seconds if sets else passage.written, sets)
        for passage, decision in zip(rows, decisions, strict=True)
        for sets in (decision.status != "doubtful" and decision.chosen.how not in (DISPLACED, SHIFTED),)
    ]


def _decided(pages: Pages, heard: Sequence[Heard], length: float | None) -> Decisions:
    """Return what the codes of every page mean, by the best transcript or, where there is none, by the other pages."""
    if not heard:
        alike = echoes(pages, length)
        return {page: decide(rows, alike[page], length) for page, rows in pages.items()}
    best = heard[0]
    return {page: drift.decided(rows, _witnesses(best, rows), best, length) for page, rows in pages.items()}


def _witnesses(heard: Heard, rows: Sequence[Passage]) -> list[Witness | None]:
    found = (heard.transcript.found.get(passage.text) for passage in rows)
    return [Hearing(heard, one) if one else None for one in found]


def _timed(
    document: Document, pages: Pages, decisions: Decisions, heard: Sequence[Heard], length: float | None
) -> Document:
    """Return a document with its timecodes, its items' seconds and its cues' times."""
    source = document.source.id
    mine = next((one for one in heard if one.transcript.document.source.id == source), None)
    other = next((one for one in heard if one is not mine), mine)
    cues = document.cues
    if mine is not None:
        cues = align.timed_cues(document.cues, mine.transcript.stream, mine.clock, length)
    return replace(
        document,
        timecodes=told.rows(pages[source], decisions[source], length),
        items=told.items(document, pages[source], decisions[source], other, length),
        cues=cues,
    )


def _doubted(
    document: Document, heard: Sequence[Heard], pages: Pages, decisions: Decisions
) -> tuple[Document, list[Problem]]:
    """Return a document with its doubtful stretches marked, and a problem for each."""
    mine = next((one for one in heard if one.transcript.document.source.id == document.source.id), None)
    if mine is None:
        return document, []
    starts = [cue.start_s or 0.0 for cue in document.cues]
    corroborated = _corroborated(mine, pages, decisions)
    found = doubts.doubtful(document.cues, starts, corroborated)
    lines = tuple((document.cues[one.first].line, document.cues[one.last].line) for one in found)
    problems = [_unsearched(document, mine.transcript.unsearched)] if mine.transcript.unsearched else []
    problems += _lacking(document, mine)
    problems += [
        Problem(
            document.source.path,
            first,
            "doubtful-stretch",
            f"lines {first} to {last} ({show(starts[one.first])} to {show(starts[one.last])}) may never have been "
            f"said: {one.why}.",
        )
        for one, (first, last) in zip(found, lines, strict=True)
    ]
    return replace(document, doubtful=lines), problems


def _lacking(document: Document, heard: Heard) -> list[Problem]:
    """Return a problem where a transcript lacks parts of the recording."""
    gaps = sorted(heard.clock.gaps.items(), key=lambda row: (-row[1].missing, row[0]))
    if not gaps:
        return []
    lacking, longest = sum(gap.missing for _, gap in gaps), gaps[0][1]
    stream = heard.transcript.stream
    first, last = (document.cues[stream.cues[stream.term(place)]].line for place in (longest.low, longest.high))
    parts = "one part" if len(gaps) == 1 else f"{len(gaps)} parts or more"
    message = (
        f"it lacks {parts} of the recording, {show(lacking)} together; the longest, {show(longest.missing)}, between "
        f"lines {first} and {last}: times there are uncertain."
    )
    return [Problem(document.source.path, first, "transcript-lacks", message)]


def _unsearched(document: Document, count: int) -> Problem:
    message = f"{count} passages of other pages were not looked for in it: they are too many for so long a transcript."
    return Problem(document.source.path, 0, "not-searched", message)


def _corroborated(heard: Heard, pages: Pages, decisions: Decisions) -> list[float]:
    """Return the seconds at which a transcript says what a page has at the same second."""
    transcript = heard.transcript
    seconds = []
    for page, rows in pages.items():
        for name, text, second, sets in _known(page, rows, decisions[page]):
            found = transcript.found.get(text) if sets else None
            told = Told(name, text, second, found) if found else None
            anchor = align.near(transcript.stream, transcript.index, heard.clock, told) if told else None
            seconds += [anchor.second] if anchor else []
    return seconds
