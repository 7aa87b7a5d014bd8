"""Numbers in text: how much, of what, and how exactly: "some 40 rowers", "3 to 8 million watts"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.conflicts import units
from kg.text.normalize import word_list

_ONES = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = {word: float(value) for value, word in enumerate(_ONES)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, 2)
}
_POWERS = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12, "t": 1e12, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "百万": 1e6, "千万": 1e7,
    "亿": 1e8, "億": 1e8, "万亿": 1e12,
}  # fmt: skip
_HAN_DIGITS = {char: float(value) for value, char in enumerate("零一二三四五六七八九")} | {"两": 2.0, "〇": 0.0}
_HAN_POWERS = {"十": 10.0, "百": 1e2, "千": 1e3}

_CURRENCY = r"(?:US|A|C|NZ|HK|S)?\$|[€£¥₹]"
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES[1:])})"
_WORD = rf"(?:(?:{'|'.join(_ONES[1:10])}) hundred (?:and )?{_BELOW_HUNDRED}|{_BELOW_HUNDRED})"
_HAN = (
    r"(?:(?<=百分之)[一二三四五六七八九十百]+|"
    r"[一二两三四五六七八九十][一二三四五六七八九十百千零]*(?=\s?[个位名人年岁种条篇家万亿倍]))"
)
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_WORD}\b|{_HAN})"
_MAGNITUDE = (
    r"(?:\s?(?:hundred (?=thousand|million|billion))?(?:hundred|thousand|million|billion|trillion)\b|"
    r"\s?(?:mn|bn|tn)\b|(?:[kKMBT])(?![\w'’])|\s?(?:百万|千万|万亿|万|萬|亿|億|百(?!分)|千(?![兆瓦克米])))"
)
_DASH = r"(?:\s?[-–—~〜至到]\s?|\s(?:to|or)\s|,?\sor\s(?:rather|maybe|even|perhaps)\s)"
"""Between the ends of a range, or between a number and the speaker's second thought."""
_APPROXIMATE = (
    r"(?:~|≈|≃|∼|about|around|roughly|approximately|approx\.?|almost|nearly|circa|ca\.|some|close to|in the order of|"
    r"an estimated|like|maybe|probably|say|大约|大概|约|將近|将近|近|差不多)\s*"
)
_AT_LEAST = r"(?:more than|over|at least|upwards of|no less than|north of|exceeding|超过|至少|不少于)\s*"
_AT_MOST = r"(?:less than|fewer than|under|at most|up to|no more than|below|不到|至多|最多|少于)\s*"
_BEFORE = re.compile(
    rf"(?:(?P<approx>{_APPROXIMATE})|(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))+(?P<between>between\s)?$",
    re.IGNORECASE,
)
_REACH = 32
"""Characters before a number in which "about" or "more than" stands."""
_PATTERN = re.compile(
    rf"(?:(?<![\w.,:/$€£¥#-])|(?<=[\u3400-\u9fff]))(?P<currency>{_CURRENCY}\s?)?(?P<low>{_NUMBER})"
    rf"(?P<low_power>{_MAGNITUDE})?(?P<low_percent>\s?%)?"
    rf"(?:(?:{_DASH}|\s(?:and|and up to)\s)(?:{_APPROXIMATE})?(?:{_CURRENCY})?"
    rf"(?P<high>{_NUMBER})(?P<high_power>{_MAGNITUDE})?)?"
    rf"(?P<percent>\s?(?:%|percentage\spoints?\b|percent\b|per\scent\b|个?百分点))?(?P<plus>\+)?"
    rf"(?![\d:]|[.,]\d|[^\W\d_]*\d)(?P<after>\s?(?:or so|左右|上下))?",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?<![\w-])L(\d)(?:\s?[-–/]\s?L?(\d))?(?![\w-]|\.\d)")
