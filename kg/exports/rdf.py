"""RDF in its serializations. All say the same, in the order of graph.nq, written line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from kg.exports import graphs
from kg.exports.base import Options
from kg.rdf import lines
from kg.rdf.lines import Triple
from kg.records.vocabulary import ID, KG, PREFIXES, RDF, XSD
from kg.store.store import GRAPH, Store

if TYPE_CHECKING:
    from kg.exports.xml import Cleaner

_OURS = f"<{ID}"
_PROVENANCE = tuple(f"<{ID}{kind}-" for kind in "spm")
"""Assertions and denials, passages, and the mentions of claims."""
_TO_PROVENANCE = (f"<{KG}evidence>", f"<{KG}mention>")
_TYPE = f"<{RDF}type>"
_LOCAL = re.compile(r"[A-Za-z0-9_]+(?:-+[A-Za-z0-9_]+)*")
_RELATIVE = re.compile(r"[a-z]+/[A-Za-z0-9_%\-][A-Za-z0-9_%\-.~!$&'()*+,;=]*")
_BARE = (XSD + "integer", XSD + "decimal", XSD + "boolean")


def triples(store: Store, plain: bool = False) -> Iterator[Triple]:
    """Yield the triples of a build as N-Triples terms, in order; with `plain` without assertions and passages."""
    for triple in lines.read(store.build / GRAPH):
        if not plain or not (triple[0].startswith(_PROVENANCE) or triple[1] in _TO_PROVENANCE):
            yield triple


def ntriples(store: Store, out: BinaryIO, options: Options) -> None:
    """Write N-Triples."""
    out.writelines(f"{' '.join(triple)} .\n".encode() for triple in triples(store, options.plain))


def nquads(store: Store, out: BinaryIO, options: Options) -> None:
    """Write N-Quads: one default graph, or a named one for each source."""
    if options.graphs == "one":
        return ntriples(store, out, options)
    named = graphs.of_sources(store)
    for triple in triples(store, options.plain):
        places = named.of(triple)
        ends = [f" {graph} .\n" for graph in places] or [" .\n"]
        out.writelines(f"{' '.join(triple)}{end}".encode() for end in ends)


def turtle(store: Store, out: BinaryIO, options: Options) -> None:
    """Write Turtle: our things relative to @base, the rest prefixed."""
    _prefixes(out)
    _subjects(out, _by_subject(store, options), "")


def trig(store: Store, out: BinaryIO, options: Options) -> None:
    """Write TriG: one default graph, which is Turtle, or a named one for each source after it."""
    if options.graphs == "one":
        return turtle(store, out, options)
    _prefixes(out)
    named = graphs.of_sources(store)
    held: dict[str, list[Triple]] = {source: [] for source in named.sources}

    def rest() -> Iterator[Triple]:
        for triple in triples(store, options.plain):
            places = named.of(triple)
            for graph in places:
                held[graph].append(triple)
            if not places:
                yield triple

    _subjects(out, _grouped(rest()), "")
    for source, said in held.items():
        out.write(f"\n{_turtle(source)} {{".encode())
        _subjects(out, _grouped(said), "    ")
        out.write(b"}\n")


def _prefixes(out: BinaryIO) -> None:
    out.write(f"@base <{ID}> .\n".encode())
    out.writelines(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in PREFIXES.items())


def _subjects(out: BinaryIO, groups: Iterable[tuple[str, lines.Pairs]], indent: str) -> None:
    words: dict[str, str] = {}
    for subject, pairs in groups:
        said: dict[str, str] = {}
        for predicate, object_ in pairs:
            if predicate not in words:
                words[predicate] = _turtle(predicate)
            word = _turtle(object_) if object_[-1] != '"' else object_
            said[predicate] = f"{said[predicate]} , {word}" if predicate in said else f"{words[predicate]} {word}"
        type_ = said.pop(_TYPE, "").partition(" ")[2]
        parts = f" ;\n{indent}    ".join([f"a {type_}", *said.values()] if type_ else said.values())
        out.write(f"\n{indent}{_turtle(subject)}\n{indent}    {parts} .\n".encode())


def _grouped(said: Iterable[Triple]) -> Iterator[tuple[str, lines.Pairs]]:
    for subject, group in groupby(said, key=lambda triple: triple[0]):
        yield subject, [[predicate, object_] for _, predicate, object_ in group]


def _by_subject(store: Store, options: Options) -> Iterator[tuple[str, lines.Pairs]]:
    for subject, _, pairs in lines.groups(store.build / GRAPH):
        if not options.plain:
            yield subject, pairs
        elif not subject.startswith(_PROVENANCE) and (
            kept := [pair for pair in pairs if pair[0] not in _TO_PROVENANCE]
        ):
            yield subject, kept


def _turtle(term: str) -> str:
    """A term as short as every parser takes it."""
    if term.startswith(_OURS):
        name = term[len(_OURS) : -1]
        return f"id:{name}" if _LOCAL.fullmatch(name) else f"<{name}>" if _RELATIVE.fullmatch(name) else term
    if term.startswith("<"):
        return _short(term[1:-1]) or term
    quoted, mark, datatype = term.rpartition('"^^')
    if not mark or not datatype.startswith("<"):
        return term
    if datatype[1:-1] in _BARE:
        return quoted[1:]
    return f'{quoted}"^^{_short(datatype[1:-1]) or datatype}'


@lru_cache(4_096)
def _short(iri: str) -> str | None:
    """An IRI as a prefixed name; None where that would need escapes."""
    for name, start in PREFIXES.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
            return f"{name}:{iri[len(start) :]}"
    return None


def jsonld(store: Store, out: BinaryIO, options: Options) -> None:
    """Write JSON-LD: one node object a line."""
    out.write(f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n'.encode())
    comma = ""
    for subject, said in _by_subject(store, options):
        node: dict[str, object] = {"@id": _compact(subject)}
        for predicate, group in groupby(said, key=lambda pair: pair[0]):
            objects = [object_ for _, object_ in group]
            if predicate == _TYPE:
                node["@type"] = [_compact(object_) for object_ in objects]
            else:
                node[_compact(predicate)] = [_jsonld_object(object_) for object_ in objects]
        out.write(f"{comma}{json.dumps(node, ensure_ascii=False)}".encode())
        comma = ",\n"
    out.write(b"\n]}\n")


def _jsonld_object(term: str) -> object:
    literal = lines.literal(term)
    if literal is None:
        return {"@id": _compact(term)}
    value, datatype, language = literal
    if language:
        return {"@value": value, "@language": language}
    if datatype == XSD + "string":
        return value
    return {"@value": value, "@type": _compact(f"<{datatype}>")}


def _compact(term: str) -> str:
    """An IRI with its prefix, where it has a known one."""
    iri = term[1:-1]
    return next((f"{name}:{iri[len(start) :]}" for name, start in PREFIXES.items() if iri.startswith(start)), iri)


def rdfxml(store: Store, out: BinaryIO, options: Options) -> None:
    """Write RDF/XML. Characters that XML forbids become U+FFFD; `options.tell` is told how many."""
    from kg.exports.xml import Cleaner

    cleaner = Cleaner()
    names = "".join(f'\n    xmlns:{name}="{iri}"' for name, iri in PREFIXES.items())
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'.encode())
    for subject, said in _by_subject(store, options):
        out.write(f'<rdf:Description rdf:about="{cleaner.attribute(subject[1:-1])}">\n'.encode())
        out.writelines(f"  {_element(predicate, object_, cleaner)}\n".encode() for predicate, object_ in said)
        out.write(b"</rdf:Description>\n")
    out.write(b"</rdf:RDF>\n")
    if note := cleaner.note():
        options.tell(note)


def _element(predicate: str, object_: str, cleaner: Cleaner) -> str:
    name = _short(predicate[1:-1])
    if name is None:
        raise ValueError(f"{predicate} is no property of the ontology's vocabularies")
    literal = lines.literal(object_)
    if literal is None:
        return f'<{name} rdf:resource="{cleaner.attribute(object_[1:-1])}"/>'
    value, datatype, language = literal
    kind = f' xml:lang="{language}"' if language else ""
    if not language and datatype != XSD + "string":
        kind = f' rdf:datatype="{datatype}"'
    return f"<{name}{kind}>{cleaner.text(value)}</{name}>"
