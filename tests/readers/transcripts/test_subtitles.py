"""WebVTT and SRT, as they should be and as they come."""

from __future__ import annotations

import pytest
from heard import document, faults, heard, problems

from kg.records.errors import InputError


def test_webvtt_with_header_notes_styles_settings_and_voices() -> None:
    text = """WEBVTT - A talk
Kind: captions
Language: en

STYLE
::cue { color: red }

NOTE made by hand,
on two lines

intro
00:01.000 --> 00:02.500 align:start position:0%
<v.loud Ada Lovelace>Hello <i>there</i>,
all of you.</v>

00:00:03.000 --> 00:00:04.000
<v Bob>Hi. <v Ada Lovelace>We &amp; you &lt;3.
"""
    found = document(text)
    assert [cue.text for cue in found.cues] == ["Hello there, all of you.", "Hi.", "We & you <3."]
    assert heard(text)[1:] == ["17 3-4 Bob: Hi.", "17 3-4 Ada Lovelace: We & you <3."]
    assert [(field.name, field.value) for field in found.fields] == [
        ("title", "A talk"),
        ("kind", "captions"),
        ("language", "en"),
    ]
    assert [(item.kind, item.title, item.line, item.line_end) for item in found.items] == [
        ("note", "made by hand, on two lines", 8, 9)
    ]
    assert not list(faults(text, found))


AUTOMATIC = """WEBVTT

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
hello<00:00:00.480><c> world</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
hello world
 

00:00:02.399 --> 00:00:04.000 align:start position:0%
hello world
hello<00:00:03.000><c> world</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
hello world
 

00:00:04.010 --> 00:00:05.010 align:start position:0%
hello world
and on
"""


def test_captions_that_roll_up_are_there_once_and_what_is_said_twice_twice() -> None:
    assert heard(AUTOMATIC) == ["5 0.16-2.389 hello world", "13 2.399-4 hello world", "21 4.01-5.01 and on"]
    assert not list(faults(AUTOMATIC, document(AUTOMATIC)))


def test_three_lines_that_roll_up() -> None:
    screens = ["one", "one|two", "one|two|three", "two|three|four", "three|four|five"]
    rows = ["WEBVTT", ""]
    for n, screen in enumerate(screens):
        rows += [f"00:0{n}.000 --> 00:0{n + 1}.000", *screen.split("|"), ""]
    assert [row.split(" ", 2)[2] for row in heard("\n".join(rows))] == ["one", "two", "three", "four", "five"]


def test_every_caption_written_twice_is_there_once() -> None:
    rows = []
    for n, word in enumerate(("one", "two", "three", "four")):
        rows += [f"{n + 1}", f"00:00:0{n},000 --> 00:00:0{n},500", word, ""]
        rows += [f"{n + 1}", f"00:00:0{n},500 --> 00:00:0{n},900", word, ""]
    assert len(heard("\n".join(rows))) == 4


def test_people_who_say_a_thing_twice_are_heard_twice() -> None:
    rows = ["WEBVTT", ""]
    for n, word in enumerate(("Yes.", "Yes.", "No.", "No.", "Why?", "Well.", "So.")):
        rows += [f"00:0{n}.000 --> 00:0{n + 1}.000", word, ""]
    assert len(heard("\n".join(rows))) == 7


def test_srt_as_it_comes() -> None:
    text = (
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nADA: Hello.\r\n- BOB: Hi.\r\n\r\n"
        "00:00:03.000 --> 00:00:04,000 X1:1 Y1:2\r\n42\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n"
        "BOB: <font color='red'>One</font> {\\an8}two\r\n\r\nthree\r\n\r\n4\r\n\r\n"
        "00:00:07,000 --> 00:00:08,000\r\nADA: End."
    )
    assert heard(text) == [
        "3 1-2 ADA: Hello.",
        "4 1-2 BOB: Hi.",
        "7 3-4 BOB: 42",
        "10 5-6 BOB: One two three",
        "17 7-8 ADA: End.",
    ]
    assert not list(faults(text, document(text)))


def test_captions_with_colons_but_no_labels_keep_their_words() -> None:
    rows = []
    for n, words in enumerate(("Note: this.", "Here is why: it works.", "Good.", "Yes: good.", "And on.", "So.")):
        rows += [f"{n}", f"00:00:0{n},000 --> 00:00:0{n + 1},000", words, ""]
    assert all(":" not in row.split(" ", 2)[1] for row in heard("\n".join(rows)))
    assert heard("\n".join(rows))[0].endswith("Note: this.")


def test_chinese_labels_in_captions() -> None:
    rows = []
    for n, words in enumerate(("张三：大家好。", "李四：你好。", "张三：我们开始。", "好的。", "李四：谢谢。")):
        rows += [f"{n + 1}", f"00:00:0{n},000 --> 00:00:0{n + 1},000", words, ""]
    assert heard("\n".join(rows))[2:4] == ["11 2-3 张三: 我们开始。", "15 3-4 张三: 好的。"]


