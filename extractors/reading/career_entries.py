"""Entries of a life: lines that begin with years, "2003–2006: Weaver, Globex", are about the person of the page.

A heading such as "Career" tells it, or their shape: most lines of a run begin with years, and half of those go on with
a post, a degree, a school, or what somebody does who is not named, "moved to Leeds".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.nlp.forms import forms
from kg.records.document import Document, Item
from kg.text.normalize import fold, word_set

from ..naming.shapes import is_school
from ..tables import words as table_words
from .passages import Passage, passages

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.? )?"
_DATED = re.compile(
    rf"[\W_]*(?:(?i:since|from|in|until|circa|c\.) )?{_MONTH}(?P<start>{_YEAR})"
    rf"(?P<open>\s*(?:[–—/-]|to|until)\s*(?:{_MONTH}(?P<end>{_YEAR}|\d\d\b)|(?i:present|now|today|date|current)"
    r"|(?=\s*(?:$|[^\w\s]|\s{2,}|\s[A-Z]))))?"
    r"(?=$|[^\w])[\s:;,.|·)\]*–—-]*"
)
_HEADINGS = word_set("career biography employment positions jobs cv education studies schooling life background resume")
_KINDS = ("list-item", "story", "chapter", "paragraph", "see-also")
_FEWEST, _MOST = 3, 0.6
"""Entries of a run by years that no heading tells, and the share of its entries that begin so."""
_LIFE = 0.5
"""Share of those that tell of a life."""
_VERBS = word_set(
    "join move start found study enrol enroll graduate train work leave win receive publish open marry emigrate return "
    "become take teach apprentice retire earn complete launch buy sell lead run meet"
)
_DEEDS = frozenset(form for verb in _VERBS for form in forms(verb)) | word_set(
    "born appointed promoted elected awarded hired move birth marriage degree phd internship apprenticeship stint"
)
"""Words with which an entry of a life begins that names nobody."""
_DEGREES = word_set("ba bsc ma msc mba phd llb llm md bfa mfa beng meng diploma doctorate dphil degree postdoc thesis")


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry of a life without its dates."""

    words: str
    """What it says: of a bare date the text beside it."""
    start: str | None
    end: str | None
    """Years."""
    lasting: bool = False
    """Whether it gives a time with two ends, or one that goes on."""


def with_lives(document: Document) -> Document:
    """Return a document whose entries of a life, told by their shape, have a part "years"."""
    items: list[Item] = []
    for _, run in groupby(document.items, key=lambda item: (item.section, item.kind, item.part("list"))):
        entries = list(run)
        items += [_marked(item) for item in entries] if _is_life(entries) else entries
    return document if items == list(document.items) else replace(document, items=tuple(items))


def _marked(item: Item) -> Item:
    told = _read(item)
    return replace(item, parts=(*item.parts, ("years", told.start or ""))) if told else item


def _is_life(run: Sequence[Item]) -> bool:
    """Tell whether the entries of a section are those of a life."""
    if run[0].kind not in _KINDS or _headed(run[0]):
        return False
    told = [told for item in run if (told := _read(item))]
    lives = sum(_of_somebody(one.words) for one in told)
    return len(told) >= max(_FEWEST, _MOST * len(run)) and lives >= _LIFE * len(told)


def _of_somebody(text: str) -> bool:
    """Tell whether words say what somebody was or did who is not named."""
    tokens = re.findall(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*", text.lower())
    begins = bool(tokens) and tokens[0] in _DEEDS
    return begins or is_school(text) or bool(set(tokens[:8]) & (table_words("roles") | _DEGREES))


def _headed(item: Item) -> bool:
    headings = set(re.findall(r"[a-zé]+", f"{item.section or ''} {item.part('list') or ''}".lower()))
    return bool(headings & _HEADINGS)


def dated(item: Item) -> Dated | None:
    """Return what an entry of a life says, and the years before it; None for an entry of another kind.

    >>> entry = Item(4, 4, "Career", "story", "2003–06", "Weaver, Globex")
    >>> dated(entry)
    Dated(words='Weaver, Globex', start='2003', end='2006', lasting=True)
    """
    if item.kind == "section" or not (_headed(item) or item.part("years")):
        return None
    return _read(item)


def _read(item: Item) -> Dated | None:
    title = fold(item.title)
    match = _DATED.match(title)
    if match is None:
        return None
    words = title[match.end() :] or " | ".join(_cells(item)) or fold(item.body)
    start, end = match["start"], match["end"]
    end = f"{start[:2]}{end}" if end and len(end) == 2 else end
    return Dated(words, start, end, match["open"] is not None) if words else None


def _cells(item: Item) -> Iterator[str]:
    """Yield the cells beside a date in a row of a table."""
    cells = [fold(value) for name, value in item.parts if name == "context"]
    yield from cells if len(cells) > 1 else ()


def life_passages(item: Item) -> Iterator[Passage]:
    """Yield the texts of an entry of a life, its years left out."""
    if told := dated(item):
        yield Passage(item, "body", told.words)
        if told.words != fold(item.body):
            yield from (passage for passage in passages(item) if passage.part != "title")


def of_life(passage: Passage) -> Dated | None:
    """Return what an entry of a life says where a text stands beside its years, and is about the person of the page."""
    told = dated(passage.item) if passage.part == "body" else None
    return told if told and told.words == passage.text else None
