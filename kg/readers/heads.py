"""How an entry begins and how it is divided: its time, its note, its speaker, its name and description."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = r"\d{1,3}[:：∶]\d{2}(?:[:：∶]\d{2}){0,2}(?:[.,]\d{1,3})?"
_MINUTES = r"\d{1,3} ?(?:m|min|分钟?|分鐘?)"
_UNITS = rf"\d{{1,2}} ?(?:h|小时|小時)(?: ?{_MINUTES}(?: ?\d{{1,2}} ?(?:s|秒))?)?|{_MINUTES} ?\d{{1,2}} ?(?:s|秒)"
_PRIMES = r"\d{1,3} ?[′'’] ?\d{2} ?(?:″|\"|”|''|’’|′′)"
_HAN = r"第[零〇一二两三四五六七八九十\d]{1,4}(?:小时|分钟?|秒)(?:[零〇一二两三四五六七八九十\d]{1,4}(?:分钟?|秒)){0,2}"
_POINTS = r"\d{1,2}\.[0-5]\d\.[0-5]\d(?![\w:/-]|\.\w)"
_LETTERS = r"(?=[:\dOolI]*\d)(?=[:\d]*[OolI])[\dOolI]{1,2}(?::[\dOolI]{2}){1,2}(?![\w:])"
"""Letters that stand for digits, as a scan has them."""
_TIME = rf"(?:T\+ ?{_CLOCK}|{_LETTERS}|{_CLOCK}|T\+ ?{_UNITS}|{_UNITS}|{_PRIMES}|{_HAN}|{_POINTS})"
TIME = re.compile(_TIME)
DIGIT = re.compile(r"\d")
RANGE = re.compile(rf"(?P<a>{_TIME})(?:\s{{0,3}}(?:-|–|—|~|～|→|to|至|到)\s{{0,3}}(?P<b>{_TIME}))?")
BRACKETS = {"[": "]", "(": ")", "【": "】", "（": "）", "［": "］", "〔": "〕"}
OPEN, CLOSE = "(（[【", ")）]】"
BRACKET = re.compile(r"[(（\[【)）\]】]")
SET_OFF = re.compile(r"\s*[·•|｜—–]")
SEPARATOR = re.compile(r"\s*(?:[·•|｜—–:：-]{1,2})\s*")
DASHES = re.compile(r"\s+(?:—|–|--|-)\s+|\s*——\s*|(?<=[^\s\d])—(?=[^\s\d])|\s+—|—\s+")
COLONS = re.compile(r":\s+|：\s*")
QUOTES = {"“": "”", '"': '"', "‘": "’", "「": "」", "『": "』", "«": "»", "„": "“", "'": "'"}
TIMES = re.compile(rf"{_TIME}(?:\s{{0,3}}[-–—,，、~;；]\s{{0,3}}{_TIME}){{0,12}}")
"""What stands in brackets that hold nothing but timecodes."""
_TIME_WORD = re.compile(r"(?:time|at|@|⏱️?)\s{1,3}(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of an entry, taken apart."""

    text: str
    """What follows time, note and sign."""
    time: str | None = None
    time_end: str | None = None
    note: str = ""
    """What stands in brackets right after the time: a horizon."""
    sign: str = ""
    """The signs before the time, such as an arrow that goes up."""


def parse(text: str) -> Head:
    """Return the parts of an entry's first line.

    >>> parse("📈 1:02:03 (soon) — Ada: it will fly")
    Head(text='Ada: it will fly', time='1:02:03', time_end=None, note='soon', sign='📈')
    >>> parse("[12:30 - 13:00] It flies").time_end
    '13:00'
    """
    if not DIGIT.search(text, 0, 20) and "第" not in text[:20]:
        return Head(text)
    start = next((n for n, char in enumerate(text[:12]) if char.isalnum() or char in BRACKETS or char in QUOTES), 0)
    sign, rest = text[:start].strip(), text[start:]
    bracket = BRACKETS.get(rest[:1])
    match = RANGE.match(rest.lstrip("".join(BRACKETS)).lstrip()) if bracket else RANGE.match(rest)
    if not match:
        return Head(text)
    end = len(rest) - len(rest.lstrip("".join(BRACKETS)).lstrip()) + match.end() if bracket else match.end()
    tail = rest[end:]
    if bracket:
        close = tail.find(bracket)
        if close < 0 or close > 80:
            return Head(text)
        tail = tail[close + 1 :]
    elif tail[:1].isalnum() or (tail[:1] and tail[:1] in "%$/"):
        return Head(text)
    elif re.fullmatch(_POINTS, match["a"]) and not SET_OFF.match(tail):
        return Head(text)  # the number of a section
    note, tail = _note(tail)
    if separator := SEPARATOR.match(tail):
        tail = tail[separator.end() :]
    return Head(tail.strip(), match["a"], match["b"], note, sign)


