"""Whether two names may be one person's: full names here, a first name or surname alone in `bearer`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.names import chinese, foreign, given
from kg.names.bearer import part_of
from kg.names.letters import same_word
from kg.names.person import PersonName, family_first, is_asian_surname, joined, parse, plain, split
from kg.names.reason import Reason, because
from kg.names.sound import close, coarse
from kg.names.tables import rows

Words = tuple[str, ...]


@lru_cache(maxsize=65536)
def compare(a: str, b: str) -> Reason | None:
    """Return what two names say about whether they are one person's; None where they say nothing.

    >>> compare("Dr. Grace B. Hopper", "Hopper, Grace").rule, compare("Grace Hopper", "Edward Hopper").rule
    ('middle-name', 'given-name')
    """
    left, right = parse(a), parse(b)
    if not left.words or not right.words:
        return None
    if left.han or right.han:
        return _with_characters(left, right)
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return because("suffix", "one is a later bearer of the name than the other")
    if len(left.words) == 1 or len(right.words) == 1:
        return _single(left, right)
    if _nothing_shared(left.words, right.words):
        return None
    if part_of(left.words, right.words) or part_of(right.words, left.words):
        return None
    found = [reason for pair in _orders(left.words, right.words) if (reason := _aligned(*pair))]
    return max(found, default=None)


def _nothing_shared(a: Words, b: Words) -> bool:
    """Whether no word of the one is a word of the other, nor all words sound alike: then no rule can speak."""
    left, right = _signature(a), _signature(b)
    if not left.ascii or not right.ascii or not left.words.isdisjoint(right.words):
        return False
    return left.joined != right.joined and left.sounds != right.sounds


class _Signature(NamedTuple):
    """What of a name is looked at before anything else."""

    ascii: bool
    words: frozenset[str]
    joined: str
    sounds: tuple[str, ...]


@lru_cache(maxsize=65536)
def _signature(words: Words) -> _Signature:
    sounds = tuple(sorted(map(coarse, words)))
    return _Signature("".join(words).isascii(), frozenset(map(plain, words)), joined(words), sounds)


def _single(left: PersonName, right: PersonName) -> Reason | None:
    """Two names of one word each."""
    if len(left.words) != len(right.words):
        return None
    a, b = left.words[0], right.words[0]
    if same_word(a, b):
        return because("letters", "the names are equal but for titles, case and accents")
    if close(a, b) and not (given.known(a) and given.known(b)):
        return because("sound", f"“{a}” and “{b}” are close in sound")
    return None


def _orders(a: Words, b: Words) -> Iterator[tuple[Words, Words, str]]:
    """Both names with the family name last, in every order in which they may stand, and what was turned."""
    left, right = (_turned(words) if family_first(words) else words for words in (a, b))
    note = "the order of the names is turned" if (left == a) != (right == b) else ""
    yield left, right, note
    if note:
        yield a, b, ""
    if left != a:
        return
    if same_word(a[0], b[0]) and is_asian_surname(a[0]):
        yield _turned(a), _turned(b), ""
    turned = "the order of the names is turned"
    for other in dict.fromkeys([_turned(right), (right[-1], *right[:-1]), right[::-1]]):
        if other != right and not _two_given_names(left, other) and len(plain(right[0])) > 1:
            yield left, other, turned


def _turned(words: Words) -> Words:
    return (*words[1:], words[0])


def _two_given_names(a: Words, b: Words) -> bool:
    """Thomas Henry and Henry Thomas are two men."""
    return len(a) == len(b) == 2 and given.known(a[0]) and given.known(a[1])


def _aligned(a: Words, b: Words, note: str) -> Reason | None:
    """Compare two full names, family name last in both."""
    (names, family), (names2, family2) = split(a), split(b)
    if given.equal(a, b):
        return because("order", note) if note else because("letters", "the names are equal but for accents and hyphens")
    if not same_word("".join(family), "".join(family2)) and not _same_korean(family, family2):
        return None if note and not _other_script(a, b) else _family_close(names, family, names2, family2)
    reason = given.compare(names, names2, " ".join(family))
    if not note:
        return reason
    return Reason(min(reason.score, 82), reason.rule, f"{reason.why}; {note}") if reason.score > 62 else None


def _other_script(a: Words, b: Words) -> bool:
    return "".join(a).isascii() != "".join(b).isascii()


def _same_korean(a: Words, b: Words) -> bool:
    """이 is spelt Lee, Yi or Rhee; two Latin spellings are two names."""
    left, right = plain("".join(a)), plain("".join(b))
    if "".join(a).isascii() and "".join(b).isascii():
        return False
    table = rows("korean_surnames")
    return right in table.get(left, ()) or left in table.get(right, ())


def _family_close(names: Words, family: Words, names2: Words, family2: Words) -> Reason | None:
    """Family names close in sound count where the given names are equal, or as close, as in a transcription."""
    a, b = "".join(family), "".join(family2)
    if given.equal(names, names2) and close(a, b):
        return because("sound", f"“{a}” and “{b}” are close in sound and the given names are equal")
    if given.equal(names, names2) and plain(a)[:1] != plain(b)[:1]:
        return None
    alike = len(names) == len(names2) and given.transcribed(a, b)
    if alike and all(map(given.transcribed, names, names2)) and len(joined((*names, a))) > 8:
        return because("transcription", "both may transcribe one name of another script")
    return None


def _with_characters(left: PersonName, right: PersonName) -> Reason | None:
    if left.han and right.han:
        return _two_han(left, right)
    han, other = (left, right) if left.han else (right, left)
    name = chinese.simplified("".join(han.words))
    if len(han.words) > 1 and foreign.spells_out("·".join(han.words), " ".join(other.words)):
        return because("transcription", f"{'·'.join(han.words)} is “{' '.join(other.words)}” by its sound")
    if not han.full or han.titles or len(han.words) > 1:
        return None
    spelt, order = " ".join(other.words), chinese.reads_as(name, other.words)
    if order:
        return because("pinyin", f"“{spelt}” is how {''.join(han.words)} is read, {order}")
    if other.full and chinese.is_pinyin(other.words) and len(name) < 4 and not _may_be_given(name, other):
        return because("characters-differ", f"{''.join(han.words)} is not read “{spelt}”")
    return None


def _may_be_given(name: str, other: PersonName) -> bool:
    """Two characters may be the given name alone."""
    return len(name) == 2 and any(chinese.given_reads_as(name, word) for word in other.words)


def _given(name: str) -> str:
    """The given name of a Chinese name of three characters or more; two characters may be one by themselves."""
    return chinese.split_name(name)[1] if len(name) > 2 else name


def _two_han(left: PersonName, right: PersonName) -> Reason | None:
    a, b = (chinese.simplified("".join(name.words)) for name in (left, right))
    if left.titles or right.titles:
        return because("honorific", "the names are equal but for the title") if a == b and len(a) > 1 else None
    if a == b:
        return because("characters", "the characters are equal, one in traditional form")
    if min(len(a), len(b)) < 2 or a in b or b in a:
        return None
    if len(a) != len(b) and chinese.sound_alike(*sorted((_given(a), _given(b)), key=len)):
        return None
    if chinese.sound_alike(a, b):
        return because("hint", f"{a} and {b} sound alike but the characters differ")
    return because("characters-differ", f"the characters of {a} and {b} differ")
