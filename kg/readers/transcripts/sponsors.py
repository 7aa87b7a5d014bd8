"""Which cues are read for a sponsor.

A read begins with an opening ("this episode is brought to you by …"), or with whatever follows an announcement ("after
a word from our sponsors") if a call to act follows. It goes on over the cues of the same voice, over a jingle, and over
voices that hardly speak elsewhere (a sponsor's own people), to the last cue that opens another read, calls to act
("check it out at …") or names the sponsor; a cue in which the show goes on ("welcome to the podcast") ends it. A code
to type, or an address made for the show ("acme.com/show"), shows a read that was neither opened nor announced. A read
and what follows it in one cue are one cue: it is marked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.readers.transcripts import ad_language as language
from kg.readers.transcripts.ad_language import ANNOUNCE, BACK, CALL, CLOSE, CODE, LEAN, MESSAGE, OPEN, Sign
from kg.records.document import Cue

REACH = 260
"""Words that a sponsor read may go on without a sign: reads are seldom longer than two minutes in all."""
REACH_AFTER_CALL = 180
"""The same once the listener was called to act: a read ends soon after."""
BREAK = 700
"""Words between "we will be right back" and "welcome back" that may all be ads."""
TAIL = 160
"""Characters at the end of a cue in which an announcement stands."""
INTERJECTION = 25
"""Words that the others may say within a read, if it then names the same sponsor."""
MINOR = 0.06
"""Share of all words up to which a voice hardly speaks, in a transcript with at least two other voices."""
_JINGLE = re.compile(
    r"\W*(?:music|jingle|song|sfx|sound|theme|ad|ads|advert|advertisement|announcer|promo|break|音乐|广告)\W*\d*\W*",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """One cue and the signs in it."""

    cue: Cue
    signs: tuple[Sign, ...]
    """By place in the whole text."""
    words: int
    """Two Chinese characters count as one."""
    start: int
    """Code points of the whole text before it."""

    def has(self, *kinds: str) -> bool:
        return any(sign.kind in kinds for sign in self.signs)


@dataclass(frozen=True, slots=True)
class _Script:
    """A whole transcript."""

    text: str
    """The words of all cues, a space between two."""
    lines: tuple[_Line, ...]
    minor: frozenset[str | None]
    """Voices that hardly speak."""


def mark(cues: Sequence[Cue], shows: Sequence[str] = ()) -> tuple[Cue, ...]:
    """Return the cues with `section` "sponsor" where they are read for a sponsor; `shows` are names of the show.

    >>> said = ["Enjoy.", "This show is brought to you by Acme.", "Go to acme.com/show.", "Ada, welcome to the show."]
    >>> [cue.section for cue in mark([Cue(n, 0, text, "Host") for n, text in enumerate(said, 1)])]
    [None, 'sponsor', 'sponsor', None]
    """
    script = _script(cues, shows)
    if not any(line.has(ANNOUNCE, OPEN, LEAN, MESSAGE, CODE) for line in script.lines):
        return tuple(cues)
    told = {n for start, end in _reads(script) for n in range(start, end + 1)}
    return tuple(replace(cue, section="sponsor") if n in told else cue for n, cue in enumerate(cues))


def _script(cues: Sequence[Cue], shows: Sequence[str]) -> _Script:
    """Give each cue the signs that touch it; captions cut sentences, so they are looked for in the whole text."""
    text = " ".join(cue.text for cue in cues)
    starts = [0, *accumulate(len(cue.text) + 1 for cue in cues)][: len(cues)]
    found: list[list[Sign]] = [[] for _ in cues]
    for sign in _signs(text, cues, shows):
        for n in range(bisect_right(starts, sign.start) - 1, bisect_right(starts, sign.end - 1)):
            found[n].append(sign)
    lines = tuple(
        _Line(cue, tuple(told), len(_WORD.findall(cue.text)) + len(_CJK.findall(cue.text)) // 2, start)
        for cue, told, start in zip(cues, found, starts, strict=True)
    )
    return _Script(text, lines, _minor(lines))


def _signs(text: str, cues: Sequence[Cue], shows: Sequence[str]) -> list[Sign]:
    """Return the signs in order; "a word from our sponsors today" announces and does not open."""
    speakers = sorted({cue.speaker_raw for cue in cues if cue.speaker_raw})
    found = sorted([*language.signs(text), *language.made_for(text, speakers, shows)])
    announced = {place for sign in found if sign.kind == ANNOUNCE for place in range(sign.start, sign.end)}
    return [sign for sign in found if sign.kind not in (OPEN, LEAN) or sign.start not in announced]


def _minor(lines: Sequence[_Line]) -> frozenset[str | None]:
    words: Counter[str | None] = Counter()
    for line in lines:
        words[line.cue.speaker_raw] += line.words
    few = frozenset(speaker for speaker, count in words.items() if count <= MINOR * words.total())
    return few if len(words) - len(few) >= 2 else frozenset()


def _reads(script: _Script) -> Iterator[tuple[int, int]]:
    """Yield the first and the last cue of each stretch of sponsor reads."""
    n = 0
    while n < len(script.lines):
        if (end := _end(script, n)) is not None:
            yield _begin(script, n), end
            n = end
        n += 1


def _end(script: _Script, start: int) -> int | None:
    """Return the last cue of the sponsor reads that begin at `start`, None where none begins there."""
    line = script.lines[start]
    if start and _announces(script.lines[start - 1]) and not line.has(ANNOUNCE, CLOSE, BACK):
        end = _break(script.lines, start)
        end = _extent(script, start) if end is None else end
        if _calls(script, start, end):
            return end
    if line.has(OPEN):
        return _extent(script, start)
    if line.has(LEAN, MESSAGE, CODE):
        end = _extent(script, start)
        return end if _calls(script, start, end) > line.has(LEAN) else None
    return None


def _calls(script: _Script, start: int, end: int) -> int:
    found = {sign for line in script.lines[start : end + 1] for sign in line.signs}
    return sum(sign.kind in (CALL, CODE) for sign in found)


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


def _extent(script: _Script, start: int) -> int:
    """Return the last cue, from `start` on, that bears a sign of the reads which begin there."""
    end, names, called, words, others = start, frozenset[str](), False, 0, 0
    first = script.lines[start]
    for n in range(start, len(script.lines)):
        line = script.lines[n]
        if words > (REACH_AFTER_CALL if called else REACH) or others > INTERJECTION:
            break
        if not _same_voice(script, first, line):
            others += line.words
            continue
        calls, opens = line.has(CALL, CODE), line.has(OPEN, LEAN, MESSAGE)
        closes = n > start and _closes(script, n)
        if closes and not calls and not opens:
            break
        again = language.names_one(line.cue.text, names)
        names = _names(script, names, line)
        signed = calls or line.has(OPEN, MESSAGE) or language.names_one(line.cue.text, names)
        if n == start or again or (signed and not others):
            end, words, others = n, 0, 0
            called = calls or (called and not opens)
        else:
            words += line.words
        if closes:
            break
    return end


def _closes(script: _Script, n: int) -> bool:
    """Return whether the show goes on in a cue: not where a sponsor's people are thanked or give thanks."""
    line = script.lines[n]
    if line.has(BACK):
        return True
    after = (part.cue.speaker_raw for part in script.lines[n + 1 : n + 4])
    reply = next((speaker for speaker in after if speaker != line.cue.speaker_raw), None)
    return line.has(CLOSE) and line.cue.speaker_raw not in script.minor and reply not in script.minor


