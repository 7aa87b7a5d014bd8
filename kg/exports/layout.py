"""Where nodes stand when a network is opened: near those they are joined to, apart from the rest, isolated ones around.

Forces as in ForceAtlas2 (Jacomy et al. 2014: repulsion by degree, attraction by distance), cooled as in Fruchterman
and Reingold (1991). Far nodes repel as one from the middle of their cell of a grid, near ones each alone. Only
additions, multiplications, divisions and square roots of single numbers are used, which IEEE 754 rounds alike on
every machine: the same network stands at the same places everywhere.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    Vector = np.ndarray[Any, np.dtype[np.float64]]
    Numbers = np.ndarray[Any, np.dtype[np.int64]]

SPACING = 60.0
"""Units between neighbours, about: a node's size is 6 to 60."""
CELLS = 16
"""The grid has this many cells on a side."""
NEAR = 6
"""How many others of its cell a node meets alone on either side."""
GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
WORK = 4_000_000
"""Nodes and edges times rounds, about: a large network gets fewer rounds."""
ROUNDS = (25, 120)
PULL = 0.25
"""Towards the middle, so that parts that nothing joins stay together."""


def place(count: int, sources: Sequence[int], targets: Sequence[int]) -> list[tuple[float, float]]:
    """Return x and y of nodes 0 to `count` - 1, joined from `sources[i]` to `targets[i]`; to a tenth of a unit.

    >>> place(2, [0], [1]) == place(2, [1], [0])
    True
    """
    pairs = _pairs(sources, targets, count)
    degree = np.bincount(pairs.ravel(), minlength=count)
    order = _outwards(count, pairs, degree)
    joined, alone = order[: int((degree > 0).sum())], order[int((degree > 0).sum()) :]
    x, y = np.zeros(count), np.zeros(count)
    x[joined], y[joined] = _settle(joined, pairs, degree)
    inside = math.sqrt(float(max(x * x + y * y))) / SPACING if count else 0.0
    x[alone], y[alone] = _spiral(len(alone), inside + 2.0 if len(joined) else 0.0)
    return [(round(a, 1) + 0.0, round(b, 1) + 0.0) for a, b in zip(x.tolist(), y.tolist(), strict=True)]


