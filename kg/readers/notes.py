"""Notes of podcast and reading programs (Snipd, Readwise): metadata as a list, then highlights or snips with times."""

from __future__ import annotations

from kg.readers import layout, pages
from kg.readers.base import Page, Reader

HEADINGS = frozenset(("highlights", "snips", "new highlights added"))


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is such a note: by its list of metadata above highlights or snips."""
    sections = layout.of(page).outline.sections
    stated = any(map(pages.is_metadata, sections))
    marked = any(section.title.casefold().startswith(tuple(HEADINGS)) for section in sections)
    if stated and marked:
        return 0.97, "It has a list of metadata, and highlights or snips."
    return 0.0, "It has no list of metadata with highlights or snips."


READER = Reader("notes", "Notes of Snipd and Readwise: metadata, highlights, snips", recognise, pages.read)