def _same_voice(script: _Script, first: _Line, line: _Line) -> bool:
    speaker = line.cue.speaker_raw
    return speaker == first.cue.speaker_raw or speaker in script.minor or _JINGLE.fullmatch(speaker or "-") is not None


def _names(script: _Script, known: frozenset[str], line: _Line) -> frozenset[str]:
    """Add the sponsors that a cue names; an opening drops those of the read before it."""
    opening = next((sign for sign in line.signs if sign.kind in (OPEN, LEAN, MESSAGE)), None)
    if opening is None:
        return known | language.brands(line.cue.text)
    return language.brands(line.cue.text) | language.named_at(script.text, opening)


def _begin(script: _Script, start: int) -> int:
    """Return the first cue of a read that was known by its code alone: back to where its voice first names it."""
    line = script.lines[start]
    if not line.has(CODE) or line.has(OPEN, LEAN, MESSAGE):
        return start
    names = language.brands(line.cue.text)
    first, words = start, 0
    for n in range(start - 1, -1, -1):
        line = script.lines[n]
        words += line.words
        if words > REACH or not _same_voice(script, script.lines[start], line) or line.has(CLOSE, BACK, ANNOUNCE):
            break
        if language.names_one(line.cue.text, names):
            first, words = n, 0
    return first
