"""The trees of a document's sentences: made when first asked for, held by the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg import nlp

from .sentences import Sentence


class Trees:
    """Parsed sentences by their place among all. Which are parsed together does not change them."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._made: dict[int, nlp.Clauses] = {}
        self._ahead = False

    def of(self, number: int) -> nlp.Clauses:
        """Return the tree of a sentence by its place, parsed now if nothing has asked for it."""
        if number not in self._made:
            self._parse([number])
        return self._made[number]

    def ahead(self, wanted: Callable[[Sentence], bool]) -> Mapping[int, nlp.Clauses]:
        """Return every tree there is by now; the first call parses at once all the sentences that are wanted."""
        if not self._ahead:
            self._ahead = True
            self._parse([at for at, one in enumerate(self._sentences) if at not in self._made and wanted(one)])
        return self._made

    def _parse(self, numbers: Sequence[int]) -> None:
        for number, tree in zip(numbers, _parsed([self._sentences[number] for number in numbers]), strict=True):
            self._made[number] = tree


def _parsed(sentences: Sequence[Sentence]) -> Iterator[nlp.Clauses]:
    people = [frozenset(_persons(sentence)) for sentence in sentences]
    trees = nlp.parse([sentence.tokens for sentence in sentences], people)
    for sentence, persons, tree in zip(sentences, people, trees, strict=True):
        yield nlp.Clauses(sentence.tokens, tree, 0 if sentence.topic else None, persons)


def _persons(sentence: Sentence) -> Iterator[int]:
    """Yield the tokens that name persons."""
    for at in range(len(sentence.tokens.words)):
        chunk = sentence.chunk(at)
        if chunk is not None and "Person" in chunk.types:
            yield at
