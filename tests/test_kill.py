"""A build that is killed at any moment leaves the old graph answering, and the next build succeeds."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from kg.building import pipeline
from kg.store.store import Store
from kg.workspace.directory import digest, locate

SAMPLE = Path(__file__).parents[1] / "examples" / "saining-xie"
RUN = "from kg.cli import main; main()"


def start(home: Path) -> subprocess.Popen[bytes]:
    """A build of the pages in a folder, in a process group of its own."""
    command = [sys.executable, "-c", RUN, "build", "pages", "--graph", ".kg", "--jobs", "1"]
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
    assert store.statements(subject=store.find("Ada Lovelace"))
    assert store.search("Ada")
    return build.name


def change(home: Path, number: int) -> None:
    """Make one page another than before."""
    text = f"# Notes\n\nEngine {number} ran.\n\n## People\n\n- Ada Lovelace — founder of Acme Labs\n"
    (home / "pages" / "more.txt").write_text(text, encoding="utf-8")


def test_a_killed_build_leaves_the_old_graph_answering(tmp_path: Path) -> None:
    kill_often(tmp_path, seed=0, moments=3)


def kill_often(home: Path, seed: int, moments: int, sample: tuple[str, ...] = ()) -> None:
    """Kill builds at moments spread over the time that one takes; what answers is whole after each."""
    (home / "pages").mkdir()
    for name in sample:
        shutil.copy(SAMPLE / name, home / "pages")
    change(home, 0)
    pipeline.build([str(home / "pages")], home / ".kg", jobs=1)
    change(home, 1)
    _, seconds = finish(home)
    moment = random.Random(seed)
    for number in range(2, moments + 2):
        change(home, number)
        build = start(home)
        time.sleep(seconds * (moment.random() + number - 2) / moments)
        kill = os.killpg if number % 2 else os.kill  # with the processes it started, or it alone
        kill(build.pid, signal.SIGKILL)
        build.wait(30)
        assert answering(home)
    last, _ = finish(home)
    assert not (home / ".kg" / "builds" / "draft").exists()
    assert rebuilt(home) == last, "the same graph as if nothing had been killed"


def rebuilt(home: Path) -> str:
    """The digest of a build of the same pages in a graph directory of its own."""
    clean = home / "clean"
    shutil.copytree(home / "pages", clean / "pages")
    with contextlib.chdir(clean):
        return pipeline.build(["pages"], Path(".kg"), jobs=1).build.name
