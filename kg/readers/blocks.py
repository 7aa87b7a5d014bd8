"""The page as a row of blocks, whatever its markup: what stands on which line, how deep, after which marker.

Plain text, Markdown and HTML all become the same blocks; from there on no reader asks how a page was saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.readers import inline


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list entry, heading or table row."""

    line: int
    line_end: int
    text: str
    """Without its marker and markup, white space folded."""
    mark: str = ""
    """The list marker as written ("-", "•", "1."), "|" for a table row, "" for running text."""
    depth: int = 0
    """Columns of indentation in plain text, levels of nesting in markup: deeper means below."""
    level: int = 0
    """1 to 6 where the markup says that this is a heading."""
    lead: str = ""
    """The words in bold at its head, where it begins so."""
    cells: tuple[str, ...] = ()
    """The cells of a table row."""
    links: tuple[str, ...] = ()
    """Addresses behind its words."""
    gap: bool = False
    """A blank line (or the end of an element of its own) stands before it."""
    aside: bool = False
    """The markup says that it is the site's furniture: navigation, the foot of the page."""


BULLETS = "-*•·‣◦▪▫●○∙⁃–—►▸✓✔➤⭐"
"""Signs that open a list entry when white space follows."""

BULLET = re.compile(
    rf"(?P<mark>[{re.escape(BULLETS)}]|\+|\d{{1,4}}[.)、．]|[(（]\d{{1,4}}[)）])"
    r"(?:[ \t\u3000]+|(?<=[、．•]))(?=\S)"
)
HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<text>\S.*)")
RULE = re.compile(r"(?:[-*_=~—–]\s{0,3}){3,}")
ROW_RULE = re.compile(r"\|?\s*:?--[-:|\s]*")
RUN_ON = re.compile(r"(?:^|\s)[-*•] (?=\*\*)")
"""Entries written one after the other on one line: `- **Head**: text - **Head**: text`."""

LONE_TIME = re.compile(r"[\[(（【]?\d{1,3}[:：]\d{2}(?:[:：]\d{2})?[\])）】]?")

WIDE = 55
"""A line shorter than this was not broken because it was full."""


Clean = Callable[[str], str]


def plain(
    lines: Sequence[str],
    skip: frozenset[int] = frozenset(),
    clean: Clean = inline.strip,
    joined: frozenset[int] = frozenset(),
) -> tuple[Block, ...]:
    """Return the blocks of plain text.

    `skip` holds the 1-based lines that are something else (captions), `joined` those that go on with the line above;
    `clean` takes the markup out of a line.
    """
    blocks: list[Block] = []
    gap = True
    for number, raw in enumerate(lines, 1):
        text = raw.strip()
        if number in skip or not text or RULE.fullmatch(text):
            gap = True
            continue
        if number in joined and not gap and blocks and blocks[-1].mark not in ("|", "#"):
            blocks[-1] = _joined(blocks[-1], _block(number, text, "", 0, clean))
            continue
        for block in _line(number, raw, text, clean):
            if not gap and blocks and _goes_on(blocks[-1], lines, block):
                blocks[-1] = _joined(blocks[-1], block)
            else:
                blocks.append(replace(block, gap=gap))
            gap = False
    return merged(blocks)


def _line(number: int, raw: str, text: str, clean: Clean) -> Iterator[Block]:
    """Yield the blocks of one line: one, or several where entries run on."""
    pieces = [piece for piece in RUN_ON.split(text) if piece.strip()] if "**" in text else [text]
    if len(pieces) > 2 or (len(pieces) == 2 and not RUN_ON.match(text)):
        for n, piece in enumerate(pieces):
            own = n > 0 or RUN_ON.match(text) is not None
            yield _block(number, piece.strip(), "-", 0, clean) if own else of_line(number, piece, clean)
    elif not (text[0] in "|:-" and ROW_RULE.fullmatch(text)):
        yield of_line(number, raw, clean)


def of_line(number: int, raw: str, clean: Clean) -> Block:
    """Return the block that one line with words makes."""
    text, depth = raw.strip(), _width(raw)
    if text.startswith("|") and text.count("|") > 2:
        cells = tuple(" ".join(clean(cell).split()) for cell in re.split(r"(?<!\\)\|", text.strip("|")))
        return Block(number, number, " ".join(clean(text).split()), "|", cells=cells)
    if text.count("\t") > 1:
        cells = tuple(" ".join(clean(cell).split()) for cell in text.split("\t"))
        return Block(number, number, " ".join(clean(text).split()), "|", cells=cells)
    if match := HEADING.fullmatch(text):
        block = _block(number, match["text"].rstrip("# "), "#", depth, clean)
        return replace(block, level=len(match["level"]), lead="")
    if match := BULLET.match(text):
        return _block(number, text[match.end() :], match["mark"], depth, clean)
    return _block(number, text, "", depth, clean)


def _block(number: int, text: str, mark: str, depth: int, clean: Clean) -> Block:
    words = " ".join(clean(text).split())
    return Block(number, number, words, mark, depth, lead=inline.lead(text), links=inline.links(text))


def _width(raw: str) -> int:
    """Return the columns of white space before the text; a tab goes to the next multiple of four."""
    width = 0
    for char in raw:
        if char == "\t":
            width += 4 - width % 4
        elif char.isspace():
            width += 2 if char == "\u3000" else 1
        else:
            break
    return width


def _goes_on(before: Block, lines: Sequence[str], block: Block) -> bool:
    """Tell whether a line is the rest of the sentence that filled the line before it (hard-wrapped text)."""
    if block.mark or block.lead or before.mark in ("|", "#") or not block.text[:1].islower():
        return False
    return len(lines[before.line_end - 1].rstrip()) >= WIDE and before.text[-1:] not in '.!?。！？:：;；”"'


def _joined(before: Block, block: Block) -> Block:
    return replace(
        before, text=f"{before.text} {block.text}", line_end=block.line_end, links=before.links + block.links
    )


def merged(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Put a time that stands alone in a block before the words that it belongs to, as pages with columns have it.

    Blocks without words (nothing but markup) are left out.
    """
    row: list[Block] = []
    for block in blocks:
        if not block.text:
            continue
        before = row[-1] if row else None
        if before and LONE_TIME.fullmatch(before.text) and not before.level and block.mark in ("", before.mark):
            joined = replace(block, line=before.line, text=f"{before.text} · {block.text}", mark=before.mark)
            row[-1] = replace(joined, depth=before.depth, gap=before.gap, level=0, links=before.links + block.links)
        else:
            row.append(block)
    return tuple(row)
