"""Two things side by side: what ties them to each other, what both are tied to, what both spoke of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.queries import facts, forms
from kg.queries.claims import branch, evidence
from kg.queries.legend import Legend, legend, local, of_claims
from kg.queries.words import best, cells
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.records.stations import STATIONS
from kg.records.vocabulary import PREDICATES
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Claim, Statement
    from kg.store.store import Store

FEW = 3
"""How many claims of each side a terminal shows on one thing; `--full` and JSON have all."""
PLACES = tuple(name for name in STATIONS if name != "advisedBy")
WORKS = ("authored", "proposed", "directed", "recommended")
AGAINST = {"agreesWith": "agree", "disagreesWith": "disagree"}
"""Predicates that say of two people whether they are of one mind."""
LIKES = {"recommended": 1, "criticizes": -1}
"""Predicates by which two may judge one thing differently."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that both are tied to."""

    id: str
    heading: str
    a: tuple[Statement, ...]
    """What ties the first to it."""
    b: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that both spoke of."""

    id: str
    a: tuple[Claim, ...]
    b: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things side by side."""

    a: str
    b: str
    """Ids."""
    between: tuple[Statement, ...]
    """What ties them to each other."""
    shared: tuple[Shared, ...]
    topics: tuple[Topic, ...]
    legend: Legend

    def form(self) -> dict[str, Any]:
        """Return both, what ties them, what they share, what they said on the same things."""
        paths, name = self.legend.paths, self.legend.name

        def told(found: Iterable[Statement]) -> list[dict[str, Any]]:
            return [forms.statement(fact, paths) for fact in found]

        return {
            "a": {"id": forms.iri(self.a), "name": name(self.a)},
            "b": {"id": forms.iri(self.b), "name": name(self.b)},
            "between": told(self.between),
            "shared": [
                {"id": forms.iri(one.id), "name": name(one.id), "heading": one.heading, "mind": _mind(one)}
                | {"a": told(one.a), "b": told(one.b)}
                for one in self.shared
            ],
            "topics": [
                {"id": forms.iri(one.id), "name": name(one.id)}
                | {"a": [forms.claim(c, paths) for c in one.a], "b": [forms.claim(c, paths) for c in one.b]}
                for one in self.topics
            ],
        }

    def view(self) -> View:
        """Return an outline for a terminal, a row for each fact and claim in a pipe."""
        drawn = (self._between(), *self._groups(), self._said())
        note = () if self.between or self.shared or self.topics else (self._nothing(),)
        return View(Table(_COLUMNS, tuple(self._rows())), tuple(one for one in drawn if one.branches), note)

    def _nothing(self) -> str:
        return f"nothing here ties {self.legend.name(self.a)} and {self.legend.name(self.b)} together; try `kg path`."

    def _between(self) -> Outline:
        head = [_head("With each other")] if self.between else []
        entries = [self._entry(self.a, fact, AGAINST.get(fact.predicate, "")) for fact in self.between]
        return Outline((*head, *entries))

    def _groups(self) -> Iterator[Outline]:
        for heading in dict.fromkeys(one.heading for one in self.shared):
            branches = [_head(heading)]
            for one in self.shared:
                if one.heading == heading:
                    mind = Span(_mind(one), "weak")
                    branches.append(Branch(1, Line((Span(self.legend.name(one.id), "name"), mind))))
                    for side, told in ((self.a, one.a), (self.b, one.b)):
                        branches += [self._tie(side, fact) for fact in told]
            yield Outline(tuple(branches))

    def _entry(self, side: str, fact: Statement, mark: str = "") -> Branch:
        entry = facts.entry(fact, side, self.legend, facts.verb(fact, side))
        left = (*entry.head.left, Span(mark, "weak")) if mark else entry.head.left
        return entry._replace(head=entry.head._replace(left=left))

    def _tie(self, side: str, fact: Statement) -> Branch:
        """A fact below the thing that both are tied to: who, and how."""
        verb = facts.verb(fact, side)
        left = (Span(self.legend.name(side), "name"), Span(verb, "how"), Span(facts.more(fact, verb)))
        entry = facts.entry(fact, side, self.legend, verb)
        return entry._replace(level=2, head=entry.head._replace(left=left))

    def _said(self) -> Outline:
        if not self.topics:
            return Outline(())
        branches = [_head("On the same things")]
        for topic in self.topics:
            branches.append(Branch(1, Line((Span(self.legend.name(topic.id), "name"),))))
            for claims in (topic.a, topic.b):
                branches += [branch(claim, self.legend, False, 2) for claim in claims[:FEW]]
        return Outline(tuple(branches))

    def _rows(self) -> Iterator[tuple[str, ...]]:
        name = self.legend.name
        for fact in self.between:
            yield ("between", "", name(fact.subject), *self._cells(fact))
        for one in self.shared:
            for side, told in ((self.a, one.a), (self.b, one.b)):
                yield from ((one.heading, name(one.id), name(side), *self._cells(fact)) for fact in told)
        for topic in self.topics:
            for side, claims in ((self.a, topic.a), (self.b, topic.b)):
                for claim in claims:
                    place = cells(evidence(claim), self.legend.paths)
                    yield ("said", name(topic.id), name(side), claim.kind, claim.text, *place, claim.id)

    def _cells(self, fact: Statement) -> tuple[str, ...]:
        said = best(fact.evidence, facts.around(fact, self.legend))
        verb = f"not {fact.predicate}" if fact.polarity == "negated" else fact.predicate
        return verb, said.quote if said else "", *cells(said, self.legend.paths), fact.id


