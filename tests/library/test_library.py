"""`import kg`: what it offers, that the page of it is true, and that answers are fit for programs and notebooks."""

from __future__ import annotations

import doctest
import inspect
import json
import pkgutil
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg

ROOT = Path(__file__).parents[2]
OFFERED = [
    "Answer", "Graph", "GraphError", "InputError", "KgError", "NameAmbiguous", "NameUnknown", "QueryError",
    "build", "demo_paths", "extract", "open", "read",
]  # fmt: skip
REFERENCE = runpy.run_path(str(ROOT / "docs" / "api.py"))
QUESTIONS = [name for name, _ in inspect.getmembers(kg.Graph, inspect.isfunction) if name[0] != "_"]
NAMED: dict[str, tuple[Any, ...]] = {
    "who_influenced": ("Yaqin Lin",), "influenced_by": ("Tomas Brandt",), "paths": ("Tomas Brandt", "Yaqin Lin"),
    "entity": ("林雅琴",), "career": ("Yaqin Lin",), "why": ("Mary Okafor",), "why_same": ("林雅琴", "Yaqin Lin"),
    "compare": ("Yaqin Lin", "Tomas Brandt"), "search": ("thread",), "top": ("books",),
    "first": ("loom",), "alumni": ("Northmill",), "recommended": ("The Patient Thread",),
    "sparql": ("SELECT ?s { ?s a kg:Person }",),
}  # fmt: skip
"""What a method that needs something is asked."""
OTHER = {"networkx", "rdflib", "export"}
"""Methods that give no answer to go through."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages that the reference shows."""
    folder = tmp_path_factory.mktemp("looms")
    for name, text in REFERENCE["PAGES"].items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def looms(pages: Path) -> kg.Graph:
    """The graph of those pages."""
    return kg.build(sorted(pages.glob("*.*")), pages / "looms.kg", jobs=1)


def test_what_is_offered_is_told() -> None:
    assert kg.__all__ == OFFERED
    assert all(getattr(kg, name) is not None for name in OFFERED)


def test_no_room_takes_the_name_of_what_is_offered() -> None:
    rooms = {room.name for room in pkgutil.iter_modules(kg.__path__)}  # to import one sets the attribute of its name
    assert {"library", "queries", "cli", "extractors"} <= rooms
    assert rooms.isdisjoint(kg.__all__)
    assert all(callable(getattr(kg, name)) for name in kg.__all__)


def test_importing_it_is_cheap() -> None:
    code = "import sys, kg; kg.open; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "rdflib", "networkx", "pandas", "numpy", "pyoxigraph", "typer"} & set(shown)


def test_the_page_is_made_of_the_docstrings() -> None:
    assert (ROOT / "docs" / "api.md").read_text(encoding="utf-8") == REFERENCE["page"](), "run python docs/api.py"


def test_the_examples_of_the_page_are_true(looms: kg.Graph, pages: Path) -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8").replace("```pycon\n", "").replace("```", "\n")
    test = doctest.DocTestParser().get_doctest(text, {"kg": kg, "folder": pages}, "api.md", "api.md", 0)
    assert len(test.examples) > 15
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - OTHER))
def test_an_answer_iterates_and_has_its_forms(looms: kg.Graph, name: str) -> None:
    answer = getattr(looms, name)(*NAMED.get(name, ()))
    rows = list(answer)
    assert len(answer) == len(rows)
    assert json.loads(json.dumps(answer.to_dict())) is not None
    assert answer.view().table.columns
    html = answer._repr_html_()
    assert html.startswith(("<table>", "<p>"))
    assert repr(answer).startswith("<")
    assert str(answer)


def test_a_frame_has_the_rows_of_the_pipe(looms: kg.Graph) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    answer = looms.who_influenced("Yaqin Lin")
    frame = answer.to_frame()
    assert list(frame.columns) == [column.name for column in answer.view().table.columns]
    assert len(frame) == len(answer.view().table.rows)
    assert frame["depth"].dtype == "int64"
    assert {"Mary Okafor", "Tomas Brandt"} == set(frame["name"])
    assert looms.claims(kind="advice", about="Silkgate").to_frame().empty


def test_html_holds_words_and_no_commands(folder: Path) -> None:
    html = kg.open(folder / ".kg").search("bobby")._repr_html_()
    assert "[bold]Tables[/bold]" in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    rows = kg.open(folder / ".kg").sparql('SELECT ("<script>" AS ?x) ("https://a.org/\\"onclick" AS ?y) {}')
    assert "<script>" not in rows._repr_html_()
    assert "<a " not in rows._repr_html_()


def test_an_export_is_read_by_another_library(looms: kg.Graph, tmp_path: Path) -> None:
    import networkx as nx

    written = looms.export("graphml", tmp_path / "graph.graphml")
    network = looms.networkx()
    assert set(nx.read_graphml(written)) == set(network)
    assert network.number_of_edges() == nx.read_graphml(written).number_of_edges()
    with pytest.raises(kg.QueryError, match="there is no export “gexff”; there are ttl"):
        looms.export("gexff", tmp_path / "x")
    with pytest.raises(kg.QueryError, match="there is no option “plane”"):
        looms.export("ttl", tmp_path / "x", plane=True)
    with pytest.raises(kg.QueryError, match="there is no time axis “heard”"):
        looms.export("gexf", tmp_path / "x", timeline="heard")


def test_a_name_that_is_none_has_its_nearest(looms: kg.Graph) -> None:
    with pytest.raises(kg.NameUnknown) as raised:
        looms.career("Yaqin Lim")
    assert "Yaqin Lin" in raised.value.nearest


def test_a_text_of_lines_and_a_file_are_read(tmp_path: Path) -> None:
    text = "Ada Lovelace founded Initech in 1840.\nGrace Hopper joined Globex in 1950."
    assert {fact.evidence.line for fact in kg.extract(text).facts} == {1, 2}
    (tmp_path / "page.md").write_text(f"# On engines\n\n{text}\n", encoding="utf-8")
    found = kg.extract(tmp_path / "page.md")
    assert {fact.subject.form for fact in found.facts} >= {"Ada Lovelace", "Grace Hopper"}
    with pytest.raises(kg.InputError, match="is a folder"):
        kg.read(tmp_path)


def test_every_room_has_a_name_of_its_own() -> None:
    rooms = {found.name for found in pkgutil.iter_modules([str(ROOT / "kg")])}
    assert not rooms & set(kg.__all__)
