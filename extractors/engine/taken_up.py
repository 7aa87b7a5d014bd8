"""What "it", "this" and "that" take up: the one thing named before, across turns, that the role asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg import nlp
from kg.records.vocabulary import WORKS
from kg.text.normalize import alternatives, word_set

from ..frames import Frame, Role, Unit
from ..naming.shapes import looks_like_person
from ..reference.chunk import Chunk
from ..reference.mentioned import Said
from ..reference.organizations import BODIES
from ..tables import classes
from .relations import Links
from .triggers import fits

_NEAR, _NEXT = 5, 2
"""Sentences before, across turns, of which the nearest with a fitting thing decides: for frames of few things, for
others."""
_OF_FEW = ("Submission", "Rejection", "Acceptance", "Award", "Founding", "Acquisition", "Investment")
"""Frames whose words leave little else that "it" may be: it may be farther off."""
_OF_ANY = ("Influence", "Criticism", "Recommendation")
"""Frames whose words fit nearly anything: only a work may be meant."""
_NAMES = 6
"""Names of the item before a sentence that "it" may take up."""


def taken_up(links: Links, at: int, frame: Frame, role: Role, unit: Unit) -> Chunk | None:
    """Return the one thing named before that "it" may stand for, as the role asks for; None where there are several.

    The sentence itself decides, then the item before it; in talk the sentences before across turns, the nearest first.
    There a thing without a name that is told of between ("a paper", "my first firm") stands in the way, and so does a
    name of which nothing is known.
    """
    if "Person" in role.classes and len(role.classes) == 1:
        return None
    sentence = links.sentence
    earlier = [chunk for word in range(at) if (chunk := links.chunk(word)) is not None]
    talks = sentence.passage.item.kind == "turn" and bool(sentence.talk)
    if links.lower[at] == "that" and not (talks and _alone(links, at)):
        return None
    for near in (earlier, list(sentence.before[-_NAMES:])):
        found = _fitting(near, role, unit)
        if any(chunk.quoted and not chunk.types and chunk.label == nlp.NAME for chunk in near) and not talks:
            return None  # a title of which nothing is known may be meant
        if found:
            return found[0] if len(found) == 1 else None
        if talks:
            break
    text = sentence.tokens.text[: sentence.tokens.starts[at]]
    return _of_talk(text, sentence.talk, frame, role, unit, links.lower[at]) if talks else None


def _alone(links: Links, at: int) -> bool:
    """Tell whether a "that" points at something: no noun, clause or question word hangs on it."""
    behind = links.lower[at + 1 : at + 2]
    return not behind or not behind[0].isalnum() or behind[0] in _BEHIND


_BEHIND = word_set(
    "is was has had 's ’s first in at to with for from by too as and but by on back then later really won got"
)


def _of_talk(text: str, talk: Sequence[Said], frame: Frame, role: Role, unit: Unit, word: str) -> Chunk | None:
    """Return the one fitting thing of the nearest sentence that has one; farther back, the only work of the talk.

    What stands behind a preposition is aside: no sentence is about it, and it is not taken up.
    """
    few = frame.name in _OF_FEW
    if not role.classes or _another(text, frame, role):
        return None
    for near in reversed(talk[-(1 if word in ("that", "this") else _NEAR if few else _NEXT) :]):
        leading = [chunk for chunk in near.things if not _aside(near.text, chunk)]
        if found := _lasting(leading, frame, role, unit):
            return found[0] if len(found) == 1 and not _another(near.text[found[-1].end :], frame, role) else None
        if any(map(_unknown, leading)) or _another(near.text, frame, role) or _bars(leading, role):
            return None
    if not few or "Organization" in role.classes:
        return None
    far = [chunk for said in talk for chunk in said.things if not _aside(said.text, chunk)]
    found = _lasting(far, frame, role, unit)
    if len(found) != 1 or any(map(_unknown, far)) or any(_another(one.text, frame, role) for one in talk):
        return None
    return found[0]


def _lasting(chunks: Sequence[Chunk], frame: Frame, role: Role, unit: Unit) -> list[Chunk]:
    """Return the things that may fill a role and go on being talked of: works and bodies, no fields and no places."""
    wanted = _WORKS if frame.name in _OF_ANY else _WORKS | {"Organization", "Podcast"}
    return [chunk for chunk in _fitting(chunks, role, unit) if not chunk.types or chunk.types & wanted]


_ASIDE = re.compile(
    r"\b(?:at|to|in|into|from|by|with|for|on|onto|than|like|near|over|under)(?: the| an?)? [\"“‘]?$",
    re.IGNORECASE,
)


def _aside(text: str, chunk: Chunk) -> bool:
    """Tell whether a name stands behind a preposition: no sentence is about it."""
    return _ASIDE.search(text, 0, chunk.start) is not None


def _bars(things: Sequence[Chunk], role: Role) -> bool:
    """Tell whether a work that was named nearer may be meant where a role asks for an organization."""
    return "Organization" in role.classes and any(chunk.types & _WORKS for chunk in things)


_WORKS = frozenset(WORKS)


def _fitting(chunks: Sequence[Chunk], role: Role, unit: Unit) -> list[Chunk]:
    """Return the things that may fill a role, each once."""
    named = {
        chunk.name.form: chunk
        for chunk in chunks
        if (chunk.types or chunk.quoted) and chunk.types != {"Person"} and fits(chunk, role, unit)
    }
    return list(named.values())


def _unknown(chunk: Chunk) -> bool:
    """Tell whether nothing is known of a name, so that it may be what is meant."""
    return not chunk.types and not chunk.refers and not chunk.quoted and not looks_like_person(chunk.name.form)


def _another(text: str, frame: Frame, role: Role) -> bool:
    """Tell whether words speak of a thing that fills the role as well and has no name: "a paper", "another firm"."""
    nouns = frozenset(noun for name, words in frame.through if name in ("", role.name) for noun in words)
    return _nameless(nouns | _of_classes(role.classes)).search(text) is not None


@cache
def _of_classes(wanted: tuple[str, ...]) -> frozenset[str]:
    """Return the nouns that tell of things of some classes."""
    nouns = {noun for noun, class_ in classes("work_nouns").items() if class_ in wanted}
    return frozenset(nouns | BODIES if "Organization" in wanted else nouns)


@cache
def _nameless(nouns: frozenset[str]) -> re.Pattern[str]:
    words = alternatives(noun for noun in nouns if noun != "*")
    return re.compile(
        rf"\b(?:an?|another|some|my|his|her|their|every|any|one|first|second|new|other) (?:[\w’'-]+ ){{0,2}}?"
        rf"(?:{words})\b"
        r"(?! (?:called|named)\b|, [A-Z“\"])",
        re.IGNORECASE,
    )
