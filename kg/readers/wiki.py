"""Wiki note: headings of the writer's own, prose, quotations, bold arguments, links to other notes; hardly a time."""

from __future__ import annotations

from kg.readers import pages, signs
from kg.readers.base import Page, Reader


def recognise(page: Page) -> tuple[float, str]:
    """Weigh headings of the note's own, quotations that are paragraphs, a list of links."""
    found = signs.of(page)
    points = 0.08 * min(found.unknown, 4) + 0.06 * min(found.quoted, 3) + 0.15 * ("see-also" in found.kinds)
    why = (
        f"{found.unknown} headings of its own, {found.quoted} quotations as paragraphs, "
        f"{found.timed} entries with a time{found.saved_as}"
    )
    return (points, why) if found.unknown > 1 and found.timed < 4 and not found.cues else (0.0, why)


READER = Reader("wiki", "A note in prose with headings, quotations and links.", recognise, pages.read)
