"""No process of ours outlives the one that started it, whatever ends that one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import factory
import pytest
from kg.extractors.base import Context

from kg.building import worker

KG = "from kg.cli import main; main()"
SLOW = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
GRACE = 2.0
"""Seconds that a child may outlive its parent."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are looked up in /proc")


def descendants(pid: int) -> set[int]:
    """The ids of the processes below one."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
    found, front = set[int](), {pid}
    while front:
        front = {child for child, parent in parents.items() if parent in front}
        found |= front
    return found


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(true: object, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.05)
    return bool(true())  # type: ignore[operator]


def test_the_process_beside_a_build_answers() -> None:
    with worker.started(True) as beside:
        assert beside is not None
        assert beside._asked((factory.PAGE, Context((), (), ()))) is not None


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("task", ["build", "query"])
def test_no_child_outlives_a_killed_command(tmp_path: Path, folder: Path, task: str, ending: int) -> None:
    page = tmp_path / "page.txt"
    page.write_text("".join(f"Ada Lovelace met Person Number{n} in 1840.\n" for n in range(3000)), encoding="utf-8")
    build = ["build", str(page), "--jobs", "2", "--graph", str(tmp_path / ".kg")]
    asked = build if task == "build" else ["sparql", SLOW, "--timeout", "500", "--graph", str(folder / ".kg")]
    quiet = subprocess.DEVNULL
    run = subprocess.Popen([sys.executable, "-c", KG, *asked], stdin=quiet, stdout=quiet, stderr=quiet, cwd=tmp_path)
    assert until(lambda: len(descendants(run.pid)) >= (2 if task == "build" else 1), 60), run.poll()
    time.sleep(0.3)
    below = descendants(run.pid)
    os.kill(run.pid, ending)
    run.wait(30)
    assert until(lambda: not any(map(lives, below)), GRACE)
