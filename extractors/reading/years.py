"""The years of what a clause says: when it began, when it ended. A year belongs to the verb that it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import nlp
from kg.text.normalize import word_set

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec spring summer autumn fall winter year"
)
_BESIDE = word_set("early late mid around about the , of") | _MONTHS
"""Words between a preposition and its year."""
_IN, _SINCE, _UNTIL = (
    word_set("in during around about early late mid"),
    word_set("from since starting beginning"),
    word_set("until till through"),
)
_ABOUT = word_set("around about early late mid")
_PREPOSITIONS = _IN | _SINCE | _UNTIL | word_set("between before after by to of")
_DASHES = word_set("– - — to")
_BOUNDS = ("acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "appos", "list")
"""Labels of words that begin a clause of their own, or something as good as one."""


def years(clauses: nlp.Clauses, at: int, ended: bool = False) -> tuple[str | None, str | None]:
    """Return the years in which what a word says began and ended; None where no year is said, or more than one.

    `ended`: it is the end of something that is said ("left", "dropped out"), so that "in 1950" is the end.
    """
    lower = clauses.tokens.lower
    own = _clause(clauses, at)
    begins: set[str] = set()
    ends: set[str] = set()
    inside: set[str] = set()
    for year in _years(clauses, own):
        word, place = _said(lower, year)
        if word == "between" or word in _SINCE:
            begins.add(lower[year])
        elif word in _UNTIL or (
            place > 0 and (begins or inside) and _YEAR.fullmatch(lower[place - 1]) and _joins(lower, place)
        ):
            if word in _DASHES and not begins:
                begins, inside = inside, set()
            ends.add(lower[year])
        elif word in _IN:
            inside.add(lower[year])
    if ended:
        ends |= inside
    else:
        begins |= inside
    return _one(begins), _one(ends)


def _one(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _joins(lower: tuple[str, ...], place: int) -> bool:
    """Tell whether a word joins two years: "1930 – 1940", "from 1930 to 1940", "between 1930 and 1940"."""
    return lower[place] in _DASHES or (lower[place] == "and" and "between" in lower[max(0, place - 4) : place])


def _said(lower: tuple[str, ...], year: int) -> tuple[str, int]:
    """Return the preposition of a year and its place; adverbs, months and seasons may stand between them."""
    place = year - 1
    while place > 0 and lower[place] in _BESIDE and not (lower[place] == "of" and lower[place - 1] not in _MONTHS):
        place -= 1
    bare = lower[place] not in _PREPOSITIONS and lower[year - 1] in _ABOUT  # "joined Globex late 1940"
    return ("in" if bare else lower[place], place) if place >= 0 else ("", place)


def _years(clauses: nlp.Clauses, own: int) -> Iterator[int]:
    for at, word in enumerate(clauses.tokens.lower):
        if _YEAR.fullmatch(word) and not clauses.is_name(at) and _clause(clauses, at) == own:
            yield at


def _clause(clauses: nlp.Clauses, at: int) -> int:
    """Return the word that governs the clause of a word: its verb, what somebody is said to be, or the root."""
    heads, deps = clauses.tree.heads, clauses.tree.deps
    for word in clauses.path(at):
        if deps[word] in _BOUNDS or heads[word] == word:
            return word
        if deps[word] == "conj" and not clauses.is_name(word) and clauses.tree.tags[word] != "CD":
            return word
    return at
