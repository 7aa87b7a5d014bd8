"""Every way of writing a time, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import codeforms, timecode
from kg.text.durations import duration

SECONDS = [
    ("0:00", 0),
    ("04:33", 273),
    ("125:30", 7530),
    ("1:02:03", 3723),
    ("01:02:03", 3723),
    ("01:02:03.450", 3723.45),
    ("01:02:03,450", 3723.45),
    ("00:00:01:50", 1.5),
    ("12：30", 750),
    ("1h02m", 3720),
    ("1h 2m 3s", 3723),
    ("2m05s", 125),
    ("1小时5分", 3900),
    ("1小時05分20秒", 3920),
    ("[1:02:03]", 3723),
    ("（12:30）", 750),
    ("1.12.44", 4364),
    ("O0:58:1O", 3490),
    ("l:02:03", 3723),
    ("1:61:20", 3680),
    ("1:09:65", 4205),
    ("12'30\"", 750),
    ("12’30”", 750),
    ("T+1:02:03", 3723),
    ("T+12m30s", 750),
    ("第65分30秒", 3930),
    ("第六十五分三十秒", 3930),
    ("第十分钟", 600),
]
NO_TIME = ["", "End of 2022", "2022", "1:2", "12:75", "16:9", "1:75:99", "a:bc", "10 to 100", "::", "1970s / 2000s"]


@pytest.mark.parametrize(("raw", "expected"), SECONDS)
def test_a_code_has_the_seconds_it_says(raw: str, expected: float) -> None:
    assert timecode.seconds(raw) == pytest.approx(expected)


@pytest.mark.parametrize("raw", NO_TIME)
def test_what_is_no_code_has_none(raw: str) -> None:
    assert timecode.seconds(raw) is None


LINES = [
    ("- 24:52 · A new school", ["24:52"]),
    ("  • 00:01:05 — Ada Lovelace (Ada):", ["00:01:05"]),
    ("| 3:08:50 | Joining the firm | End of 2022 | at the end of 2022 |", ["3:08:50"]),
    ("It began early [00:08:41, 00:17:03], she says.", ["00:08:41", "00:17:03"]),
    ('"it is a view" [02:21:46 - 02:27:08] Type Opinion', ["02:21:46", "02:27:08"]),
    ("[12:30–13:40]", ["12:30", "13:40"]),
    ("(12:30-13:40) then (14:00)", ["12:30", "13:40", "14:00"]),
    ("A quote. — Ada @ 5:02:30", ["5:02:30"]),
    ("A quote. — Ada @ 02:30", ["02:30"]),
    ("• 09:16 (soon) — Ada: It will fly.", ["09:16"]),
    ("12:30 Intro", ["12:30"]),
    ("Intro 12:30", ["12:30"]),
    ("**failed twice**: she wrote it [01:11:52], [02:40:07]", ["01:11:52", "02:40:07"]),
    ("([12:34](https://youtu.be/abc?t=754)) she wrote", ["12:34"]),
    ("她说过【1小时5分】", ["1小时5分"]),
    ("她说过（12：30～13：00）", ["12：30", "13：00"]),
    ("a talk of 7 hours, the 2nd in 1h30m of it", []),
    ("他们聊了1小时5分钟", []),
    ("She called at 3:30 AM, no, at 03:45.", []),
    ("He woke up at 3:30", []),
    ("The picture is 16:9 and the odds are 10:1", []),
    ("Published 2024-01-01 10:20:30", []),
    ("Published 2024-01-01T10:20:30Z", []),
    ("John 3:16 says so", []),
    ("3点15分", []),
    ("version 1.2:30:15", []),
    ("- [1.22.02] She flew", ["1.22.02"]),
    ("A quote. — Ada @ 1.12.44", ["1.12.44"]),
    ("| 1.12.44 | Joining the firm |", ["1.12.44"]),
    ("1.12.44 Installing the engine", []),
    ("version 1.12.44 of it", []),
    ("Born 1.12.44 in Bonn", []),
    ("[12.11.2020] A note", []),
    ("from 10.0.12.44 on", []),
    ("📈 O0:58:1O — She told it again", ["O0:58:1O"]),
    ("Io lo 1O, a ratio", []),
    ("• T+00:12:30 · Intro", ["T+00:12:30"]),
    ("• 第65分30秒 · 开场", ["第65分30秒"]),
    ("（第六十五分）", ["第六十五分"]),
    ("他在第三分钟进球", []),
    ("她有六尺二寸，一小时五分的谈话", []),
    ("He is 6'2\" (6'2\") tall", []),
    ("• 12'30\" · Intro", ["12'30\""]),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_codes_are_found_where_a_page_sets_them_off(line: str, expected: list[str]) -> None:
    assert [code.raw for code in timecode.find(line)] == expected


def test_a_code_past_the_hours_may_be_minutes_seconds_and_hundredths() -> None:
    assert [r.seconds for r in timecode.readings("22:29:22")] == [80962, pytest.approx(1349.22)]
    assert [r.how for r in timecode.readings("22:29:75")] == [codeforms.HUNDREDTHS, codeforms.CARRIED]


def test_a_code_of_two_parts_may_be_hours_and_minutes() -> None:
    assert [r.seconds for r in timecode.readings("2:30")] == [150, 9000]


def test_members_of_a_range_and_of_a_list_know_it() -> None:
    codes = timecode.find("x [0:10 - 0:20, 0:40] y [0:50]")
    assert [(c.raw, c.bracket, c.after) for c in codes] == [
        ("0:10", 2, ""),
        ("0:20", 2, "range"),
        ("0:40", 2, "list"),
        ("0:50", 24, ""),
    ]


def test_what_is_sixty_and_more_means_all_that_it_can() -> None:
    assert [r.seconds for r in timecode.readings("1:61:20")] == [3680, 7280]
    assert [r.seconds for r in timecode.readings("1:09:65")] == [4205, pytest.approx(69.65)]
    assert [r.seconds for r in timecode.readings("00:01:12:44")] == [pytest.approx(72.44), 4364]
    assert timecode.readings("1:75:99") == ()


@given(st.integers(3600, 35999), st.sampled_from(["points", "letters", "minutes", "han", "start"]))
def test_every_slip_of_the_pen_means_what_was_meant(second: int, slip: str) -> None:
    hour, minute, rest = second // 3600, second // 60 % 60, second % 60
    raw = {
        "points": f"{hour}.{minute:02}.{rest:02}",
        "letters": f"0{hour}:{minute:02}:{rest:02}".replace("0", "O", 1),
        "minutes": f"{hour}:{second // 60:02}:{rest:02}",
        "han": f"第{hour}小时{minute}分{rest}秒",
        "start": f"T+{hour}:{minute:02}:{rest:02}",
    }[slip]
    if slip != "minutes" or second < 6000:
        assert second in [reading.seconds for reading in timecode.readings(raw)]
        assert [code.raw for code in timecode.find(f"— Ada @ {raw}")] == [raw]


DURATIONS = [
    ("405 min", 24300),
    ("7 hours", 25200),
    ("7-hour talk", 25200),
    ("1.5 hours", 5400),
    ("2 hours and 5 minutes", 7500),
    ("1h 23m", 4980),
    ("2小时", 7200),
    ("2小时5分钟", 7500),
    ("约七小时", 25200),
    ("两个小时半", 9000),
    ("九十分钟", 5400),
    ("1:02:03", 3723),
    ("45:10", 2710),
    ("PT1H2M3S", 3723),
    ("7200", 7200),
]


@pytest.mark.parametrize(("text", "expected"), DURATIONS)
def test_a_header_states_a_length(text: str, expected: float) -> None:
    assert duration(text) == expected


@pytest.mark.parametrize("text", ["", "long", "3 people", "part 2", "Minsk"])
def test_a_header_that_states_no_length(text: str) -> None:
    assert duration(text) is None


@given(st.integers(0, 99 * 3600 + 3599))
def test_what_is_written_is_read_back(second: int) -> None:
    assert timecode.seconds(timecode.clock(second)) == second


@given(st.integers(0, 86399), st.sampled_from(["{h}:{m:02}:{s:02}", "{h:02}:{m:02}:{s:02}", "{h}：{m:02}：{s:02}"]))
def test_every_form_of_hours_is_read_back(second: int, form: str) -> None:
    raw = form.format(h=second // 3600, m=second // 60 % 60, s=second % 60)
    assert timecode.seconds(raw) == second
    assert [code.raw for code in timecode.find(f"she said [{raw}] so")] == [raw]


@given(st.lists(st.integers(0, 3599), min_size=1, max_size=6), st.sampled_from([", ", " - ", "–", "; ", "、"]))
def test_lists_and_ranges_give_a_code_each(seconds: list[int], joint: str) -> None:
    raws = [timecode.clock(second) for second in seconds]
    codes = timecode.find(f"words [{joint.join(raws)}] words")
    assert [code.raw for code in codes] == raws
    assert all(code.bracket == 6 for code in codes)


@given(st.text(alphabet="0123456789:：.,-–[]()hm 小时分aT第O+'\"六十", max_size=80))
def test_any_line_is_read_and_codes_stand_where_they_say(line: str) -> None:
    last = -1
    for code in timecode.find(line):
        assert line[code.column : code.column + len(code.raw)] == code.raw
        assert code.column > last
        assert code.readings
        assert all(reading.seconds >= 0 for reading in code.readings)
        last = code.column


@given(st.text(max_size=60))
def test_any_header_has_a_length_or_none(text: str) -> None:
    length = duration(text)
    assert length is None or length >= 0
