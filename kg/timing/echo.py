"""What other pages say about the same thing, where no transcript can be asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from kg.timing.passages import Passage
from kg.timing.words import terms

NEAR = 90.0
"""Seconds within which two pages mean the same moment: they round, and begin a subject sooner or later."""
TEMPER = 4.0
"""Nats of shared words that count as one of evidence, as for summaries in a transcript."""
SURE = 15.0
"""Nats of shared words from which two passages speak of the same thing."""
COMMON, MOST = 0.2, 200
"""Share of all passages that may have a term before it tells nothing, and the most of them that may."""


@dataclass(frozen=True, slots=True)
class Echo:
    """What the passages of other pages have to say about one passage: (second, nats) of those that share its words."""

    alike: tuple[tuple[float, float], ...]

    def against(self, passage: Passage, second: float) -> float:
        """Return the nats against the passage's code meaning `second`: nobody else puts these words near it."""
        best = max((score for _, score in self.alike), default=0.0)
        if best < SURE:
            return 0.0
        first, last = second - passage.back - NEAR, second + passage.span + NEAR
        near = max((score for told, score in self.alike if first <= told <= last), default=0.0)
        return (best - near) / TEMPER

    def places(self, passage: Passage) -> list[tuple[float, float]]:
        """Return no place: of two pages that differ neither is right because the other is there."""
        return []


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> frozenset[str]:
    """The terms of a text; many codes may stand in one."""
    return frozenset(terms(text))


def echoes(pages: Mapping[str, Sequence[Passage]], length: float | None) -> dict[str, list[Echo]]:
    """Return the echo of every passage of every page among the passages of the others, their codes as written."""
    rows = [(page, passage, _words(passage.text)) for page in sorted(pages) for passage in pages[page]]
    shares = Counter(term for _, _, words in rows for term in words)
    weights = {
        term: log(len(rows) / count) for term, count in shares.items() if count <= min(MOST, max(2, COMMON * len(rows)))
    }
    having: dict[str, list[int]] = defaultdict(list)
    for at, (_, _, words) in enumerate(rows):
        for term in words & weights.keys():
            having[term].append(at)
    heard: dict[str, list[Echo]] = {page: [] for page in pages}
    for page, _, words in rows:
        scores: dict[int, float] = defaultdict(float)
        for term in sorted(words & weights.keys()):
            for at in having[term]:
                if rows[at][0] != page and (length is None or rows[at][1].written <= length):
                    scores[at] += weights[term]
        heard[page].append(Echo(tuple((rows[at][1].written, score) for at, score in sorted(scores.items()))))
    return heard
