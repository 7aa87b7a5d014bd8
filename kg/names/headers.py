"""What a page's header says about its recording: which video, how long, in which words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.names.tables import words
from kg.text.normalize import key

_VIDEOS = (
    re.compile(r"youtu\.be/([\w-]{6,20})"),
    re.compile(r"youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#\s]{0,200}&)?v=|embed/|shorts/|live/|v/)([\w-]{6,20})"),
    re.compile(r"vimeo\.com/(?:video/)?(\d{5,12})"),
    re.compile(r"bilibili\.com/video/(BV\w{8,14}|av\d{3,12})"),
)
_LENGTH = re.compile(
    r"(?<![\d:.])(?:(\d{1,2}):(\d\d):(\d\d)|(\d{1,3}):(\d\d)|(\d{1,6}(?:\.\d{1,3})?)[\s-]{0,2}"
    r"(hours?|hrs?|h|小时|minutes?|mins?|m|分钟|分|seconds?|secs?|s|秒)(?![a-z]))",
    re.IGNORECASE,
)
_UNITS = {"h": 3600.0, "小": 3600.0, "m": 60.0, "分": 60.0, "s": 1.0, "秒": 1.0}


@dataclass(frozen=True, slots=True)
class Length:
    """How long a recording is said to be."""

    seconds: float
    unit: float
    """Seconds of the smallest unit that is given: 3600 for "7 hours", 60 for "405 min"."""
    stated: bool
    """By a field of its own; False where a title mentions it."""

    def near(self, other: Length) -> bool:
        """Whether both may be the length of one recording: equal within half a unit, one per cent and ten seconds."""
        slack = max(self.unit, other.unit) / 2 + 0.01 * max(self.seconds, other.seconds) + 10
        return abs(self.seconds - other.seconds) <= slack


def video_id(url: str) -> str | None:
    """Return the id of the video on YouTube, Vimeo or Bilibili that the link leads to, or None.

    >>> video_id("https://youtu.be/AbCdEf12345?si=x"), video_id("https://example.org/watch")
    ('AbCdEf12345', None)
    """
    return next((match[1] for pattern in _VIDEOS if (match := pattern.search(url))), None)


def lengths(stated: Iterable[str], title: str) -> Iterator[Length]:
    """Yield the lengths that header fields state, and those of at least an hour that a title gives in hours."""
    for value in stated:
        if length := _length(value, True):
            yield length
    if (length := _length(title, False)) and length.unit == 3600 and length.seconds >= 3600:
        yield length


def _length(text: str, stated: bool) -> Length | None:
    """Add up what stands together: "1 hour 5 min", "6:45:00", "405 min"."""
    total, unit = 0.0, 0.0
    for match in _LENGTH.finditer(unicodedata.normalize("NFKC", text[:400])):
        h, m, s, minutes, seconds, amount, word = match.groups()
        if h or minutes:
            clock = int(h) * 3600 + int(m) * 60 + int(s) if h else int(minutes) * 60 + int(seconds)
            return Length(float(clock), 1.0, stated)
        size = _UNITS[word[0].lower()]
        if unit and size >= unit:
            break
        total, unit = total + float(amount) * size, size
    return Length(total, unit, stated) if total else None


def title_words(title: str) -> frozenset[str]:
    """Return the words of a title that tell it from others, in the form in which they are compared."""
    found = re.findall(r"[^\W_]+", key(title))
    small = words("title_small_words")
    return frozenset(word for word in found if word not in small and (len(word) > 1 or not word.isascii()))
