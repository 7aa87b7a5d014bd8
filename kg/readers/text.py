"""Plain text: what no other reader takes; its headings, lists and paragraphs become items all the same."""

from __future__ import annotations

from dataclasses import replace

from kg.readers import pages
from kg.readers.base import Page, Reader, Reading
from kg.records.problem import Problem


def recognise(page: Page) -> tuple[float, str]:
    """Take any page, but after all others."""
    return 0.05, "no other reader knew it"


def read(page: Page) -> Reading:
    """Read by shapes alone, and say so."""
    made = pages.read(page)
    message = "the page is of no known format; it was read as plain text, so look at what came of it."
    return replace(made, problems=(Problem(page.path, 0, "unknown-format", message), *made.problems))


READER = Reader("text", "Any other text: headings, lists and paragraphs by their shape.", recognise, read)
