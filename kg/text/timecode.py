"""Find the timecodes that people and programs write, and read them.

Forms of a code: `MM:SS`, `H:MM:SS`, `HH:MM:SS`, each with a fraction (`.5`, `,450`) or frames (`:12`), full-width
colons, `1h02m03s`, `1小时5分`, `12′34″`, and the forms of slips (`kg.text.codeforms`); alone, in ranges and in lists,
with or without brackets. What is not one: dates, times of day ("3:30 pm"), ratios, durations in running text ("a
7-hour talk").

One written code can mean several seconds; `readings` lists all that follow from its own characters. Which of them is
meant depends on the page and the recording, and is decided in `kg.timing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.text import codeforms
from kg.text.codeforms import AS_WRITTEN, HUNDREDTHS, Reading
from kg.text.durations import HAN

_OPEN, _CLOSE = "[(（【［〔{「", "])）】］〕}」"
_SET_OFF_LEFT = frozenset(_OPEN + "|·•‧@—–-*#>▶►⏱⌚~～→")
_SET_OFF_RIGHT = frozenset(_CLOSE + "|·•‧—–~～→")
_POINTS_LEFT = frozenset("|,，、·—–")
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
    match = codeforms.whole(raw.strip().strip(_OPEN + _CLOSE).strip())
    return codeforms.meant(match) if match else ()


def find(line: str) -> tuple[Code, ...]:
    """Return the timecodes of a line in order: a range gives two, a list one each.

    >>> [(c.column, c.raw, c.after) for c in find("So it was [00:12 - 00:15, 1:02:03]")]
    [(11, '00:12', ''), (19, '00:15', 'range'), (26, '1:02:03', 'list')]
    """
    codes: list[Code] = []
    for match in codeforms.matches(line):
        raw = match.group()
        found = codeforms.meant(match)
        if not found:
            continue
        bracket = _bracket(line, match.start())
        joined = _joined(line, codes[-1], match.start()) if codes else ""
        if joined or _stands_as_code(line, match, bracket):
            codes.append(Code(match.start(), raw, found, bracket, joined))
    return tuple(codes)


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
    alone = bracket is not None and _ALONE.fullmatch(line[bracket + 1 : match.start()]) is not None
    first = not any(char.isalnum() for char in line[max(0, match.start() - 2 * _LOOK_BACK) : match.start()])
    if _is_distinct(match):
        return True
    if _is_bare(match):
        return (alone or left == "@" or first) and (not right or right in _SET_OFF_RIGHT)
    if match.re is codeforms.SLIPPED and match["points"]:
        closed = right in _SET_OFF_RIGHT and right != ""
        return left in ("@", "＠") or (closed and (alone or first or (left != "" and left in _POINTS_LEFT)))
    if left in _SET_OFF_LEFT or alone or not line[: match.start()].strip():
        return True
    return (not right or right in _SET_OFF_RIGHT) and not _CLOCK_BEFORE.search(before) and match.re is codeforms.CLOCK


def frame(line: str, code: Code) -> tuple[str, str]:
    """Return the signs that stand beside a code, "" for words and for nothing: where a page puts its codes.

    >>> frame("It flies. — Ada @ 1.12.44", find("It flies. — Ada @ 1.12.44")[0])
    ('@', '')
    """
    left = line[: code.column].rstrip()[-1:]
    right = line[code.column + len(code.raw) :].lstrip()[:1]
    return "" if left.isalnum() else left, "" if right.isalnum() else right


def _is_distinct(match: re.Match[str]) -> bool:
    """Return whether a code has a form that nothing else has: three groups, of which none is out of bounds."""
    if match.re is codeforms.SLIPPED:
        return (match["letters"] or "").count(":") == 2
    plain = codeforms.meant(match)[0].how in (AS_WRITTEN, HUNDREDTHS)
    return match.re is codeforms.CLOCK and match["c"] is not None and plain


def _is_bare(match: re.Match[str]) -> bool:
    """Return whether a code is so like words (第三分钟, 一小时五分) that it must stand by itself."""
    if match.re is not codeforms.UNITS:
        return False
    return bool(match["one"] or match["mark"]) or any(char in HAN for char in match.group())


def clock(second: float) -> str:
    """Write a second of the recording as people read it.

    >>> clock(75), clock(13263.4)
    ('1:15', '3:41:03')
    """
    whole = int(second)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
