"""Which pairs of nodes are worth comparing: those that share a block."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from kg.names import acronym, chinese, given, glossary, thing
from kg.names.form import joined
from kg.names.letters import latin, squeeze, words_of
from kg.names.person import parse
from kg.names.shape import LONGEST
from kg.names.sound import coarse, skeleton
from kg.names.tables import words
from kg.text.normalize import key

LIMIT = 60
"""A block with more names than this tells nothing and is left out; equal names and spellings are always compared."""


@lru_cache(maxsize=65536)
def blocks(name: str, person: bool) -> frozenset[str]:
    """Return the blocks in which a name stands."""
    if len(name) > LONGEST:
        return frozenset(("=" + key(name),))
    parts = words_of(name)
    text = "".join(parts) or name
    found = {"=" + squeeze(latin(name)), *_halves(text)}
    bones = skeleton(text)
    if len(bones) > 2:
        found.add("~" + bones)
    if len(parts) > 1:
        found.add("#" + " ".join(sorted(skeleton(part) or part for part in parts)))
        found.update(_short_forms(name, parts))
    elif acronym.is_short(name) or name.isupper():
        found.update(_acronyms(name))
    if chinese.has_han(name):
        found.update(_spelt(name))
    found.update(_person(name) if person else _institution(parts))
    return frozenset(found)


def _halves(text: str) -> Iterator[str]:
    """One letter wrong leaves one half of a word as it is."""
    size = len(text)
    if size > 5:
        for half in {size // 2, (size - 1) // 2, (size + 1) // 2}:
            yield f"<{text[:half]}"
            yield f">{text[-half:]}"


def _short_forms(name: str, parts: Sequence[str]) -> Iterator[str]:
    if parts[-1] in thing.HEADS or parts[-1] in ("learning", "research"):
        yield "=" + "".join(parts[:-1])
    yield "=" + joined(name)
    if ":" in name or "—" in name or "：" in name:
        yield "=" + joined(re.split(r"[:：—]", name)[0])
    plain = [part for part in parts if part not in words("link_words")]
    for letters in ("".join(part[0] for part in plain), "".join(part[0] for part in parts)):
        if len(letters) > 1:
            yield "@" + letters
    surface = [word for word in re.split(r"[\s,\-–]+", name) if word and latin(word) not in words("link_words")]
    if any(word.isupper() and len(word) > 1 for word in surface):
        yield "@" + "".join(latin(word) if word.isupper() else latin(word)[:1] for word in surface)


def _institution(parts: Sequence[str]) -> Iterator[str]:
    """A company without its legal form, a university without that word, in any order."""
    plain = [part for part in parts if part not in words("link_words")]
    told = [part for part in plain if part not in words("legal_forms") and part not in _INSTITUTION]
    if len(plain) < 6:
        yield "o" + " ".join(sorted(told))
        yield "o" + " ".join(sorted(plain))


_INSTITUTION = frozenset(
    [
        "university",
        "univ",
        "lab",
        "labs",
        "laboratory",
        "laboratories",
        "institute",
        "tech",
        "technology",
        "technologies",
    ]
)


def _acronyms(name: str) -> Iterator[str]:
    short = acronym.bare_plural(name)
    yield "@" + latin(squeeze(short))
    yield "@" + "".join(char.lower() for char in short if char.isupper())
    yield "=" + latin(squeeze(short))


def _spelt(name: str) -> Iterator[str]:
    """A Chinese name by its sound: surname and given name as they may be spelt."""
    yield "=" + squeeze(chinese.simplified(name))
    if english := glossary.in_english(name):
        yield "=" + joined(english)
    if chinese.is_han(name) and len(name) > 1:
        yield f"h{name[0]}{name[-1]}"
        yield f"h{name[0]}"
    if chinese.is_han(name) and 1 < len(name) < 5:
        surname, rest = chinese.split_name(chinese.simplified(name))
        for spelt in chinese.spelt_together(rest)[:12]:
            for family in chinese.surname_readings(surname):
                yield f"^{family}|{spelt}"


def _person(name: str) -> Iterator[str]:
    """Family name by its sound and the first letter of any form of the given name."""
    parsed = parse(name)
    if parsed.han or not parsed.words:
        return
    if len(parsed.words) == 1:
        yield "p" + coarse(parsed.words[0])
        return
    plain = [squeeze(latin(word)) for word in parsed.words]
    for family, rest in ((plain[-1], plain[:-1]), (plain[0], plain[1:])):
        yield f"^{family}|{''.join(rest)}"
        bones = coarse(family) or family
        for head in {head for first in (rest[0], rest[-1]) for head in given.heads(first)}:
            yield f"p{bones}|{coarse(head)[:1] or head[:1]}"


def pairs(names: Sequence[tuple[Hashable, frozenset[str]]]) -> list[tuple[int, int]]:
    """Return the pairs of positions that share a block, each once, sorted."""
    homes: dict[str, list[int]] = defaultdict(list)
    for place, (_, found) in enumerate(names):
        for block in found:
            homes[block].append(place)
    result: set[tuple[int, int]] = set()
    for block, members in homes.items():
        if len(members) > 1 and (len(members) <= LIMIT or block[0] in "=^"):
            result.update(combinations(members, 2))
    return sorted(result)
