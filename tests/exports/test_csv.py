"""CSV read back by the standard library: the same nodes and edges, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import factory
import pytest
from factory import ACME, ADA, ENGINE, LOOM, MARY
from hypothesis import given
from hypothesis import strategies as st

from kg.exports import EXPORTS, Options
from kg.store.store import Store
from kg.terminal.cells import FORMULA, guarded


def rows(store: Store, form: str, **options: Any) -> list[dict[str, str]]:
    out = io.BytesIO()
    EXPORTS[form].write(store, out, Options(**options))
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""), strict=True))


def test_the_same_nodes_and_edges(tmp_path: Path) -> None:
    store = factory.build(tmp_path / "build")
    nodes = {row["Id"]: row for row in rows(store, "csv-nodes")}
    assert set(nodes) == {entity.id for entity in store.entities()}
    assert (nodes[ADA]["Label"], nodes[ADA]["type"], nodes[ADA]["aliases"]) == ("Ada Lovelace", "Person", "Ada | 艾达")
    edges = rows(store, "csv")
    assert {(e["Source"], e["predicate"], e["Target"]) for e in edges} == {
        (s.subject, s.predicate, s.object) for s in store.statements()
    }
    worked = next(edge for edge in edges if edge["Target"] == ACME)
    assert (worked["source_label"], worked["target_label"], worked["Type"]) == ("Ada Lovelace", "Acme", "Directed")
    assert (worked["Label"], worked["role"], worked["places"]) == ("worked at", "analyst", "ada.md:2")


def test_the_same_choices_as_for_gexf(tmp_path: Path) -> None:
    store = factory.build(tmp_path / "build")
    assert {row["Id"] for row in rows(store, "csv-nodes", influence_only=True)} == {ADA, MARY, ENGINE, LOOM}
    assert {row["Source"] for row in rows(store, "csv", types=("Method",))} == {ENGINE}
    assert any(row["type"] == "Claim" for row in rows(store, "csv-nodes", claims=True))


@pytest.mark.parametrize(
    "name",
    ['=HYPERLINK("http://example.org","x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", '  ="a"', "'=1"],
)
def test_names_that_look_like_formulas_are_text(tmp_path: Path, name: str) -> None:
    entity = factory.entity("Person", name, line=2)
    known = factory.knowledge(entities=(entity,), statements=(), claims=(), conflicts=(), doubts=())
    notes: list[str] = []
    (row,) = rows(factory.build(tmp_path / "build", known), "csv-nodes", tell=notes.append)
    assert [note.partition(" ")[0] for note in notes] == ([] if name == "'=1" else ["1"])
    assert row["Label"].removeprefix("'") == name.removeprefix("'")
    assert row["Label"].startswith("'")


@given(st.text())
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert not guarded(text).lstrip().startswith(FORMULA)
    assert guarded(text).endswith(text)
