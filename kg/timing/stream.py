"""A transcript as one stream of terms, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.records.document import Cue
from kg.timing.words import terms_of_each, units


@dataclass(frozen=True, slots=True)
class Stream:
    """The terms of all cues in order. Lists for speed; nobody changes them."""

    terms: list[str]
    cues: list[int]
    """Of each term, the index of its cue."""
    first: list[int]
    """Of each cue, the index of its first term (of the next one, where it has none)."""
    starts: list[float]
    """Of each cue, the place where it begins, in speech units; one more for the end of the last."""

    def place(self, term: int) -> float:
        """Return the place of a term in speech units: its cue's start and its share of the cue."""
        if term >= len(self.terms):
            return self.starts[-1]
        cue = self.cues[max(0, term)]
        after = self.first[cue + 1] if cue + 1 < len(self.first) else len(self.terms)
        share = (term - self.first[cue]) / max(1, after - self.first[cue])
        return self.starts[cue] + share * (self.starts[cue + 1] - self.starts[cue])

    def term(self, place: float) -> int:
        """Return the index of the term at a place in speech units, the nearest one where it lies outside."""
        cue = min(max(0, bisect_right(self.starts, place) - 1), len(self.first) - 1)
        if cue < 0:
            return 0
        after = self.first[cue + 1] if cue + 1 < len(self.first) else len(self.terms)
        share = (place - self.starts[cue]) / max(1.0, self.starts[cue + 1] - self.starts[cue])
        return self.first[cue] + int(min(1.0, max(0.0, share)) * (after - self.first[cue]))


def stream(cues: Sequence[Cue]) -> Stream:
    """Return the stream of a transcript's cues."""
    return of_texts([cue.text for cue in cues])


def of_texts(texts: Sequence[str]) -> Stream:
    """Return the stream of texts that follow one another."""
    words: list[str] = []
    cues: list[int] = []
    first: list[int] = []
    for index, found in enumerate(terms_of_each(texts) if texts else ()):
        first.append(len(words))
        words += found
        cues += [index] * len(found)
    return Stream(words, cues, first, list(accumulate(map(units, texts), initial=0.0)))
