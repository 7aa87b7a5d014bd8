"""The graph as other libraries hold one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.store.store import Store


def multigraph(store: Store) -> nx.MultiDiGraph:
    """Return the nodes and edges of the exports for networks, an edge for each statement, its id the key."""
    import networkx as nx

    from kg.exports import Options, network

    made: nx.MultiDiGraph = nx.MultiDiGraph()
    nodes = network.nodes(store, Options())
    edges = list(network.edges(store, Options(), nodes))
    for node in nodes.values():
        made.add_node(node.id, **_set(node._asdict(), "id"))
    for edge in edges:
        made.add_edge(edge.source, edge.target, key=edge.id, **_set(edge._asdict(), "id", "source", "target"))
    return made


def _set(fields: dict[str, object], *without: str) -> dict[str, object]:
    """Return the fields that have a value."""
    return {name: value for name, value in fields.items() if name not in without and value not in ("", ())}


def triples(store: Store) -> rdflib.Graph:
    """Return everything as rdflib's graph, with our prefixes."""
    import rdflib

    from kg.exports import EXPORTS, Options
    from kg.records.vocabulary import PREFIXES

    out = io.BytesIO()
    EXPORTS["nt"].write(store, out, Options())
    made = rdflib.Graph()
    for name, iri in PREFIXES.items():
        made.bind(name, iri)
    return made.parse(data=out.getvalue(), format="nt")
