"""Years of Chinese text: 2016年至2019年, 一六年底, 二零年, 1998–2003, 九十年代 gives none."""

from __future__ import annotations

import re

_DIGITS = {char: str(value % 10) for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "两": "2",
}
_HAN = "零〇○一二三四五六七八九"
_YEAR = rf"(?:(?<![\d.])(?:1[89]|20)\d\d(?![\d.]\d)|(?<!\d)\d\d(?=年)|[一二][{_HAN}]{{3}}(?=年)|[{_HAN}]{{2}}(?=年))"
_POINT = rf"(?P<{{0}}>{_YEAR})\s?年?(?:[初底末中]|[上下]半年|[春夏秋冬][天季]?|\d{{1,2}}月(?:份|底|初)?|[一二三四五六七八九十]{{1,2}}月(?:份|底|初)?)?"
_SPAN = re.compile(
    _POINT.replace("{0}", "a")
    + r"\s?(?:-|–|—|－|~|～|至|到|起?至)\s?(?:"
    + _POINT.replace("{0}", "b")
    + r"|(?P<now>今|现在|如今|目前|当前))"
)
_SINCE = re.compile(r"(?:自|从)?" + _POINT.replace("{0}", "a") + r"(?:起|开始|以来|至今|之后一直)")
_ONE = re.compile(
    r"(?P<before>[于在从自]?)" + _POINT.replace("{0}", "a") + r"(?P<after>毕业|离开|离职|退休|辞职|卸任)?"
)
_UNTIL = re.compile(r"(?:直到|到|至|截至)" + _POINT.replace("{0}", "a"))


def years(text: str) -> tuple[str | None, str | None]:
    """Return the first and the last year that a text gives, None for what it does not give.

    >>> years("2016年至2019年"), years("一三年到一六年"), years("二零年"), years("2010–2013 某所"), years("大二那年")
    (('2016', '2019'), ('2013', '2016'), ('2020', None), ('2010', '2013'), (None, None))
    >>> years("1998年起"), years("十年之内"), years("一六年底")
    (('1998', None), (None, None), ('2016', None))
    """
    if match := _SPAN.search(text):
        return _year(match["a"]), _year(match["b"]) if match["b"] else None
    if match := _SINCE.search(text):
        return _year(match["a"]), None
    if (match := _ONE.search(text)) and (year := _year(match["a"])):
        return year, None
    return None, None


def _year(text: str) -> str | None:
    """Return four digits for a year of two or four, in digits or characters; of two the last that has been."""
    digits = "".join(_DIGITS.get(char, char) for char in text)
    if len(digits) == 4:
        return digits
    return ("20" if int(digits) < 40 else "19") + digits if len(digits) == 2 else None
