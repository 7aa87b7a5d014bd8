"""The edges of a parsed sentence, asked from either end: which word of it is which name, and what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from kg import nlp
from kg.text.normalize import word_set

from ..reading.sentences import Sentence
from ..reference.chunk import Chunk

DURING = word_set("during after before in since from throughout following through for with upon until on at as")
"""Before a noun that tells a deed: the subject of the clause did it."""


class Edges:
    """The edges of a sentence by the words at their ends."""

    def __init__(self, sentence: Sentence, clauses: nlp.Clauses) -> None:
        self.sentence, self.clauses = sentence, clauses
        self.lower = clauses.tokens.lower
        self._below: dict[int, list[nlp.Edge]] = {}
        self._above: dict[int, list[nlp.Edge]] = {}
        for edge in clauses.edges:
            self._below.setdefault(edge.head, []).append(edge)
            self._above.setdefault(edge.word, []).append(edge)

    @cached_property
    def size(self) -> int:
        return len(self.lower)

    def places(self, *chunks: Chunk) -> list[int]:
        """Return the tokens that names are, of those that are one."""
        return [at for at in range(self.size) if (own := self.chunk(at)) is not None and own in chunks]

    def chunk(self, at: int) -> Chunk | None:
        """Return the name that a token is, or None."""
        return self.sentence.chunk(at)

    def choice(self, at: int) -> bool:
        """Tell whether a name is one of several of which one may be meant: "at Globex or Initech"."""
        clauses = self.clauses
        near = [word for word in self.lower[at + 1 : at + 4] if word != ","]
        if near[:2] in (["or", "without"], ["or", "not"], ["or", "alone"]):
            return True
        if at and self.lower[at - 1] == "not" and "but" not in self.lower[at + 1 : at + 6]:
            return True
        for one in (at, *clauses.children(at, "conj")):
            if any(self.lower[cc] in ("or", "nor") for cc in clauses.children(one, "cc")):
                return True
        above = clauses.tree.heads[at]
        return above != at and clauses.tree.deps[at] == "conj" and clauses.is_name(above) and self.choice(above)

    def passive(self, at: int) -> bool:
        return self.clauses.passive(at)

    def tag(self, at: int) -> str:
        return self.clauses.tree.tags[at]

    def governors(self, at: int) -> Iterator[int]:
        """Yield the verbs of which a noun is what they say: "did an internship"."""
        for edge in self._above.get(at, ()):
            if self.clauses.is_verb(edge.head) and (edge.relation in DURING or edge.relation in ("object", "open")):
                yield edge.head
