"""Names of everything but persons: organizations, works, methods, ideas, places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache

from kg.names import acronym, chinese, glossary
from kg.names.form import core, joined, versions
from kg.names.letters import latin, same_word, squeeze, words_of
from kg.names.reason import Reason, because
from kg.names.sound import close, spoken
from kg.names.tables import rows, words
from kg.text.normalize import fold, key

_TITLED = ("Book", "Paper")
_NOT_HEARD = ("Place", "Venue", "Award")
"""Kinds whose names are known well enough that a different letter means a different thing."""


def compare(a: str, b: str, type_a: str | None = None, type_b: str | None = None) -> Reason | None:
    """Return what two names say about whether they are one thing's; None where they say nothing."""
    for rule in _TABLE:
        reason = rule(a, b, (type_a, type_b))
        if reason is not None:
            return reason
    return None


Types = tuple[str | None, str | None]


def _equal(a: str, b: str, types: Types) -> Reason | None:
    if squeeze(key(a)) == squeeze(key(b)) and _symbols(a) == _symbols(b):
        if _different_case(a, b):
            return because("listed", f"“{a}” and “{b}” are different words by their capitals")
        return because("letters", "the names are equal but for case, spaces and punctuation")
    return None


def _different_case(a: str, b: str) -> bool:
    """Short words in capitals are names, in small letters words: "US" and "us"."""
    return a != b and len(a) <= 3 and {a.islower(), b.islower()} == {True, False} and (a.isupper() or b.isupper())


def _symbols(form: str) -> str:
    """What tells "C" from "C++" and "V" from "V*"."""
    return "".join(char for char in form if char in "+#*")


def _accents(a: str, b: str, types: Types) -> Reason | None:
    left, right = words_of(a), words_of(b)
    if (left and left == right) or (len(a.split()) == len(b.split()) and all(map(same_word, a.split(), b.split()))):
        return because("accents", "the names are equal but for accents and punctuation")
    return None


def _versions_differ(a: str, b: str, types: Types) -> Reason | None:
    left, right = versions(a), versions(b)
    if sorted(left) != sorted(right) and _letters_only(a) and _letters_only(b):
        shown = [", ".join(found) or "none" for found in (left, right)]
        return because("version", f"the version or model numbers differ: {shown[0]} and {shown[1]}")
    return None


def _letters_only(form: str) -> str:
    return "".join(char for char in key(form) if char.isalpha())


def _plural(a: str, b: str, types: Types) -> Reason | None:
    left, right = joined(a), joined(b)
    if left and left == right and _symbols(a) == _symbols(b):
        return because("plural", "the names are equal but for plural, article, hyphens and marks")
    return None


def _initials_left_out(a: str, b: str, types: Types) -> Reason | None:
    """ "A. M. Award" and "Award": only single letters before the rest."""
    short, long = sorted((core(a), core(b)), key=len)
    more = long[: len(long) - len(short)]
    initials = more != () and all(len(word) == 1 and word.isalpha() for word in more)
    if initials and len(short) > 1 and long[len(more) :] == short and "." in a + b:
        return because("initials", "one leaves out the initials before the name")
    return None


def _characters(a: str, b: str, types: Types) -> Reason | None:
    if chinese.has_han(a) and chinese.has_han(b) and chinese.simplified(key(a)) == chinese.simplified(key(b)):
        return because("characters", "the characters are equal, one in traditional form")
    return None


def _translated(a: str, b: str, types: Types) -> Reason | None:
    for term, other in ((a, b), (b, a)):
        english = glossary.in_english(term) if chinese.is_han(term) else None
        if english is not None and joined(english) == joined(other):
            return because("translation", f"{term} is Chinese for “{english}”")
    return None


def _legal_form(a: str, b: str, types: Types) -> Reason | None:
    left, right = _bare_company(a), _bare_company(b)
    if left == right and left != () and "Person" not in types:
        return because("legal-form", "the names are equal but for the legal form")
    return None


def _bare_company(form: str) -> tuple[str, ...]:
    parts = list(words_of(re.sub(r"&\s*(?:co\b\.?|company)", " ", key(form))))
    while len(parts) > 1 and parts[-1] in words("legal_forms"):
        parts.pop()
    return tuple(parts)


def _same_words(a: str, b: str, types: Types) -> Reason | None:
    left, right = _canonical_words(a), _canonical_words(b)
    if left == right and len(left) > 1 and ("Organization" in types or "Venue" in types):
        return because("short-form", "the names are equal but for common short forms of a word")
    return None


@lru_cache(maxsize=65536)
def _canonical_words(form: str) -> tuple[str, ...]:
    return tuple(_synonyms().get(word, word) for word in words_of(form) if word not in words("link_words"))


@cache
def _synonyms() -> dict[str, str]:
    return {word: head for head, rest in rows("same_words").items() for word in (head, *rest)}


def _reordered(a: str, b: str, types: Types) -> Reason | None:
    left, right = _canonical_words(a), _canonical_words(b)
    numbered = versions(a) != () and versions(a) == versions(b)
    loose = numbered or any(type_ in _LOOSE for type_ in types)
    if loose and len(left) > 1 and Counter(left) == Counter(right) and left != right:
        return because("order", "the names hold the same words in another order")
    return None


_LOOSE = ("Organization", "Venue", "Award")
"""Kinds whose names turn their words about: "University of Acme" and "Acme University"."""


