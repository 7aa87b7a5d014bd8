"""What once grew with the square of the text grows in step with it; `python -m attack` measures every generator."""

from __future__ import annotations

import pytest

from attack.growing import GROWING
from attack.measure import STEEP, seconds

MENDED = {"a surname for all": 100, "zero-width joiners": 8000, "runs of backticks": 2000}
"""Generators, and the size of which four times as much is read."""


@pytest.mark.parametrize("name", MENDED)
def test_four_times_the_text_takes_little_more_than_four_times_as_long(name: str) -> None:
    make, size = GROWING[name][0], MENDED[name]
    seconds(make(4))  # what is loaded once
    once = seconds(make(size))
    assert seconds(make(4 * size)) < max(once, 0.25) * STEEP**2
