"""Foreign names written in Chinese characters by their sound: 爱因斯坦 for Einstein."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from kg.names import chinese
from kg.names.letters import latin, squeeze
from kg.names.tables import words

_LATIN = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"sch|tch|sh|ch|zh|j|c(?=[eiy])|z|s|x", "S"),
        (r"ck|c|k|q|g", "K"),
        (r"ph|f|v|w|u(?=[aeio])", "F"),
        (r"th|t|d", "T"),
        (r"b|p", "P"),
        (r"m", "M"),
        (r"n", "N"),
        (r"l|r", "L"),
        (r"[^A-Z]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_PINYIN = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"zh|ch|sh|j|q|x|z|c|s", "S"),
        (r"ng|n", "N"),
        (r"g|k|h", "K"),
        (r"f|w", "F"),
        (r"d|t", "T"),
        (r"b|p", "P"),
        (r"m", "M"),
        (r"l|r", "L"),
        (r"[^A-Z]", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""Sounds that Chinese transcriptions do not tell apart; r and l before a consonant are often left out."""
ALONE, EACH, TOGETHER = 0.8, 0.6, 0.7
"""Share of consonants that must agree: of a family name alone, of each part of a full name, and of all its parts."""
_LONGEST = 16
"""Consonants of a single part; a longer one must agree wholly to be found by `sounds`."""


def spells_out(name: str, other: str) -> bool:
    """Whether a Chinese name of several parts, or of three characters and more, transcribes the Latin one.

    Parts between middle dots must agree one by one; a single part may be the family name alone.

    >>> spells_out("阿尔伯特·爱因斯坦", "Albert Einstein"), spells_out("爱因斯坦", "Albert Einstein")
    (True, True)
    >>> spells_out("爱因斯坦", "Ada Lovelace")
    False
    """
    parts = [part for part in re.split(r"[·・•‧]", name) if part]
    told = [word for word in other.split() if len(word) > 2]
    if not told or not parts or not chinese.is_han(name) or not 3 <= len(name) <= 40 or len(other) > 200:
        return False
    if len(parts) == 1:
        return len(told) > 1 and _foreign(parts[0]) and _alike(parts[0], told[-1]) >= _enough(parts[0])
    if len(parts) != len(told):
        return False
    shares = [_alike(part, word) for part, word in zip(parts, told, strict=True)]
    return min(shares) >= EACH and sum(shares) / len(shares) >= TOGETHER


def sounds(name: str) -> Iterator[str]:
    """Yield what a name in Chinese characters shares with every Latin one that it spells out: see `sounds_of`.

    Of a single part the consonants with up to two left out; of several parts how many they are, and how two begin.

    >>> set(sounds("爱因斯坦")) & set(sounds_of("Albert Einstein")) != set()
    True
    """
    parts = [part for part in re.split(r"[·・•‧]", name) if part]
    if len(parts) > 1:
        yield f"{len(parts)} {_spoken(parts[0])[:1]}{_spoken(parts[1])[:1]}"
    elif parts and 3 <= len(name) <= 40 and _foreign(name):
        yield from _thinned(_spoken(name))


def sounds_of(other: str) -> Iterator[str]:
    """Yield what a name in Latin letters shares with every Chinese one that spells it out: one thing at least."""
    told = [word for word in other.split() if len(word) > 2]
    if len(told) < 2 or len(other) > 200:
        return
    first, second = ({way[:1] for way in _written(word)} for word in told[:2])
    yield from sorted({f"{len(told)} {a}{b}" for a in first for b in second})
    for way in sorted({way for text in _written(told[-1]) for way in (text, _thin(text))}):
        yield from _thinned(way)


def _thinned(consonants: str) -> set[str]:
    """The consonants with up to two left out: what two that agree in `ALONE` of them share."""
    size = len(consonants)
    most = 0 if size < 4 or size > _LONGEST else 1 if size < 8 else 2
    gaps = (gap for count in range(most + 1) for gap in combinations(range(size), count))
    return {"".join(char for place, char in enumerate(consonants) if place not in gap) for gap in gaps}


def _foreign(part: str) -> bool:
    """Whether most of its characters are those by which foreign names are written."""
    usual = sum(char in words("foreign_characters") for char in chinese.simplified(part))
    return usual * 4 >= len(part) * 3 or (len(part) == 3 and usual == 2)


def _enough(part: str) -> float:
    """A short name that may be a Chinese one must agree wholly."""
    return 1.0 if len(part) == 3 and chinese.is_surname(part[0]) else ALONE


def _alike(part: str, word: str) -> float:
    """The share of consonants that agree; a liquid may be missing, the first sound must be the same."""
    spoken = _spoken(part)
    ways = {way for text in _written(word) for way in (text, _thin(text)) if spoken and way[:1] == spoken[:1]}
    shares = [Levenshtein.normalized_similarity(spoken, way) for way in ways if min(len(spoken), len(way)) > 1]
    return max(shares, default=0.0)


def _thin(text: str) -> str:
    """Without liquids that stand before a consonant or at the end."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=.)L(?=[^L]|$)", "", text))


@lru_cache(maxsize=4096)
def _spoken(part: str) -> str:
    text = "".join(chinese.readings(char)[0] for char in chinese.simplified(part) if chinese.readings(char))
    head = "A" if text[:1] in "aeoy" and text else ""
    for pattern, new in _PINYIN:
        text = pattern.sub(new, text)
    return head + text


@lru_cache(maxsize=4096)
def _written(word: str) -> tuple[str, ...]:
    """The consonants of a Latin word, "ch" read both ways."""
    return tuple(
        dict.fromkeys(_consonants(way) for way in (squeeze(latin(word)), squeeze(latin(word)).replace("ch", "k")))
    )


def _consonants(text: str) -> str:
    head = "A" if text[:1] in "aeiouy" and text else ""
    text = re.sub("^h", "k", text)
    for pattern, new in _LATIN:
        text = pattern.sub(new, text)
    return head + text