def _acronym(a: str, b: str, types: Types) -> Reason | None:
    for short, long in ((a, b), (b, a)):
        if acronym.is_short(short) and len(acronym.bare_plural(short)) > 2 and acronym.spells(short, long):
            return because("acronym", f"“{short}” takes the first letters of “{long}”")
        if acronym.is_short(short) and _inner_acronym(short, long):
            return because("acronym", f"“{short}” takes the first letters of “{long}”")
        parts, rest = fold(short).split(), _words(long)
        if 1 < len(parts) < len(rest) and acronym.expands(parts, rest):
            return because("acronym", f"“{short}” shortens the words of “{long}”")
    return None


def _inner_acronym(short: str, long: str) -> bool:
    """ "ABXL" for "Alpha Beta XL": the last word stays as it is."""
    rest = _words(long)
    last = rest[-1] if rest else ""
    if len(rest) < 3 or not (last.isupper() and short.endswith(last) and 1 < len(last) < len(short)):
        return False
    return acronym.spells(short[: -len(last)], " ".join(rest[:-1]))


def _words(form: str) -> list[str]:
    return [word for word in re.split(r"[\s,\-–]+", fold(form)) if word]


def _university(a: str, b: str, types: Types) -> Reason | None:
    """An organization by the first word of a university's name is that university."""
    if types != ("Organization", "Organization"):
        return None
    left, right = set(_canonical_words(a)), set(_canonical_words(b))
    if left and right and (left ^ right) == {"university"}:
        return because("short-form", "one leaves out “University”")
    short, long = sorted((chinese.simplified(key(a)), chinese.simplified(key(b))), key=len)
    if chinese.is_han(short) and chinese.is_han(long) and 1 < len(short) < len(long) and _abbreviates(short, long):
        return because("short-form", f"{short} is the usual short form of {long}")
    return None


def _abbreviates(short: str, long: str) -> bool:
    """北大 of 北京大学: the first characters of its parts; the long name ends in a word for an institution."""
    ends = ("大学", "学院", "研究院", "研究所", "公司", "集团", "实验室", "银行", "中学")
    end = next((end for end in ends if long.endswith(end)), "")
    if not end or short[0] != long[0]:
        return False
    rest = iter(long[1:])
    return short[-1] == end[0] and all(char in rest for char in short[1:]) and len(short) <= len(long) - 2


def _tech(a: str, b: str, types: Types) -> Reason | None:
    """ "Acme Tech" for "Acme Institute of Technology"."""
    short, long = sorted((_canonical_words(a), _canonical_words(b)), key=len)
    if short[-1:] == ("technology",) and long[-2:] == ("institute", "technology") and short[:-1] == long[:-2]:
        return because("short-form", "“Tech” is short for “Institute of Technology”")
    return None


def _subtitle(a: str, b: str, types: Types) -> Reason | None:
    if not all(type_ in _TITLED for type_ in types):
        return None
    heads = [_title_head(form) for form in (a, b)]
    if heads[0] and (heads[0] == joined(b) or heads[1] == joined(a)) and (heads[0] == heads[1]):
        return because("subtitle", "one leaves out the subtitle")
    return None


def _title_head(form: str) -> str:
    return joined(re.split(r"[::]\s|\s[—–-]\s", fold(form))[0])


def _sound(a: str, b: str, types: Types) -> Reason | None:
    acronyms = acronym.is_short(a) and acronym.is_short(b) and len(squeeze(latin(a + b))) < _HEARD
    if acronyms or any(type_ in _NOT_HEARD for type_ in types):
        return None
    left, right = words_of(a), words_of(b)
    near = _one_word_off(left, right) if len(left) == len(right) else _split_words(left, right)
    return because("sound", f"“{a}” and “{b}” are close in sound") if near else None


_HEARD = 11
"""Letters that two acronyms must have together before one may be the other misheard."""


def _one_word_off(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    pairs = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    return len(pairs) == 1 and _close(*pairs[0], len(left))


def _split_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """One word heard as two: neither part may be a letter or two."""
    return close("".join(left), "".join(right)) and all(len(word) > 2 for word in (*left, *right))


def _close(x: str, y: str, count: int) -> bool:
    """Close in sound; beside other words that are equal, a short word too where it sounds the same."""
    return close(x, y) or (count > 1 and min(len(x), len(y)) > 2 and x.isalpha() and spoken(x) == spoken(y))


def _generic_head(a: str, b: str, types: Types) -> Reason | None:
    """ "ABC architecture" for "ABC"."""
    short, long = sorted((fold(a), fold(b)), key=len)
    rest = key(long).removeprefix(key(short) + " ")
    adjective = rest in ("learning", "research") and re.fullmatch(r"\w+-\w+(?:ed|ile|ive)", key(short)) is not None
    if adjective or (rest in HEADS and (acronym.is_short(short) or versions(short))):
        return because("short-form", f"“{long}” says what {short} is")
    return None


HEADS = frozenset({"architecture", "framework", "algorithm", "method", "conference", "podcast"})


def _short_han(a: str, b: str, types: Types) -> Reason | None:
    """复旦 and 复旦大学, 中科院声学所 and 中国科学院声学研究所."""
    short, long = sorted((a, b), key=len)
    if types != ("Organization", "Organization") or not chinese.abbreviates(short, long):
        return None
    return because("short-form", f"{short} is short for {long}")


_TABLE: tuple[Callable[[str, str, Types], Reason | None], ...] = (
    _equal, _generic_head, _versions_differ, _accents, _plural, _initials_left_out, _characters, _short_han,
    _translated, _legal_form, _same_words, _tech, _reordered, _subtitle, _acronym, _university, _sound,
)  # fmt: skip
"""The rules in order; the first that speaks decides."""
