"""Read how long a recording is said to be."""

from __future__ import annotations

import re

HOUR = r"(?:hours?|hrs?|h|小时|小時|时|時)"
_MINUTE = r"(?:minutes?|mins?|m|分钟|分鐘|分|′|')"
_SECOND = r"(?:seconds?|secs?|s|秒钟|秒鐘|秒|″|\")"
HAN = "零〇一二两三四五六七八九十半"
"""Chinese numerals up to 99, and a half."""

_NUMBER = rf"(?P<{{0}}>\d{{{{1,5}}}}(?:\.\d{{{{1,3}}}})?|[{HAN}]{{{{1,3}}}})"
_DURATION = re.compile(
    rf"(?:{_NUMBER.format('h')}[ -]?(?:{HOUR}|个小时|個小時|個鐘)(?P<half>半)?)?[ ,]{{0,2}}(?:and )?"
    rf"(?:{_NUMBER.format('m')}[ -]?{_MINUTE})?[ ,]{{0,2}}(?:and )?"
    rf"(?:{_NUMBER.format('s')}[ -]?{_SECOND})?(?![A-Za-z])",
    re.IGNORECASE,
)
_ISO = re.compile(r"P?T(?:(?P<h>\d{1,3})H)?(?:(?P<m>\d{1,4})M)?(?:(?P<s>\d{1,6})(?:\.\d+)?S)?\b")
_CLOCK = re.compile(r"(?<![\d:：∶.])(\d{1,3})[:：∶](\d{2})(?:[:：∶](\d{2}))?(?![\d:：∶])")
_DIGITS = {char: float(value) for value, char in enumerate("零一二三四五六七八九十")}
_DIGITS |= {"〇": 0.0, "两": 2.0, "半": 0.5}


def duration(text: str) -> float | None:
    """Return the length that a header states, in seconds; None where it states none.

    >>> duration("405 min"), duration("7-hour talk"), duration("2小时5分钟"), duration("1:02:03"), duration("PT1H2M")
    (24300.0, 25200.0, 7500.0, 3723.0, 3720.0)
    """
    for a, b, c in _CLOCK.findall(text):
        if int(b) < 60 and int(c or 0) < 60:
            return float((int(a) * 60 + int(b)) * 60 + int(c) if c else int(a) * 60 + int(b))
    for pattern in (_ISO, _DURATION):
        for match in pattern.finditer(text):
            if any(match[part] for part in "hms"):
                return _length(match)
    bare = text.strip()
    return float(bare) if re.fullmatch(r"\d{2,6}(?:\.\d{1,3})?", bare) else None


def _length(match: re.Match[str]) -> float:
    half = 1800.0 if "half" in match.re.groupindex and match["half"] else 0.0
    return sum(number(match[part] or "") * unit for part, unit in (("h", 3600), ("m", 60), ("s", 1))) + half


def number(text: str) -> float:
    """Return the value of digits or of a Chinese numeral up to 99; 0 for nothing.

    >>> number("65"), number("六十五"), number("十"), number("二")
    (65.0, 65.0, 10.0, 2.0)
    """
    if not text or text[0].isdigit():
        return float(text or 0)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text.lstrip("零〇")[:1] or "零", 0.0)
    return (_DIGITS.get(tens, 1.0) if tens else 1.0) * 10 + (_DIGITS.get(ones, 0.0) if ones else 0.0)
