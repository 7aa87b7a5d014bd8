"""The header: guest, host and show by name, and what the guest's role says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.names.guests import people
from kg.records.document import Document, Field
from kg.records.statement import Evidence, Fact, Mention, Name
from kg.text.normalize import fold

from .naming import inside
from .reading.known import Known
from .reading.listed import PODCAST

_PERSONS = ("guest", "host")
_SHOWS = ("show", "channel")
SECTION = "header"


def extract(at_hand: Known) -> Iterator[Mention | Fact]:
    """Yield the mentions of the header, who hosts the show, and who appears in it."""
    document = at_hand.document
    for field in document.fields:
        yield from _named(document, field)
        if field.name not in (*_PERSONS, *_SHOWS):
            for found in at_hand.lexicon.find(field.value):
                if _stands(document, field, form := field.value[found.start : found.end]):
                    type_ = next(iter(found.entry.types), None) if len(found.entry.types) == 1 else None
                    yield Mention(document.source.id, field.line, form, type_, SECTION, rank=2)
    yield from _hosts(at_hand)


def _named(document: Document, field: Field) -> Iterator[Mention]:
    """Yield the person or show that a field names, as a whole and inside."""
    value = fold(field.value)
    if field.name in _PERSONS and _stands(document, field, value):
        persons = people(value)
        if len(persons) == 1:
            yield Mention(document.source.id, field.line, value, "Person", SECTION, whole=True)
        for name in dict.fromkeys((*persons, *(inner.form for inner in inside.inside(value, True)))):
            if name != value and _stands(document, field, name):
                of = value if len(persons) == 1 else None
                yield Mention(document.source.id, field.line, name, "Person", SECTION, of=of)
    elif field.name in _SHOWS and _is_show(document, field) and _stands(document, field, value):
        yield Mention(document.source.id, field.line, value, "Podcast", SECTION, whole=True)


def _is_show(document: Document, field: Field) -> bool:
    """Tell whether a field names a podcast: by its label or words, or since a Chinese page numbers its episodes."""
    numbered = document.source.language == "zh" and any(field.name == "episode" for field in document.fields)
    return field.name == "show" or PODCAST.search(field.value) is not None or numbered


def _stands(document: Document, field: Field, words: str) -> bool:
    return bool(words) and fold(words) in document.text(field.line)


def _hosts(at_hand: Known) -> Iterator[Fact]:
    """Yield that the host hosts the show, and that the guests appear in it, where the header names show and person."""
    document = at_hand.document
    shows = [f for f in document.fields if f.name in _SHOWS and _is_show(document, f) and _stands(document, f, f.value)]
    if not shows:
        return
    show = Name(fold(shows[0].value), "Podcast")
    if at_hand.host and any(field.name == "host" for field in document.fields):
        evidence = Evidence(document.source.id, shows[0].line, shows[0].line, show.form, "header:host")
        yield Fact(at_hand.host, "hosts", show, evidence, certainty="verbatim")
    for field in document.fields:
        for guest in people(field.value) if field.name == "guest" and field.line != _title_line(document) else ():
            if _stands(document, field, guest) and guest != show.form:
                evidence = Evidence(document.source.id, field.line, field.line, guest, "header:guest")
                yield Fact(Name(guest, "Person"), "appearsIn", show, evidence, certainty="verbatim")


def _title_line(document: Document) -> int:
    return next((field.line for field in document.fields if field.name == "title"), 0)
