"""Lays rules over statements until nothing new follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.derive.rules import Rule, Triple
from kg.records.statement import Evidence, Statement, statement_id
from kg.records.vocabulary import PREDICATES

ROUNDS = 8
"""How often conclusions may become premises: a chain of more steps is no evidence any more."""
_Key = tuple[str, str, str]
"""Subject, predicate and object."""
_Binding = Mapping[str, str]


class _World:
    """What is stated so far, by predicate, subject and object."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.said: dict[_Key, list[Statement]] = defaultdict(list)
        self.denied: set[_Key] = set()
        self._of: dict[tuple[str, str], set[_Key]] = defaultdict(set)
        self._to: dict[tuple[str, str], set[_Key]] = defaultdict(set)
        self._all: dict[str, set[_Key]] = defaultdict(set)
        for statement in statements:
            self.add(statement)

    def add(self, statement: Statement) -> None:
        if not isinstance(statement.object, str):
            return
        key = (statement.subject, statement.predicate, statement.object)
        if statement.polarity != "asserted":
            self.denied.add(key)
            return
        self.said[key].append(statement)
        for subject, object_ in _both_ways(key):
            way = (subject, statement.predicate, object_)
            self._of[statement.predicate, subject].add(way)
            self._to[statement.predicate, object_].add(way)
            self._all[statement.predicate].add(way)

    def fitting(self, triple: Triple, bound: _Binding) -> list[_Key]:
        """Return the relations, sorted, that fit a triple of which some letters are bound."""
        subject, object_ = bound.get(triple.subject), bound.get(triple.object)
        if subject is not None:
            found = self._of.get((triple.predicate, subject), set())
            return sorted(key for key in found if object_ in (None, key[2]))
        if object_ is not None:
            return sorted(self._to.get((triple.predicate, object_), set()))
        return sorted(self._all.get(triple.predicate, set()))

    def statements(self, key: _Key) -> list[Statement]:
        """Return the statements of a relation, whichever way a symmetric one is written."""
        return [one for way in dict.fromkeys((key, _placed(*key))) for one in self.said.get(way, ())]

    def subjects(self, predicate: str, object_: str) -> int:
        return len(self._to.get((predicate, object_), ()))


def conclude(
    statements: Sequence[Statement],
    types: Mapping[str, str | None],
    rules: Sequence[Rule],
    refused: Callable[[Statement], bool] = lambda conclusion: False,
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return the statements with all that follows from them, sorted by id, and the conclusions that were `refused`.

    `types` gives the class of each entity by id. What is stated or denied already is not concluded; a conclusion has
    certainty "derived", the ids of all statements it follows from as premises, and their evidence. Nothing rests on a
    conclusion that is refused.
    """
    world = _World(statements)
    concluded: dict[_Key, Statement] = {}
    left_out: dict[_Key, Statement] = {}
    for _ in range(ROUNDS):
        fresh: dict[_Key, list[tuple[Rule, tuple[Statement, ...]]]] = defaultdict(list)
        for rule in rules:
            for key, premises in _applied(rule, world, types):
                if key not in world.said and key not in world.denied and key not in left_out:
                    fresh[key].append((rule, premises))
        if not fresh:
            break
        for key in sorted(fresh):
            conclusion = _conclusion(key, fresh[key])
            if refused(conclusion):
                left_out[key] = conclusion
            else:
                concluded[key] = conclusion
                world.add(conclusion)
    return tuple(sorted((*statements, *concluded.values()), key=lambda one: one.id)), tuple(left_out.values())


def _applied(
    rule: Rule, world: _World, types: Mapping[str, str | None]
) -> Iterator[tuple[_Key, tuple[Statement, ...]]]:
    """Yield what a rule concludes, and from which statements."""
    allowed = dict(rule.classes)
    for bound in _bindings(rule.premises, world, {}):
        if any(types.get(bound[letter]) not in classes for letter, classes in allowed.items()):
            continue
        if any(world.subjects(predicate, bound[letter]) > most for most, predicate, letter in rule.limits):
            continue
        ends = rule.conclusion
        subject, object_ = bound[ends.subject], bound[ends.object]
        predicate = PREDICATES[ends.predicate]
        if (predicate.domain and types.get(subject) not in predicate.domain) or (
            predicate.range and types.get(object_) not in predicate.range
        ):
            continue
        told = [world.statements((bound[t.subject], t.predicate, bound[t.object])) for t in rule.premises]
        yield _placed(subject, ends.predicate, object_), tuple(one for statements in told for one in statements)


def _bindings(premises: Sequence[Triple], world: _World, bound: _Binding) -> Iterator[_Binding]:
    """Yield every way to put different things for the letters so that all premises are stated."""
    if not premises:
        yield bound
        return
    first, *rest = premises
    for subject, _, object_ in world.fitting(first, bound):
        more = {**bound, first.subject: subject, first.object: object_}
        if len(set(more.values())) == len(more):
            yield from _bindings(rest, world, more)


def _both_ways(key: _Key) -> set[tuple[str, str]]:
    subject, predicate, object_ = key
    return {(subject, object_), (object_, subject)} if PREDICATES[predicate].symmetric else {(subject, object_)}


def _placed(subject: str, predicate: str, object_: str) -> _Key:
    """Return the relation with the ends of a symmetric one in order, as statements have them."""
    turned = PREDICATES[predicate].symmetric and subject > object_
    return (object_, predicate, subject) if turned else (subject, predicate, object_)


def _conclusion(key: _Key, ways: Sequence[tuple[Rule, tuple[Statement, ...]]]) -> Statement:
    """Return the statement that follows in one or several ways."""
    subject, predicate, object_ = key
    role = next((rule.role for rule, _ in ways if rule.role), None)
    evidence = {
        replace(said, extractor=f"derived:{rule.name}")
        for rule, premises in ways
        for premise in premises
        for said in premise.evidence
    }
    return Statement(
        id=statement_id(subject, predicate, object_, "asserted", role, None, None),
        subject=subject,
        predicate=predicate,
        object=object_,
        polarity="asserted",
        role=role,
        start=None,
        end=None,
        kind=None,
        certainty="derived",
        premises=tuple(sorted({premise.id for _, premises in ways for premise in premises})),
        evidence=tuple(sorted(evidence, key=_place)),
    )


def _place(evidence: Evidence) -> tuple[str, int, int, str, str]:
    return evidence.source, evidence.line, evidence.line_end, evidence.quote, repr(evidence)
