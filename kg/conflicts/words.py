"""Which words tell what a sentence is about: their stems, and how rare each is among the sentences at hand."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from kg.timing.smallwords import WORDS

_WORD = re.compile(r"[a-z][a-z'-]*[a-z]|[\u3400-\u9fff]+|[0-9]*[a-z]+[0-9]+\w*")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ness",
    "ies",
    "ied",
    "ers",
    "ed",
    "er",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
_RAREST = 6.0
"""The most that one word may weigh."""
_FEWEST = 1000
"""Texts below which there are too few to tell what is rare: a word is as rare as it would be among so many."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the forms of an English word have in common; it need not be a word.

    >>> stem("rejected") == stem("rejects") == stem("rejecting"), stem("studies") == stem("study")
    (True, True)
    """
    bare = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 3:
            return bare[: -len(ending)]
    return bare


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that say what it is about; of Chinese text pairs of characters."""
    found: set[str] = set()
    for word in _WORD.findall(text.replace("’", "'").casefold()):
        if word[0] >= "\u3400":
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif word not in WORDS:
            for part in {word, *word.split("-")} - WORDS:
                if len(part) > 1:
                    found.add(stem(part))
    return frozenset(found)


@lru_cache(maxsize=65536)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, plurals as they stand."""
    return frozenset(re.findall(r"[^\W\d_]+", text.lower()))


COMMON = 60
"""Texts that hold a word from which the word brings no two of them together."""


def sharing(texts: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Return pairs of texts that share a stem which few have: their numbers, the smaller first, sorted.

    >>> sharing([frozenset(("loom", "card")), frozenset(("gear",)), frozenset(("card",))])
    [(0, 2)]
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(texts):
        for word in words:
            holders[word].append(number)
    return sorted({pair for held in holders.values() if len(held) <= COMMON for pair in combinations(held, 2)})


class Weights:
    """How rare stems are among a number of texts."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        self._counts: Counter[str] = Counter()
        self._size = 0
        self._known: dict[str, float] = {}
        for words in texts:
            self._counts.update(words)
            self._size += 1

    def of(self, word: str) -> float:
        """Return the weight of a stem: the logarithm of one in how many texts has it, at most 6."""
        weight = self._known.get(word)
        if weight is None:
            size = max(self._size, _FEWEST) + 1
            weight = self._known[word] = min(_RAREST, math.log(size / (self._counts[word] + 0.5)))
        return weight

    def sum(self, words: Iterable[str]) -> float:
        """Return the weight of several stems together."""
        return sum(map(self.of, sorted(words)))
