"""What a wheel puts on a machine: `kg` and nothing else, complete, and able to work anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[2]
RUN = "from kg.cli import main; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site-packages with the wheel in it."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(site: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`kg` with these arguments, from the wheel, in a folder that has nothing to do with it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environment |= {"PYTHONPATH": str(site), "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "COLUMNS": "100"}
    command = [sys.executable, "-c", RUN, *arguments]
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=120)


def test_only_kg_is_put_into_site_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"kg", f"interview_kg-{kg.__version__}.dist-info"}


def test_everything_that_ships_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    sources = [path for folder in ("kg", "extractors", "examples") for path in (ROOT / folder).rglob("*")]
    shipped = [p for p in sources if p.is_file() and "__pycache__" not in p.parts and ".kg" not in p.parts]
    expected = {path.relative_to(ROOT).as_posix() for path in shipped if path.suffix != ".pyc"}
    expected = {name if name.startswith("kg/") else f"kg/{name}" for name in expected}
    assert {*expected, "kg/cli.py", "kg/ontology.ttl", "kg/shapes.ttl"} <= inside
    assert f"interview_kg-{kg.__version__}.dist-info/licenses/LICENSE" in inside


def test_the_wheel_stands_alone(site: Path, tmp_path: Path) -> None:
    code = "import kg, kg.cli, kg.extractors; print(*kg.__path__, kg.cli.__file__, kg.extractors.__file__, sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert all(line.startswith(str(site)) for line in shown.stdout.splitlines())
    assert len(shown.stdout.splitlines()) == 3


def test_the_demo_runs_from_the_wheel_anywhere_and_its_graph_answers(site: Path, tmp_path: Path) -> None:
    shown = run(site, tmp_path, "demo")
    assert shown.returncode == 0, shown.stderr
    assert "Traceback" not in shown.stderr
    assert "Kaiming He" in shown.stdout
    assert not (tmp_path / ".kg").exists(), "the demo has a graph directory of its own"
    home = tmp_path / "kg-demo"
    answer = run(site, home, "who-influenced", "Saining Xie", "--json")
    assert answer.returncode == 0, answer.stderr
    assert "Kaiming He" in {row["name"] for row in json.loads(answer.stdout)}
    assert run(site, home, "export", "gexf", "-o", "graph.gexf").returncode == 0
    assert (home / "graph.gexf").stat().st_size > 1000
    valid = run(site, home, "validate")
    assert valid.returncode == 0, valid.stdout + valid.stderr
