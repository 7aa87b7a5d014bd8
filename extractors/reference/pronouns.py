"""Whom "he", "she" and "they" stand for: who is spoken of, by the names and pronouns before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.records.statement import Name
from kg.text.normalize import word_set

from .chunk import Chunk

HIM = frozenset(("him",))
_OFTEN = 3
"""Times that somebody must have been meant before to be meant again after another was named."""
_SHORTLY = 6
"""Names and pronouns before a "he" among which no two persons may be."""
_LEADS = word_set(
    "in after during before later then when while because although though since as ultimately finally eventually "
    "however today professor dr the a an also but and so this changed initially originally at even if once until"
)
"""Words that may stand before the subject of a sentence."""
_ACTS = re.compile(r"[’']s?\b|’s|\s(?:[a-z]+ed|[a-z]+s|gave|told|taught|led|made|had)\b")
"""After a name: it owns or does something, so that an object pronoun after it is somebody else."""
_CLAUSE = re.compile(r"(?:, (?:and|but|while|whereas|so)|;) $")


def third_person(guest: Name, speaker: Name, before: Sequence[Chunk]) -> Name | None:
    """Return who "he" or "she" is in a host's turn where nobody fits better: the guest, unless others are talked of."""
    people = [chunk.name for chunk in before if "Person" in chunk.types and not chunk.first]
    others = [name for name in people if not same(name, speaker)]
    of_guest = sum(same(name, guest) for name in others)
    return guest if not others or same(others[-1], guest) or of_guest >= _OFTEN else None


def pronoun(
    text: str, word: str, default: Name | None, earlier: Sequence[Chunk], before: Sequence[Chunk], described: bool
) -> Name | None:
    """Return the person a pronoun stands for: the subject so far, else who is described or the guest (`default`)."""
    subject = next((c.name for c in earlier[:1] if "Person" in c.types and _leads(text[: c.start])), None)
    if (nearer := own_clause(text, earlier)) is not None and word not in HIM:
        return nearer
    if any(chunk.first for chunk in earlier) and word not in ("my",):
        return _only_other(earlier, before)
    if word in HIM:
        others = [c for c in (*before, *earlier) if "Person" in c.types and c.name != default and not c.refers]
        acting = bool(others) and others[-1] in earlier and _ACTS.match(text, others[-1].end) is not None
        return default if subject != default or acting or subject is None else others[-1].name if others else None
    if subject is not None:
        return subject
    before = [chunk for chunk in before if not chunk.first and not chunk.refers]
    last = next((chunk for chunk in before if "Person" in chunk.types), None)
    if last is not None and default is not None and not described and not same(last.name, default):
        return None if any(same(chunk.name, default) for chunk in before) else default
    return default


def _leads(before: str) -> bool:
    """Tell whether a name after these words may be the subject of the sentence: no participle, no verb stands there."""
    words_ = before.lower().replace(",", " ").split()
    if all(word in _LEADS or word.isdigit() for word in words_):
        return True
    return before.rstrip().endswith(",") and words_[0] in _LEADS and len(words_) < 12


def own_clause(text: str, earlier: Sequence[Chunk]) -> Name | None:
    """Return the person who is the subject of the last clause: "Ada wove, and Grace is the head of …, which she"."""
    for chunk in reversed(earlier):
        if "Person" in chunk.types and _CLAUSE.search(text, 0, chunk.start):
            return chunk.name if _ACTS.match(text, chunk.end) and not chunk.first else None
    return None


def _only_other(earlier: Sequence[Chunk], before: Sequence[Chunk]) -> Name | None:
    """Return whom the speaker has named in this sentence, if nobody else shortly before: "I met Ada, and she"."""
    speaker = next(chunk.name for chunk in earlier if chunk.first)
    others = [
        chunk.name
        for chunk in (*before[-_SHORTLY:], *earlier)
        if "Person" in chunk.types and not chunk.first and not same(chunk.name, speaker)
    ]
    named = [chunk.name for chunk in earlier if "Person" in chunk.types and not chunk.refers]
    return named[-1] if named and others and all(same(name, named[-1]) for name in others) else None


def pair(before: Sequence[Chunk]) -> tuple[Name, ...]:
    """Return the two persons of the sentence before, where it has just two: whom "they" may stand for."""
    people: list[Name] = []
    for chunk in before[-6:]:
        if "Person" in chunk.types and not any(same(chunk.name, name) for name in people):
            people.append(chunk.name)
    return tuple(people) if len(people) == 2 else ()


def both(word: str, earlier: Sequence[Chunk], before: Sequence[Chunk]) -> tuple[Name, ...]:
    """Return the two persons whom "they" stands for, or "their": of its sentence, if any stands there before it."""
    if word.lower() == "their" and any("Person" in chunk.types for chunk in earlier):
        return pair(earlier)
    return pair(before)


def same(a: Name, b: Name) -> bool:
    """Tell whether two names of persons may be one: equal, or one a word of the other."""
    left, right = set(a.form.split()), set(b.form.split())
    return left <= right or right <= left
