"""Which facts and claims another source contradicts: those that rest on a passage of a conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from kg.records.statement import Claim, Evidence, Statement
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages that conflicts rest on."""

    exact: dict[Evidence, frozenset[str]]
    """Each with the kinds of the conflicts that rest on it."""
    by_line: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    """Source and line to the words that stand there."""

    def hold(self, said: Evidence) -> bool:
        """Tell whether a passage is one of them, or holds one, or a part of one, on the same line."""
        quotes = (quote for line in range(said.line, said.line_end + 1) for quote in self._on(said.source, line))
        return said in self.exact or any(quote in said.quote or said.quote in quote for quote in quotes)

    def _on(self, source: str, line: int) -> Iterable[str]:
        return self.by_line.get((source, line), ())


_KNOWN: WeakKeyDictionary[Store, Passages] = WeakKeyDictionary()
"""Of the stores that are open: a build never changes, and a server asks again for every page."""


def passages(store: Store) -> Passages:
    """Return every passage that a conflict rests on."""
    if store not in _KNOWN:
        _KNOWN[store] = _passages(store)
    return _KNOWN[store]


def _passages(store: Store) -> Passages:
    by_line: dict[tuple[str, int], list[str]] = defaultdict(list)
    kinds: dict[Evidence, set[str]] = defaultdict(set)
    for conflict in store.conflicts():
        for value in conflict.values:
            for said in value.evidence:
                kinds[said].add(conflict.kind)
    for said in kinds:
        for line in range(said.line, said.line_end + 1):
            by_line[said.source, line].append(said.quote)
    return Passages({said: frozenset(of) for said, of in kinds.items()}, dict(by_line))


def claims(found: Iterable[Claim], doubted: Passages) -> frozenset[str]:
    """Return the ids of the claims that are made in one of the passages."""
    return frozenset(claim.id for claim in found if any(doubted.hold(mention.evidence) for mention in claim.mentions))


def statements(found: Iterable[Statement], doubted: Passages) -> frozenset[str]:
    """Return the ids of the statements that a conflict is about: a passage may tell of other things beside them."""
    return frozenset(fact.id for fact in found if any(_concerns(fact, doubted.exact.get(e, ())) for e in fact.evidence))


_PREDICATES = {"role": ("workedAt", "memberOf"), "outcome": ("acceptedAt", "wonAward")}
"""What a conflict of a kind is about, where one passage may say other things too; of other kinds whatever it says."""


def _concerns(fact: Statement, kinds: Iterable[str]) -> bool:
    return any(fact.predicate in _PREDICATES.get(kind, (fact.predicate,)) for kind in kinds)
