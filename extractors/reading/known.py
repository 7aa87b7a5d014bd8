"""What is known when a document is read: its names, its guests, the organization it speaks of as "the company"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.names import glossary
from kg.names.guests import people
from kg.names.shape import likely_person
from kg.records.document import Document
from kg.records.statement import Name
from kg.text.normalize import fold

from .. import conversation
from ..base import Context
from ..conversation.told import Told
from ..naming import discovery, inside, shapes
from ..naming.contexts import by_context, goes_on
from ..naming.han import han_names
from ..naming.joint import joint_names
from ..naming.lexicon import Lexicon, case_counts
from ..tables import phrases
from .passages import Passage, Places, passages
from .turns import Turn, talk

ROLE_AT = re.compile(
    r"(?P<role>[^,;()]{2,80}?)\s+(?:at|of|for|in|with)\s+(?:the\s+)?(?P<place>[A-Z\d][^,;()]{1,80}|"
    r"[a-z]?[A-Z][^,;()]{1,80})$"
)
PODCAST = re.compile(r"\b(?:podcast|show|radio|cast|fm)\b|播客", re.IGNORECASE)
"""In the name of a channel: it is a show."""
_FOUNDER = re.compile(r"\b(?:co-?)?found(?:er|ing)|\bchief\b|\bC[A-Z]O\b|\bpresident\b|\bowner\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A document with what is known about it."""

    document: Document
    context: Context
    lexicon: Lexicon
    places: Places
    passages: tuple[Passage, ...]
    guest: Name | None
    """The one guest, where there is exactly one."""
    host: Name | None
    home: Name | None
    """The organization of the guest: what the page calls "the company"."""
    discovered: tuple[tuple[str, str | None], ...]
    """Names that the text itself gives, with the class that their words give away."""
    turns: tuple[Turn, ...]
    """What is said, a turn each, no sponsor's."""
    told: tuple[Told, ...]
    """What speakers name when asked, and what they call a work."""


def known(document: Document, context: Context) -> Known:
    """Gather what is known about a document."""
    texts = tuple(passage for item in document.items for passage in passages(item))
    guests = context.guests or tuple(name for value in fields(document, "guest") for name in people(value))
    hosts = context.hosts or tuple(name for value in fields(document, "host") for name in people(value))
    spoken = talk(document, guests, hosts)
    said, guests, hosts = spoken.turns, spoken.roles.guests, spoken.roles.hosts
    given = [*context.names, *((name, "Person") for name in (*guests, *hosts)), *listed(document)]
    given += [(other, type_) for form, type_ in tuple(given) for other in _other_ways(form)]
    counts = case_counts([*(passage.text for passage in texts), *(cue.text for cue in document.cues)])
    known_speakers = [turn for turn in said if turn.speaker_raw is not None]
    told = conversation.answers(known_speakers, counts)
    discovered = tuple(_discovered(texts, said, {form for form, _ in given}, counts, told))
    fields_ = ((form, "Field") for form in phrases("fields"))
    lexicon = Lexicon(given, [*discovered, *fields_], counts)
    return Known(
        document=document,
        context=context,
        lexicon=lexicon,
        places=Places(document),
        passages=texts,
        guest=Name(guests[0], "Person") if len(guests) == 1 else None,
        host=Name(hosts[0], "Person") if len(hosts) == 1 else None,
        home=home(document),
        discovered=discovered,
        turns=said,
        told=told,
    )


def _other_ways(form: str) -> Iterator[str]:
    """Yield what running text may say for a known name: the Chinese term, "self-taught" for "Self-taught Learning"."""
    yield from glossary.in_chinese(form)
    if match := re.fullmatch(r"(\w+-\w+(?:ed|ile|ive)) (?:learning|research)", form, re.IGNORECASE):
        yield match[1].lower()


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
    if announced == "Person":
        return "Person"
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


def _discovered(
    texts: Sequence[Passage],
    said: Sequence[Turn],
    given: Iterable[str],
    counts: Mapping[str, tuple[int, int]],
    told: Iterable[Told],
) -> Iterator[tuple[str, str | None]]:
    """Yield the names that the running text gives, sorted, each with its likeliest class.

    In speech a single word with a capital is a name only where it hardly ever stands in lower case.
    """
    found: dict[str, list[str]] = {}
    quoted: dict[str, list[str]] = {}
    for passage in texts:
        if passage.part == "title" and passage.item.kind in (*LISTS, "topic", "section"):
            continue
        for name in (*discovery.titles(passage.text), *discovery.proper_names(passage.text)):
            (quoted if name.quoted else found).setdefault(name.form, []).extend([name.type] if name.type else [])
    spoken = [sentence for turn in said for sentence in turn.sentences]
    for sentence in spoken:
        for name, type_ in _spoken_names(sentence):
            lower, capital = counts.get(name.form.lower(), (0, 1))
            if " " in name.form or lower <= 0.1 * capital or name.form in shapes.COUNTRIES or (type_ and not name.type):
                (quoted if name.quoted else found).setdefault(name.form, []).extend([type_] if type_ else [])
    found.update(quoted)
    for one in told:
        if one.type and not {"Organization", "Person"} & set(found.get(one.form, ())):
            found[one.form] = [one.type]
        if one.maker and " " in one.maker:
            found.setdefault(one.maker, ["Person"])
    for form, type_ in joint_names([*(passage.text for passage in texts), *spoken]):
        for part in re.split(" and | & ", form):
            found.pop(part, None)
        found[form] = [type_] if type_ else []
    known_forms = set(given)
    for form, kind in han_names([*(p.text for p in texts), *(cue.text for cue in said)], known_forms):
        found.setdefault(form, []).extend([kind] if kind else [])
    persons = {form for form, types in found.items() if " " not in form and _likeliest(types) == "Person"}
    firms = {form for form, types in found.items() if "Organization" in types}
    for form in sorted(found):
        if form not in known_forms and not (len(form.split()) == 2 and set(form.split()) <= firms):
            yield form, _likeliest(found[form]) or ("Person" if said and _somebody(form, persons) else None)


def _likeliest(types: Sequence[str]) -> str | None:
    """Return the class that most places give, the first by the alphabet of equals; None where none gives any."""
    return max(sorted(set(types)), key=types.count) if types else None


def _somebody(form: str, persons: Container[str]) -> bool:
    """Tell whether a name of several words is a person's: by its words, or since its first stands for one elsewhere."""
    first, _, rest = form.partition(" ")
    return bool(rest) and (
        likely_person(form) or (first in persons and shapes.looks_like_person(form) and shapes.by_name(form) is None)
    )


_BY_CONTEXT = (None, "Product", "Software", "Method", "Field", "Concept")
"""Classes given by the shape of a name or a noun beside it, which "founder of" or "at" before it overrule."""


def _spoken_names(text: str) -> Iterator[tuple[discovery.Proper, str | None]]:
    """Yield the names of a turn with the classes that their words, or those around them, or their enumeration tell."""
    last, shared = -1, None
    for name in (*discovery.titles(text), *discovery.spoken_titles(text), *discovery.proper_names(text)):
        if name.quoted:
            yield name, name.type
            continue
        told = by_context(text, name.start, name.end)
        if told is None and shared and goes_on(text, last, name.start):
            told = shared
        last, shared = name.end, told
        yield name, (told or name.type) if name.type in _BY_CONTEXT else name.type
