"""YouTube's json3 captions, and the list of texts with start and duration that programs make of them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import records
from kg.readers.transcripts.placed_json import Object, Text, Value, parse
from kg.readers.transcripts.records import Places, number
from kg.readers.transcripts.rollup import Screen, Shown
from kg.readers.transcripts.said import voiced
from kg.records.document import Cue


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is YouTube's: by the keys of its entries."""
    if records.looks_like(page, "events", "tStartMs"):
        return 0.98, "It is JSON with “events” that have “tStartMs”."
    if page.text.lstrip()[:1] == "[" and records.looks_like(page, "text", "start", "duration"):
        return 0.975, "It is a JSON list of entries with “text”, “start” and “duration”."
    return 0.0, "It is no JSON with YouTube's keys."


def read(page: Page) -> Reading:
    """Return the caption events as cues. Raises InputError for what is no sound JSON or has no words."""
    parsed, places = parse(page), Places(page)
    screens: list[Screen] = []
    left: list[int] = []
    for entry in records.entries(page, parsed.root, "events"):
        texts = list(_texts(entry))
        start, end = _times(entry)
        words = " ".join("".join(texts).split())
        first = next((text for text in texts if text.strip()), None)
        if first is not None:
            line, offset = places.of(first)
            screens.append(Screen(line, start, end, (Shown(line, offset, words, None),)))
        elif not isinstance(entry, Object) or ("segs" in entry and not texts and entry["segs"]):
            left.append(places.line(entry, screens[-1].line if screens else 1))
    cues = [
        Cue(part.line, part.offset, part.text, part.speaker, screen.start_s, screen.end_s)
        for screen in voiced(screens)
        for part in screen.parts
    ]
    return records.reading(page, places, parsed, cues, (), left)


def _texts(entry: Value) -> Iterator[Text]:
    """Yield the texts of an event: an event without any opens a window or breaks a line."""
    if not isinstance(entry, Object):
        return
    listed = entry.get("segs")
    for piece in listed if isinstance(listed, list) else [entry]:
        text = piece.get("utf8", piece.get("text")) if isinstance(piece, Object) else None
        if isinstance(text, Text):
            yield text


def _times(entry: Value) -> tuple[float | None, float | None]:
    """Return start and end in seconds."""
    if not isinstance(entry, Object):
        return None, None
    unit = 1000 if "tStartMs" in entry else 1
    start = number(entry.get("tStartMs", entry.get("start")))
    length = number(entry.get("dDurationMs", entry.get("duration")))
    if start is None:
        return None, None
    return start / unit, None if length is None else round((start + length) / unit, 6)


ROW = Reader("youtube", "YouTube's captions as JSON (json3)", recognise, read)
