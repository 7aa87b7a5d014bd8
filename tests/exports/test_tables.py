"""The tables read back by DuckDB and pandas, as Parquet and as CSV: the same rows, and every key leads somewhere."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from kg.exports import writing
from kg.exports.tables import TABLES
from kg.store.store import Store

duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def made(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tables")
    for form in ("parquet", "tables"):
        writing.export(store, form, place / form, writing.chosen({}))
    return place


def asked(made: Path, query: str) -> list[tuple[Any, ...]]:
    """The answer of DuckDB to a query of the Parquet files."""
    with duckdb.connect() as database:
        for table in TABLES:
            database.execute(f"CREATE VIEW {table.name} AS FROM '{made}/parquet/{table.name}.parquet'")
        rows: list[tuple[Any, ...]] = database.execute(query).fetchall()
        return rows


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_two_libraries_and_two_forms_give_the_same_rows(made: Path, store: Store, table: Any) -> None:
    rows = list(table.rows(store))
    assert asked(made, f"SELECT * FROM {table.name}") == rows
    frame = pandas.read_parquet(made / "parquet" / f"{table.name}.parquet")
    assert (list(frame.columns), len(frame)) == ([column.name for column in table.columns], len(rows))
    with open(made / "tables" / f"{table.name}.csv", encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(rows)


def test_there_is_something_in_every_table(made: Path) -> None:
    counts = {table.name: asked(made, f"SELECT count(*) FROM {table.name}")[0][0] for table in TABLES}
    assert min(counts.values()) > 0, counts


def test_what_a_question_asks_can_be_joined(made: Path) -> None:
    query = """SELECT s.name, e.quote FROM statements f JOIN entities s ON s.id = f.subject
        JOIN entities o ON o.id = f.object JOIN evidence e ON e.id = f.id
        WHERE o.name = 'Mary Somerville' AND f.influence = 'backward' ORDER BY e.line"""
    assert ("Ada Lovelace", "Mary Somerville — advised Ada Lovelace") in asked(made, query)


@pytest.mark.parametrize("form", ["parquet", "tables"])
def test_the_package_describes_its_files_and_every_key_leads_somewhere(made: Path, form: str) -> None:
    told = json.loads((made / form / "datapackage.json").read_text("utf-8"))
    assert {source["path"] for source in told["sources"]} == {"notes/2024/ada.md", "notes/2025/ada.md"}
    for resource in told["resources"]:
        assert (made / form / resource["path"]).is_file()
        for key in resource["schema"].get("foreignKeys", ()):
            (field,), there = key["fields"], key["reference"]["resource"]
            lost = f'SELECT "{field}" FROM {resource["name"]} WHERE "{field}" NOT IN (SELECT id FROM {there})'
            assert asked(made, lost) == []


def test_the_columns_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"## {table.name}\n" in page
        for column in table.columns:
            leads = f" (→ {column.to})" if column.to else ""
            assert f"| `{column.name}` | {column.kind} | {column.about}{leads} |" in page
