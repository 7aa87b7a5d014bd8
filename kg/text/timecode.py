"""Read the timecodes and durations that people and programs write.

Forms of a code: `MM:SS`, `H:MM:SS`, `HH:MM:SS`, each with a fraction (`.5`, `,450`) or frames (`:12`), full-width
colons, `1h02m03s`, `1小时5分`, `12′34″`; alone, in ranges and in lists, with or without brackets. What is not one:
dates, times of day ("3:30 pm"), ratios, durations in running text ("a 7-hour talk").

One written code can mean several seconds; `readings` lists all that follow from its own characters. Which of them is
meant depends on the page and the recording, and is decided in `kg.timing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

AS_WRITTEN = "as written"
HUNDREDTHS = "minutes, seconds and hundredths"
HOURS_MINUTES = "hours and minutes"

_COLON = "[:：∶]"
_CLOCK = re.compile(
    rf"(?<![\d:：∶.])(?<!\d[Tt])(?P<a>\d{{1,3}}){_COLON}(?P<b>\d{{1,2}})"
    rf"(?:{_COLON}(?P<c>\d{{2}})(?:{_COLON}(?P<d>\d{{2}}))?)?(?:[.,](?P<f>\d{{1,3}}))?(?![\d:：∶])"
)
_HOUR = r"(?:hours?|hrs?|h|小时|小時|时|時)"
_MINUTE = r"(?:minutes?|mins?|m|分钟|分鐘|分|′|')"
_SECOND = r"(?:seconds?|secs?|s|秒钟|秒鐘|秒|″|\")"
_UNITS = re.compile(
    rf"(?<![\w.])(?:(?P<h>\d{{1,3}}) ?{_HOUR} ?(?P<hm>\d{{1,3}}) ?{_MINUTE}(?: ?(?P<hms>\d{{1,2}}) ?{_SECOND})?"
    rf"|(?P<m>\d{{1,3}}) ?{_MINUTE} ?(?P<ms>\d{{1,2}}) ?{_SECOND})(?![A-Za-z\d])",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "[(（【［〔{「", "])）】］〕}」"
_SET_OFF_LEFT = frozenset(_OPEN + "|·•‧@—–-*#>▶►⏱⌚~～→")
_SET_OFF_RIGHT = frozenset(_CLOSE + "|·•‧—–~～→")
_CLOCK_AFTER = re.compile(
    r"\s{0,2}(?:[ap]\.?\s?m\b|o['’]clock|uhr\b|(?:utc|gmt|[ecmp][sd]?t|cst|jst)\b|[点點])", re.IGNORECASE
)
_CLOCK_BEFORE = re.compile(
    r"(?:\b(?:at|by|until|till|before|after|around|since|from)|上午|下午|早上|晚上|凌晨|中午)\s{0,2}$", re.IGNORECASE
)
_DATE_BEFORE = re.compile(r"\d{1,4}[-/.年月]\d{1,2}(?:[-/.月]\d{1,4}|日|号)?[ T,-]{0,2}$")
_ALONE = re.compile(r"\W{0,4}(?:at|around|ca\.?|from|see|time|timestamp|时间|約|约)?\W{0,3}", re.IGNORECASE)
_LOOK_BACK = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a code can mean by its own characters."""

    seconds: float
    how: str
    """`AS_WRITTEN`, `HUNDREDTHS` or `HOURS_MINUTES`."""


@dataclass(frozen=True, slots=True)
class Code:
    """One timecode in a line."""

    column: int
    """0-based code points before it."""
    raw: str
    """As it stands, without brackets."""
    readings: tuple[Reading, ...]
    """Never empty; the plainest reading first."""
    bracket: int | None = None
    """Column of the bracket that it stands in, None outside brackets: codes of one bracket belong together."""
    after: str = ""
    """How it is joined to the code before it in the same bracket or run: "range" (a dash), "list" (a comma) or ""."""


