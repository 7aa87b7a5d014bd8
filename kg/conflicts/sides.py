"""The sides of a disagreement: places in order, and whether sources can be set against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.conflicts.draft import Place, Side
from kg.conflicts.scene import Scene
from kg.records.statement import Evidence


def side(scene: Scene, value: str, said: Iterable[Evidence], detail: float = 0.0, heard: tuple[str, ...] = ()) -> Side:
    """Return a value with the places that give it; `detail` and `heard` are those of `Side`."""
    return Side(value, in_order(scene, (Place(e, scene.is_spoken(e)) for e in said)), detail, heard)


def in_order(scene: Scene, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return places in order of source and line, each once."""
    return tuple(sorted(set(places), key=lambda place: (scene.order(place.evidence), place.spoken)))


def from_other_sources(sides: Sequence[Side], spoken: bool = True) -> bool:
    """Tell whether two sides each have a source that the other has not: one page that gives both contradicts nobody.

    Transcripts count unless `spoken` is False.
    """
    sources = [{p.evidence.source for p in side.places if spoken or not p.spoken} for side in sides]
    return any(a - b and b - a for a in sources for b in sources)
