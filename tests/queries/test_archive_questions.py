"""The twelve questions of docs/archive.md, each asked of the invented archive with its one command."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from kg import cli
from kg.building import pipeline

ROOT = Path(__file__).parents[2]
ROWS = re.findall(r"^\| (.+\?) \| `kg (.+)` \| (.+) \|$", (ROOT / "docs/archive.md").read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Path(tmp_path_factory.mktemp("sample")) / ".kg"
    pipeline.build([ROOT / "examples" / "archive"], place)
    return place


def test_there_are_twelve() -> None:
    assert len(ROWS) == 12


@pytest.mark.parametrize(("question", "command", "answer"), ROWS, ids=[row[0] for row in ROWS])
def test_one_command_answers(
    graph: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    question: str,
    command: str,
    answer: str,
) -> None:
    monkeypatch.setenv("KG_GRAPH", str(graph))
    monkeypatch.setattr(sys, "argv", ["kg", *shlex.split(command)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    sys.stdout.flush()
    shown = capfd.readouterr().out
    assert ended.value.code in (0, None)
    names = re.findall(r"[A-Z]\w+ (?:on )?[A-Z]\w+|“[^”]+”|\d{4}-\d\d-\d\d|Honeyhill|^change", answer)
    assert names
    assert [name for name in names if name.strip("“”") not in shown] == [], question
