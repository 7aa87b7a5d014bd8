"""The documentation says what is there: formats, exports, links, the two commands, the SPARQL examples."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
import rdflib

import kg
from kg.exports import EXPORTS, FOLDERS, Options
from kg.readers import READERS
from kg.records.vocabulary import PREFIXES

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
SPARQL = re.compile(r"```sparql\n(.+?)```", re.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table(name: str) -> list[str]:
    """The rows between a mark and the next."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    return text.partition(f"<!-- {name} -->\n")[2].partition("<!-- end -->")[0].splitlines()[2:]


def test_every_reader_is_documented() -> None:
    assert table("readers") == [f"| `{row.name}` | {row.about.replace('|', chr(92) + '|')} |" for row in READERS]


def test_every_export_is_documented() -> None:
    assert table("exports") == [f"| `{row.name}` | {row.about} | `{row.ending}` |" for row in EXPORTS.values()]


def test_every_folder_of_files_is_documented() -> None:
    assert table("folders") == [f"| `{row.name}` | {row.about} |" for row in FOLDERS.values()]


def test_every_export_is_tested() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in (*EXPORTS, *FOLDERS) if f'"{name}"' not in tests] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_has_two_commands() -> None:
    commands = re.findall(r"<!-- (\w+) -->\n```sh\n(python3 .+)\n```", README)
    assert [name for name, _ in commands] == ["run", "test"]
    assert "kg demo" in commands[0][1]
    assert "pytest" in commands[1][1]


def test_ci_runs_the_readmes_test_command() -> None:
    (shown,) = re.findall(r"<!-- test -->\n```sh\n(.+)\n```", README)
    told = subprocess.run([str(ROOT / ".ci" / "run"), "--show"], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout.strip() == f"+ {shown}"


@pytest.fixture(scope="module")
def turtle(sample: kg.Graph) -> rdflib.Graph:
    """The sample exported as Turtle and read by another library."""
    out = io.BytesIO()
    EXPORTS["ttl"].write(sample.store, out, Options())
    return rdflib.Graph().parse(data=out.getvalue(), format="turtle")


def test_there_are_four_sparql_examples() -> None:
    assert len(SPARQL.findall(README)) == 4


def test_the_example_of_predictions_has_each_claim_once(sample: kg.Graph) -> None:
    texts = [row["text"].value for row in sample.store.query(SPARQL.findall(README)[2])]
    assert sorted(texts) == sorted(claim.text for claim in sample.store.claims(kind="prediction"))


@pytest.mark.parametrize("query", SPARQL.findall(README))
def test_sparql_examples_have_the_same_answers_in_another_library(
    sample: kg.Graph, turtle: rdflib.Graph, query: str
) -> None:
    here = [[str(term.value) if term else None for term in row] for row in sample.store.query(query)]
    prefixes = {name: rdflib.Namespace(iri) for name, iri in PREFIXES.items()}
    there = [[str(term) if term is not None else None for term in row] for row in turtle.query(query, initNs=prefixes)]
    assert here
    assert sorted(map(str, here)) == sorted(map(str, there))


def test_the_first_example_finds_those_who_influenced_the_guest(sample: kg.Graph) -> None:
    names = {row[0].value for row in sample.store.query(SPARQL.findall(README)[0])}
    assert {"Kaiming He", "Zhuowen Tu", "Xiaodi Hou"} <= names
