"""HTML as blocks: what a parser collects of a page, every run of text with its place in the file.

The standard library's parser is used because it knows the place of every run of text in the file; trees built on it
(BeautifulSoup) know only those of tags.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from kg.readers.blocks import BULLET, Block

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
"""Elements that do not end a paragraph."""
SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "textarea")
)
BOLD = frozenset(("b", "strong"))
ASIDES = frozenset(("nav", "footer"))
LISTS = frozenset(("ul", "ol", "menu"))
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))

DEEPEST = 200
"""Lists nested deeper are taken to be no deeper."""
STAND_IN = "\ue000"
"""Takes the place of a "<" that begins no tag, so that the parser never looks for its end."""


@dataclass
class Run:
    """Text as it stands in the file, without a tag or escape in it."""

    offset: int
    text: str
    bold: bool


@dataclass
class _Place:
    """Where the parser is."""

    level: int = 0
    """Of the heading that is open."""
    lists: list[str] = field(default_factory=list)
    mark: str = ""
    """Of the list entry whose first words are awaited."""
    bold: int = 0
    skipped: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    quoted: int = 0
    """Block quotes that are open: a foot in one of them says who is quoted."""
    cells: list[str] | None = None
    links: list[str] = field(default_factory=list)
    pre: bool = False
    title: bool = False


class Collector(HTMLParser):
    """Collects blocks, captions and the text of every line."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.blocks: list[tuple[Block, tuple[Run, ...]]] = []
        self.shown: list[list[str]] = [[] for _ in self.starts]
        self.title = ""
        self.title_offset = 0
        self.at = _Place()
        self.runs: list[Run] = []
        self.row_line = 0
        self.row_runs: list[Run] = []
        self.breaks = False
        """Whether the paragraph that ends now ends at a line break."""
        self.joined: set[int] = set()
        """Indices of blocks after which nothing but one line break stands."""

    # -- events -----------------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = self.at
        if tag in SKIPPED:
            at.skipped.append(tag)
        elif tag == "title":
            at.title = True
        elif tag in BOLD:
            at.bold += 1
        elif tag == "time" and not at.skipped:
            self._text(" ")
        elif tag == "a":
            href = next((value for name, value in attrs if name == "href" and value), "")
            at.links.extend([href] if href.startswith(("http://", "https://")) else [])
        if tag in INLINE or at.skipped:
            return
        self.breaks = tag == "br"
        self.flush()
        self._begin(tag)

    def _begin(self, tag: str) -> None:
        """Go into an element that ends the paragraph before it."""
        at = self.at
        if tag in ASIDES and not at.quoted:
            at.asides.append(tag)
        elif tag == "blockquote":
            at.quoted += 1
        elif tag in LISTS:
            at.lists.append(tag)
        elif tag in ("li", "dt"):
            at.mark = "1." if at.lists and at.lists[-1] == "ol" else "-"
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            at.level = int(tag[1])
        elif tag == "tr":
            self._row()
            at.cells, self.row_line = [], self.line(self._offset())
        elif tag == "pre":
            at.pre = True

    def handle_endtag(self, tag: str) -> None:
        at = self.at
        if tag in at.skipped:
            while at.skipped.pop() != tag:
                pass
        elif tag == "title":
            at.title = False
        elif tag in BOLD:
            at.bold = max(0, at.bold - 1)
        if tag in INLINE or at.skipped or tag in VOID:
            return
        self.breaks = False
        self.flush(cell=tag in ("td", "th"))
        self._end(tag)

    def _end(self, tag: str) -> None:
        """Come out of an element that ends a paragraph."""
        at = self.at
        if tag in ASIDES and tag in at.asides:
            while at.asides.pop() != tag:
                pass
        elif tag == "blockquote":
            at.quoted = max(0, at.quoted - 1)
        elif tag in LISTS and at.lists:
            at.lists.pop()
        elif tag[:1] == "h" and tag[1:].isdigit():
            at.level = 0
        elif tag in ("tr", "table"):
            self._row()
        elif tag == "pre":
            at.pre = False
        elif tag in ("li", "dt", "p"):
            at.mark = "" if tag != "p" else at.mark
            at.bold = 0

    def handle_data(self, data: str) -> None:
        self._text(data.replace(STAND_IN, "<"))

    def handle_entityref(self, name: str) -> None:
        self._escape(f"&{name};", f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._escape(f"&#{name};", f"&#{name}")

    # -- what is made of them ---------------------------------------------------------------------------------

    def _escape(self, escape: str, as_written: str) -> None:
        char = unescape(escape)
        self._text(as_written if char == escape else " " if char in "\r\n" else char)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def _text(self, data: str) -> None:
        at = self.at
        if at.title:
            self.title_offset = self.title_offset if self.title else self._offset()
            self.title += data
        if at.skipped or at.title:
            return
        offset = self._offset()
        self.runs.append(Run(offset, data, at.bold > 0))
        number = self.line(offset)
        for n, piece in enumerate(data.split("\n")):
            self.shown[number - 1 + n].append(piece.rstrip("\r"))

    def flush(self, cell: bool = False) -> None:
        """End the paragraph that is open: it becomes a block, or a cell of the row that is open."""
        at, runs, self.runs = self.at, self.runs, []
        text = "".join(run.text for run in runs)
        if runs:
            self.shown[self.line(runs[-1].offset + len(runs[-1].text)) - 1].append(" ")
        if at.cells is not None:
            self.row_runs += runs
            if cell:
                self.row_runs.append(Run(self._offset(), "\t", False))
                at.cells.append("")
            at.cells[-1:] = [" ".join(" ".join([*at.cells[-1:], text]).split())] if at.cells else [text.strip()]
            if cell:
                at.cells.append("")
            return
        if not text.strip():
            self.joined.discard(len(self.blocks) - 1)
            return
        if self.breaks:
            self.joined.add(len(self.blocks))
        for piece in _lines_of(runs) if at.pre else [runs]:
            self._block(piece)

    def _block(self, runs: list[Run]) -> None:
        at = self.at
        text = "".join(run.text for run in runs)
        folded = " ".join(text.split())
        if not folded:
            return
        start = offset_of(runs, len(text) - len(text.lstrip()))
        end = offset_of(runs, len(text.rstrip()) - 1)
        depth = 2 * min(len(at.lists), DEEPEST)
        mark, level = at.mark, at.level
        if not mark and not level and (bullet := BULLET.match(folded)):
            mark, folded = bullet["mark"], folded[bullet.end() :]
        elif not mark and at.lists:
            depth += 1
        block = Block(
            self.line(start), self.line(end), folded, "#" if level else mark, depth, level, lead(runs),
            links=tuple(at.links), gap=True, aside=bool(at.asides),
        )  # fmt: skip
        self.blocks.append((block, tuple(runs)))
        at.mark, at.links = "", []

    def _row(self) -> None:
        cells = [cell for cell in self.at.cells or [] if cell]
        self.at.cells = None
        if cells:
            end = self.line(self._offset())
            block = Block(self.row_line, end, " ".join(cells), "|", cells=tuple(cells))
            self.blocks.append((block, tuple(self.row_runs)))
        self.row_runs = []


def _lines_of(runs: list[Run]) -> list[list[Run]]:
    """Cut preformatted text at its line ends."""
    rows: list[list[Run]] = [[]]
    for run in runs:
        offset = run.offset
        for n, piece in enumerate(run.text.split("\n")):
            if n:
                rows.append([])
            rows[-1].append(Run(offset, piece, run.bold))
            offset += len(piece) + 1
    return rows


def offset_of(runs: Sequence[Run], place: int, starts: Sequence[int] = ()) -> int:
    """Return the offset in the file of a character of the joined text; `starts` are the runs' places in it."""
    if not starts:
        starts = starts_of(runs)
    n = min(len(runs) - 1, max(0, bisect_right(starts, place) - 1))
    return runs[n].offset + max(0, min(place - starts[n], len(runs[n].text)))


def starts_of(runs: Sequence[Run]) -> list[int]:
    """Return the place of each run in the joined text; one with no words counts for the run after it."""
    return [0, *accumulate(len(run.text) for run in runs)][:-1]


def lead(runs: list[Run]) -> str:
    """Return the words in bold at the head, "" where all is bold or nothing is."""
    words: list[str] = []
    for run in runs:
        if not run.bold and run.text.strip():
            return " ".join("".join(words).split()).rstrip(":： ")
        words.append(run.text)
    return ""
