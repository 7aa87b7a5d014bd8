"""SPARQL over a store: prefixes known, reading only, no network, and an end when it takes too long.

pyoxigraph cannot be interrupted and answers `SERVICE` through the network whatever the caller wants. So a query that
could call a service is refused before it gets there, and a query with a time limit runs in a process of its own that
is ended when the time is over. Very long queries run there too: the parser is recursive, and what it breaks there is
not the caller.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.records.errors import QueryError
from kg.records.vocabulary import ID, PREFIXES
from kg.store import misspelt
from kg.terminal import output
from kg.workspace import processes

if TYPE_CHECKING:
    import pyoxigraph

    Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples

LONG = 4_000
"""Characters; measured: below this no nesting exhausts the parser's stack."""
LIMIT = 1_000_000
"""Characters of the longest query that is looked at."""
MEMORY = 2 * 2**30
"""Bytes that a query in a process of its own may use."""
_USED_UP = (b"memory allocation", b"MemoryError", b"std::bad_alloc", b"out of memory", b"temporarily unavailable")
"""What is said on the way out by a process that gets no more memory."""
MANY = 50
"""A query that holds the word more often is refused unread, so that a long one cannot keep us looking."""

# Expressions are compiled when they are first used: an ordinary query needs none of them.
_ESCAPE = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
_GAP = r"(?:\s|#[^\r\n]*+(?:[\r\n]|\Z))*+"
_NAME = r"(?:\\.|[^\s{}<>#\\:])*+"
_TERM = rf"(?:<[^<>{{}}]*+>|[?$]{_NAME}|{_NAME}:(?:{_NAME}:?)*+)"
_SERVICE = rf"(?i)service{_GAP}(?:silent{_GAP})?{_TERM}{_GAP}\{{"
"""The whole clause up to its brace, wherever it stands: the reading of a query that a trick could change has no say."""
_UPDATE = (
    rf"(?i){_GAP}(?:(?:prefix{_GAP}[^\s:<]*+:|base){_GAP}<[^<>]*+>{_GAP})*+"
    r"(insert|delete|load|clear|drop|create|add|move|copy|with)\b"
)
_FORM = r"(?i)\b(?:select|ask|construct|describe)\b"
_PLACE = r"(?s)error at (\d+):(\d+): (.*)"


def query(store: pyoxigraph.Store, sparql: str) -> Results:
    """Return what `sparql` answers on an open store.

    SELECT gives QuerySolutions, ASK a QueryBoolean, CONSTRUCT and DESCRIBE QueryTriples; each has `serialize`. Raises
    QueryError for a query that is wrong, too long, would change the graph or would use the network.
    """
    check(sparql)
    if unknown := misspelt.unknown_term(sparql):
        raise QueryError(unknown)
    try:
        return store.query(sparql, prefixes=PREFIXES, base_iri=ID)
    except SyntaxError as error:
        raise QueryError(_explain(str(error), sparql)) from None
    except OSError as error:
        raise QueryError(output.stored(error)) from None
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {_sentence(str(error))}") from None


def check(sparql: str) -> None:
    """Raise QueryError for a query that is refused before it is parsed."""
    if len(sparql) > LIMIT:
        raise QueryError(f"the query has {len(sparql):,} characters; {LIMIT:,} are the most that is read.")
    if _calls_a_service(sparql) or ("\\" in sparql and _calls_a_service(re.sub(_ESCAPE, _unescape, sparql))):
        raise QueryError("SERVICE is refused: this program never uses the network.")


def _calls_a_service(sparql: str) -> bool:
    count = sparql.lower().count("service")
    return count > MANY or (count > 0 and re.search(_SERVICE, sparql) is not None)


def isolated(folder: Path, sparql: str, timeout: float | None, memory: int = MEMORY) -> Results:
    """Return what `sparql` answers on the store in `folder`, asked in a process of its own.

    `timeout` in seconds, `memory` in bytes. Raises QueryError as `query` does, and when the time is over or the memory
    is used up.
    """
    import subprocess

    check(sparql)
    try:
        run = subprocess.run(
            processes.command(child, str(folder), str(memory)),
            input=sparql.encode("utf-8", "replace"),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise QueryError(f"the query took longer than {timeout:g} seconds and was stopped.") from None
    kind, _, answer = run.stdout.partition(b"\n")
    if run.returncode and any(word in run.stderr for word in _USED_UP):
        raise QueryError(f"the query needs more than {memory // 2**20:,} MiB of memory and was stopped; ask for less.")
    if run.returncode or kind not in (b"error", b"table", b"graph"):
        raise QueryError("the query is too long or nested too deep to be read.")
    if kind == b"error":
        raise QueryError(answer.decode())
    return _table(answer) if kind == b"table" else _graph(answer)


def child() -> None:
    """Answer the query on stdin from the store that the command line names: what `isolated` starts."""
    import pyoxigraph

    processes.limit_memory(int(sys.argv[2]))
    out = sys.stdout.buffer
    try:
        sparql = sys.stdin.buffer.read().decode()
        results = query(pyoxigraph.Store.read_only(sys.argv[1]), sparql)
        if isinstance(results, pyoxigraph.QueryTriples):
            answer = b"graph\n" + (results.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b"")
        else:
            answer = b"table\n" + (results.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b"")
    except QueryError as error:
        answer = b"error\n" + str(error).encode()
    except OSError as error:
        answer = b"error\n" + output.stored(error).encode()
    out.write(answer)
    out.flush()


def _table(answer: bytes) -> Results:
    import pyoxigraph

    return pyoxigraph.parse_query_results(answer, format=pyoxigraph.QueryResultsFormat.JSON)


def _graph(answer: bytes) -> Results:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(answer, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store.query("CONSTRUCT WHERE { ?s ?p ?o }")


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= sys.maxunicode else match[0]


def _explain(message: str, sparql: str) -> str:
    """The parser's message as one sentence: where it stopped, and what it waited for."""
    place = re.match(_PLACE, message)
    if place is None:
        return f"the query is wrong: {_sentence(message)}"
    where = f"line {place[1]}, column {place[2]}"
    if update := re.match(_UPDATE, sparql):
        return f"{update[1].upper()} is refused: a graph is changed by `kg build` only."
    if not re.search(_FORM, sparql):
        return "this is no query; write a SELECT, ASK, CONSTRUCT or DESCRIBE."
    if "Prefix not found" in place[3] and (told := misspelt.undeclared(sparql)):
        return told
    if told := misspelt.unbalanced(sparql):
        return told
    return f"the query is wrong at {where}: {_sentence(place[3])}"


def _sentence(message: str) -> str:
    """A message of another program on one line of bearable length, ended by a full stop."""
    text = " ".join(message.split())
    return (text if len(text) <= 160 else text[:159] + "…").rstrip(".") + "."
