"""How many independent witnesses sources are: copies of one another, and pages made from one transcript, are one.

Two sources are not independent where they have the same words: where three quotes or sentences of the one stand in
the other, in runs of eight words in a row (`kg.wording` says why eight), or where both have so much from a third one,
a transcript above all. What is not independent counts as one witness, however many files there are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.document import Document
from kg.recording import SHARED_PASSAGES
from kg.timing.passages import page_lines
from kg.wording import RUN

from .pieces import sentences

_WORD = re.compile(r"\w+")


def witnesses(documents: Sequence[Document]) -> Mapping[str, int]:
    """Return for each source the number of its witness: sources with one number are copies of each other.

    The numbers depend on the ids of the sources alone, not on their order.
    """
    ordered = sorted(documents, key=lambda document: document.source.id)
    home = list(range(len(ordered)))
    for a, b in _copies(ordered):
        old, new = max(home[a], home[b]), min(home[a], home[b])
        home = [new if place == old else place for place in home]
    return {document.source.id: home[number] for number, document in enumerate(ordered)}


def count(sources: Iterable[str], of: Mapping[str, int]) -> int:
    """Return how many witnesses some sources are together."""
    return len({of.get(source, source) for source in sources})


def _copies(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Yield pairs of documents that share as many passages as tell one text."""
    passages = [list(_passages(document)) for document in documents]
    holders: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, rows in enumerate(passages):
        for at, words in enumerate(rows):
            for run in _runs(words):
                holders[run].append((number, at))
    shared: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in holders.values():
        for one, at in places:
            for other, _ in places:
                if other != one:
                    shared[one, other].add((one, at))
    for number, document in enumerate(documents):
        found: dict[int, set[int]] = defaultdict(set)
        for run in _runs(_spoken(document)) if document.cues else ():
            for other, at in holders.get(run, ()):
                if other != number:
                    found[other].add(at)
        for other, numbers in found.items():
            shared[other, number] |= {(other, at) for at in numbers}
    pairs = {(min(pair), max(pair)) for pair, rows in shared.items() if len(rows) >= SHARED_PASSAGES}
    yield from sorted(pairs)


def _passages(document: Document) -> Iterator[list[str]]:
    """The words of each sentence of a page that is long enough to tell."""
    for line in page_lines(document):
        text = document.lines[line - 1]
        for start, end in sentences(text[:_LONGEST]):
            words = _WORD.findall(text[start:end].casefold())
            if len(words) >= RUN:
                yield words


_LONGEST = 20_000
"""Characters of a line that are read at most."""


def _spoken(document: Document) -> list[str]:
    return _WORD.findall(" ".join(cue.text for cue in document.cues).casefold())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def support(sources: Iterable[str], of: Mapping[str, int]) -> Counter[int]:
    """Return how many of some sources each witness has."""
    return Counter(of[source] for source in sorted(set(sources)) if source in of)
