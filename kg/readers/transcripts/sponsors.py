"""Which cues are read for a sponsor.

A read begins with an opening ("this episode is brought to you by …"), or with whatever follows an announcement ("after
a word from our sponsors") if calls to act follow. It goes on over the turns of the same speaker, and over a jingle,
to the last cue that opens another read, calls to act ("check it out at …") or names the sponsor; a cue in which the
show goes on ("welcome to the podcast") ends it. A read and what follows it in one cue are one cue: it is marked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.document import Cue
from kg.readers.transcripts.ad_language import (
    ANNOUNCE,
    BACK,
    CALL,
    CLOSE,
    CODE,
    LEAN,
    OPEN,
    Sign,
    brands,
    named_after,
    signs,
)

REACH = 260
"""Words that a sponsor read may go on without a sign: reads are seldom longer than two minutes in all."""
REACH_AFTER_CALL = 120
"""The same once the listener was called to act: a read ends soon after."""
BREAK = 700
"""Words between "we will be right back" and "welcome back" that may all be ads."""
TAIL = 160
"""Characters at the end of a cue in which an announcement stands."""
INTERJECTION = 25
"""Words that others may say within a read."""
_JINGLE = re.compile(
    r"\W*(?:music|jingle|song|sfx|sound|theme|ad|ads|advert|advertisement|announcer|promo|音乐|广告)\W*\d*\W*", re.I
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORDS = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """One cue and the signs in it."""

    cue: Cue
    signs: tuple[Sign, ...]
    """By place in the whole text."""
    words: int
    start: int
    """Code points of the whole text before it."""

    def has(self, *kinds: str) -> bool:
        return any(sign.kind in kinds for sign in self.signs)


def mark(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Return the cues with `section` "sponsor" where they are read for a sponsor.

    >>> said = ["Enjoy.", "This show is brought to you by Acme.", "Go to acme.com/show.", "Ada, welcome to the show."]
    >>> [cue.section for cue in mark([Cue(n, 0, text, "Host") for n, text in enumerate(said, 1)])]
    [None, 'sponsor', 'sponsor', None]
    """
    text = " ".join(cue.text for cue in cues)
    lines = _lines(cues, text)
    if not any(line.has(OPEN, CALL, CODE) for line in lines):
        return tuple(cues)
    told = {n for start, end in _reads(lines, text) for n in range(start, end + 1)}
    return tuple(replace(cue, section="sponsor") if n in told else cue for n, cue in enumerate(cues))


def _lines(cues: Sequence[Cue], text: str) -> list[_Line]:
    """Give each cue the signs that touch it; captions cut sentences, so they are looked for in the whole text."""
    starts = [0, *accumulate(len(cue.text) + 1 for cue in cues)][: len(cues)]
    found: list[list[Sign]] = [[] for _ in cues]
    for sign in _told(text):
        for n in range(bisect_right(starts, sign.start) - 1, bisect_right(starts, sign.end - 1)):
            found[n].append(sign)
    return [
        _Line(cue, tuple(told), len(_WORDS.findall(cue.text)) + len(_CJK.findall(cue.text)) // 2, start)
        for cue, told, start in zip(cues, found, starts, strict=True)
    ]


def _told(text: str) -> list[Sign]:
    """Return the signs in order; "a word from our sponsors today" announces and does not open."""
    found = sorted(signs(text))
    announced = {place for sign in found if sign.kind == ANNOUNCE for place in range(sign.start, sign.end)}
    return [sign for sign in found if sign.kind != OPEN or sign.start not in announced]


def _reads(lines: Sequence[_Line], text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last cue of each stretch of sponsor reads."""
    n = 0
    while n < len(lines):
        if (end := _end(lines, n, text)) is not None:
            yield _begin(lines, n, text), end
            n = end
        n += 1


def _end(lines: Sequence[_Line], start: int, text: str) -> int | None:
    """Return the last cue of the sponsor reads that begin at `start`, None where none begins there."""
    line = lines[start]
    if start and _announces(lines[start - 1]) and not line.has(ANNOUNCE, CLOSE, BACK):
        if (end := _break(lines, start)) is not None:
            return end
        end = _extent(lines, start, text)
        if any(part.has(CALL, CODE) for part in lines[start : end + 1]):
            return end
    if line.has(OPEN):
        return _extent(lines, start, text)
    if line.has(LEAN, CODE):
        end = _extent(lines, start, text)
        calls = sum(sign.kind in (CALL, CODE) for part in lines[start : end + 1] for sign in part.signs)
        return end if calls > 1 else None
    return None


def _announces(line: _Line) -> bool:
    """Return whether the cue ends with an announcement."""
    return any(sign.kind == ANNOUNCE and sign.end > line.start + len(line.cue.text) - TAIL for sign in line.signs)


def _break(lines: Sequence[_Line], start: int) -> int | None:
    """Return the last cue before the show comes back from a break with ads in it, None where that is not told."""
    words, ads = 0, False
    for n in range(start, len(lines)):
        if lines[n].has(BACK):
            return n - 1 if ads and n > start else None
        words += lines[n].words
        ads = ads or lines[n].has(OPEN, CALL, CODE)
        if words > BREAK:
            return None
    return None


def _extent(lines: Sequence[_Line], start: int, text: str) -> int:
    """Return the last cue, from `start` on, that bears a sign of the reads which begin there."""
    end, names, called, words, others = start, frozenset[str](), False, 0, 0
    for n in range(start, len(lines)):
        line = lines[n]
        if words > (REACH_AFTER_CALL if called else REACH) or others > INTERJECTION:
            break
        if not _same_voice(lines[start], line):
            others += line.words
            continue
        calls, opens = line.has(CALL, CODE), line.has(OPEN, LEAN)
        if n > start and line.has(CLOSE, BACK) and not calls and not line.has(OPEN):
            break
        names = _names(names, line, text)
        if calls or line.has(OPEN) or n == start or any(name in line.cue.text.lower() for name in names):
            end, words, others = n, 0, 0
            called = calls or (called and not opens)
        else:
            words += line.words
        if n > start and line.has(CLOSE, BACK):
            break
    return end


def _same_voice(first: _Line, line: _Line) -> bool:
    speaker = line.cue.speaker_raw
    return speaker == first.cue.speaker_raw or _JINGLE.fullmatch(speaker or "-") is not None


def _names(known: frozenset[str], line: _Line, text: str) -> frozenset[str]:
    """Add the sponsors that a cue names; an opening drops those of the read before it."""
    opening = next((sign for sign in line.signs if sign.kind in (OPEN, LEAN)), None)
    if opening is not None:
        known = frozenset()
    return known | brands(line.cue.text) | (named_after(text, opening) if opening else frozenset())


def _begin(lines: Sequence[_Line], start: int, text: str) -> int:
    """Return the first cue of a read that was known by its code alone: back to where its speaker first names it."""
    if not lines[start].has(CODE) or lines[start].has(OPEN):
        return start
    names = brands(lines[start].cue.text)
    first, words = start, 0
    for n in range(start - 1, -1, -1):
        line = lines[n]
        words += line.words
        if not _same_voice(lines[start], line) or words > REACH or line.has(CLOSE, BACK, ANNOUNCE):
            break
        if any(name in line.cue.text.lower() for name in names):
            first, words = n, 0
    return first
