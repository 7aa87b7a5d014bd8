"""The JSON document has the promised keys in the promised order, and speaks of things by the IRIs of the graph."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import factory
import pytest
from factory import ADA, evidence

from kg import exports
from kg.exports import EXPORTS, Options
from kg.records.document import Candidate, Cue, Timecode
from kg.records.statement import Literal, Mention
from kg.records.vocabulary import ID
from kg.store.store import Store

EVIDENCE = "source line line_end quote start_s end_s url extractor timing"
KEYS = {
    "sources": "id path sha256 title format language recording",
    "recordings": "id title url duration_s published hosts guests",
    "entities": "id type name aliases same_as mentions",
    "statements": "id subject predicate object qualifiers polarity influence kind certainty premises evidence",
    "claims": "id text kind speaker start_s end_s about hedged horizon mentions",
    "items": "source line line_end section kind title body time_raw start_s speaker_raw",
    "timecodes": "source line raw seconds status candidates why",
    "cues": "source line offset text speaker start_s end_s timing error_s section",
    "conflicts": "id topic values preferred why",
}
INSIDE = {
    ("entities", "mentions"): "source line form section",
    ("statements", "evidence"): EVIDENCE,
    ("claims", "mentions"): "source line line_end quote time_raw start_s kind",
    ("timecodes", "candidates"): "seconds cost",
    ("conflicts", "values"): "value evidence",
}


def exported(store: Store) -> bytes:
    out = io.BytesIO()
    EXPORTS["json"].write(store, out, Options())
    return out.getvalue()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    known = factory.knowledge()
    codes = (Timecode(5, 1, "01:02:03", 3723.0, "as-written", (Candidate(3723.0, 0.1),), "hours first"),)
    cues = (*factory.PAGE.cues, Cue(6, 200, "艾达", "艾达", 3800.25, 3801.0, "estimated", 4.5, "sponsor"))
    page = replace(factory.PAGE, timecodes=codes, cues=cues)
    named = Mention(page.source.id, 6, "艾达", "Person", None)
    entities = tuple(
        replace(entity, mentions=(*entity.mentions, named), same_as=("person/Ada_Byron",))
        if entity.id == ADA
        else entity
        for entity in known.entities
    )
    born = factory.statement(ADA, "born", Literal("1815-12-10", "date"), evidence(2))
    return factory.build(
        tmp_path_factory.mktemp("json") / "build",
        factory.knowledge(documents=(page,), entities=entities, statements=(*known.statements, born)),
    )


@pytest.fixture(scope="module")
def graph(store: Store) -> dict[str, Any]:
    return json.loads(exported(store))  # type: ignore[no-any-return]


def test_keys_stand_in_order(graph: dict[str, Any]) -> None:
    assert list(graph) == list(KEYS)
    for name, keys in KEYS.items():
        assert graph[name], name
        for record in graph[name]:
            assert list(record)[: len(keys.split())] == keys.split(), name
    for (name, part), keys in INSIDE.items():
        inner = [piece for record in graph[name] for piece in record[part]]
        assert inner
        assert all(list(piece) == keys.split() for piece in inner)
    assert all(list(s["qualifiers"]) == ["role", "start", "end"] for s in graph["statements"])


def test_things_are_named_by_their_iris(graph: dict[str, Any], store: Store) -> None:
    for name in ("sources", "recordings", "entities", "statements", "claims", "conflicts"):
        for record in graph[name]:
            assert bool(store.query(f"ASK {{ <{record['id']}> a ?class }}"))
    sources = {record["id"] for record in graph["sources"]}
    assert {record["source"] for name in ("items", "timecodes", "cues") for record in graph[name]} == sources
    assert graph["recordings"][0]["guests"] == [ID + ADA]
    assert graph["cues"][1]["speaker"] == ID + ADA
    ada = next(record for record in graph["entities"] if record["id"] == ID + ADA)
    assert ada["same_as"] == [ID + "person/Ada_Byron"]


def test_arrays_are_sorted(graph: dict[str, Any]) -> None:
    for name in ("sources", "recordings", "entities", "statements", "claims", "conflicts"):
        ids = [record["id"] for record in graph[name]]
        assert ids == sorted(ids)
    for name in ("items", "timecodes", "cues"):
        places = [(record["source"], record["line"], record.get("offset", 0)) for record in graph[name]]
        assert places == sorted(places)


def test_values(graph: dict[str, Any]) -> None:
    born = next(record for record in graph["statements"] if record["predicate"] == "born")
    assert born["object"] == {"value": "1815-12-10", "datatype": "http://www.w3.org/2001/XMLSchema#date"}
    advised = next(record for record in graph["statements"] if record["predicate"] == "advisedBy")
    assert (advised["influence"], advised["kind"], advised["polarity"]) == ("backward", "advised", "asserted")
    denied = [record for record in graph["statements"] if record["polarity"] == "negated"]
    assert [record["predicate"] for record in denied] == ["workedAt"]
    (claim,) = graph["claims"]
    assert (claim["start_s"], claim["end_s"], claim["hedged"], claim["horizon"]) == (3723, None, True, None)
    assert graph["cues"][1]["start_s"] == 3800.25
    assert graph["timecodes"][0]["candidates"] == [{"seconds": 3723, "cost": 0.1}]


def test_the_same_bytes_every_time(store: Store) -> None:
    assert exported(store) == exported(Store.open(store.build))


def test_the_document_is_as_its_schema_says(store: Store) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(exports.__file__).parent / "graph.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(exported(store))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert list(schema["properties"]) == list(KEYS)
    document["statements"][0]["polarity"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)
