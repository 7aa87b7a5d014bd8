"""A format: a log of visits to a hive, a remark a line, with the day and who made it."""

from __future__ import annotations

import re

from kg.readers.base import Page, Reader, Reading
from kg.records.document import Item

LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([^:]{2,40}): (.+)")


def recognise(page: Page) -> tuple[float, str]:
    """How sure it is that a page is such a log, and why."""
    head = page.lines[:1] == ("HIVE LOG",)
    return (0.99, "it begins with HIVE LOG") if head else (0.0, "it does not begin with HIVE LOG")


def read(page: Page) -> Reading:
    """Return the remarks as items; lines that are none stay paragraphs, so that nothing is lost."""
    items = []
    for number, line in enumerate(page.lines, 1):
        if match := LINE.fullmatch(line):
            items.append(Item(number, number, "Log", "quote", match[3], speaker_raw=match[2]))
        elif line.strip() and number > 1:
            items.append(Item(number, number, "Log", "paragraph", line.strip()))
    return Reading("Hive log", items=tuple(items))


READER = Reader("hive-log", "A log of visits to a hive.", recognise, read)
