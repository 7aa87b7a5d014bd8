"""Transcript-grounded reading: key claims with quote, range, type and doubt; long prose with times in brackets."""

from __future__ import annotations

from kg.readers import pages, signs
from kg.readers.base import Page, Reader


def recognise(page: Page) -> tuple[float, str]:
    """Weigh claims that carry their evidence on the line, and prose with times in brackets."""
    found = signs.of(page)
    points = 0.4 * ("key-claim" in found.kinds) + 0.3 * (found.labelled > 0) + 0.25 * (found.inline_times > 3)
    why = (
        f"{found.labelled} claims with evidence on the line, "
        f"{found.inline_times} paragraphs with times in brackets{found.saved_as}"
    )
    return (min(0.96, points), why) if found.labelled or found.inline_times > 3 else (0.0, why)


READER = Reader("reading", "A reading grounded in the transcript: key claims and prose.", recognise, pages.read)
