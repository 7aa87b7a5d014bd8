"""Tellings that are one claim: the likest pairs join first, as long as all that are joined stay alike on the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.claims.likeness import AGREE, NUMBERED, SAME
from kg.claims.telling import Telling

ON_THE_WHOLE = 0.75
"""Share of `SAME` that two groups must be alike on average over their pairs (average linkage) to become one: what
stands beside the point of a group does not draw the next thing in."""
LISTED_APART = -0.5
"""Likeness of two items that a page lists under one heading and that do not agree: it means two things by them."""


def clusters(
    tellings: Sequence[Telling], scores: Mapping[tuple[int, int], float], same: float = SAME
) -> list[tuple[Telling, ...]]:
    """Return the tellings in groups, each of one claim, in order of their first; every telling is in exactly one.

    `tellings` are numbered in order from 0, `scores` the likeness of the pairs worth comparing (smaller number first).
    Never two named speakers in one group. The cost grows with the pairs: sums of likeness between groups are kept, none
    is counted twice.
    """
    state = _Groups(tellings, scores)
    for pair in sorted((pair for pair, score in scores.items() if score >= same), key=lambda p: (-scores[p], p)):
        state.join(*pair, same * ON_THE_WHOLE)
    return [tuple(tellings[number] for number in sorted(group)) for group in state.groups()]


class _Groups:
    """Groups of tellings with the sums of the likeness between them."""

    def __init__(self, tellings: Sequence[Telling], scores: Mapping[tuple[int, int], float]) -> None:
        self._home = list(range(len(tellings)))
        self._members = {telling.number: [telling.number] for telling in tellings}
        self._speaker = {telling.number: telling.speaker for telling in tellings}
        self._lists = {telling.number: Counter(telling.lists) for telling in tellings}
        self._sums: dict[int, dict[int, float]] = defaultdict(dict)
        lists = [telling.lists for telling in tellings]
        for (a, b), score in scores.items():
            if not lists[a].isdisjoint(lists[b]):
                if score < AGREE - (NUMBERED if _same_number(tellings[a], tellings[b]) else 0.0):
                    score = 0.0  # what is counted for the list stands instead of it
                else:
                    score -= len(lists[a] & lists[b]) * LISTED_APART
            self._sums[a][b] = self._sums[b][a] = score

    def join(self, a: int, b: int, least: float) -> None:
        """Make the groups of two tellings one, if their pairs are alike by `least` on average."""
        x, y = sorted((self._home[a], self._home[b]), key=lambda home: (-len(self._members[home]), home))
        if x == y or are_two(self._speaker[x], self._speaker[y]):
            return
        small, large = sorted((self._lists[x], self._lists[y]), key=len)
        apart = sum(times * large[place] for place, times in small.items() if place in large)
        total = self._sums[x].get(y, 0.0) + LISTED_APART * apart
        if total / (len(self._members[x]) * len(self._members[y])) < least:
            return
        for number in self._members[y]:
            self._home[number] = x
        self._members[x] += self._members.pop(y)
        self._speaker[x] = self._speaker[x] or self._speaker[y]
        self._lists[x] += self._lists.pop(y)
        for other, likeness in self._sums.pop(y).items():
            del self._sums[other][y]
            if other != x:
                self._sums[x][other] = self._sums[other][x] = self._sums[x].get(other, 0.0) + likeness

    def groups(self) -> Iterable[list[int]]:
        """The groups in order of their first."""
        return sorted(self._members.values(), key=min)


def _same_number(a: Telling, b: Telling) -> bool:
    return any(term.isdecimal() and term in b.terms for term in a.terms)


def are_two(a: str | None, b: str | None) -> bool:
    """Tell whether two speakers (ids of entities) are known to be two.

    >>> are_two("person/Ada", "person/Bob"), are_two("person/Ada", None)
    (True, False)
    """
    return a is not None and b is not None and a != b
