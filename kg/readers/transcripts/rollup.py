"""Roll-up captions, in which a line is shown again above the next one: every line once, none lost.

Live and automatic captions write a screen of two or three lines, then the screen scrolled up by one. Whether a file
does so is decided over all of its screens, since people do say a thing twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

GAP_S = 0.3
"""Two screens that roll up follow one another at once."""
SHARE = 0.5
"""Of the pairs of neighbouring screens that must roll up."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a screen."""

    line: int
    """1-based."""
    offset: int
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Screen:
    """What one block of a subtitle file shows."""

    line: int
    start_s: float | None
    end_s: float | None
    parts: tuple[Shown, ...]


def fresh(screens: Sequence[Screen]) -> list[Screen]:
    """Return the screens with the lines that each shows for the first time; screens without any are left out.

    >>> lines = (("Good morning.",), ("Good morning.", "We begin."), ("We begin.", "Today is Monday."))
    >>> shown = [Screen(n, n, n + 1, tuple(Shown(n, 0, text, None) for text in texts)) for n, texts in enumerate(lines)]
    >>> [part.text for screen in fresh(shown) for part in screen.parts]
    ['Good morning.', 'We begin.', 'Today is Monday.']
    """
    full = [screen for screen in screens if screen.parts]
    if _twice(full):
        return [screen for screen, before in zip(full, [None, *full], strict=False) if not _same(before, screen)]
    if not _rolls(full):
        return full
    kept = []
    before: Screen | None = None
    for screen in full:
        again = _repeated(before, screen) if before else 0
        if again < len(screen.parts):
            kept.append(replace(screen, parts=screen.parts[again:]))
        before = screen
    return kept


def _rolls(screens: Sequence[Screen]) -> bool:
    """Return whether at least half of the screens, and two of them, add lines to what the one before ended with."""
    pairs = list(pairwise(screens))
    adding = sum(0 < _repeated(a, b) < len(b.parts) for a, b in pairs)
    echoes = sum(_repeated(a, b) == len(b.parts) < len(a.parts) for a, b in pairs)
    return adding >= 2 and adding + echoes >= SHARE * len(pairs)


def _twice(screens: Sequence[Screen]) -> bool:
    """Return whether nearly every screen comes as a pair of equals, as some converters write them."""
    pairs = sum(_same(a, b) for a, b in pairwise(screens))
    distinct = len({_texts(screen) for screen in screens})
    return distinct >= 3 and pairs * 2 >= 0.9 * len(screens)


def _same(before: Screen | None, screen: Screen) -> bool:
    return before is not None and _texts(before) == _texts(screen) and _follows(before, screen)


def _texts(screen: Screen) -> tuple[str, ...]:
    return tuple(part.text for part in screen.parts)


def _repeated(before: Screen, screen: Screen) -> int:
    """Return how many lines at the top of a screen are those at the bottom of the one before, if it follows at once."""
    if not _follows(before, screen):
        return 0
    above, below = _texts(before), _texts(screen)
    most = min(len(above), len(below), 8)
    return next((n for n in range(most, 0, -1) if above[-n:] == below[:n]), 0)


def _follows(before: Screen, screen: Screen) -> bool:
    if before.start_s is None or before.end_s is None or screen.start_s is None:
        return True
    return before.start_s <= screen.start_s <= before.end_s + GAP_S
