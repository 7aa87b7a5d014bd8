"""What "the institute", "they" and "there" stand for: the one body named near by that fits, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.records.statement import Name
from kg.text.normalize import word_set

from ..naming.shapes import is_school, looks_like_person
from .chunk import Chunk
from .mentioned import Said

BODIES = word_set(
    "company firm startup start-up institute lab laboratory university college school hospital museum agency studio "
    "foundation charity bank magazine newspaper journal publisher label academy society association centre center club"
)
"""Nouns that, behind "the", stand for a body of their kind that was named."""
_ANY = word_set("company firm startup start-up")
"""Those that say nothing of the kind: their body's name holds no noun of another kind."""
_ALIKE = (
    word_set("lab labs laboratory laboratories"),
    word_set("centre center"),
    word_set("university college school academy"),
    word_set("magazine newspaper journal"),
)
_BACK = 3
"""Sentences before, across turns, in which a thing was named that a word may stand for."""
_PLURAL = re.compile(
    r"\b(?:people|children|men|women|folk|both|two|three|(?!was|is|has|this|his|its|us|as|yes|does|across|perhaps|always|"
    r"sometimes|besides|unless|guess|news|business|press|class|series|process|access|campus|thus|plus|bus)[a-z]{2,}s)\b"
)
"""Nouns of several, one of whom "they" may mean."""


def body(noun: str, earlier: Sequence[Chunk], talk: Sequence[Said]) -> Name | None:
    """Return the one body named near by that "the NOUN" may stand for; None where none or two fit.

    The nearer sentence decides: what is named in the sentence itself or the one before, before what is farther back.
    """
    for near in _rings(earlier, talk):
        if found := _one(chunk.name for chunk in near if _is_body(chunk, noun.lower())):
            return found[0] if len(found) == 1 and not any(map(_may_be_any, near)) else None
        if any(map(_may_be_any, near)):
            return None
    return None


_MANY = frozenset(("Organization", "Venue"))
"""Classes of what may be "they": those who run it are meant."""
_SENT = re.compile(
    r"\b(?:sent|send|submitted|submit|offered|took|pitched|gave|mailed|went|applied|wrote) (?:\w+ ){0,4}$"
)
_AND = re.compile(r"(?: \w+){0,2},?(?: because [^,]{1,40},)? (?:and|but|so|until) (?:then |of course |in the end )?$")


def sent_to(text: str, start: int, earlier: Sequence[Chunk]) -> Name | None:
    """Return the body to which something was just sent, where "they" answer: "I sent it to Globex and they took it"."""
    if not earlier:
        return None
    last = earlier[-1]
    if not last.types or not last.types <= _MANY or last.refers or not _SENT.search(text, 0, last.start):
        return None
    return last.name if _AND.fullmatch(text, last.end, start) else None


def several(text: str, start: int, earlier: Sequence[Chunk], talk: Sequence[Said]) -> Name | None:
    """Return the one firm or school that "they" may stand for: no persons, no other plural stand nearer."""
    sentences = [(earlier, text[:start]), *((said.things, said.text) for said in reversed(talk[-2:]))]
    for number, (chunks, words) in enumerate(sentences):
        people = talk[-number].people if number else [one for one in earlier if "Person" in one.types and not one.first]
        if len({one.form if not isinstance(one, Chunk) else one.name.form for one in people}) > 1:
            return None
        bodies = [chunk for chunk in chunks if chunk.types and chunk.types <= _MANY]
        if any(map(_may_be_any, chunks)):
            return None
        if bodies:
            rest = words[bodies[-1].end :]
            found = _one(chunk.name for chunk in bodies)
            return found[0] if len(found) == 1 and not _PLURAL.search(rest) else None
        if _PLURAL.search(words):
            return None
    return None


def place(earlier: Sequence[Chunk], talk: Sequence[Said]) -> Name | None:
    """Return the one body that "there" may stand for, of the nearest sentence that names a body or a place."""
    for near in _rings(earlier, talk):
        if any(map(_may_be_any, near)):
            return None
        if bodies := _one(chunk.name for chunk in near if chunk.types == {"Organization"}):
            return bodies[0] if len(bodies) == 1 else None
        if any("Place" in chunk.types for chunk in near):
            return None
    return None


def _rings(earlier: Sequence[Chunk], talk: Sequence[Said]) -> Iterator[Sequence[Chunk]]:
    """Yield what was named, the nearest first."""
    yield earlier
    for said in reversed(talk[-_BACK:]):
        yield said.things


def _may_be_any(chunk: Chunk) -> bool:
    """Tell whether nothing is known of a name, so that it may be what is meant."""
    return not chunk.types and not chunk.refers and not chunk.quoted and not looks_like_person(chunk.name.form)


def _is_body(chunk: Chunk, noun: str) -> bool:
    if not chunk.types or not chunk.types <= {"Organization", "Venue"}:
        return False
    words = word_set(chunk.name.form.lower().replace(",", " "))
    kin = next((alike for alike in _ALIKE if noun in alike), frozenset((noun,)))
    if noun in _ANY:
        return chunk.types == {"Organization"} and not words & (BODIES - _ANY) and not is_school(chunk.name.form)
    if noun in ("university", "college", "school"):
        return bool(words & kin) or is_school(chunk.name.form)
    return bool(words & kin) or (noun in ("journal", "magazine") and chunk.types == {"Venue"})


def _one(names: Iterator[Name]) -> list[Name]:
    """Return the names that are not one another's: of "Globex" and "Globex Labs" the longer."""
    found: list[Name] = []
    for name in names:
        own = set(name.form.split())
        twin = next(
            (at for at, one in enumerate(found) if own <= set(one.form.split()) or own >= set(one.form.split())), None
        )
        if twin is None:
            found.append(name)
        elif len(own) > len(found[twin].form.split()):
            found[twin] = name
    return found
