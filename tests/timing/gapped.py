"""Recordings made up for the tests of gaps: a talk, a transcript of stretches of it, a page that quotes all."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from talk import page, talk, timed, transcript

from kg.records.document import Document, Timecode
from kg.text.timecode import clock


@dataclass(frozen=True)
class Made:
    """A recording with gaps and what is true of it."""

    told: Document
    said: Document
    length: float
    seconds: tuple[float, ...]
    """Of every caption of the transcript."""
    codes: tuple[float, ...]
    """Of every entry of the page."""


def made(seed: int, minutes: float, stretch: float, hole: float, pace: float, quoted: int = 60) -> Made:
    """A talk of which stretches and holes, of so many seconds in the middle, follow one another in the transcript.

    `pace` are seconds of a caption of eight words. The page quotes `quoted` places, three captions each, one in four of
    them where the transcript has a hole, and its codes are right to three seconds.
    """
    dice = random.Random(seed)
    captions = talk(minutes * 4 / pace, seed)
    kept: list[int] = []
    at = 0
    while at < len(captions):
        here = max(4, int(dice.uniform(0.4, 1.6) * stretch / pace))
        kept += range(at, min(at + here, len(captions)))
        at += here + int(dice.uniform(0.3, 1.7) * hole / pace)
    lacked = sorted(set(range(len(captions) - 3)) - {n - back for n in kept for back in range(3)})
    whole = [n for n in kept if {n + 1, n + 2} <= set(kept)]
    places = [dice.choice(whole) for _ in range(quoted * 3 // 4)]
    places = sorted({*places, *(dice.sample(lacked, min(len(lacked), quoted // 4)))})
    codes = [max(0.0, round(n * pace + dice.gauss(0, 1.5))) for n in places]
    rows = [(clock(code), " ".join(captions[n : n + 3])) for code, n in zip(codes, places, strict=True)]
    said = transcript([captions[n] for n in kept])
    return Made(page(rows), said, len(captions) * pace, tuple(n * pace for n in kept), tuple(codes))


def outcome(one: Made) -> tuple[float, float, Sequence[Timecode]]:
    """The middle error of the captions' times, the share within the error bars, and the timecodes.

    A transcript that gets no times has no errors.
    """
    told, said = timed([one.told, one.said], one.length)[0]
    rows = [(cue, second) for cue, second in zip(said.cues, one.seconds, strict=True) if cue.start_s is not None]
    errors = [abs((cue.start_s or 0.0) - second) for cue, second in rows] or [0.0]
    within = sum(error <= (cue.error_s or 0.0) for error, (cue, _) in zip(errors, rows, strict=False))
    return median(errors), within / len(rows) if rows else 1.0, told.timecodes
