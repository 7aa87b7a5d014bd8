"""What a timecode can mean in its recording, and what each meaning costs before its words have been heard.

Costs are nats: how much rarer such a mistake is than a code that is right as it stands. They are priors of how pages
are made (programs and models that write minutes for hours, drop or add an hour, add a chunk's offset twice, or guess),
set from what the mistakes are, not from one page; evidence of several words outweighs each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.text.codeforms import (
    AS_WRITTEN,
    CARRIED,
    GROUP_TOO_MANY,
    HOURS_MINUTES,
    HUNDREDTHS,
    LETTERS,
    MINUTES_ALONE,
    POINTS,
)
from kg.text.timecode import Code

LOST_HOUR = "an hour lost"
ADDED_HOUR = "an hour added"
OTHER_HOUR = "a wrong hour"
TWICE = "an offset added twice"
DISPLACED = "displaced"
SHIFTED = "shifted like its neighbours"

COSTS = {
    AS_WRITTEN: 0.0,
    POINTS: 0.0,  # a slip of the pen that leaves nothing else to mean
    LETTERS: 0.0,
    MINUTES_ALONE: 0.0,  # who writes 1:61:20 has both the hour and the minutes since the start
    CARRIED: 1.0,
    HUNDREDTHS: 3.0,  # the commonest slip of programs that cut a recording into pieces under an hour
    SHIFTED: 3.0,  # neighbours that were certainly shifted make the same shift likely
    LOST_HOUR: 4.5,  # as common as hundredths, but each of several hours is as likely
    TWICE: 4.5,  # only where the written second is beyond the end
    DISPLACED: 5.0,  # by who knows what: the place of the words is all that speaks for it, and its nats are what counts
    GROUP_TOO_MANY: 4.5,
    ADDED_HOUR: 5.5,
    HOURS_MINUTES: 6.0,  # people write it, of long recordings, seldom
    OTHER_HOUR: 6.5,
}
IMPOSSIBLE = 25.0
"""Cost of a second beyond the recording's end: more than any words may weigh, since words can be said elsewhere too."""
NEARLY, MARGIN = 4.0, 0.02
"""Cost of a second that is beyond the end by no more than this share of the length: times drift, and ends are cut."""
GRACE = 60.0
"""Seconds beyond the stated length that still may be: lengths are rounded to minutes, and credits are cut."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One meaning of a code."""

    seconds: float
    how: str
    """A key of `COSTS`."""
    prior: float
    """Nats against it before its words were heard."""
    against: float = 0.0
    """Nats that its words say against it."""

    @property
    def cost(self) -> float:
        """All nats against it by itself."""
        return self.prior + self.against

    def shift(self, written: float) -> float:
        """Return by how many seconds it lies from what is written."""
        return self.seconds - written


def choices(
    code: Code, length: float | None, twice: Iterable[float] = (), costs: Mapping[str, float] = COSTS
) -> list[Choice]:
    """Return the meanings that follow from a code's characters in a recording of `length` seconds, with their priors.

    `twice` are offsets that may have been added twice, `costs` the page's own where its habits are known.
    """
    meanings = [(reading.seconds, reading.how) for reading in code.readings]
    written = meanings[0][0]
    if meanings[0][1] == HUNDREDTHS:
        costs = {**costs, CARRIED: costs[CARRIED] + costs[HUNDREDTHS]}
    if length is not None:
        meanings += _hours(written, code, length)
        if written > length + GRACE:
            meanings += [(written - offset, TWICE) for offset in sorted(set(twice)) if offset < written]
    return [Choice(seconds, how, costs[how] + beyond(seconds, length)) for seconds, how in _unique(meanings)]


def beyond(seconds: float, length: float | None) -> float:
    """Return the cost of lying beyond the recording's end (or before its start)."""
    if seconds < 0:
        return IMPOSSIBLE
    if length is None or seconds <= length + GRACE:
        return 0.0
    return NEARLY if seconds <= latest(length) else IMPOSSIBLE


def latest(length: float) -> float:
    """Return the last second at which something of a recording of so many seconds may be said."""
    return length * (1 + MARGIN) + GRACE


def _hours(written: float, code: Code, length: float) -> Iterator[tuple[float, str]]:
    """Yield the code with each other hour that the recording has."""
    if code.readings[0].how not in (AS_WRITTEN, POINTS, LETTERS):
        return
    hour, rest = divmod(written, 3600)
    for other in range(int((length + GRACE) // 3600) + 1):
        if other != hour and rest + other * 3600 <= length + GRACE:
            yield rest + other * 3600, LOST_HOUR if not hour else ADDED_HOUR if not other else OTHER_HOUR


def _unique(meanings: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Return the meanings with each second once, under its cheapest name."""
    cheapest: dict[float, str] = {}
    for seconds, how in meanings:
        if seconds not in cheapest or COSTS[how] < COSTS[cheapest[seconds]]:
            cheapest[seconds] = how
    return list(cheapest.items())


def offsets(written: Sequence[float], length: float | None) -> list[float]:
    """Return the offsets that may have been added twice to the codes of one document (their seconds as written).

    The offset stands in each code once too often, so it is at most half of the smallest of them; codes of the same
    piece of the recording lie together, within `PIECE` of one another.
    """
    if length is None:
        return []
    past = sorted(second for second in written if length + GRACE < second <= 2 * length)
    starts = [second for at, second in enumerate(past) if not at or second - past[at - 1] > PIECE]
    return [start / 2 for start in starts]


PIECE = 900.0
"""Seconds between codes past the end that still come from one piece of the recording."""
