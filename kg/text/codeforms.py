"""The forms in which timecodes are written, the sound and the slipped, and the seconds that each can mean.

Beside `H:MM:SS` and its kin: units (`1h02m03s`, `12'30"`, `第65分30秒`, `第六十五分`), `T+1:02:03`, points for colons
(`1.12.44`), letters for digits (`O0:58:1O`), minutes or seconds of sixty and more (`1:61:20`, `1:09:65`), and a group
too many (`00:01:12:44`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.text.durations import HAN, HOUR, number

AS_WRITTEN = "as written"
HUNDREDTHS = "minutes, seconds and hundredths"
HOURS_MINUTES = "hours and minutes"
POINTS = "points for colons"
LETTERS = "letters for digits"
CARRIED = "sixty and more carried over"
MINUTES_ALONE = "minutes that count the hours as well"
GROUP_TOO_MANY = "a group too many"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a code can mean by its own characters."""

    seconds: float
    how: str
    """One of the names above."""


_COLON = "[:：∶]"
CLOCK = re.compile(
    rf"(?<![\d:：∶.])(?<!\d[Tt])(?:T\+ ?)?(?P<a>\d{{1,3}}){_COLON}(?P<b>\d{{1,2}})"
    rf"(?:{_COLON}(?P<c>\d{{2}})(?:{_COLON}(?P<d>\d{{2}}))?)?(?:[.,](?P<f>\d{{1,3}}))?(?![\d:：∶])"
)
SLIPPED = re.compile(
    r"(?<![\w:：∶./-])(?:(?P<points>\d{1,2}\.[0-5]\d\.[0-5]\d)(?![\w:：/-]|\.\w)"
    r"|(?=[:\dOolI]*\d)(?=[:\d]*[OolI])(?P<letters>[\dOolI]{1,2}(?::[\dOolI]{2}){1,2})(?![\w:：∶]))"
)
_PRIMES = r"(?P<pm>\d{1,3}) ?(?:′|'|’) ?(?P<ps>\d{2}) ?(?:″|\"|”|''|’’|′′)"
_FIGURE = rf"\d{{1,3}}|[{HAN}]{{1,3}}"
_MINUTE, _SECOND = r"(?:minutes?|mins?|m|分钟|分鐘|分)", r"(?:seconds?|secs?|s|秒钟|秒鐘|秒)"
"""Without the signs for minutes and seconds, which are those of feet and inches as well."""
UNITS = re.compile(
    rf"(?:(?P<mark>第|T\+ ?)|(?<![\w.{HAN}]))(?:(?P<h>{_FIGURE}) ?{HOUR} ?(?P<hm>{_FIGURE}) ?{_MINUTE}"
    rf"(?: ?(?P<hms>{_FIGURE}) ?{_SECOND})?|(?P<m>{_FIGURE}) ?{_MINUTE} ?(?P<ms>{_FIGURE}) ?{_SECOND}|{_PRIMES}"
    rf"|(?P<one>{_FIGURE}) ?(?P<unit>{_MINUTE}|{_SECOND}))(?![A-Za-z\d{HAN}])",
    re.IGNORECASE,
)


def matches(line: str) -> list[re.Match[str]]:
    """Return what has the form of a code in a line, in order; none overlaps another."""
    if not any(char.isdigit() for char in line) and "第" not in line:
        return []
    found = sorted(
        (match for form in (CLOCK, SLIPPED, UNITS) for match in form.finditer(line)),
        key=lambda match: (match.start(), -match.end()),
    )
    apart: list[re.Match[str]] = []
    for match in found:
        if not apart or match.start() >= apart[-1].end():
            apart.append(match)
    return apart


def whole(text: str) -> re.Match[str] | None:
    """Return the match of a text that is one code and nothing else."""
    return CLOCK.fullmatch(text) or SLIPPED.fullmatch(text) or UNITS.fullmatch(text)


def meant(match: re.Match[str]) -> tuple[Reading, ...]:
    """Return what a match can mean, the plainest first; empty where it is no code after all."""
    if match.re is UNITS:
        return _of_units(match)
    if match.re is CLOCK:
        return tuple(_unique(_of_clock(match)))
    how = POINTS if match["points"] else LETTERS
    mended = match.group().replace(".", ":").translate(_MENDED)
    clock = CLOCK.fullmatch(mended)
    found = _of_clock(clock) if clock else ()
    return tuple(Reading(one.seconds, how) for one in found if one.how == AS_WRITTEN)[:1]


_MENDED = str.maketrans("OolI", "0011")


def _of_clock(match: re.Match[str]) -> Iterator[Reading]:
    a, b = int(match["a"]), int(match["b"])
    fraction = float(f"0.{match['f']}") if match["f"] else 0.0
    if match["c"] is None:
        yield from _two_parts(a, b, fraction, match["b"], exact=bool(match["f"]))
    elif match["d"] is None:
        yield from _three_parts(match["a"], b, int(match["c"]), fraction, exact=bool(match["f"]))
    else:
        yield from _four_parts(a, b, int(match["c"]), int(match["d"]), fraction)


def _two_parts(a: int, b: int, fraction: float, second: str, exact: bool) -> Iterator[Reading]:
    if b > 59 or len(second) != 2:
        return
    yield Reading(a * 60 + b + fraction, AS_WRITTEN)
    if not exact:
        yield Reading(a * 3600.0 + b * 60, HOURS_MINUTES)


def _three_parts(first: str, b: int, c: int, fraction: float, exact: bool) -> Iterator[Reading]:
    """Programs write hundredths, and with noughts before; people carry nothing over, and write none."""
    a = int(first)
    hundredths = [Reading(a * 60 + b + c / 100, HUNDREDTHS)] if b < 60 and not exact else []
    if b < 60 and c < 60:
        yield Reading(a * 3600 + b * 60 + c + fraction, AS_WRITTEN)
    elif b < 60:
        carried = Reading(a * 3600 + b * 60 + c + fraction, CARRIED)
        yield from [carried, *hundredths] if len(first) == 1 else [*hundredths, carried]
    elif c < 60:
        if b // 60 == a:
            yield Reading(b * 60 + c + fraction, MINUTES_ALONE)
        yield Reading(a * 3600 + b * 60 + c + fraction, CARRIED)
    yield from hundredths if c < 60 else ()


def _four_parts(a: int, b: int, c: int, d: int, fraction: float) -> Iterator[Reading]:
    """Frames, hundredths or, after a first group that says nothing, hours, minutes and seconds."""
    if b < 60 and c < 60:
        yield Reading(a * 3600 + b * 60 + c + fraction + d / 100, AS_WRITTEN)
    if a in (0, b) and c < 60 and d < 60:
        yield Reading(b * 3600.0 + c * 60 + d, GROUP_TOO_MANY)


def _unique(readings: Iterator[Reading]) -> Iterator[Reading]:
    seen: set[float] = set()
    for reading in readings:
        if reading.seconds not in seen:
            seen.add(reading.seconds)
            yield reading


def _of_units(match: re.Match[str]) -> tuple[Reading, ...]:
    if match["one"]:
        if not match["mark"]:
            return ()  # a length, as like as not
        minute = re.fullmatch(_MINUTE, match["unit"], re.IGNORECASE)
        return (Reading(number(match["one"]) * (60 if minute else 1), AS_WRITTEN),)
    minutes, second = match["hm"] or match["m"] or match["pm"], match["hms"] or match["ms"] or match["ps"] or ""
    if number(second) >= 60:
        return ()
    return (Reading(number(match["h"] or "") * 3600 + number(minutes) * 60 + number(second), AS_WRITTEN),)
