"""Sentences that rules of their own once read, and the frames read today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.test_frames import told

ROWS = (Path(__file__).parent / "once_rules.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_the_frames_read_what_a_rule_read(row: str) -> None:
    sentence, _, expected = row.partition(" => ")
    assert {part.strip() for part in expected.split(";")} <= told(sentence)
