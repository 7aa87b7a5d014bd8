"""The lines by which a speaker transcript says who speaks, and when.

Forms that say so by themselves:

    Ada Lovelace (00:01:21):        the text follows on the next lines, or after the colon
    (00:01:21):                     the same speaker goes on
    [00:01:21] Ada Lovelace: text
    Ada Lovelace: [00:01:21] text
    Ada Lovelace  1:21              a name and a bare time, alone on their line
    主播 00:12:31                    a short Chinese name and a bare time, with one space; or the time first
    【主播】 text                     a Chinese name in lenticular brackets, with a time or without
    Ada Lovelace: text              without times
    [0.00 --> 4.58] text            nobody named, as programs write it
    1:21                            a time or a range of times alone on its line

Forms that other lines have too, and that the whole file must bear out (`labelled`):

    Ada Lovelace 1:21               one space and no brackets, or [Ada Lovelace] 1:21
    Ada Lovelace: 1:21 text
    [1:21] Ada Lovelace             the text follows below
    1:21 text                       nobody named
    Ada Lovelace — text             also a name in bold with nothing after it
    Mr. LOVELACE. text              a name in capitals, Q and A
    Ada Lovelace                    the text follows below
    1:21 | Ada Lovelace | text      the cells of a table, the times and the name in either order

Names may be bold or a heading; colons and brackets may be full-width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.readers.transcripts.clock import TIME, seconds
from kg.readers.transcripts.names import bare, may_be_speaker

_OPEN, _CLOSE = r"[(（\[【［〔<]", r"[)）\]】］〕>]"
_SPAN = rf"(?P<time>{TIME})(?:\s{{0,3}}(?:-->|->|→|-|–|—|~|～|to)\s{{0,3}}(?P<end>{TIME}))?"
_TIMED = rf"{_OPEN}\s{{0,3}}{_SPAN}\s{{0,3}}{_CLOSE}"
_RANGE = r"(?P<from>\d{1,6}\.\d{1,6})s?\s{0,3}(?:-->|-|–|→)\s{0,3}(?P<to>\d{1,6}\.\d{1,6})s?"
_MARK = r"(?:\*{1,3}|_{1,3})?"
_NAME = r"(?P<name>[^\s:：\[\]【】#>*|•·–—\"“”-][^:：\[\]【】*|•\"“”]{0,78}?)"
_HAN = r"(?P<name>[\u3400-\u9fff][\u3400-\u9fff·•]{0,11}(?: ?[A-Za-z\d]{1,3})?)"
_COLON = rf"\s{{0,3}}{_MARK}\s?[:：]{_MARK}"
_HEAD = rf"^\s{{0,3}}(?:#{{1,6}}\s{{1,3}}|>{{1,3}}\s{{0,3}})?{_MARK}"
_CELL = r"\s{0,40}(?:\||\t)\s{0,40}"
_TEXT = r"(?P<text>\S.*)"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gen|Col|Adm|Lt|Prof|Hon|Gov|Capt|Rev|Justice|Chairman|Senator|The)\.?\s)?"
_CAPITALS = r"(?P<name>{0}[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’.-]*){{0,3}}|[QA])"

Forms = tuple[tuple[str, "re.Pattern[str]"], ...]


def _compiled(*rows: tuple[str, str]) -> Forms:
    return tuple((kind, re.compile(_HEAD + pattern)) for kind, pattern in rows)


_SURE = _compiled(
    ("name-time", rf"{_NAME}{_MARK}\s{{0,4}}{_MARK}{_TIMED}(?:{_COLON}\s*(?P<text>.*)|{_MARK}\s*)$"),
    ("name-time", rf"{_NAME}{_COLON}\s{{0,4}}{_MARK}{_TIMED}{_MARK}[:：]?\s*(?P<text>.*)$"),
    ("time-name", rf"{_TIMED}{_MARK}\s{{0,4}}[-–—]?\s{{0,4}}{_MARK}{_NAME}{_COLON}\s*(?P<text>.*)$"),
    ("time-name", rf"{_SPAN}{_MARK}\s{{1,4}}[-–—|]?\s{{0,4}}{_MARK}{_NAME}{_COLON}\s*(?P<text>.*)$"),
    ("time", rf"{_TIMED}(?:{_COLON})?{_MARK}\s*(?P<text>.*)$"),
    ("time", rf"{_OPEN}\s{{0,3}}{_RANGE}\s{{0,3}}{_CLOSE}:?\s*(?P<text>.*)$"),
    ("bare", rf"{_SPAN}\s*$"),
    ("name-time", rf"{_HAN}{_MARK}[ \u3000\t]{_SPAN}{_MARK}\s*$"),
    ("time-above", rf"{_SPAN}[ \u3000\t]{{1,4}}{_HAN}{_MARK}\s*$"),
    ("name-time", rf"【\s?{_HAN}(?:】\s?{_OPEN}?|[ \u3000]){_SPAN}[)）】\]]?{_MARK}(?:[:：])?\s*(?P<text>.*)$"),
    ("name", rf"【\s?{_HAN}\s?】{_MARK}[:：]?\s*(?P<text>.*)$"),
    ("name-time", rf"{_NAME}{_MARK}(?:\s{{2,8}}|\t|\s?[|·•–—-]\s?){_MARK}{_SPAN}{_MARK}\s*$"),
    ("name", rf"{_NAME}{_COLON}(?P<text>(?:\s.*)?|(?<=：).*)$"),
)
_LOOSE_TIMED = _compiled(
    ("name-at", rf"{_NAME}{_MARK}(?:\s{{0,2}}[,@/]\s{{0,2}}|\s(?:at\s)?){_MARK}{_SPAN}{_MARK}[:：]?\s*$"),
    ("name-at", rf"{_OPEN}{_NAME}{_CLOSE}(?:{_COLON})?\s{{1,4}}{_SPAN}\s*$"),
    ("name-at-text", rf"{_NAME}{_COLON}\s{{1,4}}{_MARK}{_SPAN}{_MARK}(?:[:：-]?\s+(?P<text>\S.*)|\s*)$"),
    ("name-at-text", rf"{_NAME}{_MARK}\s{{0,4}}{_MARK}{_TIMED}{_MARK}\s{{1,4}}(?P<text>\S.*)$"),
    ("at-name", rf"(?:{_TIMED}|{_SPAN.replace('P<time>', 'P<time2>').replace('P<end>', 'P<end2>')})"
                rf"{_MARK}(?:\s{{0,4}}[-–—|,]\s{{0,4}}|\s{{1,4}}){_MARK}{_NAME}{_MARK}[:：]?\s*$"),
    ("cells", rf"\|?\s{{0,9}}{_SPAN}{_CELL}(?:(?P<end2>{TIME}){_CELL})?{_NAME}{_CELL}{_TEXT}$"),
    ("cells", rf"\|?\s{{0,9}}{_NAME}{_CELL}{_SPAN}{_CELL}(?:(?P<end2>{TIME}){_CELL})?{_TEXT}$"),
    ("said-at", rf"{_SPAN}{_MARK}(?:\s*[-–—|]\s+|\s+){_TEXT}$"),
)  # fmt: skip
_LOOSE = _compiled(
    ("name-dot", rf"{_CAPITALS.format(_TITLE)}\.(?:\s+{_TEXT}|\s*)$"),
    ("name-dash", rf"{_NAME}{_MARK}\s?[–—-]\s+{_TEXT}$"),
    ("name-line", rf"{_NAME}{_MARK}\s*$"),
)
_WORDS_OF_TIME = re.compile(TIME)


@dataclass(frozen=True, slots=True)
class Label:
    """What a line says about who speaks and when; a line of text has none."""

    kind: str
    """name-time, time-name, time-above (the same, the text below), time (the same speaker goes on), bare (a time alone
    on its line), name (no time), or one of the forms that the file must bear out: name-at, name-at-text, at-name,
    cells, said-at, name-dot, name-dash, name-line, lead."""
    name: str | None
    start_s: float | None
    end_s: float | None
    column: int
    """0-based code points of the line before its text; the line's length where the text follows below."""


