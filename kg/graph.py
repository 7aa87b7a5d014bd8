"""The statements as a networkx graph, and the best explained paths through it.

What is projected, and how, is behind `project` alone: a store too large for it can give a view that reads adjacency on
demand in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from kg.statement import Statement

STEP = 100
"""What a hop costs at best: a path of fewer hops explains better than any longer one, up to weak evidence."""
DOUBT = {"verbatim": 0, "observed": 10, "derived": 60}
"""What a hop costs more by how it is known."""
ALONE = 24
"""What a hop costs more when one source says it; half of it for two, a third for three …"""


def cost(fact: Statement) -> int:
    """Return how badly a statement explains a hop: less for what is said outright and by many sources."""
    sources = len({said.source for said in fact.evidence})
    return STEP + DOUBT[fact.certainty] + ALONE // max(1, sources)


def project(facts: Iterable[Statement], directed: bool = False) -> nx.Graph:
    """Return the entities as nodes and an edge for each pair that asserted statements tie together.

    An edge holds its `facts` (the best first) and the `cost` of the best one. The same graph, node for node and edge
    for edge in order, for the same statements.
    """
    graph: nx.Graph = nx.DiGraph() if directed else nx.Graph()
    for fact in sorted(facts, key=lambda fact: (cost(fact), fact.id)):
        if fact.polarity != "asserted" or not isinstance(fact.object, str) or fact.subject == fact.object:
            continue
        if graph.has_edge(fact.subject, fact.object):
            graph.edges[fact.subject, fact.object]["facts"].append(fact)
        else:
            graph.add_edge(fact.subject, fact.object, cost=cost(fact), facts=[fact])
    return graph


def best_paths(graph: nx.Graph, start: str, end: str, count: int) -> list[tuple[tuple[Statement, ...], ...]]:
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


def _hops(graph: nx.Graph, nodes: Sequence[str]) -> tuple[tuple[Statement, ...], ...]:
    return tuple(tuple(graph.edges[a, b]["facts"]) for a, b in pairwise(nodes))
