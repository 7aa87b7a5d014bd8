"""LRC, the subtitles of music players: `[00:12.50] words`, and what `[ti:…]` and its kin state above them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import subtitles
from kg.readers.transcripts.clock import seconds
from kg.readers.transcripts.finish import finish
from kg.readers.transcripts.places import line_starts
from kg.readers.transcripts.rollup import Screen, Shown
from kg.records.document import Field
from kg.records.errors import InputError

_STATED = re.compile(
    r"\s{0,9}\[(?P<key>ti|ar|al|au|by|re|ve|length|offset|la|tool|#)\s?:(?P<value>[^\[\]]{0,300})\]\s*$", re.IGNORECASE
)
_STAMP = re.compile(r"\[(\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?)\]")
_WORD = re.compile(r"<\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?>")
KEYS = {"ti": "title", "ar": "channel", "al": "show", "length": "duration", "la": "language"}


def recognise(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is LRC: by what it states in brackets, or by hundredths in all its times."""
    full = [line for line in page.lines if line.strip()]
    stated = sum(_STATED.match(line) is not None for line in full)
    timed = sum(_STAMP.match(line.lstrip()) is not None for line in full)
    told = f"{timed} lines begin with a time in brackets, {stated} state something in brackets."
    if stated and timed > 1 and timed + stated >= 0.9 * len(full):
        return 0.98, told
    return 0.0, told


def read(page: Page) -> Reading:
    """Return the lines as cues. Raises InputError where none has words."""
    fields = tuple(_fields(page))
    shift = next((_shift(field.value) for field in fields if field.name == "offset"), 0.0)
    screens = sorted(_screens(page, shift), key=lambda screen: screen.start_s or 0.0)
    made = subtitles.cues(_ended(screens))
    if not made:
        raise InputError(f"{page.path} has the times of LRC, but no words with any of them.")
    made.sort(key=lambda cue: (cue.start_s or 0.0, cue.line))
    title = next((field.value for field in fields if field.name == "title"), "")
    lines = subtitles.texts(page, made, frozenset(field.line for field in fields))
    return finish(page.path, Reading(title, fields, cues=tuple(made), lines=lines))


def _fields(page: Page) -> Iterator[Field]:
    for number, line in enumerate(page.lines, 1):
        match = _STATED.match(line)
        if match and (value := " ".join(match["value"].split())):
            key = match["key"].lower()
            yield Field(KEYS.get(key, key), value, number)


def _shift(value: str) -> float:
    """Return by how many seconds the times are to be moved: "+250" shows the words sooner."""
    return -int(value) / 1000 if re.fullmatch(r"[+-]?\d{1,7}", value) else 0.0


def _screens(page: Page, shift: float) -> Iterator[Screen]:
    """Yield a screen for each time of each line: a chorus has several."""
    starts = line_starts(page.text)
    for number, line in enumerate(page.lines, 1):
        at = len(line) - len(line.lstrip())
        stamps: list[str] = []
        while match := _STAMP.match(line, at):
            stamps.append(match[1])
            at = match.end()
            at += len(line[at:]) - len(line[at:].lstrip())
        text = " ".join(_WORD.sub(" ", line[at:]).split())
        first = _WORD.sub(lambda match: " " * len(match[0]), line[at:])
        column = at + len(first) - len(first.lstrip())
        parts = (Shown(number, starts[number - 1] + column, text, None),) if text else ()
        for stamp in stamps[:100]:
            yield Screen(number, _second(stamp, shift), None, parts)


def _second(stamp: str, shift: float) -> float | None:
    head, colon, tail = stamp.rpartition(":")
    found = seconds(f"{head}.{tail}" if ":" in head and colon else stamp)
    return None if found is None else round(max(0.0, found + shift), 6)


def _ended(screens: list[Screen]) -> list[Screen]:
    """Let a line last to the next time, that of an empty line too; empty ones are left out."""
    ends = [*(screen.start_s for screen in screens[1:]), None]
    return [Screen(s.line, s.start_s, end, s.parts) for s, end in zip(screens, ends, strict=True) if s.parts]


ROW = Reader("lrc", "LRC, the subtitles of music players (.lrc)", recognise, read)
