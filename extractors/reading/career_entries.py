"""Entries of a life: "2003–2006: Weaver, Globex" below a heading such as "Career" is about the person of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.records.document import Item
from kg.text.normalize import fold, word_set

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.? )?"
_DATED = re.compile(
    rf"[\W_]*(?:(?i:since|from|in|until|circa|c\.) )?{_MONTH}(?P<start>{_YEAR})"
    rf"(?:\s*(?:[–—/-]|to|until)\s*(?:{_MONTH}(?P<end>{_YEAR}|\d\d\b)|(?i:present|now|today|date|current)))?"
    r"(?=$|[^\w])[\s:;,.|·)\]*–—-]*"
)
_HEADINGS = word_set("career biography employment positions jobs cv education studies schooling life background resume")


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry of a life without its dates."""

    words: str
    """What it says: of a bare date the text beside it."""
    start: str | None
    end: str | None
    """Years."""


def dated(item: Item) -> Dated | None:
    """Return what an entry of a life says, and the years before it; None for an entry of another kind.

    >>> entry = Item(4, 4, "Career", "story", "2003–06", "Weaver, Globex")
    >>> dated(entry)
    Dated(words='Weaver, Globex', start='2003', end='2006')
    """
    headings = set(re.findall(r"[a-zé]+", f"{item.section or ''} {item.part('list') or ''}".lower()))
    title = fold(item.title)
    match = _DATED.match(title) if headings & _HEADINGS and item.kind != "section" else None
    if match is None:
        return None
    words = title[match.end() :] or fold(item.body)
    start, end = match["start"], match["end"]
    return Dated(words, start, f"{start[:2]}{end}" if end and len(end) == 2 else end) if words else None


def of_life(item: Item) -> bool:
    """Tell whether the text of an entry stands beside a bare date, and so is about the person of the page."""
    told = dated(item)
    return told is not None and told.words == fold(item.body)
