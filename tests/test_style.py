"""The rules of the house, held: ruff, mypy --strict, the direction of imports, the place of heavy libraries."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = (
    ("records", "text"),
    ("names", "ontology", "workspace"),
    ("terminal",),
    ("nlp", "quoting", "languages"),
    ("readers", "extractors", "timing", "recordings"),
    ("resolution", "reconcile", "rdf", "derive"),
    ("claims", "conflicts", "llm"),
    ("store",),
    ("exports", "queries"),
    ("building", "vault"),
    ("library",),
    ("web",),
    ("commands",),
    ("cli",),
)
"""Rooms side by side, from the ground up: a room imports rooms of lower floors, never one beside it or above."""
PART_OF = {"__init__": "kg", "__main__": "cli"}
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
HEAVY = {
    "spacy", "networkx", "rdflib", "pyshacl", "bs4", "markdown_it", "pypinyin", "rjieba", "numpy", "matplotlib",
    "pandas", "pyarrow",
}  # fmt: skip
AT_THE_TOP = {("store", "networkx"), ("exports", "numpy")}
"""Heavy libraries that a module imports at its top, because it is itself imported only where they are needed."""


def modules() -> list[Path]:
    return sorted([*(ROOT / "kg").rglob("*.py"), *(ROOT / "extractors").rglob("*.py"), ROOT / "cli.py"])


def room(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    name = parts[1] if parts[0] == "kg" else parts[0]
    return PART_OF.get(name, name)


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every absolute import with the dotted name of what is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names = [f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module]
            yield from ((node, name) for name in names)


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_lead_downwards(module: Path) -> None:
    own = room(module)
    if own == "kg":
        return
    assert own in FLOOR, f"say in {Path(__file__).name} on which floor the new room “{own}” lies"
    for _, name in imports(ast.parse(module.read_text(encoding="utf-8"))):
        other = name.split(".")[1] if name.startswith("kg.") else own
        other = PART_OF.get(other, other)
        if other not in (own, "__version__", "__path__"):
            assert other in FLOOR, f"{own} imports {name}"
            assert FLOOR[other] < FLOOR[own], f"{own} imports {other}, which does not lie below it"


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_heavy_libraries_are_imported_where_they_are_used(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    type_only = {inner for node in ast.walk(tree) if is_type_checking(node) for inner in ast.walk(node)}
    for node, name in imports(tree):
        library = name.split(".")[0]
        assert library != "spacy" or room(module) == "nlp", "spaCy is imported by kg.nlp alone"
        if library in HEAVY and node in tree.body and node not in type_only:
            assert (room(module), library) in AT_THE_TOP | {("nlp", "spacy")}, f"{library} at the top of a module"


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


@pytest.mark.parametrize("module", [ROOT / "cli.py", *sorted((ROOT / "kg" / "commands").glob("*.py"))], ids=str)
def test_only_typer_is_imported_at_the_top_of_the_command_line(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    third_party = {name.split(".")[0] for node, name in imports(tree) if node in tree.body}
    assert third_party - set(sys.stdlib_module_names) <= {"typer", "kg"}


def test_ruff_finds_nothing() -> None:
    found = subprocess.run([sys.executable, "-m", "ruff", "check", "."], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout


def test_mypy_finds_nothing() -> None:
    found = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout


def test_what_docstrings_name_is_there() -> None:
    missing = []
    for module in modules():
        for name in re.findall(r"`(kg(?:\.\w+)+)`", module.read_text(encoding="utf-8")):
            path, _, last = name.replace("kg.extractors", "extractors").replace(".", "/").rpartition("/")
            homes = [home for home in (ROOT / f"{path}.py", ROOT / path / "__init__.py") if home.is_file()]
            is_module = (ROOT / path / last).is_dir() or (ROOT / path / f"{last}.py").is_file() or last == "toml"
            if not is_module and not any(last in home.read_text(encoding="utf-8") for home in homes):
                missing.append((module.relative_to(ROOT).as_posix(), name))
    assert missing == []


def test_no_two_files_of_tests_bear_one_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name not in ("conftest.py", "__init__.py")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
