"""Why two names are one thing in the graph, or not: asked of the steps that resolution took and kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import local
from kg.records.immutable import dataclass
from kg.records.vocabulary import UNCLASSED
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Entity
    from kg.resolution import Resolution
    from kg.store.store import Store

SIGNS = {"same": "=", "different": "≠", "undecided": "?="}


@dataclass(frozen=True, slots=True)
class WhySame:
    """Two names, what they stand for, and why."""

    a: str
    b: str
    first: Entity
    """What `a` stands for, without mentions; `second` for `b`."""
    second: Entity
    verdict: str
    """same, different or undecided."""
    reasons: tuple[str, ...]

    def form(self) -> dict[str, Any]:
        """Return the verdict and the reasons."""
        things = {"a": forms.entity(self.first), "b": forms.entity(self.second)}
        return {**things, "verdict": self.verdict, "why": list(self.reasons)}

    def view(self) -> View:
        """Return the verdict and the reasons."""
        rows = tuple((self.verdict, self.first.name, self.second.name, reason) for reason in self.reasons)
        head = (
            Span(self.a, "name"),
            Span(SIGNS[self.verdict], "how"),
            Span(self.b, "name"),
            Span(self.verdict, "faint"),
        )
        things = dict.fromkeys(f"{thing.name} ({thing.type or UNCLASSED})" for thing in (self.first, self.second))
        below = (Line((Span(", ".join(things), "faint"),)), *(Line((Span(why),), folds=True) for why in self.reasons))
        return View(Table(columns("verdict a b why"), rows), (Outline((Branch(0, Line(head), below),)),))


def why_same(store: Store, a: str, b: str) -> WhySame:
    """Return whether two names stand for one thing, and why. Raises NameUnknown and NameAmbiguous."""
    from kg.text.normalize import key

    first, second = (store.entity(local(store, name) or "") for name in (a, b))
    forms_of = [{key(form) for form in (thing.name, *thing.aliases)} for thing in (first, second)]
    typed = [
        name if key(name) in names else thing.name
        for name, thing, names in zip((a, b), (first, second), forms_of, strict=True)
    ]
    if first.id == second.id:
        verdict = "same"
    else:
        doubted = any({key(doubt.a), key(doubt.b)} <= forms_of[0] | forms_of[1] for doubt in store.doubts())
        verdict = "undecided" if doubted else "different"
    return WhySame(a, b, first, second, verdict, _resolution(store).why_same(*typed))


def _resolution(store: Store) -> Resolution:
    """What resolution knew in the end, as far as a reason needs it."""
    from kg.resolution import Resolution
    from kg.text.normalize import key

    entities = tuple(store.entities())
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in entities:
        for form in (entity.name, *entity.aliases):
            places["", key(form)].add(entity.id)
    return Resolution(
        entities=entities,
        doubts=tuple(store.doubts()),
        merges=tuple(store.merges()),
        places={place: tuple(sorted(ids)) for place, ids in places.items()},
    )
