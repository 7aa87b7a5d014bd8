"""Whether two sources give the same words of a speaker: quotes of one page in another page, or in a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.document import Document, Item
from kg.normalize import key

RUN = 8
"""Words in a row that two people hardly say alike by chance, nor one person in two interviews."""

_QUOTED = re.compile('[“"「]([^“”"「」]{30,2000})[”"」]')
_WORD = re.compile(r"\w+")


def shared_passages(a: Document, b: Document) -> int:
    """Return how many quoted passages of one source stand in the other's quotes or cues, in runs of RUN words.

    Between two transcripts it is 0: whole conversations are not compared here.
    """
    spoken_a, spoken_b = _spoken(a), _spoken(b)
    return max(_found(_quotes(a), spoken_b), _found(_quotes(b), spoken_a))


def _found(quotes: list[str], spoken: frozenset[tuple[str, ...]]) -> int:
    return sum(not spoken.isdisjoint(_runs(quote)) for quote in quotes)


def _spoken(document: Document) -> frozenset[tuple[str, ...]]:
    """The runs of words that somebody is quoted with or, in a transcript, says."""
    cues = " ".join(cue.text for cue in document.cues)
    return frozenset(run for text in (*_quotes(document), cues) for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(key(text))
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _quotes(document: Document) -> list[str]:
    return [quote for item in document.items for quote in _quotes_of(item)]


def _quotes_of(item: Item) -> list[str]:
    if item.kind == "quote":
        return [item.title]
    text = "\n".join((item.title, item.body, *(value for _, value in item.parts)))
    return list(dict.fromkeys(_QUOTED.findall(text)))
