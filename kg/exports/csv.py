"""CSV (RFC 4180, with a line of names, UTF-8): one table of the nodes and one of the edges, for spreadsheets and Gephi.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, and what is read on a page may well be one.
Such a cell begins with an apostrophe here, which spreadsheets show as text
(https://owasp.org/www-community/attacks/CSV_Injection). Marks of direction and invisible tags are left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from kg.exports import network
from kg.exports.base import Options
from kg.exports.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, seconds
from kg.exports.xml import Cleaner
from kg.store.store import Store
from kg.terminal.cells import HIDDEN, guarded

OF_NODES = tuple(name for name, _ in NODE_ATTRIBUTES)
OF_EDGES = tuple(name for name, _ in EDGE_ATTRIBUTES)


def nodes(store: Store, out: BinaryIO, options: Options) -> None:
    """Write the table of the nodes. Raises KgError for a type that there is not."""
    found = network.nodes(store, options)
    joined = {end for edge in network.edges(store, options, found) for end in (edge.source, edge.target)}
    shown = (node for node in found.values() if not options.joined or node.id in joined)
    rows = ([node.id, node.label, *(getattr(node, name) for name in OF_NODES)] for node in shown)
    _write(out, ("Id", "Label", *OF_NODES), rows, options)


def edges(store: Store, out: BinaryIO, options: Options) -> None:
    """Write the table of the edges, with the names of both ends. Raises KgError for a type that there is not."""
    found = network.nodes(store, options)
    rows = (
        [
            *(edge.source, edge.target, "Directed", edge.id, edge.label, edge.weight),
            *(found[edge.source].label, found[edge.target].label),
            *(getattr(edge, name) for name in OF_EDGES),
            seconds(edge.said[0][0]) if edge.said else "",
        ]
        for edge in network.edges(store, options, found)
    )
    head = ("Source", "Target", "Type", "Id", "Label", "Weight", "source_label", "target_label", *OF_EDGES, "second")
    _write(out, head, rows, options)


def _write(out: BinaryIO, head: Iterable[str], rows: Iterable[list[str | int]], options: Options) -> None:
    clean, guards = Cleaner(), 0
    out.write(_line(head))
    for row in rows:
        texts = [clean.allowed(cell).translate(HIDDEN) if isinstance(cell, str) else cell for cell in row]
        cells = [guarded(cell) if isinstance(cell, str) else cell for cell in texts]
        guards += sum(cell != text for cell, text in zip(cells, texts, strict=True))
        out.write(_line(cells))
    if note := clean.note():
        options.tell(note)
    if guards:
        options.tell(f"{guards} cell(s) that a spreadsheet would take for formulas begin with an apostrophe.")


def _line(cells: Iterable[str | int]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()
