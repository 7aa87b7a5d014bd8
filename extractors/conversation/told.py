"""What a conversation has told of named things so far, and who made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..reading.turns import Turn
from .makers import people
from .naming import Named
from .questions import Asked


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence of a speaker tells of a named thing."""

    turn: Turn
    speaker: str
    """The speaker's label."""
    sentence: str
    frame: str
    """The frame of the question, or "statement"."""
    relation: str
    """recommended, authored, hosts, influenced, or named: only that it is a work."""
    form: str
    type: str | None
    maker: str | None = None
    """Of authored and hosts: the person."""


GOODS = ("Product", "Software")
"""Classes of things that often bear the name of the firm that sells them: which of the two is meant stays open."""


@dataclass(slots=True)
class State:
    """Where a conversation stands."""

    asker: str | None = None
    wanted: Asked | None = None
    turns: int = 0
    """Since the question."""
    answered: int = 0
    """Sentences of the answer so far in this turn."""
    last: Told | None = None
    """What was named last."""
    last_age: int = 0
    """Sentences of the answer since."""
    pending: tuple[str, ...] = ()
    """Makers of a book that was spoken of and is not named yet."""
    pending_age: int = 0
    """Sentences since."""
    maker: tuple[str, ...] = ()
    """Who made what was named last."""
    writer: str | None = None
    """The label of the one who wrote a book that was just spoken of; "" if it is the one who is spoken to."""
    writer_by: str = ""
    """The label of the speaker who said so."""
    writer_age: int = 9
    """Sentences since."""
    endorsed: bool = False
    """The sentence before speaks for a work that it does not name."""
    author_asked: bool = False
    following: str = ""
    """The next sentence of the turn."""
    known: dict[str, str | None] = field(default_factory=dict)
    """Works named so far, with their classes."""
    labels: frozenset[str] = frozenset()
    """Of all speakers."""
    persons: frozenset[str] = frozenset()
    """First and last words of the names in the talk that may be those of persons."""
    surnames: frozenset[str] = frozenset()
    """Last words of those that surely are persons'."""
    asked_of: frozenset[str] = frozenset()
    """Labels of those who are asked; none until somebody is named or answers."""
    before: Asked | None = None
    """What was asked for last, when the question is closed."""
    said: set[str] = field(default_factory=set)
    """Words of the answer, in lower case."""
    searching: bool = False
    """The one who answers looks for the name of another work than the last."""

    def open(self, asker: str, wanted: Asked, asked_of: frozenset[str]) -> None:
        """Let a question be asked."""
        self.close()
        self.asker, self.wanted, self.before, self.turns = asker, wanted, wanted, 0
        self.asked_of = asked_of

    def close(self) -> None:
        """Let the question be over."""
        self.wanted, self.last, self.author_asked, self.searching = None, None, False, False
        self.maker, self.pending, self.asked_of, self.said = (), (), frozenset(), set()


def tell(state: State, told: Told, one: Named) -> Iterator[Told]:
    """Yield what is told and who made it."""
    state.last, state.last_age, state.maker = told, 0, ()
    state.known[told.form] = told.type
    yield told
    yield from _makers(state, told, one.makers)


def _makers(state: State, told: Told, makers: Iterable[str]) -> Iterator[Told]:
    relation = _MADE.get(told.type or "")
    for maker in makers:
        if relation:
            state.maker = (maker,)
            yield Told(told.turn, told.speaker, told.sentence, told.frame, relation, told.form, told.type, maker)


_MADE: Mapping[str, str] = {"Book": "authored", "Paper": "authored", "Podcast": "hosts"}
"""What a person whom "by" names did, by the class of the work: of a film the word does not say what."""


def made(state: State, turn: Turn, label: str, sentence: str, who: str) -> Iterator[Told]:
    """Yield who made what was named last."""
    last = state.last
    if last is not None:
        yield from _makers(state, Told(turn, label, sentence, last.frame, "named", last.form, last.type), people(who))
