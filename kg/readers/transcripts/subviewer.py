"""Subtitles whose blocks SRT has not: YouTube's SubViewer (.sbv) and SubStation Alpha (.ass, .ssa) with its names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import subtitles
from kg.readers.transcripts.clock import TIME, seconds
from kg.readers.transcripts.finish import finish
from kg.readers.transcripts.names import may_be_speaker
from kg.readers.transcripts.places import line_starts
from kg.readers.transcripts.rollup import Screen, Shown
from kg.records.errors import InputError

_TIMES = re.compile(rf"\s*(?P<start>{TIME}),(?P<end>{TIME})\s*")
_DIALOGUE = re.compile(r"Dialogue:\s*(?P<fields>.*)", re.IGNORECASE)
_FORMAT = re.compile(r"Format:\s*(?P<names>.*\bText\b.*)", re.IGNORECASE)
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
"""The fields of a line of SubStation where the file names none."""
_MARKS = re.compile(r"\{[^{}]{0,400}\}|\\[Nnh]")


def recognise_sbv(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is SubViewer: by its lines of two times with a comma between."""
    full = [line for line in page.lines if line.strip()]
    timings = sum(_TIMES.fullmatch(line) is not None for line in full if line.lstrip()[:1].isdigit())
    told = f"{timings} lines give the two times of a caption, with a comma between them."
    return (0.97 if timings and _TIMES.fullmatch(full[0]) else 0.9 if timings * 6 > len(full) else 0.0), told


def read_sbv(page: Page) -> Reading:
    """Return the captions of a SubViewer file. Raises InputError where none has words."""
    starts = line_starts(page.text)
    screens: list[Screen] = []
    for number, line in enumerate(page.lines, 1):
        if line.lstrip()[:1].isdigit() and (match := _TIMES.fullmatch(line)):
            screens.append(Screen(number, seconds(match["start"]), seconds(match["end"]), ()))
        elif screens and line.strip():
            last = screens[-1]
            shown = _shown(number, starts[number - 1], line.replace("[br]", "    "), 0, None)
            screens[-1] = Screen(last.line, last.start_s, last.end_s, (*last.parts, shown))
    return _reading(page, screens)


def recognise_ass(page: Page) -> tuple[float, str]:
    """Say how sure it is that the page is SubStation Alpha: by its sections and lines of dialogue."""
    lines = sum(_DIALOGUE.match(line) is not None for line in page.lines)
    headed = re.search(r"^\s*\[(?:Script Info|Events)\]", page.text, re.IGNORECASE | re.MULTILINE) is not None
    return (0.99 if headed else 0.0), f"It has {lines} lines of dialogue under the sections of SubStation Alpha."


def read_ass(page: Page) -> Reading:
    """Return the lines of dialogue, each with its name as speaker. Raises InputError where none has words."""
    return _reading(page, list(_dialogue(page)))


def _dialogue(page: Page) -> Iterator[Screen]:
    starts = line_starts(page.text)
    names: Sequence[str] = _FIELDS
    for number, line in enumerate(page.lines, 1):
        if told := _FORMAT.match(line):
            names = [name.strip().lower() for name in told["names"].split(",")]
        elif match := _DIALOGUE.match(line):
            values = match["fields"].split(",", len(names) - 1)
            fields = dict(zip(names, values, strict=False))
            text = fields.get("text", "")
            column = len(line) - len(text)
            name = " ".join((fields.get("name") or fields.get("actor") or "").split())
            shown = _shown(number, starts[number - 1], text, column, name if may_be_speaker(name) else None)
            yield Screen(number, seconds(fields.get("start", "")), seconds(fields.get("end", "")), (shown,))


def _shown(number: int, start: int, text: str, column: int, speaker: str | None) -> Shown:
    bare = _MARKS.sub(lambda match: " " * len(match[0]), text)
    return Shown(number, start + column + len(bare) - len(bare.lstrip()), " ".join(bare.split()), speaker)


def _reading(page: Page, screens: Sequence[Screen]) -> Reading:
    spoken = [Screen(s.line, s.start_s, s.end_s, tuple(p for p in s.parts if p.text)) for s in screens]
    made = subtitles.cues([screen for screen in spoken if screen.parts])
    if not made:
        raise InputError(f"{page.path} has the times of subtitles, but no words with any of them.")
    return finish(page.path, Reading("", cues=tuple(made), lines=subtitles.texts(page, made, frozenset())))


SBV = Reader("sbv", "YouTube's SubViewer captions (.sbv)", recognise_sbv, read_sbv)
ASS = Reader("ass", "SubStation Alpha subtitles (.ass, .ssa), with their names", recognise_ass, read_ass)
