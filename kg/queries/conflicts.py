"""Where sources disagree: each value with its evidence, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, legend
from kg.queries.words import cells, quote_line
from kg.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.statement import Conflict
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts by topic."""

    rows: tuple[Conflict, ...]
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return the conflicts with the keys of `kg export json`."""
        return [forms.conflict(conflict, self.legend.paths) for conflict in self.rows]

    def view(self) -> View:
        """Return an outline for a terminal, a row for each place in a pipe."""
        branches = tuple(branch for conflict in self.rows for branch in entry(conflict, self.legend))
        note = () if self.rows else ("no two sources disagree here.",)
        return View(Table(_COLUMNS, tuple(self._rows())), (Outline(branches),), note)

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for conflict in self.rows:
            for number, value in enumerate(conflict.values):
                preferred = "preferred" if number == conflict.preferred else ""
                for said in value.evidence:
                    place = cells(said, self.legend.paths)
                    yield (conflict.topic, value.value, preferred, said.quote, *place, conflict.why, conflict.id)


_COLUMNS = columns("topic value preferred quote source line time link why id")


def entry(conflict: Conflict, legend: Legend, level: int = 0) -> Iterator[Branch]:
    """Yield a conflict: its topic, why a value is preferred, and below each value with its places."""
    head = Line((Span(conflict.topic, "head"),), (Span(conflict.id, "id"),))
    yield Branch(level, head, (Line((Span(conflict.why, "faint"),), folds=True),))
    for number, value in enumerate(conflict.values):
        mark = Span("preferred", "how") if number == conflict.preferred else Span("")
        below = tuple(quote_line(said, legend.short) for said in value.evidence)
        yield Branch(level + 1, Line((Span(value.value, "name"), mark)), below)


def conflicts(store: Store) -> Conflicts:
    """Return where the sources of a build disagree."""
    return Conflicts(tuple(sorted(store.conflicts(), key=lambda c: (c.topic, c.id))), legend(store))