def seconds(raw: str) -> float | None:
    """Return the seconds that a code means as written, None where `raw` is no code.

    >>> seconds("1:02:03.5"), seconds("12：30"), seconds("1小时5分"), seconds("End of 2022")
    (3723.5, 750.0, 3900.0, None)
    """
    found = readings(raw)
    return found[0].seconds if found else None


def readings(raw: str) -> tuple[Reading, ...]:
    """Return what a code can mean by its own characters, the plainest first; empty where `raw` is no code.

    >>> [(r.seconds, r.how) for r in readings("25:40:00")]
    [(92400.0, 'as written'), (1540.0, 'minutes, seconds and hundredths')]
    """
    text = raw.strip().strip(_OPEN + _CLOSE).strip()
    if match := _CLOCK.fullmatch(text):
        return _clock_readings(match)
    if match := _UNITS.fullmatch(text):
        return _unit_readings(match)
    return ()


def find(line: str) -> tuple[Code, ...]:
    """Return the timecodes of a line in order: a range gives two, a list one each.

    >>> [(c.column, c.raw, c.after) for c in find("So it was [00:12 - 00:15, 1:02:03]")]
    [(11, '00:12', ''), (19, '00:15', 'range'), (26, '1:02:03', 'list')]
    """
    codes: list[Code] = []
    for match in _matches(line):
        raw = match.group()
        found = _clock_readings(match) if match.re is _CLOCK else _unit_readings(match)
        if not found:
            continue
        bracket = _bracket(line, match.start())
        joined = _joined(line, codes[-1], match.start()) if codes else ""
        if joined or _stands_as_code(line, match, bracket):
            codes.append(Code(match.start(), raw, found, bracket, joined))
    return tuple(codes)


def _matches(line: str) -> list[re.Match[str]]:
    """Return clock and unit forms in order; none overlaps another, since one has colons and the other units."""
    if not any(char.isdigit() for char in line):
        return []
    return sorted([*_CLOCK.finditer(line), *_UNITS.finditer(line)], key=lambda match: match.start())


def _clock_readings(match: re.Match[str]) -> tuple[Reading, ...]:
    a, b = int(match["a"]), int(match["b"])
    fraction = float(f"0.{match['f']}") if match["f"] else 0.0
    if match["c"] is None:
        return _two_parts(a, b, fraction, match["b"], exact=bool(match["f"]))
    frames = int(match["d"] or 0) / 100
    return _three_parts(a, b, int(match["c"]), fraction + frames, exact=bool(match["f"] or match["d"]))


def _two_parts(a: int, b: int, fraction: float, second: str, exact: bool) -> tuple[Reading, ...]:
    if b > 59 or len(second) != 2:
        return ()
    plain = Reading(a * 60 + b + fraction, AS_WRITTEN)
    return (plain,) if exact else (plain, Reading(a * 3600.0 + b * 60, HOURS_MINUTES))


def _three_parts(a: int, b: int, c: int, fraction: float, exact: bool) -> tuple[Reading, ...]:
    found = []
    if b < 60 and c < 60:
        found.append(Reading(a * 3600 + b * 60 + c + fraction, AS_WRITTEN))
    if b < 60 and not exact:
        found.append(Reading(a * 60 + b + c / 100, HUNDREDTHS))
    return tuple(found)


def _unit_readings(match: re.Match[str]) -> tuple[Reading, ...]:
    minutes, second = match["hm"] or match["m"], match["hms"] or match["ms"] or "0"
    return (Reading(int(match["h"] or 0) * 3600.0 + int(minutes) * 60 + int(second), AS_WRITTEN),)


def _bracket(line: str, column: int) -> int | None:
    """Return the column of the innermost bracket still open before `column`."""
    depth = 0
    for at in range(column - 1, max(-1, column - 400), -1):
        if line[at] in _CLOSE:
            depth += 1
        elif line[at] in _OPEN:
            if not depth:
                return at
            depth -= 1
    return None


