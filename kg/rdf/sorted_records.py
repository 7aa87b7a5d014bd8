"""Records from the lines of graph.nq, in order, without a store: for what reads all of them.

The lines are sorted, so all that is said of one thing stands together. One pass notes where each passage stands; the
statements are then read as they come, each with its passages. Besides two numbers a passage nothing is held.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from kg.rdf import fields, lines
from kg.records.statement import Entity, Evidence, Literal, Statement
from kg.records.vocabulary import ID, KG, RDF, THINGS, XSD

KEPT = 4_096
"""Passages that are kept at hand: what is said in one place often supports several statements."""
_THING = f"<{ID}".encode()
_PASSAGE, _STATEMENT = _THING + b"p-", _THING + b"s-"
_OTHERS = tuple(_THING + start for start in (b"c-", b"m-", b"p-", b"s-", b"t-", b"v-", b"x-"))
"""How lines of things begin that are no entities, and are many; in order."""
_TYPE, _OBJECT = f"<{RDF}type>", f"<{RDF}object>"
_TYPES = {f"<{KG}{name}>": name for name in THINGS}


class Records:
    """The records of a graph.nq, each read when it is wanted."""

    def __init__(self, graph: Path) -> None:
        self._file = open(graph, "rb", buffering=0)  # noqa: SIM115 - open as long as the records are
        self._graph = graph
        self._size = self._file.seek(0, 2)
        self.passage = lru_cache(KEPT)(self._passage)

    def statements(self) -> Iterator[Statement]:
        """Yield the statements with their evidence, in order of their ids."""
        for subject, _, pairs in lines.groups(self._graph, *self._section(_STATEMENT)):
            said = _said(pairs)
            evidence = map(self.passage, said.get(KG + "evidence", ()))
            yield fields.statement(_local(subject), said, _object(pairs), evidence)

    def passages(self) -> Iterator[tuple[str, Evidence]]:
        """Yield the passages with their ids, in order of these."""
        for subject, _, pairs in lines.groups(self._graph, *self._section(_PASSAGE)):
            yield _local(subject), fields.passage(_said(pairs))

    def entities(self, by_class: bool = False) -> Iterator[Entity]:
        """Yield the entities without their mentions, in order of their ids; `by_class`, class by class as in `THINGS`.

        Of each its id and its place in the file are held.
        """
        places = [
            (THINGS.index(type_) if by_class else 0, _local(subject), at)
            for start, end in self._between()
            for subject, at, pairs in lines.groups(self._graph, start, end)
            if (type_ := _class(pairs)) is not None
        ]
        for _, _, at in sorted(places):
            subject, _, pairs = next(lines.groups(self._graph, at, self._size, 2_048))
            yield fields.entity(_local(subject), _said(pairs))

    @cached_property
    def _passages(self) -> tuple[array[int], array[int]]:
        """The numbers of the passages, in order, and where the lines of each begin; last, where all of them end."""
        start, end = self._section(_PASSAGE)
        numbers, places = array("Q"), array("Q")
        for subject, at, _ in lines.groups(self._graph, start, end):
            numbers.append(int(subject[len(_PASSAGE) : -1], 16))
            places.append(at)
        places.append(end)
        return numbers, places

    def _between(self) -> Iterator[tuple[int, int]]:
        """The parts of the file that hold none of the many things that are no entities."""
        at = self._at(_THING)
        for other in _OTHERS:
            start, end = self._section(other)
            yield at, start
            at = end
        yield at, self._size

    def _section(self, start: bytes) -> tuple[int, int]:
        """Where the lines that begin so begin and end."""
        return self._at(start), self._at(start[:-1] + bytes((start[-1] + 1,)))

    def _at(self, text: bytes) -> int:
        """Where the first line stands that does not come before `text`: the lines are sorted."""
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            line, at = self._line(middle)
            if at >= high or line >= text:
                high = middle
            else:
                low = at + len(line)
        return low

    def _line(self, position: int) -> tuple[bytes, int]:
        """The first line that begins at a position or behind it, and where it begins."""
        with open(self._graph, "rb", buffering=1_024) as file:
            file.seek(max(0, position - 1))
            at = position if position == 0 else position - 1 + len(file.readline())
            return file.readline(), at

    def _passage(self, iri: str) -> Evidence:
        number = int(iri[len(_PASSAGE) - 1 :], 16)
        numbers, places = self._passages
        place = bisect_left(numbers, number)
        if place == len(numbers) or numbers[place] != number:
            raise KeyError(iri)
        start, end = places[place], places[place + 1]
        self._file.seek(start)
        _, _, pairs = next(lines.groups(self._graph, start, end))
        return fields.passage(_said(pairs))


def _said(pairs: lines.Pairs) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for predicate, object_ in pairs:
        if (name := predicate[1:-1]) in said:
            said[name].append(_text(object_))
        else:
            said[name] = [_text(object_)]
    return said


def _object(pairs: lines.Pairs) -> str | Literal:
    """The object of a statement: the name of a thing, or a value."""
    term = next(object_ for predicate, object_ in pairs if predicate == _OBJECT)
    value, datatype, _ = lines.literal(term) or (_local(term), "", None)
    return Literal(value, datatype.removeprefix(XSD)) if datatype else value


def _class(pairs: lines.Pairs) -> str | None:
    return next((_TYPES[value] for name, value in pairs if name == _TYPE and value in _TYPES), None)


def _local(term: str) -> str:
    return term[1:-1].removeprefix(ID)


def _text(term: str) -> str:
    """The value of a literal, or the address of an IRI."""
    if term.startswith("<"):
        return term[1:-1]
    if term.endswith('"') and "\\" not in term:
        return term[1:-1]
    literal = lines.literal(term)
    return literal[0] if literal else term
