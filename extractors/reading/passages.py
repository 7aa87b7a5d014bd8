"""The pieces of text that items hold, and where their words stand: line, second, the words themselves."""

from __future__ import annotations

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
        whole = self._document.text(line, line_end)
        if wanted not in whole:
            return self._piece(wanted, line, line_end)
        first, last = line, line_end
        while first < last and wanted in self._document.text(first + 1, last):
            first += 1
        while last > first and wanted in self._document.text(first, last - 1):
            last -= 1
        return first, last, wanted

    def _piece(self, wanted: str, line: int, line_end: int) -> tuple[int, int, str] | None:
        """Return the longest start or end of the words, of at least half of them, that stands on one line."""
        tokens = wanted.split(" ")
        for number in range(line, line_end + 1):
            for size in range(len(tokens) - 1, (len(tokens) - 1) // 2, -1):
                for piece in (" ".join(tokens[:size]), " ".join(tokens[-size:])):
                    if len(piece) > 10 and piece in self._line(number):
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
