"""WebVTT (.vtt): cues with voice tags, settings, notes, styles, and captions that roll up.

Tolerated: everything that `srt` tolerates, and an empty line under the times, as automatic captions have it. The
`webvtt-py` package is not used: it gives no line or offset of the words, and refuses what browsers show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import subtitles
from kg.readers.transcripts.finish import finish
from kg.readers.transcripts.rollup import Screen
from kg.records.document import Field, Item
from kg.records.errors import InputError
from kg.records.problem import Problem

_NOTE = re.compile(r"(NOTE|STYLE|REGION)(?:\s+(.*))?$")
_HEADER = re.compile(r"(Kind|Language|Title|Url|Source|Channel|Date)\s?[:=]\s?(\S.*)$", re.IGNORECASE)
_TIME = r"(?:\d+:)?[0-5]\d:[0-5]\d\.\d{3}"
_IN_FORM = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(?:[ \t\f].*)?")
_FIELDS = {"date": "published"}


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is a WebVTT file: its first line says so."""
    if is_signed(page.text):
        return 1.0, "The first line is WEBVTT."
    return 0.0, "The first line is not WEBVTT."


def is_signed(text: str) -> bool:
    """Return whether a text begins as WebVTT files do."""
    return re.match(r"\s*WEBVTT(?:\s|$)", text[:200]) is not None


def read(page: Page) -> Reading:
    """Return the cues of a WebVTT file, its notes as items. Raises InputError where no cue has words."""
    found = list(subtitles.blocks(page.lines, _is_identifier))
    notes, skip = _notes(page.lines)
    before = range(1, subtitles.first_line(page.lines, _is_identifier) + 1)
    made = subtitles.cues(subtitles.shown(page, found, skip))
    if not made:
        raise InputError(f"{page.path} is WebVTT, but no cue in it has any words.")
    fields = _header(page.lines, before)
    noted = frozenset(number for note in notes for number in range(note.line, note.line_end + 1))
    reading = Reading(
        title=next((field.value for field in fields if field.name == "title"), ""),
        fields=fields,
        items=notes,
        cues=tuple(made),
        problems=(*subtitles.unreadable(page.path, found), *_out_of_form(page, found)),
        lines=subtitles.texts(page, made, noted | {field.line for field in fields}),
    )
    return finish(page.path, reading)


def screens(page: Page) -> list[Screen]:
    """Return what every cue of a WebVTT file shows, those without words too, as the file has them."""
    return subtitles.shown(page, list(subtitles.blocks(page.lines, _is_identifier)), _notes(page.lines)[1])


def is_in_form(line: str) -> bool:
    """Return whether players take a line for the times of a cue: WebVTT wants three decimals behind a point.

    >>> is_in_form("00:01.000 --> 00:02.000 align:start"), is_in_form("00:01,000 --> 00:02,000")
    (True, False)
    """
    return _IN_FORM.fullmatch(line) is not None


def _out_of_form(page: Page, found: Sequence[subtitles.Block]) -> tuple[Problem, ...]:
    lines = [block.line for block in found if block.start_s is not None and not is_in_form(page.lines[block.line - 1])]
    if not lines:
        return ()
    told = f"{len(lines)} cue{'s' * (len(lines) > 1)} with times out of WebVTT's form: read, but no player shows them."
    return (Problem(page.path, lines[0], "out-of-form", told),)


def _is_identifier(lines: Sequence[str], n: int) -> bool:
    """Return whether line n names the block under it: it stands alone under an empty line."""
    text = lines[n].strip()
    return n > 0 and bool(text) and not lines[n - 1].strip() and not _NOTE.match(text)


def _notes(lines: Sequence[str]) -> tuple[tuple[Item, ...], frozenset[int]]:
    """Return comments as items, and the 1-based lines of comments, styles and regions: they end at an empty line."""
    notes: list[Item] = []
    taken: set[int] = set()
    for n, line in enumerate(lines):
        match = _NOTE.match(line) if n and n + 1 not in taken and not lines[n - 1].strip() else None
        if match is None:
            continue
        end = next(
            (m for m in range(n, len(lines)) if not lines[m].strip() or subtitles.is_timing(lines[m])), len(lines)
        )
        taken |= set(range(n + 1, end + 1))
        words = [match[2] or "", *lines[n + 1 : end]]
        first = n + 1 if match[2] else n + 2
        if match[1] == "NOTE" and any(word.strip() for word in words):
            notes.append(Item(first, end, "Notes", "note", " ".join(" ".join(words).split())))
    return tuple(notes), frozenset(taken)


def _header(lines: Sequence[str], before: range) -> tuple[Field, ...]:
    """Return what the lines above the first cue state: "WEBVTT - a title", "Language: en"."""
    fields = []
    title = lines[0].strip().removeprefix("WEBVTT").strip(" \t-–—") if lines else ""
    if title:
        fields.append(Field("title", title, 1))
    for number in before[1:]:
        if match := _HEADER.match(lines[number - 1].strip()):
            name = match[1].lower()
            fields.append(Field(_FIELDS.get(name, name), match[2].strip(), number))
    return tuple(fields)


ROW = Reader("webvtt", "WebVTT captions (.vtt), roll-up and voices too", recognise, read)
