"""Whether two sources give the same words of a speaker: quotes of one page in another page, or in a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.document import Document, Item
from kg.normalize import key

RUN = 8
"""Words in a row that two people hardly say alike by chance, nor one person in two interviews."""

_QUOTED = re.compile('[“"「]([^“”"「」]{30,2000})[”"」]')
_WORD = re.compile(r"\w+")


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
