"""Words as they are compared between a page and what was said, and how long text takes to say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿가-힯]+|[^\W_぀-ヿ㐀-䶿一-鿿豈-﫿가-힯]+(?:['’][^\W_]{1,3}(?![^\W_]))?")
_WORD_OR_BREAK = re.compile(rf"\n|{_WORD.pattern}")
_ASCII_OR_BREAK = re.compile(r"\n|[a-z0-9]+(?:'[a-z0-9]{1,3}(?![a-z0-9]))?")
"""The same for folded text of ASCII alone, in two thirds of the time."""
_WIDE = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿가-힯]")
_CONTRACTION = re.compile(r"['’].*")
_ENDINGS = ("ing", "ed", "es", "ly", "s")
_STEM = 3
"""Letters that must be left when an ending is cut."""

FILLERS = frozenset(["um", "uh", "mm", "mmm", "hmm", "hm", "mhm", "ah", "oh", "er", "erm", "eh", "huh", "uhm", "yeah"])
"""Words that a page never repeats when it quotes; they would only part the words that it does."""

WIDE_CHARACTER = 4.0
"""Speech units of a Chinese, Japanese or Korean character: Mandarin is spoken at 4-5 characters a second, English
written at 15-18; both are the same time."""
PAUSE = 30.0
"""Speech units that every cue has beside its characters: captions break where people breathe. Measured on captions
with known times: with 0 the middle of three neighbours is missed by 24 s (90 %), with 30 by 19 s."""


class _Terms(dict[str, tuple[str, ...]]):
    """The terms of every word that was met."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = _terms_of(word)
        if len(self) < MOST_KNOWN:
            self[word] = found
        return found


MOST_KNOWN = 1 << 17
"""Words whose terms are kept: a vocabulary, and no more of hostile text."""
_KNOWN = _Terms()


def terms(text: str) -> list[str]:
    """Return the terms of a text in order: stems of words, pairs of neighbouring Chinese characters; no fillers.

    >>> terms("Um, the engines’ 25 worked.")
    ['the', 'engin', '25', 'work']
    """
    return [term for word in _WORD.findall(_folded(text)) for term in _KNOWN[word]]


def terms_of_each(texts: Iterable[str]) -> list[list[str]]:
    """Return the terms of each text. One search over all of them: captions are many and short."""
    whole = _folded("\n".join(text.replace("\n", " ") for text in texts))
    each: list[list[str]] = []
    found: list[str] = []
    for word in (_ASCII_OR_BREAK if whole.isascii() else _WORD_OR_BREAK).findall(whole):
        if word == "\n":
            each.append(found)
            found = []
        else:
            found += _KNOWN[word]
    return [*each, found]


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def _terms_of(word: str) -> tuple[str, ...]:
    if _WIDE.match(word):
        return tuple(word[at : at + 2] for at in range(len(word) - 1)) or (word,)
    return () if word in FILLERS else (_stem(_CONTRACTION.sub("", word)),)


def _stem(word: str) -> str:
    """Cut an English ending, so that "worked" and "works" are one term; harmless where the language is another."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) > _STEM + 1 else word


def units(text: str) -> float:
    """Return how long a cue takes to say, in speech units: characters of Latin script, and its pause."""
    wide = len(_WIDE.findall(text)) if not text.isascii() else 0
    return len(text) + wide * (WIDE_CHARACTER - 1) + PAUSE
