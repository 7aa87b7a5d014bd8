"""Sentences of many wordings, each with the facts that the frames read in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.test_frames import told

ROWS = (Path(__file__).parent / "frame_sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_the_frames_read_the_sentence(row: str) -> None:
    sentence, _, expected = row.partition(" => ")
    assert {part.strip() for part in expected.split(";")} <= told(sentence)
