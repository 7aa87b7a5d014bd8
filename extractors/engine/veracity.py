"""Whether what a frame finds is stated, denied, or neither: the one place that asks."""

from __future__ import annotations

from collections.abc import Iterable

from kg import nlp
from kg.nlp.denials import denied

DENIABLE = frozenset(
    ["founded", "acquiredBy", "studiedAt", "wonAward", "authored", "directed", "advisedBy", "investedIn"]
)
"""What is denied for good: who was no chief of a firm may yet have worked there."""
AT_ALL = frozenset(["work", "worked", "intern", "interned", "employee", "consultant"])


def polarity(clauses: nlp.Clauses, governing: Iterable[int], at: int) -> str | None:
    """Return "asserted" where all the governing words are stated, "negated" where the trigger is plainly denied."""
    words = set(governing) | {at}
    if all(nlp.stated(clauses, word) for word in words):
        return "asserted"
    return "negated" if words == {at} and denied(clauses, at) else None


def may_deny(predicate: str, word: str) -> bool:
    """Tell whether "not" before a word denies a fact for good."""
    return predicate in DENIABLE or word in AT_ALL
