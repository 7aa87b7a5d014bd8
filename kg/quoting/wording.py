"""Whether two sources give the same words of a speaker: quotes of one page in another page, or in a transcript."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.records.document import Document, Item
from kg.text import timecode
from kg.text.normalize import key

RUN = 8
"""Words in a row that two people hardly say alike by chance, nor one person in two interviews."""

_QUOTED = re.compile('[“"「]([^“”"「」]{30,2000})[”"」]')
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


@dataclass(frozen=True)
class Wording:
    """The words of a source, prepared for comparing when first asked for."""

    document: Document

    @cached_property
    def quotes(self) -> list[frozenset[tuple[str, ...]]]:
        """The runs of words of each quoted passage."""
        return [frozenset(_runs(quote)) for item in self.document.items for quote in _quotes_of(item)]

    @cached_property
    def spoken(self) -> frozenset[tuple[str, ...]]:
        """The runs of words that somebody is quoted with or, in a transcript, says."""
        cues = " ".join(cue.text for cue in self.document.cues)
        return frozenset().union(*self.quotes, _runs(cues))


def shared_passages(a: Wording, b: Wording) -> int:
    """Return how many quoted passages of one source stand in the other's quotes or cues, in runs of RUN words.

    Between two transcripts it is 0: whole conversations are not compared here.
    """
    return max(_found(a, b), _found(b, a))


def shared_speech(a: Wording, b: Wording) -> float:
    """Return the share of the shorter source's runs of RUN words that the other one has too, 0 to 1."""
    least = min(len(a.spoken), len(b.spoken))
    return len(a.spoken & b.spoken) / least if least else 0.0


START, NEAR_S = 4, 90.0
"""Words of a quote that are looked up in a transcript, and seconds from the page's time within which they count."""


def at_their_seconds(documents: Sequence[Document]) -> dict[tuple[int, int], int]:
    """Return how many quotes of each page stand word for word in each transcript near the seconds that the page gives.

    Keys are the places of page and transcript among the documents. Each transcript is gone through once, however many
    pages there are; of Chinese a word is a character.
    """
    wanted: dict[tuple[str, ...], list[tuple[int, tuple[str, ...], tuple[float, ...]]]] = defaultdict(list)
    for number, document in enumerate(documents):
        for words, seconds in _timed_quotes(document):
            wanted[words[:START]].append((number, words, seconds))
    found: dict[tuple[int, int], set[tuple[str, ...]]] = defaultdict(set)
    for number, document in enumerate(documents) if wanted else ():
        said, starts = _words_said(document)
        for at, run in enumerate(zip(*(said[n:] for n in range(START)), strict=False)):
            for page, words, seconds in wanted.get(run, ()):
                near = any(abs(starts[at] - second) <= NEAR_S for second in seconds)
                if near and page != number and tuple(said[at : at + len(words)]) == words:
                    found[page, number].add(words)
    return {pair: len(quotes) for pair, quotes in found.items()}


def word_for_word(documents: Sequence[Document]) -> dict[tuple[int, int], int]:
    """Return how many quotes of `RUN` words and more of each page stand in each transcript, whatever its times.

    Keys are the places of page and transcript among the documents. Each transcript is gone through once.
    """
    wanted: dict[tuple[str, ...], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for number, document in enumerate(documents):
        quotes = {_signs(quote) for item in document.items for quote in _quotes_of(item)}
        for words in sorted(quotes):
            if len(words) >= RUN:
                wanted[words[:START]].append((number, words))
    found: dict[tuple[int, int], set[tuple[str, ...]]] = defaultdict(set)
    for number, document in enumerate(documents) if wanted else ():
        said = [word for cue in document.cues for word in _signs(cue.text)]
        for at, run in enumerate(zip(*(said[n:] for n in range(START)), strict=False)):
            for page, words in wanted.get(run, ()):
                if page != number and tuple(said[at : at + len(words)]) == words:
                    found[page, number].add(words)
    return {pair: len(quotes) for pair, quotes in found.items()}


def _timed_quotes(document: Document) -> Iterator[tuple[tuple[str, ...], tuple[float, ...]]]:
    """The words of each quote and piece of evidence that a page gives a time, and what the time may mean."""
    for item in document.items:
        seconds = tuple(reading.seconds for reading in timecode.readings(item.time_raw)) if item.time_raw else ()
        if seconds:
            parts = [value for name, value in item.parts if name in ("evidence", "original", "translation")]
            texts = [*([item.title] if item.kind == "quote" else ()), *parts, *_quotes_of(item)]
            for words in dict.fromkeys(_signs(text) for text in texts):
                if len(words) >= START:
                    yield words, seconds


def _words_said(document: Document) -> tuple[list[str], list[float]]:
    """The words of a transcript's cues that have a second, and the second of each."""
    said: list[str] = []
    starts: list[float] = []
    for cue in document.cues:
        if cue.start_s is not None:
            words = _signs(cue.text)
            said += words
            starts += [cue.start_s] * len(words)
    return said, starts


def _signs(text: str) -> tuple[str, ...]:
    return tuple(_SIGN.findall(key(text)))


def _found(quoting: Wording, saying: Wording) -> int:
    return sum(not saying.spoken.isdisjoint(runs) for runs in quoting.quotes)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(key(text))
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _quotes_of(item: Item) -> list[str]:
    if item.kind == "quote":
        return [item.title]
    text = "\n".join((item.title, item.body, *(value for _, value in item.parts)))
    return list(dict.fromkeys(_QUOTED.findall(text)))
