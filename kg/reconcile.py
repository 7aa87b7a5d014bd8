"""Facts by name become statements by entity; what says the same is one, with all evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.records.document import Document, Recording
from kg.records.problem import Problem
from kg.records.statement import Entity, Evidence, Fact, Name, Saying, Statement, statement_id
from kg.records.vocabulary import CERTAINTIES, PREDICATES
from kg.text.normalize import key

Find = Callable[[str, str, str | None], str | None]
"""(source id, form, type) to the id of the entity that the form stands for there."""
Link = Callable[[str, float | None], str | None]
"""(source id, second) to a link that plays it."""
Qualifiers = tuple[str | None, str | None, str | None]
"""Role, start and end."""


@dataclass(frozen=True, slots=True)
class World:
    """What facts and sayings are placed into."""

    documents: Mapping[str, Document]
    """By source id."""
    recordings: Mapping[str, Recording]
    """By source id."""
    entities: Mapping[str, Entity]
    """By id."""
    find: Find
    link: Link
    timing: Callable[[Evidence], str | None] = lambda evidence: None
    """How sure the second of a piece of evidence is: `Evidence.timing`."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A fact between entities."""

    subject: str
    predicate: str
    object: str
    fact: Fact
    evidence: Evidence


def statements(facts: Iterable[Fact], world: World) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """Return the statements that the facts make, sorted by id, and the facts that had to be left out, as problems.

    A fact is left out when its quote does not stand on its lines, when a name of it stands for no entity, when both
    names stand for one entity, or when an entity is of a class that the predicate cannot have.
    """
    problems: list[Problem] = []
    groups: dict[tuple[str, str, str, str], list[_Placed]] = defaultdict(list)
    for fact in sorted(set(facts), key=_fact_order):
        placed = _place(fact, world)
        if isinstance(placed, Problem):
            problems.append(placed)
        else:
            groups[placed.subject, placed.predicate, placed.object, fact.polarity].append(placed)
    made = [statement for placed in groups.values() for statement in _merge(placed)]
    return tuple(sorted(made, key=lambda s: s.id)), tuple(sorted(set(problems)))


def _fact_order(fact: Fact) -> tuple[str, ...]:
    e = fact.evidence
    place = (e.source, f"{e.line:09}", e.quote, fact.subject.form, fact.predicate, fact.object.form, fact.polarity)
    return (*place, *(part or "" for part in (fact.role, fact.start, fact.end, fact.kind)), repr(fact))


def _place(fact: Fact, world: World) -> _Placed | Problem:
    document = world.documents[fact.evidence.source]

    def problem(kind: str, message: str) -> Problem:
        told = f"“{fact.subject.form}” {fact.predicate} “{fact.object.form}”"
        return Problem(document.source.path, fact.evidence.line, kind, f"{told} was left out: {message}.")

    if not fact.evidence.quote or fact.evidence.quote not in document.text(fact.evidence.line, fact.evidence.line_end):
        return problem("quote-not-found", "its quote does not stand on its lines")
    ends = [world.find(fact.evidence.source, name.form, name.type) for name in (fact.subject, fact.object)]
    subject, object_ = ends
    if subject is None or object_ is None:
        lost = fact.subject if subject is None else fact.object
        return problem("name-unplaced", f"“{lost.form}” stands for no one thing here")
    if subject == object_:
        return problem("same-entity", "both names stand for one thing")
    predicate = PREDICATES[fact.predicate]
    for id_, classes in ((subject, predicate.domain), (object_, predicate.range)):
        if classes and world.entities[id_].type not in (None, *classes):
            entity = world.entities[id_]
            wanted = " or ".join(classes) if len(classes) < 4 else "a work"
            return problem("type-mismatch", f"{entity.name} is a {entity.type}, not {wanted}")
    if predicate.symmetric and subject > object_:
        subject, object_ = object_, subject
    return _Placed(subject, fact.predicate, object_, fact, linked(fact.evidence, world))


def linked(evidence: Evidence, world: World) -> Evidence:
    """Return the evidence with the link that plays it, where the recording has one, and how sure its second is."""
    return replace(evidence, url=world.link(evidence.source, evidence.start_s), timing=world.timing(evidence))


def _merge(group: Sequence[_Placed]) -> list[Statement]:
    """Statements of one subject, predicate, object and polarity: those whose qualifiers do not contradict are one."""
    by_qualifiers: dict[Qualifiers, list[_Placed]] = defaultdict(list)
    spelling: dict[str, str] = {}
    for placed in group:
        role = placed.fact.role and spelling.setdefault(key(placed.fact.role), placed.fact.role)
        by_qualifiers[role, placed.fact.start, placed.fact.end].append(placed)
    merged: dict[Qualifiers, list[_Placed]] = {}
    for qualifiers in sorted(by_qualifiers, key=_fullest_first):
        homes = [kept for kept in merged if _holds(kept, qualifiers)]
        home = homes[0] if len(homes) == 1 else qualifiers
        merged[home] = merged.get(home, []) + by_qualifiers[qualifiers]
    return [_statement(qualifiers, rows) for qualifiers, rows in merged.items()]


def _fullest_first(qualifiers: Qualifiers) -> tuple[int, tuple[str, ...]]:
    return sum(part is None for part in qualifiers), tuple(part or "" for part in qualifiers)


def _holds(full: Qualifiers, less: Qualifiers) -> bool:
    """Whether the first says all that the second says: nothing is put together that no source says together."""
    return all(part is None or part == whole for whole, part in zip(full, less, strict=True))


def _statement(qualifiers: Qualifiers, rows: Sequence[_Placed]) -> Statement:
    first = rows[0]
    role, start, end = qualifiers
    kinds = Counter(row.fact.kind for row in rows if row.fact.kind)
    return Statement(
        id=statement_id(first.subject, first.predicate, first.object, first.fact.polarity, role, start, end),
        subject=first.subject,
        predicate=first.predicate,
        object=first.object,
        polarity=first.fact.polarity,
        role=role,
        start=start,
        end=end,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else None,
        certainty=min((row.fact.certainty for row in rows), key=CERTAINTIES.index),
        premises=(),
        evidence=tuple(sorted({row.evidence for row in rows}, key=lambda e: (*evidence_order(e), repr(e)))),
    )


def named(saying: Saying, name: Name | None, world: World) -> str | None:
    """Return the id of the entity that a name stands for where it is said, None where it stands for no one thing."""
    return world.find(saying.evidence.source, name.form, name.type) if name else None


def evidence_order(evidence: Evidence) -> tuple[str, int, int, str, str]:
    """Return what evidence is sorted by: its place first."""
    return evidence.source, evidence.line, evidence.line_end, evidence.quote, evidence.extractor
