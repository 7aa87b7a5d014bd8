"""The cheapest sequence of choices, and what every other choice would cost more: dynamic programming both ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Option = TypeVar("Option")


def cheapest(
    options: Sequence[Sequence[Option]],
    own: Callable[[int, Option], float],
    joint: Callable[[int, Option, Option], float],
) -> list[list[float]]:
    """Return, for each option of each step, the cost of the cheapest sequence that takes it.

    `own(step, option)` is an option's cost, `joint(step, before, option)` that of taking it after the one before. The
    cheapest sequence takes at every step an option with the smallest cost; every step has at least one.
    """
    single = [[own(step, option) for option in row] for step, row in enumerate(options)]
    between = [
        [[joint(step, before, option) for option in row] for before in options[step - 1]] if step else []
        for step, row in enumerate(options)
    ]
    left = _sweep(single, [list(zip(*table, strict=True)) for table in between])
    right = _sweep(single[::-1], [[], *between[:0:-1]])[::-1]
    return [
        [a + b - c for a, b, c in zip(*columns, strict=True)] for columns in zip(left, right, single, strict=True)
    ]  # fmt: skip


def _sweep(single: Sequence[Sequence[float]], between: Sequence[Sequence[Sequence[float]]]) -> list[list[float]]:
    """Return the cheapest cost up to and with each option; `between[step][option][before]`."""
    costs: list[list[float]] = []
    for row, table in zip(single, between, strict=True):
        if costs:
            before = costs[-1]
            row = [
                cost + min(b + t for b, t in zip(before, joins, strict=True))
                for cost, joins in zip(row, table, strict=True)
            ]
        costs.append(list(row))
    return costs
