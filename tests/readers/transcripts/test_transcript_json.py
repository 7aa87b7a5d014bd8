"""Podcasting 2.0, Whisper and YouTube, sound and broken."""

from __future__ import annotations

import json

import pytest
from heard import document, faults, heard, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers.base import Page
from kg.readers.transcripts.placed_json import Object, Text, Value, parse
from kg.records.errors import InputError

FEW = settings(max_examples=50, deadline=None)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


def parsed(text: str) -> Value:
    return parse(Page("a.json", text, tuple(text.split("\n")))).root


@FEW
@given(
    value=st.lists(JSON) | st.dictionaries(st.text(max_size=5), JSON),
    indent=st.sampled_from([None, 2]),
    plain=st.booleans(),
)
def test_json_reads_as_the_standard_library_does(value: object, indent: int | None, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    assert parsed(text) == json.loads(text)


@FEW
@given(value=st.lists(JSON, min_size=1), cut=st.integers(1, 200))
def test_json_that_breaks_off_is_read_to_where_it_does_or_refused(value: list[object], cut: int) -> None:
    text = json.dumps(value)[:-cut]
    try:
        kinds = [problem.kind for problem in parse(Page("a.json", text, (text,))).problems]
    except InputError as error:
        kinds = [str(error)[:6]]
    assert kinds in (["truncated"], ["a.json"])


def test_texts_know_their_place() -> None:
    text = '{"a": [1, "b\\u00e9"],\n "c": {"d": ""}}'
    root = parsed(text)
    assert isinstance(root, Object)
    listed, inner = root["a"], root["c"]
    assert isinstance(listed, list)
    assert isinstance(listed[1], Text)
    assert text[listed[1].at :].startswith('"b')
    assert isinstance(inner, Object)
    assert text[inner.at] == "{"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1]',
        '["a" "b"]',
        '{"a" 1}',
        "[1, what]",
        '["\\q", 1, 2, 3, 4, 5]',
        "[" * 5000,
        '{"a":' * 5000,
        "[1] and more of it than a word",
    ],
)
def test_json_that_is_none_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(InputError, match=r"^a\.json, line 1: [^\n]+\.$"):
        parsed(text)


def test_podcast_transcript() -> None:
    text = """{"version": "1.0.0", "segments": [
  {"speaker": "Ada", "startTime": 0.5, "endTime": 2, "body": " Good \\"day\\".\\n"},
  {"speaker": "Bob", "startTime": "00:00:02.5", "body": "\\u4f60\\u597d."},
  {"speaker": 7, "startTime": NaN, "endTime": true, "body": "No time."},
  {"startTime": 1}, 12, {"body": ["x"]}, {"startTime": 3, "body": "  "}
]}"""
    assert heard(text) == ['2 0.5-2 Ada: Good "day".', "3 2.5-? Bob: 你好.", "4 7: No time."]
    found = document(text)
    assert found.source.format == "podcast-transcript"
    assert [text[cue.offset] for cue in found.cues] == ["G", "\\", "N"]
    assert not list(faults(text, found))
    assert [(problem.kind, problem.line) for problem in found.problems] == [
        ("unreadable-entry", 5),
        ("unreadable-time", 4),
    ]


def test_podcast_chapters_are_items() -> None:
    text = """{"version": "1.2.0", "title": "A talk", "podcastName": "Talks", "chapters": [
  {"startTime": 0, "title": "Opening"},
  {"startTime": 168.5, "title": "Engines", "url": "https://example.org", "toc": false, "endTime": 200},
  {"startTime": 190, "title": "Back"},
  {"startTime": 150, "title": "Earlier"}
]}"""
    found = document(text)
    assert found.source.format == "podcast-chapters"
    assert found.source.title == "A talk"
    assert [(i.line, i.kind, i.section, i.title, i.time_raw, i.start_s, i.end_s) for i in found.items] == [
        (2, "chapter", "Chapters", "Opening", "0", 0.0, 168.5),
        (3, "chapter", "Chapters", "Engines", "168.5", 168.5, 200.0),
        (4, "chapter", "Chapters", "Back", "190", 190.0, None),
        (5, "chapter", "Chapters", "Earlier", "150", 150.0, None),
    ]
    assert found.items[1].parts == (("url", "https://example.org"), ("toc", "false"))
    assert [problem.kind for problem in found.problems] == ["unordered-time", "overlapping-time"]
    assert found.field("show") == "Talks"


