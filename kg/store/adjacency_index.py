"""From graph.nq to edges.bin (`kg.store.adjacency`): one pass over the lines, then arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from kg.rdf import lines
from kg.records.vocabulary import CERTAINTIES, CERTAINTY_OF, ID, KG, PREDICATES, PROV, RDF
from kg.store.adjacency import ORDER, TABLES, VERSION, Edge

MOST = 65_535
"""Sources of a statement, and ways of influence, that can be told apart."""
_PASSAGE, _STATEMENT = f"<{ID}p-", f"<{ID}s-"
_FROM, _EVIDENCE = f"<{PROV}wasDerivedFrom>", f"<{KG}evidence>"
_TYPE, _ASSERTION = f"<{RDF}type>", f"<{KG}Assertion>"
_SUBJECT, _PREDICATE, _OBJECT = (f"<{RDF}{name}>" for name in ("subject", "predicate", "object"))
_CERTAINTY, _HOW = f"<{KG}certainty>", f"<{KG}how>"


def write(graph: Path, target: Path) -> None:
    """Make edges.bin from graph.nq."""
    target.write_bytes(pack(edges(graph)))


def edges(graph: Path) -> Iterator[Edge]:
    """Yield the asserted statements between entities, in order of their ids; passages stand before them in the file."""
    passages, origins, sources = array("Q"), array("I"), dict[str, int]()
    said: dict[str, str] = {}
    heard: set[int] = set()
    before = ""
    for subject, predicate, object_ in lines.read(graph, (_PASSAGE, _STATEMENT)):
        if subject.startswith(_PASSAGE):
            if predicate == _FROM:
                passages.append(int(subject[len(_PASSAGE) : -1], 16))
                origins.append(sources.setdefault(object_, len(sources)))
        else:
            if subject != before:
                yield from _edge(before, said, len(heard))
                before, said, heard = subject, {}, set()
            if predicate == _EVIDENCE:
                place = bisect_left(passages, int(object_[len(_PASSAGE) : -1], 16))
                heard.update(origins[place : place + 1])
            else:
                said[predicate] = object_
    yield from _edge(before, said, len(heard))


def _edge(node: str, said: dict[str, str], sources: int) -> Iterator[Edge]:
    object_ = said.get(_OBJECT, "")
    if said.get(_TYPE) == _ASSERTION and object_.startswith(f"<{ID}"):
        how = lines.literal(said[_HOW]) if _HOW in said else None
        yield Edge(
            _local(node),
            _local(said[_SUBJECT]),
            said[_PREDICATE][1:-1].removeprefix(KG),
            _local(object_),
            CERTAINTY_OF[said[_CERTAINTY][1:-1].removeprefix(KG)],
            sources,
            how[0] if how else "",
        )


def _local(term: str) -> str:
    return term[1:-1].removeprefix(ID)


def pack(found: Iterable[Edge]) -> bytes:
    """Return the content of edges.bin for statements in order of their ids."""
    t = {name: array(kind) for name, kind in TABLES}
    numbers: dict[str, int] = {}
    ways = {"": 0}
    costs = array("I")
    for edge in found:
        t["ids"].append(int(edge.id[2:], 16))
        t["subjects"].append(numbers.setdefault(edge.subject, len(numbers)))
        t["objects"].append(numbers.setdefault(edge.object, len(numbers)))
        t["predicates"].append(ORDER.index(edge.predicate))
        t["hows"].append(ways.setdefault(edge.how, len(ways)) if len(ways) < MOST else ways.get(edge.how, 0))
        t["certainties"].append(CERTAINTIES.index(edge.certainty))
        t["sources"].append(min(MOST, edge.sources))
        costs.append(edge.cost)
    entities = sorted(numbers)
    place = array("I", bytes(4 * len(entities)))
    for number, entity in enumerate(entities):
        place[numbers[entity]] = number
    order = sorted(range(len(costs)), key=costs.__getitem__)
    for name in ("ids", "predicates", "hows", "certainties", "sources"):
        t[name] = array(t[name].typecode, map(t[name].__getitem__, order))
    for name in ("subjects", "objects"):
        t[name] = array("I", (place[t[name][number]] for number in order))
    t["version"].append(VERSION)
    t["names"], t["name_ends"] = _texts(entities)
    t["ways"], t["way_ends"] = _texts(list(ways))
    _join(t, len(entities))
    return _bytes(t)


def _texts(texts: Sequence[str]) -> tuple[array[int], array[int]]:
    encoded = [text.encode() for text in texts]
    return array("B", b"".join(encoded)), array("I", accumulate(map(len, encoded)))


def _join(t: dict[str, array[int]], count: int) -> None:
    """The statements around each entity, and those of influence either way with their other ends."""
    subjects, objects = t["subjects"], t["objects"]
    ends = list(zip(range(len(subjects)), subjects, objects, strict=True))
    both = ((a, number, b) for number, a, b in ends)
    other = ((b, number, a) for number, a, b in ends if a != b)
    t["around_ends"], t["around"], _ = _rows(count, both, other)
    ways = {number: PREDICATES[name].influence for number, name in enumerate(ORDER)}
    pairs = ((number, a, b, ways[way]) for (number, a, b), way in zip(ends, t["predicates"], strict=True))
    told = [(number, a, b) if way == "forward" else (number, b, a) for number, a, b, way in pairs if way]
    for name, rows in (("backward", ((b, n, a) for n, a, b in told)), ("forward", ((a, n, b) for n, a, b in told))):
        t[f"{name}_ends"], t[name], t[f"{name}_far"] = _rows(count, rows)


def _rows(count: int, *found: Iterable[tuple[int, int, int]]) -> tuple[array[int], array[int], array[int]]:
    """Rows of (entity, statement, other end) by entity: where each entity's end, the statements, the other ends."""
    rows: list[tuple[int, int, int]] = sorted(row for rows in found for row in rows)
    ends = array("I", bytes(4 * count))
    for entity, _, _ in rows:
        ends[entity] += 1
    return array("I", accumulate(ends)), array("I", (row[1] for row in rows)), array("I", (row[2] for row in rows))


def _bytes(t: dict[str, array[int]]) -> bytes:
    tables = [t[name].tobytes() for name, _ in TABLES]
    sizes = array("Q", map(len, tables)).tobytes()
    return sizes + b"".join(table + bytes(-len(table) % 8) for table in tables)
