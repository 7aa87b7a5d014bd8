"""Where sources disagree: declared by rules, one family a module, never guessed.

A conflict is the same subject, a property that can have one value at a time, overlapping time or the same occasion,
and a different value. Both values stay, each with all its evidence; `kg.conflicts.preference` says which is preferred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.conflicts import amounts, dates, denials, outcomes, professions, roles, speakers, spellings, timecodes
from kg.conflicts.draft import Draft, Place, Side
from kg.conflicts.hearing import listen
from kg.conflicts.merging import joined, once
from kg.conflicts.preference import prefer
from kg.conflicts.scene import Scene
from kg.conflicts.witnesses import witnesses
from kg.reconcile import World
from kg.records.statement import Claim, Conflict, ConflictValue, Statement, digest
from kg.text.normalize import key

FAMILIES: Mapping[str, Callable[[Scene], Iterator[Draft]]] = {
    "role": roles.find,
    "profession": professions.find,
    "outcome": outcomes.find,
    "amount": amounts.find,
    "date": dates.find,
    "denial": denials.find,
    "speaker": speakers.find,
    "name": spellings.find,
    "time": timecodes.find,
}
"""The kinds of conflicts, the most telling first, and what finds each."""
_SAME_MOMENT_S = 60.0
"""Seconds within which places of a transcript give one value once."""
_MOST_PLACES = 6
"""Places of one value that are kept: enough to look at."""


Copies = tuple[tuple[str, str], ...]
"""Ids of sources that are one witness with another, and of that other."""


def find(world: World, statements: Sequence[Statement], claims: Sequence[Claim]) -> tuple[tuple[Conflict, ...], Copies]:
    """Return the conflicts between the sources of each recording, sorted by id, and which sources are one witness.

    Neither depends on the order of the sources, statements or claims; an id is that of what the conflict is about and
    of its values, so that it stays when another page joins.
    """
    scene = Scene(world, tuple(sorted(statements, key=lambda s: s.id)), tuple(sorted(claims, key=lambda c: c.id)))
    independent = _witnesses(scene)
    drafts: dict[str, Draft] = {}
    for draft in once([listen(scene, draft) for family in FAMILIES.values() for draft in family(scene)]):
        id_ = _id(draft)
        drafts[id_] = joined(drafts[id_], draft) if id_ in drafts else draft
    made = {id_: found for id_, draft in drafts.items() if (found := _conflict(scene, draft, independent))}
    firsts = {number: source for source, number in sorted(independent.items(), reverse=True)}
    copies = tuple((s, firsts[n]) for s, n in sorted(independent.items()) if firsts[n] != s)
    return tuple(made[id_] for id_ in sorted(made)), copies


def _witnesses(scene: Scene) -> Mapping[str, int]:
    """The witness of each source: copies are looked for among the sources of one recording."""
    found: dict[str, int] = {}
    for sources in scene.sources.values():
        of = witnesses([scene.world.documents[source] for source in sources])
        first = len(found)
        found.update({source: first + number for source, number in of.items()})
    return found


def _conflict(scene: Scene, draft: Draft, independent: Mapping[str, int]) -> Conflict | None:
    """The conflict of a draft; None where a value has no place left."""
    sides = tuple(_tidy(scene, side) for side in draft.sides)
    if len(sides) < 2 or not all(side.places for side in sides):
        return None
    tidy = replace(draft, sides=sides)
    preferred, why = prefer(tidy, independent)
    values = tuple(ConflictValue(side.value, tuple(place.evidence for place in side.places)) for side in sides)
    return Conflict(_id(draft), draft.topic, values, preferred, why, draft.family)


def _id(draft: Draft) -> str:
    values = sorted(key(side.value) for side in draft.sides)
    return "x-" + digest(draft.family, draft.subject, key(draft.topic), *values)


def _tidy(scene: Scene, side: Side) -> Side:
    """The side with its places in order: those that are on their lines, one for each moment of a transcript."""
    kept: list[Place] = []
    for place in sorted(
        side.places, key=lambda place: (len(place.evidence.quote) > _LONG, scene.order(place.evidence))
    ):
        said = place.evidence
        if not said.quote or said.quote not in scene.world.documents[said.source].text(said.line, said.line_end):
            continue
        if any(_again(place, other) for other in kept):
            continue
        kept.append(place)
    short = [place for place in kept if len(place.evidence.quote) <= _LONG]
    chosen = _with_each_source(short or kept)
    return replace(side, places=tuple(sorted(chosen, key=lambda place: scene.order(place.evidence))))


_LONG = 400
"""Characters of a passage beyond which it is left out where a shorter one gives the value too."""


def _with_each_source(places: Sequence[Place]) -> list[Place]:
    """At most so many places as are looked at, and of every source at least one."""
    firsts = {place.evidence.source: place for place in reversed(places)}
    others = [place for place in places if place not in firsts.values()]
    return [*firsts.values(), *others[: max(0, _MOST_PLACES - len(firsts))]]


def _again(place: Place, other: Place) -> bool:
    """Whether a place says again what another does: the same words, or the same moment of a transcript."""
    a, b = place.evidence, other.evidence
    if a.source != b.source:
        return False
    if (a.line, a.line_end) == (b.line, b.line_end) and (a.quote in b.quote or b.quote in a.quote):
        return True
    near = a.start_s is not None and b.start_s is not None and abs(a.start_s - b.start_s) <= _SAME_MOMENT_S
    return place.spoken and other.spoken and near
