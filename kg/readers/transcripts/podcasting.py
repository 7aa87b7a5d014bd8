"""Podcasting 2.0: the JSON transcript (segments with speaker, startTime, endTime, body) and the JSON chapters."""

from __future__ import annotations

from dataclasses import replace

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import records
from kg.readers.transcripts.finish import times
from kg.readers.transcripts.placed_json import Object, Text, Value, parse
from kg.readers.transcripts.records import Places, number
from kg.records.document import Cue, Item
from kg.records.errors import InputError
from kg.records.problem import Problem

FIELDS = {
    "title": "title",
    "podcastName": "show",
    "author": "channel",
    "description": "description",
    "fileName": "file",
    "language": "language",
    "url": "url",
}
PARTS = ("url", "img", "toc")
"""What else a chapter may have: a link, a picture, and whether lists of chapters show it."""
SECTION = "Chapters"


def recognise_transcript(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is a Podcasting 2.0 transcript: by its keys."""
    if records.looks_like(page, "segments", "startTime", "body"):
        return 0.98, "It is JSON with “segments” that have “startTime” and “body”."
    return 0.0, "It is no JSON with “segments” that have “startTime” and “body”."


def read_transcript(page: Page) -> Reading:
    """Return the segments as cues. Raises InputError for what is no sound JSON or has no words."""
    parsed, places = parse(page), Places(page)
    cues: list[Cue] = []
    left: list[int] = []
    for entry in records.entries(page, parsed.root, "segments"):
        body = entry.get("body") if isinstance(entry, Object) else None
        if not isinstance(entry, Object) or not isinstance(body, Text):
            left.append(places.line(entry, cues[-1].line if cues else 1))
            continue
        start, end = number(entry.get("startTime")), number(entry.get("endTime"))
        if found := records.cue(places, body, start, end, records.name(entry.get("speaker"))):
            cues.append(found)
    return records.reading(page, places, parsed, cues, records.fields(places, parsed.root, FIELDS), left)


def recognise_chapters(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is a Podcasting 2.0 chapters file: by its keys."""
    if records.looks_like(page, "chapters", "startTime"):
        return 0.97, "It is JSON with “chapters” that have “startTime”."
    return 0.0, "It is no JSON with “chapters” that have “startTime”."


def read_chapters(page: Page) -> Reading:
    """Return the chapters as items. Raises InputError for what is no sound JSON or has no chapters."""
    parsed, places = parse(page), Places(page)
    items: list[Item] = []
    left: list[int] = []
    for entry in records.entries(page, parsed.root, "chapters"):
        item = _chapter(places, entry)
        if item is None:
            left.append(places.line(entry, items[-1].line if items else 1))
        else:
            items.append(item)
    if not items:
        raise InputError(f"{page.path} is a file of chapters, but none of them has a title.")
    header = records.fields(places, parsed.root, FIELDS)
    for field in header:
        places.say(field.line, field.value)
    for item in items:
        places.say(item.line, item.title)
    title = next((field.value for field in header if field.name == "title"), "")
    problems = (*parsed.problems, *records.unread(page, left, "chapters"), *_times(page, items))
    return Reading(title, header, tuple(_ended(items)), problems=problems, lines=places.lines())


def _chapter(places: Places, entry: Value) -> Item | None:
    """Return a chapter, None where it has neither title nor link."""
    if not isinstance(entry, Object):
        return None
    told = (entry.get("title"), entry.get("url"), entry.get("img"))
    title = next((value for value in told if isinstance(value, Text) and value.strip()), None)
    if title is None:
        return None
    line, _ = places.of(title)
    start, end = number(entry.get("startTime")), number(entry.get("endTime"))
    parts = tuple((key, _plain(entry[key])) for key in PARTS if key in entry and _plain(entry[key]))
    words = " ".join(title.split())
    return Item(
        line,
        line,
        SECTION,
        "chapter",
        words,
        time_raw=_raw(start),
        time_end_raw=_raw(end),
        parts=parts,
        start_s=start,
        end_s=end,
    )


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value.split()) if isinstance(value, Text) else ""


def _raw(second: float | None) -> str | None:
    """Write seconds as the file does: whole where they are whole."""
    return None if second is None else str(int(second)) if second == int(second) else str(second)


def _ended(items: list[Item]) -> list[Item]:
    """Let a chapter without an end last to the next one."""
    followed = zip(items, [*items[1:], None], strict=True)
    return [
        replace(item, end_s=after.start_s)
        if item.end_s is None and item.start_s is not None and after and (after.start_s or -1) > item.start_s
        else item
        for item, after in followed
    ]


def _times(page: Page, items: list[Item]) -> tuple[Problem, ...]:
    """Report chapters without a time, and times that cannot be."""
    lines = [item.line for item in items if item.start_s is None]
    told = f"{len(lines)} chapter{'s' * (len(lines) > 1)} without a readable time; the title was kept."
    missing = (Problem(page.path, lines[0], "unreadable-time", told),) if lines else ()
    marks = [Cue(item.line, 0, item.title, None, item.start_s, item.end_s) for item in items]
    return (*missing, *(replace(p, message=p.message.replace("cue", "chapter")) for p in times(page.path, marks)))


TRANSCRIPT = Reader("podcast-transcript", "Podcasting 2.0 transcript (JSON)", recognise_transcript, read_transcript)
CHAPTERS = Reader("podcast-chapters", "Podcasting 2.0 chapters (JSON)", recognise_chapters, read_chapters)
