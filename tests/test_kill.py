"""A build that is killed at any moment leaves the old graph answering, and the next build succeeds."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store.store import Store
from kg.workspace.directory import digest, locate

SAMPLE = Path(__file__).parents[1] / "examples" / "saining-xie"
RUN = "from kg.cli import main; main()"
MOMENTS = 5
"""Kills in each of the runs below: twenty in all."""


def start(home: Path) -> subprocess.Popen[bytes]:
    """A build of the pages in a folder, in a process group of its own."""
    command = [sys.executable, "-c", RUN, "build", "pages", "--graph", ".kg"]
    with open(home / "said.txt", "wb") as said:
        return subprocess.Popen(command, cwd=home, stdout=said, stderr=said, start_new_session=True)


def finish(home: Path) -> tuple[str, float]:
    """Build to the end; what answers then, and the seconds it took."""
    begun = time.monotonic()
    assert start(home).wait(120) == 0, (home / "said.txt").read_text(encoding="utf-8")
    return answering(home), time.monotonic() - begun


def answering(home: Path) -> str:
    """The digest of the build that answers, which is whole."""
    build = locate(home / ".kg")
    assert digest(build) == build.name
    store = Store.open(build)
    assert store.entity(store.find("Ada Lovelace")).name == "Ada Lovelace"
    assert store.statements(subject=store.find("Saining Xie"))
    assert store.search("Ada")
    return build.name


def change(home: Path, number: int) -> None:
    """Make one page another than before."""
    text = f"Notes\n- Engine {number} ran.\nPeople Mentioned (1)\n- Ada Lovelace — Founder of Acme.\n"
    (home / "pages" / "more.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("run", range(4))
def test_a_killed_build_leaves_the_old_graph_answering(tmp_path: Path, run: int) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("digest.txt", "highlights.txt"):
        shutil.copy(SAMPLE / name, pages)
    change(tmp_path, 0)
    finish(tmp_path)
    change(tmp_path, 1)
    _, seconds = finish(tmp_path)
    moment = random.Random(run)
    for number in range(2, MOMENTS + 2):
        change(tmp_path, number)
        build = start(tmp_path)
        time.sleep(seconds * (moment.random() + number - 2) / MOMENTS)
        kill = os.killpg if number % 2 else os.kill  # with the processes it started, or it alone
        kill(build.pid, signal.SIGKILL)
        build.wait(30)
        assert answering(tmp_path)
    last, _ = finish(tmp_path)
    assert not (tmp_path / ".kg" / "builds" / "draft").exists()
    clean = tmp_path / "clean"
    clean.mkdir()
    shutil.copytree(tmp_path / "pages", clean / "pages")
    assert finish(clean)[0] == last, "the same graph as if nothing had been killed"
