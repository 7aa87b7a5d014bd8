"""Twenty kills over builds of real size; the plain suite has three over a small one."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_kill import kill_often


@pytest.mark.parametrize("run", range(4))
def test_a_killed_build_leaves_the_old_graph_answering(tmp_path: Path, run: int) -> None:
    kill_often(tmp_path, seed=run, moments=5, sample=("digest.txt", "highlights.txt"))
