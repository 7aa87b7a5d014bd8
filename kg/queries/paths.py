"""How two things are tied together: the best explained paths, hop by hop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.queries import facts, forms
from kg.queries.legend import Legend, check_predicates, legend, local
from kg.queries.words import best, cells, count, qualifiers, quote_lines
from kg.records.immutable import dataclass
from kg.records.vocabulary import in_words
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Statement
    from kg.store.adjacency import Edge
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path."""

    start: str
    """Id of the entity that the step leaves."""
    end: str
    fact: Statement
    """What ties them together, in its own direction."""
    also: tuple[Statement, ...]
    """What else does."""
    weakest: bool
    """No other hop of the path is explained worse; the first of those. False in a path of one hop."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths between two things, the best explained first."""

    start: str
    end: str
    paths: tuple[tuple[Hop, ...], ...]
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return each path with its length and its hops."""
        return [{"length": len(path), "hops": [self._hop(hop) for hop in path]} for path in self.paths]

    def _hop(self, hop: Hop) -> dict[str, Any]:
        return {
            "from": forms.iri(hop.start),
            "from_name": self.legend.name(hop.start),
            "to": forms.iri(hop.end),
            "to_name": self.legend.name(hop.end),
            "weakest": hop.weakest,
            "statement": forms.statement(hop.fact, self.legend.paths),
            "also": [forms.statement(fact, self.legend.paths) for fact in hop.also],
        }

    def view(self) -> View:
        """Return an outline of each path for a terminal, a row for each hop in a pipe."""
        drawn = tuple(Outline(tuple(self._branches(number))) for number in range(len(self.paths)))
        return View(Table(_COLUMNS, tuple(self._rows())), drawn, self._notes())

    def _notes(self) -> tuple[str, ...]:
        a, b = self.legend.name(self.start), self.legend.name(self.end)
        if self.start == self.end:
            return (f"{a} and {b} are one thing; `kg why-same` says why.",)
        return () if self.paths else (f"no path leads from {a} to {b}.",)

    def _branches(self, number: int) -> Iterator[Branch]:
        path = self.paths[number]
        names = [self.legend.name(path[0].start), *(self.legend.name(hop.end) for hop in path)]
        yield Branch(
            0,
            Line(
                (Span(f"{number + 1}. " + " → ".join(names), "head"), Span(count(len(path), "hop"), "faint")),
                folds=True,
            ),
        )
        for hop in path:
            below = quote_lines(hop.fact.evidence, self.legend.short, facts.around(hop.fact, self.legend))
            yield Branch(1, Line(tuple(self._spans(hop)), folds=True), below)

    def _spans(self, hop: Hop) -> Iterator[Span]:
        forward = hop.fact.subject == hop.start
        word = in_words(hop.fact.predicate)
        yield Span(self.legend.name(hop.start), "name")
        yield Span(f"—{word}→" if forward else f"←{word}—", "how")
        yield Span(self.legend.name(hop.end), "name")
        yield Span(qualifiers(hop.fact), "faint")
        if hop.weakest:
            yield Span("weakest hop", "weak")

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for number, path in enumerate(self.paths, 1):
            for step, hop in enumerate(path, 1):
                fact, said = hop.fact, best(hop.fact.evidence, facts.around(hop.fact, self.legend))
                triple = (self.legend.name(fact.subject), fact.predicate, self.legend.name(str(fact.object)))
                known = (fact.certainty, "weakest" if hop.weakest else "", said.quote if said else "")
                yield (str(number), str(step), *triple, *known, *cells(said, self.legend.paths), fact.id)


_COLUMNS = columns("path hop subject predicate object certainty weakest quote source line time link statement")


def paths(store: Store, a: str, b: str, number: int = 1, directed: bool = False, via: Sequence[str] = ()) -> Paths:
    """Return up to `number` paths from `a` to `b`, over the predicates `via` only (empty: over all).

    An edge is followed either way unless `directed`. Raises NameUnknown, NameAmbiguous, and QueryError for a predicate
    that is none.
    """
    check_predicates(via)
    start, end = local(store, a) or "", local(store, b) or ""
    found = [] if start == end else _found(store, start, end, number, directed, via)
    made = tuple(_path(store, start, path) for path in found)
    told = (fact for path in made for hop in path for fact in (hop.fact, *hop.also))
    return Paths(start, end, made, legend(store, {start, end, *_ends(told)}))


def _found(
    store: Store, start: str, end: str, number: int, directed: bool, via: Sequence[str]
) -> list[tuple[tuple[Edge, ...], ...]]:
    from kg.store import projection

    return projection.best_paths(store.network, start, end, number, directed, via)


def _path(store: Store, start: str, path: Sequence[Sequence[Edge]]) -> tuple[Hop, ...]:
    costs = [hop[0].cost for hop in path]
    weakest = costs.index(max(costs)) if len(costs) > 1 else -1
    found, at = [], start
    for number, hop in enumerate(path):
        end = hop[0].object if hop[0].subject == at else hop[0].subject
        fact, *also = (fact for edge in hop if (fact := store.statement(edge.id)))
        found.append(Hop(at, end, fact, tuple(also), number == weakest))
        at = end
    return tuple(found)


def _ends(facts: Iterable[Statement]) -> Iterator[str]:
    for fact in facts:
        yield from (fact.subject, str(fact.object))
