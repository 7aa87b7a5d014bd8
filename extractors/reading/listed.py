"""Names that the lists and the header of a document give, with the class that list, description or words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.chinese import has_han
from kg.names.guests import people
from kg.records.document import Document
from kg.records.statement import Name
from kg.text.normalize import fold

from ..naming import inside, shapes
from ..naming.han import class_of_description

ROLE_AT = re.compile(
    r"(?P<role>[^,;()]{2,80}?)\s+(?:at|of|for|in|with)\s+(?:the\s+)?(?P<place>[A-Z\d][^,;()]{1,80}|"
    r"[a-z]?[A-Z][^,;()]{1,80})$"
)

PODCAST = re.compile(r"\b(?:podcast|show|radio|cast|fm)\b|播客", re.IGNORECASE)
"""In the name of a channel: it is a show."""

_FOUNDER = re.compile(r"\b(?:co-?)?found(?:er|ing)|\bchief\b|\bC[A-Z]O\b|\bpresident\b|\bowner\b", re.IGNORECASE)


def fields(document: Document, *names: str) -> Iterator[str]:
    """Yield the values of the header fields of these names."""
    yield from (field.value for field in document.fields if field.name in names)


def home(document: Document) -> Name | None:
    """Return the organization that the header gives as the guest's own: the last of "role at ORGANIZATION"."""
    found = []
    for value in fields(document, "role"):
        for part in re.split(r"[;,]|\s·\s", value):
            if (match := ROLE_AT.search(part.strip())) and not re.search(
                r"\b(?:former|ex-|previous)", part, re.IGNORECASE
            ):
                found.append((bool(_FOUNDER.search(match["role"])), match["place"].strip()))
    return Name(max(found, key=lambda row: row[0])[1], "Organization") if found else None


_ARXIV = re.compile(r"(?:arxiv[: ]\s?)?\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)

_SLUG = re.compile(r"(?:papers?|articles?|books?|people|concepts?)/[\w./-]+", re.IGNORECASE)

_SLUGS = {"pa": "Paper", "ar": "Paper", "bo": "Book", "pe": "Person", "co": "Concept"}


def link_type(title: str) -> tuple[bool, str | None]:
    """Tell whether the head of a see-also link names a thing, and of what class.

    >>> link_type("1234.56789 (ABC)"), link_type("papers/on-looms"), link_type("overview")
    ((True, None), (True, 'Paper'), (False, None))
    """
    if _SLUG.fullmatch(title):
        return True, _SLUGS[title[:2].lower()]
    if match := _ARXIV.match(title):
        return True, "Paper" if match[0] == title else None
    return title[:1].isupper() and " " in title and not title.isupper(), shapes.by_name(title)


def listed(document: Document) -> Iterator[tuple[str, str | None]]:
    """Yield (form, class) of every name that the lists and the header of a document give."""
    for value in fields(document, "guest", "host"):
        yield from _with_inside(value, "Person", True)
        yield from ((name, "Person") for name in people(value))
    for value in fields(document, "show", "channel"):
        if PODCAST.search(value):
            yield fold(value), "Podcast"
    for label in sorted({fold(cue.speaker_raw) for cue in document.cues if cue.speaker_raw}):
        yield from ((name, "Person") for name in people(label) if " " in name)
    if place := home(document):
        yield place.form, place.type
    for item in document.items:
        if item.kind in LISTS:
            yield from _with_inside(
                item.title, entry_type(item.kind, item.title, item.body, item.part("list")), item.kind == "person"
            )
        elif item.kind == "see-also" and link_type(item.title)[0]:
            yield from _with_inside(item.title, link_type(item.title)[1], False)
        elif item.kind == "topic" and (type_ := topic_type(item.title)):
            yield from _with_inside(item.title, type_, False)


LISTS = ("person", "company", "tool", "concept", "named-entity")
"""Kinds of items that as a whole name a thing."""

_BY_KIND = {"person": "Person", "company": "Organization", "tool": "Method", "concept": "Concept"}


def entry_type(kind: str, form: str, body: str, heading: str | None) -> str | None:
    """Return the class that an entry of a list has by its own words, its description, or the heading of its list."""
    announced = _BY_KIND.get(kind) or (shapes.by_heading(heading) if heading else None)
    told = class_of_description(body) if body and has_han(form) else None
    if told and (announced == "Person" or not announced):
        return told
    if announced == "Person":
        return shapes.by_name(form) if shapes.by_name(form) in ("Organization", "Award", "Venue") else "Person"
    own = [shapes.by_name(name) for name in (form, *(inner.form for inner in inside.inside(form)))]
    described = shapes.by_description(body) if body else None
    fixed = next((type_ for type_ in own if type_ in ("Venue", "Award", "Place")), None)
    if announced == "Organization":
        return fixed if fixed in ("Award",) else "Organization"
    return fixed or described or next((type_ for type_ in own if type_), None) or announced


_TOPIC = re.compile(
    r"^(?!.*(?:\b(?:and|in|of|for|vs\.?|with|from|on|to|over)\b|['’]s\b|"
    r"[&:]))[\w-]+(?: [\w-]+){0,2}(?: \([\w -]+\))?$",
    re.I,
)


def topic_type(title: str) -> str | None:
    """Return the class of a topic that is a name by itself ("Reinforcement Learning"), None for a theme."""
    if not _TOPIC.match(title):
        return None
    return next(
        (
            type_
            for form in (title.split(" (")[0], title)
            if (type_ := shapes.by_name(form)) in ("Field", "Method", "Concept")
        ),
        None,
    )


def _with_inside(form: str, type_: str | None, persons: bool) -> Iterator[tuple[str, str | None]]:
    inner = inside.inside(form, persons)
    if all(name.of is not None for name in inner):
        yield form, type_
    for name in inner:
        yield name.form, type_ if name.of or type_ == "Person" else (shapes.by_name(name.form) or type_)
