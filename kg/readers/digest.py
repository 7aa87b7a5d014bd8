"""Digest page: headings that announce counts, a table of numbers, entries with times, quotes with speaker and time."""

from __future__ import annotations

from kg.readers import pages, signs
from kg.readers.base import Page, Reader

KINDS = frozenset(
    ["chapter", "number", "claim", "concept", "person", "company", "quote", "story", "tool", "topic", "takeaway"]
)


def recognise(page: Page) -> tuple[float, str]:
    """Weigh sections of the digest's kinds, announced counts, entries with times."""
    found = signs.of(page)
    known = len(found.kinds & KINDS)
    points = (
        0.08 * min(known, 5) + 0.06 * min(found.counted, 4) + 0.15 * (found.timed > 1) + 0.1 * (found.attributed > 1)
    )
    why = (
        f"{known} sections of a digest, {found.counted} announced counts, "
        f"{found.timed} entries with a time{found.saved_as}"
    )
    return (min(0.95, points), why) if known and found.timed + found.counted + found.attributed else (0.0, why)


READER = Reader("digest", "A digest of one interview in sections with announced counts.", recognise, pages.read)
