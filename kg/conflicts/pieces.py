"""The pieces of text that are compared: sentences of pages and rows of their tables, and stretches of transcripts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.conflicts.quantity import Quantity, quantities
from kg.records.document import Document, Item
from kg.text.normalize import fold
from kg.text.sentence_ends import is_shortened
from kg.timing.passages import page_lines

_END = re.compile(r"(?:(?<=[.!?][”\"’)\]])|(?<=[.!?]))\s+(?=[“\"‘(\[]?[A-Z0-9\u3400-\u9fff])|(?<=[。！？])")
_NUMBERED = re.compile(r"^\s*\d+\.\s*$")
"""The number of an entry."""
_FIRST = 4
"""Characters of bullets and brackets before a timecode that stands at the beginning."""
_HAN = re.compile("[\u3400-\u9fff]")
_PLAIN = re.compile(r"\w+")
_LONGEST = 20_000
"""Characters of a line that are read at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, a row of a table or a few words of a transcript, with where it stands and when it is said.

    Pieces are sorted by where they stand; of one place those with a second come first.
    """

    source: str
    line: int
    """1-based; where it begins."""
    line_end: int
    text: str
    """White space folded; it stands on these lines."""
    second: float | None
    """Of the recording; None where nothing tells."""
    title: str = ""
    """The heading of the item or the title of the row in which it stands."""
    kind: str = ""
    """Of the item; "cue" for words of a transcript, "field" for the header, "" elsewhere."""
    value: str = ""
    """The value of a row of numbers."""
    section: str = ""
    speaker: str = ""
    """The speaker's label of the item, as it stands."""
    marks: tuple[tuple[int, float], ...] = ()
    """Where timecodes stand in the text, and their seconds, where there are several."""

    def __lt__(self, other: Piece) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[object, ...]:
        place = (self.source, self.line, self.line_end, self.text, self.second is None, self.second or 0.0)
        return (*place, self.title, self.kind, self.value, self.section, self.speaker, self.marks)

    def second_at(self, at: int) -> float | None:
        """Return the second of the clause at a place: of the next timecode, or of the last where they come first."""
        if not self.marks:
            return self.second
        if self.marks[0][0] < _FIRST:
            return [second for place, second in self.marks if place <= at or place < _FIRST][-1]
        return next((second for place, second in self.marks if place > at), self.marks[-1][1])


def pieces(document: Document) -> Iterator[Piece]:
    """Yield the pieces of a page in order; of a transcript's cues see `spoken`."""
    item_of = owners(document)
    codes: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for code in document.timecodes:
        if code.seconds is not None:
            codes[code.line].append((code.column, code.seconds))
    fields = {field.line for field in document.fields}
    for line in sorted({*page_lines(document), *fields}):
        item = item_of.get(line)
        if item is not None and item.kind == "number":
            if line == item.line:
                yield _row(document, item)
            continue
        for start, end in sentences(document.lines[line - 1][:_LONGEST]):
            text = fold(document.lines[line - 1][start:end])
            inside = [(column, second) for column, second in codes.get(line, ()) if start <= column < end]
            second = inside[0][1] if inside else None
            several = inside if len(inside) > 1 else []
            marks = tuple((len(fold(document.lines[line - 1][start:column])), at) for column, at in several)
            if second is None and item is not None and item.time_raw:
                second = item.start_s
            kind = item.kind if item is not None else "field" if line in fields else ""
            about = (item.title, kind, "", item.section, item.speaker_raw or "") if item else ("", kind, "", "", "")
            yield Piece(document.source.id, line, line, text, second, *about, marks)


def owners(document: Document) -> dict[int, Item]:
    """Return the shortest item on each line, the first of equals."""
    found: dict[int, Item] = {}
    for item in sorted(document.items, key=lambda item: item.line_end - item.line, reverse=True):
        for line in range(item.line, item.line_end + 1):
            held = found.get(line)
            if held is None or (item.line_end - item.line, item.line) < (held.line_end - held.line, held.line):
                found[line] = item
    return found


