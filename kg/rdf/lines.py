"""Lines of graph.nq taken apart again: for files that are written line by line, in order, without a store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.records.vocabulary import XSD

Triple = tuple[str, str, str]
"""Subject, predicate and object as N-Triples terms."""

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
