"""More killed builds than the plain suite has; `PYTHONPATH=tests python -m attack kill` makes a hundred."""

from __future__ import annotations

import pytest
from attack.campaigns import killing


@pytest.mark.parametrize("seed", range(1, 3))
def test_a_killed_build_leaves_the_old_graph_answering(seed: int) -> None:
    assert list(killing(6, seed)) == []
