"""What stands beside a name that no page classes: its fellows in an enumeration, and the name that it varies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.names import acronym
from kg.names.shape import likely_person
from kg.records.document import Document
from kg.resolution.nodes import Node
from kg.resolution.stated import At, lines_with_names, places
from kg.text.normalize import key

_NEXT = re.compile(r"^(?:,|,? (?:and|or|&)|，|、|和|与)\s*(?:the )?$")
_LONGEST = 40
"""Characters of a name that may vary another."""
_VARIANT = re.compile(
    r"^(?P<before>[A-Z][a-z]{0,3}-?)?(?P<base>[A-Z][\w]*?[A-Za-z])(?P<after>[-\s]?(?:v?\d[\w.]*|[A-Z]{1,2}))?$"
)


def classes(nodes: Sequence[Node], documents: Sequence[Document]) -> Mapping[int, str]:
    """Return the class that the neighbours of each unclassed node suggest, by its number."""
    unclassed = {number for number, node in enumerate(nodes) if not node.votes}
    fellows: dict[int, Counter[str]] = defaultdict(Counter)
    for number, type_ in _enumerated(nodes, documents, unclassed):
        fellows[number][type_] += 1
    found = dict(_varied(nodes, unclassed))
    for number, votes in fellows.items():
        found.setdefault(number, min(votes, key=lambda type_: (-votes[type_], type_)))
    return found


def _enumerated(nodes: Sequence[Node], documents: Sequence[Document], unclassed: set[int]) -> Iterator[tuple[int, str]]:
    """Unclassed names in "A, B and C" with the one class that the others have."""
    numbers = {node.id: number for number, node in enumerate(nodes)}
    for text, forms in lines_with_names(nodes, documents):
        if all(node.votes for node in forms.values()) or not any(_class(node) for node in forms.values()):
            continue
        for run in _runs(text, places(text, forms)):
            types = {type_ for place in run if (type_ := _class(place.node))}
            for place in run:
                titled = types == {"Person"} and place.node.name.startswith(("The ", "A "))
                if len(types) == 1 and numbers[place.node.id] in unclassed and not titled:
                    yield numbers[place.node.id], str(next(iter(types)))


def _class(node: Node) -> str | None:
    """The class of a node, a person by a full name included."""
    return node.type or ("Person" if " " in node.name and likely_person(node.name) else None)


def _runs(text: str, found: Sequence[At]) -> Iterator[list[At]]:
    """Runs of names with only commas and "and" between them."""
    run = list(found[:1])
    for left, right in pairwise(found):
        if _NEXT.match(text[left.end : right.start]):
            run.append(right)
        else:
            yield from [run] if len(run) > 1 else []
            run = [right]
    yield from [run] if len(run) > 1 else []


def _varied(nodes: Sequence[Node], unclassed: set[int]) -> Iterator[tuple[int, str]]:
    """A variant of a classed name is of its class: "X-ABC" and "ABC 2" of ABC."""
    by_key = {(node.recording, node.key): node.type for node in nodes if node.type and node.type != "Person"}
    for number in sorted(unclassed):
        node = nodes[number]
        for base in _bases(node.name):
            type_ = by_key.get((node.recording, key(base)))
            if type_ is not None:
                yield number, type_
                break


def _bases(name: str) -> Iterator[str]:
    if len(name) > _LONGEST:
        return
    match = _VARIANT.match(name)
    if match and match["after"]:
        yield (match["before"] or "") + match["base"]
    for size in range(1, min(6, len(name) - 2)):
        rest = name[size:].lstrip("-")
        if acronym.is_short(rest) and rest.isupper() and (name[size] == "-" or not name[size - 1].isupper()):
            yield rest
