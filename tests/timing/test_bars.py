"""How good the times of whole pages are, against what a person found by listening."""

from __future__ import annotations

import bisect
import json
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from kg.readers import read
from kg.recordings.grouping import group
from kg.records.document import Document, Recording, Timecode
from kg.timing import time

SHARED = Path(__file__).parents[3] / "shared"
SEEDS, GOLD = SHARED / "seeds", SHARED / "gold" / "dev.json"

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="pages with known times lie beside a checkout only")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    return known


@pytest.fixture(scope="module")
def timed() -> dict[str, Document]:
    documents = [read(path.name, path.read_bytes()) for path in sorted(SEEDS.iterdir())]
    recording: Recording = max(group(documents)[0], key=lambda rec: len(rec.sources))
    return {document.source.path: document for document in time(documents, recording)[0]}


@pytest.fixture(scope="module")
def tally(gold: dict[str, Any], timed: dict[str, Document]) -> Counter[tuple[str, str]]:
    rows: dict[tuple[str, int, str], list[Timecode]] = defaultdict(list)
    for path, document in timed.items():
        for code in document.timecodes:
            rows[path, code.line, code.raw].append(code)
    counts: Counter[tuple[str, str]] = Counter()
    for known in gold["timecodes"]:
        code = rows[known["document"], known["line"], known["raw"]].pop(0)
        kind, second = known["fault"] or "sound", known["seconds"]
        near = (
            second is not None and code.seconds is not None and abs(code.seconds - second) <= max(known["tolerance"], 1)
        )
        right = near or (second is None and code.status == "doubtful")
        counts[kind, "all"] += 1
        counts[kind, "right"] += right
        counts[kind, "doubtful"] += code.status == "doubtful"
        counts[kind, "right or doubtful"] += right or code.status == "doubtful"
    return counts


@pytest.mark.parametrize(
    ("kind", "what", "bar"),
    [
        ("sound", "right", 0.99),
        ("misformed", "right", 0.85),
        ("displaced", "right", 0.35),
        ("displaced", "right or doubtful", 0.6),
    ],
)
def test_timecodes_are_read_right(tally: Counter[tuple[str, str]], kind: str, what: str, bar: float) -> None:
    assert tally[kind, what] >= bar * tally[kind, "all"] > 0


def test_doubt_is_no_refuge(tally: Counter[tuple[str, str]]) -> None:
    assert tally["sound", "doubtful"] <= 0.05 * tally["sound", "all"]


def test_the_transcript_is_aligned_and_its_error_bars_are_honest(
    gold: dict[str, Any], timed: dict[str, Document]
) -> None:
    errors, inside = [], []
    for known in gold["alignment"]:
        cues = timed[known["document"]].cues
        cue = cues[bisect.bisect_right([cue.offset for cue in cues], known["offset"]) - 1]
        errors.append(abs((cue.start_s or 0.0) - known["seconds"]))
        inside.append(errors[-1] <= (cue.error_s or 0.0))
    assert median(errors) <= 8
    assert sum(error <= 30 for error in errors) >= 0.9 * len(errors)
    assert 0.85 <= sum(inside) / len(inside) <= 0.97
