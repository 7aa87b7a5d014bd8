"""A graph, a server of it in a process of its own, a browser. Only `tests/outside/run` collects these tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OUTSIDE = os.environ.get("KG_OUTSIDE")
collect_ignore_glob = [] if OUTSIDE else ["test_*.py"]

NOTES = """# Notes on a talk with Mira Solberg

**Guest**: Mira Solberg, beekeeper

## People
- Mira Solberg — founder of Hive Works
- Otto Alder — advised Mira Solberg
- Otto Brandt — worked at Hive Works

## Notes
Otto joined Fen College to build the scale. Mira thanks Otto.
"""
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    url: str
    """Where it is, without a slash at the end."""
    entry: str
    """The address that it printed; with --curate it holds the token."""
    folder: Path
    """Beside its graph."""


def build(folder: Path) -> None:
    """Build the graph of a folder from its notes and the bundled sample."""
    command = [
        *KG,
        "build",
        "--graph",
        str(folder / ".kg"),
        str(folder / "notes"),
        str(ROOT / "examples" / "saining-xie"),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


@contextmanager
def serving(folder: Path, *options: str, before: Callable[[], None] | None = None) -> Iterator[Served]:
    """Serve the graph of a folder until the block ends; `before` is called in the process of the server."""
    command = [*KG, "serve", "--port", "0", "--graph", str(folder / ".kg"), *options]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=before)
    try:
        assert process.stderr
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        yield Served("/".join(found[0].split("/")[:3]), found[0], folder)
    finally:
        process.terminate()
        process.wait(10)


def ready(url: str) -> None:
    """Wait until a server answers."""
    import urllib.request

    for _ in range(100):
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@pytest.fixture(scope="session")
def folder_of_notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with notes, and their graph."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "notes").mkdir()
    (folder / "notes" / "mira.md").write_text(NOTES, encoding="utf-8")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def served(folder_of_notes: Path) -> Iterator[Served]:
    """The server of the notes."""
    with serving(folder_of_notes) as server:
        ready(server.url)
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        yield found
        found.close()


@pytest.fixture(scope="session")
def node() -> str:
    """Node, new enough for the npm packages: the one that Playwright brings."""
    playwright = pytest.importorskip("playwright", reason="Playwright is not installed")
    return str(Path(playwright.__file__).parent / "driver" / "node")
