"""Lines of graph.nq taken apart again: for files that are written line by line, in order, without a store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.records.vocabulary import XSD

Triple = tuple[str, str, str]
"""Subject, predicate and object as N-Triples terms."""

Pairs = list[list[str]]
"""Predicates and objects of one subject as N-Triples terms, in order."""

_GROUP = re.compile(rb"(<[^>\n]*> )[^\n]*\n(?:\1[^\n]*\n)*")
"""All lines of one subject: they stand together, since the file is sorted."""
_BLOCK = 1 << 15
"""Bytes that are read at a time."""
_ESCAPE = re.compile(r'\\(?:u([0-9A-F]{4})|(["\\btnfr]))')
_CHARACTERS = {'"': '"', "\\": "\\", "b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def read(graph: Path, starts: tuple[str, ...] = ("",)) -> Iterator[Triple]:
    """Yield the triples of an N-Quads file that `kg.rdf.write_nquads` wrote, in order.

    Only those whose lines begin in one of these ways.
    """
    with open(graph, encoding="utf-8", newline="\n") as file:
        for line in file:
            if not line.startswith(starts):
                continue
            subject, predicate, object_ = line.removesuffix(" .\n").split(" ", 2)
            yield subject, predicate, object_


def groups(
    graph: Path, start: int = 0, end: int | None = None, block: int = _BLOCK
) -> Iterator[tuple[str, int, Pairs]]:
    """Yield each subject of a part of an N-Quads file, where its lines begin, and what is said of it."""
    at, kept = start, b""
    with open(graph, "rb") as file:
        file.seek(start)
        while end is None or at < end:
            more = file.read(block if end is None else min(block, end - at - len(kept)))
            kept += more
            done, last = 0, None
            for match in _GROUP.finditer(kept):
                if last:
                    yield _pairs(last, at + last.start())
                    done = last.end()
                last = match
            if more and not done:
                block *= 2  # one subject has more lines than this: look further
            if not more:
                if last:
                    yield _pairs(last, at + last.start())
                return
            at, kept = at + done, kept[done:]


def _pairs(match: re.Match[bytes], at: int) -> tuple[str, int, Pairs]:
    start = match[1].decode()
    said = match[0].decode()[len(start) : -3].split(f" .\n{start}")
    return start[:-1], at, [pair.split(" ", 1) for pair in said]


def literal(term: str) -> tuple[str, str, str | None] | None:
    """Return value, datatype (an IRI) and language of a literal; None for an IRI.

    >>> literal('"4"^^<http://www.w3.org/2001/XMLSchema#integer>')
    ('4', 'http://www.w3.org/2001/XMLSchema#integer', None)
    """
    if term.startswith("<"):
        return None
    quoted, _, rest = term.rpartition('"')
    value = _ESCAPE.sub(_character, quoted[1:])
    if rest.startswith("@"):
        return value, "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", rest[1:]
    return value, rest[3:-1] or XSD + "string", None


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _CHARACTERS[match[2]]
