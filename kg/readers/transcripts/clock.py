"""Seconds of a time in the strict forms of subtitle files and speaker labels.

Elsewhere a page may mean several things by one code (`kg.text.timecode`); a subtitle file means one.
"""

from __future__ import annotations

import re

TIME = (
    r"(?:-?(?:\d{1,6}[:：])?\d{1,6}[:：]\d{1,2}(?:[.,]\d{1,9}|(?<=:\d\d)[:;]\d\d(?![\d:]))?"
    r"|(?:\d{1,2}h\s?)?\d{1,3}m\s?\d{1,2}s\b)"
)
"""Hours, minutes, seconds and a fraction; hours and the fraction may be missing, a broken file may write a minus.
Frames may follow (01:02:03:12), and units may stand for the colons (1h02m03s)."""

_TIME = re.compile(r"\s*(-?)(?:(\d{1,6})[:：])?(\d{1,6})[:：](\d{1,2})(?:[.,](\d{1,9}))?\s*")
_FRAMES = re.compile(r"\s*(\d{1,2}):(\d\d):(\d\d)[:;]\d\d\s*")
_UNITS = re.compile(r"\s*(?:(\d{1,2})h\s?)?(\d{1,3})m\s?(\d{1,2})s\s*")


def seconds(code: str) -> float | None:
    """Return the seconds that a time code means, None where it is none; of frames nothing tells how long they are.

    >>> seconds("01:02:03.450"), seconds("00:01,5"), seconds("-00:00:02,000"), seconds("1:2:3:4")
    (3723.45, 1.5, -2.0, None)
    >>> seconds("01:02:03:12"), seconds("1h02m03s")
    (3723.0, 3723.0)
    """
    if match := _TIME.fullmatch(code):
        sign, hours, minutes, whole, fraction = match.groups()
        value = int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + float(f"0.{fraction or 0}")
        return round(-value if sign else value, 9)
    parts = _FRAMES.fullmatch(code) or _UNITS.fullmatch(code)
    return float(int(parts[1] or 0) * 3600 + int(parts[2]) * 60 + int(parts[3])) if parts else None
