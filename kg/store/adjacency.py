"""edges.bin: which statements tie which entities together, as arrays that are read where they are needed.

    8 bytes a table: how many bytes it has        then the tables, each from a multiple of 8 bytes on

The entities are numbered in order of their ids; the statements by how well they explain a step, the best first, then
by id. A question about a few things touches a few pages of the file, however large the graph is. Nothing heavy is
imported here: a cold question reads it.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.records.errors import GraphError
from kg.records.vocabulary import CERTAINTIES, PREDICATES

NAME = "edges.bin"
VERSION = 1

STEP = 100
"""What a hop costs at best: a path of fewer hops explains better than any longer one, up to weak evidence."""
DOUBT = {"verbatim": 0, "observed": 10, "derived": 60, "proposed": 80}
"""What a hop costs more by how it is known."""
ALONE = 24
"""What a hop costs more when one source says it; half of it for two, a third for three …"""

TABLES = (
    *(("version", "Q"), ("names", "B"), ("name_ends", "I"), ("ways", "B"), ("way_ends", "I")),
    *(("ids", "Q"), ("subjects", "I"), ("objects", "I")),
    *(("predicates", "B"), ("hows", "H"), ("certainties", "B"), ("sources", "H")),
    *(("around_ends", "I"), ("around", "I")),
    *(("backward_ends", "I"), ("backward", "I"), ("backward_far", "I")),
    *(("forward_ends", "I"), ("forward", "I"), ("forward_far", "I")),
)
"""Names and item types (as in `array`) of the tables, in their order in the file."""
ORDER = tuple(sorted(PREDICATES))
"""Predicates by their numbers."""


class Edge(NamedTuple):
    """An asserted statement between two entities, as much as a question about ties needs of it."""

    id: str
    """Local name; so are the ends."""
    subject: str
    predicate: str
    object: str
    certainty: str
    sources: int
    """How many sources say it."""
    how: str = ""

    @property
    def cost(self) -> int:
        """How badly it explains a hop: less for what is said outright and by many sources."""
        return STEP + DOUBT[self.certainty] + ALONE // max(1, self.sources)


class Adjacency:
    """The ties of a build, open for reading."""

    def __init__(self, content: bytes | mmap.mmap) -> None:
        whole = memoryview(content)
        sizes = struct.unpack_from(f"={len(TABLES)}Q", whole)
        at, self._tables = 8 * len(TABLES), dict[str, memoryview]()
        for (name, kind), size in zip(TABLES, sizes, strict=True):
            self._tables[name] = whole[at : at + size].cast(kind)  # type: ignore[call-overload]
            at += size + -size % 8

    @classmethod
    def open(cls, build: Path) -> Adjacency:
        """Return the ties of a build. Raises GraphError where they are of another version of the program."""
        try:
            with open(build / NAME, "rb") as file:
                made = cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            if made._tables["version"][0] == VERSION:
                return made
        except (OSError, ValueError, struct.error, IndexError):
            pass
        raise GraphError(f"{build} was made by another version of the program; run `kg build` again.")

    def __len__(self) -> int:
        """How many entities are tied to another."""
        return len(self._tables["name_ends"])

    def entity(self, number: int) -> str:
        """Return the id of an entity."""
        return self._text("names", "name_ends", number)

    def number(self, entity: str) -> int | None:
        """Return the number of an entity; None where no statement ties it to another."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.entity(middle) < entity:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.entity(low) == entity else None

    def edge(self, number: int) -> Edge:
        """Return a statement."""
        t = self._tables
        ends = self.entity(t["subjects"][number]), self.entity(t["objects"][number])
        predicate, certainty = ORDER[t["predicates"][number]], CERTAINTIES[t["certainties"][number]]
        how = self._text("ways", "way_ends", t["hows"][number])
        return Edge(self.statement(number), ends[0], predicate, ends[1], certainty, t["sources"][number], how)

    def statement(self, number: int) -> str:
        """Return the id of a statement."""
        return f"s-{self._tables['ids'][number]:016x}"

    def ends(self, number: int) -> tuple[int, int]:
        """Return the numbers of subject and object of a statement."""
        return self._tables["subjects"][number], self._tables["objects"][number]

    def cost(self, number: int) -> int:
        """Return what a hop over a statement costs, as `Edge.cost`."""
        t = self._tables
        return STEP + DOUBT[CERTAINTIES[t["certainties"][number]]] + ALONE // max(1, t["sources"][number])

    def rank(self, number: int) -> tuple[int, int]:
        """Return how well a statement is supported: the best first."""
        return -self._tables["sources"][number], self._tables["certainties"][number]

    def around(self, entity: int) -> Iterator[int]:
        """Yield the statements at either end of which an entity stands, the best first."""
        return iter(self._slice("around", entity))

    def influence(self, entity: int, backward: bool) -> Iterator[tuple[int, int]]:
        """Yield (statement, other end) of what influenced an entity (`backward`), or what it influenced."""
        name = "backward" if backward else "forward"
        return zip(self._slice(name, entity), self._slice(name, entity, "_far"), strict=True)

    def influences(self, entity: int, backward: bool) -> memoryview:
        """Return the other ends alone."""
        return self._slice("backward" if backward else "forward", entity, "_far")

    def predicate_number(self, number: int) -> int:
        """Return the place in `ORDER` of a statement's predicate."""
        return self._tables["predicates"][number]

    def _slice(self, name: str, entity: int, of: str = "") -> memoryview:
        ends = self._tables[f"{name}_ends"]
        return self._tables[name + of][ends[entity - 1] if entity else 0 : ends[entity]]

    def _text(self, texts: str, ends: str, number: int) -> str:
        stops = self._tables[ends]
        return str(self._tables[texts][stops[number - 1] if number else 0 : stops[number]], "utf-8")
