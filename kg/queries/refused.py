"""Facts that words would say, were it not for one of them: what was refused, and by which word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, legend
from kg.queries.words import quote_line
from kg.records.immutable import dataclass
from kg.records.vocabulary import in_words
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Refused
    from kg.store.store import Store

_COLUMNS = columns("subject predicate object category trigger source line")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Refused candidates, in order of place."""

    rows: tuple[Refused, ...]
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return the candidates with their evidence."""
        return [
            {
                "subject": one.subject.form,
                "predicate": one.predicate,
                "object": one.object.form,
                "category": one.category,
                "trigger": one.trigger,
                "at": one.at,
                "evidence": forms.evidence(one.evidence, self.legend.paths.get(one.evidence.source, "")),
            }
            for one in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each candidate on a terminal, a row in a pipe."""
        paths = self.legend.paths
        rows = tuple(
            (
                *(one.subject.form, one.predicate, one.object.form, one.category, one.trigger),
                *(paths.get(one.evidence.source, ""), str(one.evidence.line)),
            )
            for one in self.rows
        )
        outline = Outline(tuple(self._branches()))
        return View(Table(_COLUMNS, rows), (outline,), () if rows else ("no candidate was refused.",))

    def _branches(self) -> Iterator[Branch]:
        for one in self.rows:
            predicate = Span(in_words(one.predicate), "weak")
            told = (Span(one.subject.form, "name"), predicate, Span(one.object.form, "name"))
            why = Span(f"{one.category}: “{one.trigger}”")
            around = ((one.subject.form,), (one.object.form,), (one.trigger,))
            yield Branch(0, Line(told, (why,)), (quote_line(one.evidence, self.legend.short, around),))


def refused(store: Store) -> Candidates:
    """Return the refused candidates of a build."""
    return Candidates(tuple(store.refused()), legend(store))
