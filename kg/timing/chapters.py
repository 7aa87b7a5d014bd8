"""Where the chapters of a page begin by what is said: all of a list together, by what parts each from its neighbours.

One chapter's words prove little: a code inside it is as good as one at its beginning, and its subject comes up in other
places. A list of chapters parts a recording: where one subject gives way to the next the words of both tell. A hidden
Markov model has each chapter's displacement as its state: neighbours are displaced alike, a jump costs what it costs
however far it goes, and every chapter of a run speaks for the whole run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf, log

from kg.timing.search import LONGEST
from kg.timing.transcripts import Heard
from kg.timing.words import terms

CELL = 5.0
"""Seconds to which a beginning is told."""
REACH = 1800.0
"""Seconds by which a chapter may be displaced: what is farther off is another mistake."""
FEWEST, MOST = 4, 400
"""Chapters from which a list parts a recording, and those up to which it is looked at."""
SHARE = 0.1
"""Share of what is said in a chapter that are the words of its page, beyond chance."""
TELLING = 0.5
"""Nats from which a term is counted."""
AGAIN = 30
"""Terms of the stream within which the same one is no second mention."""
TEMPER = 4.0
"""Nats of words that count as one of evidence: words of a subject come together."""
JUMP, SLIDE = 5.0, 60.0
"""Nats against neighbours that are displaced differently, and seconds of difference that make one of them."""
MOVED, EXACT = 0.5, 60.0
"""Nats against each chapter that is displaced, and the seconds within which none is."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a chapter begins."""

    first: float
    """The second of the first cost."""
    costs: tuple[float, ...]
    """Nats against each second, in steps of `CELL`, with the likeliest of all other chapters; 0 for the likeliest."""

    @property
    def second(self) -> float:
        """The likeliest second."""
        return self.first + self.costs.index(0.0) * CELL

    @property
    def last(self) -> float:
        """The last second that is about as likely: where the chapter's own words begin."""
        at = self.costs.index(0.0)
        return self.first + CELL * next((n for n in range(at, len(self.costs)) if self.costs[n] > MOVED), at + 1) - CELL

    def against(self, low: float, high: float) -> float:
        """Return the least nats against a second between two; infinite where none was looked at."""
        return min(self.costs[_cell(low - self.first) : _cell(high - self.first) + 1], default=inf)


def _cell(seconds: float) -> int:
    return max(0, round(seconds / CELL))


def beginnings(texts: Sequence[str], codes: Sequence[float], heard: Heard) -> list[Beginning]:
    """Return where chapters with these words begin that are said to begin at these seconds; [] for too few or many."""
    if not FEWEST <= len(texts) <= MOST:
        return []
    said = _said(texts, heard)
    at = [_cell(code) for code in codes]
    own = [_own(before, here, code) for before, here, code in zip([{}, *said], said, at, strict=False)]
    ahead = [b - a for a, b in pairwise(at)]
    forth = _swept(own, ahead)
    back = [row[::-1] for row in _swept([row[::-1] for row in reversed(own)], ahead[::-1])[::-1]]
    found = []
    for code, f, b, o in zip(at, forth, back, own, strict=True):
        costs = [x + y - z if z < inf else inf for x, y, z in zip(f, b, o, strict=True)]
        least = min(costs)
        found.append(Beginning((code - _REACH) * CELL, tuple(cost - least for cost in costs)))
    return found


_REACH = _cell(REACH)


def _said(texts: Sequence[str], heard: Heard) -> list[dict[int, float]]:
    """Return of each chapter the nats that its words give to every cell in which some are said."""
    stream, clock = heard.transcript.stream, heard.clock
    asked = [list(dict.fromkeys(terms(text)[:LONGEST])) for text in texts]
    wanted = {term for query in asked for term in query}
    count = Counter(term for term in stream.terms if term in wanted)
    seconds = [clock.second(place)[0] for place in stream.starts]
    places: dict[str, list[int]] = {term: [] for term in wanted}
    met: dict[str, int] = {}
    for cue, (begin, end) in enumerate(pairwise([*stream.first, len(stream.terms)])):
        for n in range(begin, end):
            term = stream.terms[n]
            if term in wanted:
                if n - met.get(term, -AGAIN) >= AGAIN:
                    share = (n - begin) / (end - begin)
                    places[term].append(_cell(seconds[cue] + share * (seconds[cue + 1] - seconds[cue])))
                met[term] = n
    rows: list[dict[int, float]] = []
    for query in asked:
        row: dict[int, float] = {}
        odds = SHARE / (1 - SHARE) / max(1, len(query)) * len(stream.terms)
        for term in query:
            nats = log(1 + odds / (count[term] + 0.5))
            if nats >= TELLING:
                for cell in places[term]:
                    row[cell] = row.get(cell, 0.0) + nats / TEMPER
        rows.append(row)
    return rows


def _own(before: Mapping[int, float], here: Mapping[int, float], code: int) -> list[float]:
    """Return the nats against a chapter's beginning in each cell around its code: words of its own that stand before,
    words of the chapter before it that stand after, and having moved."""
    costs, cost = [], 0.0
    for by in range(-_REACH, _REACH + 1):
        cell = code + by
        moved = MOVED * min(1.0, abs(by) * CELL / EXACT)
        costs.append(cost + moved if cell >= 0 else inf)
        cost += here.get(cell, 0.0) - before.get(cell, 0.0)
    return costs


def _swept(own: Sequence[Sequence[float]], ahead: Sequence[int]) -> list[list[float]]:
    """Return the cheapest cost up to and with each displacement of each chapter; `ahead` are cells between codes."""
    rows = [list(own[0])]
    for costs, cells in zip(own[1:], ahead, strict=True):
        rows.append([a + b for a, b in zip(_next(rows[-1], cells), costs, strict=True)])
    return rows


def _next(row: Sequence[float], ahead: int) -> list[float]:
    """Return the cheapest cost of coming to each displacement from those before it, which must begin earlier."""
    slid = _slid(_slid(row)[::-1])[::-1]
    jumped = [lowest + JUMP for lowest in accumulate(row, min)]
    if ahead >= 0:
        reached = [*jumped[ahead:], *jumped[-1:] * min(ahead, len(row))]
    else:
        reached = [*[inf] * min(-ahead, len(row)), *jumped[:ahead]]
    return list(map(min, slid, reached))


def _slid(row: Sequence[float]) -> list[float]:
    """Return the cheapest cost of each displacement with those below it, a little dearer with each cell between."""
    step = CELL / SLIDE
    return list(accumulate(row, lambda before, cost: min(cost, before + step)))
