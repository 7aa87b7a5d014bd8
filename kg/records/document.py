"""What a reader returns, whatever the format: a source, its items, its cues, its lines.

Every stage trades in these records. They are immutable; a stage that knows more (the second at which an
item was said) returns new ones by `dataclasses.replace`.
"""

from __future__ import annotations

from typing import Literal

from kg.records.immutable import dataclass
from kg.records.problem import Problem

CodeStatus = Literal["as-written", "repaired", "doubtful"]
"""What became of a timecode."""
CueTiming = Literal["given", "estimated"]
"""Whether the file gives a cue's time, or alignment estimates it."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file as it was read."""

    id: str
    """Local name `src-` and the first 16 hex digits of the file's SHA-256: it moves with the content, not the path."""
    path: str
    """As the user named it, with forward slashes."""
    sha256: str
    title: str
    format: str
    """The name of the reader that took it: a row of `kg.readers.READERS`."""
    format_why: str
    """One sentence: how sure the reader was, and by what it knew the page."""
    language: str | None
    """ISO 639-1 code of most of the text: "en", "zh" or None."""


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """One thing that a page's header (or front matter) states about the recording."""

    name: str
    """title, guest, host, role (of the guest), duration, url, published, channel, show, episode, language, source."""
    value: str
    """The words as they stand, e.g. "405 min"."""
    line: int
    """1-based."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of one section, in document order. Nothing of a page is lost: unknown sections keep their items too."""

    line: int
    """1-based line where the words begin."""
    line_end: int
    section: str
    """The heading it stands under, without its announced count."""
    kind: str
    """chapter, number, claim, prediction, concept, person, company, quote, story, tool, topic, takeaway, energy-shift,
    gesture, authenticity-tell, lost-fact, key-claim, named-entity, section, see-also, list-item, paragraph, …"""
    title: str
    """The head of the item: a chapter's title, a person's name, the words of a quote or a claim."""
    body: str = ""
    """What follows the head: description, evidence, comment."""
    time_raw: str | None = None
    """The item's own timecode as it stands, without brackets; of a range, the first code."""
    time_end_raw: str | None = None
    speaker_raw: str | None = None
    """The speaker or predictor as it stands."""
    parts: tuple[tuple[str, str], ...] = ()
    """Named parts in order where the item has more than a head and a body: ("value", "25"), ("context", …),
    ("evidence", …), ("original", …), ("translation", …), ("comment", …), ("type", …), ("uncertainty", …),
    ("horizon", …), ("list", the named-entity list's own label)."""
    start_s: float | None = None
    """Second of the recording, set by `kg.timing`; None where the item has no time."""
    end_s: float | None = None
    said: tuple[str, int, int] | None = None
    """Source id, first and last line of the transcript that says it in much the same words, set by `kg.timing`."""

    def part(self, name: str) -> str | None:
        """Return the named part, or None where the item has none of that name."""
        return next((value for key, value in self.parts if key == name), None)


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption of a subtitle, or one turn (paragraph) of a speaker transcript."""

    line: int
    """1-based line of the file where its words begin."""
    offset: int
    """Code points of the decoded file before its first word, CR included, a BOM not."""
    text: str
    speaker_raw: str | None = None
    start_s: float | None = None
    """Second of the recording; None until a transcript without times is aligned."""
    end_s: float | None = None
    timing: CueTiming = "given"
    error_s: float | None = None
    """Half width of the error bar of an estimated time, in seconds."""
    section: str | None = None
    """"sponsor" for a sponsor read, else None."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a timecode."""

    seconds: float
    cost: float


@dataclass(frozen=True, slots=True)
class Timecode:
    """One timecode written in a page: a range gives two, a list one each."""

    line: int
    column: int
    """0-based code points before the code in its line."""
    raw: str
    """As it stands, without brackets."""
    seconds: float | None
    status: CodeStatus
    candidates: tuple[Candidate, ...]
    """All readings, the cheapest first."""
    why: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of one file."""

    source: Source
    fields: tuple[Field, ...]
    """The header, in order."""
    items: tuple[Item, ...]
    cues: tuple[Cue, ...]
    lines: tuple[str, ...]
    """The reader's text of every line (markup tags and escapes removed, white space as it stands): `lines[n - 1]` is
    line n. Every quote in the graph stands on these lines, once white space is folded."""
    timecodes: tuple[Timecode, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubtful: tuple[tuple[int, int], ...] = ()
    """First and last lines of the stretches of a transcript that no page corroborates and that read unlike the rest:
    what is found only there is to be doubted."""
    emphasised: tuple[str, ...] = ()
    """What the page sets in italics, sorted, no duplicates: titles stand so, and stressed words."""

    def field(self, name: str) -> str | None:
        """Return the first header field of that name, or None."""
        return next((field.value for field in self.fields if field.name == name), None)

    def text(self, line: int, line_end: int | None = None) -> str:
        """Return the lines from `line` to `line_end` (1-based, both included) with white space folded to one space."""
        return " ".join(" ".join(self.lines[line - 1 : line_end or line]).split())

    def second(self, line: int, column: int = 0) -> float | None:
        """Return the second of the words at a column (0-based) of a line: of the next timecode on the line, else of the
        item or cue that holds it; None where nothing tells."""
        after = (code.seconds for code in self.timecodes if code.line == line and code.column >= column)
        held = (item.start_s for item in self.items if item.line <= line <= item.line_end and item.start_s is not None)
        cues = (cue.start_s for cue in self.cues if cue.line == line)
        return next((second for told in (after, held, cues) if (second := next(told, None)) is not None), None)


@dataclass(frozen=True, slots=True)
class Recording:
    """The sources about one recording, and what they say about it together."""

    id: str
    """Local name `rec-…`, from the video id where one is known, else from guest and title."""
    title: str
    url: str | None
    video: str | None
    """The id of the video on its platform, where a source gives one."""
    duration_s: float | None
    published: str | None
    hosts: tuple[str, ...]
    """Names of the hosts, the fullest form first known."""
    guests: tuple[str, ...]
    sources: tuple[str, ...]
    """Ids of its sources, sorted."""
    why: str
    """One sentence: why these sources are about one recording."""
