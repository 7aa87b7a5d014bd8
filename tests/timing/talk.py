"""Recordings made up for the tests of time: a talk of invented words, its transcript, pages that quote it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from factory import document

from kg.records.document import Cue, Document, Item, Recording, Timecode
from kg.records.problem import Problem
from kg.text.timecode import clock
from kg.timing import time

SECONDS = 4.0
"""Of every caption."""
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "el")]


def words(count: int, seed: int = 7) -> list[str]:
    """Words of a language of nobody's, some common and most rare, the same every time."""
    dice = random.Random(seed)
    stock = ["".join(dice.choices(_SYLLABLES, k=dice.choice((1, 2, 2, 3)))) for _ in range(3000)]
    return [stock[min(int(dice.paretovariate(0.7)) - 1, 2999)] for _ in range(count)]


def talk(minutes: float, seed: int = 7) -> list[str]:
    """The captions of a talk, eight words each."""
    count = int(minutes * 60 / SECONDS)
    said = words(count * 8, seed)
    return [" ".join(said[at * 8 : at * 8 + 8]) for at in range(count)]


def transcript(captions: Sequence[str], timed: bool = False) -> Document:
    """A transcript of captions, with or without times."""
    cues, offset = [], 0
    for at, text in enumerate(captions):
        start = at * SECONDS if timed else None
        cues.append(Cue(at + 1, offset, text, None, start, None if start is None else start + SECONDS))
        offset += len(text) + 1
    made = document(list(captions) or ["nothing"], "talk.txt", cues=tuple(cues))
    return replace(made, items=(), fields=())


def page(entries: Sequence[tuple[str, str]], path: str = "page.md", section: str = "Quotes") -> Document:
    """A page of entries, each with its code in front: `[12:30] words`."""
    lines = [f"- [{raw}] {text}" for raw, text in entries]
    items = [
        Item(n, n, section, "quote", text, time_raw=re.split(r" ?[-–—,] ?", raw)[0])
        for n, (raw, text) in enumerate(entries, 1)
    ]
    return replace(document(lines or ["nothing"], path, items), items=tuple(items), fields=())


def quote(captions: Sequence[str], second: float) -> str:
    """Three captions' words from a second on."""
    at = int(second / SECONDS)
    return " ".join(captions[at : at + 3])


def quotes(captions: Sequence[str], seconds: Sequence[float], faults: dict[float, str] | None = None) -> Document:
    """A page that quotes a talk at these seconds, with these codes instead of the right ones."""
    return page([((faults or {}).get(second, clock(second)), quote(captions, second)) for second in seconds])


def recording(length: float | None) -> Recording:
    """A recording of so many seconds."""
    url = "https://www.youtube.com/watch?v=abcdefghijk"
    return Recording("rec-1", "A talk", url, "abcdefghijk", length, None, (), (), (), "the tests say so")


def timed(documents: Sequence[Document], length: float | None) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents with their times."""
    return time(documents, recording(length))


def codes(documents: Sequence[Document], length: float | None) -> list[Timecode]:
    """The timecodes of the first document, timed with the others."""
    return list(timed(documents, length)[0][0].timecodes)
