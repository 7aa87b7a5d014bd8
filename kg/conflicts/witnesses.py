"""How many independent witnesses sources are: copies of one another, and pages made from one transcript, are one.

Two sources are not independent where they have the same words: where three quotes or sentences of the one stand in
the other, in runs of eight words in a row (`kg.quoting.wording` says why eight), or where both have so much from a
third one, a transcript above all. What is not independent counts as one witness, however many files there are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.quoting.wording import RUN
from kg.recordings.bonds import SHARED_PASSAGES
from kg.records.document import Document
from kg.timing.passages import page_lines

from .pieces import sentences

_WORD = re.compile(r"\w+")


def witnesses(documents: Sequence[Document]) -> Mapping[str, int]:
    """Return for each source the number of its witness: sources with one number are copies of each other.

    The numbers depend on the ids of the sources alone, not on their order. The cost grows with the words: sources that
    many runs have in common are compared once, and not again where they are known to be one witness.
    """
    ordered = sorted(documents, key=lambda document: document.source.id)
    home = list(range(len(ordered)))
    holders = _holders(ordered)
    shared = _in_transcripts(ordered, holders)
    groups = _by_holders(holders)
    for those, passages in groups.items():
        for one, places in passages.items():
            if len(places) >= SHARED_PASSAGES:
                _join(home, (one, *those))
    for those, passages in groups.items():
        for one, places in passages.items():
            for other in those:
                if home[other] != home[one]:
                    shared[one, other] |= places
    for pair, places in shared.items():
        if len(places) >= SHARED_PASSAGES:
            _join(home, pair)
    return {document.source.id: home[number] for number, document in enumerate(ordered)}


def _join(home: list[int], numbers: Iterable[int]) -> None:
    """Make documents one witness: that of the first of them."""
    old = {home[number] for number in numbers}
    if len(old) > 1:
        new = min(old)
        home[:] = [new if place in old else place for place in home]


def count(sources: Iterable[str], of: Mapping[str, int]) -> int:
    """Return how many witnesses some sources are together."""
    return len({of.get(source, source) for source in sources})


_Run = tuple[str, ...]


def _holders(documents: Sequence[Document]) -> Mapping[_Run, set[tuple[int, int]]]:
    """Where each run of words stands: numbers of documents, and of passages in them."""
    holders: dict[_Run, set[tuple[int, int]]] = defaultdict(set)
    for number, document in enumerate(documents):
        for at, words in enumerate(_passages(document)):
            for run in _runs(words):
                holders[run].add((number, at))
    return holders


def _by_holders(holders: Mapping[_Run, set[tuple[int, int]]]) -> Mapping[frozenset[int], Mapping[int, set[int]]]:
    """Documents that have runs in common, to those passages of each of them: as many as tell one text, no more."""
    groups: dict[frozenset[int], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for places in holders.values():
        those = frozenset(number for number, _ in places)
        for number, at in places if len(those) > 1 else ():
            if len(groups[those][number]) < SHARED_PASSAGES:
                groups[those][number].add(at)
    return groups


def _in_transcripts(
    documents: Sequence[Document], holders: Mapping[_Run, set[tuple[int, int]]]
) -> dict[tuple[int, int], set[int]]:
    """The passages of a document that the transcript of another one has."""
    shared: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        for run in set(_runs(_spoken(document))) if document.cues else ():
            for other, at in holders.get(run, ()):
                if other != number:
                    shared[other, number].add(at)
    return shared


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


def _runs(words: Sequence[str]) -> Iterator[_Run]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def support(sources: Iterable[str], of: Mapping[str, int]) -> Counter[int]:
    """Return how many of some sources each witness has."""
    return Counter(of[source] for source in sorted(set(sources)) if source in of)