def _joined(line: str, last: Code, start: int) -> str:
    """Say how a code is joined to the one before it: by nothing but a dash, or nothing but a comma."""
    between = line[last.column + len(last.raw) : start].strip(_OPEN + _CLOSE + " ")
    if between in ("-", "–", "—", "~", "～", "→", "-->", "to", "至", "到"):
        return "range"
    return "list" if between in (",", ";", "、", "，", "；", "/", "&", "and") else ""


def _stands_as_code(line: str, match: re.Match[str], bracket: int | None) -> bool:
    """Return whether the page sets the code off, rather than speaking of a time of day, a duration or a score."""
    before = line[max(0, match.start() - _LOOK_BACK) : match.start()]
    after = line[match.end() : match.end() + _LOOK_BACK]
    if _CLOCK_AFTER.match(after) or _DATE_BEFORE.search(before):
        return False
    left, right = before.rstrip()[-1:], after.lstrip()[:1]
    if match.re is _CLOCK and match["c"] is not None:
        return True
    if left in _SET_OFF_LEFT or (bracket is not None and _ALONE.fullmatch(line[bracket + 1 : match.start()])):
        return True
    if not line[: match.start()].strip():
        return True
    return (not right or right in _SET_OFF_RIGHT) and not _CLOCK_BEFORE.search(before) and match.re is _CLOCK


_NUMBER = r"(?P<{0}>\d{{1,5}}(?:\.\d{{1,3}})?|[一二两三四五六七八九十半]{{1,3}})"
_DURATION = re.compile(
    rf"(?:{_NUMBER.format('h')}[ -]?(?:{_HOUR}|个小时|個小時|個鐘)(?P<half>半)?)?[ ,]{{0,2}}(?:and )?"
    rf"(?:{_NUMBER.format('m')}[ -]?{_MINUTE})?[ ,]{{0,2}}(?:and )?"
    rf"(?:{_NUMBER.format('s')}[ -]?{_SECOND})?(?![A-Za-z])",
    re.IGNORECASE,
)
_ISO = re.compile(r"P?T(?:(?P<h>\d{1,3})H)?(?:(?P<m>\d{1,4})M)?(?:(?P<s>\d{1,6})(?:\.\d+)?S)?\b")
_DIGITS = {char: float(value) for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2.0, "半": 0.5}


def duration(text: str) -> float | None:
    """Return the length that a header states, in seconds; None where it states none.

    >>> duration("405 min"), duration("7-hour talk"), duration("2小时5分钟"), duration("1:02:03"), duration("PT1H2M")
    (24300.0, 25200.0, 7500.0, 3723.0, 3720.0)
    """
    for match in _CLOCK.finditer(text):
        if found := _clock_readings(match):
            return found[0].seconds
    for pattern in (_ISO, _DURATION):
        for match in pattern.finditer(text):
            if any(match[part] for part in "hms"):
                return _length(match)
    bare = text.strip()
    return float(bare) if re.fullmatch(r"\d{2,6}(?:\.\d{1,3})?", bare) else None


def _length(match: re.Match[str]) -> float:
    half = 1800.0 if "half" in match.re.groupindex and match["half"] else 0.0
    return sum(_number(match[part] or "") * unit for part, unit in (("h", 3600), ("m", 60), ("s", 1))) + half


def _number(text: str) -> float:
    """Return the value of digits or of a Chinese numeral up to 99; 0 for nothing."""
    if not text or text[0].isdigit():
        return float(text or 0)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text[0], 0.0)
    return (_DIGITS.get(tens, 1.0) if tens else 1.0) * 10 + (_DIGITS.get(ones, 0.0) if ones else 0.0)


def clock(second: float) -> str:
    """Write a second of the recording as people read it.

    >>> clock(75), clock(13263.4)
    ('1:15', '3:41:03')
    """
    whole = int(second)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
