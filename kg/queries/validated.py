"""Whether the graph keeps its promises, as `kg.store.validate` finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Validated:
    """What is wrong with a graph."""

    problems: tuple[Problem, ...]
    changed: tuple[str, ...] = ()
    """What is told of the sources: no damage."""

    def form(self) -> dict[str, Any]:
        """Return whether the graph is sound, and what is wrong."""
        found = [{"path": p.path, "line": p.line, "kind": p.kind, "message": p.message} for p in self.problems]
        return {"valid": not found, "problems": found, "changed": list(self.changed)}

    def view(self) -> View:
        """Return the problems."""
        rows = tuple((p.path, str(p.line or ""), p.kind, p.message) for p in self.problems)
        note = f"{len(rows)} things are wrong." if rows else _SOUND
        outline = Outline(tuple(map(_branch, self.problems)))
        return View(Table(columns("path line kind message"), rows), (outline,), (*self.changed, note))


_SOUND = "the graph is sound: every shape holds, every quote stands on its line."


def _branch(problem: Problem) -> Branch:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return Branch(0, Line((Span(problem.kind, "bad"), Span(place, "place"), Span(problem.message)), folds=True))
