"""Bilingual digest: a digest with quotes in two languages, predictions, and what only the video shows."""

from __future__ import annotations

from kg.readers import pages, signs
from kg.readers.base import Page, Reader

KINDS = frozenset(("energy-shift", "gesture", "authenticity-tell", "lost-fact", "named-entity", "signal"))


def recognise(page: Page) -> tuple[float, str]:
    """Weigh quotes in two languages and sections about what is seen; both together are no other format's."""
    found = signs.of(page)
    seen = len(found.kinds & KINDS)
    points = 0.2 * min(seen, 3) + 0.3 * (found.originals > 0) + 0.1 * min(found.counted, 2)
    why = (
        f"{found.originals} quotes in two languages, "
        f"{seen} sections about what the video shows or names{found.saved_as}"
    )
    return (min(0.97, points), why) if seen or found.originals else (0.0, why)


READER = Reader("bilingual-digest", "A digest with bilingual quotes and visual signals.", recognise, pages.read)