def _pairs(sources: Sequence[int], targets: Sequence[int], count: int) -> Numbers:
    """The pairs that are joined, each once: the lower ends and the higher ones."""
    a, b = np.array(sources, dtype=np.int64), np.array(targets, dtype=np.int64)
    pairs = np.unique((np.minimum(a, b) * count + np.maximum(a, b))[a != b])
    return np.stack([pairs // max(count, 1), pairs % max(count, 1)])


def _outwards(count: int, pairs: Numbers, degree: Numbers) -> Numbers:
    """The nodes in the order in which a walk from the best joined one meets them, part by part, the isolated last."""
    ends = np.concatenate([pairs, pairs[::-1]], axis=1)
    neighbours = ends[1][np.lexsort((ends[1], ends[0]))]
    first = np.concatenate([[0], np.cumsum(degree)]).tolist()
    starts = np.lexsort((np.arange(count), -degree)).tolist()
    seen, order = bytearray(count), []
    for start in starts:
        queue = deque([start])
        while queue:
            node = queue.popleft()
            if not seen[node]:
                seen[node] = 1
                order.append(node)
                queue.extend(n for n in neighbours[first[node] : first[node + 1]].tolist() if not seen[n])
    return np.array(order, dtype=np.int64)


def _spiral(count: int, inside: float = 0.0) -> tuple[Vector, Vector]:
    """Places from the middle outwards, even like the seeds of a sunflower, beyond a radius of `inside` spacings."""
    places = [(math.sqrt(inside * inside + n), n * GOLDEN) for n in range(count)]
    x = [round(SPACING * radius * math.cos(angle), 3) for radius, angle in places]
    y = [round(SPACING * radius * math.sin(angle), 3) for radius, angle in places]
    return np.array(x), np.array(y)


def _settle(joined: Numbers, pairs: Numbers, degree: Numbers) -> tuple[Vector, Vector]:
    """Places of the joined nodes, in their order, when the forces have moved them."""
    number = np.zeros(len(degree), dtype=np.int64)
    number[joined] = np.arange(len(joined))
    a, b = number[pairs[0]], number[pairs[1]]
    mass: Vector = 1.0 + degree[joined].astype(np.float64)
    x, y = _spiral(len(joined))
    if not len(joined):
        return x, y
    size = len(joined) + len(a)
    rounds = max(ROUNDS[0], min(ROUNDS[1], WORK // max(size, 1)))
    for turn in range(rounds):
        fx, fy = _repulsion(x, y, mass)
        px, py = _attraction(x, y, a, b)
        fx += px - PULL * mass * x / SPACING
        fy += py - PULL * mass * y / SPACING
        heat = SPACING * (1.0 - turn / rounds) * (1.0 + math.sqrt(len(joined)) / 20.0)
        step = heat / (np.sqrt(fx * fx + fy * fy) + 1e-9)
        step = np.minimum(step, SPACING / mass)
        x += fx * step
        y += fy * step
    scale = _scale(x, y)
    return x * scale, y * scale


def _scale(x: Vector, y: Vector) -> float:
    """What makes the nodes stand a spacing apart on the whole."""
    square = math.fsum((x * x + y * y).tolist())
    return SPACING * len(x) / math.sqrt(square) if square else 1.0


def _attraction(x: Vector, y: Vector, a: Numbers, b: Numbers) -> tuple[Vector, Vector]:
    """Along every edge, by its length."""
    dx, dy = (x[b] - x[a]) / SPACING, (y[b] - y[a]) / SPACING
    return _sum(a, dx, len(x)) - _sum(b, dx, len(x)), _sum(a, dy, len(x)) - _sum(b, dy, len(x))


def _repulsion(x: Vector, y: Vector, mass: Vector) -> tuple[Vector, Vector]:
    """From the middles of the other cells of a grid, and from some others of its own cell."""
    cell = _column(x) * CELLS + _column(y)
    weight = _sum(cell, mass, CELLS * CELLS)
    full = np.flatnonzero(weight).tolist()
    with np.errstate(invalid="ignore"):
        mid_x = _sum(cell, mass * x, CELLS * CELLS) / weight
        mid_y = _sum(cell, mass * y, CELLS * CELLS) / weight
    fx, fy = np.zeros(len(x)), np.zeros(len(x))
    for middle in full:
        dx, dy = x - mid_x[middle], y - mid_y[middle]
        strength = weight[middle] * mass * SPACING / (dx * dx + dy * dy + SPACING)
        strength[cell == middle] = 0.0
        fx += strength * dx
        fy += strength * dy
    return _push_neighbours(x, y, mass, cell, weight, fx, fy)


def _push_neighbours(
    x: Vector, y: Vector, mass: Vector, cell: Numbers, weight: Vector, fx: Vector, fy: Vector
) -> tuple[Vector, Vector]:
    """Add what nodes that share a cell do to each other, with the next few of the cell standing for all of it."""
    order = np.lexsort((y, x, cell))
    crowd = np.maximum(np.bincount(cell, minlength=len(weight))[cell] / (2.0 * NEAR), 1.0)
    for gap in range(1, NEAR + 1):
        i, j = order[:-gap], order[gap:]
        same = cell[i] == cell[j]
        i, j = i[same], j[same]
        dx, dy = x[i] - x[j], y[i] - y[j]
        strength = crowd[i] * mass[i] * mass[j] * SPACING / (dx * dx + dy * dy + 1.0)
        fx[i] += strength * dx
        fy[i] += strength * dy
        fx[j] -= strength * dx
        fy[j] -= strength * dy
    return fx, fy


def _column(values: Vector) -> Numbers:
    """In which of the grid's columns (or rows) each stands."""
    low, high = values.min(), values.max()
    columns: Numbers = ((values - low) / (high - low + 1.0) * CELLS).astype(np.int64)
    return columns


def _sum(index: Numbers, values: Vector, count: int) -> Vector:
    """Sum values by index, one after the other."""
    sums: Vector = np.bincount(index, weights=values, minlength=count).astype(np.float64)
    return sums
