"""The statements as a networkx graph that is read where an algorithm looks, and the best explained paths through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from kg.store.adjacency import ORDER, Adjacency, Edge

OUT, IN = 1, 2
"""Ways to follow an edge: from subject to object, and back."""


class Neighbours(Mapping[int, dict[int, dict[str, Any]]]):
    """For each entity those it is tied to, with the data of the edge: read once, when it is asked for."""

    def __init__(self, network: Adjacency, predicates: Sequence[str], ways: int) -> None:
        self._network = network
        self._only = {ORDER.index(name) for name in predicates} if predicates else None
        self._ways = ways
        self._known: dict[int, dict[int, dict[str, Any]]] = {}

    def __getitem__(self, entity: int) -> dict[int, dict[str, Any]]:
        known = self._known.get(entity)
        if known is None:
            known = self._known[entity] = self._read(entity)
        return known

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self._network)))

    def __len__(self) -> int:
        return len(self._network)

    def _read(self, entity: int) -> dict[int, dict[str, Any]]:
        """The best statement first makes the edge; the others between the same two stand behind it."""
        found: dict[int, dict[str, Any]] = {}
        for number in self._network.around(entity):
            subject, object_ = self._network.ends(number)
            end = object_ if subject == entity else subject
            if end == entity or not self._ways & (OUT if subject == entity else IN):
                continue
            if self._only is not None and self._network.predicate_number(number) not in self._only:
                continue
            if (tied := found.get(end)) is not None:
                tied["facts"].append(number)
            else:
                found[end] = {"cost": self._network.cost(number), "facts": [number]}
        return found


class _Either(nx.Graph):  # type: ignore[misc]
    def __init__(self, near: Neighbours) -> None:
        super().__init__()
        self._adj = self._node = near


class _Directed(nx.DiGraph):  # type: ignore[misc]
    def __init__(self, forth: Neighbours, back: Neighbours) -> None:
        super().__init__()
        self._adj = self._node = forth
        self._pred = back


def view(network: Adjacency, predicates: Sequence[str] = (), directed: bool = False) -> nx.Graph:
    """Return the entities (by their numbers) as nodes and an edge for each pair that statements tie together.

    Of these predicates only (none: of all). An edge of the graph holds its `facts` (numbers of the statements, the
    best first) and the `cost` of the best one.
    """
    if directed:
        return _Directed(Neighbours(network, predicates, OUT), Neighbours(network, predicates, IN))
    return _Either(Neighbours(network, predicates, OUT | IN))


def best_paths(
    network: Adjacency, start: str, end: str, count: int, directed: bool = False, predicates: Sequence[str] = ()
) -> list[tuple[tuple[Edge, ...], ...]]:
    """Return up to `count` paths without a loop, the cheapest first, each hop with its statements, the best first.

    Yen's algorithm as networkx has it (`shortest_simple_paths`). Empty where no path leads there.
    """
    ends = network.number(start), network.number(end)
    if None in ends:
        return []
    graph = view(network, predicates, directed)
    found = nx.shortest_simple_paths(graph, *ends, weight="cost")
    try:
        return [_hops(network, graph, nodes) for nodes in islice(found, count)]
    except nx.NetworkXNoPath:
        return []


def _hops(network: Adjacency, graph: nx.Graph, nodes: Sequence[int]) -> tuple[tuple[Edge, ...], ...]:
    return tuple(tuple(map(network.edge, graph.get_edge_data(a, b)["facts"])) for a, b in pairwise(nodes))
