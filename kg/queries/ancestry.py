"""Which things a tree of influence shows, and by which statements each is reached: told by the ties alone.

Each thing is reached once, by the shortest way and among those by the best supported. Of a large tree only the
nearest are shown, and the evidence only of what is shown is read; the rest is counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from kg.queries.words import how
from kg.store.adjacency import Adjacency, Edge


class Tied(NamedTuple):
    """One thing that is reached."""

    entity: int
    depth: int
    """Steps from the thing asked about, from 1."""
    via: int
    """The thing through which it is reached."""
    facts: tuple[int, ...]
    """The statements between it and `via`, the best first."""


class Tree(NamedTuple):
    """What is shown, level by level, and how much more there is."""

    shown: tuple[Tied, ...]
    more: int


def tree(
    network: Adjacency, start: int, backward: bool, depth: int | None, wanted: Collection[str], limit: int | None
) -> Tree:
    """Return what influenced an entity (`backward`) or what it influenced, at most `depth` steps away.

    Each step is of a kind in `wanted` (case-folded; empty: of any), the nearest `limit` things are shown (None: all).
    """
    seen, level, steps = {start}, [start], 0
    shown: list[Tied] = []
    more = 0
    while level and (depth is None or steps < depth):
        steps += 1
        room = None if limit is None else limit - len(shown)
        if room == 0:
            level = list(_beyond(network, level, backward, wanted) - seen)
            more += len(level)
        else:
            found = _next(network, level, seen, steps, backward, wanted)
            shown += found[:room]
            more += len(found) - len(found[:room])
            level = [one.entity for one in found]
        seen.update(level)
    return Tree(tuple(shown), more)


def kinds(network: Adjacency, entity: int, backward: bool) -> tuple[str, ...]:
    """Return in which ways something influenced an entity (`backward`), or it something, in words, sorted."""
    return tuple(sorted({_how(network.edge(fact)) for fact, _ in network.influence(entity, backward)}))


def _next(
    network: Adjacency, level: list[int], seen: set[int], depth: int, backward: bool, wanted: Collection[str]
) -> list[Tied]:
    """The things one step on, the best supported first, each with the statements of the best way to it."""
    ties = [
        (network.rank(fact), near, network.statement(fact), fact, far)
        for near in level
        for fact, far in network.influence(near, backward)
        if far not in seen and _is(network, fact, wanted)
    ]
    found: dict[int, Tied] = {}
    for _, near, _, fact, far in sorted(ties):
        one = found.setdefault(far, Tied(far, depth, near, ()))
        if one.via == near:
            found[far] = one._replace(facts=(*one.facts, fact))
    return list(found.values())


def _beyond(network: Adjacency, level: list[int], backward: bool, wanted: Collection[str]) -> set[int]:
    if not wanted:
        return set[int]().union(*(network.influences(near, backward) for near in level))
    return {far for near in level for far in _wanted(network, near, backward, wanted)}


def _wanted(network: Adjacency, near: int, backward: bool, wanted: Collection[str]) -> Iterator[int]:
    return (far for fact, far in network.influence(near, backward) if _is(network, fact, wanted))


def _is(network: Adjacency, fact: int, wanted: Collection[str]) -> bool:
    if not wanted:
        return True
    edge = network.edge(fact)
    names = {edge.predicate.casefold(), how(edge.predicate, None).casefold(), edge.how.casefold()}
    return not names.isdisjoint(wanted)


def _how(edge: Edge) -> str:
    return how(edge.predicate, edge.how or None)
