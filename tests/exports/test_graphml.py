"""GraphML read back by networkx."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import factory
import networkx as nx
from factory import ACME, ADA, ENGINE, INITECH, LOOM, MARY

from kg.exports import EXPORTS, Options
from kg.store.store import Store


def network(store: Store, **options: Any) -> nx.MultiDiGraph:
    out = io.BytesIO()
    EXPORTS["graphml"].write(store, out, Options(**options))
    return nx.MultiDiGraph(nx.read_graphml(io.BytesIO(out.getvalue())))


def test_networkx_reads_the_same_nodes_edges_and_attributes(tmp_path: Path) -> None:
    store = factory.build(tmp_path / "build")
    graph = network(store)
    assert set(graph) == {entity.id for entity in store.entities()}
    assert {(s, t, a["predicate"], a["polarity"], a["weight"]) for s, t, a in graph.edges(data=True)} == {
        (s.subject, s.object, s.predicate, s.polarity, 1) for s in store.statements()
    }
    assert graph.nodes[ADA]["label"] == "Ada Lovelace"
    assert graph.nodes[ADA]["mentions"] == 1
    (worked,) = graph.get_edge_data(ADA, ACME).values()
    assert (worked["role"], worked["quote"]) == ("analyst", "Ada Lovelace worked at Acme from 2018 as an analyst.")


def test_the_same_choices_as_for_gexf(tmp_path: Path) -> None:
    store = factory.build(tmp_path / "build")
    assert set(network(store, influence_only=True)) == {ADA, MARY, ENGINE, LOOM}
    assert set(network(store, types=("Organization",))) == {ACME, INITECH}
    claims = [n for n, a in network(store, claims=True).nodes(data=True) if a["type"] == "Claim"]
    assert len(claims) == 1


def test_what_xml_forbids_is_replaced_and_counted(tmp_path: Path) -> None:
    entity = factory.entity("Person", 'A\x00da & <b>"x"</b>\r\n]]>', line=2)
    known = factory.knowledge(entities=(entity,), statements=(), claims=(), conflicts=(), doubts=())
    notes: list[str] = []
    graph = network(factory.build(tmp_path / "build", known), tell=notes.append)
    (label,) = (a["label"] for _, a in graph.nodes(data=True))
    assert label == 'A\ufffdda & <b>"x"</b>\r\n]]>'
    assert notes