def _note(tail: str) -> tuple[str, str]:
    """Take a balanced bracket off the front: its inside, and the rest; ("", tail) where none stands there."""
    bare = tail.lstrip()
    if bare[:1] not in ("(", "（"):
        return "", tail
    depth = 0
    for n, char in enumerate(bare[:200]):
        depth += (char in "(（") - (char in ")）")
        if not depth:
            inside, rest = bare[1:n], bare[n + 1 :]
            return (inside.strip(), rest) if SEPARATOR.match(rest) else ("", tail)
    return "", tail


def _brackets(text: str) -> dict[int, int]:
    """Return 1 for the place of each opening bracket that is closed, -1 for its closing one; others do not count."""
    steps: dict[int, int] = {}
    opened: list[int] = []
    for match in BRACKET.finditer(text):
        if match.group() in OPEN:
            opened.append(match.start())
        elif opened:
            steps[opened.pop()], steps[match.start()] = 1, -1
    return steps


def outside(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match of a pattern that stands in no brackets, None where there is none."""
    matches = list(pattern.finditer(text))
    steps = sorted(_brackets(text).items()) if matches else []
    depth, n = 0, 0
    for match in matches:
        while n < len(steps) and steps[n][0] < match.start():
            depth += steps[n][1]
            n += 1
        if not depth:
            return match
    return None


def split_outside(text: str, separators: str) -> tuple[str, ...]:
    """Split at any of the separators (single characters) that stand in no brackets; empty pieces are left out.

    >>> split_outside("Acme (Paris, France), Initech", ",")
    ('Acme (Paris, France)', 'Initech')
    >>> split_outside("Acme (Paris, Initech, Hooli", ",")
    ('Acme (Paris', 'Initech', 'Hooli')
    """
    return _cut(text, {n for n, char in enumerate(text) if char in separators})


def _cut(text: str, places: set[int]) -> tuple[str, ...]:
    """Cut a text at those of the places that stand in no brackets; empty pieces are left out."""
    steps = _brackets(text)
    pieces, depth, start = [], 0, 0
    for n in sorted(places | steps.keys()):
        depth += steps.get(n, 0)
        if not depth and n in places:
            pieces.append(text[start:n])
            start = n + 1
    pieces.append(text[start:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


BARE_LABEL = re.compile(
    r"(?:Evidence\s+[“\"\[]|Type\s+[A-Z]\w+\b|Note on Uncertainty\s|证据\s*[“\"]|类型\s*\S{2,6}$|不确定性说明)"
)
"""How a line begins that gives a part of the entry above without a colon after its label."""
DOTS = re.compile(r"(?:^|\s)[·•|｜](?=\s|$)")


def split_spaced(text: str) -> tuple[str, ...]:
    """Split a list at dots or bars with white space around them, outside brackets: a dot within a name stays.

    >>> split_spaced("Acme (a · b) · 查尔斯·巴贝奇 · Initech")
    ('Acme (a · b)', '查尔斯·巴贝奇', 'Initech')
    """
    return _cut(text, {match.end() - 1 for match in DOTS.finditer(text)})


def named(text: str, longest: int = 12) -> tuple[str, str]:
    """Divide `Name — description` or `Name: description`; the description is "" where there is none.

    >>> named("Ada Lovelace (Countess: Lovelace) — wrote the first program")
    ('Ada Lovelace (Countess: Lovelace)', 'wrote the first program')
    """
    for pattern in (DASHES, COLONS):
        match = outside(text, pattern)
        if match and match.start() and len(text[: match.start()].split()) <= longest:
            return text[: match.start()].strip(), text[match.end() :].strip()
    return text, ""


def unquoted(text: str) -> str:
    """Return a text without the quotation marks that stand around the whole of it.

    >>> unquoted("“It flies.”"), unquoted("“It” flies")
    ('It flies.', '“It” flies')
    """
    close = QUOTES.get(text[:1])
    inside = text[1:-1]
    if close and len(text) > 2 and text[-1] == close and close not in inside.replace("’", "" if close != "’" else "’"):
        return inside.strip()
    return text


def is_quoted(text: str) -> bool:
    """Tell whether a text is nothing but one quotation."""
    return len(text) > 2 and text[0] in '“"「『«„' and unquoted(text) != text


def trailing_times(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the timecodes in brackets off a text's end: the rest, and the codes as they stand.

    >>> trailing_times("It flies. [00:12], [1:02:03]")
    ('It flies.', ('00:12', '1:02:03'))
    """
    groups: list[list[str]] = []
    end = len(text.rstrip())
    while end and text[end - 1] in CLOSE:
        start = max(text.rfind(char, max(0, end - 200), end) for char in OPEN)
        inside = _TIME_WORD.sub("", text[start + 1 : end - 1].strip()) if start >= 0 else ""
        if not TIMES.fullmatch(inside):
            break
        groups.append(TIME.findall(inside))
        end = start
        while end and text[end - 1] in " ,，、":
            end -= 1
    return text[:end], tuple(code for group in reversed(groups) for code in group)
