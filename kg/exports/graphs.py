"""Which source says which triple: for RDF with a named graph for each source (`--graphs source`).

The graph of a source, named by the source's own IRI, holds the plain triples that its words state, its passages, and
what is mentioned in it. What is nobody's word alone (names, assertions with all that supports them, claims, conflicts)
stays in the default graph, so that all graphs together say what one graph says.
"""

from __future__ import annotations

from kg.rdf import lines, write
from kg.rdf.lines import Triple
from kg.rdf.terms import local
from kg.records.immutable import dataclass
from kg.records.vocabulary import ID, KG, PROV
from kg.store.store import GRAPH, Store

_PASSAGE = f"<{ID}p-"
_DERIVED = f"<{PROV}wasDerivedFrom>"
_MENTIONED = f"<{KG}mentionedIn>"
_NONE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graphs:
    """Triples and their graphs, all as N-Triples terms."""

    sources: tuple[str, ...]
    """The names of the graphs, sorted."""
    passages: dict[str, str]
    """Each passage and the source that it stands in."""
    stated: dict[Triple, tuple[str, ...]]
    """Each plain triple and the sources that state it."""

    def of(self, triple: Triple) -> tuple[str, ...]:
        """Return the graphs that a triple stands in, sorted; none for the default graph."""
        if triple[0] in self.passages:
            return (self.passages[triple[0]],)
        if triple[1] == _MENTIONED:
            return (triple[2],)
        return self.stated.get(triple, _NONE)


def of_sources(store: Store) -> Graphs:
    """Return which source says what."""
    names = lines.read(store.build / GRAPH, (_PASSAGE,))
    passages = {subject: object_ for subject, predicate, object_ in names if predicate == _DERIVED}
    stated: dict[Triple, set[str]] = {}
    for statement in store.records.statements():
        graphs = {local(said.source) for said in statement.evidence}
        for line in write.plain(statement):
            subject, predicate, object_ = line.removesuffix(" .").split(" ", 2)
            stated.setdefault((subject, predicate, object_), set()).update(graphs)
    return Graphs(
        tuple(sorted(local(source.id) for source in store.sources())),
        passages,
        {triple: tuple(sorted(graphs)) for triple, graphs in stated.items()},
    )
