"""Highlights with transcript: takeaways with times at their end, topics, and captions in tags of their own."""

from __future__ import annotations

from kg.readers import pages, signs
from kg.readers.base import Page, Reader


def recognise(page: Page) -> tuple[float, str]:
    """Weigh captions first; without them takeaways that end with times and a heading of a transcript."""
    found = signs.of(page)
    points = 0.9 * (found.cues > 0) + 0.05 * ("takeaway" in found.kinds) + 0.03 * ("transcript" in found.kinds)
    if not found.cues and "takeaway" in found.kinds:
        points = 0.4 * (found.trailing_times > 1) + 0.25 * ("transcript" in found.kinds)
    why = f"{found.cues} captions in tags, {found.trailing_times} takeaways that end with their times{found.saved_as}"
    return points, why


READER = Reader("highlights", "Takeaways and topics above a transcript in captions.", recognise, pages.read)
