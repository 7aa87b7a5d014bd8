"""The header: guest, host and show by name, and what the guest's role says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.names.guests import people
from kg.records.document import Document, Field
from kg.records.statement import Evidence, Fact, Mention, Name
from kg.text.normalize import fold

from .naming import inside
from .reading.known import PODCAST, Known

_PERSONS = ("guest", "host")
_SHOWS = ("show", "channel")
SECTION = "header"


def extract(at_hand: Known) -> Iterator[Mention | Fact]:
    """Yield the mentions of the header, and who hosts the show."""
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
    elif field.name in _SHOWS and _is_show(document, value) and _stands(document, field, value):
        yield Mention(document.source.id, field.line, value, "Podcast", SECTION, whole=True)


def _is_show(document: Document, value: str) -> bool:
    """Tell whether a show's name is a podcast's: by its words, or since a Chinese page numbers its episodes."""
    numbered = document.source.language == "zh" and any(field.name == "episode" for field in document.fields)
    return PODCAST.search(value) is not None or numbered


def _stands(document: Document, field: Field, words: str) -> bool:
    return bool(words) and fold(words) in document.text(field.line)


def _hosts(at_hand: Known) -> Iterator[Fact]:
    """Yield that the host hosts the show, where the header names both."""
    document = at_hand.document
    shows = [f for f in document.fields if f.name in _SHOWS and _is_show(document, f.value)]
    if at_hand.host is None or not any(field.name == "host" for field in document.fields):
        return
    for show in shows[:1]:
        evidence = Evidence(document.source.id, show.line, show.line, fold(show.value), "header:host")
        if _stands(document, show, show.value):
            yield Fact(at_hand.host, "hosts", Name(fold(show.value), "Podcast"), evidence, certainty="verbatim")