def test_times_that_cannot_be_are_kept_and_reported() -> None:
    text = """1
-00:00:07,000 --> 00:00:02,000
before

2
00:00:09,000 --> 00:00:05,000
turned round

3
00:00:01,000 --> 00:00:09,000
earlier

4
NaN --> 00:xx:05,000
no time

5
00:00:04,000 --> 00:00:05,000
within
"""
    assert heard(text) == [
        "3 -7-2 before",
        "7 9-5 turned round",
        "11 1-9 earlier",
        "15 no time",
        "19 4-5 within",
    ]
    assert problems(text) == [
        "unreadable-time",
        "negative-time",
        "reversed-time",
        "unordered-time",
        "overlapping-time",
    ]


def test_text_before_the_first_block_is_an_item() -> None:
    found = document("Subtitles by Ada\n\n1\n00:00:01,000 --> 00:00:02,000\nHello.\n")
    assert [item.title for item in found.items] == ["Subtitles by Ada"]


@pytest.mark.parametrize(
    "text", ["WEBVTT\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "1\n00:00:01,000 --> 00:00:02,000\n"]
)
def test_subtitles_without_a_word_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^talk\.txt [^\n]+\.$"):
        document(text)


def test_a_page_that_speaks_of_arrows_is_no_subtitle_file() -> None:
    assert document("We map a --> b.\nThen b --> c.\nThat is all.\n").source.format not in ("srt", "webvtt")


def test_labels_where_speakers_change_and_titles_with_colons() -> None:
    rows = []
    for n in range(12):
        name = ("Ada Lovelace", "Bob Stone")[n % 2]
        rows += [f"{name}: We wove, and it is called", "Looms and Cards: how they met.", "It was long.", "And cold."]
    times = [f"{n}\n00:0{n // 60}:{n % 60:02d},000 --> 00:0{n // 60}:{n % 60:02d},900\n" for n in range(48)]
    found = document("\n".join(time + row + "\n" for time, row in zip(times, rows, strict=True)))
    assert {cue.speaker_raw for cue in found.cues} == {"Ada Lovelace", "Bob Stone"}
    assert found.cues[1].text.startswith("Looms and Cards:")
    assert "Ada Lovelace: We wove" in found.text(found.cues[0].line)


def test_named_characters_of_html_decode() -> None:
    found = document("WEBVTT\n\n00:00.000 --> 00:04.000\nAndr&eacute; &mdash; it&#x2019;s&hellip;\n")
    assert found.cues[0].text == "André — it’s…"


def test_subviewer_and_substation() -> None:
    sbv = "0:00:00.000,0:00:09.000\n>> ADA: We wove.\n\n0:01:00.000,0:01:09.000\n>> BOB: All of it?\n\n"
    sbv += "0:02:00.000,0:02:09.000\n>> ADA: Every\nthread.\n\n0:03:00.000,0:03:09.000\n>> BOB: Good.\n"
    assert heard(sbv)[2] == "8 120-129 ADA: Every thread."
    ass = (
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ada Lovelace,0,0,0,,{\\i1}We wove,{\\i0} all\\Nwinter.\n"
    )
    assert heard(ass) == ["6 1-2.5 Ada Lovelace: We wove, all winter."]
    assert not list(faults(ass, document(ass)))


def test_lone_carriage_returns_end_lines() -> None:
    assert heard("WEBVTT\r\r00:00.000 --> 00:01.000\rWe wove.\r") == ["4 0-1 We wove."]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("We keep <c.loud", "We keep"),
        ("We keep </", "We keep"),
        ("We keep <00:00:01.5", "We keep"),
        ("We <i.loud\nvery>keep</i> bees", "We keep bees"),
        ("We <>keep</> bees", "We <>keep bees"),
        ("I love bees <3", "I love bees <3"),
        ("bees <b and wasps", "bees <b and wasps"),
        ("five <6 and six> 5", "five <6 and six> 5"),
        ("AT&T &amp bees &copy 2020; R&D &notit", "AT&T & bees © 2020; R&D &notit"),
    ],
)
def test_tags_without_an_end_are_no_words_and_smaller_signs_are(written: str, shown: str) -> None:
    told = heard(f"WEBVTT\n\n00:00.000 --> 00:02.000\n{written}\n\n00:02.000 --> 00:03.000\nEnd.")
    assert told[0].split(" ", 2)[2] == shown


def test_cues_that_no_player_shows_are_read_and_told_of() -> None:
    text = "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nOne.\n\n00:00:03.000 --> 00:00:04.000\nTwo.\n"
    assert heard(text) == ["4 1-2 One.", "7 3-4 Two."]
    (problem,) = document(text).problems
    assert (problem.line, problem.kind) == (3, "out-of-form")
    assert "1 cue with times out of WebVTT's form" in problem.message


def test_a_carriage_return_alone_ends_a_line_beside_others() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\rOne.\r\r00:03.000 --> 00:04.000\r\nTwo.\r\r\nThree.\n"
    assert heard(text) == ["4 1-2 One.", "7 3-4 Two. Three."]