def test_whisperx_words_of_two_speakers_in_one_segment_are_two_cues() -> None:
    words = [("I", "A", 1.0), ("know.", "A", 1.5), ("You", "B", 2.0), ("do?", None, 2.5), ("Yes.", "A", 3.0)]
    listed = [{"word": w, "start": s, "end": s + 0.4} | ({"speaker": who} if who else {}) for w, who, s in words]
    segment = {"start": 1.0, "end": 3.6, "text": " I know. You do? Yes.", "speaker": "A", "words": listed}
    text = json.dumps({"segments": [segment], "language": "en"})
    assert heard(text) == ["1 1-1.9 A: I know.", "1 2-2.9 B: You do?", "1 3-3.6 A: Yes."]
    found = document(text)
    assert [text[cue.offset :].startswith(cue.text) for cue in found.cues] == [True] * 3
    assert found.field("language") == "en"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"text": "", "segments": [{"start": 1, "end": 2, "text": " Hello."}]}, "1 1-2 Hello."),
        (
            {"segments": [{"words": [{"word": " Hello", "start": 1, "end": 1.5}, {"word": " you", "end": 2}]}]},
            "1 1-2 Hello you",
        ),
        ({"transcription": [{"offsets": {"from": 1000, "to": 2000}, "text": " Hello."}]}, "1 1-2 Hello."),
        ({"text": "Hello.", "chunks": [{"timestamp": [1.0, None], "text": " Hello."}]}, "1 1-? Hello."),
        ({"text": " Hello.", "segments": [], "start": 0}, "1 Hello."),
        ({"segments": [{"start": 1, "end": 2, "text": "Hello."}, "and you"]}, "1 1-2 Hello."),
    ],
)
def test_whisper_and_its_kin(value: object, expected: str) -> None:
    assert heard(json.dumps(value))[0] == expected


def test_json3_with_windows_line_breaks_and_offsets() -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
        {"tStartMs": 160, "dDurationMs": 4080, "segs": [{"utf8": "hello"}, {"utf8": " world", "tOffsetMs": 480}]},
        {"tStartMs": 2000, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 4000, "dDurationMs": 100, "segs": [{"utf8": "bye"}]},
        {"tStartMs": "x", "segs": [{"utf8": "late"}]},
        {"tStartMs": 1, "segs": [{"utf8": 5}]},
    ]
    text = json.dumps({"wireMagic": "pb3", "events": events}, indent=1)
    assert [row.split(" ", 1)[1] for row in heard(text)] == ["0.16-4.24 hello world", "4-4.1 bye", "late"]
    assert problems(text) == ["unreadable-entry", "unreadable-time", "overlapping-time"]
    assert not list(faults(text, document(text)))


def test_a_list_of_texts_with_start_and_duration() -> None:
    assert heard('[{"text": "hi", "start": 0.5, "duration": 1.2}]') == ["1 0.5-1.7 hi"]


@pytest.mark.parametrize(
    "text",
    [
        '{"segments": {"a": 1}, "x": {"start": 1, "text": "x"}}',
        '{"segments": [{"start": 1, "text": null}]}',
        '{"segments": [{"startTime": 1, "body": 5}]}',
        '{"chapters": [{"startTime": 1}]}',
        '{"events": [{"tStartMs": 1}]}',
        '{"events": 7, "tStartMs": 1}',
    ],
)
def test_wrong_types_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^talk\.txt[ :][^\n]+\.$"):
        document(text)


def test_what_escapes_can_write_and_no_text_may_hold_is_replaced() -> None:
    assert heard('{"segments": [{"startTime": 1, "body": "a \\ud800 b\\u0000"}]}') == ["1 1-? a \ufffd b\ufffd"]


def test_the_language_is_that_of_what_is_said_not_of_the_keys() -> None:
    segments = [{"start": n, "end": n + 1, "text": "我们今天说机器。", "words": []} for n in range(5)]
    assert document(json.dumps({"segments": segments})).source.language == "zh"
