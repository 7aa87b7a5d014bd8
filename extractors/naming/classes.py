"""The class of each name that running text gives: all that a document says of it, weighed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.names import chinese
from kg.names.classes import Decision, Vote, decide, known, learned
from kg.names.classes.features import english
from kg.names.shape import given_name_alone, likely_person
from kg.names.tables import words as name_words
from kg.text.normalize import word_set

from ..tables import words
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
    first = {form: _decided(form, told, _votes(form, told, text)) for form, told in found.items()}
    alone = {form: one.class_ for form, one in first.items() if " " not in form and one.class_ and one.sure}
    firms = _heads_of_firms(found)
    made = {}
    for form, told in found.items():
        extra = (*_by_first(form, alone), *((firms[form],) if form in firms else ()))
        made[form] = _decided(form, told, (*_votes(form, told, text), *extra)) if extra else first[form]
    return made


def _heads_of_firms(forms: Iterable[str]) -> dict[str, Vote]:
    """Return for each single word with which only firms' names begin what that tells: "Globex" of "Globex Foods"."""
    longer: dict[str, set[str]] = {}
    for form in forms:
        head, _, rest = form.partition(" ")
        if rest:
            longer.setdefault(head, set()).add(form)
    return {
        head: Vote("Organization", 3.5, f"short for {min(whole)}")
        for head, whole in longer.items()
        if all(form.rpartition(" ")[2].lower() in name_words("firm_words") for form in whole) and not english(head)
    }


def _by_first(form: str, alone: Mapping[str, str]) -> Iterator[Vote]:
    """What the class of the first word alone tells: "Zorba" of "Zorba Hallweg", "Globex" of "Globex Checkout"."""
    head, _, rest = form.partition(" ")
    if not rest or shapes.by_name(form) is not None:
        return
    if alone.get(head) == "Organization" and rest.istitle() and not english(rest) and not given_name_alone(head):
        yield Vote("Organization", 3, f"“{head}” is a firm")
    if alone.get(head) == "Person" and shapes.looks_like_person(form):
        yield Vote("Person", 3, f"“{head}” is a person")
    elif alone.get(head) == "Organization" or "Organization" in known.classes(head):
        if shapes.by_name(rest) == "Place" or rest.lower() in words("units"):
            yield Vote("Organization", 3.5, f"a part of {head}")
        elif all(english(word) for word in rest.split()):
            yield Vote("Product", 2.5, f"a thing of {head}’s")


def _decided(form: str, told: Told, votes: Iterable[Vote]) -> Decision:
    return decide(votes, _learned(form, told), alone=form.istitle() and " " not in form)


def _learned(form: str, told: Told) -> dict[str, float]:
    return {} if chinese.has_han(form) else learned.scores(form, told.places)


def _votes(form: str, told: Told, text: str) -> Iterator[Vote]:
    """All votes: what the text says, what the name's own words say, and what is widely known."""
    for (class_, why, weight), times in sorted(told.votes.items()):
        yield Vote(class_, weight * min(times, _MOST) ** 0.5, why)
    kinds = known.classes(form)
    listed = len(kinds) == 1 and kinds[0] not in ("Book", "Film") and " " in form
    yield from () if listed else _own(form)
    yield from _attended(told.places)
    for class_ in kinds:
        yield Vote(class_, 4 if len(kinds) == 1 else 2.5, "widely known")
    if form.lower() != form and " " in form and form.lower() in text:
        yield Vote("Concept", 2.2, "written as a common noun elsewhere")


_ATTENDED = (
    ("Book", re.compile(r"\b(?:read|reading|re-?read|books?|novels?|author|chapters?|memoir|library)\b")),
    (
        "Paper",
        re.compile(
            r"\b(?:papers?|thesis|dissertation|reviewers?|referees?|submitted|preprint|manuscript|co-?authors?|arxiv)\b",
            re.I,
        ),
    ),
    ("TVSeries", re.compile(r"\b(?:seasons?|episodes?|binge\w*|series|shows?|sitcom)\b")),
    ("Film", re.compile(r"\b(?:movies?|films?|cinema|theat(?:er|re)s|documentary|director)\b")),
    ("Podcast", re.compile(r"\b(?:podcasts?|listen(?:ed|ing)? to)\b")),
)
"""What one does with works of a class, or says of them."""


def _attended(places: Iterable[Place]) -> Iterator[Vote]:
    """Hints which of the classes of works it is, from the words near by; they tell nothing of whether it is one."""
    for class_, pattern in _ATTENDED:
        near = sum(pattern.search(text, max(0, start - 60), end + 60) is not None for text, start, end in places)
        if near:
            yield Vote(class_, 0.1 * min(near, _MOST) ** 0.5, "what one does with it")


_MOST = 6
"""Equal votes that count."""
_OWN = {"Venue": 6, "Place": 6, "Award": 6, "Field": 2.6, "Concept": 3.5}
"""How much the words of a name tell of a class, where it is not what they tell of most."""
_INNER = re.compile(r"(?!Mc|Mac|De|Van|Von|Le|La|Di|Du|Fitz|O[’'])[A-Z][a-z0-9]+[A-Z]\w*")
"""A word of two words, as products are named: "LoomHint"."""
_BODIES = word_set(
    "fondation orchestre ensemble hotel hôtel radio atelier studio théâtre institut banque éditions editions galerie "
    "conservatoire opéra maison restaurant café chez stiftung fundación fondazione banco teatro"
)
"""Words with which the names of bodies begin."""
_LETTERS = re.compile(r"[A-Z][A-Z0-9&+.-]*[A-Z0-9+]s?")


def _own(form: str) -> Iterable[Vote]:
    """What a name's own words tell."""
    if class_ := shapes.by_name(form):
        yield Vote(class_, _OWN.get(class_, 4.5), "its own words")
    elif " " in form and likely_person(form):
        yield Vote("Person", 4, "a given name at its head")
    elif given_name_alone(form):
        yield Vote("Person", 2.5, "a given name")
    elif " " in form and form.rpartition(" ")[2].lower() in name_words("firm_words"):
        yield Vote("Organization", 2.5, "a firm's word at its end")
    elif " " in form:
        ordinary = any(english(word) for word in form.split())
        if ordinary or not shapes.looks_like_person(form):
            yield Vote("Person", -1.5, "ordinary words")
        else:
            yield Vote("Person", 1.8, "words that are none of English")
    if _INNER.fullmatch(form.split()[0]):
        yield Vote("Person", -4, "a capital inside a word")
        if " " in form and shapes.by_name(form.rpartition(" ")[2]) == "Place":
            yield Vote("Organization", 2.6, "a name and a country")
    if " " in form and form.split()[0].lower() in _BODIES and not english(form.split()[-1]):
        yield Vote("Organization", 3, "its first word")
    if _LETTERS.fullmatch(form) or any(char.isdigit() for char in form):
        yield Vote("Person", -4, "no person's name")
        yield Vote("Organization", -2, "letters may stand for anything")
