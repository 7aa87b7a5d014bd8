"""The W3C's tests of WebVTT, from a checkout of web-platform-tests: `KG_WPT=…/webvtt/parsing tests/outside/run …`.

Cues that no player shows, since their times are out of form, are read all the same and told of; here they are left out.
What differs differs on purpose: `HEARTS`, `REFUSED`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from kg.readers import read, split, with_line_feeds
from kg.readers.base import Page
from kg.readers.decode import decode
from kg.readers.transcripts import webvtt
from kg.records.errors import InputError

SUITE = Path(os.environ.get("KG_WPT", ""))
pytestmark = pytest.mark.skipif("KG_WPT" not in os.environ, reason="KG_WPT names no webvtt/parsing folder")

HEARTS = {"<0", "<0.500"}
"""What a browser takes for the beginning of a time, and people write: <3."""
REFUSED = {"nulls": "a file with NULs is binary"}


def cue_texts() -> list[tuple[str, str, str, str | None]]:
    """Name, text of a cue, what it shows, and its voice."""
    found = []
    for path in sorted((SUITE / "cue-text-parsing" / "tests").glob("*.html")):
        rows = re.findall(r"input:'([^']*)', expected:'([^']*)'", path.read_text(encoding="utf-8"))
        for n, (text, tree) in enumerate(rows, 1):
            told = unquote(tree)
            voice = re.search(r'title="([^"]*)"', told)
            words = "".join(re.findall(r'^\| +"(.*)"$', told, re.MULTILINE))
            found.append((f"{path.stem}-{n}", unquote(text), words, voice[1] if voice else None))
    return found


def files() -> list[tuple[str, bytes, int, dict[int, str]]]:
    """Name, content, how many cues it has, and the texts of some."""
    found = []
    for path in sorted((SUITE / "file-parsing" / "support").glob("*.test")):
        asserts, _, raw = path.read_text(encoding="utf-8").partition("===\n")
        count = re.search(r"assert_equals\(cues\.length, (\d+)", asserts)
        texts = re.findall(r"""cues\[(\d+)\]\.text, (?:'([^']*)'|"([^"]*)")""", asserts)
        content = re.sub(r"\\\n", "", raw).encode("latin-1", "backslashreplace").decode("unicode_escape")
        expected = {int(n): (a or b).encode().decode("unicode_escape") for n, a, b in texts}
        if count or "styleSheets" in asserts:
            found.append((path.stem, content.encode("utf-8"), int(count[1]) if count else -1, expected))
    return found


def bare(text: str) -> str:
    """A text without its white space: a reader folds it."""
    return "".join(text.split())


@pytest.mark.parametrize(("text", "words", "voice"), [row[1:] for row in cue_texts()], ids=[r[0] for r in cue_texts()])
def test_a_cue_says_what_a_browser_shows(text: str, words: str, voice: str | None) -> None:
    if text in HEARTS:
        pytest.xfail("a smaller sign before a number is no tag")
    try:
        cues = read("a.vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}\n".encode()).cues
    except InputError:
        cues = ()
    assert bare("".join(cue.text for cue in cues)) == bare(words)
    assert not voice or voice in {cue.speaker_raw for cue in cues}


@pytest.mark.parametrize(("name", "content", "count", "texts"), files(), ids=[row[0] for row in files()])
def test_a_file_has_the_cues_that_a_browser_finds(name: str, content: bytes, count: int, texts: dict[int, str]) -> None:
    if name in REFUSED:
        pytest.xfail(REFUSED[name])
    text = with_line_feeds(decode("a.vtt", content)[0])
    page = Page("a.vtt", text, split(text))
    screens = [screen for screen in webvtt.screens(page) if webvtt.is_in_form(page.lines[screen.line - 1])]
    assert count in (-1, len(screens))
    for n, expected in texts.items():
        assert bare("".join(part.text for part in screens[n].parts)) == bare(expected)
