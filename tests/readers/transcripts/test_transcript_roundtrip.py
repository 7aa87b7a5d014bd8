"""Records written in a format and read again are the same records: cue for cue, no text lost."""

from __future__ import annotations

import itertools

import pytest
from heard import WRITERS, Said, document, faults, turns
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORD = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="<>&:：\u3000[]{}\\-–>＞»→|*_`#"),
    min_size=1,
    max_size=8,
).filter(lambda word: not word.isdigit())
TEXT = st.lists(WORD, min_size=2, max_size=9).map(" ".join)
NAMES = ("Ada Lovelace", "张三", "Søren O’Neil", "SPEAKER_01")
SENTENCE = TEXT.filter(lambda text: not text[0].islower())
MILLISECONDS = st.integers(0, 10**7)


@st.composite
def conversations(draw: st.DrawFn, speakers: bool) -> list[Said]:
    """Cues in order of time, each with words of its own; of two speakers, who begin as sentences do, or of none."""
    texts = draw(st.lists(SENTENCE if speakers else TEXT, min_size=2, max_size=12, unique=True))
    marks = sorted(draw(st.lists(MILLISECONDS, min_size=len(texts) + 1, max_size=len(texts) + 1, unique=True)))
    names = itertools.cycle(NAMES[:2]) if speakers else itertools.repeat(None)
    rows = zip(texts, marks, marks[1:], names, strict=False)
    return [Said(text, start / 1000, end / 1000, name) for text, start, end, name in rows]


@pytest.mark.parametrize("name", WRITERS)
@FEW
@given(said=conversations(speakers=False))
def test_cues_come_back(name: str, said: list[Said]) -> None:
    check(name, said)


@pytest.mark.parametrize("name", ["webvtt", "podcast-transcript", "whisper"])
@FEW
@given(said=conversations(speakers=True))
def test_speakers_come_back(name: str, said: list[Said]) -> None:
    check(name, said)


@FEW
@given(said=conversations(speakers=True))
def test_labels_in_captions_come_back(said: list[Said]) -> None:
    assume(len(said) >= 4)
    check("srt", said)


def check(name: str, said: list[Said]) -> None:
    text = WRITERS[name](said)
    found = document(text)
    assert found.source.format == name
    assert [(c.text, c.start_s, c.end_s, c.speaker_raw) for c in found.cues] == [
        (cue.text, cue.start, cue.end, cue.speaker) for cue in said
    ]
    assert not list(faults(text, found))
    assert not [problem for problem in found.problems if problem.kind != "overlapping-time"]


@FEW
@given(
    texts=st.lists(SENTENCE, min_size=4, max_size=12),
    steps=st.lists(st.integers(1, 600), min_size=12, max_size=12),
    who=st.data(),
)
def test_turns_come_back(texts: list[str], steps: list[int], who: st.DataObject) -> None:
    starts = list(itertools.accumulate(steps))
    names = [who.draw(st.sampled_from(NAMES)) for _ in texts]
    names[:4] = [NAMES[0], NAMES[1]] * 2
    said = [Said(*row) for row in zip(texts, starts, starts[1:], names, strict=False)]
    text = turns(said)
    found = document(text)
    assert [(c.text, c.start_s, c.speaker_raw) for c in found.cues] == [(s.text, s.start, s.speaker) for s in said]
    assert [cue.end_s for cue in found.cues[:-1]] == [cue.end for cue in said[:-1]]
    assert not list(faults(text, found))
    assert {problem.kind for problem in found.problems} <= {"unsure-format"}  # some draws read like a form


@pytest.mark.parametrize("name", WRITERS)
@FEW
@given(said=conversations(speakers=False), seed=st.randoms(use_true_random=False))
def test_times_out_of_order_are_kept_and_reported(name: str, said: list[Said], seed: object) -> None:
    mixed = list(reversed(said))
    found = document(WRITERS[name](mixed))
    assert [(cue.text, cue.start_s) for cue in found.cues] == [(cue.text, cue.start) for cue in mixed]
    assert "unordered-time" in [problem.kind for problem in found.problems]
