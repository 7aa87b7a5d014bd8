"""Whatever stands in a page: it is read, nothing is lost, and how it is written changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import readers
from kg.readers import headings, heads, inline, quotes
from kg.records.document import Document
from kg.records.errors import InputError
from kg.text.timecode import seconds

WORDS = st.text("abcdefg ABC我会飞“”'‘’()（）·—:：,.。?", min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
TIMES = st.builds("{:02d}:{:02d}:{:02d}".format, st.integers(0, 9), st.integers(0, 59), st.integers(0, 59))
SOUP = st.lists(
    st.sampled_from(
        [
            "- ", "• ", "  ", "\t", "1. ", "Chapters (3)", "Notable Quotes", "People (2): a, b", "00:12",
            "[1:02:03]", " · ", " — ", " @ ", ": ", "\n", "\n\n", "|", "**", "##", "# ", "<b>", "</b>", "<p>",
            "</li>", "“", "”", "\"", "Ada", "我", "Original (中文): ", "Evidence ", "Type ", "&amp;",
            "](http://x)", "`", "\\", "---", "\ufeff", "\u202e", "\x0c", "\r", "📈",
        ]
    ),
    min_size=1,
    max_size=60,
).map("".join)  # fmt: skip


def read(text: str) -> Document | None:
    try:
        return readers.read("page", text.encode())
    except InputError:
        return None


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_any_soup_is_read_and_every_line_is_placed(text: str) -> None:
    document = read(text)
    if document is None or document.source.format not in ("digest", "bilingual-digest", "reading", "wiki", "text"):
        return
    placed = {field.line for field in document.fields} | {cue.line for cue in document.cues}
    placed |= {problem.line for problem in document.problems if problem.kind == "unplaced"}
    for item in document.items:
        placed.update(range(item.line, item.line_end + 1))
        assert 1 <= item.line <= item.line_end <= len(document.lines)
    for number, line in enumerate(document.lines, 1):
        in_table = line.count("|") > 2 or line.count("\t") > 1
        assert number in placed or in_table or not any(char.isalnum() for char in line), (number, line)


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_titles_stand_on_their_lines(text: str) -> None:
    document = read(text)
    for item in document.items if document else ():
        there = document.text(item.line, item.line_end) if document else ""
        assert " ".join(item.title.split()) in there


@given(SOUP)
@settings(max_examples=150, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(st.lists(st.tuples(TIMES, WORDS, WORDS), min_size=1, max_size=8), st.sampled_from("-•*·–"), st.booleans())
@settings(deadline=None)
def test_chapters_come_back(chapters: list[tuple[str, str, str]], mark: str, nested: bool) -> None:
    chapters = [(time, f"T{title}", f"D{about}") for time, title, about in chapters]
    inner = f"  {mark}" if nested else mark
    rows = [f"{mark} {time} · {title}\n{inner} {about}" for time, title, about in chapters]
    page = "Ada Lovelace on engines\n" + f"Chapters ({len(rows)})\n" + "\n".join(rows)
    document = read(page)
    assert document
    found = [(item.time_raw, item.title, item.body) for item in document.items if item.kind == "chapter"]
    assert found == chapters
    assert not [problem for problem in document.problems if problem.kind == "count-mismatch"]


@given(WORDS, st.sampled_from(["Ada", "Ada Lovelace (quoting Babbage)", "谢谢 (Xie)"]), TIMES)
@settings(deadline=None)
def test_quotes_come_back(words: str, speaker: str, time: str) -> None:
    said = f"W{words}w"
    assert quotes.attributed(f"{said} — {speaker} @ {time}") == (said, speaker, time, None)


@given(TIMES, st.sampled_from(["{}", "[{}]", "【{}】", "({})", "📈 {}"]), st.sampled_from([" · ", " — ", " ", ": "]))
def test_times_come_off_the_head(time: str, bracket: str, between: str) -> None:
    head = heads.parse(bracket.format(time) + between + "Words")
    assert (head.time, head.text) == (time, "Words")
    assert seconds(time) is not None


@given(st.lists(st.text("abc ()（）", min_size=1, max_size=8), min_size=1, max_size=6))
def test_splitting_loses_no_character(names: list[str]) -> None:
    text = ", ".join(names)
    kept = "".join(heads.split_outside(text, ",")).replace(" ", "")
    outside = text.replace(" ", "").replace(",", "")
    assert kept.replace(",", "") == outside


@given(st.text(max_size=60), st.integers(0, 10**14))
def test_an_announced_count_comes_off_a_heading(words: str, count: int) -> None:
    heading = headings.parse(f"Chapters {words}".strip() + f" ({count})")
    assert heading.announced in (count, None)
    assert headings.parse(f"Chapters ({count})") == headings.Heading("Chapters", "chapter", count)


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[[Acme Labs]]", "Acme Labs"),
        ("[[Acme Labs|Acme]]", "Acme"),
        ("[[Acme Labs|her old firm]]", "Acme Labs"),
        ("[[firms/2024|the firm]]", "the firm"),
        ("[[Firms/Acme Labs#History|the firm]]", "Acme Labs"),
    ],
)
def test_a_link_to_a_note_names_what_it_is_about(link: str, shown: str) -> None:
    assert inline.strip(f"She left {link} early.") == f"She left {shown} early."


@given(st.text(max_size=80))
def test_taking_markup_off_twice_is_taking_it_off_once_for_plain_words(text: str) -> None:
    plain = "".join(char for char in text if char not in "<>&*[]()`_\\~!")
    assert inline.strip(plain) == plain
    assert inline.markdown(plain) == plain
