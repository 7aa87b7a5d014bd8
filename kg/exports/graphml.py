"""GraphML (http://graphml.graphdrawing.org): the network for yEd, Cytoscape, igraph and others."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from kg.exports import network
from kg.exports.base import Options
from kg.exports.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Edge, Node
from kg.exports.xml import Cleaner
from kg.store.store import Store

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"string": "string", "anyURI": "string", "integer": "int"}
"""GraphML's names for the types of attributes."""
OF_NODES = (Attribute("label", "string"), *NODE_ATTRIBUTES)
OF_EDGES = (Attribute("label", "string"), Attribute("weight", "integer"), *EDGE_ATTRIBUTES)
SPOOL = 16_000_000
"""Bytes of edges that are kept in memory before they go to a file."""


def write(store: Store, out: BinaryIO, options: Options) -> None:
    """Write the network. Raises KgError for a type that there is not."""
    clean = Cleaner()
    nodes = network.nodes(store, options)
    joined: set[str] = set()
    with tempfile.SpooledTemporaryFile(SPOOL) as spool:
        for edge in network.edges(store, options, nodes):
            joined.update((edge.source, edge.target))
            spool.write(_edge(edge, clean).encode())
        out.writelines(line.encode() for line in _head())
        shown = (node for node in nodes.values() if not options.joined or node.id in joined)
        out.writelines(_node(node, clean).encode() for node in shown)
        spool.seek(0)
        shutil.copyfileobj(spool, out)
    out.write(b"</graph>\n</graphml>\n")
    if note := clean.note():
        options.tell(note)


def _head() -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{NAMESPACE}">\n'
    for kind, attributes in (("node", OF_NODES), ("edge", OF_EDGES)):
        for name, type_ in attributes:
            yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{TYPES[type_]}"/>\n'
    yield '<graph id="kg" edgedefault="directed">\n'


def _node(node: Node, clean: Cleaner) -> str:
    return f'<node id="{clean.attribute(node.id)}">\n{_values("node", node, OF_NODES, clean)}</node>\n'


def _edge(edge: Edge, clean: Cleaner) -> str:
    ends = f'source="{clean.attribute(edge.source)}" target="{clean.attribute(edge.target)}"'
    return f'<edge id="{clean.attribute(edge.id)}" {ends}>\n{_values("edge", edge, OF_EDGES, clean)}</edge>\n'


def _values(kind: str, thing: Node | Edge, attributes: tuple[Attribute, ...], clean: Cleaner) -> str:
    """The attributes that have a value."""
    said = ((name, getattr(thing, name)) for name, _ in attributes)
    return "".join(f'<data key="{kind}-{n}">{clean.text(str(v))}</data>\n' for n, v in said if v != "")
