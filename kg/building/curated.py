"""How a build obeys the decisions of people: what they add is a fact with the decision as its evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.reconcile import World
from kg.records.document import Document, Source
from kg.records.problem import Problem
from kg.records.statement import Claim, Entity, Evidence, Fact, Name, Statement, statement_id
from kg.records.vocabulary import CLASSES, PREDICATES
from kg.resolution.decisions import Decision
from kg.resolution.identity import parse_id
from kg.workspace.curation import IDENTITY, Curation, Line


def decisions(curation: Curation, links: Sequence[Line] = (), path: str = "") -> tuple[Decision, ...]:
    """Return the decisions about identity, as resolution takes them; `links` are those of the CSV file at `path`."""
    rows = [(line, curation.path) for line in curation.of(*IDENTITY)] + [(line, path) for line in links]
    return tuple(
        Decision(line.verb, line.values[0], "".join(line.values[1:]), where, line.number) for line, where in rows
    )


def document(curation: Curation) -> Document | None:
    """Return the curation file as a source of its own, None where nothing is added by it."""
    if not any(curation.of("add")):
        return None
    sha256 = hashlib.sha256(curation.data).hexdigest()
    why = "It holds what people decided."
    source = Source(f"src-{sha256[:16]}", curation.path, sha256, "Decisions of people", "curation", why, None)
    return Document(source, (), (), (), tuple(curation.data.decode("utf-8").split("\n")))


def facts(curation: Curation, source: str) -> list[Fact]:
    """Return the facts that people add, each with its line in the curation file as evidence."""
    return [_fact(line, source) for line in curation.of("add")]


def _fact(line: Line, source: str) -> Fact:
    subject, name, object_ = line.values
    predicate = PREDICATES[name]
    ends = [_name(form, classes) for form, classes in ((subject, predicate.domain), (object_, predicate.range))]
    evidence = Evidence(source, line.number, line.number, line.text, "curation:add")
    return Fact(ends[0], name, ends[1], evidence, certainty="verbatim")


def _name(form: str, classes: Sequence[str]) -> Name:
    """The thing that a person wrote a name or an entity's id for."""
    type_, rest = parse_id(form)
    if type_ in CLASSES:
        return Name(rest, type_)
    return Name(form, classes[0] if len(classes) == 1 else None)


def sifted(
    curation: Curation, statements: Sequence[Statement], entities: Mapping[str, Entity]
) -> tuple[tuple[Statement, ...], Callable[[Statement], bool]]:
    """Return the statements that nobody decided to drop, and what tells of any other whether it is to be dropped."""
    ids = _dropped(curation)

    def unwanted(statement: Statement) -> bool:
        return bool(ids) and not _ids(statement, entities).isdisjoint(ids)

    return tuple(statement for statement in statements if not unwanted(statement)), unwanted


def _dropped(curation: Curation) -> Mapping[str, Line]:
    return {_local(line.values[0]): line for line in curation.of("drop")}


def _ids(statement: Statement, entities: Mapping[str, Entity]) -> frozenset[str]:
    """The id of a statement, and those that it had when its entities went by earlier names."""
    ends = [(id_, *entities[id_].same_as) for id_ in (statement.subject, statement.object) if isinstance(id_, str)]
    if len(ends) < 2:
        return frozenset({statement.id})
    rest = statement.polarity, statement.role, statement.start, statement.end
    return frozenset(statement_id(one, statement.predicate, other, *rest) for one in ends[0] for other in ends[1])


def obey(
    curation: Curation,
    statements: Iterable[Statement],
    claims: Sequence[Claim],
    world: World,
    judged: frozenset[str] = frozenset(),
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Return the claims, some dropped, some with another speaker; `judged` are the ids of dropped judgements.

    A decision about none of the claims and of the statements, dropped ones included, is a problem.
    """
    problems = []
    unwanted = _dropped(curation)
    speakers = {_local(line.values[0]): line for line in curation.of("speaker")}
    known = {claim.id for claim in claims} | judged
    if unwanted:
        known.update(*(_ids(statement, world.entities) for statement in statements))
    for id_, line in (*unwanted.items(), *speakers.items()):
        if id_ not in known:
            problems.append(_lost(curation, line, id_))
    corrected = []
    for claim in claims:
        decision = speakers.get(claim.id)
        speaker = world.find("", _name(decision.values[1], ()).form, "Person") if decision else claim.speaker
        if decision and speaker is None:
            problems.append(_lost(curation, decision, decision.values[1]))
        corrected.append(replace(claim, speaker=speaker or claim.speaker))
    return tuple(claim for claim in corrected if claim.id not in unwanted), tuple(problems)


def _lost(curation: Curation, line: Line, what: str) -> Problem:
    told = f"“{what}” names nothing any more; the line was passed over."
    return Problem(curation.path, line.number, "decision-without-object", told)


def _local(id_: str) -> str:
    """The local name of an id that may be written as an IRI or with its prefix."""
    return id_.rsplit("/", 1)[-1].removeprefix("id:")
