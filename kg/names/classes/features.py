"""What a name and the words around it look like to the learned classifier: features as numbers of buckets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from kg.names import given, tables
from kg.names.person import is_asian_surname
from kg.names.shape import surname_shaped
from kg.text.normalize import word_set

BUCKETS = 1 << 16
"""Buckets of the hashed features."""
NEAR = 90
"""Code points before and after a name in which words are looked at."""
_TOKEN = re.compile(r"[’']s\b|[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]")
_END = ".!?"


def of_name(name: str) -> tuple[int, ...]:
    """Return the features of a name's own letters and words, as buckets, sorted."""
    return _buckets("n", name)


def of_context(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return the features of the words before and after a name in a text, as buckets, sorted."""
    before = _TOKEN.findall(text[max(0, start - NEAR) : start])[-5:]
    after = _TOKEN.findall(text[end : end + NEAR])[:5]
    return tuple(sorted({_bucket(feature) for feature in _around(before, after)}))


@lru_cache(maxsize=65536)
def _buckets(kind: str, text: str) -> tuple[int, ...]:
    return tuple(sorted({_bucket(feature) for feature in _within(text)}))


def _bucket(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


def _within(name: str) -> Iterator[str]:
    bare = name.removeprefix("The ").removeprefix("the ")
    words = bare.split()
    yield f"whole {bare.lower()}"
    yield f"words {min(len(words), 5)}"
    if bare != name:
        yield "the"
    if not words:
        return
    for word in words:
        yield f"word {word.lower()}"
        yield f"shape {_shape(word)}"
    first, last = words[0], words[-1]
    yield f"first {first.lower()}"
    yield f"last {last.lower()}"
    yield f"shapes {' '.join(map(_shape, words[:4]))}"
    for size in (2, 3, 4):
        yield f"end {last[-size:].lower()}"
        yield f"begin {first[:size].lower()}"
        if len(words) > 1:
            yield f"first end {first[-size:].lower()}"
            yield f"last begin {last[:size].lower()}"
    letters = f"^{bare.lower()}$"
    for at in range(len(letters) - 2):
        yield f"three {letters[at : at + 3]}"
    kind = f"{len(words) > 1}"
    yield f"english {' '.join('y' if english(word) else 'n' for word in words[:4] if word not in _SMALL)}"
    if given.known(first):
        yield f"given {kind}"
    if surname_shaped(last):
        yield f"surname {kind}"
    if is_asian_surname(first) or is_asian_surname(last):
        yield f"asian {kind}"
    if any(word in _SMALL for word in words[1:]):
        yield "small"


_SMALL = word_set("of the and for in on to with a an is at by from &")


def english(word: str) -> bool:
    """Whether a word is an English word that is written in small letters too.

    >>> english("Church"), english("Hopper")
    (True, False)
    """
    lower = word.lower()
    return lower in tables.words("english") or (lower.endswith("s") and lower[:-1] in tables.words("english"))


def ordinary_word(word: str) -> bool:
    """Whether a word, or what it is an inflected form of, is an English word.

    >>> ordinary_word("Borrowed"), ordinary_word("Thinking"), ordinary_word("Hopper")
    (True, True, False)
    """
    return english(stem(word))


def stem(word: str) -> str:
    """Return a verb in small letters without its ending, where it stands so in the table of words; else as it is."""
    lower = word.lower()
    bare = re.sub(r"(?:ing|ed)$", "", lower)
    return next((form for form in (lower, bare, f"{bare}e", bare[:-1]) if english(form)), lower)


def _shape(word: str) -> str:
    if word.isdigit():
        return "0"
    if word.isalpha():
        if word.isupper():
            return "X." if len(word) == 1 else "XX"
        if word.islower():
            return "x"
        return "Xx" if word[0].isupper() and word[1:].islower() else "xX" if word[0].islower() else "XxX"
    shape = re.sub(r"[a-zà-ÿ]+", "x", re.sub(r"[A-ZÀ-Þ]+", "X", word))
    return re.sub(r"\d+", "0", shape)[:6]


def _around(before: list[str], after: list[str]) -> Iterator[str]:
    left = [_word(token) for token in reversed(before)] + ["<", "<"]
    right = [_word(token) for token in after] + [">", ">"]
    if left[0] in _END:
        left = ["<", "<"]
    yield f"-1 {left[0]}"
    yield f"-2 {left[1]}"
    yield f"-12 {left[1]} {left[0]}"
    yield f"+1 {right[0]}"
    yield f"+2 {right[1]}"
    yield f"+12 {right[0]} {right[1]}"
    yield f"+-1 {left[0]} {right[0]}"
    for token in left[:4]:
        yield f"- {token}"
    for token in right[:4]:
        yield f"+ {token}"


def _word(token: str) -> str:
    """Return a word as it is compared: small letters; a word with a capital that is no first one is a name."""
    if token[0].isupper() and token not in _OPENERS:
        return "Name" if len(token) > 1 else token
    return token.lower().replace("’", "'") if not token.isdigit() else "0"


_OPENERS = word_set("I The A An In At On And But So He She They We You It This That My Our His Her When If As For")
