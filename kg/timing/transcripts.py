"""The transcripts of a recording: searched for what the pages say, and given the times that they lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from kg.records.document import Cue, Document
from kg.timing import align, twins
from kg.timing.align import Told
from kg.timing.clock import Anchor, Clock
from kg.timing.order import rising
from kg.timing.search import STEP, Found, Index
from kg.timing.stream import Stream, stream
from kg.timing.words import terms

GIVEN = 0.5
"""Share of the cues that must have a time for the file's own times to be the clock."""
CAPTION_SIGMA = 0.5
"""Seconds by which a file's own times may miss (standard deviation)."""
SAMPLE = 300
"""Cues of a transcript with times that are looked for in one without."""
MOST_SCORES = 16_000_000
"""Scores of passages in windows that are kept, 128 MB: ten thousand passages for a recording of seven hours."""
LONG_CUE = 8
"""Terms from which a cue can be found again."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document's cues as a stream, searched for passages."""

    document: Document
    stream: Stream
    index: Index
    found: Mapping[str, Found]
    """By the passage's words."""
    unsearched: int
    """Passages that were too many to be looked for."""
    given: bool
    """Whether the file has times of its own."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A transcript and its clock."""

    transcript: Transcript
    clock: Clock


def searched(documents: Iterable[Document], texts: Sequence[str]) -> tuple[Transcript, ...]:
    """Return the transcripts among the documents, those with times first, then the longest; `texts` are looked for."""
    spoken = [document for document in documents if document.cues]
    timed = [document for document in spoken if is_timed(document.cues)]
    rows = []
    for document in spoken:
        others = [text for other in timed if other is not document for text, _ in sample(other.cues)]
        wanted = texts if is_timed(document.cues) else [*texts, *others]
        said = stream(document.cues)
        asked = list(dict.fromkeys(wanted))
        most = max(1, MOST_SCORES * STEP // (len(said.terms) + 1))
        index = Index(said, asked[:most])
        found = {text: index.find(text) for text in asked[:most]}
        rows.append(Transcript(document, said, index, found, max(0, len(asked) - most), is_timed(document.cues)))
    return tuple(sorted(rows, key=lambda row: (not row.given, -len(row.stream.terms), row.document.source.id)))


def is_timed(cues: Sequence[Cue]) -> bool:
    """Return whether a transcript's own times can be its clock."""
    return sum(_starts(cue) is not None for cue in cues) >= max(1, GIVEN * len(cues))


def _starts(cue: Cue) -> float | None:
    """Return the second at which a cue says that it starts, where that is a second."""
    return cue.start_s if cue.start_s is not None and isfinite(cue.start_s) and cue.start_s >= 0 else None


def sample(cues: Sequence[Cue]) -> list[tuple[str, float]]:
    """Return words and second of some long cues, evenly spread."""
    told = ((cue.text, _starts(cue)) for cue in cues)
    long = [(text, second) for text, second in told if second is not None and len(terms(text)) >= LONG_CUE]
    return long[:: max(1, len(long) // SAMPLE)]


def set_clock(
    transcript: Transcript,
    told: Sequence[tuple[str, str, float, bool]],
    length: float | None,
    timed: Sequence[Heard] = (),
) -> Clock | None:
    """Return a transcript's clock: its own times, else from (page, words, second, whether it sets one) rows.

    `timed` are the transcripts with times of their own: one with the same words tells them.
    """
    if transcript.given:
        return _given(transcript)
    known = [Told(page, text, second, transcript.found[text], sets) for page, text, second, sets in told]
    own = [Anchor(place, second, CAPTION_SIGMA, align.HEAVIEST) for place, second in _own(transcript)]
    for other in timed:
        own = own or twins.anchors(transcript.stream, other.transcript.stream, other.clock)
    return align.clock(transcript.stream, transcript.index, known, length, own)


def _given(transcript: Transcript) -> Clock:
    """Return the clock that the file's own times set; what does not rise with the rest is passed over."""
    rows = _own(transcript)
    kept = rising([second for _, second in rows])
    places, seconds = [rows[at][0] for at in kept], [rows[at][1] for at in kept]
    span = seconds[-1] - seconds[0]
    rate = (places[-1] - places[0]) / span if span > 0 else transcript.stream.starts[-1] / max(1.0, seconds[-1])
    return Clock(places, seconds, [CAPTION_SIGMA**2] * len(places), max(rate, 1.0), 0.0)


def last_second(transcript: Transcript) -> float:
    """Return the second at which a transcript with times of its own ends; a mad time among them is not believed."""
    last = _given(transcript).seconds[-1]
    ends = [
        cue.end_s
        for cue in transcript.document.cues
        if cue.start_s == last and cue.end_s is not None and isfinite(cue.end_s)
    ]
    return max([last, *ends])


def _own(transcript: Transcript) -> list[tuple[float, float]]:
    """Return the place and second of every cue with a time of its own."""
    starts = zip(transcript.stream.starts, map(_starts, transcript.document.cues), strict=False)
    return [(place, second) for place, second in starts if second is not None]
