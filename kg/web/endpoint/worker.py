"""The process that answers queries: one at a time, from the store that each names, within bounds of rows and memory.

It reads a line of JSON and writes a line of JSON, followed by as many bytes as that says. Its parent ends it when a
query takes too long or nobody waits for the answer any more.
"""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING, Any, cast

from kg.records.errors import KgError, QueryError
from kg.records.vocabulary import ID, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph

TABLES = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
}
"""Media types of solutions and truths."""
GRAPHS = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
}
"""Media types of triples."""


class Full(Exception):
    """An answer has more rows or bytes than it may."""


class Bounded:
    """What an answer is written to: it counts lines and bytes, and stops where there are too many."""

    def __init__(self, rows: int, size: int) -> None:
        self.pieces: list[bytes] = []
        self._rows, self._size = rows, size

    def write(self, piece: bytes) -> int:
        """Keep a piece. Raises Full."""
        piece = bytes(piece)
        self._size -= len(piece)
        self._rows -= piece.count(b"\n")
        if self._size < 0 or self._rows < 0:
            raise Full
        self.pieces.append(piece)
        return len(piece)

    def flush(self) -> None:
        """Do nothing: all is kept."""


def main() -> None:
    """Answer until the standard input ends."""
    _bound_memory(int(sys.argv[1]))
    inward, outward = sys.stdin.buffer, sys.stdout.buffer
    stores: dict[str, pyoxigraph.Store] = {}
    for line in inward:
        asked = json.loads(line)
        try:
            head, body = _answer(_store(stores, asked["store"]), asked)
        except KgError as error:
            head, body = {"kind": "error"}, str(error).encode()
        except Full:
            words = (
                f"the answer has more than {asked['rows']:,} rows or {asked['bytes']:,} bytes; use LIMIT and OFFSET."
            )
            head, body = {"kind": "full"}, words.encode()
        _write(outward, head, body)


def _write(outward: IO[bytes], head: dict[str, Any], body: bytes) -> None:
    outward.write(json.dumps({**head, "length": len(body)}).encode() + b"\n" + body)
    outward.flush()


def _bound_memory(megabytes: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    except (ImportError, OSError, ValueError):
        pass  # a system without such bounds


def _store(stores: dict[str, pyoxigraph.Store], path: str) -> pyoxigraph.Store:
    import pyoxigraph

    if path not in stores:
        stores.clear()  # an earlier build
        stores[path] = pyoxigraph.Store.read_only(path)
    return stores[path]


def _answer(store: pyoxigraph.Store, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    import pyoxigraph as ox

    results = _query(store, asked)
    if isinstance(results, ox.QueryTriples):
        if asked["graph"] is None:
            return {"kind": "unliked"}, b"CONSTRUCT and DESCRIBE give Turtle, N-Triples, JSON-LD or RDF/XML."
        return {"kind": "graph", "type": asked["graph"]}, _triples(results, asked)
    if asked["table"] is None:
        return {"kind": "unliked"}, b"SELECT and ASK give JSON, XML, CSV or TSV."
    return {"kind": "table", "type": asked["table"]}, _table(results, asked)


def _query(store: pyoxigraph.Store, asked: dict[str, Any]) -> Any:
    """The results. A refused or wrong query raises QueryError, as on the command line."""
    import pyoxigraph as ox

    from kg.store import sparql
    from kg.web.endpoint.dataset import HERE

    sparql.check(asked["query"])
    dataset: dict[str, Any] = {}
    if asked["default"] is not None:
        dataset["default_graph"] = [ox.DefaultGraph() if iri == HERE else ox.NamedNode(iri) for iri in asked["default"]]
    if asked["named"] is not None:
        dataset["named_graphs"] = [ox.NamedNode(iri) for iri in asked["named"]]
    if not dataset:
        return sparql.query(store, asked["query"])
    try:
        return store.query(asked["query"], prefixes=PREFIXES, base_iri=ID, **dataset)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def _table(results: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean, asked: dict[str, Any]) -> bytes:
    import pyoxigraph as ox

    form = getattr(ox.QueryResultsFormat, TABLES[asked["table"]])
    if isinstance(results, ox.QueryBoolean):
        return results.serialize(format=form) or b""
    names = results.variables
    out = Bounded(asked["rows"] + 1, asked["bytes"])
    counted = ox.QueryResultsFormat.TSV if names else form
    try:
        results.serialize(cast("IO[bytes]", out), format=counted)
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None
    content = b"".join(out.pieces)
    if form == counted:
        return content
    return ox.parse_query_results(content, format=counted).serialize(format=form) or b""


def _triples(results: pyoxigraph.QueryTriples, asked: dict[str, Any]) -> bytes:
    from itertools import islice

    from kg.web.describe import written

    triples = list(islice(results, asked["rows"] + 1))
    if len(triples) > asked["rows"]:
        raise Full
    return written(sorted(triples, key=str), asked["graph"])
