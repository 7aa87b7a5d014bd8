"""Cypher and the files for Neo4j's import: the same things and edges as the other networks, and nothing hostile ends a
text."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from kg.exports import EXPORTS, Options, network, writing
from kg.exports.base import Export
from kg.store.store import Store

TEXT = re.compile(r"'(?:[^'\\]|\\.)*'", re.DOTALL)


def cypher(store: Store, **options: str) -> list[str]:
    """The statements, a line each, without their texts."""
    out = io.BytesIO()
    row: Export = EXPORTS["cypher"]
    row.write(store, out, writing.chosen(options))
    lines = out.getvalue().decode().split("\n")
    assert all(line.endswith(";") or line.startswith("//") for line in lines if line)
    return [TEXT.sub("''", line) for line in lines[1:] if line]


def counts(store: Store) -> tuple[int, int]:
    nodes = network.nodes(store, Options(claims=True))
    edges = list(network.edges(store, Options(claims=True), nodes))
    return len(nodes), len(edges)


def test_there_is_a_statement_for_each_thing_and_each_edge(store: Store) -> None:
    lines = cypher(store)
    nodes, edges = counts(store)
    assert sum(line.startswith("CREATE (:Thing:") for line in lines) == nodes
    assert sum(line.startswith("MATCH") for line in lines) == edges
    assert not any(set("'\"`") & set(line.replace("''", "")) for line in lines)


def test_what_is_denied_is_no_edge_of_the_kind(store: Store) -> None:
    denied = [line for line in cypher(store) if "NOT_WORKED_AT" in line]
    assert len(denied) == 1


def test_each_engine_is_spoken_to_in_its_own_words(store: Store) -> None:
    assert cypher(store)[0] == "CREATE INDEX FOR (n:Thing) ON (n.id);"
    assert cypher(store, dialect="memgraph")[0] == "CREATE INDEX ON :Thing(id);"
    assert cypher(store, dialect="ladybug")[0].startswith("CREATE NODE TABLE Thing(id STRING, ")


def test_the_import_files_join(store: Store, tmp_path: Path) -> None:
    writing.export(store, "neo4j-csv", tmp_path / "neo", writing.chosen({}))
    read = {}
    for name in ("nodes", "relationships"):
        with open(tmp_path / "neo" / f"{name}.csv", encoding="utf-8", newline="") as file:
            read[name] = list(csv.DictReader(file))
    assert (len(read["nodes"]), len(read["relationships"])) == counts(store)
    ids = {row["id:ID"] for row in read["nodes"]}
    assert len(ids) == len(read["nodes"])
    for row in read["relationships"]:
        assert {row[":START_ID"], row[":END_ID"]} <= ids
        assert re.fullmatch(r"[A-Z_]+", row[":TYPE"])


def test_the_lonely_stay_away_where_asked(store: Store, tmp_path: Path) -> None:
    few, every = len(cypher(store, connected=True)), len(cypher(store))  # type: ignore[arg-type]
    assert few < every


def test_an_option_that_means_nothing_to_a_form_is_refused(store: Store, tmp_path: Path) -> None:
    from kg.records.errors import QueryError

    with pytest.raises(QueryError, match="--timeline means nothing to cypher; it is for gexf"):
        writing.export(store, "cypher", tmp_path / "x", writing.chosen({"timeline": "said"}))
    with pytest.raises(QueryError, match="is a folder of files"):
        writing.export(store, "tables", None, writing.chosen({}))
