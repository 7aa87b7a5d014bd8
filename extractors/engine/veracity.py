"""Which facts are denied for good; whether they are stated at all is `kg.nlp.veracity`'s to say."""

from __future__ import annotations

DENIABLE = frozenset(
    ["founded", "acquiredBy", "studiedAt", "wonAward", "authored", "directed", "advisedBy", "investedIn"]
)
"""What is denied for good: who was no chief of a firm may yet have worked there."""
AT_ALL = frozenset(["work", "worked", "intern", "interned", "employee", "consultant"])


def may_deny(predicate: str, word: str) -> bool:
    """Tell whether "not" before a word denies a fact for good."""
    return predicate in DENIABLE or word in AT_ALL
