"""The table of where files come from is true: each row's sample gives what the row says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.names import voices
from kg.readers import read
from kg.records.document import Document

SAMPLES = Path(__file__).parent / "formats"
DOCS = Path(__file__).parents[2] / "docs" / "formats.md"
SAID = (
    (3, "Tom Barlow", "good morning"),
    (9, "Ingrid Solheim", "worked at norvik light from 1988"),
    (21, "Tom Barlow", "who taught you"),
    (25, "Ingrid Solheim", "my uncle did"),
    (41, "Tom Barlow", "when did the light"),
    (62, "Ingrid Solheim", "foghorn was gone"),
)
"""Second, speaker and some words of each turn of the talk that all samples are about."""
TITLE = "Keepers of the coast"


def rows() -> dict[str, str]:
    """What the table says of each sample."""
    text = DOCS.read_text(encoding="utf-8").partition("<!-- origins -->\n")[2].partition("<!-- end -->")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()[2:]]
    return {sample.strip("`"): read for _, sample, read, _ in cells}


ROWS = rows()


def opened(sample: str) -> Document:
    return read(sample, (SAMPLES / sample).read_bytes())


def test_every_sample_has_its_row_and_every_row_its_sample() -> None:
    assert set(ROWS) == {path.name for path in SAMPLES.iterdir()}
    assert len(ROWS) >= 30


@pytest.mark.parametrize("sample", ROWS)
def test_a_sample_gives_what_its_row_says(sample: str) -> None:
    document, told = opened(sample), ROWS[sample]
    spoken = [next((cue for cue in document.cues if words in plain(cue.text)), None) for _, _, words in SAID]
    speakers = [cue.speaker_raw if cue else None for cue in spoken]
    labels = list(dict.fromkeys(speakers))
    if "numbered speakers" in told:
        assert [labels.index(label) for label in speakers] == [0, 1, 0, 1, 0, 1]
        assert all(label and voices.part(label) == "nameless" for label in labels)
    elif told.startswith("the "):
        pass  # see the test of notes
    elif "speakers" in told:
        assert speakers == [name for _, name, _ in SAID]
    elif "questions and answers" in told:
        assert [spoken[n] and speakers[n] for n in range(6)] == ["Q", "A"] * 3
        assert (document.field("host"), document.field("guest")) == ("Tom Barlow", "INGRID SOLHEIM")
    elif document.cues:
        assert set(speakers) == {None}
    if "times" in told.split(", "):
        starts = [(cue.start_s or -9) if cue and cue.timing == "given" else -9 for cue in spoken]
        assert starts == pytest.approx([second for second, _, _ in SAID], abs=3)
    if "times of blocks" in told:
        assert [cue.start_s for cue in spoken if cue and cue.timing == "given" and cue.start_s is not None] == [0, 41]
    if "title" in told:
        assert document.source.title == TITLE or sample == "shows.opml"
    if "chapters" in told:
        assert (9 if sample == "chapters.json" else 3) in [i.start_s for i in document.items] or [
            i.time_raw for i in document.items if i.kind == "chapter"
        ]
    if "description" in told:
        assert any("worked at Norvik Light from 1988" in item.title for item in document.items)


@pytest.mark.parametrize("sample", ROWS)
def test_what_a_sample_gives_stands_on_its_lines(sample: str) -> None:
    document = opened(sample)
    for cue in document.cues:
        assert cue.text in document.text(cue.line)
    for item in document.items:
        assert " ".join(item.title.split()) in document.text(item.line, item.line_end)


def plain(text: str) -> str:
    """A text in small letters without signs, as services write it."""
    return " ".join(re.sub(r"[^\w\s]", "", text).lower().split())


def test_notes() -> None:
    snipd, readwise, obsidian = map(opened, ("snipd.md", "readwise.md", "obsidian.md"))
    assert [(cue.speaker_raw, plain(cue.text)[:12]) for cue in snipd.cues] == [
        ("Tom Barlow", "good morning"), ("Ingrid Solheim", "thank you i "),
        ("Tom Barlow", "and when did"), ("Ingrid Solheim", "in 1991 and "),
    ]  # fmt: skip
    stated = [snipd.field(name) for name in ("show", "host", "guest")]
    assert stated == ["The Lamp Room", "Tom Barlow", "Ingrid Solheim"]
    told = [(item.title, item.time_raw) for item in readwise.items if item.time_raw]
    assert told == [
        ("Ingrid Solheim worked at Norvik Light from 1988 to 2004.", "0:00:09"),
        ("The light went electric in 1991.", "0:01:02"),
    ]
    assert obsidian.field("guest") == "Ingrid Solheim"
    assert [item.title for item in obsidian.items if item.section == "What she said"][1:] == [
        "Ingrid Solheim worked at Norvik Light from 1988 to 2004.", "Ask who built the foghorn.", "On the lamp",
        "He kept the lamp for thirty years.", "More", "The light went electric in 1991.",
    ]  # fmt: skip
    assert not any(document.problems for document in (snipd, readwise, obsidian))


def test_particulars() -> None:
    feed = opened("feed.rss")
    assert (feed.field("host"), feed.field("guest"), feed.field("show")) == (
        "Tom Barlow",
        "Ingrid Solheim",
        "The Lamp Room",
    )
    assert [item.title for item in opened("shows.opml").items if item.kind == "list-item"] == [
        "The Lamp Room",
        "Tide Tables",
    ]
    subtitles, info = (opened(f"keepers [dQw4lampX0c].{end}") for end in ("en.vtt", "info.json"))
    assert subtitles.field("url") == info.field("url")
    assert info.field("channel") == "The Lamp Room"


def test_a_page_that_shows_little_says_so() -> None:
    page = "Ada on engines\n\nWhy it matters\n\nIt computes all.\n\nHow it ends\n\nIt ends well, and that is all.\n"
    document = read("page.txt", page.encode())
    assert (document.source.format, [problem.kind for problem in document.problems]) == ("wiki", ["unsure-format"])
    assert "“wiki” with little surety (0.16)" in document.problems[0].message
