"""Joining nodes, the strongest evidence first; what contradicts stays apart and is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.names.reason import ACROSS, MERGE, Reason, because
from kg.resolution.nodes import Node

Opposed = Callable[[int, int], Reason | None]
"""What speaks against two nodes being one thing, by their numbers."""
_BY_NAME = frozenset({"given-name", "characters-differ", "hint", "listed"})
"""Evidence against that another name of the same person explains away."""
_UNIQUE = frozenset({"initials", "middle-name", "nickname", "acronym", "short-form", "given-part", "subtitle", "sound"})
"""Rules by which a short name joins only where one long name fits."""

_TOLD = frozenset({"decided", "judged"})
"""Rules by which somebody who knows both names has chosen one of several."""

_MANY = 24
"""Longer names that a short one may fit before it says nothing of any."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Evidence that two nodes, by number, are one thing."""

    a: int
    b: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """Evidence that was not enough."""

    edge: Edge
    against: Reason


class Clusters:
    """Nodes by number, joined step by step; every join keeps its reason."""

    def __init__(self, count: int, opposed: Opposed) -> None:
        self._opposed = opposed
        self._root = list(range(count))
        self._members = {number: [number] for number in range(count)}
        self._named: set[int] = set()
        """Nodes that a page or a person says to be another name of something."""
        self.loose: set[int] = set()
        """Nodes whose own words tell nothing against others."""
        self.joins: list[Edge] = []
        self.refusals: list[Refusal] = []

    def add(self) -> int:
        """Return the number of a new node."""
        number = len(self._root)
        self._root.append(number)
        self._members[number] = [number]
        return number

    def of(self, number: int) -> int:
        """Return the number that stands for the node's cluster: its smallest."""
        return self._root[number]

    def members(self, number: int) -> Sequence[int]:
        """Return the nodes of the node's cluster."""
        return self._members[self._root[number]]

    def all(self) -> Iterable[Sequence[int]]:
        """Return the clusters."""
        return self._members.values()

    def join(self, edge: Edge) -> bool:
        """Join two clusters unless members of theirs exclude each other more strongly than the edge joins them."""
        if edge.reason.rule in ("stated", "decided"):
            self._named.update((edge.a, edge.b))
        left, right = sorted((self.of(edge.a), self.of(edge.b)))
        if left == right:
            return True
        against = self._conflict(edge, left, right)
        if against is not None:
            self.refusals.append(Refusal(edge, against))
            return False
        self.joins.append(edge)
        for number in self._members[right]:
            self._root[number] = left
        self._members[left] = sorted([*self._members[left], *self._members.pop(right)])
        return True

    def _conflict(self, edge: Edge, left: int, right: int) -> Reason | None:
        found = []
        for a in self._members[left]:
            for b in self._members[right]:
                reason = self._opposed(a, b)
                if reason is not None and -reason.score > edge.reason.score and not self._explained(a, b, reason, edge):
                    found.append(reason)
        return min(found, default=None)

    def _explained(self, a: int, b: int, reason: Reason, edge: Edge) -> bool:
        """Names that differ prove nothing of a thing that is said to have another name."""
        if reason.rule not in _BY_NAME or {a, b} == {edge.a, edge.b}:
            return False
        if a in self.loose or b in self.loose:
            return True
        return edge.reason.score >= ACROSS and (a in self._named or b in self._named)


def run(clusters: Clusters, edges: Iterable[Edge], opposed: Opposed, nodes: Sequence[Node]) -> None:
    """Join along the edges, the strongest first; edges too weak, or of a short name that fits several, are refused."""
    strong = [edge for edge in edges if edge.reason.score > 0]
    unclear = _several(strong, opposed, nodes)
    for edge in sorted(strong, key=lambda e: (-e.reason.score, nodes[e.a].id, nodes[e.b].id, e.reason.rule)):
        if edge.reason.score < MERGE:
            if clusters.of(edge.a) != clusters.of(edge.b):
                clusters.refusals.append(Refusal(edge, because("listed", "that alone is not enough")))
        elif (
            edge.reason.rule not in _TOLD and (edge.a, edge.b) in unclear and clusters.of(edge.a) != clusters.of(edge.b)
        ):
            clusters.refusals.append(Refusal(edge, unclear[edge.a, edge.b]))
        else:
            clusters.join(edge)


def _several(edges: Sequence[Edge], opposed: Opposed, nodes: Sequence[Node]) -> dict[tuple[int, int], Reason]:
    """Edges of a short name that fits two longer ones of different things: neither may be followed."""
    near: dict[int, list[tuple[int, Edge]]] = defaultdict(list)
    joined = {frozenset((edge.a, edge.b)) for edge in edges if edge.reason.score >= MERGE}
    for edge in edges:
        if edge.reason.rule in _UNIQUE:
            near[edge.a].append((edge.b, edge))
            near[edge.b].append((edge.a, edge))
    found: dict[tuple[int, int], Reason] = {}
    for number in sorted(near):
        if len(near[number]) > _MANY:
            reason = because("several", f"“{nodes[number].name}” fits {len(near[number])} names")
            found.update(((edge.a, edge.b), reason) for _, edge in near[number])
            continue
        for place, (one, edge) in enumerate(near[number]):
            for two, other in near[number][:place]:
                apart = opposed(one, two)
                acronyms = edge.reason.rule == other.reason.rule == "acronym" and frozenset((one, two)) not in joined
                if (apart is not None and apart.score < -80) or (acronyms and nodes[one].key != nodes[two].key):
                    names = " and ".join(sorted(f"“{nodes[n].name}”" for n in (one, two)))
                    reason = because("several", f"“{nodes[number].name}” fits {names}")
                    found[edge.a, edge.b] = found[other.a, other.b] = reason
    return found
