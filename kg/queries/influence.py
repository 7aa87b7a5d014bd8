"""Who influenced whom: ancestors and descendants over every predicate that counts as influence.

The ties alone tell what is reached and through what (`kg.queries.ancestry`); the words and their places are read of
what is shown only (`kg.queries.ways`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.queries import ancestry
from kg.queries import ways as read
from kg.queries.ways import Way
from kg.queries.words import best, how, quote_lines, short_paths, support, tying, when
from kg.records.vocabulary import CERTAINTIES, ID
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.store.opened import Opened


class Reached(NamedTuple):
    """One ancestor or descendant."""

    entity: str
    name: str
    type: str
    depth: int
    """Steps from the thing asked about, from 1."""
    ways: tuple[Way, ...]
    """Between it and the thing through which it was reached, the best first."""
    via: Reached | None
    """The thing through which it was reached; None for the one asked about."""


class Influence(NamedTuple):
    """A tree of influence, in the order in which it is shown: each thing after the one it was reached through."""

    name: str
    type: str
    backward: bool
    """Who influenced it, rather than whom it influenced."""
    reached: tuple[Reached, ...]
    short: dict[str, str]
    """IRI of each source to the shortest end of its path that tells it from the others."""
    known_as: dict[str, tuple[str, ...]]
    """IRI of each thing to all its names."""
    others: tuple[str, ...] = ()
    """Where a kind was asked for and nothing found: the kinds that there are."""
    more: int = 0
    """How many things further away are not shown."""

    def form(self) -> list[dict[str, Any]]:
        """Return the answer as graph-json has it: the nearest first, each path from who influenced to who was."""
        ordered = sorted(self.reached, key=lambda one: one.depth)
        hops = {one.entity: self._hop(one.ways) for one in ordered}
        return [
            {
                "entity": one.entity,
                "name": one.name,
                "type": one.type or None,
                "depth": one.depth,
                "path": self._path(one, hops),
            }
            for one in ordered
        ]

    def _path(self, last: Reached, hops: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
        path = [hops[one.entity] for one in _chain(last)]
        return path if self.backward else path[::-1]

    def _hop(self, ways: Sequence[Way]) -> dict[str, Any]:
        way = ways[0]
        start, end = (way.far, way.near) if self.backward else (way.near, way.far)
        rest = [
            {
                "statement": w.statement,
                "predicate": w.predicate,
                "kind": w.kind,
                "evidence": [said._asdict() for said in w.evidence],
            }
            for w in ways[1:]
        ]
        return {
            "from": start,
            "predicate": way.predicate,
            "to": end,
            "evidence": [said._asdict() for said in way.evidence],
            "statement": way.statement,
            "kind": way.kind,
            "certainty": way.certainty,
            "also": rest,
        }

    def view(self) -> View:
        """Return a tree for a terminal, a row for each way in a pipe."""
        root = Branch(0, Line((Span(self.name, "name"), Span(self.type, "type"))))
        tree = Outline((root, *(self._branch(one) for one in self.reached)), guides=True)
        return View(Table(_COLUMNS, tuple(self._rows())), (tree,) if self.reached else (), self._notes())

    def _around(self, way: Way) -> tuple[tuple[str, ...], ...]:
        """What matters in a quote: both ends and what ties them."""
        return self.known_as[way.far], self.known_as[way.near], tying(way.predicate, way.kind)

    def _branch(self, one: Reached) -> Branch:
        ways = ", ".join(dict.fromkeys(how(way.predicate, way.kind) for way in one.ways))
        head = Line((Span(one.name, "name"), Span(one.type, "type"), Span(ways, "how")), folds=True)
        said = [said for way in one.ways for said in way.evidence]
        return Branch(one.depth, head, quote_lines(said, self.short, self._around(one.ways[0])))

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for one in self.reached:
            through = one.via.name if one.via else ""
            for way in one.ways:
                said = best(way.evidence, self._around(way))
                quote = said.quote if said else ""
                head = (str(one.depth), one.name, one.type, how(way.predicate, way.kind), through, quote)
                place = (said.path, str(said.line), when(said), said.url or "") if said else ("", "", "", "")
                yield (*head, *place, way.statement.removeprefix(ID))

    def _notes(self) -> tuple[str, ...]:
        if self.more:
            shown = len(self.reached)
            return (f"the nearest {shown:,} of {shown + self.more:,}; `--limit 0` shows all, `--depth` fewer.",)
        if self.reached:
            return ()
        what = f"nothing here says who or what influenced {self.name}"
        what = what if self.backward else f"nothing here says whom or what {self.name} influenced"
        return (f"{what}{' in this way; the ways there are: ' + ', '.join(self.others) if self.others else ''}.",)


LIMIT = 500
"""How many things are shown unless more are asked for."""


def who_influenced(
    store: Opened, name: str, depth: int | None = None, kinds: Sequence[str] = (), limit: int = LIMIT
) -> Influence:
    """Return those who influenced `name`, at most `depth` steps away, each step of one of `kinds` (empty: any).

    A kind is a word of the source ("inspired"), a predicate ("advisedBy") or what it means ("advised"). The nearest
    `limit` are shown (0: all), the others counted. Raises NameUnknown and NameAmbiguous.
    """
    return _influence(store, name, True, depth, kinds, limit)


def influenced_by(
    store: Opened, name: str, depth: int | None = None, kinds: Sequence[str] = (), limit: int = LIMIT
) -> Influence:
    """Return those whom `name` influenced; otherwise as `who_influenced`."""
    return _influence(store, name, False, depth, kinds, limit)


def _influence(
    store: Opened, name: str, backward: bool, depth: int | None, kinds: Sequence[str], limit: int
) -> Influence:
    start = store.find(name)
    label, type_ = read.named(store, start)
    root = Reached(start, label, type_, 0, (), None)
    network, wanted = store.network, {kind.casefold() for kind in kinds}
    number = network.number(start.removeprefix(ID))
    found = ancestry.Tree((), 0)
    if number is not None:
        found = ancestry.tree(network, number, backward, depth, wanted, limit or None)
    reached = _ordered(root, _reached(store, root, found))
    others = ancestry.kinds(network, number, backward) if kinds and not reached and number is not None else ()
    known_as = {one.entity: read.known_as(store, one.entity) for one in (root, *reached)}
    return Influence(label, type_, backward, reached, short_paths(read.paths(store)), known_as, others, found.more)


def _reached(store: Opened, root: Reached, found: ancestry.Tree) -> list[Reached]:
    """The things of a tree with their names and the evidence of every way to them, level by level."""
    network, iris = store.network, {root.entity.removeprefix(ID): root}
    ties = [
        (ID + network.statement(fact), ID + network.entity(one.via), ID + network.entity(one.entity))
        for one in found.shown
        for fact in one.facts
    ]
    ways = read.ways(store, ties)
    for one in found.shown:
        entity, via = network.entity(one.entity), iris.get(network.entity(one.via))
        said = tuple(ways[iri] for fact in one.facts if (iri := ID + network.statement(fact)) in ways)
        if said and via:
            iris[entity] = Reached(ID + entity, said[0].name, said[0].type, one.depth, said, via)
    return list(iris.values())[1:]


def _ordered(root: Reached, reached: Sequence[Reached]) -> tuple[Reached, ...]:
    """The tree in reading order: the best supported first among those reached through one thing."""
    below: dict[str, list[Reached]] = defaultdict(list)
    for one in reached:
        below[one.via.entity if one.via else ""].append(one)
    ordered, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        ordered.append(one)
        waiting += sorted(below[one.entity], key=lambda child: (*_weight(child.ways), child.name, child.entity))[::-1]
    return tuple(ordered[1:])


def _weight(ways: Sequence[Way]) -> tuple[int, int]:
    said = [said for way in ways for said in way.evidence]
    return (-support(said), min(CERTAINTIES.index(way.certainty) for way in ways))


def _chain(last: Reached) -> Iterator[Reached]:
    """From the far end to the thing asked about, without it."""
    one: Reached | None = last
    while one is not None and one.via is not None:
        yield one
        one = one.via


_COLUMNS = columns("depth name type how through quote source line time link statement")
