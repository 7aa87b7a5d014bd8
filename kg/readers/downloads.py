"""What yt-dlp writes beside a video: `.info.json` with title, channel, date, chapters and description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.readers import header, heads
from kg.readers.base import Page, Reader, Reading
from kg.readers.blocks import Block
from kg.readers.transcripts import records
from kg.readers.transcripts.placed_json import Object, Text, Value, parse
from kg.readers.transcripts.records import Places, number
from kg.records.document import Field, Item
from kg.text.normalize import common_words
from kg.text.timecode import clock

KEYS = {
    "title": "title", "fulltitle": "title", "channel": "channel", "uploader": "channel", "upload_date": "published",
    "release_date": "published", "webpage_url": "url", "original_url": "url", "duration_string": "duration",
    "language": "language", "series": "show", "episode": "episode",
}  # fmt: skip
"""Keys of the file and the fields they give; of two for one field the first is taken."""
CHAPTERS = "Chapters"
DESCRIPTION = "Description"
_NAME = re.compile(r"\[(?P<id>[A-Za-z0-9_-]{11})\](?:\.[A-Za-z][\w-]{1,30})?\.(?:vtt|srt|ass|lrc|ttml|json3|srv[123])$")


def video_of(path: str) -> str | None:
    """Return the id of the video that yt-dlp writes into the name of its subtitles, None for another name.

    >>> video_of("talks/On looms [dQw4w9WgXcQ].en.vtt"), video_of("talks/On looms [2024].vtt")
    ('dQw4w9WgXcQ', None)
    """
    match = _NAME.search(path)
    return match["id"] if match else None


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is yt-dlp's: by its keys."""
    keys = ("id", "title", "webpage_url", "extractor|formats|upload_date")
    if records.is_json(page) and records.looks_like(page, *keys):
        return 0.99, "It is JSON with the keys of yt-dlp."
    return 0.0, "It is no JSON of yt-dlp."


def read(page: Page) -> Reading:
    """Return the header as fields, chapters and description as items. Raises InputError for no sound JSON."""
    parsed, places = parse(page), Places(page)
    root = parsed.root if isinstance(parsed.root, Object) else Object()
    told = root.get("description")
    prose = [*_paragraphs(places, told)] if isinstance(told, Text) else []
    fields = [*_fields(places, root, [text for _, text in prose])]
    items = [*_chapters(places, root), *_description(prose, bool(root.get("chapters")))]
    for field in fields:
        if field.name != "guest":
            places.say(field.line, field.value)
    for item in items:
        places.say(item.line, item.title)
    title = next((field.value for field in fields if field.name == "title"), "")
    return Reading(title, tuple(fields), tuple(items), problems=parsed.problems, lines=places.lines())


def _fields(places: Places, root: Object, prose: Sequence[str]) -> Iterator[Field]:
    seen: set[str] = set()
    for key, name in KEYS.items():
        value = root.get(key)
        if isinstance(value, Text) and value.strip() and name not in seen:
            seen.add(name)
            line, _ = places.of(value)
            words = " ".join(value.split())
            yield Field(name, words, line)
            if name == "title":
                common = common_words(prose)
                others = header.fields(Block(line, line, words), True, common)
                yield from (field for field in others if field.name in ("guest", "role"))
    length = number(root.get("duration"))
    if "duration" not in seen and length is not None:
        yield Field("duration", f"{length:g} s", places.line(root))


def _paragraphs(places: Places, told: Text) -> Iterator[tuple[int, str]]:
    at = 0
    for piece in told.split("\n"):
        if words := " ".join(piece.split()):
            yield places.of(told, at)[0], words
        at += len(piece) + 1


def _chapters(places: Places, root: Object) -> Iterator[Item]:
    listed: Value = root.get("chapters")
    for one in listed if isinstance(listed, list) else []:
        title = one.get("title") if isinstance(one, Object) else None
        if isinstance(one, Object) and isinstance(title, Text) and title.strip():
            start, end = number(one.get("start_time")), number(one.get("end_time"))
            line, words = places.of(title)[0], " ".join(title.split())
            raw, until = (None if second is None else clock(second) for second in (start, end))
            yield Item(line, line, CHAPTERS, "chapter", words, "", raw, until, start_s=start, end_s=end)


def _description(prose: Sequence[tuple[int, str]], listed: bool) -> Iterator[Item]:
    """Yield the paragraphs; a line that begins with a time is a chapter, unless the file lists chapters itself."""
    for line, text in prose:
        head = heads.parse(text)
        if head.time and head.text:
            if not listed:
                yield Item(line, line, CHAPTERS, "chapter", head.text, "", head.time, head.time_end)
        else:
            yield Item(line, line, DESCRIPTION, "paragraph", text)


READER = Reader("video-info", "What yt-dlp tells of a video (.info.json)", recognise, read)
