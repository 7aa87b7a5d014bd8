"""A question is answered without the libraries that it has no use for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import factory
import pytest

HEAVY = {
    "rdflib",
    "networkx",
    "spacy",
    "pypinyin",
    "msgspec",
    "pyshacl",
    "rapidfuzz",
    "numpy",
    "rich",
    "typer",
    "subprocess",
}
QUESTIONS = {
    "a name": "s.find('Lovelace Ada')",
    "a query": "assert list(s.query('SELECT ?x { ?x kg:influenced+ <person/Ada_Lovelace> }'))",
    "statements": "assert s.statements(subject='person/Ada_Lovelace')",
    "claims": "assert s.claims(kind='prediction')",
    "words": "assert s.search('music')",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_import_little(tmp_path: Path, question: str) -> None:
    build = factory.build(tmp_path / "build").build
    code = (
        "import sys, pathlib; from kg.store.store import Store; "
        f"s = Store.open(pathlib.Path({str(build)!r})); {QUESTIONS[question]}; print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(run.stdout.split())
