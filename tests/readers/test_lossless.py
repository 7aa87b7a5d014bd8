"""Every line that is not blank is held by an item, a cue or a field, or there is a reason why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from aside import asides

from kg.readers import read

HERE = Path(__file__).parents[2]
SAMPLES = sorted((HERE / "examples").rglob("*.txt"))
SHARED = HERE.parent / "shared"
PAGES = [page for name in ("seeds", "interviews", "zh-dev", "shows") for page in sorted((SHARED / name).rglob("*.*"))]
PAGES += sorted((SHARED / "lenny").glob("*.md"))[::4]  # a fourth: they are long
MOST = 0.01
"""The share of lines that may be unexplained."""


def unexplained(pages: list[Path]) -> float:
    """The share of the lines of pages that nothing holds and that have no reason."""
    lines = lost = 0
    for page in pages:
        document = read(page.name, page.read_bytes())
        lines += sum(bool(line.strip()) for line in document.lines)
        lost += sum(aside.reason is None for aside in asides(document))
    return lost / lines


def test_samples_are_held_whole() -> None:
    assert unexplained(SAMPLES) == 0


@pytest.mark.skipif(not PAGES, reason="the development pages are not beside the repository")
def test_development_pages_are_held() -> None:
    assert unexplained(PAGES) <= MOST


def test_words_that_nothing_holds_are_seen() -> None:
    turns = "".join(f"{name} ({n}:00):\nThe loom {n} ran well.\n\n" for n, name in enumerate(("Ada", "Bob") * 3))
    document = read("talk.txt", turns.encode())
    assert {aside.reason for aside in asides(document)} == {"label"}
    lost = replace(document, cues=document.cues[1:])
    assert [aside.line for aside in asides(lost) if aside.reason is None] == [2]
