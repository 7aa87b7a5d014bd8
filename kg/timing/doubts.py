"""Stretches of a transcript to be doubted: no page corroborates them, and they do not read like the rest.

Programs that make subtitles invent talk where they hear none: it is full of fillers and repeats, in short cues, and no
page that was made from the recording says any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.records.document import Cue

SILENCE = 420.0
"""Seconds without any page's word from which a stretch is looked at: pages tell something every minute or two."""
FEWEST = 20
"""Corroborated places without which a transcript is not judged: where pages say little, silence says nothing."""
BLOCK = 60
"""Cues that are judged together, about two minutes of captions."""
UNLIKE = 4.0
"""Median deviations from the corroborated blocks from which a block reads unlike them."""
LEAST_FILLERS = 0.03
"""Share of fillers by which a block must exceed the middle one beside: a tenth more of next to none is nothing."""
SHARE = 0.5
"""Share of a stretch's blocks that must read unlike the rest."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FILLER = re.compile(
    r"(?:u+[hm]+|m+[hm]*(?:-h+m+)?|h+m+|a+h+|o+h+|e+r+m?|yeah|yep|okay|ok|right|嗯+|啊+|呃+|哦+|对+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A doubtful stretch of a transcript."""

    first: int
    """Index of its first cue."""
    last: int
    why: str
    """What is odd about it, the end of a sentence."""


def doubtful(cues: Sequence[Cue], starts: Sequence[float], corroborated: Sequence[float]) -> tuple[Stretch, ...]:
    """Return the doubtful stretches of a transcript, in order.

    `starts` are the seconds of the cues, `corroborated` those at which pages say what the transcript says.
    """
    known = sorted(corroborated)
    if len(known) < FEWEST or not cues:
        return ()
    blocks = [range(at, min(at + BLOCK, len(cues))) for at in range(0, len(cues), BLOCK)]
    fillers = [_fillers([cues[at].text for at in block]) for block in blocks]
    silent = [_silent(starts[block[0]], starts[block[-1]], known) for block in blocks]
    usual = [share for share, alone in zip(fillers, silent, strict=True) if not alone]
    if not usual:
        return ()
    middle = median(usual)
    limit = middle + max(LEAST_FILLERS, UNLIKE * median(abs(share - middle) for share in usual))
    odd = [alone and share > limit for alone, share in zip(silent, fillers, strict=True)]
    return tuple(Stretch(blocks[a][0], blocks[b][-1], _why(fillers[a : b + 1], middle)) for a, b in _runs(odd, silent))


def _why(fillers: Sequence[float], middle: float) -> str:
    times = sum(fillers) / len(fillers) / max(middle, 0.01)
    return f"no page says any of it, and fillers are {times:.1f} times as frequent as elsewhere"


def _silent(start: float, end: float, known: Sequence[float]) -> bool:
    """Return whether a block lies in a stretch of `SILENCE` without a corroborated second."""
    gaps = pairwise([float("-inf"), *known, float("inf")])
    return any(a <= start and end <= b and min(b, end + SILENCE) - max(a, start - SILENCE) >= SILENCE for a, b in gaps)


def _runs(odd: Sequence[bool], silent: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and last block of runs of odd blocks; one or two others between odd ones do not part them."""
    at = 0
    while at < len(odd):
        if not odd[at]:
            at += 1
            continue
        last = at
        for later in range(at + 1, len(odd)):
            if not silent[later] or later - last > 3:
                break
            if odd[later]:
                last = later
        if sum(odd[at : last + 1]) >= 2:
            yield at, last
        at = last + 1


def _fillers(texts: Sequence[str]) -> float:
    words = [word for text in texts for word in _WORD.findall(text)]
    return sum(_FILLER.fullmatch(word) is not None for word in words) / max(1, len(words))
