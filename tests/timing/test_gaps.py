"""Transcripts that lack parts of their recording: made-up talks, excerpts and holes of every size."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest
from gapped import Made, made, outcome
from hypothesis import given, settings
from hypothesis import strategies as st
from talk import timed

from kg.records.document import Cue

RECORDINGS = st.builds(
    made,
    seed=st.integers(0, 10**6),
    minutes=st.sampled_from([20.0, 45.0, 80.0]),
    stretch=st.sampled_from([45.0, 120.0, 600.0]),
    hole=st.sampled_from([0.0, 100.0, 400.0, 900.0]),
    pace=st.sampled_from([3.2, 4.0, 5.0]),
)


@settings(max_examples=12, deadline=None)
@given(RECORDINGS)
def test_a_page_with_right_codes_is_never_made_worse_whatever_the_transcript_lacks(one: Made) -> None:
    _, _, codes = outcome(one)
    assert [code.seconds for code in codes] == list(one.codes)
    assert sum(code.status == "doubtful" for code in codes) <= 0.03 * len(codes) + 1


@settings(max_examples=12, deadline=None)
@given(RECORDINGS)
def test_times_never_fall_and_stay_in_the_recording(one: Made) -> None:
    said = timed([one.told, one.said], one.length)[0][1]
    starts = [cue.start_s for cue in said.cues if cue.start_s is not None]
    assert starts == sorted(starts)
    assert all(0 <= start <= one.length for start in starts)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("stretch", "hole"), [(120.0, 400.0), (60.0, 300.0), (600.0, 900.0)])
def test_excerpts_are_timed_to_seconds_with_honest_bars(stretch: float, hole: float, seed: int) -> None:
    middle, within, _ = outcome(made(seed, 90, stretch, hole, 4.0, 120))
    assert middle <= 5
    assert within >= 0.85


def test_a_hole_in_a_whole_transcript_does_not_move_the_rest() -> None:
    middle, within, _ = outcome(made(3, 90, 900, 600, 4.0, 120))
    assert middle <= 3
    assert within >= 0.85


def test_what_a_transcript_lacks_is_told() -> None:
    one = made(3, 90, 120, 400, 4.0, 120)
    (problem,) = timed([one.told, one.said], one.length)[1]
    assert problem.kind == "transcript-lacks"
    assert "parts" in problem.message


def test_excerpts_of_which_no_page_tells_the_second_get_none() -> None:
    one = made(3, 90, 60, 1200, 4.0, 0)
    said = timed([one.said], one.length)[0][0]
    assert {cue.start_s for cue in said.cues} == {None}


@pytest.mark.parametrize("seed", range(3))
def test_short_captions_with_times_lend_them_to_excerpts_without(seed: int) -> None:
    one = made(seed, 60, 120, 400, 4.0, 0)
    halves = [cue.text.split() for cue in one.said.cues]
    cues = [
        Cue(at + 1, 0, " ".join(words), None, second + shift, second + shift + 2)
        for at, (half, second) in enumerate(zip(halves, one.seconds, strict=True))
        for words, shift in ((half[:4], 0.0), (half[4:], 2.0))
    ]
    given_times = replace(one.said, cues=tuple(cues), source=replace(one.said.source, id="src-vtt", path="talk.vtt"))
    lent = timed([given_times, one.said], None)[0][1]
    errors = [abs((cue.start_s or 0.0) - second) for cue, second in zip(lent.cues, one.seconds, strict=True)]
    assert median(errors) <= 1.5
    assert sorted(errors)[int(0.9 * len(errors))] <= 5
