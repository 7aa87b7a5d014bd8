"""The trees of a document's sentences: made when first asked for, held by the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg import nlp

from .sentences import Sentence

Seen = tuple[tuple[tuple[str, ...], tuple[str, ...]], frozenset[int]]
"""What the parser sees of a sentence: words, their tags, the places of those that name persons."""
Parsed = dict[Seen, nlp.Tree]


class Trees:
    """Parsed sentences by their place among all. Which are parsed together does not change them."""

    def __init__(self, sentences: Sequence[Sentence], parsed: Parsed | None = None) -> None:
        """Take the sentences, and the trees of those that are parsed already: more are added to it."""
        self._sentences = sentences
        self._parsed = {} if parsed is None else parsed
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
        keys = {number: _key(self._sentences[number]) for number in numbers}
        new = {key: number for number, key in reversed(keys.items()) if key not in self._parsed}
        trees = nlp.parse([self._sentences[number].tokens for number in new.values()], [key[1] for key in new])
        self._parsed.update(zip(new, trees, strict=True))
        for number, key in keys.items():
            one = self._sentences[number]
            self._made[number] = nlp.Clauses(one.tokens, self._parsed[key], 0 if one.topic else None, key[1])


def _key(sentence: Sentence) -> Seen:
    tokens = sentence.tokens
    return (tokens.words, tokens.tags), frozenset(_persons(sentence))


def _persons(sentence: Sentence) -> Iterator[int]:
    """Yield the tokens that name persons."""
    for at in range(len(sentence.tokens.words)):
        chunk = sentence.chunk(at)
        if chunk is not None and "Person" in chunk.types:
            yield at
