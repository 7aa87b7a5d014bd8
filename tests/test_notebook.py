"""The notebook that a newcomer reads first runs from its first cell to its last, and is kept without outputs."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "first-look.ipynb"


def test_it_runs_and_shows_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MPLCONFIGDIR", os.environ.get("MPLCONFIGDIR", str(tmp_path / "matplotlib")))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    here = {"metadata": {"path": str(tmp_path)}}
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=here)
    client.execute()
    texts = [out.get("text", "") for cell in notebook.cells for out in cell.get("outputs", ())]
    pictures = [out for cell in notebook.cells for out in cell.get("outputs", ()) if "image/png" in out.get("data", {})]
    assert len(pictures) == 2
    assert any("5 sources" in text for text in texts)
    assert any("Kaiming He" in text for text in texts)


def test_it_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells
    assert not [cell for cell in cells if cell.outputs or cell.execution_count is not None]


SHOWN = ["archive", "own-questions"]


def cells(name: str) -> list[nbformat.NotebookNode]:
    notebook = nbformat.read(NOTEBOOK.with_name(f"{name}.ipynb"), as_version=4)
    nbformat.validate(notebook)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("name", SHOWN)
def test_the_others_run_and_are_kept_with_outputs(
    name: str, sample_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_GRAPH", str(sample_folder / ".kg"))
    known: dict[str, object] = {}
    for cell in cells(name):
        exec(compile(cell.source, name, "exec"), known)
        assert cell.outputs or "export" in cell.source
        assert not [out for out in cell.outputs if out.output_type == "error"]
    assert "“" in capsys.readouterr().out


@pytest.mark.parametrize("name", SHOWN)
def test_no_path_of_a_machine_is_kept(name: str) -> None:
    assert "/tmp/" not in str([cell.outputs for cell in cells(name)])
