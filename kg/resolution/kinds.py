"""Which classes one thing may have in the words of different pages, and which tell two things apart."""

from __future__ import annotations

from itertools import combinations

_ONE_THING = (
    ("Method", "Dataset", "Benchmark", "Software", "Product", "Concept", "Field", "Paper"),
    ("Organization", "Product", "Software", "Podcast", "Game"),
    ("Organization", "Venue", "Event"),
    ("Concept", "Event", "Award", "Venue", "Method"),
    ("Book", "Paper"),
    ("Film", "TVSeries"),
    ("Podcast", "TVSeries"),
    ("Software", "Game", "Product"),
)
"""Classes that pages mix up: a model is a method here and a product there, a company goes by its product's name."""

_MIXED = {frozenset(pair) for classes in _ONE_THING for pair in combinations(classes, 2)}


def clash(a: str | None, b: str | None) -> bool:
    """Whether a thing of one class is never one of the other.

    >>> clash("Person", "Organization"), clash("Method", "Software"), clash(None, "Person")
    (True, False, False)
    """
    return a is not None and b is not None and a != b and frozenset((a, b)) not in _MIXED
