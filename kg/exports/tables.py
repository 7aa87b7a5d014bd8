"""The whole graph as plain tables that join by id: the schema of `kg export parquet` and `kg export tables`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from kg.exports import network
from kg.records.immutable import dataclass
from kg.records.statement import Evidence
from kg.records.vocabulary import ID
from kg.store.store import Store

Kind = Literal["string", "integer", "number", "boolean", "list"]
"""Types of cells; "list" is a list of strings."""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column, with what it holds."""

    name: str
    kind: Kind
    about: str
    to: str = ""
    """The table whose `id` the cells are; empty for none."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, and its rows in order."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Store], Iterator[Row]]


def _sources(store: Store) -> Iterator[Row]:
    of_source = store.recording_ids()
    for source in sorted(store.sources(), key=lambda one: one.id):
        told = (source.path, source.title, source.format, source.language, source.sha256)
        yield source.id, ID + source.id, *told, of_source.get(source.id)


def _recordings(store: Store) -> Iterator[Row]:
    for one in sorted(store.recordings(), key=lambda one: one.id):
        people = (store.people(one.id, "host"), store.people(one.id, "guest"))
        yield one.id, ID + one.id, one.title, one.url, one.duration_s, one.published, *people


def _entities(store: Store) -> Iterator[Row]:
    for one in store.records.entities():
        same = [other if "://" in other else ID + other for other in one.same_as]
        yield one.id, ID + one.id, one.type, one.name, list(one.aliases), one.description, same


def _mentions(store: Store) -> Iterator[Row]:
    for one in store.records.entities():
        for said in store.mentions(one.id):
            yield one.id, said.source, said.line, said.form, said.section


def _statements(store: Store) -> Iterator[Row]:
    for one in store.records.statements():
        thing = one.object if isinstance(one.object, str) else None
        value = None if isinstance(one.object, str) else one.object.value
        when = (one.role, one.start, one.end)
        known = (one.kind, one.certainty, network.influence(one) or None, list(one.premises))
        yield one.id, one.subject, one.predicate, thing, value, one.polarity == "negated", *when, *known


def _claims(store: Store) -> Iterator[Row]:
    for one in network.claims(store):
        when = (one.start_s, one.end_s, one.recording)
        yield one.id, one.text, one.kind, one.speaker, *when, list(one.about), one.hedged, one.horizon


def _evidence(store: Store) -> Iterator[Row]:
    for statement in store.records.statements():
        yield from (("statement", statement.id, *_place(said)) for said in statement.evidence)
    for claim in network.claims(store):
        yield from (("claim", claim.id, *_place(mention.evidence)) for mention in claim.mentions)
    for conflict in store.conflicts():
        for value in conflict.values:
            yield from (("conflict", conflict.id, *_place(said)) for said in value.evidence)


def _place(said: Evidence) -> Row:
    when = (said.start_s, said.end_s, said.timing, said.url)
    return said.source, said.line, said.line_end, said.quote, *when, said.extractor


def _conflicts(store: Store) -> Iterator[Row]:
    for one in store.conflicts():
        preferred = None if one.preferred is None else one.values[one.preferred].value
        yield one.id, one.kind, one.topic, [value.value for value in one.values], preferred, one.why


_ID = Column("id", "string", "local name: the part of the IRI after /id/")
_IRI = Column("iri", "string", "the IRI in the RDF graph")

TABLES = (
    Table(
        "sources",
        "what was read, a file a row",
        (
            *(_ID, _IRI),
            Column("path", "string", "where it lay"),
            Column("title", "string", "its title"),
            Column("format", "string", "the reader that took it"),
            Column("language", "string", "its language"),
            Column("sha256", "string", "of its bytes"),
            Column("recording", "string", "the recording that it is about", "recordings"),
        ),
        _sources,
    ),
    Table(
        "recordings",
        "the conversations",
        (
            *(_ID, _IRI),
            Column("title", "string", "its title"),
            Column("url", "string", "where it can be heard"),
            Column("duration_s", "number", "seconds"),
            Column("published", "string", "ISO date"),
            Column("hosts", "list", "ids of entities"),
            Column("guests", "list", "ids of entities"),
        ),
        _recordings,
    ),
    Table(
        "entities",
        "persons, organizations, works, ideas",
        (
            *(_ID, _IRI),
            Column("type", "string", "class of the ontology; empty where nothing tells"),
            Column("name", "string", "the name"),
            Column("aliases", "list", "other forms, in all scripts"),
            Column("description", "string", "what a page says of it"),
            Column("same_as", "list", "IRIs of the same thing elsewhere and of earlier ids"),
        ),
        _entities,
    ),
    Table(
        "mentions",
        "where each entity is named",
        (
            Column("entity", "string", "what is named", "entities"),
            Column("source", "string", "where", "sources"),
            Column("line", "integer", "line of the file, from 1"),
            Column("form", "string", "the words as they stand"),
            Column("section", "string", "the heading above"),
        ),
        _mentions,
    ),
    Table(
        "statements",
        "facts: subject, predicate, object",
        (
            _ID,
            Column("subject", "string", "of whom", "entities"),
            Column("predicate", "string", "property of the ontology"),
            Column("object", "string", "the other thing; empty where it is a value", "entities"),
            Column("value", "string", "the value, where the object is no entity"),
            Column("denied", "boolean", "a source says that it is not so"),
            Column("role", "string", "in which role"),
            Column("start", "string", "since when: ISO year, month or day"),
            Column("end", "string", "until when"),
            Column("kind", "string", "how, for influence: advised, inspired …"),
            Column("certainty", "string", "verbatim, observed, derived or proposed"),
            Column("influence", "string", "forward: the subject influenced the object; backward; or empty"),
            Column("premises", "list", "ids of the statements that it was concluded from"),
        ),
        _statements,
    ),
    Table(
        "claims",
        "what somebody said",
        (
            _ID,
            Column("text", "string", "the claim"),
            Column("kind", "string", "claim, prediction, opinion, fact, number, definition, advice or narration"),
            Column("speaker", "string", "who said it", "entities"),
            Column("start_s", "number", "second of the recording"),
            Column("end_s", "number", "second of the recording"),
            Column("recording", "string", "in which", "recordings"),
            Column("about", "list", "ids of entities"),
            Column("hedged", "boolean", "said with a reservation"),
            Column("horizon", "string", "until when a prediction is to come true"),
        ),
        _claims,
    ),
    Table(
        "evidence",
        "the words behind each statement, claim and conflict",
        (
            Column("of", "string", "statement, claim or conflict"),
            Column("id", "string", "its id"),
            Column("source", "string", "where it is said", "sources"),
            Column("line", "integer", "line of the file, from 1"),
            Column("line_end", "integer", "last line"),
            Column("quote", "string", "the words"),
            Column("start_s", "number", "second of the recording"),
            Column("end_s", "number", "second of the recording"),
            Column("timing", "string", "doubtful, estimated, or empty"),
            Column("url", "string", "plays that second"),
            Column("extractor", "string", "the rule that read it"),
        ),
        _evidence,
    ),
    Table(
        "conflicts",
        "where sources disagree",
        (
            _ID,
            Column("kind", "string", "role, date, amount, denial …"),
            Column("topic", "string", "about what"),
            Column("values", "list", "what sources say"),
            Column("preferred", "string", "the value that a rule prefers; empty where none does"),
            Column("why", "string", "the rule in words"),
        ),
        _conflicts,
    ),
)
"""Every table, in the order of the docs."""
