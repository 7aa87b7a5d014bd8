"""Whisper's JSON and that of its kin: whisper and its APIs, WhisperX (words, speakers), whisper.cpp, transformers.

A segment becomes a cue; where WhisperX gives words of one segment to several speakers, one cue a speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import records
from kg.readers.transcripts.placed_json import Object, Text, parse
from kg.readers.transcripts.records import Places, number
from kg.records.document import Cue

FIELDS = {"language": "language", "title": "title", "url": "url", "channel": "channel"}


def _plain_times(entry: Object) -> tuple[float | None, float | None]:
    return number(entry.get("start")), number(entry.get("end"))


def _milliseconds(entry: Object) -> tuple[float | None, float | None]:
    offsets = entry.get("offsets")
    if not isinstance(offsets, Object):
        return None, None
    start, end = number(offsets.get("from")), number(offsets.get("to"))
    return start if start is None else start / 1000, end if end is None else end / 1000


def _pair(entry: Object) -> tuple[float | None, float | None]:
    pair = entry.get("timestamp")
    return (number(pair[0]), number(pair[1])) if isinstance(pair, list) and len(pair) == 2 else (None, None)


SHAPES: tuple[tuple[str, str, Callable[[Object], tuple[float | None, float | None]]], ...] = (
    ("segments", "start", _plain_times),
    ("transcription", "offsets", _milliseconds),
    ("chunks", "timestamp", _pair),
)
"""The key of the list, a key of its entries, and how an entry tells its start and end, in seconds."""


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is Whisper's JSON: by the keys of its list and entries."""
    for key, inner, _ in SHAPES:
        if records.looks_like(page, key, inner) and records.looks_like(page, "text|words"):
            return 0.975, f"It is JSON with “{key}” that have “{inner}” and “text”."
    return 0.0, "It is no JSON with Whisper's keys."


def read(page: Page) -> Reading:
    """Return the segments as cues. Raises InputError for what is no sound JSON or has no words."""
    parsed, places = parse(page), Places(page)
    key, _, times = next(
        (row for row in SHAPES if isinstance(parsed.root, Object) and row[0] in parsed.root), SHAPES[0]
    )
    listed = records.entries(page, parsed.root, key)
    cues: list[Cue] = []
    left: list[int] = []
    for entry in listed:
        if isinstance(entry, Text):
            made = [found] if (found := records.cue(places, entry, None, None)) else []
        elif isinstance(entry, Object) and (text := _text(entry)) is not None:
            made = list(_cues(places, entry, text, times))
        else:
            made = []
            left.append(places.line(entry, cues[-1].line if cues else 1))
        cues += made
    if not cues and isinstance(parsed.root, Object) and isinstance(whole := parsed.root.get("text"), Text):
        cues += [found] if (found := records.cue(places, whole, None, None)) else []
    return records.reading(page, places, parsed, cues, records.fields(places, parsed.root, FIELDS), left)


def _text(entry: Object) -> Text | None:
    """Return the segment's text, that of its words where it has none of its own."""
    text = entry.get("text")
    if isinstance(text, Text):
        return text
    words = _words(entry)
    if not words:
        return None
    first = words[0][0]
    joined = Text(" ".join(word.strip() for word, _ in words))
    joined.at = first.at
    return joined


def _words(entry: Object) -> list[tuple[Text, Object]]:
    listed = entry.get("words")
    found = [word for word in listed if isinstance(word, Object)] if isinstance(listed, list) else []
    texts = [(word.get("word", word.get("text")), word) for word in found]
    return [(text, word) for text, word in texts if isinstance(text, Text) and text.strip()]


def _cues(
    places: Places, entry: Object, text: Text, times: Callable[[Object], tuple[float | None, float | None]]
) -> Iterator[Cue]:
    words = _words(entry)
    start, end = times(entry)
    stamps = [(number(word.get("start")), number(word.get("end"))) for _, word in words]
    start = start if start is not None else next((begin for begin, _ in stamps if begin is not None), None)
    end = end if end is not None else next((stop for _, stop in reversed(stamps) if stop is not None), None)
    turns = _turns(text, words)
    if len(turns) < 2:
        speaker = records.name(entry.get("speaker")) or (turns[0][1] if turns else None)
        if found := records.cue(places, text, start, end, speaker):
            yield found
        return
    for n, (begin, speaker, first, last) in enumerate(turns):
        stop = turns[n + 1][0] if n + 1 < len(turns) else len(text)
        line, offset = places.of(text, begin)
        began = start if n == 0 else number(first.get("start"))
        ended = end if stop == len(text) else number(last.get("end"))
        yield Cue(line, offset, " ".join(text[begin:stop].split()), speaker, began, ended)


def _turns(text: Text, words: list[tuple[Text, Object]]) -> list[tuple[int, str | None, Object, Object]]:
    """Return where in the text each speaker's words begin, the speaker, the first and the last of the words.

    Words without a speaker go with those before them; [] where the words are not those of the text.
    """
    placed: list[tuple[int, str | None, Object]] = []
    at, speaker = 0, next((told for _, word in words if (told := records.name(word.get("speaker")))), None)
    for word, entry in words:
        begin = text.find(word.strip(), at)
        if begin < 0:
            return []
        speaker = records.name(entry.get("speaker")) or speaker
        placed.append((begin, speaker, entry))
        at = begin + len(word.strip())
    groups = [list(group) for _, group in groupby(placed, key=lambda row: row[1])]
    return [(0 if n == 0 else group[0][0], group[0][1], group[0][2], group[-1][2]) for n, group in enumerate(groups)]


ROW = Reader("whisper", "JSON of Whisper, WhisperX, whisper.cpp and transformers", recognise, read)
