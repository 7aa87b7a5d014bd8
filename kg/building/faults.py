"""What a fault of ours inside one document may cost: that document at most, and it is said.

A reader or extractor that fails is caught where it runs. What looks at all documents together is tried again with
fewer of them until the ones that make it fail are known; the rest is built without them.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

from kg.records.errors import KgError
from kg.records.problem import Problem

Work = TypeVar("Work")
Product = TypeVar("Product")

KIND = "fault"
_OUTSIDE = ("sqlite3",)
"""Modules whose errors, as those of the system, are of the machine rather than of a document."""


def is_outside(error: Exception) -> bool:
    """Return whether an error is of the user's making or the machine's: no document is at fault."""
    return isinstance(error, (KgError, OSError)) or type(error).__module__ in _OUTSIDE


def told(error: BaseException) -> str:
    """Return an error that should not be in a few words: its class, what it says, and where of ours it came from.

    >>> told(ValueError("no such day"))
    'ValueError: no such day'
    """
    words = " ".join(str(error).split())
    text = f"{type(error).__name__}: {words if len(words) <= 120 else words[:119] + '…'}".rstrip(": ")
    ours = [frame for frame, _ in traceback.walk_tb(error.__traceback__) if _module(frame).startswith("kg.")]
    return f"{text}, in {_module(ours[-1])}" if ours else text


def _module(frame: object) -> str:
    return str(getattr(frame, "f_globals", {}).get("__name__", ""))


def problem(path: str, words: str, cost: str) -> Problem:
    """Return the problem of a document that a fault of ours has cost something."""
    return Problem(path, 0, KIND, f"{cost}, by a fault of kg that is worth a report: {words}.")


def without(works: Sequence[Work], make: Callable[[Sequence[Work]], Product]) -> tuple[Product, list[tuple[Work, str]]]:
    """Return what `make` makes of the works without those that it fails on, and these, each with what failed.

    Raises what `make` raises where it fails on none at all, or where no work is to blame.
    """
    left, faults = list(works), list[tuple[Work, str]]()
    while True:
        try:
            return make(left), faults
        except Exception as error:
            if is_outside(error) or not left:
                raise
            number, words = _first(left, make, told(error))
            faults.append((left.pop(number), words))


def _first(works: Sequence[Work], make: Callable[[Sequence[Work]], Product], words: str) -> tuple[int, str]:
    """The index of the work with which the shortest failing beginning ends, found by halving, and what failed."""
    low, high = 0, len(works)
    while high - low > 1:
        middle = (low + high) // 2
        try:
            make(works[:middle])
            low = middle
        except Exception as error:
            if is_outside(error):
                low = middle  # too few documents to say anything
            else:
                high, words = middle, told(error)
    return high - 1, words
