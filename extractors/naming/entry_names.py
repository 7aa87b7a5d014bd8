"""Names that are the head of an entry in a list of a page: "Globex: a maker of looms", "Loom and Web, Ada Lovelace"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.classes import Vote
from kg.names.classes.features import english
from kg.names.particles import ARTICLE, PARTICLE
from kg.records.vocabulary import WORKS

from ..tables import classes, words
from . import shapes
from .discovery import Proper, is_title

_LONGEST = 8
"""Words of an entry's head that may be a name."""
_PERSON = rf"[A-ZÀ-ÞŁŠŽĐ][\w’'-]+(?: (?:{PARTICLE}|[A-Z]\.|{ARTICLE}?[A-ZÀ-ÞŁŠŽĐ][\w’'-]*)){{1,3}}"
_MADE = re.compile(
    rf"[\"“‘]?(?P<title>[^\"“”‘.;:()]{{2,90}}?)[\"”’]?(?:, | – | — | - | by |, by )(?P<maker>{_PERSON})"
    rf"(?= and {_PERSON}|[.,;(]| \(|$)"
)
"""A title and who made it, at the head of an entry."""
_NOTE = re.compile(r" ?\(([a-z][a-z -]{2,20})\)$")
"""The noun behind a title: "Loom and Web (book)"."""
_HUMAN = re.compile(
    r"(?:(?:the|an?|my|his|her|their|our|former|late|chief|senior|[\w’'-]+[’']s) )*(?:[\w-]+ ){0,2}?(?:"
    + "|".join(sorted(words("human_nouns") | words("roles"), key=lambda word: (-len(word), word)))
    + r")\b"
)
"""With what the description of a person begins: "columnist", "the guest's supervisor"."""


def entry_names(title: str, body: str, heading: str) -> Iterator[tuple[Proper, Vote | None]]:
    """Yield the name at the head of an entry, and its maker's; each with what its place tells, None for nothing.

    >>> [(one.form, vote.class_) for one, vote in entry_names("Weaving Alone, Ada Lovelace (book)", "", "Mentioned")]
    [('Weaving Alone', 'Book'), ('Ada Lovelace', 'Person')]
    >>> [(one.form, vote.class_) for one, vote in entry_names("Ada Tanewa", "columnist, dislikes looms", "Who is who")]
    [('Ada Tanewa', 'Person')]
    """
    promised = promised_class(heading)
    note = _NOTE.search(title)
    class_ = (classes("work_nouns").get(note[1]) if note else None) or (promised if promised in WORKS else None)
    if (made := _MADE.match(title)) and (class_ or promised == "Work") and is_title(made["title"]):
        if shapes.looks_like_person(made["maker"]) and shapes.by_name(made["maker"]) is None:
            yield _proper(made, "title"), Vote(class_ or "Work", 4.0, "its place in a list of works")
            yield _proper(made, "maker"), Vote("Person", 3.0, "who made a work of a list")
        return
    form = (title[: note.start()] if note else title.rstrip("?")).strip('"“”‘’«»')
    written = is_title(form) or shapes.looks_like_person(form)
    if (body or note) and len(form.split()) <= _LONGEST and written and _names(form):
        start = title.index(form)
        whole = Proper(start, start + len(form), form, shapes.by_name(form))
        yield whole, _described(body, class_, promised, bool(note))


def _proper(match: re.Match[str], group: str) -> Proper:
    return Proper(match.start(group), match.end(group), match[group], None)


def _names(form: str) -> bool:
    """Tell whether the head of an entry may be a name: no word of the language alone, nothing marked off."""
    tokens = form.split()
    if re.search(r"[,;:/…!?]|\.(?: |$)|\d:\d", form) or all(token.lower() in words("no_names") for token in tokens):
        return False
    return len(tokens) > 1 or (not english(form) and form.lower() not in words("roles"))


def _described(body: str, class_: str | None, promised: str | None, noted: bool) -> Vote | None:
    if class_ and noted:
        return Vote(class_, 4.0, "the noun beside it")
    if _HUMAN.match(body):
        return Vote("Person", 3.0, "the calling beside it")
    if described := shapes.by_description(body):
        return Vote(described, 3.0, "its description")
    return Vote(promised, 2.6, "the heading of its list") if promised else None


_KINDS = ("Book", "Film", "Podcast", "Person", "Organization", "Place", "Award", "Venue", "Product")
_BOOKISH = ("reading", "bibliography", "bookshelf", "library")
_READING = re.compile(r"\b(?:reading|bibliography|bookshelf|library|watch(?:ed|ing)?|seen|heard)\b", re.I)


def promised_class(heading: str) -> str | None:
    """Return the class, or Work, that all entries below a heading have by its words; None where it names several.

    >>> promised_class("Books"), promised_class("Films and albums"), promised_class("Companies and places")
    ('Book', 'Work', None)
    """
    nouns = classes("work_nouns")
    tokens = re.findall(r"[^\W\d_]+", heading.lower())
    works = {class_ for token in tokens if (class_ := nouns.get(token)) in WORKS}
    named = {class_ for pattern, class_ in shapes.HEADINGS if class_ in _KINDS and pattern.search(heading)}
    others = named - set(WORKS)
    if works and not others:
        return next(iter(works)) if len(works) == 1 else "Work"
    if not works and not others and (seen := _READING.search(heading)):
        return "Book" if seen[0].lower() in _BOOKISH else "Work"
    return next(iter(others)) if len(others) == 1 and not works else None
