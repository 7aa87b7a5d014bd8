"""Which graphs a query asks: those that its FROM clauses or the address name, and nothing that is not here.

The words of a query are told from its strings, IRIs and comments as the grammar tells them (SPARQL 1.1, 19.8), so that
FROM and SERVICE are seen wherever they stand, however they are written, and nothing else is taken for them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from urllib.parse import urljoin

from kg.records.errors import KgError
from kg.records.immutable import dataclass
from kg.records.vocabulary import BASE, ID, PREFIXES

HERE = BASE + "graph"
"""The name of the default graph: of everything that a build knows."""
_TOKENS = r"""
 (?P<comment> \#[^\r\n]*)
|(?P<string>  \"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?''' | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
|(?P<iri>     <[^<>"{}|^`\\\x00-\x20]*>)
|(?P<var>     [?$][^\s{}()<>.,;|/^*+!=&?$\[\]"'#\\]+)
|(?P<lang>    @[A-Za-z]+(?:-[A-Za-z0-9]+)*)
|(?P<name>    (?:[^\s:{}()<>,;|/^*+!=&?$\[\]"'@\#\\]+)? : (?:[^\s{}()<>,;|/^*+!=&?$\[\]"'@\#\\]|%[0-9A-Fa-f]{2}|\\.)*)
|(?P<word>    [^\W\d]\w*)
|(?P<other>   \S)
"""
_ESCAPE = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
UPDATES = frozenset(["insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"])
QUERIES = frozenset(["select", "ask", "construct", "describe"])


class Refused(KgError):
    """A query that is understood and not answered: it would change something or use the network."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query asks; None where it does not say."""

    default: tuple[str, ...] | None = None
    """IRIs of the graphs that make its default graph."""
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query."""

    kind: str
    """string, iri, var, lang, name, word or other."""
    text: str


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the pieces of a query, comments and white space left out."""
    for match in _pattern().finditer(unescaped(sparql)):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match[0])


def unescaped(sparql: str) -> str:
    """Return a query with its code points written out (SPARQL 1.1, 19.2): they may stand in a keyword too."""
    return re.sub(_ESCAPE, _character, sparql) if "\\" in sparql else sparql


def read(sparql: str) -> Dataset:
    """Return the dataset that a query's own clauses name. Raises Refused for an update and for SERVICE."""
    default: list[str] = []
    named: list[str] = []
    prefixes, base = dict(PREFIXES), ID
    pieces = list(tokens(sparql))
    form = next(
        (word for word in (t.text.lower() for t in pieces if t.kind == "word") if word in UPDATES | QUERIES), ""
    )
    if form in UPDATES:
        raise Refused(f"{form.upper()} is refused: the graph is changed by `kg build` only.")
    for at, token in enumerate(pieces):
        if token.kind != "word":
            continue
        word, after = token.text.lower(), pieces[at + 1 : at + 3]
        if word == "service":
            raise Refused("SERVICE is refused: this program never uses the network.")
        if word == "base" and after and after[0].kind == "iri":
            base = urljoin(base, after[0].text[1:-1])
        elif word == "prefix" and [t.kind for t in after] == ["name", "iri"]:
            prefixes[after[0].text[:-1]] = urljoin(base, after[1].text[1:-1])
        elif word == "from" and after:
            is_named = after[0].kind == "word" and after[0].text.lower() == "named"
            graph = after[1:2] if is_named else after[:1]
            iris = [_iri(one, prefixes, base) for one in graph]
            (named if is_named else default).extend(iri for iri in iris if iri)
    if not default and not named:
        return Dataset()
    return Dataset(tuple(default), tuple(named))


def chosen(own: Dataset, default: Sequence[str], named: Sequence[str], known: Callable[[], Collection[str]]) -> Dataset:
    """Return the dataset to ask: what the address names goes before what the query says (SPARQL 1.1 Protocol, 2.1.4).

    `known` tells which graphs are here: asked where one is named. Raises KgError for one that is not.
    """
    dataset = Dataset(tuple(default), tuple(named)) if default or named else own
    for iri in (*(dataset.default or ()), *(dataset.named or ())):
        if iri not in known() and not (iri == HERE and iri in (dataset.default or ())):
            raise KgError(f"there is no graph <{iri}> here, and none is fetched; the default graph is <{HERE}>.")
    return dataset


def _iri(token: Token, prefixes: dict[str, str], base: str) -> str | None:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1])
    if token.kind == "name":
        prefix, _, rest = token.text.partition(":")
        return prefixes[prefix] + rest.replace("\\", "") if prefix in prefixes else None
    return None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKENS, re.VERBOSE | re.DOTALL)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= sys.maxunicode and not 0xD800 <= code < 0xE000 else match[0]
