"""Where nodes stand: the same everywhere, near what they are joined to, apart from each other."""

from __future__ import annotations

import hashlib
import math
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exports.layout import SPACING, place

EDGES = st.integers(1, 40).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))))
)


def stars(count: int, leaves: int) -> tuple[int, list[int], list[int]]:
    """So many stars, the middles in a ring."""
    sources = [*range(count), *(middle for middle in range(count) for _ in range(leaves))]
    targets = [*((n + 1) % count for n in range(count)), *range(count, count + count * leaves)]
    return count * (leaves + 1), sources, targets


@settings(max_examples=25, deadline=None)
@given(EDGES)
def test_every_node_has_a_place_of_its_own(network: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = network
    places = place(count, [a for a, _ in edges], [b for _, b in edges])
    assert len(places) == count
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places)
    assert len(set(places)) == count


def test_no_nodes_have_no_places() -> None:
    assert place(0, [], []) == []


def test_the_order_of_edges_and_their_number_do_not_matter() -> None:
    count, sources, targets = stars(4, 5)
    once = place(count, sources, targets)
    assert place(count, sources[::-1] * 2, targets[::-1] * 2) == once
    assert place(count, targets, sources) == once


def test_the_places_of_a_known_network_stay_as_they_are() -> None:
    """The same on every machine: a change here changes everybody's pictures."""
    places = place(*stars(6, 8))
    digest = hashlib.sha256(repr(places).encode()).hexdigest()[:16]
    assert digest == "389231010991aad5"


def test_leaves_stand_by_their_own_middle() -> None:
    count, sources, targets = stars(5, 12)
    places = place(count, sources, targets)
    for middle in range(5):
        for leaf in range(5 + middle * 12, 5 + middle * 12 + 12):
            assert min(range(5), key=lambda other: math.dist(places[leaf], places[other])) == middle


def test_isolated_nodes_stand_around_the_others() -> None:
    places = place(30, [0, 1, 2], [1, 2, 0])
    outside = min(math.dist((0, 0), spot) for spot in places[3:])
    assert outside > max(math.dist((0, 0), spot) for spot in places[:3]) + SPACING


def test_a_large_network_is_placed_in_seconds() -> None:
    begun = time.process_time()
    place(*stars(150, 50))
    assert time.process_time() - begun < 8
