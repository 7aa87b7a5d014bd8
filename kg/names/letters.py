"""Letters as they are compared: accents and other scripts folded to Latin, with the ways to spell them out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.names.tables import rows
from kg.text.normalize import key

_SPELT = {
    "\u0308": ("", "e"),  # ä: a, ae
    "\u0304": ("", "h", "u"),  # ō: o, oh, ou
    "\u030a": ("", "a"),  # å: a, aa
}
"""What may stand for an accent, besides nothing."""

_HANGUL = (
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"],
    [
        "a",
        "ae",
        "ya",
        "yae",
        "eo",
        "e",
        "yeo",
        "ye",
        "o",
        "wa",
        "wae",
        "oe",
        "yo",
        "u",
        "wo",
        "we",
        "wi",
        "yu",
        "eu",
        "ui",
        "i",
    ],
    [
        "",
        "k",
        "k",
        "k",
        "n",
        "n",
        "n",
        "t",
        "l",
        "k",
        "m",
        "l",
        "l",
        "l",
        "p",
        "l",
        "m",
        "p",
        "p",
        "t",
        "t",
        "ng",
        "t",
        "t",
        "k",
        "t",
        "p",
        "t",
    ],
)
"""Revised Romanization of initial, vowel and final, in the order in which Unicode composes the syllables."""

_WORD = re.compile(r"[^\W_]+(?:[+#*]+(?!\w))?|[*]")


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """Return the text in lower-case Latin letters, accents removed; Chinese characters and digits stay.

    >>> latin("Þórður Łukasz Лев")
    'thordur lukasz lev'
    """
    folded = key(text)
    if folded.isascii():
        return folded
    table = rows("letters")
    out = []
    for char in unicodedata.normalize("NFD", folded.replace("i̇", "i")):
        if unicodedata.combining(char):
            continue
        out.append("".join(table[char]) if char in table else char)
    return _hangul(unicodedata.normalize("NFC", "".join(out)))


def _hangul(text: str) -> str:
    return "".join(_syllable(ord(char) - 0xAC00) if "가" <= char <= "힣" else char for char in text)


def _syllable(number: int) -> str:
    initial, rest = divmod(number, 588)
    vowel, final = divmod(rest, 28)
    return _HANGUL[0][initial] + _HANGUL[1][vowel] + _HANGUL[2][final]


@lru_cache(maxsize=65536)
def spellings_of(word: str) -> frozenset[str]:
    """Return the ways to write a word without its accents: "Müller" as muller and as mueller, at most 16.

    >>> {"muller", "mueller"} <= spellings_of("Müller")
    True
    """
    if word.isascii():
        return frozenset((squeeze(key(word)),))
    ways = [""]
    for char in unicodedata.normalize("NFD", key(word)):
        if char in _SPELT:
            ways = [way + more for way in ways for more in _SPELT[char]][:16]
        elif not unicodedata.combining(char):
            ways = [way + char for way in ways]
    if "ü" in unicodedata.normalize("NFC", key(word)):
        ways += [ways[0].replace("u", "v"), ways[0].replace("u", "yu")]
    return frozenset(squeeze(latin(way)) for way in ways)


def squeeze(text: str) -> str:
    """Return the text without anything but letters and digits."""
    return text if text.isalnum() else "".join(char for char in text if char.isalnum())


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name as `latin` folds them, "+", "#" and "*" kept where they end one.

    >>> words_of("Moravec’s C++ Self-Supervised_Nets")
    ('moravecs', 'c++', 'self', 'supervised', 'nets')
    """
    return tuple(_WORD.findall(re.sub(r"(?<=\w)'(?=\w)", "", latin(text))))


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Whether two words are one, accents spelt out or left away: "Müller", "Mueller" and "Muller"."""
    return key(a) == key(b) or bool(spellings_of(a) & spellings_of(b))
