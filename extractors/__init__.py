"""The extractors: Document to mentions, facts and sayings. One file a family, one row in `EXTRACTORS`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.records.document import Document, Item
from kg.records.statement import Extraction, Fact, Mention, Name, Refused, Saying
from kg.workspace import plugins

from . import (
    answers,
    brands,
    chinese,
    claims,
    engine,
    entity_lists,
    header,
    mentions,
    quotations,
    shows,
    stated,
    variants,
)
from .base import Context, Extractor
from .reading import listed
from .reading.named_entries import with_named_entries
from .reading.reading import Reading, read
from .rules.rulebook import family

EXTRACTORS = (
    Extractor("entity_lists", "lists of people, companies, tools, concepts and named entities", entity_lists.extract),
    Extractor("header", "guest, host and show in the header", header.extract),
    Extractor("frames", "who did what with whom and where, in whatever words", engine.extract),
    Extractor("descriptions", "who or what somebody or something is said to be", family("descriptions")),
    Extractor("career", "where people studied and worked, what they founded, who taught them", family("career")),
    Extractor("works", "who made works, where they were sent, what they build on", family("works")),
    Extractor("influence", "who or what inspired, shaped, taught or advised whom", family("influence")),
    Extractor("organizations", "investments, acquisitions, parts and places", family("organizations")),
    Extractor("chinese", "what Chinese sentences state", chinese.extract),
    Extractor("brands", "what bears the name of a firm before its own", brands.extract),
    Extractor("variants", "methods named by the acronym of an earlier one", variants.extract),
    Extractor("answers", "what speakers recommend, above all when asked, and whose it is", answers.extract),
    Extractor("shows", "who hosts the show, and who is a guest of it", shows.extract),
    Extractor("quotations", "whose words a speaker quotes, by the speaker's label", quotations.extract),
    Extractor("claims", "claims, predictions, quotes, numbers, definitions and prose", claims.extract),
    Extractor("stated", "opinions, predictions, advice and definitions that speakers state", stated.extract),
    Extractor("mentions", "known names, found again in items and cues", mentions.extract),
)
"""Every extractor, in the order in which they are run."""


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return every extractor, those of plugins last. Raises InputError for a plugin that cannot be used."""
    return (*EXTRACTORS, *plugins.rows("kg.extractors", Extractor, (row.name for row in EXTRACTORS)))


def listed_names(document: Document) -> tuple[Name, ...]:
    """Return the names that the lists and the header of a document give, sorted, no duplicates."""
    found = {Name(form, type_) for form, type_ in listed.listed(with_named_entries(document))}
    return tuple(sorted(found, key=_name_order))


def _name_order(name: Name) -> tuple[str, str]:
    return name.form, name.type or ""


def extract(document: Document, context: Context) -> Extraction:
    """Return everything that a document says: its mentions, facts and sayings, sorted, no duplicates."""
    return said(read(document, context))


def said(reading: Reading) -> Extraction:
    """Return everything that a document says, from its reading."""
    document = reading.document
    mentions_: set[Mention] = set()
    facts: set[Fact] = set()
    sayings: set[Saying] = set()
    refused: set[Refused] = set()
    for row in extractors():
        for record in row.extract(reading):
            if isinstance(record, Mention):
                mentions_.add(record)
            elif isinstance(record, Fact):
                facts.add(record)
            elif isinstance(record, Refused):
                refused.add(record)
            else:
                sayings.add(record)
    kept = _once(facts)
    mentions_.update(
        _named_in(kept, mentions_, document, {line: item.section for item in document.items for line in _lines(item)})
    )
    return Extraction(
        tuple(sorted(mentions_, key=repr)), tuple(kept), tuple(sorted(sayings, key=repr)), tuple(_unsaid(refused, kept))
    )


def _unsaid(refused: Iterable[Refused], facts: Iterable[Fact]) -> list[Refused]:
    """Return the refused candidates sorted, each once, without those that other words of the place state."""
    said = {(e.line, fact.subject.form, fact.predicate, fact.object.form) for fact in facts if (e := fact.evidence)}
    found: dict[tuple[int, str, str, str], Refused] = {}
    for one in sorted(refused, key=repr):
        found.setdefault((one.evidence.line, one.subject.form, one.predicate, one.object.form), one)
    return [found[place] for place in sorted(found) if place not in said]


def _lines(item: Item) -> range:
    return range(item.line, item.line_end + 1)


def _once(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts sorted; of those that say the same of the same words, the one that says most."""
    best: dict[tuple[str, ...], Fact] = {}
    for fact in sorted(facts, key=repr):
        e = fact.evidence
        same = (fact.subject.form, fact.predicate, fact.object.form, fact.polarity, str(e.line), e.quote)
        if same not in best or _fullness(fact) > _fullness(best[same]):
            best[same] = fact
    return sorted(best.values(), key=repr)


def _fullness(fact: Fact) -> int:
    return sum(part is not None for part in (fact.role, fact.start, fact.end, fact.kind))


def _named_in(
    facts: Iterable[Fact], known: Iterable[Mention], document: Document, sections: Mapping[int, str]
) -> Iterator[Mention]:
    """Yield a mention for each name of a fact that its place gives a class to, and that has no such mention there.

    Of a quote of several lines the mention is on the first that holds the whole name, if one does.
    """
    there = {(mention.line, mention.form, mention.type) for mention in known}
    for fact in facts:
        e = fact.evidence
        for name in (fact.subject, fact.object):
            if not name.type or name.form not in e.quote:
                continue
            lines = range(e.line, e.line_end + 1)
            line = next((line for line in lines if name.form in document.text(line)), None)
            if line is not None and (line, name.form, name.type) not in there:
                yield Mention(e.source, line, name.form, name.type, sections.get(line), rank=1)
