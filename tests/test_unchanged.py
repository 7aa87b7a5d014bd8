"""A build of what has not changed returns the summary of the graph that stands, and any change makes a graph anew."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.building import pipeline, start
from kg.building.summary import Summary
from kg.records.errors import InputError

PAGE = "# Looms\n\nGuest: Ada Lovelace\n\nAda Lovelace founded Acme.\n"


def build(**options: bool | str) -> Summary:
    return start.build(["pages"], jobs=1, **options)  # type: ignore[arg-type]


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Summary:
    """What is built of a page, in the working directory; from now on the stages say when they run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_MODEL", raising=False)
    Path("pages").mkdir()
    Path("pages/looms.md").write_text(PAGE)
    summary = build()
    whole = pipeline.build

    def told(*given: object, **more: object) -> Summary:
        Path("ran").touch()
        return whole(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", told)
    return summary


def ran() -> bool:
    there = Path("ran").exists()
    Path("ran").unlink(missing_ok=True)
    return there


def test_nothing_runs_where_nothing_has_changed(first: Summary) -> None:
    assert (build(), ran()) == (first, False)
    Path("pages/other.md").write_text("# Hives\n\nMary Somerville founded Globex.\n")
    changed = build()
    assert (changed.sources, ran()) == (2, True)
    assert (build(), ran()) == (changed, False)
    Path("pages/other.md").unlink()
    assert (build(), ran()) == (first, True)


def _damaged() -> None:
    (graph,) = Path(".kg/builds").glob("*/graph.nq")
    graph.write_bytes(graph.read_bytes().replace(b"Ada", b"Eda"))


def _damaged_cache() -> None:
    kept = next(Path(".kg/cache").glob("extract*"), next(Path(".kg/cache").iterdir()))
    kept.write_bytes(kept.read_bytes()[:-1])


CHANGES: dict[str, Callable[[], object]] = {
    "a page": lambda: Path("pages/looms.md").write_text(PAGE.replace("Acme", "Acmo")),
    "the name of a page": lambda: Path("pages/looms.md").rename("pages/loom.md"),
    "a page that cannot be read": lambda: Path("pages/gone.md").symlink_to("/nowhere"),
    "curation.toml": lambda: Path("curation.toml").write_text('decisions = [\n  {hide = ["Acme"]},\n]\n'),
    "kg.toml": lambda: Path("kg.toml").write_text('[[recording]]\nfiles = ["looms.md"]\ntitle = "Of looms"\n'),
    "a damaged build": _damaged,
    "a build that is gone": lambda: Path(".kg/current").unlink(),
    "a damaged cache": _damaged_cache,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_makes_the_graph_anew(first: Summary, change: Callable[[], object]) -> None:
    change()
    made = build()
    assert ran()
    assert (build(), ran()) == (made, False)


def test_links_and_a_pipeline_of_the_environment_are_changes(first: Summary, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("ids.csv").write_text("Ada Lovelace,wikidata:Q7259\n")
    build(links="ids.csv")
    assert ran()
    build(links="ids.csv")
    assert not ran()
    Path("ids.csv").write_text("Ada Lovelace,wikidata:Q7250\n")
    build(links="ids.csv")
    assert ran()
    monkeypatch.setenv("KG_MODEL", "no-such-pipeline")
    build(links="ids.csv")
    assert ran()


def test_a_page_with_a_problem_is_refused_when_strict(first: Summary) -> None:
    Path("pages/gone.md").symlink_to("/nowhere")
    assert build().problems
    ran()
    with pytest.raises(InputError, match="--strict"):
        build(strict=True)
    assert ran()


def test_what_a_killed_build_left_goes(first: Summary) -> None:
    Path(".kg/builds/draft").mkdir()
    assert (build(), ran()) == (first, False)
    assert not Path(".kg/builds/draft").exists()


def test_the_stages_are_not_loaded(first: Summary) -> None:
    code = "import sys, kg.cli\ntry:\n    kg.cli.main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code, "build", "pages"], capture_output=True, text=True, check=False)
    assert "kg.building.unchanged" in run.stderr
    assert not {"spacy", "numpy", "kg.building.pipeline", "kg.extractors"} & set(run.stderr.split())
