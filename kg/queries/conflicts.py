"""Where sources disagree: each value with its evidence, side by side, the most telling first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, legend, local
from kg.queries.words import cells, count, quote_lines, witness
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.records.vocabulary import CONFLICT_KINDS as KINDS
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns
from kg.text.normalize import key

if TYPE_CHECKING:
    from kg.records.statement import Conflict, ConflictValue, Entity
    from kg.store.store import Store



@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts, the most telling first."""

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
                    what = (conflict.topic, value.value, preferred, said.quote)
                    yield (*what, *place, conflict.why, conflict.kind, conflict.id)


_COLUMNS = columns("topic value preferred quote source line time link why kind id")


def entry(conflict: Conflict, legend: Legend, level: int = 0) -> Iterator[Branch]:
    """Yield a conflict: its topic, why a value is preferred, and below each value with its places."""
    head = Line((Span(conflict.topic, "head"), Span(conflict.kind, "how")), (Span(conflict.id, "id"),))
    yield Branch(level, head, (Line((Span(conflict.why, "faint"),), folds=True),))
    for number, value in enumerate(conflict.values):
        mark = Span("preferred", "how") if number == conflict.preferred else Span("")
        below = quote_lines(value.evidence, legend.short, ((value.value,), (conflict.topic,)))
        yield Branch(
            level + 1,
            Line((Span(value.value, "name"), mark, Span(_support(value, legend), "faint")), folds=True),
            below,
        )


def _support(value: ConflictValue, legend: Legend) -> str:
    """How many sources give a value, and how many independent witnesses they are."""
    sources = {said.source for said in value.evidence}
    if len(sources) < 2:
        return ""
    return f"{count(len(sources), 'source')}, {witness(legend.witnesses(sources))}"


def conflicts(store: Store, about: str | None = None, kind: str | None = None) -> Conflicts:
    """Return where the sources of a build disagree, about one thing by any of its names, of one kind.

    Raises NameUnknown, NameAmbiguous, and QueryError for a kind that is none.
    """
    if kind is not None and kind not in KINDS:
        raise QueryError(f"there is no kind of conflict “{kind}”; there are {', '.join(KINDS)}.")
    found = [conflict for conflict in store.conflicts() if kind in (None, conflict.kind)]
    if about is not None:
        entity = store.entity(local(store, about) or "")
        found = [conflict for conflict in found if _concerns(conflict, entity)]
    return Conflicts(tuple(sorted(found, key=_telling)), legend(store))


def _concerns(conflict: Conflict, entity: Entity) -> bool:
    """Whether a topic, a value or a passage names an entity."""
    texts = [conflict.topic, *(value.value for value in conflict.values)]
    texts += [said.quote for value in conflict.values for said in value.evidence]
    words = f" {' '.join(key(text) for text in texts)} "
    return any(_stands(key(form), words) for form in (entity.name, *entity.aliases))


def _stands(form: str, words: str) -> bool:
    """Whether a name stands among words, and is no part of a longer word."""
    at = words.find(form)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(form) : at + len(form) + 1]
        if not (before.isalnum() and form[:1].isascii()) and not (after.isalnum() and form[-1:].isascii()):
            return True
        at = words.find(form, at + 1)
    return False


def _telling(conflict: Conflict) -> tuple[int, int, int, str, str]:
    """Kinds in their order; of a kind those with the most sources first."""
    kind = KINDS.index(conflict.kind) if conflict.kind in KINDS else len(KINDS)
    sources = {said.source for value in conflict.values for said in value.evidence}
    return kind, -len(sources), conflict.preferred is None, conflict.topic, conflict.id
