"""shapes.ttl as checks over the lines of graph.nq: two passes, whatever the size of the graph.

Only what the shapes use of SHACL is known here, and anything else is refused; pySHACL is the second opinion in the
tests. What breaks a shape reads as there: focus, path, value and the name of the constraint.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.rdf import lines
from kg.records.vocabulary import RDF, XSD

if TYPE_CHECKING:
    import rdflib

SH = "http://www.w3.org/ns/shacl#"
_TYPE = f"<{RDF}type>"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"

Said = Mapping[str, Sequence[str]]
Types = Mapping[str, Sequence[str]]
"""The classes of each thing, as terms."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One promise that is not kept; terms as N-Triples has them."""

    focus: str
    path: str | None
    value: str | None
    constraint: str
    """The name of the component, such as MinCount."""


@dataclass(slots=True)
class _Shape:
    values: list[tuple[str, Callable[[str, Types], bool]]] = field(default_factory=list)
    """Names of constraints and what each value must be."""
    least: int = 0
    most: int | None = None
    not_after: str | None = None
    """A property no value of which is smaller (sh:lessThanOrEquals)."""
    paths: dict[str, list[_Shape]] = field(default_factory=dict)


class Shapes:
    """The shapes of a file, ready to be checked."""

    def __init__(self, shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
        self._graph = shapes
        self._above = _above(ontology)
        self._of_class: dict[str, list[_Shape]] = defaultdict(list)
        self._of_property: dict[str, list[_Shape]] = defaultdict(list)
        for node in set(shapes.subjects(_sh("targetClass"))):
            made = self._shape(node)
            for class_ in shapes.objects(node, _sh("targetClass")):
                self._of_class[class_.n3()].append(made)
        for node, property_ in shapes.subject_objects(_sh("targetSubjectsOf")):
            self._of_property[property_.n3()].append(self._shape(node))

    def check(self, graph: Path) -> Iterator[Broken]:
        """Yield what does not fit in a graph.nq."""
        types = {
            subject: found
            for subject, _, pairs in lines.groups(graph)
            if (found := tuple(value for name, value in pairs if name == _TYPE))
        }
        for subject, _, pairs in lines.groups(graph):
            said: dict[str, list[str]] = defaultdict(list)
            for name, value in pairs:
                said[name].append(value)
            shapes = {id(shape): shape for shape in self._meant(types.get(subject, ()), said)}
            for shape in shapes.values():
                yield from _node(subject, shape, said, types)

    def _meant(self, types: Sequence[str], said: Said) -> Iterator[_Shape]:
        for class_ in {above for type_ in types for above in self._above.get(type_, {type_})}:
            yield from self._of_class.get(class_, ())
        for name in said:
            yield from self._of_property.get(name, ())

    def _shape(self, node: Any) -> _Shape:
        made = _Shape()
        for name, value in self._graph.predicate_objects(node):
            self._constrain(made, str(name).removeprefix(SH), value)
        return made

    def _constrain(self, made: _Shape, name: str, value: Any) -> None:
        if name == "property":
            path = self._graph.value(value, _sh("path"))
            made.paths.setdefault(path.n3(), []).append(self._shape(value))
        elif name == "minCount":
            made.least = int(value)
        elif name == "maxCount":
            made.most = int(value)
        elif name == "lessThanOrEquals":
            made.not_after = value.n3()
        elif name in _MAKERS:
            made.values.append((name[0].upper() + name[1:], _MAKERS[name](self, value)))
        elif name not in _NO_CONSTRAINTS:
            raise ValueError(f"shapes.ttl uses sh:{name}, which is not known here")

    def among(self, value: Any) -> list[Any]:
        """Return the members of an RDF list."""
        from rdflib.collection import Collection

        return list(Collection(self._graph, value))

    def is_a(self, class_: str) -> Callable[[str, Types], bool]:
        """Return the test whether a value is of a class or one below it."""
        return lambda term, types: any(class_ in self._above.get(t, (t,)) for t in types.get(term, ()))


def _class(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    return shapes.is_a(value.n3())


def _kind(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    start = {"IRI": "<", "Literal": '"'}[str(value).removeprefix(SH)]
    return lambda term, types: term.startswith(start)


def _datatype(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    wanted = str(value)
    return lambda term, types: (found := lines.literal(term)) is not None and found[1] == wanted and _is_sound(*found)


def _is_sound(value: str, datatype: str, language: str | None) -> bool:
    return datatype != XSD + "integer" or re.fullmatch(r"[+-]?[0-9]+", value) is not None


def _in(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    allowed = {member.n3() for member in shapes.among(value)}
    return lambda term, types: term in allowed


def _least(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    least = float(value)
    return lambda term, types: (number := _number(term)) is not None and number >= least


def _long(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    least = int(value)
    return lambda term, types: len(_text(term)) >= least


def _pattern(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    pattern = re.compile(str(value))
    return lambda term, types: pattern.search(_text(term)) is not None


def _or(shapes: Shapes, value: Any) -> Callable[[str, Types], bool]:
    choices = [shapes._shape(member) for member in shapes.among(value)]
    return lambda term, types: any(all(test(term, types) for _, test in choice.values) for choice in choices)


_MAKERS: dict[str, Callable[[Shapes, Any], Callable[[str, Types], bool]]] = {
    "class": _class,
    "nodeKind": _kind,
    "datatype": _datatype,
    "in": _in,
    "minInclusive": _least,
    "minLength": _long,
    "pattern": _pattern,
    "or": _or,
}
_NO_CONSTRAINTS = ("path", "targetClass", "targetSubjectsOf", f"{RDF}type")


def _node(focus: str, shape: _Shape, said: Said, types: Types) -> Iterator[Broken]:
    yield from (Broken(focus, None, focus, name) for name, test in shape.values if not test(focus, types))
    for path, constraints in shape.paths.items():
        values = said.get(path, ())
        for one in constraints:
            yield from _values(focus, path, values, one, said, types)


def _values(focus: str, path: str, values: Sequence[str], one: _Shape, said: Said, types: Types) -> Iterator[Broken]:
    if len(values) < one.least:
        yield Broken(focus, path, None, "MinCount")
    if one.most is not None and len(values) > one.most:
        yield Broken(focus, path, None, "MaxCount")
    for value in values:
        yield from (Broken(focus, path, value, name) for name, test in one.values if not test(value, types))
        for other in said.get(one.not_after, ()) if one.not_after else ():
            numbers = _number(value), _number(other)
            if numbers[0] is None or numbers[1] is None or numbers[0] > numbers[1]:
                yield Broken(focus, path, value, "LessThanOrEquals")


def _number(term: str) -> float | None:
    found = lines.literal(term) if term.startswith('"') else None
    try:
        return None if found is None else float(found[0])
    except ValueError:
        return None


def _text(term: str) -> str:
    found = lines.literal(term) if term.startswith('"') else None
    return found[0] if found else term[1:-1]


def _above(ontology: rdflib.Graph) -> dict[str, set[str]]:
    """Each class with itself and all above it."""
    import rdflib

    below = rdflib.URIRef(_SUBCLASS)
    classes = set(ontology.subjects(below))
    return {
        class_.n3(): {one.n3() for one in ontology.transitive_objects(class_, below) if isinstance(one, rdflib.URIRef)}
        for class_ in classes
    }


def _sh(name: str) -> rdflib.URIRef:
    import rdflib

    return rdflib.URIRef(SH + name)