"""A level on a scale, as those of self-driving are named: "L4", "L4/L5"."""
_HINT = re.compile(r"[0-9]+|[A-Za-z]+|[一二两三四五六七八九十]")
"""Where a number may begin: the words are looked up, which is faster than a pattern of all of them."""
_BEGINS = frozenset((*_SMALL, "one"))
_NO_NUMBER = re.compile(r"\d:\d\d|://|@|\d{4}\.\d{4,}")
"""What timecodes, links and numbers of preprints hold."""


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """How much of what a text states."""

    low: float
    high: float
    """Equal to `low` for one number; infinite for "more than"; `low` is 0 for "less than"."""
    unit: str
    """What is counted or measured: "person", "bit/s", "%", "USD", "year", "date" (a calendar year); "" for unknown."""
    approximate: bool
    start: int
    """Code points before it in the text."""
    end: int

    def text(self, text: str) -> str:
        """Return the words of the text that state it."""
        return text[self.start : self.end]

    @property
    def exact(self) -> bool:
        """Whether it is one number and no estimate."""
        return self.low == self.high and not self.approximate


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text, levels first; timecodes, links, numbers inside names and bare "one" are none.

    >>> [(q.low, q.high, q.unit, q.approximate) for q in quantities("about 3 to 8 million watts of power")]
    [(3000000.0, 8000000.0, 'watt', True)]
    """
    for level in _LEVEL.finditer(text):
        low, high = float(level[1]), float(level[2] or level[1])
        if low <= high:
            yield Quantity(low, high, "level", False, *level.span())
    done = 0
    for hint in _HINT.finditer(text):
        if ((word := hint[0].lower()) not in _BEGINS and "a" <= word[0] <= "z") or hint.start() < done:
            continue
        match = _PATTERN.match(text, _with_currency(text, hint.start()))
        if match is None or _NO_NUMBER.search(_token(text, hint.start())):
            continue
        qualifier = _BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
        if (found := _quantity(text, match, qualifier)) is not None:
            done = match.start() + len(match[0].rstrip())
            yield Quantity(*found, match.start() - (len(qualifier[0]) if qualifier else 0), done)


_SIGN_BEFORE = re.compile(rf"{_CURRENCY}\s?$", re.IGNORECASE)


def _with_currency(text: str, at: int) -> int:
    """Where a number begins with the sign of its currency."""
    sign = _SIGN_BEFORE.search(text[max(0, at - 5) : at])
    return at - len(sign[0]) if sign else at


def _token(text: str, at: int) -> str:
    """What stands around a number without white space."""
    end = text.find(" ", at)
    return text[text.rfind(" ", 0, at) + 1 : end if end >= 0 else len(text)]


def _quantity(
    text: str, match: re.Match[str], qualifier: re.Match[str] | None
) -> tuple[float, float, str, bool] | None:
    """Low, high, unit and whether it is approximate; None where the words are no quantity."""
    low, high = value(match["low"]), value(match["high"]) if match["high"] else None
    if low is None:
        return None
    power, high_power = (_power(match[name]) for name in ("low_power", "high_power"))
    if high is None:
        low = high = low * power
    else:
        shared = high_power if power == 1 and low <= high else power
        low, high = low * shared, high * (high_power if high_power != 1 or power == 1 else power)
    if high < low:
        return None
    unit = _unit(text, match, low)
    bare = match["low"].isalpha() and match["low"].isascii() and power == high_power == 1
    if unit is None or (bare and not unit):
        return None
    least, most, about = (qualifier and qualifier[name] for name in ("least", "most", "approx"))
    if unit == "date" and (least or most):
        return None
    if least or match["plus"]:
        high = math.inf
    elif most:
        low = 0.0
    unit, factor = units.base(unit)
    return low * factor, high * factor, unit, bool(about or match["after"])


def _unit(text: str, match: re.Match[str], low: float) -> str | None:
    """What is counted; "" where nothing tells, None where the number is no quantity."""
    if match["percent"] or match["low_percent"] or text[max(0, match.start() - 3) : match.start()] == "百分之":
        return "%"
    if match["currency"]:
        return (units.currency(match["currency"].strip()) or "") + units.rate(text, match.end())
    return units.after(text, match.end(), "" if match["low_power"] else match["low"], bool(match["high"]))


def _power(words: str | None) -> float:
    """The number that a magnitude multiplies with.

    >>> _power("hundred million"), _power("k"), _power(None)
    (100000000.0, 1000.0, 1.0)
    """
    power = 1.0
    for word in (words or "").split() or ():
        power *= _POWERS[word.lower()]
    return power


def value(words: str) -> float | None:
    """Return the value of a number in digits, English words or Chinese characters, or None.

    >>> value("1,200.5"), value("twenty-five"), value("four hundred and two"), value("三十五")
    (1200.5, 25.0, 402.0, 35.0)
    """
    bare = words.replace(",", "").strip()
    if bare.isascii() and bare[:1].isdigit():
        return float(bare)
    hundreds, _, rest = bare.lower().partition(" hundred ")
    if rest:
        return 100.0 * _SMALL[hundreds] + (value(rest.removeprefix("and ")) or 0.0)
    parts = re.split(r"[- ]", bare.lower())
    if all(part in _SMALL for part in parts):
        return sum(_SMALL[part] for part in parts)
    return _han(bare)


def _han(words: str) -> float | None:
    total, digit = 0.0, None
    for char in words:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char in _HAN_POWERS:
            total += (1.0 if digit is None else digit) * _HAN_POWERS[char]
            digit = None
        else:
            return None
    return total + (digit or 0.0)
