"""Seconds of a time in the strict forms of subtitle files and speaker labels.

Elsewhere a page may mean several things by one code (`kg.timecode`); a subtitle file means one.
"""

from __future__ import annotations

import re

TIME = r"-?(?:\d{1,6}[:：])?\d{1,6}[:：]\d{1,2}(?:[.,]\d{1,9})?"
"""Hours, minutes, seconds and a fraction; hours and the fraction may be missing, a broken file may write a minus."""

_TIME = re.compile(r"\s*(-?)(?:(\d{1,6})[:：])?(\d{1,6})[:：](\d{1,2})(?:[.,](\d{1,9}))?\s*")


def seconds(code: str) -> float | None:
    """Return the seconds that a time code means, None where it is none.

    >>> seconds("01:02:03.450"), seconds("00:01,5"), seconds("-00:00:02,000"), seconds("1:2:3:4")
    (3723.45, 1.5, -2.0, None)
    """
    match = _TIME.fullmatch(code)
    if match is None:
        return None
    sign, hours, minutes, whole, fraction = match.groups()
    value = int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + float(f"0.{fraction or 0}")
    return round(-value if sign else value, 9)
