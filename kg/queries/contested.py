"""Which facts and claims another source contradicts: those that rest on a passage of a conflict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.statement import Claim, Evidence, Statement
    from kg.store import Store


def passages(store: Store) -> frozenset[Evidence]:
    """Return every passage that a conflict rests on."""
    return frozenset(said for conflict in store.conflicts() for value in conflict.values for said in value.evidence)


def claims(found: Iterable[Claim], doubted: frozenset[Evidence]) -> frozenset[str]:
    """Return the ids of the claims that rest on one of the passages."""
    return frozenset(claim.id for claim in found if any(mention.evidence in doubted for mention in claim.mentions))


def statements(found: Iterable[Statement], doubted: frozenset[Evidence]) -> frozenset[str]:
    """Return the ids of the statements that rest on one of the passages."""
    return frozenset(fact.id for fact in found if any(said in doubted for said in fact.evidence))
