"""The statements as a networkx graph, and the best explained paths through it.

What is projected, and how, is behind `edges` and `project` alone: a store too large for it can give a view that reads
adjacency on demand in their place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import networkx as nx

from kg.records.vocabulary import ID, KG

if TYPE_CHECKING:
    from kg.store.sparql import Results

STEP = 100
"""What a hop costs at best: a path of fewer hops explains better than any longer one, up to weak evidence."""
DOUBT = {"verbatim": 0, "observed": 10, "derived": 60}
"""What a hop costs more by how it is known."""
ALONE = 24
"""What a hop costs more when one source says it; half of it for two, a third for three …"""


class Asked(Protocol):
    """A store that answers SPARQL."""

    def query(self, sparql: str) -> Results:
        """Return the solutions."""


class Edge(NamedTuple):
    """An asserted statement between two entities, as much as a path needs of it."""

    id: str
    subject: str
    predicate: str
    object: str
    certainty: str
    sources: int
    """How many sources say it."""

    @property
    def cost(self) -> int:
        """How badly it explains a hop: less for what is said outright and by many sources."""
        return STEP + DOUBT[self.certainty] + ALONE // max(1, self.sources)


def edges(store: Asked, predicates: Sequence[str] = ()) -> list[Edge]:
    """Return the asserted statements between entities, of these predicates only (none: of all)."""
    only = f"FILTER(?p IN ({', '.join(f'kg:{name}' for name in predicates)}))" if predicates else ""
    sources = Counter(row[0] for row in _rows(store, _SOURCES, "fact"))
    rows = _rows(store, _FACTS % only, "fact", "s", "p", "o", "certainty")
    return [Edge(fact, s, p, o, certainty, sources[fact]) for fact, s, p, o, certainty in rows]


_SOURCES = "SELECT DISTINCT ?fact ?source { ?fact kg:evidence ?passage . ?passage prov:wasDerivedFrom ?source }"
_FACTS = """SELECT ?fact ?s ?p ?o ?certainty {
    ?fact a kg:Assertion ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:certainty ?certainty
    FILTER(isIRI(?o)) %s
}"""


def _rows(store: Asked, sparql: str, *names: str) -> Iterator[tuple[str, ...]]:
    solutions: Any = store.query(sparql)
    for row in solutions:
        yield tuple(row[name].value.removeprefix(ID).removeprefix(KG) for name in names)


def project(found: Iterable[Edge], directed: bool = False) -> nx.Graph:
    """Return the entities as nodes and an edge for each pair that statements tie together.

    An edge of the graph holds its `facts` (the best first) and the `cost` of the best one. The same graph, node for
    node and edge for edge in order, for the same statements.
    """
    graph: nx.Graph = nx.DiGraph() if directed else nx.Graph()
    for edge in sorted(found, key=lambda edge: (edge.cost, edge.id)):
        if graph.has_edge(edge.subject, edge.object):
            graph.edges[edge.subject, edge.object]["facts"].append(edge)
        elif edge.subject != edge.object:
            graph.add_edge(edge.subject, edge.object, cost=edge.cost, facts=[edge])
    return graph


def best_paths(graph: nx.Graph, start: str, end: str, count: int) -> list[tuple[tuple[Edge, ...], ...]]:
    """Return up to `count` paths without a loop, the cheapest first, each hop with its statements, the best first.

    Yen's algorithm as networkx has it (`shortest_simple_paths`). Empty where no path leads there.
    """
    if start not in graph or end not in graph:
        return []
    found = nx.shortest_simple_paths(graph, start, end, weight="cost")
    try:
        return [_hops(graph, nodes) for nodes in islice(found, count)]
    except nx.NetworkXNoPath:
        return []


def _hops(graph: nx.Graph, nodes: Sequence[str]) -> tuple[tuple[Edge, ...], ...]:
    return tuple(tuple(graph.edges[a, b]["facts"]) for a, b in pairwise(nodes))
