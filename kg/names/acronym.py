"""Acronyms: whether a short form stands for the words of a longer one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.names.letters import latin, squeeze
from kg.names.tables import words

_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_LONG = 12


def is_short(form: str) -> bool:
    """Whether the form looks like an acronym: two capitals or more, few small letters, no space.

    >>> [is_short(form) for form in ("LLMs", "MoCo", "ViT", "Ada", "GAN Lab")]
    [True, True, True, False, False]
    """
    letters = [char for char in form if char.isalpha() and char.isascii()]
    capitals = sum(char.isupper() for char in letters)
    return " " not in form and 1 < len(letters) <= _LONG and capitals >= 2 and capitals * 2 >= len(letters) - 1


def bare_plural(form: str) -> str:
    """Return the acronym without the s of its plural: "LLMs" as "LLM"."""
    return form[:-1] if len(form) > 2 and form[-1] == "s" and form[-2].isupper() else form


@lru_cache(maxsize=65536)
def initials(form: str) -> str:
    """Return the first letters of the words of a name, small link words left out.

    >>> initials("Grace Hopper Institute of the Sea")
    'ghis'
    """
    return "".join(word[0] for word in _parts(form) if word not in words("link_words"))


@lru_cache(maxsize=65536)
def _parts(form: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\W_]+", latin(form)) if part)


def spells(short: str, long: str) -> bool:
    """Whether the acronym takes the first letters of the words of the long form, link words taken or left out.

    A run of small letters after a capital takes the beginning of one word: "ViT" is "Vision Transformer".

    >>> spells("RLHF", "Reinforcement Learning from Human Feedback"), spells("HoNo", "Honey Notes")
    (True, True)
    >>> spells("ICA", "Principal Component Analysis")
    False
    """
    short = bare_plural(short)
    parts = _parts(long)
    letters = squeeze(latin(short))
    if len(parts) < 2 or len(letters) < 2 or len(parts) > _LONG:
        return False
    plain = [part for part in parts if part not in words("link_words")]
    if letters in {"".join(p[0] for p in parts), "".join(p[0] for p in plain)}:
        return True
    pieces = [latin(piece) for piece in _CAMEL.findall(short)]
    capitals = re.findall(r"[A-Z][a-z]*", short)
    if any(len(piece) > 1 for piece in capitals) and len(capitals) == len(plain):
        return all(word.startswith(latin(piece)) for piece, word in zip(capitals, plain, strict=True))
    return (
        len(pieces) > 1
        and len(pieces) == len(plain)
        and all(w.startswith(p) for p, w in zip(pieces, plain, strict=True))
    )


def loosely(short: str, long: str) -> bool:
    """Whether the letters of the short form stand in the long one in order, the first at its beginning.

    Enough only where the page itself puts one beside the other: "Double Heddle Draft (DHD)".

    >>> loosely("REPL", "Read, eval, print loop"), loosely("CNN", "Edge Detection")
    (True, False)
    """
    letters, text = squeeze(latin(bare_plural(short))), squeeze(latin(long))
    if not 2 <= len(letters) <= 8 or len(text) <= len(letters) + 1 or letters[0] != text[0]:
        return False
    rest = iter(text)
    starts = {part[0] for part in _parts(long)}
    return all(letter in rest for letter in letters) and sum(letter in starts for letter in letters) * 2 >= len(letters)


def expands(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether every word of the short form is the next word of the long one, or the acronym of its next words.

    >>> expands(["GHI", "Berlin"], ["Grace", "Hopper", "Institute", "Berlin"])
    True
    """
    if len(short) > 6 or len(long) > _LONG:
        return False
    return _expands(tuple(short), tuple(word for word in long if latin(word) not in words("link_words")))


def _expands(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    reach = {0}
    for word in short:
        steps = set()
        for start in reach:
            if start < len(long) and latin(word) == latin(long[start]):
                steps.add(start + 1)
            if is_short(word) or word.isupper():
                letters = latin(word)
                end = start + len(letters)
                if end <= len(long) and letters == "".join(latin(w)[0] for w in long[start:end]) and end - start > 1:
                    steps.add(end)
        reach = steps
    return len(long) in reach
