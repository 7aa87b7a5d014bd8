"""Knowledge as RDF: one model of provenance, in the default graph, without blank nodes.

`kg.rdf.write` says what becomes of each record, of claims and conflicts `kg.rdf.write_claims`; `kg.rdf.read` gives the
records back, `kg.rdf.select` finds them, `kg.rdf.terms` writes single terms in the canonical form in which the store
dumps them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.records.statement import Knowledge


def quads(knowledge: Knowledge) -> Iterator[str]:
    """Yield everything that is known as N-Quads lines without their line ends: unsorted, some more than once."""
    from kg.rdf import write

    return write.quads(knowledge)


def write_nquads(knowledge: Knowledge, path: Path) -> None:
    """Write the graph as N-Quads: every line once, sorted, ended by LF."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in sorted(set(quads(knowledge))))
