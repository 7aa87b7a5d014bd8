"""SubRip (.srt): numbered blocks of times and lines, as written by hand, by players and by broken converters.

Tolerated: missing or repeated numbers, missing or doubled empty lines, dots for commas, coordinates after the times,
negative times, text before the first block. The `srt` package is not used: it gives no line or offset of the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import subtitles
from kg.readers.transcripts.finish import finish
from kg.records.document import Item
from kg.records.errors import InputError

_NUMBER = re.compile(r"\s*#?\d{1,9}\s*$")


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is an SRT file: by its lines of times."""
    full = [n for n, line in enumerate(page.lines) if line.strip()]
    timings = [n for n in full if subtitles.is_timing(page.lines[n])]
    if not timings or page.text.lstrip().startswith("WEBVTT"):
        return 0.0, "No line gives the times of a cue."
    told = f"{len(timings)} lines give the times of cues."
    if timings[0] in full[:2]:
        return 0.97, told
    share = len(timings) / len(full)
    return (0.9 if share > 0.12 else 0.5 if share > 0.05 else 0.1), told


def read(page: Page) -> Reading:
    """Return the cues of an SRT file. Raises InputError where no cue has words."""
    found = list(subtitles.blocks(page.lines, _is_number))
    before = range(1, subtitles.first_line(page.lines, _is_number) + 1)
    skip = frozenset(number for block in found for number in _stray_number(page.lines, block.body))
    made = subtitles.cues(subtitles.shown(page, found, skip))
    items = tuple(
        Item(number, number, "", "paragraph", " ".join(page.lines[number - 1].split()))
        for number in before
        if page.lines[number - 1].strip()
    )
    if not made:
        raise InputError(f"{page.path} has the times of subtitles, but no words under any of them.")
    reading = Reading(
        title="",
        items=items,
        cues=tuple(made),
        problems=subtitles.unreadable(page.path, found),
        lines=subtitles.texts(page, made, frozenset(before)),
    )
    return finish(page.path, reading)


def _is_number(lines: Sequence[str], n: int) -> bool:
    """Return whether line n numbers the block under it: digits alone, not the only words of the block above."""
    if not _NUMBER.match(lines[n]):
        return False
    return n == 0 or not subtitles.is_timing(lines[n - 1])


def _stray_number(lines: Sequence[str], body: range) -> list[int]:
    """Return the line of a number that an empty line cuts off from the block under it."""
    full = [number for number in body if lines[number - 1].strip()]
    last = full[-1] if full else 0
    alone = len(full) > 1 and last < body[-1] < len(lines) and not lines[last - 2].strip()
    return [last] if alone and _NUMBER.match(lines[last - 1]) else []


ROW = Reader("srt", "SubRip subtitles (.srt)", recognise, read)
