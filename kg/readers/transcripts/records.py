"""Entries of a JSON transcript to cues: what every JSON format needs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.readers.base import Page, Reading
from kg.readers.transcripts.clock import seconds
from kg.readers.transcripts.finish import finish
from kg.readers.transcripts.placed_json import Object, Parsed, Text, Value
from kg.readers.transcripts.places import line_of, line_starts
from kg.records.document import Cue, Field
from kg.records.errors import InputError
from kg.records.problem import Problem

_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)


_JSON = re.compile(r'\s{0,1000}(?:\{\s{0,1000}["}]|\[\s{0,1000}(?:[{"]|\[\s{0,1000}[{"\d]|-?\d+(?:\.\d+)?\s{0,20},|$))')
"""How JSON begins; "[00:01] Ada" and "[[a link]]" do not."""


def is_json(page: Page) -> bool:
    """Return whether a page begins as JSON does."""
    return _JSON.match(page.text) is not None


def looks_like(page: Page, *keys: str) -> bool:
    """Return whether the page begins as JSON and has every key (a regular expression) somewhere; nothing is parsed."""
    return page.text.lstrip()[:1] in ("{", "[") and all(
        re.search(rf'"(?:{key})"\s{{0,20}}:', page.text) is not None for key in keys
    )


def number(value: Value) -> float | None:
    """Return a number, also one written as a text or as a time code; None for anything else, NaN and infinities too."""
    if isinstance(value, Text):
        found = seconds(value)
        if found is None and re.fullmatch(r"\s*-?\d{1,12}(?:\.\d{1,12})?\s*", value):
            found = float(value)
        return found
    if isinstance(value, bool) or not isinstance(value, float) or not math.isfinite(value):
        return None
    return value


def entries(page: Page, root: Value, key: str) -> list[Value]:
    """Return the list under a key of the file's object. Raises InputError where there is none."""
    found = root.get(key) if isinstance(root, Object) else root
    if isinstance(found, list):
        return found
    raise InputError(f"{page.path}: “{key}” should be a list of entries with texts and times, and is not.")


@dataclass
class Places:
    """Lines and offsets of the texts of one file, and what its lines say to a reader."""

    page: Page
    starts: list[int] = field(init=False)
    told: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.starts = line_starts(self.page.text)

    def of(self, text: Text, begin: int = 0) -> tuple[int, int]:
        """Return line and offset of the first word of a text after `begin` of its (decoded) characters."""
        wanted = begin + len(text[begin:]) - len(text[begin:].lstrip())
        at = text.at + 1
        if "\\" not in self.page.text[at : at + 6 * wanted + 6]:
            return line_of(self.starts, at + wanted), at + wanted
        for _ in range(wanted):
            match = _ESCAPE.match(self.page.text, at)
            at = match.end() if match else at
        return line_of(self.starts, at), at

    def line(self, value: Value, otherwise: int = 1) -> int:
        """Return the line on which an object or a text begins."""
        return line_of(self.starts, value.at) if isinstance(value, Object | Text) else otherwise

    def say(self, line: int, text: str) -> None:
        """Let a line say a text."""
        self.told.setdefault(line, []).append(text)

    def lines(self) -> tuple[str, ...]:
        """Return what the lines say: the texts of cues and fields on the line where each begins, nothing else."""
        return tuple(" ".join(self.told.get(n, ())) for n in range(1, len(self.page.lines) + 1))


def cue(
    places: Places, text: Text, start_s: float | None, end_s: float | None, speaker: str | None = None
) -> Cue | None:
    """Return the cue of a text, None where it has no words."""
    words = " ".join(text.split())
    if not words:
        return None
    line, offset = places.of(text)
    return Cue(line, offset, words, speaker, start_s, end_s)


def name(value: Value) -> str | None:
    """Return a speaker's name, None for anything but words or a number."""
    if isinstance(value, Text):
        return " ".join(value.split()) or None
    return f"{value:g}" if isinstance(value, float) and math.isfinite(value) else None


def fields(places: Places, root: Value, keys: dict[str, str]) -> tuple[Field, ...]:
    """Return the texts under the file's own keys as header fields; `keys` are the keys and the fields' names."""
    if not isinstance(root, Object):
        return ()
    found = [(keys[key], value) for key, value in root.items() if key in keys]
    return tuple(
        Field(label, " ".join(value.split()), places.line(value))
        for label, value in found
        if isinstance(value, Text) and value.strip()
    )


def unread(page: Page, lines: Sequence[int], what: str) -> tuple[Problem, ...]:
    """Report entries without a text of their own."""
    if not lines:
        return ()
    told = f"{what} without a text that can be read, left out: {len(lines)}, the first here."
    return (Problem(page.path, lines[0], "unreadable-entry", told),)


def untimed(page: Page, cues: Iterable[Cue]) -> tuple[Problem, ...]:
    """Report cues whose times are missing or no numbers."""
    lines = [cue.line for cue in cues if cue.start_s is None]
    if not lines:
        return ()
    told = f"{len(lines)} cue{'s' * (len(lines) > 1)} without a readable time; the text was kept."
    return (Problem(page.path, lines[0], "unreadable-time", told),)


def reading(
    page: Page, places: Places, parsed: Parsed, cues: Sequence[Cue], header: tuple[Field, ...], left: Sequence[int]
) -> Reading:
    """Return the reading of a JSON transcript. Raises InputError where it has no words at all."""
    if not cues:
        raise InputError(f"{page.path} is a JSON transcript, but none of its entries has any words.")
    for stated in header:
        places.say(stated.line, stated.value)
    for said in cues:
        places.say(said.line, f"{said.speaker_raw}: {said.text}" if said.speaker_raw else said.text)
    found = Reading(
        title=next((part.value for part in header if part.name == "title"), ""),
        fields=header,
        cues=tuple(cues),
        problems=(*parsed.problems, *unread(page, left, "entries"), *untimed(page, cues)),
        lines=places.lines(),
    )
    return finish(page.path, found)
