"""The extractors: Document to mentions, facts and sayings. One file a family, one row in `EXTRACTORS`."""

from __future__ import annotations

from kg.document import Document
from kg.statement import Extraction, Fact, Mention, Name, Saying

from . import _known, entity_lists, header, mentions
from .base import Context, Extractor

EXTRACTORS = (
    Extractor("entity_lists", "lists of people, companies, tools, concepts and named entities", entity_lists.extract),
    Extractor("header", "guest, host and show in the header", header.extract),
    Extractor("mentions", "known names, found again in items and cues", mentions.extract),
)
"""Every extractor, in the order in which they are run."""


def listed_names(document: Document) -> tuple[Name, ...]:
    """Return the names that the lists and the header of a document give, sorted, no duplicates."""
    return tuple(sorted({Name(form, type_) for form, type_ in _known.listed(document)}, key=_name_order))


def _name_order(name: Name) -> tuple[str, str]:
    return name.form, name.type or ""


def extract(document: Document, context: Context) -> Extraction:
    """Return everything that a document says: its mentions, facts and sayings, sorted, no duplicates."""
    mentions_: set[Mention] = set()
    facts: set[Fact] = set()
    sayings: set[Saying] = set()
    for row in EXTRACTORS:
        for record in row.extract(document, context):
            if isinstance(record, Mention):
                mentions_.add(record)
            elif isinstance(record, Fact):
                facts.add(record)
            else:
                sayings.add(record)
    return Extraction(
        tuple(sorted(mentions_, key=repr)), tuple(sorted(facts, key=repr)), tuple(sorted(sayings, key=repr))
    )
