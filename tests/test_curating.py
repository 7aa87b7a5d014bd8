"""`kg curate`: a decision is checked against the graph before it is written."""

import shutil
from pathlib import Path

import pytest

from kg.building.curating import decide
from kg.records.errors import InputError, NameUnknown
from kg.store.store import Store
from kg.workspace import curation


@pytest.fixture
def graph(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder / ".kg", tmp_path / ".kg"))


def written(graph: Path) -> list[tuple[str, tuple[str, ...]]]:
    return [(line.verb, line.values) for line in curation.load(graph.parent).lines]


def test_names_are_written_as_they_were_typed(graph: Path) -> None:
    said = decide(graph, "same", ["ada", "艾达"])
    assert written(graph) == [("same", ("ada", "艾达"))]
    assert "the next `kg build` obeys it" in said


def test_a_statement_is_dropped_by_its_id(graph: Path, store: Store) -> None:
    id_ = store.statements()[0].id
    decide(graph, "drop", [id_[:12]])
    assert written(graph) == [("drop", (id_,))]


@pytest.mark.parametrize(
    ("verb", "values", "said"),
    [
        ("same", ["Ada"], "“same” takes 2 texts, not 1"),
        ("merge", ["Ada", "Acme"], "no kind of decision"),
        ("type", ["Ada", "Wizard"], "“Wizard” is no class"),
        ("drop", ["s-0000000000000000"], "there is no statement or claim"),
        ("drop", ["> } INSERT {"], "is no id of a statement or claim"),
    ],
)
def test_a_decision_that_makes_no_sense_is_not_written(graph: Path, verb: str, values: list[str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        decide(graph, verb, values)
    assert written(graph) == []


def test_a_name_that_nothing_has_is_not_written(graph: Path) -> None:
    with pytest.raises(NameUnknown):
        decide(graph, "different", ["Ada", "Nobody At All"])
    assert written(graph) == []
