"""Which of the candidates a pronoun stands for: a score by learned weights, and refusal below a margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from ..tables import lines
from .candidates import Candidate

SURE = 0.65
"""How likely the best must be among all and nobody."""

_ONLY, _KNOWN = 0.4, 0.1
"""What of that is enough where one person alone was named near by, and where the name tells that the pronoun fits."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun stands for, or nobody, and why."""

    form: str | None
    likely: float
    """How likely the best is, 0 to 1."""
    others: tuple[str, ...] = ()
    """Who else fits, the likeliest first."""


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each feature, of the table that training/reference.py writes."""
    return {name.strip(): float(value) for name, _, value in (row.rpartition(":") for row in lines("reference"))}


def features(found: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """Return the features of each candidate, and those of standing for nobody who was named."""
    far = [int(feature[4:]) for one in found for feature in one.features if feature.startswith("far ")]
    nearest = min(far, default=3)
    nobody = ("nobody", f"nobody {min(len(found), 4)}", f"nobody far {nearest}")
    return [*(one.features for one in found), nobody]


def choose(found: Sequence[Candidate], sure: float = SURE) -> Choice:
    """Return whom a pronoun stands for: the likeliest candidate if it is likely enough."""
    if not found:
        return Choice(None, 0.0)
    table = weights()
    scores = [sum(table.get(feature, 0.0) for feature in told) for told in features(found)]
    parts = [exp(score - max(scores)) for score in scores]
    whole = sum(parts)
    ranked = sorted(range(len(found)), key=lambda at: (-parts[at], at))
    best = ranked[0]
    likely = parts[best] / whole
    others = tuple(found[at].form for at in ranked if at != best and parts[at] > parts[best] / 3)
    if len(found) == 1:
        sure *= _KNOWN if "gender known" in found[0].features else _ONLY
    return Choice(found[best].form if likely >= sure else None, likely, others)
