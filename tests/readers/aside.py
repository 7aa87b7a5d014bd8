"""Lines that are no item, cue or field: what each of them is there for, so that no loss goes uncounted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.records.document import Cue, Document

_RULE = re.compile(r"\W*(?:[-*_=~·•—|:+][\s|:]*){2,}\W*|```\w*|\W+")
_HEADING = re.compile(r"\s*#{1,6}\s|\s*(?:WEBVTT|NOTE|STYLE|REGION)\b")
_KEY = re.compile(r"\s*[\w.-]+:\s*(?:[|>]-?)?\s*")
_CODE = re.compile(r"\d{1,3}(?:[:：.,]\d{1,3}){1,3}|-->|\d+|\b(?:align|position|line|size|region|vertical):\S+")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that is not blank and that no item, cue or field holds."""

    line: int
    """1-based."""
    reason: str | None
    """"rule", "heading", "key", "label", "timecode" or "table-head"; None where nothing tells what it is."""


def asides(document: Document) -> Iterator[Aside]:
    """Yield the lines of a document that no item, cue or field holds, in order, each with what it is there for."""
    held = {field.line for field in document.fields}
    held |= {line for item in document.items for line in range(item.line, item.line_end + 1)}
    held |= {line for cue in document.cues for line in _spoken(document.lines, cue)}
    labels = sorted({cue.speaker_raw for cue in document.cues if cue.speaker_raw}, key=len, reverse=True)
    for number, line in enumerate(document.lines, 1):
        if line.strip() and number not in held:
            yield Aside(number, _reason(document.lines, number, labels))


def _spoken(lines: tuple[str, ...], cue: Cue) -> Iterator[int]:
    """The lines of a cue: the first, and those below it whose words it goes on with."""
    yield cue.line
    rest = "".join(cue.text.split())
    for number in range(cue.line + 1, len(lines) + 1):
        words = "".join(lines[number - 1].split())
        if not words or words not in rest:
            return
        yield number


def _reason(lines: tuple[str, ...], number: int, labels: Sequence[str]) -> str | None:
    line = lines[number - 1]
    below = lines[number] if number < len(lines) else ""
    bare = _SIGNS.sub("", _CODE.sub("", line))
    named = next((label for label in labels if label in line), None)
    tests = (
        ("rule", bool(_RULE.fullmatch(line.strip()))),
        ("heading", bool(_HEADING.match(line))),
        ("key", bool(_KEY.fullmatch(line))),
        ("label", named is not None and bare == _SIGNS.sub("", named)),
        ("timecode", not bare),
        ("table-head", "|" in line and bool(_RULE.fullmatch(below.strip() or "x"))),
    )
    return next((reason for reason, holds in tests if holds), None)
