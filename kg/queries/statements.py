"""What the graph states, fact by fact, with the words behind each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.queries import facts, forms
from kg.queries.legend import Legend, check_predicates, legend, local
from kg.queries.words import quote_lines
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Statement
    from kg.records.vocabulary import Polarity
    from kg.store.store import Store


NONE = "no statement here is like that."


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements, by the names of their subjects, then by predicate, object and id."""

    rows: tuple[Statement, ...]
    legend: Legend
    none: str = NONE
    """What to say where there is none."""

    def form(self) -> list[dict[str, Any]]:
        """Return the statements with the keys of `kg export json`, and the names of both ends."""
        return [
            {
                **forms.statement(fact, self.legend.paths),
                "subject_name": self.legend.name(fact.subject),
                "object_name": facts.other_end(fact, fact.subject, self.legend),
            }
            for fact in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each statement on a terminal, a row in a pipe."""
        table = Table(columns(facts.ROW), tuple(facts.row(fact, self.legend) for fact in self.rows))
        note = () if self.rows else (self.none,)
        return View(table, (Outline(tuple(map(self._branch, self.rows))),), note)

    def _branch(self, fact: Statement) -> Branch:
        head = Line((*facts.sentence(fact, self.legend), facts.unsaid(fact)), (Span(fact.id, "id"),), folds=True)
        return Branch(0, head, quote_lines(fact.evidence, self.legend.short, facts.around(fact, self.legend)))


def statements(
    store: Store,
    subject: str | None = None,
    object: str | None = None,
    predicates: Sequence[str] = (),
    polarity: Polarity | None = None,
    none: str = NONE,
) -> Statements:
    """Return the statements between things called `subject` and `object`, of these predicates (none: of all).

    `none` is what the answer says where it is empty.

    Raises NameUnknown, NameAmbiguous, and QueryError for a predicate that is none.
    """
    check_predicates(predicates)
    found = store.statements(local(store, subject), local(store, object), predicates or None, polarity)
    known = legend(store, facts.ends(found))

    def order(fact: Statement) -> tuple[str, ...]:
        object_ = facts.other_end(fact, fact.subject, known)
        return known.name(fact.subject), fact.subject, fact.predicate, object_, fact.id

    return Statements(tuple(sorted(found, key=order)), known, none)
