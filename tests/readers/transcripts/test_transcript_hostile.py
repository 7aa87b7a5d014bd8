"""What no file may do: a traceback, a hang, a loss in silence."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from heard import WRITERS, Said, attempt, document, faults, turns
from hypothesis import given, settings
from hypothesis import strategies as st

SAID = [
    Said("Good morning to all.", 0.0, 2.0, "Ada"),
    Said("And to you.", 2.0, 4.5, "Bob"),
    Said("<b>So</b> & so.", 5.0, 6.0, "Ada"),
]
SAMPLES = Path(__file__).parents[1] / "formats"
FILES = {
    **{name: write(SAID) for name, write in WRITERS.items()},
    "turns": turns(SAID * 3),
    **{name: (SAMPLES / name).read_text(encoding="utf-8") for name in (
        "aws.json", "captions.ttml", "feed.rss", "google.json", "ibm.json", "keepers [dQw4lampX0c].info.json",
        "lyrics.lrc", "rev.json", "shows.opml", "speechmatics.json", "youtube.srv3",
    )},
}  # fmt: skip
PIECES = (
    "\n",
    "\r",
    "\x0b",
    "\u2028",
    "-->",
    "00:00:01,000",
    "-1",
    "NaN",
    "null",
    "{",
    "[",
    "]",
    '"',
    "\\",
    "<v",
    ">",
    "&#0;",
    "：",
    "(",
    "# ",
    "- ",
)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_file_with_pieces_cut_out_and_put_in_is_read_or_refused_in_one_sentence(
    name: str, data: st.DataObject
) -> None:
    text = FILES[name]
    for _ in range(data.draw(st.integers(1, 4))):
        begin, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
        text = text[:begin] + data.draw(st.sampled_from(PIECES)) * data.draw(st.integers(0, 3)) + text[begin + length :]
    found, refusal = attempt(text)
    assert not (list(faults(text, found)) if found else [])
    assert found or (refusal.startswith("talk.txt") and "\n" not in refusal)


@pytest.mark.parametrize("name", [name for name in WRITERS if name not in ("webvtt", "srt")])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_values_of_wrong_types_are_reported_or_refused(name: str, data: st.DataObject) -> None:
    value = json.loads(FILES[name])
    listed = next(part for part in value.values() if isinstance(part, list))
    entry = data.draw(st.sampled_from(listed))
    key = data.draw(st.sampled_from(sorted(entry)))
    entry[key] = data.draw(st.sampled_from([None, True, -5, "x", [], {}, [[]], float("nan"), 1e300, "00:00:09.5", ""]))
    text = json.dumps(value)
    found, refusal = attempt(text)
    assert not (list(faults(text, found)) if found else [])
    assert found or refusal.startswith("talk.txt")


HOSTILE = {
    "nested lists": "[" * 80_000,
    "nested segments": '{"segments": [{"startTime": 1, "body": ' + "[" * 40_000,
    "one long line": "Ada (0:01): " + "word " * 40_000,
    "labels only": "Ada (0:01):\n" * 8_000,
    "colons": "a: " * 80_000,
    "open brackets": "([(" * 80_000,
    "stars": "**a: " * 40_000,
    "spaces": "Ada" + " " * 120_000 + "(0:01):\nOne.\nBob (0:02):\nTwo.",
    "links": "[a](" * 40_000,
    "arrows": "WEBVTT\n\n" + "--> " * 80_000,
    "times": "WEBVTT\n\n" + "00:00:01.000 --> 00:00:02.000\n" * 4_000 + "end",
    "tags": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + "<v " * 80_000,
    "notes": "WEBVTT\n\n" + "NOTE\n\n" * 8_000 + "00:00:01.000 --> 00:00:02.000\nend\n",
    "numbers": "1\n" * 16_000 + "00:00:01,000 --> 00:00:02,000\nend\n",
    "front matter": "---\n" + "a: [\n" * 900 + "---\nAda (0:01):\nOne.\nBob (0:02):\nTwo.\n",
    "ads": "Ada: "
    + "this episode is brought to you by our sponsors of " * 3_000
    + "\nBob: One.\nAda: Two.\nBob: Three.",
    "addresses": "Ada: " + "go to a.com/b " * 6_000 + "\nBob: One.\nAda: Two.\nBob: Three.",
    "letters": "Ada: " + "a-b" * 20_000 + "\nBob: One.\nAda: Two.\nBob: Three.",
    "escapes": '{"segments": [{"startTime": 1, "body": "' + "\\u0020" * 40_000 + 'x"}]}',
    "big numbers": '{"segments": [{"startTime": ' + "9" * 8_000 + ', "body": "x"}]}',
    "shape of no transcript": '{"a": "' + '"b": [{"c": 1}], ' * 4_000,
    "elements": "<tt><body>" + "<p>" * 4_000,
    "captions": "<tt><body>" + '<p begin="1s">a<br/>' * 4_000,
    "attributes": "<tt " + "".join(f'a{n}="x" ' for n in range(8_000)) + "><body/></tt>",
    "entities": '<!DOCTYPE tt [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tt><p>&b;</p></tt>',
    "comments": "<!--" + "a-" * 40_000,
    "stamps": "[ti:a]\n" + "[00:01.00]" * 4_000 + "a\n[00:02.00]b",
    "episodes": "<rss><channel>" + "<item><title>a</title><description>&lt;p&gt;b" * 5_000,
    "words": '{"results": [' + '{"start_time": 1, "attaches_to": 1, "alternatives": [{"content": "a"}]},' * 4_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_end_soon(text: str) -> None:
    begin = time.process_time()
    found, refusal = attempt(text)
    assert not (list(faults(text, found)) if found else [])
    assert len(refusal) < 300
    assert time.process_time() - begin < 8


def test_a_line_break_anywhere_in_a_file_leaves_every_cue_on_its_line() -> None:
    text = FILES["youtube"]
    for n in range(len(text)):
        found, _ = attempt(text[:n] + "\n" + text[n + 1 :])
        assert not (list(faults(text[:n] + "\n" + text[n + 1 :], found)) if found else []), n


GROWING = {
    "speechmatics": ('{"results": [', '{"type": "word", "start_time": 1, "attaches_to": 1, "alternatives": '
                     '[{"content": "a", "speaker": "S1"}]}, ', "0]}"),
    "aws": ('{"jobName": "a", "results": {"items": [', '{"start_time": "1.0", "end_time": "2.0", "speaker_label": '
            '"spk_0", "alternatives": [{"content": "a"}]}, ', "0]}}"),
    "ibm": ('{"results": [{"alternatives": [{"timestamps": [', '["a", 1, 2], ', "0]}]}]}"),
    "rev": ('{"monologues": [{"speaker": 1, "elements": [', '{"type": "text", "value": "a", "ts": 1}, ', "0]}]}"),
    "ttml": ("<tt><body>", '<p begin="1s" end="2s">a b &amp; c</p>\n', "</body></tt>"),
    "srv3": ('<timedtext format="3"><body>', '<p t="1" d="2">a<s> b</s></p>\n', "</body></timedtext>"),
    "lrc": ("[ti:a]\n", "[00:01.00]a b c\n", ""),
    "rss": ("<rss><channel>", "<item><title>A b</title><description>&lt;p&gt;c d.&lt;/p&gt;</description></item>\n",
            "</channel></rss>"),
    "unknown": ("[", '{"a": 1}, ', "0]"),
}  # fmt: skip


@pytest.mark.parametrize("name", GROWING)
def test_the_time_of_services_and_xml_grows_with_the_file(name: str) -> None:
    head, piece, tail = GROWING[name]
    spent = []
    for times in (1000, 4000):
        begin = time.process_time()
        attempt(head + piece * times + tail)
        spent.append(time.process_time() - begin)
    assert spent[1] < 12 * spent[0] + 0.5


@pytest.mark.parametrize("name", [*WRITERS, "turns"])
def test_the_time_grows_with_the_file(name: str) -> None:
    write = turns if name == "turns" else WRITERS[name]
    said = [
        Said(f"Good morning number {n}, to all of you here.", n * 2.0, n * 2.0 + 1.5, ("Ada", "Bob")[n % 2])
        for n in range(2000)
    ]
    spent = []
    for share in (4, 1):
        text = write(said[: len(said) // share])
        begin = time.process_time()
        assert len(document(text).cues) == len(said) // share
        spent.append(time.process_time() - begin)
    assert spent[1] < 12 * spent[0] + 0.3
