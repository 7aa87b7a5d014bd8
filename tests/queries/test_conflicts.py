"""Where sources disagree: what is shown first, about what, of which kind, and with how many witnesses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import factory
import pytest
from factory import ACME, ADA, PAGE, claim, document, evidence, statement

from kg.queries import contested
from kg.queries.claims import claims
from kg.queries.conflicts import KINDS, conflicts
from kg.queries.why import why
from kg.records.errors import NameUnknown, QueryError
from kg.records.statement import Conflict, ConflictValue
from kg.store.store import Store
from kg.store.validate import validate

OTHER = document(("Ada Lovelace on looms", "Ada Lovelace is an engineer at Acme.", "Acme has 12 looms."), "looms.md")
COPY = document(("A copy", "Ada Lovelace is an engineer at Acme.", "Acme has 12 looms.", "No more."), "copy.md")
FACT = statement(ADA, "workedAt", ACME, evidence(2), evidence(2, OTHER), evidence(2, COPY), role="analyst")


def values(*told: tuple[str, tuple[object, ...]]) -> tuple[ConflictValue, ...]:
    return tuple(ConflictValue(value, tuple(said)) for value, said in told)  # type: ignore[arg-type]


ROLE = Conflict(
    "x-role", "Ada Lovelace’s role at Acme",
    values(("analyst", (evidence(2),)), ("engineer", (evidence(2, OTHER), evidence(2, COPY)))),
    None, "No rule prefers a value.", "role",
)  # fmt: skip
TIME = Conflict(
    "x-time", "when “Machines may compose” was said",
    values(("1:02:03", (evidence(5, quote="Machines may compose music"),)), ("2:00:00", (evidence(3, OTHER),))),
    0, "“1:02:03” stands in the transcript’s own words.", "time",
)  # fmt: skip


@pytest.fixture(scope="module")
def disagreeing(tmp_path_factory: pytest.TempPathFactory) -> Store:
    firsts = sorted((OTHER.source.id, COPY.source.id))
    known = factory.knowledge(
        documents=(PAGE, OTHER, COPY),
        recordings=(factory.recording(PAGE, OTHER, COPY),),
        statements=(FACT,),
        claims=(
            claim("Machines may compose music one day.", speaker=ADA),
            claim("Acme has 12 looms.", evidence(3, COPY)),
        ),
        conflicts=(ROLE, TIME),
        copies=((firsts[1], firsts[0]),),
    )
    return factory.build(tmp_path_factory.mktemp("disagreeing"), known)


def test_the_most_telling_come_first(disagreeing: Store) -> None:
    assert [row.kind for row in conflicts(disagreeing).rows] == ["role", "time"]
    assert set(KINDS) >= {"role", "time"}


def test_conflicts_about_a_thing_and_of_a_kind(disagreeing: Store) -> None:
    assert [row.id for row in conflicts(disagreeing, about="Acme").rows] == ["x-role", "x-time"]
    assert [row.id for row in conflicts(disagreeing, about="艾达", kind="role").rows] == ["x-role"]
    assert [row.id for row in conflicts(disagreeing, about="Mary Somerville").rows] == []
    with pytest.raises(NameUnknown):
        conflicts(disagreeing, about="Zeppelin")
    with pytest.raises(QueryError, match="no kind of conflict “colour”"):
        conflicts(disagreeing, kind="colour")


def test_values_stand_side_by_side_with_their_witnesses(disagreeing: Store) -> None:
    (outline,) = conflicts(disagreeing, kind="role").view().drawn
    lines = [" ".join(span.text for span in branch.head.left if span.text) for branch in outline.branches]  # type: ignore[union-attr]
    assert lines == ["Ada Lovelace’s role at Acme role", "analyst", "engineer 2 sources, 1 independent witness"]
    form = conflicts(disagreeing, kind="time").form()[0]
    assert (form["kind"], form["preferred"], form["why"]) == ("time", 0, TIME.why)


def test_a_claim_is_contested_by_words_inside_it_and_a_statement_by_its_own_passage(disagreeing: Store) -> None:
    doubted = contested.passages(disagreeing)
    assert contested.statements([FACT], doubted) == {FACT.id}
    beside = replace(FACT, id="s-beside", evidence=(replace(evidence(2), extractor="tests:other"),))
    assert contested.statements([beside], doubted) == frozenset()
    founded = replace(FACT, id="s-founded", predicate="founded")
    assert contested.statements([founded], doubted) == frozenset()
    assert {row.text for row in claims(disagreeing, contested=True).rows} == {"Machines may compose music one day."}


def test_support_counts_witnesses_and_not_copies(disagreeing: Store) -> None:
    first = why(disagreeing, FACT.id).view().drawn[0].branches[0]  # type: ignore[union-attr]
    told = " ".join(span.text for line in first.below for span in line.left)
    assert "3 places in 3 sources, 2 independent witnesses" in told


def test_the_graph_holds_kinds_and_copies_and_fits_its_shapes(disagreeing: Store, tmp_path: Path) -> None:
    assert {row.id: (row.kind, row.preferred) for row in disagreeing.conflicts()} == {
        "x-role": ("role", None), "x-time": ("time", 0),
    }  # fmt: skip
    assert len(set(disagreeing.witnesses().values())) == 2
    assert validate(disagreeing) == ()
    broken = factory.knowledge(conflicts=(replace(ROLE, kind="colour", values=ROLE.values[:1]),))
    assert "shape" in {problem.kind for problem in validate(factory.build(tmp_path / "broken", broken))}
