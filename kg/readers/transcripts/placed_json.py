"""JSON in which every text knows where it stands in the file.

The standard library's reader tells no places, fails on deep nesting with a RecursionError and gives nothing of a file
that breaks off. This one keeps a stack of its own: what is nested too deeply is refused, and of a file that breaks
off all that stands before is returned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import TypeAlias

from kg.readers.base import Page
from kg.readers.transcripts.characters import sound
from kg.records.errors import InputError
from kg.records.problem import Problem

DEEPEST = 100
"""Levels of lists and objects within one another."""

_TOKEN = re.compile(
    r'[ \t\r\n]*(?:(?P<mark>[{}\[\],:])|(?P<text>")|(?P<number>-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity|NaN)'
    r"(?![\w.]))|(?P<word>true|false|null)\b)"
)


class Text(str):
    """A text and the code points of the file before its opening quote."""

    at: int


class Object(dict[str, "Value"]):
    """An object, and the code points of the file before its brace."""

    at: int


Value: TypeAlias = "Object | list[Value] | Text | float | bool | None"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a JSON file holds."""

    root: Value
    problems: tuple[Problem, ...]


def parse(page: Page) -> Parsed:
    """Read a JSON file. Raises InputError, naming file and line, for what is no JSON or nested too deeply.

    A file that breaks off is read to where it does, and the problems say so; of equal keys the last one counts.
    """
    parser = _Parser(page)
    while parser.step():
        pass
    return parser.result()


class _Parser:
    """A stack of open lists and objects, the key that waits for its value, and the place in the text."""

    def __init__(self, page: Page) -> None:
        self.page, self.text, self.at = page, page.text, 0
        self.top: list[Value] = []
        self.stack: list[Object | list[Value]] = [self.top]
        self.keys: list[str | None] = [None]
        self.wants = "value"
        """value, value-or-end, key, key-or-end, colon, comma (or the end of a list or object), end (of the file)."""
        self.broken = False

    def step(self) -> bool:
        """Take one token; False at the end of the file."""
        match = _TOKEN.match(self.text, self.at)
        if match is None:
            return self._stop()
        self.at = match.end()
        kind = match.lastgroup
        if kind == "mark":
            self._mark(match["mark"], match.start("mark"))
        elif kind == "text":
            return self._text(match.start("text"))
        elif kind == "number":
            self._value(float(match["number"]))
        else:
            self._value({"true": True, "false": False, "null": None}[match["word"]])
        return True

    def result(self) -> Parsed:
        """Return the file's value."""
        if not self.top:
            raise InputError(f"{self.page.path} breaks off before anything is said; the file is incomplete.")
        if not self.broken and self.wants == "end":
            return Parsed(self.top[0], ())
        line = len(self.page.lines) or 1
        message = "the file breaks off in the middle of its JSON, so its end is missing; what stands before was read."
        return Parsed(self.top[0], (Problem(self.page.path, line, "truncated", message),))

    def _stop(self) -> bool:
        """End at the end of the text; anything else is no JSON, unless the text breaks off within a word."""
        rest = self.text[self.at :].strip()
        if rest and (len(rest) > 40 or not re.fullmatch(r"[-+\w.]+", rest)):
            self._fail("what stands here is no JSON")
        self.broken = bool(rest) or self.wants != "end"
        return False

    def _text(self, at: int) -> bool:
        try:
            value, self.at = scanstring(self.text, at + 1, False)
        except JSONDecodeError as error:
            if not error.msg.startswith("Unterminated") and error.pos < len(self.text) - 6:
                self._fail("an escape in a text is none of JSON's", error.pos)
            value, self.at, self.broken = _begun(self.text[at:]), len(self.text), True
        if self.wants in ("key", "key-or-end"):
            self.keys[-1], self.wants = value, "colon"
        else:
            text = Text(sound(value))
            text.at = at
            self._value(text)
        return not self.broken

    def _mark(self, mark: str, at: int) -> None:
        wants, inside = self.wants, self.stack[-1]
        if mark in "{[" and wants in ("value", "value-or-end"):
            self._open(mark, at)
        elif (mark == "}" and isinstance(inside, Object) and wants in ("key-or-end", "comma", "key")) or (
            mark == "]" and not isinstance(inside, Object) and wants in ("value-or-end", "comma", "value")
        ):
            if len(self.stack) == 1:
                self._fail(f"“{mark}” closes nothing", at)
            self.stack.pop()
            self.keys.pop()
            self._done()
        elif mark == ":" and wants == "colon":
            self.wants = "value"
        elif mark == "," and wants == "comma":
            self.wants = "key" if isinstance(inside, Object) else "value"
        else:
            self._fail(f"“{mark}” is not expected", at)

    def _open(self, mark: str, at: int) -> None:
        if len(self.stack) > DEEPEST:
            self._fail(f"lists and objects are nested more than {DEEPEST} deep", at)
        opened: Object | list[Value] = []
        if mark == "{":
            opened = Object()
            opened.at = at
        self._store(opened)
        self.stack.append(opened)
        self.keys.append(None)
        self.wants = "key-or-end" if mark == "{" else "value-or-end"

    def _value(self, value: Value) -> None:
        if self.wants not in ("value", "value-or-end"):
            self._fail("a comma or a colon is missing")
        self._store(value)
        self._done()

    def _store(self, value: Value) -> None:
        inside, key = self.stack[-1], self.keys[-1]
        if isinstance(inside, Object):
            inside[key or ""] = value
        else:
            inside.append(value)

    def _done(self) -> None:
        self.wants = "comma" if len(self.stack) > 1 else "end"

    def _fail(self, told: str, at: int | None = None) -> None:
        line = self.text.count("\n", 0, self.at if at is None else at) + 1
        raise InputError(f"{self.page.path}, line {line}: {told}; the file is no sound JSON, export it again.")


def _begun(text: str) -> str:
    """Return as much as can be read of a text that breaks off, perhaps within an escape."""
    for cut in range(7):
        try:
            value, _ = scanstring(text[: len(text) - cut] + '"', 1, False)
        except JSONDecodeError:
            continue
        return str(value)
    return ""
