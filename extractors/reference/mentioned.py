"""Sentences that were read, with the persons and things mentioned in them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.names.shape import likely_person, shaped_like_person
from kg.text.normalize import word_set

from . import gender
from .chunk import Chunk

WINDOW = 4
"""Sentences, the pronoun's own among them, in which a person was named whom it may stand for."""
MEMORY = 12
"""Sentences of a talk that are kept: a thing that is its topic is "it" for longer."""
IT = word_set("it this that its")
"""What may take up a thing that was named before."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a pronoun that stands for a person in a sentence."""

    start: int
    end: int
    form: str
    """The name; of a pronoun that of whom it stands for."""
    sure: bool
    """Whether it is known to be a person's."""
    refers: bool
    """Whether a pronoun stands there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that was read: its text, who is spoken of in it, and by whom it is said."""

    text: str
    people: tuple[Mention, ...]
    turn: int
    """The line where its turn or paragraph begins."""
    speaker: str | None
    things: tuple[Chunk, ...] = ()
    """What else is named in it: firms, schools, places, works."""


def usable(form: str, types: frozenset[str]) -> bool | None:
    """Tell whether a name is a person's: None where it may be one, as no class is known and it looks so.

    >>> usable("Ada", frozenset({"Person"})), usable("Ada Lovelace", frozenset()), usable("Globex", frozenset())
    (True, None, None)
    """
    if types:
        return types == {"Person"}
    if likely_person(form) or gender.of_name(form) or shaped_like_person(form):
        return None
    return None if " " not in form and form[:1].isupper() and form[1:].islower() else False


def same(a: str, b: str) -> bool:
    """Tell whether two names of persons may be one: equal, or one's words all words of the other.

    >>> same("Ada", "Ada Lovelace"), same("Ada", "Grace")
    (True, False)
    """
    left, right = set(a.split()), set(b.split())
    return left <= right or right <= left
