"""The class of each name that running text gives: all that a document says of it, weighed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.names.classes import Decision, Vote, decide, known, learned
from kg.names.shape import given_name_alone, likely_person

from . import shapes

Place = tuple[str, int, int]
"""A text, and where in it a name begins and ends."""


@dataclass(slots=True)
class Told:
    """What a document says of one name."""

    places: list[Place] = field(default_factory=list)
    votes: Counter[tuple[str, str, float]] = field(default_factory=Counter)
    """Class, why, and weight of one such vote; and how often."""

    def vote(self, class_: str | None, weight: float, why: str) -> None:
        """Add a vote; none where no class is told."""
        if class_ is not None:
            self.votes[class_, why, weight] += 1

    def says(self, *classes: str) -> bool:
        """Tell whether some place says that it is of one of these classes."""
        return any(class_ in classes for class_, _, _ in self.votes)


def decided(found: Mapping[str, Told], text: str) -> dict[str, Decision]:
    """Return the decision on each name; `text` is all that the document says.

    A name of several words whose first stands for a person alone elsewhere is that person's.
    """
    first = {form: decide(_votes(form, told, text), _learned(form, told)) for form, told in found.items()}
    persons = {form for form, one in first.items() if " " not in form and one.class_ == "Person"}
    made = {}
    for form, told in found.items():
        head, _, rest = form.partition(" ")
        if rest and head in persons and shapes.looks_like_person(form) and shapes.by_name(form) is None:
            extra = Vote("Person", 3, f"“{head}” is a person")
            made[form] = decide((*_votes(form, told, text), extra), _learned(form, told))
        else:
            made[form] = first[form]
    return made


def _learned(form: str, told: Told) -> dict[str, float]:
    return learned.scores(form, told.places) if form.isascii() or form[:1].isalpha() else {}


def _votes(form: str, told: Told, text: str) -> Iterator[Vote]:
    """All votes: what the text says, what the name's own words say, and what is widely known."""
    for (class_, why, weight), times in sorted(told.votes.items()):
        yield Vote(class_, weight * min(times, _MOST) ** 0.5, why)
    yield from _own(form)
    kinds = known.classes(form)
    for class_ in kinds:
        yield Vote(class_, 3.2 if len(kinds) == 1 else 2.2, "widely known")
    if form.lower() != form and " " in form and form.lower() in text:
        yield Vote("Concept", 2.2, "written as a common noun elsewhere")


_MOST = 6
"""Equal votes that count."""
_LETTERS = re.compile(r"[A-Z][A-Z0-9&+.-]*[A-Z0-9+]s?")


def _own(form: str) -> Iterable[Vote]:
    """What a name's own words tell."""
    if class_ := shapes.by_name(form):
        yield Vote(class_, 6 if class_ in ("Venue", "Place", "Award") else 4.5, "its own words")
    elif " " in form and likely_person(form):
        yield Vote("Person", 4, "a given name at its head")
    elif given_name_alone(form):
        yield Vote("Person", 2.5, "a given name")
    if _LETTERS.fullmatch(form) or any(char.isdigit() for char in form):
        yield Vote("Person", -4, "no person's name")
        yield Vote("Organization", -2, "letters may stand for anything")
