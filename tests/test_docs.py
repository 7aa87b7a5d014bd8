"""The documentation says what is there: formats, exports, links, the two commands, the SPARQL examples."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from kg.exports import EXPORTS
from kg.readers import READERS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table(name: str) -> list[str]:
    """The rows between a mark and the next."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    return text.partition(f"<!-- {name} -->\n")[2].partition("<!-- end -->")[0].splitlines()[2:]


def test_every_reader_is_documented() -> None:
    assert table("readers") == [f"| `{row.name}` | {row.about.replace('|', chr(92) + '|')} |" for row in READERS]


def test_every_export_is_documented() -> None:
    assert table("exports") == [f"| `{row.name}` | {row.about} | `{row.ending}` |" for row in EXPORTS.values()]


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
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace('exec bash -c "$command"', "")
    told = subprocess.run(["bash", "-c", script, str(ROOT / ".ci" / "run")], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout.strip() == f"+ {shown}"
