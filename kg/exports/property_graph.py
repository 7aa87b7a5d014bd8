"""The graph for property graphs: `kg export cypher` and `kg export neo4j-csv`.

Nodes have the label `Thing` and that of their class (`Person`, `Claim` …), edges the predicate as their type
(`WORKED_AT`). What a source denies is an edge of another type (`NOT_WORKED_AT`), so that no query takes it for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from kg.exports import network, tabular
from kg.exports.base import Options
from kg.exports.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Node
from kg.store.store import Store

THING = "Thing"
NODES = (("id", "string"), ("name", "string"), *NODE_ATTRIBUTES)
EDGES = (("id", "string"), ("words", "string"), ("sources", "integer"), *EDGE_ATTRIBUTES, ("second", "number"))
"""What nodes and edges carry: names and types."""
INDEX = {"neo4j": (f"CREATE INDEX FOR (n:{THING}) ON (n.id)",), "memgraph": (f"CREATE INDEX ON :{THING}(id)",)}
Value = str | int | float | None
_CYPHER = {"string": "STRING", "anyURI": "STRING", "integer": "INT64", "number": "DOUBLE"}
_ADMIN = {"string": "string", "anyURI": "string", "integer": "long", "number": "double"}
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_BARE = str.maketrans(dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)], " "))


def edge_type(edge: Edge) -> str:
    """Return the type of an edge."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", edge.predicate).upper()
    return f"NOT_{words}" if edge.polarity == "negated" else words


def _node(node: Node) -> dict[str, Value]:
    return {"id": node.id, "name": node.label, **{name: getattr(node, name) for name, _ in NODE_ATTRIBUTES}}


def _edge(edge: Edge) -> dict[str, Value]:
    told = {name: getattr(edge, name) for name, _ in EDGE_ATTRIBUTES}
    second = edge.said[0][0] if edge.said else None
    return {"id": edge.id, "words": edge.label, "sources": edge.weight, **told, "second": second}


def cypher(store: Store, out: BinaryIO, options: Options) -> None:
    """Write statements that make the graph in an empty database of Neo4j or Memgraph, or of Ladybug (Kùzu)."""
    nodes, edges = _graph(store, options)
    typed = options.dialect == "ladybug"
    out.write(b"// Made by kg. For an empty database.\n")
    first = _tables(edges) if typed else INDEX[options.dialect]
    out.writelines(f"{line};\n".encode() for line in first)
    for node in nodes.values():
        labels = THING if typed else f"{THING}:{node.type}"
        out.write(f"CREATE (:{labels} {_map(_node(node))});\n".encode())
    for edge in edges:
        ends = f"(a:{THING} {{id: {_literal(edge.source)}}}), (b:{THING} {{id: {_literal(edge.target)}}})"
        out.write(f"MATCH {ends} CREATE (a)-[:{edge_type(edge)} {_map(_edge(edge))}]->(b);\n".encode())


def _graph(store: Store, options: Options) -> tuple[dict[str, Node], list[Edge]]:
    """Nodes and edges, claims among them."""
    asked = replace(options, claims=True)
    nodes = network.nodes(store, asked)
    edges = list(network.edges(store, asked, nodes))
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    return {id_: node for id_, node in nodes.items() if id_ in joined or not options.joined}, edges


def _tables(edges: Iterable[Edge]) -> Iterator[str]:
    columns = ", ".join(f"{name} {_CYPHER[kind]}" for name, kind in NODES)
    yield f"CREATE NODE TABLE {THING}({columns}, PRIMARY KEY (id))"
    told = ", ".join(f"{name} {_CYPHER[kind]}" for name, kind in EDGES)
    for name in sorted({edge_type(edge) for edge in edges}):
        yield f"CREATE REL TABLE {name}(FROM {THING} TO {THING}, {told})"


def _map(values: dict[str, Value]) -> str:
    return (
        "{" + ", ".join(f"{name}: {_literal(value)}" for name, value in values.items() if value not in ("", None)) + "}"
    )


def _literal(value: Value) -> str:
    return f"'{value.translate(_BARE).translate(_ESCAPES)}'" if isinstance(value, str) else str(value)


def files(store: Store, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield nodes.csv and relationships.csv with the heads that neo4j-admin reads, and a note how."""
    nodes, edges = _graph(store, options)
    head = ["id:ID", *(f"{name}:{_ADMIN[kind]}" for name, kind in NODES[1:]), ":LABEL"]
    things = ([*_cells(_node(node)), f"{THING};{node.type}"] for node in nodes.values())
    yield "nodes.csv", tabular.written(head, things)
    head = [":START_ID", ":END_ID", ":TYPE", *(f"{name}:{_ADMIN[kind]}" for name, kind in EDGES)]
    rows = ([edge.source, edge.target, edge_type(edge), *_cells(_edge(edge))] for edge in edges)
    yield "relationships.csv", tabular.written(head, rows)
    yield "README.txt", README.encode()


def _cells(values: dict[str, Value]) -> list[Value]:
    return [" ".join(value.translate(_BARE).split()) if isinstance(value, str) else value for value in values.values()]


README = """The graph as two files for Neo4j's own import, into an empty database:

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv neo4j

Then, for instance:

    MATCH (a:Person)-[r]->(b:Person {name: 'Ada Lovelace'}) WHERE r.influence <> '' RETURN a.name, r.quote, r.places
"""
