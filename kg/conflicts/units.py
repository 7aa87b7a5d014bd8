"""What a number counts or measures: by the words after it, or by the title of the row in which it stands."""

from __future__ import annotations

import re

from kg.text.normalize import word_set

_CURRENCIES = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₹": "INR", "a$": "AUD", "c$": "CAD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD",
}  # fmt: skip
_MEASURES = {
    "%": "% percent percentage",
    "USD": "dollar dollars usd bucks 美元 美金 刀",
    "EUR": "euro euros eur 欧元",
    "GBP": "pound pounds gbp 英镑",
    "CNY": "yuan rmb cny 人民币 元 块",
    "person": "person people member members employee employees staff staffer staffers colleague colleagues folks "
    "headcount individual individuals participant participants 人 名 位",
    "year": "year years yr yrs 年",
    "age": "years-old year-old year-olds 岁",
    "month": "month months 个月",
    "week": "week weeks 周",
    "day": "day days 天",
    "hour": "hour hours hr hrs h 小时",
    "minute": "minute minutes min mins 分钟",
    "second": "second seconds sec secs 秒",
    "millisecond": "millisecond milliseconds ms msec 毫秒",
    "gram": "gram grams gramme grammes g 克",
    "kilogram": "kilogram kilograms kilogramme kilogrammes kilo kilos kg 公斤",
    "tonne": "tonne tonnes ton tons",
    "metre": "metre metres meter meters m 米",
    "centimetre": "centimetre centimetres centimeter centimeters cm 厘米",
    "kilometre": "kilometre kilometres kilometer kilometers km 公里",
    "bit/s": "bits-per-second bits/s bit/s bps",
    "watt": "watt watts w 瓦",
    "founder": "founder founders co-founder co-founders cofounder cofounders founding",
    "paper": "paper papers 篇",
    "line": "line lines 行",
    "time": "time times 次 倍",
    "step": "step steps stage stages phase phases",
    "place": "office offices location locations",
    "company": "company companies startup startups firm firms 家",
    "author": "author authors co-author co-authors",
    "student": "student students intern interns",
}
"""Units, and the words for each."""
_BASE = {
    "kilogram": ("gram", 1e3), "tonne": ("gram", 1e6), "centimetre": ("metre", 1e-2), "kilometre": ("metre", 1e3),
}  # fmt: skip
"""Units that are so many of another one."""
MEASURED = frozenset(_MEASURES) - {"time", "line", "step", "place"}
"""Units of which a number is one of a kind, and not the next of a list."""
LENGTHS = frozenset(["year", "month", "week", "day", "hour", "minute", "second"])
"""Units of lengths of time, which people round."""
_UNITS = {word: unit for unit, words in _MEASURES.items() for word in words.split()}
_IRREGULAR = word_set("people men women children feet criteria data media phenomena analyses theses")
_STOP = word_set(
    "a an the of in on at by for from with to and or but as is are was were be been than that this these those "
    "which who when while where has have had will would can could do does did so if because his her its their our "
    "my your per years's vs not no yet just only also he she it they we i you there here then now after before "
    "about into over under out up down off through during between"
)
_NO_PLURAL = word_set(
    "is was has does this thus its yes us says goes gets makes takes becomes always perhaps less unless across plus "
    "versus minus ours yours theirs his hers class loss process access success business news physics mathematics "
    "politics basis analysis crisis bias focus status"
)
_TEAM = re.compile(r"\b(?:team|staff|group|crew) of\W+(?:\w+\W+)?[\w,.]+$", re.IGNORECASE)
_NEXT = re.compile(r"[\s-]*([^\W\d_][\w/'’-]*|[\u3400-\u9fff]{1,2})")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NO_QUANTITY = re.compile(r"(?:st|nd|rd|th)\b|['’]s\b|[^\W\d_]")
_PER_SECOND = re.compile(r".{0,20}?\bper second\b")
_PER = re.compile(r"(?:\s(?:per|a|an)|/)\s?(?:second|minute|hour|day|week|month|year)\b")
_RATE = re.compile(
    r"(?:\s(?:dollars\s)?(?:per|a|an|each)\s|\s?/\s?)(second|minute|hour|day|week|month|year)\b", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:age|aged)\s(?:of\s)?[\w-]+$", re.IGNORECASE)
_WAS = re.compile(r"\b(?:I|he|she|they|you) (?:was|were|turned) (?:(?:only|just|about|almost) )?[\w-]+$", re.IGNORECASE)
_THEN = re.compile(r",?\s(?:when|then)\b|[,.;]\s")
"""Around an age: "she was six when …"."""
_OLD = re.compile(r"[\s-]*years?[\s-]old")
_NEAR = 80
"""Characters around a number's end that tell its unit."""
_MANY = 4
"""Words after a number among which the noun that it counts is looked for."""