_COLUMNS = columns("what thing who how words source line time link id")


def compare(store: Store, a: str, b: str) -> Comparison:
    """Return two things, called `a` and `b`, side by side. Raises NameUnknown, NameAmbiguous; QueryError for one."""
    first, second = local(store, a) or "", local(store, b) or ""
    if first == second:
        raise QueryError(f"“{a}” and “{b}” are one thing; `kg why-same` says why, `kg show` shows it.")
    ties = {id_: _ties(store, id_) for id_ in (first, second)}
    between = tuple(ties[first].get(second, ()))
    both = sorted((ties[first].keys() & ties[second].keys()) - {first, second})
    said = [(heading, id_) for id_ in both if (heading := _heading([*ties[first][id_], *ties[second][id_]], id_))]
    claims = {id_: _by_topic(store.claims(speaker=id_)) for id_ in (first, second)}
    spoken = sorted((claims[first].keys() & claims[second].keys()) - {first, second})
    every = [claim for found in claims.values() for id_ in spoken for claim in found[id_]]
    ids = {first, second, *both, *spoken, *of_claims(every)}
    names = legend(store, ids)
    shared = [Shared(id_, heading, tuple(ties[first][id_]), tuple(ties[second][id_])) for heading, id_ in said]
    order = list(HEADINGS)
    return Comparison(
        first,
        second,
        between,
        tuple(sorted(shared, key=lambda one: (order.index(one.heading), names.name(one.id), one.id))),
        tuple(
            Topic(id_, tuple(claims[first][id_]), tuple(claims[second][id_]))
            for id_ in sorted(spoken, key=lambda id_: (names.name(id_), id_))
        ),
        names,
    )


def _ties(store: Store, id_: str) -> dict[str, list[Statement]]:
    """The statements of a thing, denials too, by what stands at their other end."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for fact in (*store.statements(subject=id_), *store.statements(object=id_)):
        other = fact.object if fact.subject == id_ else fact.subject
        if isinstance(other, str) and fact not in found[other]:
            found[other].append(fact)
    return found


def _by_topic(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for id_ in claim.about:
            found[id_].append(claim)
    return found


HEADINGS: dict[str, Callable[[Statement, str], bool]] = {
    "Places of both": lambda fact, thing: fact.object == thing and fact.predicate in PLACES,
    "Works of both": lambda fact, thing: fact.object == thing and fact.predicate in WORKS,
    "Influences of both": lambda fact, thing: bool(PREDICATES[fact.predicate].influence),
    "Other things of both": lambda fact, thing: True,
}
"""Under what a thing stands that both are tied to: the first that one of its statements is."""


def _heading(told: Sequence[Statement], thing: str) -> str:
    return next(heading for heading, holds in HEADINGS.items() if any(holds(fact, thing) for fact in told))


def _mind(one: Shared) -> str:
    """Whether both judge a thing alike; nothing where they do not judge it."""
    sides = [
        {LIKES[fact.predicate] for fact in told if fact.predicate in LIKES and fact.polarity == "asserted"}
        for told in (one.a, one.b)
    ]
    if not all(len(side) == 1 for side in sides):
        return ""
    return "agree" if sides[0] == sides[1] else "disagree"


def _head(title: str) -> Branch:
    return Branch(0, Line((Span(title, "head"),)))
