"""The lines of a speaker transcript with the labels that the whole file bears out.

Many words before a colon name no speaker. Those do that stand with a time, or that come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.readers.base import Page
from kg.readers.transcripts.front_matter import end_of
from kg.readers.transcripts.names import may_be_speaker
from kg.readers.transcripts.plain import plain
from kg.readers.transcripts.turns import Label, label

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file."""

    number: int
    """1-based."""
    text: str
    """Without Markdown's marks."""
    columns: Sequence[int]
    """For each character of `text` its column in the file's line."""
    label: Label | None

    @property
    def heading(self) -> re.Match[str] | None:
        """The heading that the line is, None where it is none or a label."""
        return None if self.label else _HEADING.match(self.text)


def labelled(page: Page, start: int | None = None) -> list[Line]:
    """Return the lines below the front matter with the labels that the whole file bears out."""
    begin = end_of(page.lines) if start is None else start
    lines = []
    for number, raw in enumerate(page.lines[begin:], begin + 1):
        text, columns = plain(raw)
        lines.append(Line(number, text, columns, label(text)))
    lines = _names_above_times(lines)
    speakers, bare = _speakers(lines), _bare(lines)
    return [line if _borne_out(line, speakers, bare) else _nameless(line, bare) for line in lines]


def _names_above_times(lines: Sequence[Line]) -> list[Line]:
    """Give a time that stands under a line with nothing but a name that name, where such names come back."""
    above: dict[int, int] = {}
    for n, line in enumerate(lines[1:], 1):
        if line.label and line.label.kind in ("time", "bare"):
            at = n - 1 if lines[n - 1].text.strip() else n - 2
            name = lines[at].text.strip(" \t#*:") if at >= 0 else ""
            if at >= 0 and lines[at].label is None and 0 < len(name) <= 60 and may_be_speaker(name):
                above[n] = at
    counts = Counter(lines[at].text.strip(" \t#*:") for at in above.values())
    fixed = list(lines)
    for n, at in above.items():
        name = lines[at].text.strip(" \t#*:")
        found = lines[n].label
        if counts[name] > 1 and found is not None:
            fixed[n] = replace(lines[n], label=replace(found, kind="name-time", name=name))
            fixed[at] = replace(lines[at], text="", columns=())
    return fixed


def _speakers(lines: Sequence[Line]) -> frozenset[tuple[str, str]]:
    """Return the (kind, name) of labels that name a speaker.

    With times: every name that stands with one, and without a time the same names, or all that come back where most
    labels have no time. Without times: names that come back, and where there are many of these full names too, but for
    those of headings, which are titles ("# The Loom Room: Ada Lovelace").
    """
    counts = Counter((found.kind, found.name) for line in lines if (found := line.label) and found.name)
    beside = {(kind, name) for kind, name in counts if kind not in ("name", "time-above")}
    timed = {name for kind, name in beside if kind == "name-time" or may_be_speaker(name)}
    timed |= {name for (kind, name), count in counts.items() if kind.startswith("time-") and count > 1}
    often = {name for (kind, name), count in counts.items() if kind == "name" and count > 1 and may_be_speaker(name)}
    untimed = sum(counts["name", name] for name in often)
    if timed and untimed <= sum(count for (kind, _), count in counts.items() if kind != "name"):
        return frozenset((kind, name) for kind, name in counts if name in timed)
    headed = {line.label.name for line in lines if line.label and _HEADING.match(line.text)}
    once = {name for _, name in counts if untimed >= 6 and may_be_speaker(name) and " " in name and name not in headed}
    return frozenset((kind, name) for kind, name in counts if name in timed | often | once)


def _bare(lines: Sequence[Line]) -> bool:
    """Return whether times alone on their lines are labels: a fifth of the lines with words are such."""
    full = [line for line in lines if line.text.strip()]
    return sum(line.label is not None and line.label.kind == "bare" for line in full) * 5 >= len(full)


def _borne_out(line: Line, speakers: frozenset[tuple[str, str]], bare: bool) -> bool:
    if line.label is None or line.label.name is None:
        return line.label is None or line.label.kind != "bare" or bare
    return (line.label.kind, line.label.name) in speakers


def _nameless(line: Line, bare: bool) -> Line:
    """Leave of a label only its time, and nothing of a bare time in a file that does not use them."""
    found = label(line.text, named=False)
    return replace(line, label=None if found is not None and found.kind == "bare" and not bare else found)
