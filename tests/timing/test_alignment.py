"""Transcripts without times get them from the pages: where, how surely, and what is monotone whatever comes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talk import SECONDS, page, quote, quotes, recording, talk, timed, transcript

from kg.readers import read
from kg.records.document import Cue, Document
from kg.text.timecode import clock
from kg.timing import time

LENGTH = 5400.0
CAPTIONS = talk(LENGTH / 60)
TOLD = [float(second) for second in range(60, int(LENGTH) - 60, 130)]
LENNY = Path(__file__).parents[3] / "shared" / "lenny"


def missed(document: Document) -> list[float]:
    """By how many seconds each caption is misplaced."""
    return [abs((cue.start_s or 0.0) - at * SECONDS) for at, cue in enumerate(document.cues)]


def test_quotes_give_every_cue_a_time_and_an_error_bar() -> None:
    made = timed([quotes(CAPTIONS, TOLD), transcript(CAPTIONS)], LENGTH)[0][1]
    errors = missed(made)
    assert median(errors) <= 4
    assert all(cue.timing == "estimated" and cue.error_s and cue.end_s is not None for cue in made.cues)
    assert sum(error <= (cue.error_s or 0) for error, cue in zip(errors, made.cues, strict=True)) >= 0.85 * len(errors)


def test_error_bars_are_wider_far_from_what_pages_tell() -> None:
    near = [second for second in TOLD if second < 2000]
    made = timed([quotes(CAPTIONS, near), transcript(CAPTIONS)], LENGTH)[0][1]
    bars = [cue.error_s or 0.0 for cue in made.cues]
    assert max(bars[: int(1800 / SECONDS)]) < bars[int(4000 / SECONDS)]


def test_wrong_codes_do_not_pull_the_clock() -> None:
    wrong = {second: clock(second + 900) for second in TOLD[3::4]}
    made = timed([quotes(CAPTIONS, TOLD, wrong), transcript(CAPTIONS)], LENGTH)[0][1]
    assert median(missed(made)) <= 6


def test_loose_wording_is_found_by_the_words_that_are_left() -> None:
    def loosely(second: float) -> str:
        said = quote(CAPTIONS, second).split()
        return " ".join(word.upper() + "," for at, word in enumerate(said) if at % 4)

    rows = [(clock(second), loosely(second)) for second in TOLD]
    assert median(missed(timed([page(rows), transcript(CAPTIONS)], LENGTH)[0][1])) <= 6


def test_a_page_in_another_language_is_found_by_names_and_numbers() -> None:
    captions = list(CAPTIONS)
    rows = []
    for at, second in enumerate(TOLD):
        name = f"Name{chr(97 + at % 26)}{chr(97 + at // 26)}shire"
        captions[int(second / SECONDS)] += f" {name} {1900 + at} Engine{at}"
        rows.append((clock(second), f"艾达在{1900 + at}年说起{name}的Engine{at}，她很高兴"))
    assert median(missed(timed([page(rows), transcript(captions)], LENGTH)[0][1])) <= 6


def test_chinese_is_aligned_with_chinese() -> None:
    characters = [chr(0x4E00 + ord(letter) * 37 % 5000) for letter in "".join(CAPTIONS)]
    captions = ["".join(characters[at * 16 : at * 16 + 16]) for at in range(len(CAPTIONS))]
    rows = [(clock(second), quote(captions, second)) for second in TOLD]
    assert median(missed(timed([page(rows), transcript(captions)], LENGTH)[0][1])) <= 6


def test_a_transcript_with_times_keeps_them_and_lends_them_to_one_without() -> None:
    given_times, bare = transcript(CAPTIONS, timed=True), replace(transcript(CAPTIONS), lines=("bare",))
    bare = replace(bare, source=replace(bare.source, id="src-bare", path="bare.txt"))
    kept, lent = timed([given_times, bare], None)[0]
    assert kept.cues == given_times.cues
    assert median(missed(lent)) <= SECONDS


def test_a_few_times_of_its_own_set_a_transcripts_clock() -> None:
    bare = transcript(CAPTIONS)
    cues = [replace(cue, start_s=at * SECONDS if at % 300 == 10 else None) for at, cue in enumerate(bare.cues)]
    made = timed([replace(bare, cues=tuple(cues))], None)[0][0]
    assert median(missed(made)) <= 6
    assert {cue.timing for cue in made.cues} == {"given", "estimated"}


def test_one_mad_time_does_not_spoil_those_that_a_file_gives() -> None:
    whole = transcript(CAPTIONS, timed=True)
    mad = tuple(replace(cue, start_s=99999.0) if at == 2 else cue for at, cue in enumerate(whole.cues))
    coded = timed([quotes(CAPTIONS, TOLD), replace(whole, cues=mad)], LENGTH)[0][0]
    assert {code.status for code in coded.timecodes} == {"as-written"}


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), -5.0])
def test_times_that_are_no_seconds_are_passed_over(odd: float) -> None:
    whole = transcript(CAPTIONS, timed=True)
    cues = tuple(replace(cue, start_s=odd, end_s=odd) if at % 7 == 0 else cue for at, cue in enumerate(whole.cues))
    coded = timed([quotes(CAPTIONS, TOLD), replace(whole, cues=cues)], None)[0][0]
    assert [code.seconds for code in coded.timecodes] == TOLD


def test_a_transcript_alone_is_spread_over_the_recording_with_wide_bars() -> None:
    made = timed([transcript(CAPTIONS)], LENGTH)[0][0]
    assert made.cues[0].start_s == pytest.approx(0, abs=60)
    assert made.cues[-1].end_s == pytest.approx(LENGTH, abs=120)
    assert min(cue.error_s or 0 for cue in made.cues[300:1000]) > 30


def test_a_transcript_of_which_nothing_is_known_stays_without_times() -> None:
    made = timed([transcript(CAPTIONS)], None)[0][0]
    assert {cue.start_s for cue in made.cues} == {None}


def test_items_get_their_second_and_the_lines_that_say_them() -> None:
    untimed = page([("", quote(CAPTIONS, 3000) + " " + quote(CAPTIONS, 3012))])
    untimed = replace(untimed, items=(replace(untimed.items[0], time_raw=None),))
    coded, plain, said = timed([quotes(CAPTIONS, TOLD), untimed, transcript(CAPTIONS)], LENGTH)[0]
    assert [item.start_s for item in coded.items] == TOLD
    assert plain.items[0].start_s == pytest.approx(3000, abs=15)
    assert plain.items[0].said is not None
    source, first, last = plain.items[0].said
    assert source == said.source.id
    assert first <= 3000 / SECONDS + 1 <= last


def test_talk_that_nobody_corroborates_and_that_is_full_of_fillers_is_doubted() -> None:
    captions = list(CAPTIONS)
    invented = range(600, 900)
    for at in invented:
        captions[at] = f"um yeah {captions[at][:9]} mm-hmm okay right"
    told = [second for second in TOLD if int(second / SECONDS) not in invented]
    made, problems = timed([transcript(captions), quotes(CAPTIONS, told)], LENGTH)
    assert [problem.kind for problem in problems] == ["doubtful-stretch"]
    first, last = made[0].doubtful[0]
    assert (first, last) == (pytest.approx(601, abs=60), pytest.approx(900, abs=60))


def test_a_quiet_stretch_that_reads_like_the_rest_is_not_doubted() -> None:
    told = [second for second in TOLD if not 2400 < second < 3600]
    assert timed([transcript(CAPTIONS), quotes(CAPTIONS, told)], LENGTH)[1] == ()


def test_the_order_of_documents_does_not_matter_and_a_second_run_is_the_same() -> None:
    documents = [quotes(CAPTIONS, TOLD, {TOLD[4]: "44:44:44"}), transcript(CAPTIONS), page([("0:10", "x")], "b.md")]
    there = timed(documents, LENGTH)
    back = timed(documents[::-1], LENGTH)
    assert there[0] == back[0][::-1]
    assert there == timed(documents, LENGTH)


def test_nothing_is_nothing() -> None:
    assert timed([], None) == ((), ())
    empty = page([])
    assert timed([replace(empty, items=(), lines=())], None)[0][0].timecodes == ()
    assert timed([transcript([])], 60.0)[0][0].cues == ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([*CAPTIONS[:40], "", "um", "她笑了", "\u200b"]), max_size=60),
    st.lists(st.tuples(st.integers(0, 90000), st.sampled_from(CAPTIONS[:40])), max_size=12),
    st.one_of(st.none(), st.floats(1, 9e4)),
)
def test_times_never_fall_whatever_the_pages_say(
    captions: list[str], rows: list[tuple[int, str]], length: float | None
) -> None:
    coded, spoken = timed([page([(clock(at), text) for at, text in rows]), transcript(captions)], length)[0]
    starts = [cue.start_s for cue in spoken.cues if cue.start_s is not None]
    assert starts == sorted(starts)
    assert len(starts) in (0, len(captions))
    assert all((cue.end_s or 0) >= (cue.start_s or 0) >= 0 and (cue.error_s or 0) >= 0 for cue in spoken.cues)
    assert len(coded.timecodes) >= len(rows)
    assert {code.status for code in coded.timecodes} <= {"as-written", "repaired", "doubtful"}


@pytest.mark.skipif(not LENNY.is_dir(), reason="the transcripts of whole interviews lie beside a checkout only")
@pytest.mark.parametrize("name", sorted(path.name for path in LENNY.glob("*.md")) or ["none"])
def test_an_interview_stripped_of_its_times_gets_them_back_from_forty_of_its_sentences(name: str) -> None:
    whole = read(name, (LENNY / name).read_bytes())
    known = [cue for cue in whole.cues if cue.start_s is not None and cue.timing == "given"]
    long = [cue for cue in known if len(cue.text.split()) >= 8]
    if len(long) < 80:
        pytest.skip("too short an interview to leave anything to be told")
    told = long[:: len(long) // 40][:40]
    said = page([(clock(cue.start_s or 0.0), sentence(cue)) for cue in told])
    bare = replace(whole, cues=tuple(replace(cue, start_s=None, end_s=None) for cue in whole.cues))
    made = time([said, bare], recording(max(cue.end_s or 0.0 for cue in known)))[0][1]
    lines = {cue.line for cue in told}
    rows = [(a, b) for a, b in zip(made.cues, whole.cues, strict=True) if b.timing == "given" and b.line not in lines]
    errors = [abs((a.start_s or 0.0) - (b.start_s or 0.0)) for a, b in rows]
    assert median(errors) <= 5
    assert sum(error <= (a.error_s or 0.0) for error, (a, _) in zip(errors, rows, strict=True)) >= 0.8 * len(errors)


def sentence(cue: Cue) -> str:
    """The first sentences of a turn, eight words of them at least."""
    taken: list[str] = []
    for part in re.split(r"(?<=[.?!])\s", cue.text):
        taken.append(part)
        if len(" ".join(taken).split()) >= 8:
            break
    return " ".join(taken)
