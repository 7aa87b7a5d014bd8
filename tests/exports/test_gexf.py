"""GEXF for Gephi: read back by networkx, held against the specification, the same bytes every time."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import factory
import networkx as nx
import pytest
from factory import ACME, ADA, ENGINE, INITECH, LOOM, MARY

from kg.exports import EXPORTS, Options, gexf
from kg.exports.gexf import COLOURS, first_day, last_day
from kg.exports.network import spells
from kg.records.errors import KgError
from kg.records.vocabulary import THINGS, in_words
from kg.store.store import Store

G = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    twice = factory.statement(
        ADA,
        "influenced",
        ENGINE,
        factory.evidence(3, start_s=30.0),
        factory.evidence(4, start_s=90.5),
        kind="inspired",
    )
    ended = factory.statement(MARY, "workedAt", ACME, factory.evidence(2, start_s=12.0), start="1830-05", end="1841")
    known = factory.knowledge()
    again = factory.statement(ADA, "workedAt", ACME, role="director", start="1840")
    return factory.build(
        tmp_path_factory.mktemp("gexf") / "build",
        factory.knowledge(statements=(*known.statements, twice, ended, again)),
    )


def written(store: Store, **options: Any) -> bytes:
    out = io.BytesIO()
    EXPORTS["gexf"].write(store, out, Options(**options))
    return out.getvalue()


def network(store: Store, **options: Any) -> nx.MultiDiGraph:
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(written(store, **options)), version="1.3"))


def edge(graph: nx.MultiDiGraph, source: str, target: str) -> dict[str, Any]:
    return next(a for a in graph.get_edge_data(source, target).values() if a.get("role") != "director")


def test_networkx_reads_the_same_nodes_edges_and_attributes(store: Store) -> None:
    graph = network(store)
    assert set(graph) == {entity.id for entity in store.entities()}
    assert sorted((s, t, a["predicate"]) for s, t, a in graph.edges(data=True)) == sorted(
        (s.subject, s.object, s.predicate) for s in store.statements()
    )
    ada = graph.nodes[ADA]
    assert (ada["label"], ada["type"], ada["mentions"], ada["sources"]) == ("Ada Lovelace", "Person", 1, 1)
    assert ada["aliases"] == "Ada | 艾达"
    assert ada["iri"] == "https://w3id.org/interview-kg/id/person/Ada_Lovelace"
    worked = edge(graph, ADA, ACME)
    assert worked["label"] == "worked at"
    assert (worked["role"], worked["since"], worked["weight"]) == ("analyst", "2018", 1)
    assert worked["certainty"] == "verbatim"
    assert worked["quote"] == "Ada Lovelace worked at Acme from 2018 as an analyst."
    assert worked["places"] == "ada.md:2"


def test_what_is_denied_says_so(store: Store) -> None:
    denied = edge(network(store), ADA, INITECH)
    assert (denied["label"], denied["polarity"]) == ("not worked at", "negated")


def test_an_edge_weighs_as_many_sources_as_say_it(tmp_path: Path) -> None:
    other = factory.document(["Ada Lovelace worked at Acme"], path="other.md")
    support = (factory.evidence(2), factory.evidence(3), factory.evidence(1, other))
    known = factory.knowledge(
        documents=(factory.PAGE, other),
        recordings=(factory.recording(factory.PAGE, other),),
        statements=(factory.statement(ADA, "workedAt", ACME, *support),),
    )
    graph = network(factory.build(tmp_path / "build", known))
    assert edge(graph, ADA, ACME)["weight"] == 2
    assert edge(graph, ADA, ACME)["places"].count(" | ") == 2


def test_seconds_of_the_recording_as_time_axis(store: Store) -> None:
    root = ElementTree.fromstring(written(store, timeline="said"))
    shown = root.find(f"{G}graph")
    assert shown is not None
    axis = [shown.get(name) for name in ("mode", "timeformat", "timerepresentation")]
    assert axis == ["dynamic", "double", "interval"]
    graph = network(store, timeline="said")
    assert edge(graph, ADA, ENGINE)["spells"] == [(30.0, 30.0), (90.5, 90.5)]
    assert edge(graph, MARY, ACME)["start"] == edge(graph, MARY, ACME)["end"] == 12.0
    assert "start" not in edge(graph, ENGINE, LOOM)
    assert graph.nodes[ENGINE]["start"] == 30.0
    assert "end" not in graph.nodes[ENGINE]


def test_years_as_time_axis(store: Store) -> None:
    graph = network(store, timeline="true")
    assert (edge(graph, MARY, ACME)["start"], edge(graph, MARY, ACME)["end"]) == ("1830-05-01", "1841-12-31")
    assert edge(graph, ADA, ACME)["start"] == "2018-01-01"
    assert "end" not in edge(graph, ADA, ACME)
    assert "start" not in graph.nodes[ADA]


def test_no_time_axis(store: Store) -> None:
    text = written(store, timeline="none")
    assert b'mode="static"' in text
    assert b"start=" not in text


def test_claims_as_nodes(store: Store) -> None:
    assert not any(a["type"] == "Claim" for _, a in network(store).nodes(data=True))
    graph = network(store, claims=True, timeline="said")
    (claim,) = (n for n, a in graph.nodes(data=True) if a["type"] == "Claim")
    assert edge(graph, claim, ADA)["predicate"] == "speaker"
    assert edge(graph, claim, ENGINE)["predicate"] == "about"
    assert edge(graph, claim, ADA)["start"] == 3723.0


def test_only_some_types(store: Store) -> None:
    graph = network(store, types=("Person", "Organization"))
    assert {a["type"] for _, a in graph.nodes(data=True)} == {"Person", "Organization"}
    assert not graph.has_edge(ENGINE, LOOM)
    assert graph.has_edge(ADA, ACME)


def test_only_influence(store: Store) -> None:
    graph = network(store, influence_only=True)
    assert sorted(a["influence"] for *_, a in graph.edges(data=True)) == ["backward", "backward", "forward"]
    assert set(graph) == {ADA, MARY, ENGINE, LOOM}


@pytest.mark.parametrize("options", [{"types": ("Person", "Robot")}, {"timeline": "soon"}])
def test_a_wrong_choice_is_refused_with_the_right_ones(store: Store, options: dict[str, Any]) -> None:
    with pytest.raises(KgError, match=r"Robot.*Person|soon.*said, true or none"):
        written(store, **options)


def test_colours_sizes_and_places(store: Store) -> None:
    assert set(COLOURS) == {*THINGS, "Claim", "Value"}
    assert len(set(COLOURS.values())) == len(COLOURS)
    graph = network(store)
    sizes = {node: a["viz"]["size"] for node, a in graph.nodes(data=True)}
    assert sizes[ADA] > sizes[MARY] > 6.0
    colours = {a["type"]: tuple(a["viz"]["color"][c] for c in "rgb") for _, a in graph.nodes(data=True)}
    assert colours == {type_: COLOURS[type_] for type_ in colours}
    places = {(a["viz"]["position"]["x"], a["viz"]["position"]["y"]) for _, a in graph.nodes(data=True)}
    assert len(places) == len(graph)


@pytest.mark.parametrize("timeline", ["said", "true", "none"])
def test_the_same_bytes_every_time(store: Store, timeline: str) -> None:
    assert written(store, timeline=timeline, claims=True) == written(store, timeline=timeline, claims=True)


def test_forbidden_characters_are_replaced_and_counted(tmp_path: Path) -> None:
    name = 'A\x0bda <script>alert("1")</script> & \ufffe\n=HYPERLINK(\u202e\u200b)'
    entity = factory.entity("Person", name, line=2)
    known = factory.knowledge(entities=(entity,), statements=(), claims=(), conflicts=(), doubts=())
    store = factory.build(tmp_path / "build", known)
    notes: list[str] = []
    graph = network(store, tell=notes.append)
    (label,) = (a["label"] for _, a in graph.nodes(data=True))
    assert label == name.replace("\x0b", "\ufffd").replace("\ufffe", "\ufffd")
    assert len(notes) == 1
    assert "that XML forbids became U+FFFD" in notes[0]


def test_a_text_as_object_is_a_node_of_its_own(tmp_path: Path) -> None:
    stated = factory.statement(ADA, "wonAward", factory.Literal("a prize"))
    graph = network(factory.build(tmp_path / "build", factory.knowledge(statements=(stated,))))
    assert graph.nodes["value/a prize"]["type"] == "Value"
    assert graph.has_edge(ADA, "value/a prize")


def test_an_empty_network_is_well_formed(store: Store) -> None:
    assert len(network(store, types=("Film",))) == 0


ORDER = {
    "gexf": ["meta", "graph"],
    "meta": ["creator", "keywords", "description"],
    "graph": ["attributes", "nodes", "edges"],
    "attributes": ["attribute"],
    "nodes": ["node"],
    "edges": ["edge"],
    "node": ["attvalues", "spells", "color", "position", "size", "shape"],
    "edge": ["attvalues", "spells", "color", "thickness", "shape"],
    "attvalues": ["attvalue"],
    "spells": ["spell"],
}
"""What the schema of GEXF 1.3 lets an element hold, in the order in which it lists them."""
ATTRIBUTES = {
    "gexf": {"version"},
    "graph": {"defaultedgetype", "idtype", "mode", "timeformat", "timerepresentation", "start", "end"},
    "attributes": {"class"},
    "attribute": {"id", "title", "type"},
    "nodes": {"count"},
    "edges": {"count"},
    "node": {"id", "label", "start", "end"},
    "edge": {"id", "source", "target", "label", "kind", "weight", "type", "start", "end"},
    "attvalue": {"for", "value"},
    "spell": {"start", "end"},
    "color": {"r", "g", "b", "a"},
    "position": {"x", "y", "z"},
    "size": {"value"},
    "shape": {"value"},
}


@pytest.mark.parametrize("timeline", ["said", "true", "none"])
def test_the_specification_is_kept(store: Store, timeline: str) -> None:
    root = ElementTree.fromstring(written(store, timeline=timeline, claims=True))
    assert root.tag == f"{G}gexf"
    for element in root.iter():
        name = element.tag.removeprefix(G).removeprefix(VIZ)
        children = [child.tag.removeprefix(G).removeprefix(VIZ) for child in element]
        assert set(element.attrib) <= ATTRIBUTES.get(name, set()), name
        order = ORDER.get(name, [])
        assert set(children) <= set(order), name
        assert children == sorted(children, key=order.index), name
    declared = {a.get("id"): a.get("type") for a in root.iter(f"{G}attribute")}
    assert set(declared.values()) <= {"string", "integer", "anyURI"}
    assert {value.get("for") for value in root.iter(f"{G}attvalue")} <= set(declared)
    ids = [node.get("id") for node in root.iter(f"{G}node")]
    edges = list(root.iter(f"{G}edge"))
    assert len(ids) == len(set(ids))
    assert len({e.get("id") for e in edges}) == len(edges)
    assert {e.get("source") for e in edges} | {e.get("target") for e in edges} <= set(ids)
    kinds = [(e.get("source"), e.get("target"), e.get("kind")) for e in edges]
    assert len(kinds) == len(set(kinds)), "Gephi keeps parallel edges apart by kind"


def peak(folder: Path, count: int) -> int:
    """Bytes that writing so many edges between the same nodes holds at most."""
    people = [factory.entity("Person", f"Person {number}") for number in range(50)]
    pairs = [(a.id, b.id) for a in people for b in people if a is not b][:count]
    stated = tuple(factory.statement(a, "influenced", b) for a, b in pairs)
    bare: dict[str, Any] = {"claims": (), "conflicts": (), "doubts": ()}
    store = factory.build(folder, factory.knowledge(entities=tuple(people), statements=stated, **bare))
    with open(folder / "out.gexf", "wb") as out:
        tracemalloc.start()
        EXPORTS["gexf"].write(store, out, Options(timeline="said"))
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return held


def test_edges_stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gexf, "SPOOL", 10_000)
    few, many = peak(tmp_path / "few", 200), peak(tmp_path / "many", 1_200)
    assert many - few < 1_000 * 200, "an edge leaves a few numbers in memory, not its text"


def test_spells_are_apart_and_in_order() -> None:
    assert spells([(5.0, 9.0), (None, 3.0), (1.0, None), (8.0, 12.0), (12.0, 13.0)]) == ((1.0, 1.0), (5.0, 13.0))


def test_days_of_dates() -> None:
    assert [first_day(d) for d in ("1943", "2024-02", "2024-02-03", "", "the 90s", "0")] == [
        *("1943-01-01", "2024-02-01", "2024-02-03", "", "", "")
    ]
    assert [last_day(d) for d in ("1943", "2023-02", "2024-13", "2024-02-30", "20x4-02")] == [
        *("1943-12-31", "2023-02-28", "", "", "")
    ]
    assert in_words("workedAt") == "worked at"


def test_connected_leaves_out_the_lonely(store: Store) -> None:
    every, few = network(store), network(store, connected=True)
    assert set(few) == {node for node in every if every.degree(node)} <= set(every)
    assert few.number_of_edges() == every.number_of_edges()
