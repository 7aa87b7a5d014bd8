"""A parsed sentence to walk about in: what hangs on a word, its preposition, the phrase around it."""

from __future__ import annotations

from kg.text.normalize import word_set

from .parser import Tree
from .tokens import Tokens

_NOMINAL = word_set("NN NNS NNP NNPS PRP CD DT PRP$ FW")
_NOUNS = ("nsubj", "obl", "nmod", "obj", "compound", "flat", "amod")
_BESIDE = ("compound", "amod", "flat", "nmod", "nmod:desc", "punct")
_ROLE_WORDS = 6
"""Between "head" and "design" in "head of our own loom design"."""


class Walk:
    """Tokens and their tree."""

    def __init__(
        self, tokens: Tokens, tree: Tree, topic: int | None = None, persons: frozenset[int] = frozenset()
    ) -> None:
        """`topic` is the token that stands before a description for what it describes, `persons` those of persons."""
        self.tokens, self.tree, self.topic, self.persons = tokens, tree, topic, persons
        self._children: list[list[int]] = [[] for _ in tree.heads]
        for at, head in enumerate(tree.heads):
            if at not in (head, topic):
                self._children[head].append(at)

    def children(self, at: int, *deps: str) -> list[int]:
        """Return the words that hang on a word, with one of these labels if any is named."""
        return [child for child in self._children[at] if not deps or self.tree.deps[child] in deps]

    def preposition(self, at: int) -> str:
        """Return the preposition of a word in lower case, "" where it has none."""
        cases = [child for child in self.children(at, "case") if child < at][-1:]
        cases = cases or [child for child in self.children(at, "mark") if child < at]
        if not cases:  # "with my friend Ada": it may hang on the noun before the name
            before = [noun for noun in self.children(at, *_NOUNS) if noun < at]
            cases = [case for noun in before for case in self.children(noun, "case") if case < noun]
        return self.tokens.lower[cases[0]] if cases else ""

    def path(self, at: int) -> list[int]:
        """Return a word and what governs it, up to the root."""
        found = [at]
        while self.tree.heads[found[-1]] not in found:
            found.append(self.tree.heads[found[-1]])
        return found

    def phrase(self, at: int) -> tuple[int, int]:
        """Return the first and last token of a noun with what is said of it: "senior engineer", "head of design"."""
        first = last = at
        while first > 0 and not self.is_name(first - 1) and self.tree.deps[first - 1] in _BESIDE:
            if not first - 1 < self.tree.heads[first - 1] <= at:
                break
            first -= 1
        of = [word for word in self.children(at, "nmod") if word > at and not self.is_name(word)]
        if of and of[0] - at < _ROLE_WORDS and self.preposition(of[0]) in ("of", "for"):
            end = self.phrase(of[0])[1]
            last = at if any(self.is_name(word) for word in range(at, end + 1)) else end
        return first, last

    def is_verb(self, at: int) -> bool:
        """Tell whether a word is a verb."""
        return self.tree.tags[at].startswith("VB")

    def is_noun(self, at: int) -> bool:
        """Tell whether a word is a noun, a name or a pronoun."""
        return self.tree.tags[at] in _NOMINAL or self.is_name(at)

    def is_name(self, at: int) -> bool:
        """Tell whether a word is a name or stands for one."""
        return self.tokens.labels[at] is not None

    def infinitive(self, at: int) -> bool:
        """Tell whether "to" stands before a verb."""
        return any(self.tokens.lower[child] == "to" for child in self.children(at, "mark", "aux"))
