"""The lines of a speaker transcript with the labels that the whole file bears out.

Many words before a colon name no speaker. Those do that stand with a time, or that come back. What a line could say in
a form that other lines have too ("Ada 1:21", "[1:21] Ada", a name alone) it says only where the file is full of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from kg.readers.base import Page
from kg.readers.transcripts import rows
from kg.readers.transcripts.clock import TIME, seconds
from kg.readers.transcripts.front_matter import end_of
from kg.readers.transcripts.furniture import is_furniture
from kg.readers.transcripts.names import NOT_SPEAKERS, may_be_speaker
from kg.readers.transcripts.turns import Label, label, loose

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_SENTENCE = re.compile(r"(?:[.?!…。？！]|\.[”\"’)])\s*$")
_BULLET = re.compile(r"\s{0,12}(?:[-*+•·]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, or one paragraph of a page in HTML."""

    number: int
    """1-based line of the file."""
    text: str
    """Without marks."""
    offsets: Sequence[int]
    """For each character of `text` the code points of the file before it."""
    label: Label | None
    level: int = 0
    """1 to 6 where the markup says that this is a heading."""
    lead: int = 0
    """Characters at its head that are bold."""

    @property
    def heading(self) -> str | None:
        """The words of the heading that the line is, None where it is none or a label."""
        if self.label:
            return None
        if self.level:
            return self.text.strip()
        match = _HEADING.match(self.text)
        return match[2] if match else None

    @property
    def aside(self) -> bool:
        """Whether a program wrote the line around what was said."""
        return self.label is None and is_furniture(self.text)

    @property
    def top(self) -> bool:
        """Whether the line is a heading of the first level."""
        return self.heading is not None and (self.level == 1 or self.text.lstrip()[:2] == "# ")


def labelled(page: Page, start: int | None = None) -> list[Line]:
    """Return the lines below the front matter with the labels that the whole file bears out."""
    begin = end_of(page.lines) if start is None else start
    return list(_labelled(page, begin))


@lru_cache(maxsize=2)
def _labelled(page: Page, begin: int) -> tuple[Line, ...]:
    lines = _names_above_times([
        Line(row.number, row.text, row.offsets, label(row.text), row.level, row.lead) for row in rows.of(page, begin)
    ])
    lines = _timeless_forms(_said_at(_timed_forms(lines)))
    speakers, bare = _speakers(lines), _bare(lines)
    return _ended(tuple(line if _borne_out(line, speakers, bare) else _nameless(line, bare) for line in lines))


_END = re.compile(rf"\s*\[(?P<end>{TIME})\](?:\s?\[\d{{1,6}}(?:\.\d{{1,3}})?\])?\s*$")
"""The time at which a turn ends, and how long it takes."""


