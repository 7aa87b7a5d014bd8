"""How the time of a build grows: seconds of CPU for sizes that double, and the steepest doubling."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from attack.growing import GROWING, Pages
from kg.building import pipeline
from kg.records.errors import KgError

STEEP = 2.3
"""The most by which a doubling may multiply the time."""
FELT = 0.4
"""Seconds; doublings that end below are noise."""


def seconds(pages: Pages) -> float:
    """CPU seconds of one build of pages, alone in a fresh graph directory."""
    home = Path(tempfile.mkdtemp(prefix="kg-attack-"))
    try:
        (home / "pages").mkdir()
        for name, text in pages.items():
            (home / "pages" / name).write_text(text, encoding="utf-8", newline="\n")
        begun = time.process_time()
        with suppress(KgError):  # a page that is refused took its time all the same
            pipeline.build([str(home / "pages")], home / ".kg", jobs=1)
        return time.process_time() - begun
    finally:
        shutil.rmtree(home)


def growth(name: str, doublings: int = 4, most: float = 60.0) -> Iterator[tuple[int, float]]:
    """Yield size and seconds, until the sizes are through or one takes longer than `most` seconds."""
    make, size = GROWING[name]
    for step in range(doublings + 1):
        pages = make(size * 2**step)
        taken = seconds(pages)
        if taken > FELT:
            taken = min(taken, seconds(pages)) if taken < most / 4 else taken
        yield size * 2**step, taken
        if taken > most:
            return


def steepest(times: list[float]) -> float:
    """The factor of the steepest doubling that is felt, less what every build takes."""
    return max((b / a for a, b in pairwise(times) if b > FELT), default=1.0)
