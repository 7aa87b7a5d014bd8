"""What docs/time.md says of costs is what the program reckons with."""

from __future__ import annotations

import re
from pathlib import Path

from kg.text import codeforms
from kg.timing import choices, repair

PAGE = (Path(__file__).parents[2] / "docs" / "time.md").read_text(encoding="utf-8")
ROWS = {
    "as written": codeforms.AS_WRITTEN,
    "points for colons": codeforms.POINTS,
    "letters for digits": codeforms.LETTERS,
    "minutes that count": codeforms.MINUTES_ALONE,
    "sixty and more": codeforms.CARRIED,
    "a group too many": codeforms.GROUP_TOO_MANY,
    "minutes, seconds and hundredths": codeforms.HUNDREDTHS,
    "shifted like codes nearby": choices.SHIFTED,
    "an hour lost": choices.LOST_HOUR,
    "an offset added twice": choices.TWICE,
    "displaced": choices.DISPLACED,
    "an hour added": choices.ADDED_HOUR,
    "hours and minutes": codeforms.HOURS_MINUTES,
    "another hour": choices.OTHER_HOUR,
}


def test_the_table_of_costs_is_true_and_whole() -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if line.startswith("| ")]
    told = {name: float(match[0]) for name, _, cost in rows[1:] if (match := re.match(r"[\d.]+", cost))}
    expected = {how: choices.COSTS[how] for how in ROWS.values()}
    assert {ROWS[next(key for key in ROWS if name.startswith(key))]: cost for name, cost in told.items()} == expected
    assert expected == choices.COSTS


def test_the_leads_are_true() -> None:
    assert f"a lead of {repair.REPAIRED} nats" in PAGE
    assert f"one of {repair.WRITTEN};" in PAGE