def _ended(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take the times at which turns end off their words, where nearly all turns have one behind them."""
    turns = [n for n, line in enumerate(lines) if line.label and line.label.column < len(line.text)]
    ends = {n: match for n in turns if (match := _END.search(lines[n].text, max(0, len(lines[n].text) - 40)))}
    fixed = list(lines)
    for n, match in ends.items() if len(ends) * 4 >= 3 * len(turns) else ():
        line, told = lines[n], lines[n].label
        end = seconds(match["end"])
        if told and told.start_s is not None and end is not None and end >= told.start_s:
            text = line.text[: match.start()]
            fixed[n] = replace(line, text=text, offsets=line.offsets[: len(text)], label=replace(told, end_s=end))
    return tuple(fixed)


def _names_above_times(lines: Sequence[Line]) -> list[Line]:
    """Give a time that stands under a line with nothing but a name that name, where such names come back."""
    above: dict[int, int] = {}
    for n, line in enumerate(lines[1:], 1):
        if line.label and line.label.kind in ("time", "bare"):
            at = n - 1 if lines[n - 1].text.strip() else n - 2
            name = lines[at].text.strip(" \t#*:") if at >= 0 else ""
            if at < 0 or not _names_alone(lines[at]) or _is_said(lines, at):
                continue
            if 0 < len(name) <= 60 and may_be_speaker(name):
                above[n] = at
    counts = Counter(lines[at].text.strip(" \t#*:") for at in above.values())
    often = sum(count > 1 for count in counts.values()) > 1
    fixed = list(lines)
    for n, at in above.items():
        name = lines[at].text.strip(" \t#*:")
        found = lines[n].label
        if found is not None and (counts[name] > 1 or (often and " " in name)):
            fixed[n] = replace(lines[n], label=replace(found, kind="name-time", name=name))
            fixed[at] = replace(lines[at], text="", offsets=(), label=None)
    return fixed


def _names_alone(line: Line) -> bool:
    """Return whether a line has no label, or one of a name with neither a time nor words beside it."""
    return line.label is None or (line.label.kind == "name" and line.label.column >= len(line.text))


def _is_said(lines: Sequence[Line], n: int) -> bool:
    """Return whether a line is what the label above it says: that label has no words on its own line."""
    above = next((lines[m] for m in range(n - 1, max(-1, n - 4), -1) if lines[m].text.strip()), None)
    return above is not None and above.label is not None and above.label.column >= len(above.text)


def _loose(lines: Sequence[Line], kinds: Sequence[str], sure: Sequence[str | None]) -> dict[int, dict[str, Label]]:
    """Return by line what the lines whose sure label is of one of the kinds `sure` can say in looser forms."""
    found: dict[int, dict[str, Label]] = {}
    for n, line in enumerate(lines):
        kind = line.label.kind if line.label else None
        if kind in sure and line.text.strip() and not _BULLET.match(line.text):
            told = {one.kind: one for one in loose(line.text, line.lead) if one.kind in kinds}
            if told:
                found[n] = told
    return found


def _timed_forms(lines: Sequence[Line]) -> list[Line]:
    """Give the lines their labels of a name and a time in a looser form, where its names come back."""
    kinds = ("name-at", "name-at-text", "at-name", "cells")
    found = _loose(lines, (*kinds, "said-at"), (None, "time", "name"))
    fixed = list(lines)
    known = Counter(line.label.name for line in lines if line.label and line.label.name)
    full = sum(bool(line.text.strip()) and line.heading is None for line in lines)
    for kind in kinds:
        told = {n: forms[kind] for n, forms in found.items() if kind in forms and fixed[n] is lines[n]}
        told = {n: one for n, one in told.items() if one.column < len(lines[n].text) or _is_followed(lines, n, found)}
        names = Counter(one.name for one in told.values())
        often = {name for name, count in names.items() if count > 1}
        total = sum(names[name] for name in often)
        if not often or total * 2 < len(told):
            continue
        if kind == "name-at-text" and total * 2 < sum(known[name] for name in often if name):
            continue
        several = len(often) > 1 or kind != "name-at-text"
        every = kind == "cells" or len(told) * 5 >= 4 * full
        for n, one in told.items():
            once = " " in (one.name or "") and (several or one.column >= len(lines[n].text))
            if one.name and (one.name in often or known[one.name] > 1 or every or once):
                fixed[n] = replace(lines[n], label=replace(one, kind="name-time"))
    return fixed


def _is_followed(lines: Sequence[Line], n: int, found: Mapping[int, dict[str, Label]]) -> bool:
    """Return whether words without a time of their own stand under a line."""
    below = next((m for m in range(n + 1, min(n + 4, len(lines))) if lines[m].text.strip()), None)
    told = lines[below].label if below is not None else None
    if below is None or (told is not None and told.kind != "name"):
        return False
    return below not in found or set(found[below]) <= {"cells"}


FEWEST_SAID = 6
"""Lines "1:21 text" below which a file has none such."""


def _said_at(lines: Sequence[Line]) -> list[Line]:
    """Give the lines their times where nearly every line is a time and a sentence, in order."""
    full = [n for n, line in enumerate(lines) if line.text.strip() and not line.heading]
    found = _loose(lines, ("said-at",), (None,))
    told = {n: forms["said-at"] for n, forms in found.items()}
    starts = [one.start_s or 0.0 for one in told.values()]
    rising = sum(b >= a for a, b in pairwise(starts))
    spoken = sum(is_speech(lines[n].text[one.column :]) for n, one in told.items())
    if len(told) < FEWEST_SAID or len(told) * 5 < len(full) * 3 or rising * 20 < (len(told) - 1) * 19:
        return list(lines)
    if spoken * 2 < len(told):
        return list(lines)
    return [replace(line, label=replace(told[n], kind="time")) if n in told else line for n, line in enumerate(lines)]


def is_speech(text: str) -> bool:
    """Return whether a text is spoken rather than the title of a chapter: it ends or begins as sentences do."""
    return bool(_SENTENCE.search(text[-4:])) or text[:1].islower() or len(text) > 90


def _timeless_forms(lines: Sequence[Line]) -> list[Line]:
    """Give the lines their labels of a name alone in looser forms, where no surer label names anybody."""
    if any(line.label and line.label.name and line.label.kind != "name" for line in lines):
        return list(lines)
    sure = [line.label.name for line in lines if line.label and line.label.name and may_be_speaker(line.label.name)]
    if len(sure) > 3 and len(set(sure)) * 2 < len(sure):
        return list(lines)
    kinds = ("lead", "name-dot", "name-line", "name-dash")
    found = _loose(lines, kinds, (None,))
    full = sum(bool(line.text.strip()) for line in lines)
    for kind in kinds:
        told = {n: forms[kind] for n, forms in found.items() if kind in forms}
        if kind == "name-line":
            told = {n: one for n, one in told.items() if _stands_above(lines, n)}
        names = Counter(one.name for one in told.values())
        often = {name for name, count in names.items() if count > 1}
        total = sum(names[name] for name in often)
        if len(often) > 1 and total >= 4 and total * 2 >= len(told) and total * 12 >= full:
            fixed = list(lines)
            for n, one in told.items():
                if one.name in often or (one.name and (" " in one.name or one.name.isupper())):
                    fixed[n] = replace(lines[n], label=replace(one, kind="name"))
            return fixed
    return list(lines)


def _stands_above(lines: Sequence[Line], n: int) -> bool:
    """Return whether a line has an empty line above it and words under it."""
    below = next((line.text for line in lines[n + 1 : n + 3] if line.text.strip()), "")
    return (n == 0 or not lines[n - 1].text.strip() or lines[n].level > 0 or lines[n].lead > 0) and len(below) > 1


def _speakers(lines: Sequence[Line]) -> frozenset[tuple[str, str]]:
    """Return the (kind, name) of labels that name a speaker.

    With times: every name that stands with one, and without a time the same names, or all that come back where most
    labels have no time. Without times: names that come back, and where there are many of these full names too, but for
    those of headings, which are titles ("# The Loom Room: Ada Lovelace").
    """
    counts = Counter((found.kind, found.name) for line in lines if (found := line.label) and found.name)
    beside = {(kind, name) for kind, name in counts if kind not in ("name", "time-above")}
    timed = {name for kind, name in beside if kind == "name-time" or may_be_speaker(name)}
    back = {name for (kind, name), count in counts.items() if kind.startswith("time-") and count > 1}
    timed |= {name for name in back if not NOT_SPEAKERS.fullmatch(name.lower())}
    often = {name for (kind, name), count in counts.items() if kind == "name" and count > 1 and may_be_speaker(name)}
    untimed = sum(counts["name", name] for name in often)
    if timed and untimed <= sum(count for (kind, _), count in counts.items() if kind != "name"):
        return frozenset((kind, name) for kind, name in counts if name in timed)
    headed = {line.label.name for line in lines if line.label and (line.level or _HEADING.match(line.text))}
    once = {name for _, name in counts if untimed >= 6 and may_be_speaker(name) and " " in name and name not in headed}
    return frozenset((kind, name) for kind, name in counts if name in timed | often | once)


def _bare(lines: Sequence[Line]) -> bool:
    """Return whether times alone on their lines are labels: a fifth of the lines with words are such, or there are
    several, in order, among labelled turns."""
    full = [line for line in lines if line.text.strip()]
    starts = [line.label.start_s or 0.0 for line in full if line.label and line.label.kind == "bare"]
    if len(starts) * 5 >= len(full):
        return True
    named = sum(line.label is not None and line.label.name is not None for line in full)
    return len(starts) > 1 and starts == sorted(starts) and named * 3 >= len(full)


def _borne_out(line: Line, speakers: frozenset[tuple[str, str]], bare: bool) -> bool:
    if line.label is None or line.label.name is None:
        return line.label is None or line.label.kind != "bare" or bare
    return (line.label.kind, line.label.name) in speakers


def _nameless(line: Line, bare: bool) -> Line:
    """Leave of a label only its time, and nothing of a bare time in a file that does not use them."""
    found = label(line.text, named=False)
    return replace(line, label=None if found is not None and found.kind == "bare" and not bare else found)
