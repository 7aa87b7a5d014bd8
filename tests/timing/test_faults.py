"""Every kind of broken timecode, written into a page about a talk, and what it is read as."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talk import codes, page, quote, quotes, talk, transcript

from kg.text.timecode import clock

MINUTES = 150
LENGTH = MINUTES * 60.0
CAPTIONS = talk(MINUTES)
TOLD = [float(second) for second in range(120, int(LENGTH) - 120, 200)]
SPOKEN = transcript(CAPTIONS)

FAULTS = [
    ("minutes, seconds and hundredths", 1540.0, "25:40:00", 1540, "repaired"),
    ("hundredths that could be a time", 3720.0, "62:00:37", 3720.37, "repaired"),
    ("hundredths inside the recording", 80.0, "01:20:16", 80.16, "repaired"),
    ("an hour lost", 4520.0, "15:20", 4520, "repaired"),
    ("an hour lost, its place kept", 4520.0, "0:15:20", 4520, "repaired"),
    ("an hour added", 2920.0, "1:48:40", 2920, "repaired"),
    ("an hour added, past the end", 5920.0, "2:38:40", 5920, "repaired"),
    ("displaced by minutes", 4920.0, "1:13:00", 4920, "repaired"),
    ("displaced by much", 6920.0, "0:20:07", 6920, "repaired"),
    ("sound", 5120.0, "1:25:20", 5120, "as-written"),
    ("sound, rounded to the minute", 5320.0, "1:29:00", 5340, "as-written"),
]


@pytest.mark.parametrize(
    ("second", "raw", "meant", "status"), [fault[1:] for fault in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_repaired_by_where_the_words_stand(second: float, raw: str, meant: float, status: str) -> None:
    told = sorted({*TOLD, second})
    code = codes([quotes(CAPTIONS, told, {second: raw}), SPOKEN], LENGTH)[told.index(second)]
    assert code.raw == raw
    assert (code.status, code.seconds) == (status, pytest.approx(meant, abs=15))


def test_what_is_repaired_keeps_every_other_meaning_and_says_why() -> None:
    code = codes([quotes(CAPTIONS, TOLD, {TOLD[5]: "25:40:00"}), SPOKEN], LENGTH)[5]
    assert code.candidates[0].cost == 0
    assert [c.cost for c in code.candidates] == sorted(c.cost for c in code.candidates)
    assert {92400.0, 1540.0} <= {c.seconds for c in code.candidates}
    assert "beyond the recording's end (2:30:00)" in code.why


def test_an_offset_added_twice_is_taken_off_once() -> None:
    told, offset = [6000.0, 6080.0, 6160.0], 5800.0
    faults = {second: clock(second + offset) for second in told}
    found = codes([quotes(CAPTIONS, [*TOLD[:20], *told], faults), SPOKEN], LENGTH)[-3:]
    assert [code.seconds for code in found] == [pytest.approx(second, abs=25) for second in told]


def test_neighbours_of_shifted_codes_are_shifted_too() -> None:
    shifted = [second for second in TOLD if 3000 <= second <= 4200]
    rows = [(clock(second + 140 if second in shifted else second), quote(CAPTIONS, second)) for second in TOLD]
    silent = TOLD.index(shifted[3])
    rows[silent] = (rows[silent][0], "她笑了")
    code = codes([page(rows), SPOKEN], LENGTH)[silent]
    assert any(abs(candidate.seconds - shifted[3]) < 20 for candidate in code.candidates)


def test_a_page_alone_is_read_by_the_length_and_by_its_own_order() -> None:
    rows = [(clock(second), "words") for second in range(60, 6000, 120)]
    rows[10] = ("21:20:00", "words")
    rows[30] = ("8:30:00", "words")
    found = codes([page(rows)], 6000.0)
    assert (found[10].seconds, found[10].status) == (1280, "repaired")
    assert found[30].status == "doubtful"
    assert all(code.status == "as-written" for at, code in enumerate(found) if at not in (10, 30))


def test_without_a_length_everything_is_taken_as_written() -> None:
    assert [code.seconds for code in codes([page([("25:40:00", "words"), ("0:10", "words")])], None)] == [92400, 10]


def test_other_pages_speak_where_there_is_no_transcript() -> None:
    other = quotes(CAPTIONS, TOLD)
    lost = quotes(CAPTIONS, TOLD, {TOLD[30]: clock(TOLD[30] - 3600).zfill(5)})
    alone, helped = codes([lost], LENGTH)[30], codes([lost, other], LENGTH)[30]
    assert helped.seconds == TOLD[30]
    assert helped.candidates != alone.candidates


@pytest.mark.parametrize("joint", [" - ", "–", " — "])
def test_a_range_gives_two_rows_that_are_misread_together(joint: str) -> None:
    rows = [(clock(second), quote(CAPTIONS, second)) for second in TOLD]
    rows[12] = (f"42:00:00{joint}42:10:00", quote(CAPTIONS, TOLD[12]))
    start, end = codes([page(rows), SPOKEN], LENGTH)[12:14]
    assert (start.raw, end.raw) == ("42:00:00", "42:10:00")
    assert (start.seconds, end.seconds) == (2520, 2530)


def test_codes_in_running_text_time_the_words_before_them() -> None:
    second, third = 3000.0, 5200.0
    text = f"First {quote(CAPTIONS, second)} [{clock(second)}]; then {quote(CAPTIONS, third)} [{clock(third - 3600)}]."
    rows = [(clock(told), quote(CAPTIONS, told)) for told in TOLD]
    made = page([*rows, ("0:00", text)], section="In short")
    found = codes([made, SPOKEN], LENGTH)[-2:]
    assert [code.seconds for code in found] == [second, third]


def test_the_start_of_a_recording_is_no_mistake() -> None:
    rows = [("0:00", quote(CAPTIONS, 4000)), *((clock(s), quote(CAPTIONS, s)) for s in TOLD)]
    assert (codes([page(rows), SPOKEN], LENGTH)[0].seconds, codes([page(rows)], LENGTH)[0].status) == (0, "as-written")


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(TOLD), max_size=5))
def test_sound_codes_stay_as_written_beside_broken_ones(broken: set[float]) -> None:
    faults = {second: clock((second + 3600 * 2) % 90000) for second in sorted(broken)}
    found = codes([quotes(CAPTIONS, TOLD, faults), SPOKEN], LENGTH)
    for second, code in zip(TOLD, found, strict=True):
        if second in broken:
            assert code.seconds == pytest.approx(second, abs=70) or code.status == "doubtful"
        else:
            assert (code.seconds, code.status) == (second, "as-written")
