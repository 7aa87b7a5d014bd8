"""What is wrong with a query, in words that help: a prefix, a term of the ontology, a brace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.records.vocabulary import (
    CERTAINTY_TERMS,
    CLAIM_KIND_TERMS,
    CLASSES,
    INVERSES,
    PREDICATES,
    PREFIXES,
    RECORD_CLASSES,
    RECORD_PROPERTIES,
)

_SKIPPED = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'(?:[^'\\\n]|\\.)*+'"
    r"|<[^<>\s\"{}|^`\\]*+>|#[^\n]*+"
)
"""Texts, IRIs and comments: nothing in them is a name or a brace."""
_NAMED = r"_:[\w-]++|(?P<brace>[{}()])|(?P<prefix>[^\W\d_][\w.-]*+|):(?P<name>[\w-]*+)|[?$@]\w++|\w++|."
_TOKEN = re.compile(f"{_SKIPPED}|{_NAMED}", re.DOTALL)
_DECLARED = re.compile(r"(?i)\bprefix\s+([\w.-]*):")
_CLOSES = {"}": "{", ")": "("}
_WHAT = {"{": "brace", "(": "bracket"}


def undeclared(sparql: str) -> str | None:
    """Return a sentence about the first prefix that is not declared; None where each is."""
    known = {*PREFIXES, *_DECLARED.findall(sparql)}
    for match in _tokens(sparql):
        if match["prefix"] is not None and match["prefix"] not in known:
            near = _nearest(match["prefix"], known)
            said = f"; did you mean “{near}:”? Known are" if near else "; known are"
            return f"the prefix “{match['prefix']}:” is not declared{said} {', '.join(PREFIXES)}."
    return None


def unknown_term(sparql: str) -> str | None:
    """Return a sentence about the first name with our prefix that the ontology does not have.

    >>> unknown_term("SELECT * { ?s kg:workdAt ?o }")
    'the ontology has no kg:workdAt; did you mean kg:workedAt?'
    """
    if "kg:" not in sparql or any(name == "kg" for name in _DECLARED.findall(sparql)):
        return None
    known = _terms()
    inverse = {other: name for name, other in INVERSES.items()}
    for match in _tokens(sparql):
        name = match["name"]
        if match["prefix"] != "kg" or not name or name in known:
            continue
        if name in inverse:
            return f"the graph holds no kg:{name}, only its inverse; write ^kg:{inverse[name]}."
        near = _nearest(name, known)
        return f"the ontology has no kg:{name}" + (f"; did you mean kg:{near}?" if near else "; see ontology.ttl.")
    return None


def unbalanced(sparql: str) -> str | None:
    """Return a sentence about a brace or bracket that is opened and never closed, or closed and never opened.

    >>> unbalanced("SELECT * { ?s ?p ?o")
    'the brace that is opened at line 1, column 10 is never closed.'
    """
    opened: list[tuple[str, int]] = []
    for match in _tokens(sparql):
        mark = match["brace"]
        if mark in ("{", "("):
            opened.append((mark, match.start()))
        elif mark:
            if not opened or opened[-1][0] != _CLOSES[mark]:
                break
            opened.pop()
    else:
        mark = ""
    if opened:
        return f"the {_WHAT[opened[-1][0]]} that is opened at {_place(sparql, opened[-1][1])} is never closed."
    return (
        f"the {_WHAT[_CLOSES[mark]]} that is closed at {_place(sparql, match.start())} was never opened."
        if mark
        else None
    )


def _tokens(sparql: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(sparql)


def _terms() -> frozenset[str]:
    kinds = (*CLAIM_KIND_TERMS.values(), *CERTAINTY_TERMS.values())
    return frozenset((*PREDICATES, *CLASSES, *RECORD_CLASSES, *RECORD_PROPERTIES, *kinds, "Entity", "Work", "Idea"))


def _nearest(name: str, known: frozenset[str] | set[str]) -> str | None:
    import difflib

    lower = {one.lower(): one for one in sorted(known)}
    found = difflib.get_close_matches(name.lower(), lower, 1, 0.6)
    return lower[found[0]] if found else None


def _place(sparql: str, at: int) -> str:
    line = sparql.count("\n", 0, at) + 1
    return f"line {line}, column {at - sparql.rfind(chr(10), 0, at)}"
