"""Lists of names by their shape: rows, list entries or lines of which most begin with a name that the rest describes.

No heading tells: "Ada Lovelace — weaver; taught Grace Hopper" among its like is about Ada Lovelace, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.names.classes.features import english
from kg.names.guests import people
from kg.names.shape import likely_person
from kg.records.document import Document, Item
from kg.text.normalize import fold, word_set

from ..naming.shapes import by_description, by_heading, by_name, is_organization, looks_like_person
from ..tables import classes, words

_KINDS = ("list-item", "see-also", "paragraph", "company")
"""Kinds of items that may be entries about names; others are what their heading says."""
_FEWEST = 2
_MOST = 0.6
"""Share of a run's entries that begin with names."""
_SURE = 0.5
"""Share of them whose names cannot be other words."""
_LONGEST_NAME, _LONGEST_LINE = 7, 300
"""Words of a name; characters of a line without a list mark that is an entry."""
_PART = re.compile(r":\s+|\s+[–—-]\s+|,\s+|\s*[(（]")
"""What may stand between a name and what is said of it."""
_NAME = re.compile(r"(?:[^\W\d_a-z]|\d+(?=[A-Z])|[a-z]+(?=[A-Z]))[\w’'&.+/-]*")
_SMALL = word_set("of the and for in on to a an at by de la le du des von van der den & + y e und et da do al bin ibn")
_PRONOUN = word_set("i he she they we you it who what when where why how this that there these those her his")
_LABELS = word_set(
    "guest host show date duration length link links website source born education spouse children occupation title "
    "topic topics summary note notes status price location language format episode season publisher director advisor"
)
"""Words that alone label a value."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item with the name that it may begin with."""

    item: Item
    name: str
    rest: str
    class_: str | None
    sure: bool
    """No other words than a name's."""


def with_named_entries(document: Document) -> Document:
    """Return a document whose entries about names are items of persons, companies or named entities."""
    items: list[Item] = []
    for _, run in groupby(document.items, key=lambda item: (item.section, item.kind, item.part("list"))):
        items += _of_run(list(run))
    return document if items == list(document.items) else replace(document, items=tuple(items))


def _of_run(run: Sequence[Item]) -> Iterator[Item]:
    if run[0].kind not in _KINDS:
        return iter(run)
    found = {n: entry for n, item in enumerate(run) if (entry := _entry(item))}
    sure = sum(entry.sure for entry in found.values())
    if len(found) < max(_FEWEST, _MOST * len(run)) or sure < _SURE * len(found):
        return iter(run)
    return (_about(found[n]) if n in found else item for n, item in enumerate(run))


def _about(entry: _Entry) -> Item:
    kind = {"Person": "person", "Organization": "company"}.get(entry.class_ or "", "named-entity")
    return replace(entry.item, kind=kind, title=entry.name, body=entry.rest)


def _entry(item: Item) -> _Entry | None:
    """Return what an item says of the name with which it begins, None where it begins with none."""
    title, body = fold(item.title).strip(" *_"), fold(item.body)
    match = _PART.search(title) if not body and len(title) <= _LONGEST_LINE else None
    name, rest = (title[: match.start()], title[match.end() :]) if match else (title, body)
    if not rest or not _is_name(name) or is_made(rest):
        return None
    class_ = _class(name, rest, item)
    return _Entry(item, name, rest, class_, class_ == "Person" or _is_sure(name))


_MAKER = re.compile(
    r"(?:(?:written |edited |directed )?by )?(?P<name>[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){0,4}?)"
    r"(?=(?:,? (?:and|&) [^\W\d_a-z]| et al|[’']s? (?:\w+ )?\w+|,? \(?\d{4}|\s*[.;:,(]|\s+[–—-]\s|$))"
)


def is_made(rest: str) -> bool:
    """Tell whether what stands beside a name is who made it: "Ada Lovelace (1843)", "Ada Lovelace's film"."""
    maker = _MAKER.match(rest)
    if maker is None:
        return False
    name, own = maker["name"], rest[maker.end() :].lstrip()
    noun = re.match(r"[’']s? ((?:\w+ )?\w+)", own)
    if noun:
        nouns = classes("work_nouns")
        return looks_like_person(name) and any(word in nouns for word in (noun[1], *noun[1].split()))
    return " " in name and looks_like_person(name) and by_name(name) is None and _whole(name)


def _whole(name: str) -> bool:
    """Tell whether the words of a name are those of a person: a given name first, or words that are none of English."""
    return likely_person(name) or not any(english(word) for word in name.split())


def _class(name: str, rest: str, item: Item) -> str | None:
    """Return the class of a name by its words, the description beside it, or its heading."""
    if is_organization(name):
        return "Organization"
    described = by_description(rest)
    if _is_person(name, rest):
        return "Person"
    return described or by_name(name) or by_heading(item.section or "")


def _is_person(name: str, rest: str) -> bool:
    """Tell whether a name is a person's by its given name, or by a calling that the rest begins with."""
    if people(name) == () or by_name(name) is not None or by_description(rest):
        return False
    if likely_person(name) and " " in name:
        return True
    called = re.split(r"[,;.(]| (?:at|of|for|in|who|and|from|with)\b", rest, maxsplit=1)[0].lower().split()
    callings = words("roles") | words("human_nouns")
    return looks_like_person(name) and bool(called) and len(called) < 6 and called[-1] in callings


def _is_name(name: str) -> bool:
    tokens = name.split()
    if not tokens or len(tokens) > _LONGEST_NAME or name[-1] in "?!.,;" or tokens[0].lower() in _PRONOUN:
        return False
    if len(tokens) == 1 and (tokens[0].lower() in _LABELS or tokens[0].isdigit()):
        return False
    return all(_NAME.fullmatch(token) or (n and token.lower() in _SMALL) for n, token in enumerate(tokens))


def _is_sure(name: str) -> bool:
    """Tell whether a name has a word that is none of English, and so is no heading."""
    return is_organization(name) or any(
        not english(word) and len(word) > 1 for word in re.findall(r"[^\W\d_]+", name)
    )