def _row(document: Document, item: Item) -> Piece:
    text = document.text(item.line, item.line_end)
    context = fold(item.part("context") or item.body)
    title = fold(item.title)
    value = fold(item.part("value") or "")
    second = item.start_s if item.time_raw else None
    return Piece(
        document.source.id, item.line, item.line_end, text, second, f"{title}. {context}", "number", value, title
    )


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a line begin and end.

    >>> list(sentences("Dr. Ada came. She left."))
    [(0, 13), (14, 23)]
    """
    start = 0
    for match in _END.finditer(line):
        piece = line[start : match.start()]
        if piece.strip() and not is_shortened(piece, line[match.end() :][:1]) and not _NUMBERED.match(piece):
            yield start, match.start()
            start = match.end()
    if line[start:].strip():
        yield start, len(line)


@dataclass(frozen=True)
class Stream:
    """The words of a transcript in one text."""

    document: Document
    text: str
    starts: Sequence[int]
    """Code points before each cue in the text."""

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers that are said, in order."""
        return tuple(quantities(self.text))

    @cached_property
    def has_han(self) -> bool:
        """Whether a tenth of what is said is written in Chinese characters."""
        return not self.text.isascii() and len(_HAN.findall(self.text)) * 10 > len(self.text)

    @cached_property
    def _plain(self) -> tuple[str, Sequence[int], Sequence[int]]:
        """The words alone in lower case, where each begins there, and where in the text."""
        words, plain, places, size = [], [], [], 0
        for match in _PLAIN.finditer(self.lower):
            words.append(match[0])
            plain.append(size)
            places.append(match.start())
            size += len(match[0]) + 1
        return " ".join(words), plain, places

    def verbatim(self, words: str) -> Iterator[int]:
        """Yield where some words in lower case, parted by spaces, stand one after the other, whatever is between."""
        text, plain, places = self._plain
        at = text.find(words) if words else -1
        while at >= 0:
            number = bisect_right(plain, at) - 1
            yield places[number] + at - plain[number]
            at = text.find(words, at + 1)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, of the same length."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(char.lower() if len(char.lower()) == 1 else char for char in self.text)

    def places(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield where any of some lower-case words begins and ends, in order; faster than a pattern of all of them."""
        found = []
        for word in words:
            at = self.lower.find(word)
            while at >= 0:
                found.append((at, at + len(word)))
                at = self.lower.find(word, at + 1)
        yield from sorted(found)

    def piece(self, start: int, end: int) -> Piece | None:
        """Return the cues that hold a stretch of the text; None where they do not stand so on their lines."""
        cues = self.document.cues
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, max(start, end - 1)) - 1
        line, line_end = cues[first].line, cues[last].line
        before = first - 1 if first and cues[first - 1].line == line else first
        after = last + 1 if last + 1 < len(cues) and cues[last + 1].line == line_end else last
        source = self.document.source.id
        for left, right in ((before, after), (first, last)):
            words = fold(" ".join(cue.text for cue in cues[left : right + 1]))
            if words and words in self.document.text(line, line_end):
                words = words if len(words) <= _WIDE else self._around(words, start, end)
                return Piece(source, line, line_end, words, cues[first].start_s, kind="cue")
        return None

    def _around(self, words: str, start: int, end: int) -> str:
        """The sentence of a long turn that holds the stretch."""
        wanted = fold(self.text[start:end])
        for left, right in sentences(words):
            if wanted in words[left:right]:
                return words[left:right]
        return words


_WIDE = 240
"""Characters of words of a transcript beyond which only the sentence is quoted."""


def spoken(document: Document) -> Stream:
    """Return the words of a document's transcript as one text, sponsors left out."""
    starts, parts, size = [], [], 0
    for cue in document.cues:
        starts.append(size)
        text = "" if cue.section == "sponsor" else fold(cue.text)
        parts.append(text)
        size += len(text) + 1
    return Stream(document, " ".join(parts), starts)
