"""Pages made to break a reader: read or refused, in linear time, never a traceback."""

from __future__ import annotations

import time

import pytest

from kg import readers
from kg.records.document import Document
from kg.records.errors import InputError

LONG = 40_000
HEAD = "Ada Lovelace on engines\nGuest: Ada Lovelace\n"
PIECES = (
    "word ", "a", "[", "(", "- ", "**a", "- **a** ", ": ", ",", "a, ", " — ", " · ", "\"", "“a”", "<b>", "<",
    "<a ", "&", "&amp;", "|", "| a ", " @ ", "#", "我", "我会飞。 ", "我A", "[00:12] ", "00:12, ", "1", "1:11:",
    "A. B ", "http://", "[a](http://", "_", "=", "- - ", "a. Evidence \"x\" ", "Original (中文): 我 A ", "📈",
    "\u200b", "\u202e", "\t", "`", "\\[",
)  # fmt: skip
SECTIONS = (
    "", "Chapters (2)\n- ", "Notable Quotes (3)\n- 00:12 — Ada:\n", "Key Claims\n1. ",
    "Named Entities\nPeople (2): ",
)  # fmt: skip
LINES = ("- x", "- 00:00 · x", "Chapters", "# a", "|a|b|c|", "a: b", "> q", "<li>x", "Notable Quotes (1)", "1. a")
HTML = (
    "<ul><li>x", "<", "<a ", "<a b=\"", "<!--", "<!", "&", "&#", "<b>x</b> ", "<tr><td>x", "<![CDATA[ x ",
    "</", "<script>", "<?", "<a b='\">", "<span>x</span>", "x<br>", "&lt;b&gt;x&lt;/b&gt; ", "<pre>\n- x",
    "</p>", "<h2>a",
)  # fmt: skip


def read(text: str) -> Document | None:
    """Read a page, and see that the time it takes grows with its length only."""
    start = time.process_time()
    try:
        return readers.read("page", text.encode("utf-8", "surrogatepass"))
    except InputError:
        return None
    finally:
        assert time.process_time() - start < 3


@pytest.mark.parametrize("piece", PIECES)
def test_one_long_line(piece: str) -> None:
    for section in SECTIONS:
        document = read(HEAD + section + piece * (LONG // len(piece)))
        assert document is None or document.items or document.cues or document.problems


@pytest.mark.parametrize("line", LINES)
def test_many_lines(line: str) -> None:
    assert read(HEAD + f"{line}\n" * 3_000)


@pytest.mark.parametrize("piece", HTML)
def test_html(piece: str) -> None:
    read("<html><body>" + piece * (LONG // len(piece)))


def test_thousands_of_nested_bullets() -> None:
    document = read(HEAD + "Ideas of hers\n" + "".join(f"{' ' * min(n, 40)}- item {n}\n" for n in range(6_000)))
    assert document
    assert sum(item.kind == "list-item" for item in document.items) == 6_000


def test_deep_markdown_is_read_all_the_same() -> None:
    document = read("# A title\n\n## A heading\n\n" + "".join(f"{'  ' * n}- item {n}\n" for n in range(400)))
    assert document
    assert sum("item" in item.title + item.body for item in document.items) >= 1
    assert "item 399" in " ".join(document.lines)
    last = next(item for item in document.items if item.line <= 404 <= item.line_end)
    assert last


def test_absurd_counts_are_compared_and_reported() -> None:
    document = read(HEAD + "Chapters (999999999999)\n- 00:00 · Start\nTopics (99999999999999999999)\na · b\n")
    assert document
    assert [problem.line for problem in document.problems if problem.kind == "count-mismatch"] == [3]
