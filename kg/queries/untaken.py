"""What a language model proposed and the build did not take, with the reason; and what of its judgements it obeys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.queries.legend import Legend, legend
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.proposal import Judgement
    from kg.records.proposal import Untaken as Row
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Untaken:
    """Rows of a model's answers, by source and line."""

    rows: tuple[Row, ...]
    legend: Legend
    judged: tuple[Judgement, ...] = ()
    """What it said of undecided pairs, and the build obeys."""

    def form(self) -> list[dict[str, Any]]:
        """Return the judgements that are obeyed (reason "taken"), and the rows, each with why it was not taken."""
        taken = [
            {
                "source": self.legend.paths.get(one.source, ""),
                "line": one.line,
                "quote": one.words_a,
                "subject": one.a,
                "predicate": "same" if one.same else "different",
                "object": one.b,
                "reason": "taken",
                "why": _why(one),
                "model": one.model,
            }
            for one in self.judged
        ]
        return taken + [
            {
                "source": self.legend.paths.get(row.source, ""),
                "line": row.line,
                "quote": row.quote,
                "subject": row.subject,
                "predicate": row.predicate,
                "object": row.object,
                "reason": row.reason,
                "why": row.why,
                "model": row.model,
            }
            for row in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each row on a terminal, after the counts by reason; a row in a pipe."""
        cells = tuple(tuple(str(value) for value in row.values()) for row in self.form())
        outline = Outline(tuple(self._branches()))
        return View(Table(_COLUMNS, cells), (outline,), self._notes())

    def _notes(self) -> tuple[str, ...]:
        if not self.rows:
            return () if self.judged else ("no proposal of a language model was refused.",)
        counts = sorted(Counter(row.reason for row in self.rows).items(), key=lambda pair: (-pair[1], pair[0]))
        return (", ".join(f"{reason} {number}" for reason, number in counts) + ".",)

    def _branches(self) -> Iterator[Branch]:
        for one in self.judged:
            place = f"{self.legend.short.get(one.source, one.source)}:{one.line}"
            said = (Span(one.a, "name"), Span("=" if one.same else "≠"), Span(one.b, "name"))
            why = Line((Span(_why(one), "faint"),), folds=True)
            yield Branch(0, Line(said, (Span(place, "faint"),)), (why,))
        for row in self.rows:
            place = f"{self.legend.short.get(row.source, row.source)}:{row.line}" if row.line else ""
            told = (Span(row.subject, "name"), Span(row.predicate), Span(row.object, "name"))
            head = Line(told, (Span(place, "faint"),))
            yield Branch(0, head, (Line((Span(f"{row.reason}: {row.why}", "faint"),), folds=True),))


def _why(one: Judgement) -> str:
    return f"“{one.words_a}” and “{one.words_b}” decide. To undo it: kg curate drop {one.id}"


_COLUMNS = columns("source line quote subject predicate object reason why model")


def untaken(store: Store) -> Untaken:
    """Return what was proposed and not taken, and the judgements that are obeyed."""
    return Untaken(tuple(store.untaken()), legend(store), tuple(store.judged()))
