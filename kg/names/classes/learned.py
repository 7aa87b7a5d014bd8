"""A classifier of names by their letters and by the words around them, trained on open data (training/names)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING, Any

from kg.names import tables
from kg.names.classes import features

if TYPE_CHECKING:
    import numpy

CLASSES = ("Person", "Organization", "Place", "Product", "Work", "Event", "Idea", "Award")
"""What is told apart; a work and an idea are of several classes of the ontology."""
_MOST = 6
"""Places beyond which more of them say nothing new."""
Place = tuple[str, int, int]
"""A text, and where in it a name begins and ends."""


@lru_cache(maxsize=1)
def _weights() -> tuple[Any, Any]:
    """Weights by bucket and class, as they were trained, and the bias of each class."""
    import numpy

    with (files(tables) / "classes.npz").open("rb") as file:
        held = numpy.load(file)
        return held["weights"].astype(numpy.float32) * float(held["scale"]), held["bias"].astype(numpy.float32)


def scores(name: str, places: Sequence[Place]) -> dict[str, float]:
    """Return the logarithm of how likely each class is, of a name that stands at some places.

    >>> found = scores("Ada Lovelace", [("Later Ada Lovelace said so.", 6, 18)])
    >>> max(found, key=found.__getitem__)
    'Person'
    """
    weights, bias = _weights()
    total: numpy.ndarray[Any, Any] = bias + weights[list(features.of_name(name))].sum(0)
    if places:
        around = sum(weights[list(features.of_context(*place))].sum(0) for place in places[:_ENOUGH])
        count = min(len(places), _ENOUGH)
        total = total + around / count * min(count, _MOST) ** 0.5
    values = [float(value) for value in total]
    top = max(values)
    norm = top + log(sum(exp(value - top) for value in values))
    return {class_: value - norm for class_, value in zip(CLASSES, values, strict=True)}


_ENOUGH = 40
"""Places that are looked at."""
