"""What a build did: the six counts, and the problems it met."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.queries.doubted_recordings import SIGNS
from kg.queries.words import count
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Column, Line, Outline, Span, Table, View
from kg.workspace.directory import NAME

if TYPE_CHECKING:
    from kg.records.problem import Problem

UNSURE = ("unknown-format", "unsure-format")
"""Kinds of problems of a file that a reader took with little surety."""
SHOWN = 3
"""How many problems of each kind are shown."""
COUNTS = ("sources", "items", "entities", "statements", "claims")


@dataclass(frozen=True, slots=True)
class Built:
    """The summary of a build."""

    counts: tuple[tuple[str, int], ...]
    """sources, items, entities, statements, claims."""
    problems: tuple[Problem, ...]
    skipped: int
    build: Path
    remade: bool = False
    """An earlier version of the program had made the graph: all of it was made again."""

    @classmethod
    def of(cls, summary: Any) -> Built:
        """Return what a `kg.building.summary.Summary` says."""
        counts = tuple((name, getattr(summary, name)) for name in COUNTS)
        return cls(counts, summary.problems, summary.skipped, summary.build, summary.remade)

    def form(self) -> dict[str, Any]:
        """Return the counts and the problems."""
        return {
            **dict(self.counts),
            "problems": [{"path": p.path, "line": p.line, "kind": p.kind, "message": p.message} for p in self.problems],
            "skipped": self.skipped,
            "build": str(self.build),
        }

    def view(self) -> View:
        """Return the table of counts, then the problems by kind with the first of each."""
        unsure = sum(problem.kind in UNSURE for problem in self.problems)
        doubted = (("sources of unsure format", unsure),) if unsure else ()
        totals = (*self.counts, *doubted, ("problems", len(self.problems)))
        heads = (Column("built"), Column("count", right=True))
        drawn = Table(heads, tuple((name, f"{number:,}") for name, number in totals))
        outline = Outline(tuple(branch for kind, n in self._kinds() for branch in self._branches(kind, n)))
        rows = tuple((name, str(number)) for name, number in totals)
        return View(Table(heads, rows), (drawn, outline) if self.problems else (drawn,), self._notes())

    def _notes(self) -> tuple[str, ...]:
        skipped = (f"{count(self.skipped, 'file')} passed over.",) if self.skipped else ()
        graph = self.build.parent.parent
        above = graph.name == NAME and graph.parent != Path.cwd() and graph.parent in Path.cwd().parents
        hint = f", found above this folder; `--graph {NAME}` makes one here" if above else ""
        told = (f"{count(len(self.problems), 'problem')}; `kg sources --json` has them all.",) if self.problems else ()
        doubted = any(problem.kind in SIGNS for problem in self.problems)
        decide = ("`kg doubts --recordings` shows what to write into kg.toml.",) if doubted else ()
        remade = ("the graph was of an earlier version of kg; all of it was made again.",) if self.remade else ()
        return (*remade, *skipped, *told, *decide, f"the graph is in {graph}{hint}")

    def _kinds(self) -> list[tuple[str, int]]:
        return sorted(Counter(p.kind for p in self.problems).items(), key=lambda pair: (-pair[1], pair[0]))

    def _branches(self, kind: str, number: int) -> list[Branch]:
        found = [problem for problem in self.problems if problem.kind == kind]
        branches = [Branch(0, Line((Span(kind, "weak"), Span(f"{number:,}", "faint"))))]
        for problem in found[:SHOWN]:
            place = f"{problem.path}:{problem.line}" if problem.line else problem.path
            branches.append(Branch(1, Line((Span(place, "place"), Span(problem.message)), folds=True)))
        if number > SHOWN:
            branches.append(
                Branch(1, Line((Span(f"… {number - SHOWN:,} more; `kg sources --json` has them all", "faint"),)))
            )
        return branches


@dataclass(frozen=True, slots=True)
class Estimated:
    """Counts, in the order in which they are shown."""

    counts: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, estimate: Any) -> Estimated:
        """Return what a `kg.building.proposals.Estimate` says."""
        return cls(tuple((name, getattr(estimate, name)) for name in ("documents", "recorded", "calls", "tokens")))

    def form(self) -> dict[str, int]:
        """Return documents, recorded answers, calls to make and about how many tokens they take."""
        return dict(self.counts)

    def view(self) -> View:
        """Return a table of the counts."""
        heads = (Column("estimate"), Column("count", right=True))
        drawn = Table(heads, tuple((name, f"{number:,}") for name, number in self.counts))
        return View(Table(heads, tuple((name, str(number)) for name, number in self.counts)), (drawn,))
