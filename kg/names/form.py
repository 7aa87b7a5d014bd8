"""The words of a thing's name as they are compared, without article, plural and marks; and its version numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.names import acronym
from kg.names.letters import words_of
from kg.text.normalize import fold, key

_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_MARKS = re.compile(r"^[《「『“\"'‘(]+|[》」』”\"'’)]+$")


@lru_cache(maxsize=65536)
def versions(form: str) -> tuple[str, ...]:
    """Return the version and model numbers in a name, in order: ("3.5",) of "Delta 3.5"; "v" before them goes.

    >>> versions("Delta-V3"), versions("Delta 4o"), versions("Delta II"), versions("delta2vec")
    (('3',), ('4o',), ('2',), ())
    """
    found = []
    for part in re.split(r"[\s_\-–—/:,()]+", key(form)):
        match = re.fullmatch(r"([^\W\d]*)(\d[\w.]*)", part)
        if match and not re.search(r"\d[^\W\d]{2,}\w*$", part):
            found.append(match[2].strip("."))
        elif part in _ROMAN and part != key(form):
            found.append(_ROMAN[part])
    return tuple(found)


@lru_cache(maxsize=65536)
def core(form: str) -> tuple[str, ...]:
    """Return the words by which a name is compared: title marks, a leading article and a plural s removed.

    >>> core("The Deep Nets"), core("Matrix, The")
    (('deep', 'net'), ('matrix',))
    """
    text = acronym.bare_plural(_MARKS.sub("", fold(form)))
    head, comma, tail = text.rpartition(",")
    if comma and key(tail) in {"the", "a", "an"}:
        text = head
    parts = words_of(text)
    if len(parts) > 1 and parts[0] in {"the", "a", "an"}:
        parts = parts[1:]
    return (*parts[:-1], singular(parts[-1])) if parts else (key(form),)


def singular(word: str) -> str:
    """Return the word without the ending of an English plural.

    >>> [singular(word) for word in ("laws", "boxes", "theories", "class", "bus")]
    ['law', 'box', 'theory', 'class', 'bus']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(?:[sxz]|ch|sh)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "'s")):
        return word[:-1]
    return word


def joined(form: str) -> str:
    """Return the letters and digits of `core` without anything between them."""
    return "".join(core(form))
