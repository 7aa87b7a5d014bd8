"""What the transcripts say about where the words of a passage stand: the evidence for and against a second."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import Protocol

from kg.timing.passages import Passage
from kg.timing.search import STEP, Found, Place
from kg.timing.transcripts import Heard

LEAD = 45.0
"""Seconds by which words may stand before their code, since pages round: what is nearer is no displacement."""
TAIL = 75.0
"""Seconds for which words may go on after their code."""
OFF, OFF_MOST = 40.0, 1.5
"""Seconds from a quote's place that count as one nat against a meaning, and the most that they count."""
ROUND, ROUNDED = 300.0, 75.0
"""Codes of whole five minutes are rounded; their words may be this many seconds farther off."""
QUOTED = 0.5
"""Share of a passage's weight in its own order from which it is a quote: where pages' codes are right, nine in ten such
places are within half a minute."""
ENOUGH = 40.0
"""Nats from which a quote is long enough to be told from a turn of phrase."""
SUMMARY = 0.25
"""Share up to which it is a summary."""
QUOTE_TEMPER = 2.0
"""Words of one subject come together, so that chance is less rare than the words alone say: nats of a search are
divided by this for a quote …"""
SUMMARY_TEMPER = 3.0
"""… and by this for a summary, whose words are said in many places; in between by what lies between."""
RECURS = 0.005
"""Share of summaries whose words are said where the transcript lacks them, and stand elsewhere as well."""
VAGUE = 60.0
"""Seconds by which a gap may move words, from which the clock only tells where they may have been said."""
OPENING = 0.5
"""Share of the best place's score from which an earlier place near it is where a chapter begins."""
OPENING_BACK = 240.0
"""Seconds before the best place in which a chapter's beginning is looked for."""


class Witness(Protocol):
    """Whoever can say where the words of a passage stand."""

    def against(self, passage: Passage, second: float) -> float:
        """Return the nats against the passage's code meaning `second`."""

    def places(self, passage: Passage) -> list[tuple[float, float]]:
        """Return the second of each place where the words may stand and the nats against it, the best place first."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a transcript has to say about one passage."""

    heard: Heard
    found: Found

    @property
    def quoted(self) -> float:
        """How much of a quote the passage is, 0 (a summary) to 1, by its best place."""
        best = self.found.places[0] if self.found.places else None
        said = best.said * min(1.0, best.score / ENOUGH) if best else 0.0
        return min(1.0, max(0.0, (said - SUMMARY) / (QUOTED - SUMMARY)))

    @property
    def temper(self) -> float:
        """Nats of the search that count as one of evidence."""
        return SUMMARY_TEMPER + self.quoted * (QUOTE_TEMPER - SUMMARY_TEMPER)

    def against(self, passage: Passage, second: float) -> float:
        """Return the nats against the code meaning `second`: what the best place has more than those near it.

        Of several meanings near the place of a quote the nearest is the likeliest.
        """
        if not self.found.places:
            return 0.0
        near = max(self.found.near(*self._reach(passage, second)), self._unplaced(passage, second))
        worse = max(0.0, self.found.places[0].score - near) / self.temper
        return self._covered(worse, second) + self.quoted * self._off(passage, second)

    def _unplaced(self, passage: Passage, second: float) -> float:
        """Return the best score of a place of which the clock is so unsure that it may be at a second."""
        scores = [0.0]
        for place in self.found.places:
            said, sure = self._said(place)
            if sure > VAGUE and -sure <= second + passage.span - said and second - passage.back - said <= sure:
                scores.append(place.score)
        return max(scores)

    def _said(self, place: Place) -> tuple[float, float]:
        """Return the second of a place, and by how many seconds gaps of the transcript may move it."""
        at = self.heard.transcript.stream.place(place.term)
        return self.heard.clock.second(at)[0], self.heard.clock.loose(at)

    def _covered(self, against: float, second: float) -> float:
        """Return what is left of the nats against a second where the transcript may lack what was said there.

        The words were found elsewhere, and few things are said twice, quotes fewest.
        """
        lacks = RECURS * self.heard.clock.lacks(second) * (1 - self.quoted)
        return against if not lacks else -log(lacks + (1 - lacks) * exp(-against))

    def _off(self, passage: Passage, second: float) -> float:
        """Return the nats against a meaning that is near the best place, but not at it."""
        said, sure = self._said(self.found.places[0])
        away = max(second - passage.back - said, said - second - passage.span, 0.0)
        return min(OFF_MOST, max(0.0, away - (sure if sure > VAGUE else 0.0)) / OFF)

    def places(self, passage: Passage) -> list[tuple[float, float]]:
        """Return the second of each place where the words may stand and the nats against it, the best place first."""
        clock, stream = self.heard.clock, self.heard.transcript.stream
        best = self.found.places[0].score if self.found.places else 0.0
        begins = self._opening if passage.opens else _begins
        return [
            (clock.second(stream.place(begins(place)))[0], (best - place.score) / self.temper)
            for place in self.found.places
            if self._said(place)[1] <= VAGUE
        ]

    def _opening(self, place: Place) -> int:
        """Return the term where what is spoken of at a place begins to be spoken of."""
        clock, stream = self.heard.clock, self.heard.transcript.stream
        back = stream.term(clock.place(clock.second(stream.place(place.term))[0] - OPENING_BACK))
        windows = range(back // STEP, place.term // STEP)
        first = next((at for at in windows if self.found.scores[at] >= OPENING * place.score), None)
        return place.term if first is None else first * STEP

    def _reach(self, passage: Passage, second: float) -> tuple[int, int]:
        """Return the first and last term of the stream that may be meant by a code that says `second`."""
        clock, stream = self.heard.clock, self.heard.transcript.stream
        blur = clock.blur(second)
        rounded = ROUNDED if second and second % ROUND == 0 else 0.0
        first = clock.place(second - LEAD - passage.back - blur - rounded)
        last = clock.place(second + TAIL + passage.span + blur + rounded)
        return stream.term(first), stream.term(last)


def _begins(place: Place) -> int:
    return place.term
