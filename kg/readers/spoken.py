"""A transcript in running text below its heading: its paragraphs become cues, long ones sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.readers import heads
from kg.readers.blocks import Block
from kg.readers.sections import Outline, Section
from kg.readers.transcripts.names import may_be_speaker
from kg.readers.transcripts.turns import label
from kg.records.document import Cue
from kg.text.timecode import seconds

FEWEST = 3
"""Below so many paragraphs a section is no transcript but a remark on one."""
LONG = 160
"""A paragraph of more characters is cut at its sentences."""
SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]{0,2}\s+(?=\S)|(?<=[。！？])[”」』）]{0,2}\s*(?=\S)")
REMARK = re.compile(
    r"loading\b.{0,60}|\W{0,6}play snip\b.{0,80}|click to (?:expand|show|open).{0,30}"
    r"|.{0,80}\b(?:subtitles?|captions?|transcript)\b.{0,80}\b(?:AI|machine|automatically|generated)\b.{0,200}"
    r"|.{0,40}(?:字幕|文字稿).{0,40}(?:自动|AI|机器).{0,80}",
    re.IGNORECASE,
)
"""What a site writes around a transcript."""


def blocks(section: Section) -> tuple[Block, ...]:
    """Return the paragraphs of a section that are spoken words; empty where it is no transcript."""
    if section.kind != "transcript":
        return ()
    found = tuple(b for b in section.blocks if b.mark != "|" and not b.level and not REMARK.fullmatch(b.text))
    named = len(found) > 1 and all(_speaker(block.text)[0] for block in found)
    return found if len(found) >= FEWEST or named else ()


def _speaker(text: str) -> tuple[str | None, int]:
    """Return who a paragraph says that speaks ("Ada Lovelace: Good morning."), and where the words begin."""
    found = label(text[:200])
    if found and found.kind == "name" and found.name and may_be_speaker(found.name) and found.column < len(text):
        return found.name, found.column
    return None, 0


def cues(text: str, outline: Outline) -> Iterator[Cue]:
    """Yield the cues of every transcript of a page; `text` is the file's, for their places in it."""
    rows = [block for section in outline.sections for block in blocks(section)]
    starts = _line_starts(text) if rows else []
    for block in rows:
        yield from _cues(block, text, starts)


def _cues(block: Block, text: str, starts: list[int]) -> Iterator[Cue]:
    head = heads.parse(block.text)
    begin = seconds(head.time) if head.time else None
    speaker, column = _speaker(head.text)
    place = starts[block.line - 1]
    for n, words in enumerate(_sentences(head.text[column:])):
        first = words.split()[0]
        found = text.find(first, place)
        place = found if found >= 0 else place
        line = block.line + text.count("\n", starts[block.line - 1], place)
        yield Cue(line, place, words, speaker, start_s=begin if n == 0 else None)
        place += len(first)


def _sentences(text: str) -> Iterator[str]:
    pieces = SENTENCE.split(text) if len(text) > LONG else [text]
    yield from (piece for piece in pieces if piece.strip())


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]
