"""Which value is preferred, by stated rules in this order, and why; none where no rule tells the values apart.

0. What a family of conflicts has found out by itself (`Draft.told`): at which of two seconds the transcript has the
   words, to which speaker `kg.claims` gave words that a label gives to another.
1. The transcript: a value in the words of a speaker, before one that pages alone give; of two that the speaker gives
   within two minutes the later, as speakers correct themselves.
2. More independent witnesses (`kg.conflicts.witnesses`).
3. The more specific (`Side.detail`): a number before an estimate, a narrow range before a wide one, a named venue
   before "elsewhere", a day before a year, more words of a name or profession before fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.conflicts.draft import Draft, Side
from kg.conflicts.witnesses import count

_CORRECTED_S = 120.0
"""Seconds within which a speaker's second word is taken for a correction of the first."""
Choice = tuple[int | None, str]
"""Index of the preferred side, and one clause that says why."""


def prefer(draft: Draft, witnesses: Mapping[str, int]) -> Choice:
    """Return the index of the preferred side or None, and one sentence that names the rule."""
    if draft.told is not None:
        return draft.told[0], f"“{draft.sides[draft.told[0]].value}”: {draft.told[1]}."
    for rule in (_spoken, _corrected, lambda sides: _witnessed(sides, witnesses), _specific):
        index, why = rule(draft.sides)
        if index is not None:
            return index, f"“{draft.sides[index].value}” {why}."
    return None, f"No rule prefers a value: {_same(draft, witnesses)}."


def _only_best(sides: Sequence[Side], measure: Callable[[Side], float]) -> int | None:
    """The index of the side that measures more than all others."""
    best = max(map(measure, sides))
    found = [index for index, side in enumerate(sides) if measure(side) == best]
    return found[0] if len(found) == 1 else None


def _spoken(sides: Sequence[Side]) -> Choice:
    said = [index for index, side in enumerate(sides) if any(place.spoken for place in side.places)]
    return (said[0], "stands in the transcript’s own words") if len(said) == 1 else (None, "")


def _corrected(sides: Sequence[Side]) -> Choice:
    """The value that a speaker gives last, where he gives several one after the other."""
    last: dict[int, float] = {}
    for index, side in enumerate(sides):
        seconds = [p.evidence.start_s for p in side.places if p.spoken and p.evidence.start_s is not None]
        if seconds:
            last[index] = max(seconds)
    if len(last) < 2 or max(last.values()) - min(last.values()) > _CORRECTED_S:
        return None, ""
    latest = max(last.values())
    found = [index for index, second in last.items() if second == latest]
    return (found[0], "is what the speaker says last in the transcript") if len(found) == 1 else (None, "")


def _witnessed(sides: Sequence[Side], witnesses: Mapping[str, int]) -> Choice:
    def support(side: Side) -> int:
        return count({place.evidence.source for place in side.places}, witnesses)

    index = _only_best(sides, support)
    if index is None:
        return None, ""
    others = max(support(side) for n, side in enumerate(sides) if n != index)
    return index, f"has {support(sides[index])} independent witnesses against {others}"


def _specific(sides: Sequence[Side]) -> Choice:
    index = _only_best(sides, lambda side: side.detail)
    return index, "is the more specific, with equally many independent witnesses" if index is not None else ""


def _same(draft: Draft, witnesses: Mapping[str, int]) -> str:
    sides = draft.sides
    spoken = [any(place.spoken for place in side.places) for side in sides]
    silent = draft.looked and not any(spoken)
    transcript = "the transcript has each" if all(spoken) else "no transcript tells" if silent else ""
    supports = {count({p.evidence.source for p in side.places}, witnesses) for side in sides}
    support = "independent witnesses and detail are equal" if len(supports) == 1 else "none has the most witnesses"
    return "; ".join(part for part in (transcript, support) if part)
