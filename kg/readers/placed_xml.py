"""XML in which every run of text knows where it stands in the file: elements as a flat row of events.

The standard library's expat is used: it tells the place of each event, which trees built on it do not. Entities that
a file declares itself are refused, so that none can grow; nothing outside the file is ever looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kg.readers.base import Page
from kg.records.errors import InputError
from kg.records.problem import Problem

DEEPEST = 200
"""Levels of elements within one another."""
_PROLOG = re.compile(
    r"\s{0,1000}(?:<\?xml\b[^>]{0,200}>\s{0,1000})?(?:<!--(?:[^-]|-(?!->)){0,5000}-->\s{0,1000}){0,9}"
    r"(?:<!DOCTYPE[^>\[]{0,300}>\s{0,1000})?<(?:[A-Za-z][\w.-]{0,40}:)?(?P<root>[A-Za-z][\w.-]{0,60})"
)
"""What may stand before the root."""


@dataclass(slots=True)
class Run:
    """Text as one run of a file."""

    offset: int
    """Code points of the file before it."""
    text: str


@dataclass(slots=True)
class Element:
    """One element: its name without prefix, its attributes without prefixes, what stands in it."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | Run] = field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        """Return the elements of that name right below."""
        return [child for child in self.children if isinstance(child, Element) and child.name == name]

    def first(self, name: str) -> Element | None:
        """Return the first element of that name right below, or None."""
        return next(iter(self.all(name)), None)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(child for child in reversed(one.children) if isinstance(child, Element))

    def runs(self) -> Iterator[Run | Element]:
        """Yield the runs of text below, and the elements that they stand in, in the order of the file."""
        waiting: list[Element | Run] = list(reversed(self.children))
        while waiting:
            one = waiting.pop()
            yield one
            if isinstance(one, Element):
                waiting.extend(reversed(one.children))

    @property
    def text(self) -> str:
        """The words below, white space folded."""
        return " ".join("".join(run.text for run in self.runs() if isinstance(run, Run)).split())


def root_of(text: str) -> str:
    """Return the name of the root of an XML file without its prefix, "" where a text does not begin as XML.

    >>> root_of('<?xml version="1.0"?><tt:tt xmlns:tt="x">'), root_of("<b>Ada</b>"), root_of("Ada")
    ('tt', 'b', '')
    """
    match = _PROLOG.match(text)
    return match["root"] if match else ""


def parse(page: Page) -> tuple[Element, tuple[Problem, ...]]:
    """Return the root of an XML file and its problems; a file that breaks off is read to where it does.

    Raises InputError, naming file and line, for what is no XML, declares entities or is nested too deeply.
    """
    reader = _Reader(page)
    try:
        reader.parser.Parse(page.text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        if error.code not in _CUT or reader.root is None:
            raise InputError(f"{page.path}, line {error.lineno}: the file is no sound XML; export it again.") from None
        told = "the file breaks off in the middle of its XML, so its end is missing; what stands before was read."
        return reader.root, (Problem(page.path, error.lineno, "truncated", told),)
    if reader.root is None:
        raise InputError(f"{page.path} is XML, but holds no element; export it again.")
    return reader.root, ()


_CUT = frozenset(expat.errors.codes[text] for text in (
    expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN, expat.errors.XML_ERROR_PARTIAL_CHAR,
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
))  # fmt: skip


class _Reader:
    """Builds the elements from expat's events."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root: Element | None = None
        self.open: list[Element] = []
        self.byte, self.offset = 0, 0
        self.data = page.text.encode("utf-8", "replace")
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self.open) >= DEEPEST:
            raise InputError(f"{self.page.path}, line {line}: elements are nested more than {DEEPEST} deep.")
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        made = Element(name.rpartition(":")[2], plain, line)
        if self.open:
            self.open[-1].children.append(made)
        elif self.root is None:
            self.root = made
        self.open.append(made)

    def _end(self, name: str) -> None:
        self.open.pop()

    def _text(self, data: str) -> None:
        if self.open:
            self.open[-1].children.append(Run(self._offset(), data))

    def _entity(self, name: str, *told: object) -> None:
        line = self.parser.CurrentLineNumber
        raise InputError(f"{self.page.path}, line {line}: the file declares entities of its own; export it without.")

    def _offset(self) -> int:
        """Return the code points before the event: bytes are counted on from the event before."""
        at = self.parser.CurrentByteIndex
        if at > self.byte:
            self.offset += len(self.data[self.byte : at].decode("utf-8", "replace"))
            self.byte = at
        return self.offset
