"""A title and its author, parted by a comma: "George Eliot, Middlemarch", "Middlemarch, George Eliot"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kg.names.classes.features import english

from ..naming import shapes
from .makers import is_person
from .titles import Span

_COMMA = re.compile(r"[”\"’'》]?,[”\"’']? [“\"‘《]?")
_GOES_ON = re.compile(r"[”\"’'》]?,? (?:and|or|then|plus) |[”\"’'》]?, [“\"‘]?[A-Z]")
_OF_TITLES = re.compile(r"(?:s|ing|ness|tion|sion|ity|ment|ism|ful|less|able|ous|ive|ary|ical|ism|ist)$")


def with_authors(
    text: str, found: Sequence[Span], counts: Mapping[str, tuple[int, int]], surnames: Collection[str] = ()
) -> list[Span]:
    """Return the spans of a sentence; of an author and a title side by side, the title is left, with its author.

    `surnames` are last words of names that are surely persons': "Eliot, Middlemarch" after "George Eliot" was named. Of
    two names of which neither is surely a person's, one that may be is left out, for it is no title either.
    """
    kept: list[Span] = []
    at = 0
    while at < len(found):
        a, b = found[at], found[at + 1] if at + 1 < len(found) else None
        if b is None or not _COMMA.fullmatch(text[a.end : b.head]) or a.makers or b.makers:
            kept.append(a)
            at += 1
            continue
        alone = not _GOES_ON.match(text, b.end) and not (kept and _GOES_ON.match(text, kept[-1].end))
        kept += _of_two(a, b, alone, counts, surnames)
        at += 2
    return kept


def _of_two(
    a: Span, b: Span, alone: bool, counts: Mapping[str, tuple[int, int]], surnames: Collection[str]
) -> list[Span]:
    first, second = (_is_author(span, surnames) for span in (a, b))
    if first and not second:
        return [replace(b, makers=(a.form,), head=a.head)]
    if second and not first and alone:
        return [replace(a, makers=(b.form,))]
    if first or second or not alone:
        return [a, b]
    if _may_be_person(a, counts):
        return [] if _may_be_person(b, counts) else [replace(b, head=a.head)]
    return [a] if _may_be_person(b, counts) else [a, b]


def _is_author(span: Span, surnames: Collection[str]) -> bool:
    return not span.quoted and (is_person(span.form) or span.form in surnames)


def _may_be_person(span: Span, counts: Mapping[str, tuple[int, int]]) -> bool:
    """Tell whether words that are no known name may be a person's: they are neither small nor worded like a title."""
    words = span.form.split()
    if span.quoted or not 2 <= len(words) <= 3 or not shapes.looks_like_person(span.form):
        return False
    return not any(
        counts.get(word.lower(), (0, 0))[0] or word.islower() or word in ("The", "A", "An") or _titled(word)
        for word in words
    )


def _titled(word: str) -> bool:
    """Tell whether a word is one of those with which titles are made: an English one with an ending of their kind."""
    return _OF_TITLES.search(word) is not None and (word.endswith(("s", "ing")) or english(word))
