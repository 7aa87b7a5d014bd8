"""What a person decided about identity: one record a line of the curation file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.records.problem import Problem
from kg.records.vocabulary import THINGS
from kg.resolution.identity import parse_id
from kg.resolution.nodes import Node
from kg.text.normalize import key

_TYPES = frozenset(name.lower() for name in THINGS)
KINDS = ("same", "different", "name", "type", "hide", "link")
_PREFIXES = {
    "wikidata": "http://www.wikidata.org/entity/",
    "orcid": "https://orcid.org/",
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "youtube": "https://www.youtube.com/watch?v=",
}
"""Short forms of external ids, and the IRIs that they stand for."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One line: what is decided about which name."""

    kind: str
    """same, different, name, type, hide or link; of a language model "judged-same" or "judged-different"."""
    a: str
    """A name in any known form, or an entity's id."""
    b: str = ""
    """The other name (same, different), the new name (name), the class (type), the IRI (link); empty for hide."""
    path: str = "curation.toml"
    """Where it stands, for problems."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Applied:
    """The decisions by the numbers of the nodes that they are about."""

    same: tuple[tuple[int, int, Decision], ...]
    different: frozenset[tuple[int, int]]
    about: Mapping[str, Mapping[int, str]]
    """For name, type, hide and link: the node, and what is decided of it."""
    problems: tuple[Problem, ...]
    judged: tuple[tuple[int, int, Decision], ...] = ()
    """What a language model says is one thing."""
    judged_apart: frozenset[tuple[int, int]] = frozenset()


def apply(decisions: Sequence[Decision], nodes: Sequence[Node]) -> Applied:
    """Find what the decisions are about; a line that fits nothing any more is a problem."""
    same: list[tuple[int, int, Decision]] = []
    different: set[tuple[int, int]] = set()
    about: dict[str, dict[int, str]] = {kind: {} for kind in KINDS}
    problems: list[Problem] = []
    judged: list[tuple[int, int, Decision]] = []
    apart: set[tuple[int, int]] = set()
    for decision in decisions:
        left, right = _named(decision.a, nodes), _named(decision.b, nodes)
        pair = decision.kind in ("same", "different")
        if decision.kind.startswith("judged-"):
            if decision.kind == "judged-same":
                judged += [(a, b, decision) for a in left for b in right if a != b]
            else:
                apart |= {(min(a, b), max(a, b)) for a in left for b in right}
            continue
        if not left or (pair and not right):
            lost = decision.b if left else decision.a
            told = f"“{lost}” names nothing any more; the line was passed over."
            problems.append(Problem(decision.path, decision.line, "decision-without-object", told))
        elif decision.kind == "same":
            same += [(left[0], other, decision) for other in (*left[1:], *right)]
        elif decision.kind == "different":
            different |= {(min(a, b), max(a, b)) for a in left for b in right}
        else:
            about[decision.kind].update(dict.fromkeys(left, decision.b))
    return Applied(tuple(same), frozenset(different), about, tuple(problems), tuple(judged), frozenset(apart))


def _named(name: str, nodes: Sequence[Node]) -> list[int]:
    """The nodes that a name or an id stands for."""
    type_, _, rest = name.partition("/")
    wanted = parse_id(name) if rest and type_ in _TYPES else (None, name)
    found = [n for n, node in enumerate(nodes) if node.key == key(wanted[1]) and wanted[0] in (None, node.type)]
    return found or [n for n, node in enumerate(nodes) if node.key == key(wanted[1])]


def iri(text: str) -> str:
    """Return the IRI that a link stands for.

    >>> iri("wikidata:Q7259")
    'http://www.wikidata.org/entity/Q7259'
    """
    prefix, colon, rest = text.partition(":")
    return _PREFIXES[prefix.lower()] + rest if colon and prefix.lower() in _PREFIXES else text
