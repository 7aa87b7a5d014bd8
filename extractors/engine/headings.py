"""Entries below a heading that says what they are: a career, those who shaped the guest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.guests import people
from kg.records.document import Item
from kg.records.statement import Fact, Name
from kg.text.normalize import fold

from ..frames import Frame, Unit, frames
from ..naming.shapes import by_name, is_organization, looks_like_person
from ..reading.reading import Reading
from ..reference.chunk import Chunk
from .triggers import fits

_ENTRIES = ("list-item", "story", "person", "company", "tool", "concept", "number", "paragraph")
_NOT = re.compile(r"\b(?:not|no|never|without|nobody|none|neither)\b|[?？]", re.IGNORECASE)


def extract(reading: Reading) -> Iterator[Fact]:
    """Yield what entries say by the heading that they stand below."""
    for item in reading.document.items:
        if item.kind in _ENTRIES and (units := _under(item)):
            for frame, unit in units:
                yield from _entry(reading, item, frame, unit)


def _under(item: Item) -> list[tuple[Frame, Unit]]:
    """Return the units that the heading of an item evokes."""
    heading = f"{item.section or ''} {item.part('list') or ''}".lower()
    words = set(re.findall(r"[a-z]+", heading))
    found = []
    for frame in frames():
        for unit in frame.units:
            if unit.sort == "heading" and any(t in (words if t.isascii() else heading) for t in unit.triggers):
                found.append((frame, unit))
    return found


def _entry(reading: Reading, item: Item, frame: Frame, unit: Unit) -> Iterator[Fact]:
    text = fold(item.title)
    words = set(re.findall(r"[\w.'’-]+", f"{text} {fold(item.body)}".lower()))
    told = not _NOT.search(text) and (not unit.needs or unit.needs & words) and not unit.without & words
    if not told:
        return
    slots: dict[str, list[Chunk]] = {}
    for role, relations in unit.roles:
        for relation in relations:
            found = list(_filler(reading, text, relation))
            slots.setdefault(role, []).extend(one for one in found if fits(one, frame.role(role), unit))
    evidence = reading.places.evidence(item, text, f"frames:{frame.name}")
    if evidence is None:
        return
    for says in frame.says:
        for one in slots.get(says.subject, ()):
            for other in slots.get(says.object, ()):
                if one.name.form != other.name.form:
                    kind = unit.kind or says.kind
                    yield Fact(one.name, says.predicate, other.name, evidence, kind=kind, certainty="verbatim")


_WITH = re.compile(r"\b(?:with|under|by) ((?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+)")
_LEAD = re.compile(r"[A-ZÀ-Þ][^(,:;—–\d]{2,60}?(?=\s*(?:[(,:;—–\d]|$))")


def _bare(text: str) -> Iterator[Chunk]:
    """Yield what an entry begins with, where its words alone tell that it is an organization or persons."""
    if (lead := _LEAD.match(text)) is None:
        return
    form = lead[0].strip()
    if is_organization(form):
        yield Chunk(0, len(form), Name(form, "Organization"), frozenset(("Organization",)))
        return
    for name in people(form):
        if looks_like_person(name) and by_name(name) is None:
            yield Chunk(0, 0, Name(name, "Person"), frozenset(("Person",)))


def _filler(reading: Reading, text: str, relation: str) -> Iterator[Chunk]:
    """Yield the guest, the names with which an entry begins, or those behind its "with"."""
    if relation == "guest" and reading.person:
        yield Chunk(0, 0, reading.person, frozenset(("Person",)), refers=True)
    elif relation == "with":
        for companion in _WITH.finditer(text):
            yield Chunk(0, 0, Name(companion[1], "Person"), frozenset(("Person",)))
    elif relation == "lead":
        end = 0
        for found in reading.lexicon.find(text):
            if re.sub(r",|\band\b|&|/|the\b", "", text[end : found.start].lower()).strip(' "“‘'):
                return
            types = found.entry.types
            form = text[found.start : found.end]
            yield Chunk(found.start, found.end, Name(form, next(iter(types)) if len(types) == 1 else None), types)
            end = found.end
        if not end:
            yield from _bare(text)
