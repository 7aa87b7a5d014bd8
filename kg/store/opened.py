"""A build directory, open for names and SPARQL: as much of the store as the quickest question needs.

`kg.store.store.Store` adds the records. They are not imported here: making their classes takes a third as long as a
whole answer to `kg who-influenced`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph

from kg.records.errors import GraphError
from kg.records.vocabulary import ID, KG, OWL, RDF, THINGS
from kg.store import lookup
from kg.store.adjacency import Adjacency
from kg.store.lookup import local_name
from kg.store.textindex import NAME as TEXT_DB
from kg.store.textindex import VERSION, TextIndex
from kg.terminal import output
from kg.workspace import plain, seal

if TYPE_CHECKING:
    from typing import Self

    from kg.records.statement import Entity
    from kg.store.sparql import Results

Record = TypeVar("Record")

STORE = "store"
_THINGS = frozenset(KG + name for name in THINGS)


class Opened:
    """A build directory, read-only. Nothing is opened before it is asked for."""

    def __init__(self, build: Path) -> None:
        self.build = build

    @classmethod
    def open(cls, build: Path) -> Self:
        """Return the view of a build. Raises GraphError where there is none that can be used."""
        sealed = seal.load(build)
        if sealed is None:
            earlier = plain.is_file(build / seal.EARLIER)
            why = "was made by an earlier version of kg" if earlier else "holds no finished graph"
            raise GraphError(f"{build} {why}; run `kg build` again.")
        for name, what in seal.broken(build, sealed):
            raise GraphError(f"the graph is damaged: {build / name} {what}; run `kg build` again.")
        return cls(build)

    @cached_property
    def quads(self) -> pyoxigraph.Store:
        """The pyoxigraph store, open read-only."""
        try:
            return pyoxigraph.Store.read_only(str(self.build / STORE))
        except OSError as error:
            raise GraphError(output.stored(error)) from None

    @cached_property
    def graphs(self) -> frozenset[str]:
        """The IRIs of the named graphs; a build of ours has none."""
        return frozenset(node.value for node in self.quads.named_graphs() if isinstance(node, pyoxigraph.NamedNode))

    @cached_property
    def text(self) -> TextIndex:
        """The text index, open for reading."""
        index = TextIndex(self.build / TEXT_DB)
        if index.version() != VERSION:
            raise GraphError(f"{self.build} was made by another version of the program; run `kg build` again.")
        return index

    @cached_property
    def network(self) -> Adjacency:
        """Which statements tie which entities together, read where it is looked at."""
        return Adjacency.open(self.build)

    def query(self, sparql: str, timeout: float | None = None) -> Results:
        """Return what a SPARQL 1.1 query answers: pyoxigraph's QuerySolutions, QueryBoolean or QueryTriples.

        The prefixes of `kg.records.vocabulary` are known, relative IRIs are ours (`<person/Ada_Lovelace>`). With a
        `timeout` in seconds the query is stopped when it is over. Raises QueryError for a query that is wrong, too
        slow, would change the graph or would use the network.
        """
        from kg.store import sparql as asking

        if timeout is not None or len(sparql) > asking.LONG:
            return self.isolated(sparql, timeout)
        return asking.query(self.quads, sparql)

    def isolated(self, sparql: str, timeout: float | None = None) -> Results:
        """Return what a query answers, as `query` does, asked in a process of its own that uses a bounded memory.

        It ends with this one, and at once where this one is interrupted.
        """
        from kg.store import sparql as asking

        return asking.isolated(self.build / STORE, sparql, timeout)

    def find(self, name: str, type: str | None = None) -> str:
        """Return the IRI of the one entity that a person means by `name`, as `kg.store.lookup.find` decides.

        Raises NameUnknown with the nearest names, NameAmbiguous with the candidates.
        """
        return ID + lookup.find(name, self.text, self._entity, type)

    def nearest(self, name: str, limit: int = lookup.NEAREST) -> list[str]:
        """Return the names in the graph that are most like `name`, the nearest first."""
        return lookup.nearest(name, self.text, self._entity, limit)

    def completed(self, start: str, limit: int = 50) -> list[str]:
        """Return names and aliases that begin with `start`, whatever its case, sorted."""
        found = [entity for id_ in self.text.beginning(start, limit) if (entity := self._entity(id_))]
        names = {name for entity in found for name in (entity.name, *entity.aliases)}
        return sorted(name for name in names if name.casefold().startswith(start.casefold()))

    def _entity(self, id_: str) -> Entity | None:
        return self._thing(id_) or self._renamed(id_)

    def _renamed(self, id_: str) -> Entity | None:
        """The entity of which `id_` is an earlier or another program's IRI."""
        from kg.rdf import fields, read

        try:
            node = read.iri(id_) if "://" in id_ else read.node(id_)
        except ValueError:
            return None
        found = sorted(subject.value for subject in read.subjects(self.quads, OWL + "sameAs", node))
        return self._thing(fields.local(found[0])) if len(found) == 1 else None

    def _thing(self, id_: str) -> Entity | None:
        """The entity of that id, read at once: names are asked for more often than all else."""
        from kg.rdf import fields, read

        try:
            node = read.node(local_name(id_))
        except ValueError:
            return None
        said = read.properties(self.quads, node)
        known = _THINGS.intersection(said.get(RDF + "type", ()))
        return fields.entity(fields.local(node.value), said) if known else None

    def _one(
        self,
        name: str,
        classes: Collection[str],
        make: Callable[[pyoxigraph.Store, pyoxigraph.NamedNode], Record],
    ) -> Record | None:
        """The record of one thing; None where it is no IRI of ours or of another class."""
        from kg.rdf import read

        try:
            node = read.node(local_name(name))
        except ValueError:
            return None
        return make(self.quads, node) if read.types(self.quads, node) & {KG + name for name in classes} else None