def words(unit: str) -> str:
    """Return the words for a unit, parted by spaces; "" for a noun that is its own unit."""
    return _MEASURES.get(unit, "")


def base(unit: str) -> tuple[str, float]:
    """Return the unit in which numbers of a unit are compared, and how many of it one is.

    >>> base("kilogram"), base("year")
    (('gram', 1000.0), ('year', 1.0))
    """
    return _BASE.get(unit, (unit, 1.0))


def currency(sign: str | None) -> str | None:
    """Return the currency that a sign before a number stands for, or None."""
    return _CURRENCIES.get(sign.lower()) if sign else None


def rate(text: str, at: int) -> str:
    """Return the time for which an amount is paid, as a part of its unit: "/year" or "".

    >>> rate("$100k/year in all", 5), rate("$5 an hour", 2), rate("$5 in all", 2)
    ('/year', '/hour', '')
    """
    match = _RATE.match(text, at)
    return f"/{match[1].lower()}" if match else ""


def after(text: str, at: int, words: str, ranged: bool = False) -> str | None:
    """Return the unit that the words around a number's end give it: a measure, or the plural noun that it counts.

    "date" for a calendar year, "" where nothing tells, None where the number is no quantity ("one of", "42nd").

    `words` is the number as it stands, `ranged` whether it begins a range.

    >>> after("13 years in all", 2, "13"), after("five large public papers", 4, "five")
    ('year', 'paper')
    """
    before, rest = text[max(0, at - _NEAR) : at], text[at : at + _NEAR]
    if not _is_han(before[-1:] or " ") and not _is_han(rest[:1] or " ") and _NO_QUANTITY.match(rest):
        return None
    if _YEAR.fullmatch(words):
        return "date"
    if _AGED.search(before) or (_WAS.search(before) and _THEN.match(rest)):
        return "age"
    found, _ = _noun(rest)
    if not ranged and words.lower() == "one" and found not in LENGTHS:
        return None
    if found is None:
        return "person" if _TEAM.search(before) else ""
    if found == "bit" and _PER_SECOND.match(rest):
        return "bit/s"
    return "age" if found == "year" and _OLD.match(rest) else found


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _noun(text: str) -> tuple[str | None, int]:
    """The unit of the noun counted at the beginning of a text, None where none follows; and where the noun ends."""
    hyphen, at = text[:1] == "-", 0
    for number in range(_MANY):
        match = _NEXT.match(text, at)
        if match is None:
            break
        word = match[1].lower().removesuffix("’s").removesuffix("'s")
        if word in _UNITS and (number == 0 or len(word) > 1):
            return _UNITS[word], match.end()
        if _is_han(word[0]):
            return next((_UNITS[part] for part in (word, word[-1], word[0]) if part in _UNITS), None), match.end()
        if word in _STOP or (match[1] != match[1].lower() and number):
            break
        if (hyphen and number == 0) or is_plural(word):
            return singular(word), match.end()
        at = match.end()
    return None, 0


def with_noun(text: str, end: int) -> int:
    """Return where the noun ends that a number before `end` counts, "per …" included; `end` where there is none.

    >>> with_noun("5 large bits per second, and", 1)
    23
    """
    rest = text[end : end + _NEAR]
    _, length = _noun(rest)
    more = _PER.match(rest, length) if length else None
    return end + (more.end() if more else length)


def of_title(title: str) -> str:
    """Return the unit that the title of a row of numbers tells: what its first noun of the kind counts, or "".

    >>> of_title("Count of harbour locations"), of_title("Globex team size"), of_title("Share of the market")
    ('place', 'person', '')
    """
    words = re.findall(r"[^\W\d_][\w'’-]*", title.lower())
    if "size" in words and {"team", "staff", "company", "group"} & set(words):
        return "person"
    if words[:1] == ["age"]:
        return "age"
    if "year" in words or "date" in words:
        return "date"
    return next((_UNITS.get(word) or singular(word) for word in words if word in _UNITS or is_plural(word)), "")


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    return word in _IRREGULAR or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and word not in _NO_PLURAL
    )


def singular(word: str) -> str:
    """Return the singular of a plural noun, its unit's name where it has one.

    >>> singular("companies"), singular("cores"), singular("boxes")
    ('company', 'core', 'box')
    """
    if word in _UNITS:
        return _UNITS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
