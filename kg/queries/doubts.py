"""Names that may be one thing and were not merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, legend
from kg.queries.words import quote_line
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Doubt
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Doubts:
    """Undecided pairs, the most valuable first."""

    rows: tuple[Doubt, ...]
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return the pairs with both contexts."""
        paths = self.legend.paths
        return [
            {
                "a": doubt.a,
                "b": doubt.b,
                "score": doubt.score,
                "why": doubt.why,
                "evidence": [forms.evidence(said, paths.get(said.source, "")) for said in doubt.evidence],
            }
            for doubt in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each pair on a terminal, a row in a pipe."""
        rows = tuple((doubt.a, doubt.b, f"{doubt.score:.2f}", doubt.why) for doubt in self.rows)
        outline = Outline(tuple(self._branches()))
        return View(Table(_COLUMNS, rows), (outline,), () if rows else ("there is nothing undecided.",))

    def _branches(self) -> Iterator[Branch]:
        for doubt in self.rows:
            head = Line(
                (Span(doubt.a, "name"), Span("?=", "weak"), Span(doubt.b, "name")), (Span(f"{doubt.score:.2f}"),)
            )
            below = [quote_line(said, self.legend.short, ((doubt.a,), (doubt.b,))) for said in doubt.evidence]
            yield Branch(0, head, (Line((Span(doubt.why, "faint"),), folds=True), *below))


_COLUMNS = columns("a b score why")


def doubts(store: Store) -> Doubts:
    """Return the undecided pairs of names."""
    return Doubts(tuple(store.doubts()), legend(store))
