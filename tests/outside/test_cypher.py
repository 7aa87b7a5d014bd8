"""The Cypher export loaded into a real engine, and the same questions asked of both."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import KG


@pytest.fixture(scope="module")
def database(folder_of_notes: Path) -> Any:
    """Ladybug, the successor of Kùzu, with the graph of the notes."""
    ladybug = pytest.importorskip("ladybug", reason="no engine that speaks Cypher is installed")
    command = [*KG, "export", "cypher", "--dialect", "ladybug", "--graph", str(folder_of_notes / ".kg")]
    script = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    for line in script.split("\n"):
        if line and not line.startswith("//"):
            connection.execute(line)
    return connection


def rows(database: Any, query: str) -> list[list[Any]]:
    answer = database.execute(query)
    found = []
    while answer.has_next():
        found.append(answer.get_next())
    return found


def kg(folder: Path, *arguments: str) -> Any:
    command = [*KG, *arguments, "--graph", str(folder / ".kg")]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def test_the_same_counts(database: Any, folder_of_notes: Path) -> None:
    graph = kg(folder_of_notes, "export", "json")
    told = rows(database, "MATCH (n:Thing) WHERE n.type = 'Claim' RETURN count(*)")
    assert told == [[len(graph["claims"])]]
    edges = rows(database, "MATCH (:Thing)-[r]->(:Thing) WHERE r.certainty <> '' RETURN count(*)")
    assert edges == [[len(graph["statements"])]]


def test_the_same_influences_with_the_same_words(database: Any, folder_of_notes: Path) -> None:
    expected = {row["name"] for row in kg(folder_of_notes, "who-influenced", "Saining Xie", "--depth", "1", "--json")}
    forward = "MATCH (a:Thing)-[r]->(b:Thing) WHERE r.influence = 'forward' AND b.name = 'Saining Xie'"
    backward = "MATCH (b:Thing)-[r]->(a:Thing) WHERE r.influence = 'backward' AND b.name = 'Saining Xie'"
    found = [row for half in (forward, backward) for row in rows(database, f"{half} RETURN a.name, r.quote")]
    assert {row[0] for row in found} == expected
    assert all(row[1] for row in found)


def test_what_is_denied_is_found_under_its_own_name_alone(database: Any, folder_of_notes: Path) -> None:
    denied = [one for one in kg(folder_of_notes, "export", "json")["statements"] if one["polarity"] == "negated"]
    found = rows(database, "MATCH (:Thing)-[r]->(:Thing) WHERE r.polarity = 'negated' RETURN label(r)")
    assert len(found) == len(denied)
    assert all(row[0].startswith("NOT_") for row in found)
