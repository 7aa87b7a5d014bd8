"""The one key by which forms are compared and looked up, the folding of white space, and words written as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_QUOTES = str.maketrans("‘’‚‛′`´ʼ“”„‟″«»「」『』", "'" * 8 + '"' * 11)
_DASHES = str.maketrans("‐‑‒–—―−", "-" * 7)
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | frozenset(
    chr(code) for start, end in ((0x202A, 0x202E), (0x2061, 0x2069), (0xFE00, 0xFE0F)) for code in range(start, end + 1)
)
"""Code points that change how text is laid out, not what it says."""


def fold(text: str) -> str:
    """Return the text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def word_list(text: str) -> tuple[str, ...]:
    """Return the words of a text that is a short table by itself, in order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that is a short table by itself."""
    return frozenset(text.split())


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression of words without its brackets, the longest first, each once.

    >>> alternatives(["总", "总经理", "C++"])
    'C\\\\+\\\\+|总经理|总'
    """
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=65536)
def key(form: str) -> str:
    """Return the form as it is compared: NFKC, case folded, white space, quotes and dashes folded, nothing invisible.

    A form that holds nothing else keeps its invisible characters; `key(key(form)) == key(form)` always.

    >>> key("“Ada  LOVELACE”") == key('"Ada Lovelace"')
    True
    """
    if form.isascii():
        return fold(form.replace("`", "'").casefold()) or form
    text = form.translate(_QUOTES).translate(_DASHES)
    for _ in range(3):  # compatibility forms may fold to letters that compose again
        text = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold().translate(_DASHES)
    visible = "".join(char for char in text if char not in _INVISIBLE)
    return fold(unicodedata.normalize("NFKC", visible)) or fold(text) or text


def common_words(lines: Sequence[str]) -> frozenset[str]:
    """Return the words that a page writes in lower case."""
    return frozenset(word for line in lines for word in re.findall(r"(?<![\w.@/\-])[a-z]{2,24}(?![\w@/])", line))


_STROKES = dict(zip("ŁłĐđĦħıŒœŦŧ", "LlDdHhiOoTt", strict=True))
"""Letters that are no base letter with a mark."""


def _base(char: str) -> str:
    return _STROKES.get(char) or unicodedata.normalize("NFD", char)[0]


_LATIN = {
    code: base
    for start, end in ((0x0100, 0x0250), (0x1E00, 0x1F00))
    for code in range(start, end)
    if (base := _base(chr(code))).isascii()
}


def base_letters(text: str) -> str:
    """Return the text with Latin letters beyond Western Europe's as their base letters, one for one: places hold.

    Patterns of names are written with "A-ZÀ-Þ"; read through this they hold for Polish, Turkish, Latvian, Vietnamese.

    >>> base_letters("Łukasz Šimek, Özge İpek")
    'Lukasz Simek, Özge Ipek'
    """
    return text if text.isascii() else text.translate(_LATIN)
