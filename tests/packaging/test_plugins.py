"""Plugins: the example package is installed and does what it says; a broken one is one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.readers.base import Reader
from kg.records.errors import InputError
from kg.workspace import plugins

ROOT = Path(__file__).parents[2]
LOG = """HIVE LOG
2024-05-01 Ada Lovelace: I believe that bees will learn to count.
Keeper: Grace Hopper of Fen College
"""
ASK = """
import json, sys, kg
from kg.commands import commands
from kg.readers import readers
graph = kg.build(["log.txt"], ".kg", jobs=1)
graph.export("names", "names.txt")
facts = [(f.predicate, f.evidence[0].quote) for f in graph.store.statements()]
print(json.dumps({
    "formats": [source.format for source in graph.store.sources()],
    "facts": facts,
    "names": open("names.txt", encoding="utf-8").read().split("\\n"),
    "commands": [name for name, _ in commands()],
    "last": readers()[-1].name,
}))
for _, function in commands("speakers"):
    function()
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example plugin, put there by pip."""
    pytest.importorskip("pip")
    folder = tmp_path_factory.mktemp("plugin")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--no-build-isolation"]
    told = subprocess.run([*command, "--target", str(folder), str(ROOT / "examples" / "plugin")], capture_output=True)
    assert told.returncode == 0, told.stderr.decode()
    return folder


def test_the_example_adds_a_format_an_extractor_an_export_and_a_command(site: Path, tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(LOG, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}"}
    run = subprocess.run([sys.executable, "-c", ASK], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    answer = json.loads(run.stdout.splitlines()[0])
    assert answer["formats"] == ["hive-log"]
    assert ["workedAt", "Keeper: Grace Hopper of Fen College"] in answer["facts"]
    assert {"Grace Hopper", "Fen College"} <= set(answer["names"])
    assert "speakers" in answer["commands"]
    assert answer["last"] == "text"


Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put a package with one entry point of kg.readers, and a module, where Python finds them."""

    def put(entry: str, code: str) -> None:
        told = tmp_path / "wrong-1.0.dist-info"
        told.mkdir()
        (told / "METADATA").write_text("Metadata-Version: 2.1\nName: wrong\nVersion: 1.0\n")
        (told / "entry_points.txt").write_text(f"[kg.readers]\n{entry}\n")
        (tmp_path / "wrong_plugin.py").write_text(code)
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, "wrong_plugin", raising=False)
        plugins.found.cache_clear()

    yield put
    plugins.found.cache_clear()


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        ("x = missing_module:ROW", "", r"of wrong 1\.0 cannot be loaded \(ModuleNotFoundError: No module named"),
        ("x = wrong_plugin:ROW", "1 / 0", r"cannot be loaded \(ZeroDivisionError: division by zero\)"),
        ("x = wrong_plugin:ROW", "", r"cannot be loaded \(AttributeError"),
        ("x = wrong_plugin:ROW", "ROW = 3", r"is no kg\.readers\.base\.Reader but a int"),
        (
            "x = wrong_plugin:ROW",
            "from kg.readers.base import Reader\nROW = Reader('y', '', None, None)",
            "calls itself “y”; both names must be one",
        ),
        ("srt = wrong_plugin:ROW", "", "takes the name of one of kg's own"),
    ],
)
def test_a_broken_plugin_is_one_sentence(install: Install, entry: str, code: str, words: str) -> None:
    install(entry, code)
    with pytest.raises(InputError, match=words) as caught:
        plugins.rows("kg.readers", Reader, ["srt"])
    assert str(caught.value).startswith("the plugin “")
    assert str(caught.value).endswith("leave all plugins out with KG_PLUGINS=off.")
    assert "\n" not in str(caught.value)


def test_all_plugins_can_be_left_out(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    install("x = missing_module:ROW", "")
    monkeypatch.setenv("KG_PLUGINS", "off")
    plugins.found.cache_clear()
    assert plugins.rows("kg.readers", Reader) == ()
