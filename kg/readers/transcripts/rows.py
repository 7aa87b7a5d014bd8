"""A page as rows of text without markup, each character with its place in the file: what labels are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.readers import saved_html
from kg.readers.base import Page
from kg.readers.transcripts.places import line_starts
from kg.readers.transcripts.plain import plain

_BOLD = re.compile(
    r"\s{0,3}(?:>\s?)?(?:\*\*(?P<stars>[^*\n]{1,100})\*\*|__(?P<under>[^_\n]{1,100})__"
    r"|<(?P<tag>b|strong)>(?P<words>[^<>\n]{1,100})</(?P=tag)>)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of plain text or Markdown, one paragraph of HTML."""

    number: int
    """1-based line of the file on which it begins."""
    text: str
    offsets: Sequence[int]
    """For each character of `text` the code points of the file before it."""
    level: int = 0
    """1 to 6 for a heading of HTML."""
    lead: int = 0
    """Characters at its head that are bold."""


def of(page: Page, begin: int = 0) -> Iterator[Row]:
    """Yield the rows of a page below its first `begin` lines."""
    if not begin and saved_html.is_html(page.text):
        yield from (Row(*row) for row in saved_html.rows(page.text))
        return
    starts = line_starts(page.text)
    for number, raw in enumerate(page.lines[begin:], begin + 1):
        text, columns = plain(raw)
        if text.lstrip()[:1] == "|" and text.rstrip()[-1:] == "|":
            text = text.rstrip(" \t|")
        at = starts[number - 1]
        offsets: Sequence[int] = range(at, at + len(raw)) if isinstance(columns, range) else [at + n for n in columns]
        yield Row(number, text, offsets, 0, _lead(raw, text))


def _lead(raw: str, text: str) -> int:
    """Return how many characters at the head of a line's text are bold."""
    match = _BOLD.match(raw) if "**" in raw or "__" in raw or "<" in raw else None
    words = (match["stars"] or match["under"] or match["words"]).strip() if match else ""
    at = text.find(words) if words else -1
    return at + len(words) if 0 <= at <= 4 else 0
