"""What the graph holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.records.immutable import dataclass
from kg.records.vocabulary import CLAIM_KIND_TERMS, KG, PREDICATES, THINGS
from kg.terminal.view import Column, Table, View

if TYPE_CHECKING:
    from kg.store.store import Store

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Info:
    """How much there is of what."""

    build: str
    """The directory of the build."""
    totals: Counts
    entities: Counts
    """By type, in the order of the ontology; so are the next two."""
    statements: Counts
    """Asserted ones by predicate."""
    claims: Counts
    problems: Counts
    """By kind."""

    def form(self) -> dict[str, Any]:
        """Return the counts by what is counted."""
        return {
            "build": self.build,
            **dict(self.totals),
            "entities_by_type": dict(self.entities),
            "statements_by_predicate": dict(self.statements),
            "claims_by_kind": dict(self.claims),
            "problems_by_kind": dict(self.problems),
        }

    def view(self) -> View:
        """Return one table for each thing counted on a terminal, one for all in a pipe."""
        groups = [
            ("graph", self.totals),
            ("entities by type", self.entities),
            ("statements by predicate", self.statements),
            ("claims by kind", self.claims),
            ("problems by kind", self.problems),
        ]
        drawn = tuple(_table(title, counts) for title, counts in groups if counts)
        rows = tuple((title, name, str(number)) for title, counts in groups for name, number in counts)
        table = Table((Column("group"), Column("name"), Column("count", right=True)), rows)
        return View(table, drawn, (self.build,))


def _table(title: str, counts: Counts) -> Table:
    rows = tuple((name, f"{number:,}") for name, number in counts)
    return Table((Column(title), Column("count", right=True)), rows)


def info(store: Store) -> Info:
    """Return what the graph of a build holds."""
    problems = Counter(problem.kind for problem in store.problems())
    entities = tuple(_count(store, "a", {name: name for name in THINGS}))
    claims = tuple(_count(store, "a kg:Claim ; kg:kind", CLAIM_KIND_TERMS))
    statements = tuple(_count(store, "a kg:Assertion ; rdf:predicate", {name: name for name in PREDICATES}))
    denied = sum(number for _, number in _count(store, "a", {"denied": "Denial"}))
    pages = list(store.documents())
    totals = (
        ("recordings", len(store.recordings())),
        ("sources", len(pages)),
        ("items", sum(len(page.document.items) for page in pages)),
        ("cues", sum(len(page.document.cues) for page in pages)),
        ("timecodes", sum(len(page.document.timecodes) for page in pages)),
        ("entities", sum(number for _, number in entities)),
        ("mentions", sum(len(page.mentions) for page in pages)),
        ("statements", sum(number for _, number in statements) + denied),
        ("denied", denied),
        ("claims", sum(number for _, number in claims)),
        ("conflicts", len(store.conflicts())),
        ("doubts", len(store.doubts())),
        ("problems", sum(problems.values())),
    )
    ranked = tuple(sorted(problems.items(), key=lambda pair: (-pair[1], pair[0])))
    return Info(str(store.build), totals, entities, statements, claims, ranked)


def _count(store: Store, predicate: str, terms: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Yield (name, how many) in the order of `terms` (names to local names of the ontology), without noughts."""
    sparql = f"SELECT ?term (COUNT(DISTINCT ?thing) AS ?number) {{ ?thing {predicate} ?term }} GROUP BY ?term"
    rows: Any = store.query(sparql)
    found = {row["term"].value.removeprefix(KG): int(row["number"].value) for row in rows}
    yield from ((name, found[term]) for name, term in terms.items() if term in found)
