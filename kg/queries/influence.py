"""Who influenced whom: ancestors and descendants over every predicate that counts as influence.

The plain `kg:influenced` edges tell how far to look, one SPARQL query gives the statements and their evidence; each
thing is reached once, by the shortest way and among those by the best supported. This is the question that must be
answered at once, so nothing is imported here that a cold start would feel: the records of `kg.statement` would add a
third to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kg.queries.words import best, clock, how, quote_line, short_paths, support
from kg.view import Branch, Line, Outline, Span, Table, View, columns
from kg.vocabulary import CERTAINTIES, CLASSES, ID, KG, PREDICATES, PREFIXES, RDF, RDFS

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, QuerySolutions

    from kg.opened import Opened


class Said(NamedTuple):
    """One place in one source where it is said: the fields of `kg.statement.Evidence` and the file."""

    source: str
    """IRI of the source."""
    line: int
    line_end: int
    quote: str
    start_s: float | None
    end_s: float | None
    url: str | None
    extractor: str
    path: str


class Way(NamedTuple):
    """One statement by which one thing influenced another."""

    near: str
    """IRI of the end that was known before."""
    far: str
    """IRI of the end that it leads to."""
    name: str
    """Of the far end; so is the type."""
    type: str
    statement: str
    predicate: str
    kind: str | None
    certainty: str
    evidence: tuple[Said, ...]


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
    others: tuple[str, ...] = ()
    """Where a kind was asked for and nothing found: the kinds that there are."""

    def form(self) -> list[dict[str, Any]]:
        """Return the answer as graph-json has it: the nearest first, each path from who influenced to who was."""
        ordered = sorted(self.reached, key=lambda one: one.depth)
        hops = {one.entity: self._hop(one.ways) for one in ordered}
        return [
            {
                "entity": one.entity,
                "name": one.name,
                "type": one.type,
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
        tree = Outline((root, *(_branch(one, self.short) for one in self.reached)), guides=True)
        return View(Table(_COLUMNS, tuple(_rows(self.reached))), (tree,) if self.reached else (), self._notes())

    def _notes(self) -> tuple[str, ...]:
        if self.reached:
            return ()
        what = f"nothing here says who or what influenced {self.name}"
        what = what if self.backward else f"nothing here says whom or what {self.name} influenced"
        return (f"{what}{' in this way; the ways there are: ' + ', '.join(self.others) if self.others else ''}.",)


def who_influenced(store: Opened, name: str, depth: int | None = None, kinds: Sequence[str] = ()) -> Influence:
    """Return those who influenced `name`, at most `depth` steps away, each step of one of `kinds` (empty: any).

    A kind is a word of the source ("inspired"), a predicate ("advisedBy") or what it means ("advised"). Raises
    NameUnknown and NameAmbiguous.
    """
    return _influence(store, name, True, depth, kinds)


def influenced_by(store: Opened, name: str, depth: int | None = None, kinds: Sequence[str] = ()) -> Influence:
    """Return those whom `name` influenced; otherwise as `who_influenced`."""
    return _influence(store, name, False, depth, kinds)


def _influence(store: Opened, name: str, backward: bool, depth: int | None, kinds: Sequence[str]) -> Influence:
    start = store.find(name)
    label, type_ = _named(store, start)
    ways = _ways(store, _reach(store, start, backward, depth), backward)
    root = Reached(start, label, type_, 0, (), None)
    reached = _ordered(root, _walk(root, ways, depth, {kind.casefold() for kind in kinds}))
    others = _kinds(way for way in ways if way.near == start) if kinds and not reached else ()
    return Influence(label, type_, backward, reached, short_paths(_paths(store)), others)


def _walk(root: Reached, ways: Sequence[Way], depth: int | None, wanted: set[str]) -> list[Reached]:
    """Everything within `depth` steps, each of a kind that is wanted, level by level."""
    from_near: dict[str, list[Way]] = defaultdict(list)
    for way in ways:
        if _is(way, wanted):
            from_near[way.near].append(way)
    found: list[Reached] = []
    known, level = {root.entity}, [root]
    while level and (depth is None or level[0].depth < depth):
        level = _next(level, [way for one in level for way in from_near[one.entity] if way.far not in known])
        known.update(one.entity for one in level)
        found += level
    return found


def _next(level: Sequence[Reached], ways: Sequence[Way]) -> list[Reached]:
    """The next level: each thing under the one that is tied to it best."""
    nodes = {one.entity: one for one in level}
    by_end: dict[str, list[Way]] = defaultdict(list)
    for way in sorted(ways, key=_rank):
        by_end[way.far].append(way)
    found = []
    for end, all_ways in by_end.items():
        via = nodes[all_ways[0].near]
        tied = tuple(way for way in all_ways if way.near == via.entity)
        found.append(Reached(end, tied[0].name, tied[0].type, via.depth + 1, tied, via))
    return found


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


def _rank(way: Way) -> tuple[int, int, str, str]:
    """The best way first: said by most sources, most directly."""
    return (-support(way.evidence), CERTAINTIES.index(way.certainty), way.near, way.statement)


def _weight(ways: Sequence[Way]) -> tuple[int, int]:
    said = [said for way in ways for said in way.evidence]
    return (-support(said), min(CERTAINTIES.index(way.certainty) for way in ways))


def _chain(last: Reached) -> Iterator[Reached]:
    """From the far end to the thing asked about, without it."""
    one: Reached | None = last
    while one is not None and one.via is not None:
        yield one
        one = one.via


def _is(way: Way, wanted: set[str]) -> bool:
    names = {way.predicate.casefold(), how(way.predicate, None).casefold(), (way.kind or "").casefold()}
    return not wanted or bool(names & wanted)


def _kinds(ways: Iterable[Way]) -> tuple[str, ...]:
    return tuple(sorted({how(way.predicate, way.kind) for way in ways}))


# --- asking -------------------------------------------------------------------------------------------------------

_AT_ONCE = 500
"""Things whose ways one query asks for."""
_LEVEL = """SELECT * { {VALUES ?near { %(near)s } %(forward)s} UNION {VALUES ?near { %(near)s } %(backward)s} }"""
_BRANCH = """?statement rdf:%(near)s ?near ; rdf:predicate ?predicate ; rdf:%(far)s ?far .
FILTER(?predicate IN (%(predicates)s))
?statement a kg:Assertion ; kg:certainty ?certainty ; kg:evidence ?passage .
?passage prov:wasDerivedFrom ?source ; kg:line ?line ; kg:lineEnd ?end_line ; kg:quote ?quote ; kg:extractor ?rule .
?source kg:path ?path .
?far rdfs:label ?name ; a ?type .
OPTIONAL { ?statement kg:how ?kind }
OPTIONAL { ?passage kg:startSecond ?start } OPTIONAL { ?passage kg:endSecond ?end } OPTIONAL { ?passage kg:link ?url }
"""


def _reach(store: Opened, start: str, backward: bool, depth: int | None) -> list[str]:
    """`start` and all that is less than `depth` steps away, over the plain edges."""
    influenced = _node(KG + "influenced")
    known, level, steps = {start: None}, [start], 1
    while level and (depth is None or steps < depth):
        ends = [(None, _node(iri)) if backward else (_node(iri), None) for iri in level]
        quads = (quad for subject, object_ in ends for quad in _quads(store, subject, influenced, object_))
        level = sorted({(quad.subject if backward else quad.object).value for quad in quads} - set(known))
        known.update(dict.fromkeys(level))
        steps += 1
    return list(known)


def _named(store: Opened, iri: str) -> tuple[str, str]:
    labels = [quad.object.value for quad in _quads(store, _node(iri), _node(RDFS + "label"), None)]
    types = [quad.object.value.removeprefix(KG) for quad in _quads(store, _node(iri), _node(RDF + "type"), None)]
    return min(labels, default=iri), min((type_ for type_ in types if type_ in CLASSES), default="")


def _paths(store: Opened) -> dict[str, str]:
    return {quad.subject.value: quad.object.value for quad in _quads(store, None, _node(KG + "path"), None)}


def _node(iri: str) -> NamedNode:
    from pyoxigraph import NamedNode

    return NamedNode(iri)


def _quads(store: Opened, *pattern: NamedNode | None) -> Iterator[Any]:
    return iter(store.quads.quads_for_pattern(*pattern))


def _ways(store: Opened, near: Sequence[str], backward: bool) -> list[Way]:
    """Every statement by which something influenced (`backward`) or was influenced by the things `near`."""
    rows: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for first in range(0, len(near), _AT_ONCE):
        pattern = _pattern(near[first : first + _AT_ONCE], backward)
        for row in cast("QuerySolutions", store.quads.query(pattern, prefixes=PREFIXES)):
            if row["type"].value.removeprefix(KG) in CLASSES:
                rows[row["near"].value, row["statement"].value].append(row)
    return [_way(found) for found in rows.values()]


def _pattern(near: Sequence[str], backward: bool) -> str:
    ends = ("object", "subject") if backward else ("subject", "object")
    return _LEVEL % {
        "near": " ".join(f"<{iri}>" for iri in near),
        "forward": _branch_of("forward", *ends),
        "backward": _branch_of("backward", *ends[::-1]),
    }


def _branch_of(direction: str, near: str, far: str) -> str:
    predicates = ", ".join(f"kg:{p.name}" for p in PREDICATES.values() if p.influence == direction)
    return _BRANCH % {"near": near, "far": far, "predicates": predicates}


def _way(rows: Sequence[Any]) -> Way:
    first = rows[0]
    evidence = sorted({_evidence(row) for row in rows}, key=lambda said: (said.source, said.line, said.quote))
    return Way(
        near=first["near"].value,
        far=first["far"].value,
        name=first["name"].value,
        type=first["type"].value.removeprefix(KG),
        statement=first["statement"].value,
        predicate=first["predicate"].value.removeprefix(KG),
        kind=first["kind"].value if first["kind"] else None,
        certainty=first["certainty"].value.removeprefix(KG),
        evidence=tuple(evidence),
    )


def _evidence(row: Any) -> Said:
    return Said(
        source=row["source"].value,
        line=int(row["line"].value),
        line_end=int(row["end_line"].value),
        quote=row["quote"].value,
        start_s=float(row["start"].value) if row["start"] else None,
        end_s=float(row["end"].value) if row["end"] else None,
        url=row["url"].value if row["url"] else None,
        extractor=row["rule"].value,
        path=row["path"].value,
    )


# --- showing ------------------------------------------------------------------------------------------------------

_COLUMNS = columns("depth name type how through quote source line time link statement")


def _branch(one: Reached, paths: dict[str, str]) -> Branch:
    ways = ", ".join(dict.fromkeys(how(way.predicate, way.kind) for way in one.ways))
    said = best(one.ways[0].evidence)
    head = Line((Span(one.name, "name"), Span(one.type, "type"), Span(ways, "how")))
    return Branch(one.depth, head, (quote_line(said, paths),) if said else ())


def _rows(reached: Iterable[Reached]) -> Iterator[tuple[str, ...]]:
    for one in reached:
        through = one.via.name if one.via else ""
        for way in one.ways:
            said = best(way.evidence)
            quote = said.quote if said else ""
            head = (str(one.depth), one.name, one.type, how(way.predicate, way.kind), through, quote)
            place = (said.path, str(said.line), clock(said.start_s), said.url or "") if said else ("", "", "", "")
            yield (*head, *place, way.statement.removeprefix(ID))
