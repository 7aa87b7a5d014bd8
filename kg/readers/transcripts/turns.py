"""The lines by which a speaker transcript says who speaks, and when.

    Ada Lovelace (00:01:21):        the text follows on the next lines, or after the colon
    (00:01:21):                     the same speaker goes on
    [00:01:21] Ada Lovelace: text
    Ada Lovelace: [00:01:21] text
    Ada Lovelace  1:21              a name and a bare time, alone on their line
    主播 00:12:31                    a short Chinese name and a bare time, with one space; or the time first
    【主播】 text                     a Chinese name in lenticular brackets, with a time or without
    Ada Lovelace: text              without times
    [0.00 --> 4.58] text            nobody named, as programs write it
    1:21                            a bare time alone on its line, where a file has many

Names may be bold or a heading; colons and brackets may be full-width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.readers.transcripts.clock import TIME, seconds

_OPEN, _CLOSE = r"[(（\[【［〔]", r"[)）\]】］〕]"
_SPAN = rf"(?P<time>{TIME})(?:\s{{0,3}}(?:-->|-|–|—|~|～|to)\s{{0,3}}(?P<end>{TIME}))?"
_TIMED = rf"{_OPEN}\s{{0,3}}{_SPAN}\s{{0,3}}{_CLOSE}"
_RANGE = r"(?P<from>\d{1,6}\.\d{1,6})s?\s{0,3}(?:-->|-|–|→)\s{0,3}(?P<to>\d{1,6}\.\d{1,6})s?"
_MARK = r"(?:\*{1,3}|_{1,3})?"
_NAME = r"(?P<name>[^\s:：\[\]【】#>*|•·–—\"“”-][^:：\[\]【】*|•\"“”]{0,78}?)"
_HAN = r"(?P<name>[\u3400-\u9fff][\u3400-\u9fff·•]{0,11}(?: ?[A-Za-z\d]{1,3})?)"
_COLON = rf"\s{{0,3}}{_MARK}\s?[:：]{_MARK}"
_HEAD = rf"^\s{{0,3}}(?:#{{1,6}}\s{{1,3}}|>{{1,2}}\s{{0,3}})?{_MARK}"
_FORMS = tuple(
    (kind, re.compile(_HEAD + pattern))
    for kind, pattern in (
        ("name-time", rf"{_NAME}{_MARK}\s{{0,4}}{_MARK}{_TIMED}(?:{_COLON}\s*(?P<text>.*)|{_MARK}\s*)$"),
        ("name-time", rf"{_NAME}{_COLON}\s{{0,4}}{_MARK}{_TIMED}{_MARK}[:：]?\s*(?P<text>.*)$"),
        ("time-name", rf"{_TIMED}{_MARK}\s{{0,4}}[-–—]?\s{{0,4}}{_MARK}{_NAME}{_COLON}\s*(?P<text>.*)$"),
        ("time-name", rf"{_SPAN}{_MARK}\s{{1,4}}[-–—]?\s{{0,4}}{_MARK}{_NAME}{_COLON}\s*(?P<text>.*)$"),
        ("time", rf"{_TIMED}(?:{_COLON})?{_MARK}\s*(?P<text>.*)$"),
        ("time", rf"{_OPEN}\s{{0,3}}{_RANGE}\s{{0,3}}{_CLOSE}:?\s*(?P<text>.*)$"),
        ("bare", rf"(?P<time>{TIME})\s*$"),
        ("name-time", rf"{_HAN}{_MARK}[ \u3000\t]{_SPAN}{_MARK}\s*$"),
        ("time-above", rf"{_SPAN}[ \u3000\t]{{1,4}}{_HAN}{_MARK}\s*$"),
        ("name-time", rf"【\s?{_HAN}(?:】\s?{_OPEN}?|[ \u3000]){_SPAN}[)）】\]]?{_MARK}(?:[:：])?\s*(?P<text>.*)$"),
        ("name", rf"【\s?{_HAN}\s?】{_MARK}[:：]?\s*(?P<text>.*)$"),
        ("name-time", rf"{_NAME}{_MARK}(?:\s{{2,8}}|\t|\s?[|·•–—-]\s?){_MARK}{_SPAN}{_MARK}\s*$"),
        ("name", rf"{_NAME}{_COLON}(?P<text>(?:\s.*)?|(?<=：).*)$"),
    )
)
_WORDS_OF_TIME = re.compile(TIME)


@dataclass(frozen=True, slots=True)
class Label:
    """What a line says about who speaks and when; a line of text has none."""

    kind: str
    """name-time, time-name, time-above (the same, the text below), time (the same speaker goes on), bare (a time alone
    on its line) or name (no time)."""
    name: str | None
    start_s: float | None
    end_s: float | None
    column: int
    """0-based code points of the line before its text; the line's length where the text follows below."""


def label(line: str, named: bool = True) -> Label | None:
    """Return the label that a line begins with, None where it begins with none; only a time where not `named`.

    >>> label("Ada Lovelace (00:01:21):")
    Label(kind='name-time', name='Ada Lovelace', start_s=81.0, end_s=None, column=24)
    >>> label("[1:21] **Ada**: Good morning.").column
    16
    """
    if not any(char in ":：>→–【" for char in line[:200]):
        return None
    for kind, form in _FORMS:
        if (named or kind in ("time", "bare")) and (match := form.match(line)) and (found := _label(kind, match, line)):
            return found
    return None


def _label(kind: str, match: re.Match[str], line: str) -> Label | None:
    groups = match.groupdict()
    name = (groups.get("name") or "").strip(" \t_*") or None
    if name and (not any(char.isalpha() for char in name) or _WORDS_OF_TIME.search(name)):
        return None
    start = float(groups["from"]) if groups.get("from") else seconds(groups.get("time") or "")
    end = float(groups["to"]) if groups.get("to") else seconds(groups.get("end") or "")
    text = groups.get("text") or ""
    column = match.start("text") + len(text) - len(text.lstrip()) if text.strip() else len(line)
    return Label(kind, name, start, end, column)
