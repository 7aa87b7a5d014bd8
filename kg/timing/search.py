"""Find where the words of a passage stand in a stream of terms, however freely the passage words them.

Every window of the stream is scored by the terms and pairs of terms that it shares with the passage; each counts by
its rarity, as the log of the odds against meeting it by chance, so that a score is in nats. Exact and normalised
quotes, looser translations and mere summaries are found alike, and the score says how surely. Terms that the stream
does not have are tried in their nearest spelling (rapidfuzz): names are misheard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

from rapidfuzz import process
from rapidfuzz.distance import Indel

from kg.timing.stream import Stream
from kg.timing.words import terms

STEP = 40
"""Terms between the starts of two windows, about 15 seconds of speech."""
WIDTH = 2
"""Steps in a window. Of 20 to 160 terms, windows of 80 put most passages of known time in their place."""
SMALL = 40
"""Windows of a stream, ten minutes, below which a term that stands there once is rarer than the stream can tell."""
OVERLAP = 1.6
"""Windows that hold a common term, for each step that does: neighbouring steps share some."""
RARE = 2.0
"""Nats from which a term counts: more common words, in more than a seventh of the windows, tell no place."""
PAIR = 2.0
"""Nats for two terms that follow one another in both, beside what the pair's rarity adds to theirs."""
PLACES = 4
"""Places that are kept of each passage …"""
WORTH = 0.4
"""… whose score is this share of the best one's at least."""
NEAREST = 0.84
"""Similarity from which a term that the stream lacks is taken for one that it has, and the least length for that."""
NEAREST_LENGTH = 6
BAND = 16
"""Terms by which a sentence may drift against its translation and still be the same sentence."""
SUBJECT = 6
"""Steps, a minute and a half, for which people stay with a subject."""
TELLING = 1.0
"""Nats from which a term helps to pin a passage within its window."""
MEETINGS = 4
"""Times that a term of a passage may stand in it and be pinned."""
LONGEST = 160
"""Terms of a passage that are looked for: more only cost time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage may stand in the stream."""

    term: int
    """Index of the term where it begins."""
    score: float
    """Nats: how much rarer than chance the shared words are."""
    said: float
    """Share of the passage's weight that stands there in the passage's own order, 0 to 1: near 1 for a quote."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the search knows about one passage."""

    places: tuple[Place, ...]
    """The best first; the others are not pinned closer than their window."""
    scores: list[float]
    """Of every window of the stream, by its first step."""
    total: float
    """Nats that a place with every word would have."""

    def near(self, first: int, last: int) -> float:
        """Return the best score of a window that begins between two terms of the stream (indices, both included)."""
        low, high = max(0, first // STEP - WIDTH + 1), last // STEP + 1
        return max(self.scores[low:high], default=0.0)

    def margin(self) -> float:
        """Return how many nats the best place has more than any other that is not of the same subject."""
        if not self.places:
            return 0.0
        best = self.places[0].term // STEP
        others = [*self.scores[: max(0, best - SUBJECT)], *self.scores[best + SUBJECT + 1 :]]
        return self.places[0].score - max(others, default=0.0)


class Index:
    """The places of the terms that the passages use. Built for its passages: what none of them says is not indexed."""

    def __init__(self, stream: Stream, passages: Iterable[str]) -> None:
        self._stream = stream
        self._windows = len(stream.terms) // STEP + 1
        self._telling = self._windows * exp(-RARE)
        self._queries = {text: terms(text)[:LONGEST] for text in passages}
        asked = {term for query in self._queries.values() for term in query}
        self._instead = _nearest(asked, stream.terms)
        self._queries = {text: [self._instead.get(t, t) for t in query] for text, query in self._queries.items()}
        pairs = {pair for query in self._queries.values() for pair in pairwise(query)}
        self._steps = _steps(stream.terms, {term for query in self._queries.values() for term in query}, pairs)
        self._weights: dict[str | tuple[str, str], tuple[list[int], float]] = {}

    def find(self, passage: str) -> Found:
        """Return where one of the passages stands."""
        query = self._queries[passage]
        scores = [0.0] * self._windows
        total = self._score(scores, query)
        best = self._apart(scores)
        first = [self._pinned(query, at, scores[at]) for at in best[:1]]
        others = [Place(at * STEP + STEP // 2, scores[at], 0.0) for at in best[1:]]
        return Found((*first, *others), scores, total)

    def pin(self, passage: str, found: Found, first: int, last: int) -> Place | None:
        """Return the best place of a passage that begins between two terms of the stream, None where it has none."""
        low, high = max(0, first // STEP - WIDTH + 1), min(self._windows, last // STEP + 1)
        if low >= high:
            return None
        at = max(range(low, high), key=lambda window: (found.scores[window], -window))
        return self._pinned(self._queries[passage], at, found.scores[at]) if found.scores[at] > 0 else None

    def _weight(self, asked: str | tuple[str, str]) -> tuple[list[int], float]:
        """Return the windows that hold a term or a pair of terms, and how surprising it is to meet it in one.

        What is too common to tell places has no windows.
        """
        known = self._weights.get(asked)
        if known is None:
            known = self._weights[asked] = self._windows_of(self._steps.get(asked, ()))
        return known

    def _windows_of(self, steps: Sequence[int]) -> tuple[list[int], float]:
        if not steps:
            return [], 0.0
        if len(steps) >= self._telling:
            return [], log(max(1.0, self._windows / (len(steps) * OVERLAP)))
        windows = sorted({step - back for step in steps for back in range(WIDTH)} - {-1})
        return windows, log(max(self._windows, SMALL) / len(windows))

    def _score(self, scores: list[float], query: Sequence[str]) -> float:
        """Add what every shared term and pair is worth to the windows that have it; return what all are worth."""
        total, weights = 0.0, {}
        for term in dict.fromkeys(query):
            windows, weight = self._weight(term)
            weights[term] = weight
            total += weight if term in self._steps else log(self._windows)
            if weight >= RARE:
                for window in windows:
                    scores[window] += weight
        for pair in dict.fromkeys(pairwise(query)):
            windows, weight = self._weight(pair)
            if weight >= RARE:
                worth = PAIR + max(0.0, weight - weights[pair[0]] - weights[pair[1]])
                for window in windows:
                    scores[window] += worth
        return total

    def _apart(self, scores: Sequence[float]) -> list[int]:
        """Return the best windows that do not overlap."""
        least = WORTH * max(scores, default=0.0)
        worth = [at for at, score in enumerate(scores) if score >= least] if least else []
        worth.sort(key=lambda at: (-scores[at], at))
        best: list[int] = []
        for window in worth:
            if len(best) == PLACES:
                break
            if all(abs(window - other) > WIDTH for other in best):
                best.append(window)
        return best

    def _pinned(self, query: Sequence[str], window: int, score: float) -> Place:
        """Return where in and around a window the passage begins: where most of its weight stands in its own order.

        Shared terms vote for how far the sentence is shifted against the stream, in bands that overlap.
        """
        hits = self._hits(query, window)
        bands: dict[int, dict[int, float]] = defaultdict(dict)
        for place, index, weight in hits:
            band = (place - index) // BAND
            bands[band][index] = bands[band - 1][index] = weight
        if not hits:
            return Place(window * STEP, score, 0.0)
        worth, least = max((sum(indices.values()), -band) for band, indices in bands.items())
        index, begin = min((index, place) for place, index, _ in hits if (place - index) // BAND + least in (0, 1))
        whole = sum(weight for term in query if (weight := self._weight(term)[1]) > TELLING) or 1.0
        return Place(max(0, begin - min(index, BAND // 2)), score, min(1.0, worth / whole))

    def _hits(self, query: Sequence[str], window: int) -> list[tuple[int, int, float]]:
        """Return (place, index in the passage, weight) of the telling terms in and around a window."""
        telling: dict[str, list[int]] = defaultdict(list)
        for index, term in enumerate(query):
            telling[term].append(index)
        low, high = max(0, window * STEP - BAND), window * STEP + STEP * WIDTH + BAND
        hits = []
        for place, term in enumerate(self._stream.terms[low:high], low):
            if term in telling:
                weight = self._weight(term)[1]
                if weight > TELLING:
                    hits += [(place, index, weight) for index in telling[term][:MEETINGS]]
        return hits


def _steps(
    stream: Sequence[str], asked: set[str], pairs: set[tuple[str, str]]
) -> dict[str | tuple[str, str], list[int]]:
    """Return the steps of the stream that hold each of the terms and in which each of the pairs begins, in order."""
    found: dict[str | tuple[str, str], list[int]] = defaultdict(list)
    for step, start in enumerate(range(0, len(stream), STEP)):
        block = stream[start : start + STEP + 1]
        for term in asked.intersection(block[:STEP]):
            found[term].append(step)
        for pair in pairs.intersection(pairwise(block)):
            found[pair].append(step)
    return dict(found)


def _nearest(asked: set[str], stream: Sequence[str]) -> dict[str, str]:
    """Return, for terms that the stream lacks, the one that it has in the nearest spelling.

    What is misheard or misspelt mostly keeps its first letter or its ending; only such terms are compared.
    """
    have = set(stream)
    lacking = sorted(term for term in asked - have if len(term) >= NEAREST_LENGTH and term.isalpha())
    blocks: dict[str, list[str]] = defaultdict(list)
    for term in sorted(have) if lacking else ():
        if len(term) >= NEAREST_LENGTH - 1:
            blocks[term[0]].append(term)
            blocks["-" + term[-2:]].append(term)
    near = {}
    for term in lacking:
        alike = [*blocks.get(term[0], ()), *blocks.get("-" + term[-2:], ())]
        match = process.extractOne(term, alike, scorer=Indel.normalized_similarity, score_cutoff=NEAREST)
        if match:
            near[term] = match[0]
    return near
