"""Names close in sound: what a subtitle writes for what was said."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from kg.names.letters import latin, squeeze

_RULES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"tsch|tch|(?<!s)ch|cz|tj", "C"),
        (r"shch|sch|sh|zh", "s"),
        (r"ph", "f"),
        (r"kh|(?<!n)gh(?=[aeiou])|q|ck|c(?![eiyh])|x", "k"),
        (r"c(?=[eiy])|ts|tz|z", "s"),
        (r"dh", "d"),
        (r"th|dt", "t"),
        (r"(?<!n)gh|(?<=[aeiou])h", ""),
        (r"w|v", "v"),
        (r"^j(?=[aeiou])|^y(?=[aeiou])", "j"),
        (r"ou|oo|u", "u"),
        (r"ee|ie|ey|ij|ii|iy|yi|y|j(?![aeiou])|i", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)m(?![aeiou])", "n"),
    )
)
"""Spellings that stand for one sound, in the order in which they apply: Metaphone's idea, for many languages."""


@lru_cache(maxsize=65536)
def spoken(word: str) -> str:
    """Return the word as it sounds, vowels kept in coarse form.

    >>> spoken("Philip") == spoken("Fillip")
    True
    """
    text = squeeze(latin(word))
    for pattern, new in _RULES:
        text = pattern.sub(new, text)
    return text


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of `spoken`, and "a" for a vowel at the beginning."""
    text = spoken(word)
    return re.sub(r"^[aeiou]", "a", text)[:1] + re.sub(r"[aeiouh]", "", text[1:])


_COARSE = str.maketrans("gqbdvzjy", "kkptfscc")


@lru_cache(maxsize=65536)
def coarse(word: str) -> str:
    """Return the consonants with voiced and unvoiced ones alike, as other scripts are transcribed.

    >>> coarse("Gong") == coarse("Kong")
    True
    """
    return skeleton(word).lower().translate(_COARSE)


LONGEST = 64
"""Letters of a word beyond which nothing is compared by its sound."""


def distance(a: str, b: str) -> int:
    """Return the number of letters to change, add, drop or swap to turn one word into the other, 64 at most."""
    return OSA.distance(squeeze(latin(a)), squeeze(latin(b)), score_cutoff=LONGEST)


def close(a: str, b: str) -> bool:
    """Whether one word may be a mis-hearing or misspelling of the other.

    Short words (under five letters) must be equal; up to seven letters one may differ, but the first, from eight on
    two; where the consonants sound the same, one more, up to a third of the letters. Digits must be equal.

    >>> close("Lindqvist", "Lindkvist"), close("Ada", "Ida"), close("Loom-3", "Loom-4")
    (True, False, False)
    """
    left, right = squeeze(latin(a)), squeeze(latin(b))
    size = min(len(left), len(right))
    if left == right:
        return True
    if not 5 <= size <= LONGEST or re.sub(r"\D", "", left) != re.sub(r"\D", "", right):
        return False
    apart = OSA.distance(left, right, score_cutoff=4)
    limit = 1 if size < 9 else 2
    if skeleton(left) == skeleton(right):
        return apart <= max(1, max(len(left), len(right)) // 3)
    return apart <= limit and left[0] == right[0]
