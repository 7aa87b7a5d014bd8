"""What WebVTT and SRT have in common: blocks of lines under a line with two times.

`srt` and `webvtt-py` read both formats, but give no line or offset of a cue's words, and raise at a block that is out
of form; here every line belongs to a block, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from html.entities import html5

from kg.readers.base import Page
from kg.readers.inline import ESCAPE
from kg.readers.transcripts.characters import sound
from kg.readers.transcripts.clock import seconds
from kg.readers.transcripts.places import line_starts
from kg.readers.transcripts.rollup import Screen, Shown, fresh
from kg.readers.transcripts.said import voiced
from kg.records.document import Cue
from kg.records.problem import Problem

_TIMING = re.compile(
    r"\s{0,40}(?P<start>\S{1,40})\s{0,10}?(?:-->|(?<=\s)->|→)\s{0,10}(?P<end>\S{1,40})(?P<settings>\s.*)?$"
)
_TIME_LIKE = re.compile(r"-?\d[\d:：.,]*|nan|none|null|inf|undefined|[\d:?x*-]*:[\d:?x*.,-]*", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|lang|ruby|rt|font|span|strong|em)(?:[.\s][^<>\n]{0,300})?>|<br\s?/?>|</>"
    r"|<\d{1,4}:[\d:.,]{1,20}>|\{\\[^{}\n]{1,200}\}",
    re.IGNORECASE,
)
_KNOWN = r"(?:c|i|b|u|s|v|lang|ruby|rt)"
_OVER_LINES = re.compile(rf"</?\s*{_KNOWN}(?:[.\s][^<>]{{0,300}})?>", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?:<+[./]?|</?(?:v|lang|ruby|rt)(?:[.\s][^<>]{0,100})?|(?<![A-Za-z0-9])</?[cibus](?:\.[\w.-]{0,100})?"
    r"|<\d{1,4}:[\d:.]{0,20})\s*$"
)
"""A tag that the cue ends in; a heart (<3) and what is smaller than something (a <b and …) are none."""
_BLANK = re.compile(r"[^\n]")
_NAMED = re.compile(r"&([A-Za-z]{2,6})(?![A-Za-z0-9;=])")
"""One of HTML's oldest characters, which need no semicolon."""
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?\s{1,4}([^<>\n]{1,200})>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One cue as it stands in the file."""

    line: int
    """1-based line of its times."""
    start_s: float | None
    end_s: float | None
    body: range
    """1-based lines under it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one speaker on one line of a block."""

    line: int
    offset: int
    """Code points of the file before the first of them."""
    text: str
    speaker: str | None
    """Of a voice tag, "" where none was seen in the block so far."""


def is_timing(line: str) -> bool:
    """Return whether a line gives the times of a cue, readable or not.

    >>> is_timing("00:01.000 --> 00:02.000 align:start"), is_timing("So a --> b")
    (True, False)
    """
    match = _TIMING.match(line) if "->" in line or "→" in line else None
    return match is not None and all(_TIME_LIKE.fullmatch(match[side]) for side in ("start", "end"))


def blocks(lines: Sequence[str], is_label: Callable[[Sequence[str], int], bool]) -> Iterator[Block]:
    """Yield the blocks; `is_label(lines, n)` says whether line n (0-based) numbers or names the block under it."""
    timings = [n for n, line in enumerate(lines) if is_timing(line)]
    heads = [n - 1 if n > 0 and is_label(lines, n - 1) else n for n in timings]
    for n, after in zip(timings, [*heads[1:], len(lines)], strict=False):
        match = _TIMING.match(lines[n])
        start, end = (match["start"], match["end"]) if match else ("", "")
        yield Block(n + 1, seconds(start), seconds(end), range(n + 2, max(after, n + 1) + 1))


def first_line(lines: Sequence[str], is_label: Callable[[Sequence[str], int], bool]) -> int:
    """Return how many lines stand before the first block."""
    n = next((n for n, line in enumerate(lines) if is_timing(line)), len(lines))
    return n - 1 if 0 < n < len(lines) and is_label(lines, n - 1) else n


def shown(page: Page, found: Sequence[Block], skip: frozenset[int]) -> list[Screen]:
    """Return what each block shows, markup taken away; `skip` are 1-based lines that are no text."""
    starts = line_starts(page.text)
    screens = []
    for block in found:
        parts: list[Shown] = []
        voice = ""
        body = [number for number in block.body if number not in skip]
        for number, line in zip(body, _finished([page.lines[number - 1] for number in body]), strict=True):
            for part in _parts(line, number, starts[number - 1], voice):
                voice = part.speaker or voice
                parts.append(Shown(part.line, part.offset, part.text, part.speaker or None))
        screens.append(Screen(block.line, block.start_s, block.end_s, tuple(parts)))
    return screens


def _finished(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a cue with blanks for tags that go on over a line's end, or that its end cuts off."""
    if all(line.count("<") == line.count(">") for line in lines):
        return lines
    text = "\n".join(lines)
    text = _OVER_LINES.sub(lambda tag: _BLANK.sub(" ", tag[0]) if "\n" in tag[0] else tag[0], text)
    text = _UNFINISHED.sub(lambda tag: _BLANK.sub(" ", tag[0]), text)
    return text.split("\n")


