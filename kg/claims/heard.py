"""Where the transcript says a claim: looked for with the words of all its tellings, near the seconds that they give.

Every stretch of half a minute is scored by the rarity of the words that it shares with the tellings, in nats, and by
how near it lies to the seconds of the pages. Only a place that stands out is taken: it becomes a mention, in the words
really said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from kg.claims.telling import Telling
from kg.claims.times import weight
from kg.reconcile import World, linked
from kg.records.document import Cue, Document, Recording
from kg.records.statement import ClaimMention, Evidence
from kg.timing.smallwords import REPORTED
from kg.timing.stream import Stream, stream
from kg.timing.words import terms

if TYPE_CHECKING:
    import numpy as np

STEP, STEPS = 25, 3
"""Terms of a step, about ten seconds of speech, and steps of a stretch."""
RARE = 1.5
"""Nats from which a word tells a place."""
OVERLAP = 0.7
"""Nats less for each word: a stretch is several steps long."""
PAGES = 10.0
"""Nats for a stretch at the very second that a sound code gives …"""
NEAR, FAR = 30.0, 400.0
"""… and within so many seconds of it; none from the farther ones on."""
SURE, MARGIN = 16.0, 6.0
"""Nats that the words of a stretch must have, and have more than those of any stretch that is not near it."""
APART = 100.0
"""Seconds from which two stretches are two places."""
SHOWN = 4
"""Shared words that a reason shows."""


@dataclass(frozen=True, slots=True)
class _Transcript:
    """Cues with their seconds, and the steps in which each term stands."""

    document: Document
    cues: Sequence[Cue]
    stream: Stream
    seconds: Any
    """Of each step, where it begins."""
    stretches: Mapping[str, Any]
    """Of each telling term, the stretches (by their first step) that have it."""
    rarity: Mapping[str, float]


def heard(
    groups: Sequence[Sequence[Telling]], recording: Recording, world: World
) -> dict[int, tuple[ClaimMention, ...]]:
    """Return the mentions that transcripts of the recording add to groups of tellings, by the group's index."""
    found: dict[int, list[ClaimMention]] = defaultdict(list)
    asked = {term for group in groups for telling in group for term in terms(telling.text)} - REPORTED
    for source in recording.sources:
        document = world.documents.get(source)
        if document is not None and asked and (transcript := _transcript(document, asked)):
            for at, group in enumerate(groups):
                if (mention := _mention(group, transcript, world)) is not None:
                    found[at].append(mention)
    return {at: tuple(mentions) for at, mentions in found.items()}


def _transcript(document: Document, asked: Iterable[str]) -> _Transcript | None:
    """The part of a document's cues that can be trusted, None where nothing is said at a known second."""
    import numpy as np

    starts = [first for first, _ in document.doubtful]
    cues = [cue for cue in document.cues if cue.start_s is not None and cue.section is None]
    cues = [cue for cue in cues if not _inside(cue.line, starts, document.doubtful)]
    said = stream(cues)
    if not said.terms:
        return None
    steps = len(said.terms) // STEP + 1
    held: dict[str, list[int]] = {term: [] for term in asked}
    for place, term in enumerate(said.terms):
        if term in held and (not held[term] or held[term][-1] != place // STEP):
            held[term].append(place // STEP)
    rarity = {term: log(steps / len(at)) - OVERLAP for term, at in held.items() if at}
    rarity = {term: nats for term, nats in rarity.items() if nats >= RARE}
    stretches = {
        term: np.array(sorted({max(0, step - back) for step in held[term] for back in range(STEPS)})) for term in rarity
    }
    firsts = [said.cues[min(step * STEP, len(said.cues) - 1)] for step in range(steps)]
    return _Transcript(document, cues, said, np.array([cues[cue].start_s for cue in firsts]), stretches, rarity)


def _inside(line: int, starts: Sequence[int], stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(starts, line) - 1
    return at >= 0 and line <= stretches[at][1]


def _mention(group: Sequence[Telling], transcript: _Transcript, world: World) -> ClaimMention | None:
    """What the transcript says where it says the claim, None where no place stands out."""
    import numpy as np

    weights = weighted([telling.text for telling in group], transcript.rarity)
    if sum(weights.values()) < SURE:
        return None
    said = np.zeros(len(transcript.seconds))
    for term in weights:
        said[transcript.stretches[term]] += weights[term]
    scores = said + _told(group, transcript, world)
    best = int(scores.argmax())
    elsewhere = scores[np.abs(transcript.seconds - transcript.seconds[best]) > APART]
    if said[best] < SURE or (elsewhere.size and scores[best] - elsewhere.max() < MARGIN):
        return None
    return _cut(best, weights, transcript, world)


def weighted(texts: Sequence[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the nats of each term that tells a place, more if more texts have it; sorted, so that sums do not vary.

    >>> weighted(["A loom wove.", "The loom"], {"wov": 4.0, "loom": 2.0})
    {'loom': 2.0, 'wov': 2.8284271247461903}
    """
    words = Counter(term for text in texts for term in set(terms(text)) if term in rarity)
    return {term: rarity[term] * sqrt(words[term] / len(texts)) for term in sorted(words)}


def _told(group: Sequence[Telling], transcript: _Transcript, world: World) -> np.ndarray[Any, Any]:
    """The nats that the pages' seconds give each stretch: one page counts once."""
    import numpy as np

    total = np.zeros(len(transcript.seconds))
    by_source: dict[str, list[Evidence]] = defaultdict(list)
    for telling in group:
        for saying in telling.sayings:
            if saying.evidence.start_s is not None and saying.evidence.source != transcript.document.source.id:
                by_source[saying.evidence.source].append(linked(saying.evidence, world))
    middle = transcript.seconds + NEAR / 2
    for places in by_source.values():
        each = [
            weight(place) * np.clip((FAR - np.abs(middle - place.start_s)) / (FAR - NEAR), 0, 1) for place in places
        ]
        total += PAGES * np.max(each, axis=0)
    return total


def _cut(step: int, weights: Mapping[str, float], transcript: _Transcript, world: World) -> ClaimMention | None:
    """The cues of a stretch from the first shared word to the last, where they stand on their lines so."""
    said = transcript.stream
    places = range(step * STEP, min(len(said.terms), (step + STEPS) * STEP))
    shared = [place for place in places if said.terms[place] in weights]
    cues = transcript.cues[said.cues[shared[0]] : said.cues[shared[-1]] + 1]
    for line, line_end, quote in _quotes(cues):
        if quote in transcript.document.text(line, line_end):
            evidence = Evidence(
                transcript.document.source.id, line, line_end, quote, "claims:heard", cues[0].start_s, cues[-1].end_s
            )
            told = sorted({said.terms[place] for place in shared}, key=lambda term: (-weights[term], term))
            more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
            why = f"heard: shared words: {', '.join(told[:SHOWN])}{more}"
            return ClaimMention(linked(evidence, world), quote, None, cues[0].speaker_raw, why)
    return None


def _quotes(cues: Sequence[Cue]) -> Iterator[tuple[int, int, str]]:
    """All words of the cues, or those of the longest one."""
    yield cues[0].line, cues[-1].line, " ".join(" ".join(cue.text for cue in cues).split())
    longest = max(cues, key=lambda cue: len(cue.text))
    yield longest.line, longest.line, " ".join(longest.text.split())
