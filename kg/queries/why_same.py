"""Why two names are one thing in the graph, or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, legend, local
from kg.queries.words import count
from kg.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.statement import Doubt, Entity, Mention
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class WhySame:
    """Two names, what they stand for, and why."""

    a: str
    b: str
    first: Entity
    """What `a` stands for, with its mentions; `second` for `b`."""
    second: Entity
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    legend: Legend

    @property
    def same(self) -> bool:
        """Whether both names stand for one thing."""
        return self.first.id == self.second.id

    def form(self) -> dict[str, Any]:
        """Return the verdict, the reasons and the places that bear on it."""
        return {
            "a": forms.entity(self.first),
            "b": forms.entity(self.second),
            "verdict": self.verdict(),
            "why": list(self.reasons),
        }

    def verdict(self) -> str:
        """Return "same", "different" or "undecided"."""
        return "same" if self.same else "undecided" if self.doubts else "different"

    def view(self) -> View:
        """Return the verdict and reasons."""
        rows = tuple((self.verdict(), self.first.name, self.second.name, reason) for reason in self.reasons)
        sign = {"same": "=", "different": "≠", "undecided": "?="}[self.verdict()]
        head = (Span(self.a, "name"), Span(sign, "how"), Span(self.b, "name"), Span(self.verdict(), "faint"))
        below = tuple(Line((Span(reason),), folds=True) for reason in self.reasons)
        return View(Table(columns("verdict a b why"), rows), (Outline((Branch(0, Line(head), below),)),))


def why_same(store: Store, a: str, b: str) -> WhySame:
    """Return whether two names stand for one thing, and why. Raises NameUnknown and NameAmbiguous."""
    first, second = (store.entity(local(store, name) or "", mentions=True) for name in (a, b))
    named = {form.casefold() for entity in (first, second) for form in (entity.name, *entity.aliases)}
    doubts = (
        tuple(d for d in store.doubts() if {d.a.casefold(), d.b.casefold()} <= named) if first.id != second.id else ()
    )
    found = legend(store)
    return WhySame(a, b, first, second, tuple(_reasons(first, second, doubts, found)), doubts, found)


def _reasons(first: Entity, second: Entity, doubts: tuple[Doubt, ...], legend: Legend) -> Iterator[str]:
    if first.id == second.id:
        yield f"both stand for {first.name} ({first.type}), named in {count(len(first.mentions), 'place')}."
        yield from (_stated(mention, legend) for mention in first.mentions if mention.of)
        return
    yield from (f"undecided: {doubt.why}" for doubt in doubts)
    if first.type != second.type:
        yield f"{first.name} is of type {first.type}, {second.name} of type {second.type}; such never merge."
    for entity in (first, second):
        places = count(len(entity.mentions), "place")
        yield f"{entity.name} ({entity.type}) is named in {places}{_where(entity, legend)}."


def _stated(mention: Mention, legend: Legend) -> str:
    place = f"{legend.short.get(mention.source, '')}:{mention.line}"
    return f"{place} names it “{mention.of}”, with “{mention.form}” inside."


def _where(entity: Entity, legend: Legend) -> str:
    first = next(iter(entity.mentions), None)
    return f", first in {legend.short.get(first.source, '')}:{first.line}" if first else ""