def label(line: str, named: bool = True) -> Label | None:
    """Return the label that a line begins with by itself, None where it begins with none.

    Only a time where not `named`.

    >>> label("Ada Lovelace (00:01:21):")
    Label(kind='name-time', name='Ada Lovelace', start_s=81.0, end_s=None, column=24)
    >>> label("[1:21] **Ada**: Good morning.").column
    16
    """
    if not any(char in ":：>→–【m" for char in line[:200]):
        return None
    for kind, form in _SURE:
        if (named or kind in ("time", "bare")) and (match := form.match(line)) and (found := _label(kind, match, line)):
            return found
    return None


@lru_cache(maxsize=1 << 12)
def loose(line: str, lead: int = 0) -> tuple[Label, ...]:
    """Return the labels that a line may begin with if the whole file bears them out; `lead` characters of it are bold.

    >>> [(found.kind, found.name) for found in loose("[1:21] Ada Lovelace")]
    [('at-name', 'Ada Lovelace')]
    """
    return tuple(_loose(line, lead))


def _loose(line: str, lead: int) -> Iterator[Label]:
    head = line[:160]
    for kind, form in (*(_LOOSE_TIMED if _WORDS_OF_TIME.search(head) else ()), *_timeless(head, line)):
        if (match := form.match(line)) and (found := _label(kind, match, line)) and _shaped(found):
            yield found
    if 1 < lead <= 80 and (name := bare(line[:lead].strip(" \t*_#:：.,—–-"))) and may_be_speaker(name):
        rest = line[lead:]
        column = lead + len(rest) - len(rest.lstrip(" \t.:：,—–-"))
        yield Label("lead", name, None, None, column if line[column:].strip() else len(line))


def _timeless(head: str, line: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the forms without a time that a line can have at all: most lines are words and no label."""
    first = head.lstrip(" \t#>*_")[:1]
    if not first or first.islower():
        return
    possible = {
        "name-dot": _DOTTED.match(head) is not None,
        "name-dash": any(f"{dash} " in head for dash in "–—-"),
        "name-line": len(line) < 80 and line[-1] not in ".?!,;…。？！" and line.count(" ") < 8,
    }
    yield from ((kind, form) for kind, form in _LOOSE if possible[kind])


_DOTTED = re.compile(r"[\s#>*_]{0,12}(?:[QA]\.|(?:[A-Z][a-z]{1,8}\.?\s)?[A-Z]['’A-Z-])")


def _shaped(found: Label) -> bool:
    return found.name is None or may_be_speaker(found.name)


def _label(kind: str, match: re.Match[str], line: str) -> Label | None:
    groups = match.groupdict()
    name = bare((groups.get("name") or "").strip(" \t_*")) or None
    if name and (not any(char.isalpha() for char in name) or _WORDS_OF_TIME.search(name)):
        return None
    if groups.get("name") and not name:
        return None
    start = float(groups["from"]) if groups.get("from") else seconds(groups.get("time") or groups.get("time2") or "")
    end = float(groups["to"]) if groups.get("to") else seconds(groups.get("end") or groups.get("end2") or "")
    text = (groups.get("text") or "").rstrip(" \t|")
    column = match.start("text") + len(text) - len(text.lstrip()) if text.strip() else len(line)
    return Label(kind, name, start, end, column)
