"""Whether a first name, a surname or a title with one may stand for a full name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.names import chinese, foreign, given
from kg.names.letters import same_word
from kg.names.person import PersonName, joined, parse, plain, split
from kg.names.tables import words

_HIS = frozenset(["mr", "monsieur", "herr", "sir", "lord", "senor", "signor", "don"])
_HER = frozenset(["mrs", "ms", "miss", "lady", "dame", "madam", "madame", "mme", "mlle", "frau", "senora", "signora"])


def bears(bare: str, full: str) -> str:
    """Return how a bare name may stand for a full one: "given name", "family name" … or "" where it does not.

    >>> bears("Grace", "Grace Hopper"), bears("Dr. Hopper", "Grace Hopper"), bears("王老师", "王小云")
    ('given name', 'family name', 'family name')
    """
    short, long = parse(bare), parse(full)
    if not short.words or not long.full or not _gender_fits(short, long):
        return ""
    if short.han:
        return _characters(short, long)
    if long.han:
        return _spelt(short, "".join(long.words))
    if len(short.words) > 1:
        return "" if long.suffix and not short.suffix else part_of(short.words, long.words)
    return _word(short.words[0], long, bool(short.titles))


def _word(word: str, long: PersonName, titled: bool) -> str:
    names, family = split(long.words)
    if len(plain(word)) < 2:
        return ""
    if same_word(word, family[-1]) or same_word(word, "".join(family)):
        return "family name"
    if same_word(word, names[0]):
        return "given name"
    if given.short_form(word, names[0]) and not titled:
        return "short form of the given name"
    pieces = [piece for part in long.words for piece in (part, *part.split("-")) if len(piece) > 2]
    return "part of the name" if any(same_word(word, piece) for piece in pieces) else ""


def part_of(short: Sequence[str], long: Sequence[str]) -> str:
    """Return which part of a longer name two words or more are, or ""."""
    if not 1 < len(short) < len(long):
        return ""
    if joined(short) == joined(long[-len(short) :]):
        return "family name" if len(plain(short[0])) > 1 else ""
    return "name without the last family name" if joined(short) == joined(long[: len(short)]) else ""


def _characters(short: PersonName, long: PersonName) -> str:
    name = chinese.simplified("".join(short.words))
    if long.han and len(long.words) > 1:  # 萨洛 and 萨洛老师 of 米科·萨洛
        parts = [chinese.simplified(word) for word in long.words]
        return "family name" if name == parts[-1] else "given name" if name == parts[0] and len(name) > 1 else ""
    if long.han:
        surname, first = chinese.split_name(chinese.simplified("".join(long.words)))
        if name == surname and short.titles:
            return "family name"
        return "given name" if len(name) > 1 and name == first else ""
    if short.titles and any(plain(part) in chinese.surname_readings(name) for part in (long.words[0], long.words[-1])):
        return "family name"
    if (
        not short.titles
        and not chinese.is_pinyin(long.words)
        and foreign.spells_out("·".join(short.words), " ".join(long.words))
    ):
        return "name by its sound"
    names = (joined(long.words[:-1]), joined(long.words[1:]))
    return "given name" if len(name) == 2 and any(chinese.given_reads_as(name, first) for first in names) else ""


def _spelt(short: PersonName, long: str) -> str:
    surname, first = chinese.split_name(chinese.simplified(long))
    if len(short.words) != 1:
        return ""
    if short.titles and plain(short.words[0]) in chinese.surname_readings(surname):
        return "family name"
    return "given name" if len(first) > 1 and chinese.given_reads_as(first, short.words[0]) else ""


def _gender_fits(short: PersonName, long: PersonName) -> bool:
    """A man's title is not a woman's, where the given name is known for one."""
    first = plain(long.words[0])
    if _HIS & set(short.titles):
        return first not in words("womens_names")
    return not (_HER & set(short.titles)) or first not in words("mens_names")
