"""SPARQL from the command line, and its answers in the forms of the standard or as a table."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.records.vocabulary import PREFIXES
from kg.terminal.view import Column, Table, View

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Triple

    from kg.store.opened import Opened
    from kg.store.sparql import Results

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt")
"""What `--format` takes: a table, the four forms of SPARQL results, or RDF for CONSTRUCT and DESCRIBE."""
_FILES = (".rq", ".sparql", ".txt")
"""How the name of a file with a query ends; where there is no such file, it is not taken for a query."""
_NUMBER = r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?"
LIMIT = 2_000_000
"""Bytes of the longest query that is read from a file or the standard input."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Solutions, a truth or triples, as rows of terms."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def form(self) -> Any:
        """Return the rows as lists of terms by name."""
        return [dict(zip(self.heads, row, strict=True)) for row in self.rows]

    def view(self) -> View:
        """Return the table."""
        note = () if self.rows else ("no solution.",)
        return View(Table(tuple(map(Column, self.heads)), self.rows), (), note)


def text(query: str | None) -> str:
    """Return the query that an argument gives: itself, what is in the file it names, or the standard input.

    Raises QueryError where there is no such file or it cannot be read.
    """
    if query is None or query == "-":
        return _decoded(sys.stdin.buffer.read(LIMIT) if sys.stdin else b"", "the standard input")
    if "\n" in query or "{" in query:
        return query
    if not os.path.isfile(query):
        if query.casefold().endswith(_FILES):
            raise QueryError(f"there is no file {query}.")
        return query
    try:
        with open(query, "rb") as file:
            return _decoded(file.read(LIMIT), query)
    except OSError as error:
        raise QueryError(f"{query} cannot be read: {error.strerror}.") from None


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QueryError(f"the query in {where} is not UTF-8.") from None


def write(store: Opened, query: str, format_: str = "table", timeout: float | None = None) -> None:
    """Ask and write the answer. Raises QueryError for a query or a format that does not fit."""
    from kg.terminal.output import show, write_bytes

    results = store.isolated(query, timeout)
    if format_ == "table":
        return show(table(results))
    content = serialized(results, format_)
    if format_ == "csv":
        content = _for_spreadsheets(content)
    write_bytes(content if content.endswith(b"\n") else content + b"\n")


def _for_spreadsheets(content: bytes) -> bytes:
    """SPARQL results in CSV without cells that a spreadsheet would take for formulas, numbers as they are; says so."""
    import csv
    import io

    from kg.terminal.cells import HIDDEN, guarded
    from kg.terminal.output import say

    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    safe = [[cell if re.fullmatch(_NUMBER, cell) else guarded(cell.translate(HIDDEN)) for cell in row] for row in rows]
    if count := sum(a != b for row, new in zip(rows, safe, strict=True) for a, b in zip(row, new, strict=True)):
        say(f"{count} cell(s) begin with an apostrophe, or lost hidden marks: a spreadsheet obeys them.")
    out = io.StringIO(newline="")
    csv.writer(out).writerows(safe)
    return out.getvalue().encode()


def serialized(results: Results, format_: str) -> bytes:
    """Return results in a form of the standard: JSON, CSV, TSV or XML for tables and truths, Turtle for triples."""
    from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

    if isinstance(results, QueryTriples):
        graphs = {
            "ttl": RdfFormat.TURTLE,
            "nt": RdfFormat.N_TRIPLES,
            "xml": RdfFormat.RDF_XML,
            "json": RdfFormat.JSON_LD,
        }
        if format_ not in graphs:
            raise QueryError(f"CONSTRUCT and DESCRIBE give triples, not {format_}; use --format ttl, nt, xml or json.")
        return _graph(sorted(results, key=str), graphs[format_])
    tables = {
        "json": QueryResultsFormat.JSON,
        "csv": QueryResultsFormat.CSV,
        "tsv": QueryResultsFormat.TSV,
        "xml": QueryResultsFormat.XML,
    }
    if format_ not in tables:
        raise QueryError(f"SELECT and ASK give a table, not {format_}; use --format table, json, csv, tsv or xml.")
    return results.serialize(format=tables[format_]) or b""


def _graph(triples: list[Triple], form: RdfFormat) -> bytes:
    """Triples in a form of RDF, the same bytes for the same triples."""
    from pyoxigraph import RdfFormat, serialize

    content = serialize(triples, format=form, prefixes=PREFIXES if form == RdfFormat.TURTLE else None) or b""
    lines = content.splitlines(keepends=True)
    heads = [line for line in lines if line.startswith(b"@prefix ")]
    return b"".join((*sorted(heads), *lines[len(heads) :]))


def table(results: Results) -> Rows:
    """Return results as rows: IRIs with their prefixes, numbers and texts as they are."""
    from pyoxigraph import QueryBoolean, QuerySolutions

    if isinstance(results, QueryBoolean):
        return Rows(("answer",), (("yes" if results else "no",),))
    if isinstance(results, QuerySolutions):
        names = tuple(variable.value for variable in results.variables)
        return Rows(names, tuple(tuple(term(row[name]) for name in names) for row in results))
    triples = sorted({tuple(term(part) for part in (t.subject, t.predicate, t.object)) for t in results})
    return Rows(("subject", "predicate", "object"), tuple(triples))


def term(value: Any) -> str:
    """Return a term as a person reads it: an IRI with its prefix where it has a known one, a literal's own words."""
    from pyoxigraph import Literal, NamedNode

    if value is None:
        return ""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, NamedNode):
        return short(value.value)
    return str(value)


def short(iri: str) -> str:
    """Return an IRI with its prefix.

    >>> short("https://w3id.org/interview-kg/ontology#workedAt")
    'kg:workedAt'
    """
    return next((f"{name}:{iri[len(start) :]}" for name, start in PREFIXES.items() if iri.startswith(start)), iri)