def _parts(line: str, number: int, start: int, voice: str) -> Iterator[Part]:
    """Split a line where a voice tag gives the word to another speaker."""
    tags = list(_VOICE.finditer(line)) if "<v" in line.lower() else []
    begins, ends = [0, *(tag.end() for tag in tags)], [*(tag.start() for tag in tags), len(line)]
    speakers = [voice, *(unescape(tag[1]).strip() for tag in tags)]
    for begin, end, speaker in zip(begins, ends, speakers, strict=True):
        text, column = _clean(line, begin, end)
        if text:
            yield Part(number, start + column, text, speaker)


def _clean(line: str, begin: int, end: int) -> tuple[str, int]:
    """Return the words of a piece of a line, white space folded, and the column of the first."""
    kept: list[str] = []
    first = -1
    at = begin
    for match in [*_TAG.finditer(line, begin, end), None]:
        piece = line[at : match.start() if match else end]
        if first < 0 and piece.strip():
            first = at + len(piece) - len(piece.lstrip())
        kept.append(_unescaped(piece))
        kept.append(" " if match and match[0][1:3].lower() == "br" else "")
        at = match.end() if match else end
    text = " ".join("".join(kept).split())
    return text, max(first, begin)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    text = _NAMED.sub(lambda match: html5.get(match[1], match[0]), text)
    return ESCAPE.sub(lambda match: sound(unescape(match[0])), text)


def cues(screens: Sequence[Screen]) -> list[Cue]:
    """Return one cue a screen and speaker; what a roll-up caption repeats is there once."""
    made = []
    for screen in voiced(fresh(screens)):
        for speaker, parts in _by_speaker(screen.parts):
            text = " ".join(part.text for part in parts)
            made.append(Cue(parts[0].line, parts[0].offset, text, speaker, screen.start_s, screen.end_s))
    return made


def _by_speaker(parts: Sequence[Shown]) -> Iterator[tuple[str | None, list[Shown]]]:
    group: list[Shown] = []
    for part in parts:
        if group and part.speaker != group[-1].speaker:
            yield group[-1].speaker, group
            group = []
        group.append(part)
    if group:
        yield group[-1].speaker, group


def unreadable(path: str, found: Sequence[Block]) -> tuple[Problem, ...]:
    """Report the cues whose times cannot be read."""
    lines = [block.line for block in found if block.start_s is None or block.end_s is None]
    if not lines:
        return ()
    told = f"{len(lines)} cue{'s' * (len(lines) > 1)} without a readable time; the text was kept."
    return (Problem(path, lines[0], "unreadable-time", told),)


def texts(page: Page, made: Sequence[Cue], keep: frozenset[int]) -> tuple[str, ...]:
    """Return the reader's text of every line: the whole words of the cues that begin on it, or the line if kept.

    Who speaks stands before the words ("Ada: …") where the file says so there.
    """
    told: dict[int, list[str]] = {}
    for cue in made:
        there = unescape(" ".join(page.lines[max(0, cue.line - 2) : cue.line])) if cue.speaker_raw else ""
        label = f"{cue.speaker_raw}: " if cue.speaker_raw and cue.speaker_raw in there else ""
        told.setdefault(cue.line, []).append(f"{label}{cue.text}")
    return tuple(
        " ".join(told[number]) if number in told else line if number in keep else ""
        for number, line in enumerate(page.lines, 1)
    )
