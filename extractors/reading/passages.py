"""The pieces of text that items hold, and where their words stand: line, second, the words themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.records.document import Document, Item
from kg.records.statement import Evidence
from kg.text.normalize import fold


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text in an item."""

    item: Item
    part: str
    """"title", "body", or the name of the item's part."""
    text: str
    """White space folded."""


_PROSE_PARTS = ("original", "translation", "comment", "evidence", "context", "uncertainty")


def passages(item: Item) -> Iterator[Passage]:
    """Yield the texts of an item: its title and its body, or the named parts of which the body is made."""
    if title := fold(item.title):
        yield Passage(item, "title", title)
    parts = [(name, fold(value)) for name, value in item.parts if name in _PROSE_PARTS and fold(value)]
    body = fold(item.body)
    covered = ""
    for name, value in parts:
        if value != fold(item.title) or name != "original":
            covered += value
            yield Passage(item, name, value)
    if body and len(covered) < 0.8 * len(body):
        yield Passage(item, "body", body)


class Places:
    """Finds the lines on which words of a document stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folded: dict[int, str] = {}

    def _line(self, number: int) -> str:
        if number not in self._folded:
            self._folded[number] = self._document.text(number)
        return self._folded[number]

    def find(self, words: str, line: int, line_end: int) -> tuple[int, int, str] | None:
        """Return (line, line end, quote) for words among the lines, or None where they do not stand so.

        The quote is the longest piece of the words that stands on the lines as it is: all of them, if possible.
        """
        wanted = fold(words)
        if not wanted:
            return None
        for number in range(line, line_end + 1):
            if wanted in self._line(number):
                return number, number, wanted
        starts, folded = self._joined(line, line_end)
        if (at := folded.rfind(wanted)) < 0:
            return self._piece(wanted, line, line_end)
        first = bisect_right(starts, (at, line_end)) - 1
        end = folded.find(wanted, starts[first][0]) + len(wanted)
        last = bisect_right(starts, (end - 1, line_end)) - 1
        return starts[first][1], starts[last][1], wanted

    def name(self, form: str, line: int, line_end: int) -> int | None:
        """Return the line on which a name begins that stands there whole; None where marks part its words.

        It may go over a line's end, but over no empty line and no cell, bullet or rule that the text is read without.
        """
        place = self.find(form, line, line_end)
        return place[0] if place and place[2] == fold(form) and place[1] - place[0] <= 1 else None

    def _joined(self, line: int, line_end: int) -> tuple[list[tuple[int, int]], str]:
        """The lines as one text, and where in it each line that is not blank begins: (offset, line)."""
        starts, parts, at = list[tuple[int, int]](), list[str](), 0
        for number in range(line, line_end + 1):
            if text := self._line(number):
                starts.append((at, number))
                parts.append(text)
                at += len(text) + 1
        return starts, " ".join(parts)

    def _piece(self, wanted: str, line: int, line_end: int) -> tuple[int, int, str] | None:
        """Return the longest start or end of the words, of at least half of them, that stands on one line."""
        tokens = wanted.split(" ")
        half = (len(tokens) - 1) // 2
        for number in range(line, line_end + 1):
            text = self._line(number)
            head = _most(half, tokens, text)
            tail = _most(half, tokens, text, ends=True)
            piece = " ".join(tokens[:head] if head >= tail else tokens[-tail:])
            if max(head, tail) > half and len(piece) > 10:
                return number, number, piece
        return None

    def evidence(self, item: Item, words: str, rule: str) -> Evidence | None:
        """Return the words of an item as evidence, or None where they do not stand on its lines."""
        place = self.find(words, item.line, item.line_end)
        if place is None:
            return None
        start, end = (item.start_s, item.end_s) if item.time_raw else (self._second(place[1], place[2]), None)
        return Evidence(self._document.source.id, place[0], place[1], place[2], rule, start, end)

    def _second(self, line: int, words: str) -> float | None:
        """Return the second of words that end on a line of running text: of the timecode after them, where one is."""
        return self._document.second(line, max(0, self._document.lines[line - 1].rfind(words[-20:])))


def _most(least: int, tokens: list[str], text: str, ends: bool = False) -> int:
    """Return how many of the first (or last) words, more than `least` and not all, stand together in a text."""
    low, high = least, len(tokens)
    while high - low > 1:
        middle = (low + high) // 2
        holds = " ".join(tokens[-middle:] if ends else tokens[:middle]) in text
        low, high = (middle, high) if holds else (low, middle)
    return low
