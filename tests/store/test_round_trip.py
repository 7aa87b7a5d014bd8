"""What is known goes to quads, into a store and back, and is the same; so are the bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import factory
import msgspec
import pyoxigraph
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import rdf
from kg.rdf import fields, lines, read, terms
from kg.records.statement import (
    Claim,
    ClaimMention,
    Conflict,
    ConflictValue,
    Entity,
    Evidence,
    Knowledge,
    Literal,
    Statement,
)
from kg.records.vocabulary import CERTAINTIES, CLAIM_KINDS, CLASSES, PREDICATES
from kg.store import rows

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.text(min_size=1, max_size=12).map(lambda text: factory.entity_id("Person", text))
numbers = st.integers(1, 99999)
seconds = st.none() | st.integers(0, 10**8).map(lambda ms: ms / 1000)
dates = st.none() | st.dates().map(str) | st.sampled_from(["2018", "2018-02", "2018-02-30", "late 2018", "0"])
timings = st.sampled_from([None, "doubtful", "estimated"])
urls = st.none() | st.sampled_from(["https://youtu.be/abc?t=40", "not a link", "http://a/<b>"]) | texts
ids = st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")


@st.composite
def pieces(draw: st.DrawFn) -> Evidence:
    line = draw(numbers)
    source = "src-" + draw(ids)
    times = (draw(seconds), draw(seconds), draw(urls), draw(timings))
    return Evidence(source, line, line + 2, draw(texts), draw(texts), *times)


supports = st.lists(pieces(), unique=True, max_size=3).map(fields.in_order)
literals = st.builds(Literal, texts) | st.sampled_from(
    [Literal("12", "integer"), Literal("-0.5", "decimal"), Literal("2018", "gYear"), Literal("2018-01-31", "date")]
)
statements = st.builds(
    Statement,
    id=ids.map("s-".__add__),
    subject=names,
    predicate=st.sampled_from(list(PREDICATES)),
    object=names | literals,
    polarity=st.sampled_from(["asserted", "negated"]),
    role=st.none() | texts,
    start=dates,
    end=dates,
    kind=st.none() | texts,
    certainty=st.sampled_from(CERTAINTIES),
    premises=st.sets(ids.map("s-".__add__), max_size=2).map(lambda found: tuple(sorted(found))),
    evidence=supports,
)
mentions = st.builds(ClaimMention, pieces(), texts, st.none() | texts, st.none() | texts)
claims = st.builds(
    Claim,
    id=ids.map("c-".__add__),
    text=texts,
    kind=st.sampled_from(CLAIM_KINDS),
    speaker=st.none() | names,
    start_s=seconds,
    end_s=seconds,
    recording=st.none() | ids.map("rec-".__add__),
    about=st.sets(names, max_size=3).map(lambda found: tuple(sorted(found))),
    hedged=st.booleans(),
    horizon=st.none() | texts,
    mentions=st.lists(mentions, max_size=3, unique=True).map(tuple),
)
entities = st.builds(
    Entity,
    id=names,
    type=st.sampled_from(CLASSES),
    name=texts,
    aliases=st.sets(texts, max_size=3).map(lambda found: tuple(sorted(found))),
    same_as=st.sets(names | st.just("https://www.wikidata.org/wiki/Q7259"), max_size=2).map(lambda s: tuple(sorted(s))),
    mentions=st.just(()),
    description=st.none() | texts,
)
values = st.builds(ConflictValue, texts, supports)
conflicts = st.builds(
    Conflict, ids.map("x-".__add__), texts, st.lists(values, max_size=3).map(tuple), st.none(), texts
).flatmap(
    lambda conflict: st.sampled_from([None, *range(len(conflict.values))]).map(
        lambda preferred: replace(conflict, preferred=preferred)
    )
)


def by_id(records: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    found = st.lists(records, max_size=4, unique_by=lambda record: record.id)
    return found.map(lambda made: tuple(sorted(made, key=lambda record: record.id)))


knowledges = st.builds(
    Knowledge,
    recordings=st.just(()),
    documents=st.just(()),
    entities=by_id(entities),
    statements=by_id(statements),
    claims=by_id(claims),
    conflicts=by_id(conflicts),
    doubts=st.just(()),
    problems=st.just(()),
)
patiently = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def loaded(known: Knowledge) -> tuple[bytes, pyoxigraph.Store]:
    """graph.nq and a store made from it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        rdf.write_nquads(known, path)
        written = path.read_bytes()
    store = pyoxigraph.Store()
    store.bulk_load(written, format=pyoxigraph.RdfFormat.N_QUADS)
    return written, store


@given(knowledges)
@patiently
def test_any_knowledge_comes_back_equal(known: Knowledge) -> None:
    _, quads = loaded(known)

    def all_of(make: Callable[..., object], records: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(make(quads, read.node(record.id)) for record in records)  # type: ignore[attr-defined]

    assert all_of(read.statement, known.statements) == known.statements
    assert all_of(read.claim, known.claims) == known.claims
    assert tuple(rows.claim(msgspec.json.decode(msgspec.json.encode(claim))) for claim in known.claims) == known.claims
    assert all_of(read.conflict, known.conflicts) == known.conflicts
    assert all_of(read.entity, known.entities) == known.entities


@given(knowledges)
@patiently
def test_the_store_dumps_the_bytes_that_it_was_given(known: Knowledge) -> None:
    written, quads = loaded(known)
    dumped = quads.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b""
    assert b"".join(sorted(dumped.splitlines(keepends=True))) == written
    assert b"_:" not in b"".join(line for line in written.splitlines() if line.startswith(b"_"))


@given(st.text(st.characters(), max_size=30))
@patiently
def test_any_text_is_a_literal_that_three_programs_read_alike(text: str) -> None:
    term = terms.string(text)
    expected = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    (quad,) = pyoxigraph.parse(f"<a:s> <a:p> {term} .".encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert quad.object == pyoxigraph.Literal(expected)
    assert str(pyoxigraph.Literal(expected)) == term
    assert lines.literal(term) == (expected, "http://www.w3.org/2001/XMLSchema#string", None)
    assert str(next(iter(rdflib.Graph().parse(data=f"<a:s> <a:p> {term} .", format="turtle")))[2]) == expected


@given(st.text(st.characters(), max_size=30))
@patiently
def test_any_name_is_an_iri(name: str) -> None:
    for iri in (terms.local(name), terms.iri("https://example.org/" + name)):
        assert pyoxigraph.NamedNode(iri[1:-1]).value == iri[1:-1]


def test_the_factory_build_comes_back_equal(tmp_path: Path) -> None:
    known = factory.knowledge()
    store = factory.build(tmp_path / "build", known)
    assert store.statements() == list(known.statements)
    assert store.claims() == list(known.claims)
    assert store.conflicts() == list(known.conflicts)
    assert store.recordings() == list(known.recordings)
    assert store.doubts() == list(known.doubts)
    assert store.sources() == [document.source for document in known.documents]
    assert [store.entity(entity.id, mentions=True) for entity in known.entities] == list(known.entities)
    assert [page.document for page in store.documents()] == list(known.documents)


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        factory.build(tmp_path / name)
    for product in ("graph.nq", "documents.jsonl"):
        assert (tmp_path / "a" / product).read_bytes() == (tmp_path / "b" / product).read_bytes()
