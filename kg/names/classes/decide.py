"""Votes for the class of a name, weighed: the strongest class wins where it leads by enough, else the name has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Person": ("Person",),
    "Organization": ("Organization",),
    "Place": ("Place",),
    "Product": ("Product", "Software", "Game", "Dataset", "Benchmark"),
    "Work": ("Book", "Film", "TVSeries", "Paper", "Podcast", "Artwork"),
    "Event": ("Event", "Venue"),
    "Idea": ("Concept", "Method", "Field"),
    "Award": ("Award",),
}
"""What is told apart first, and the classes within it; of equals, the first."""
GROUP_OF = {class_: group for group, classes in GROUPS.items() for class_ in (group, *classes)}
"""Of each class, and of each group itself, the group."""
_ALONE = frozenset(("Work",))
"""Of which nothing more is known where no vote names the class."""
LEARNED = 0.7
"""The weight of what the classifier has learned, beside what the recording itself says."""
_PRIOR = {"Place": -1.2, "Event": -0.8, "Award": -0.8, "Idea": -0.4, "Work": -0.4}
"""Well-known places are listed; what is said in a talk is seldom of these classes."""
_LEAST, _LEAST_ALONE = -3.5, -2.2
"""However unlikely the classifier finds a class, its vote against it goes no further; of a single word, less far."""
MARGIN = 1.1
"""By how much a class must lead."""
SURE = 2.4
"""The weight of votes that make a decision sure."""
CLEAR, HINTED = 4.0, 1.5
"""A lead that makes a decision sure where votes of this weight are for it."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One piece of evidence for the class of a name."""

    class_: str
    """A class of the ontology, or Work or Idea where no more is told."""
    weight: float
    """About the logarithm of how much likelier it makes the class: 1 a hint, 3 strong, 6 by itself enough."""
    why: str
    """What tells, in a few words."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The class of a name, or None; and why."""

    class_: str | None
    lead: float
    """By how much it leads the next."""
    why: tuple[str, ...]
    """What told, the strongest first."""
    told: float = 0.0
    """The weight of the votes for it: below `SURE` it is a guess, unless it leads clearly."""
    group: str | None = None
    """The group that leads, where no vote names a class in it: of a work it may be told only that it is one."""

    @property
    def sure_work(self) -> bool:
        """Whether it is surely a work, and nothing tells of which class."""
        return self.class_ is None and self.group == "Work" and self.told >= SURE

    @property
    def sure(self) -> bool:
        """Whether more tells than letters and words that are usual for the class."""
        clear = self.lead >= CLEAR and self.told >= HINTED
        return self.class_ is not None and (self.told >= SURE or clear)


def decide(votes: Iterable[Vote], learned: Mapping[str, float] | None = None, alone: bool = False) -> Decision:
    """Return the class that leads by enough; `learned` are the classifier's logarithms, `alone` says of a single word.

    >>> decide([Vote("Organization", 3, "“at” before it"), Vote("Person", 1, "its shape")]).class_
    'Organization'
    >>> decide([Vote("Organization", 1, "a hint")]).class_ is None
    True
    """
    cast = tuple(votes)
    totals: dict[str, float] = dict.fromkeys(GROUPS, 0.0)
    for group, value in (learned or {}).items():
        totals[group] += LEARNED * max(value, _LEAST_ALONE if alone else _LEAST) + _PRIOR.get(group, 0.0)
    for vote in cast:
        totals[GROUP_OF[vote.class_]] += vote.weight
    ranked = sorted(totals, key=lambda group: -totals[group])
    lead = totals[ranked[0]] - totals[ranked[1]]
    for_it = [vote for vote in cast if GROUP_OF[vote.class_] == ranked[0]]
    why = tuple(dict.fromkeys(vote.why for vote in sorted(for_it, key=lambda vote: -vote.weight)))
    if lead < MARGIN:
        return Decision(None, lead, why)
    told = sum(vote.weight for vote in for_it)
    found = _within(ranked[0], for_it)
    why = why or ("its letters and the words around it",)
    return Decision(found, lead, why, told, None if found else ranked[0])


def _within(group: str, votes: Iterable[Vote]) -> str | None:
    """Return the class within a group that most votes name; its first where none does, and the group allows that."""
    weight: dict[str, float] = defaultdict(float)
    for vote in votes:
        if vote.class_ in GROUPS[group]:
            weight[vote.class_] += vote.weight
    if weight:
        return min(weight, key=lambda class_: (-weight[class_], GROUPS[group].index(class_)))
    return None if group in _ALONE else GROUPS[group][0]
