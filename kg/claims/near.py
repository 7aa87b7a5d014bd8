"""Which tellings are worth comparing: those that share a rare word or name, and those of the same seconds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.claims.telling import Telling

COMMON = 40
"""Tellings of a recording that a word may stand in and still bring them together: what more have says too little, and
candidates grow with the tellings, not with their square."""
ENOUGH, FEWEST = 40_000, 5
"""Tellings times holders of a word up to which the word alone brings two together, and holders up to which any does;
of more tellings only those are compared that share two words."""
AT_ONCE = 20.0
"""Seconds between the beginnings of two tellings that may be of one sentence in two languages."""
NEIGHBOURS = 12
"""Later tellings that each is compared with for its second alone."""


def candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Return the pairs (smaller number first) that may tell the same, sorted: a bounded number for each word.

    Among up to a thousand tellings a word that few have is enough; among more it must be rarer, or be two words.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for telling in tellings:
        for word in (*telling.terms, *telling.about):
            holders[word].append(telling.number)
    many = len(tellings)
    pairs = {a * many + b for a, b in _at_once(tellings)}  # numbers are sorted and kept apart faster than pairs
    alone = max(FEWEST, ENOUGH // max(many, 1))
    met: set[int] = set()
    for held, words in Counter(tuple(held) for held in holders.values() if 1 < len(held) <= COMMON).items():
        sure = words > 1 or len(held) <= alone
        for at, a in enumerate(held, 1):
            first = a * many
            found = [first + b for b in held[at:]]
            pairs.update(found if sure else met.intersection(found))
            met.update(found)
    return [divmod(pair, many) for pair in sorted(pairs)]


def _at_once(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    said = sorted((second, telling.number) for telling in tellings for second in telling.seconds)
    pairs = set()
    for at, (second, number) in enumerate(said):
        for later, other in said[at + 1 : at + 1 + NEIGHBOURS]:
            if later - second <= AT_ONCE and number != other:
                pairs.add((min(number, other), max(number, other)))
    return pairs
