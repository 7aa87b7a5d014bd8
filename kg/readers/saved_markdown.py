"""A page saved as Markdown: its block structure through markdown-it-py, with the lines of the file on disk.

What stands inside a line (emphasis, links, escapes) is taken off line by line, since every word must keep its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.readers import inline
from kg.readers.blocks import Block, merged, of_line, plain
from kg.readers.wrapped import continuations

if TYPE_CHECKING:
    from markdown_it.token import Token

HEADING = re.compile(r" {0,3}#{1,6} \S.{0,200}")
LINK = re.compile(r"\]\(https?://")
KEYED = re.compile(r"[^\s:：#\"'-][^:：]{0,60}[:：](?:\s|$)")
FENCE = re.compile(r" {0,3}(?:```|~~~)")
FEWEST_LINKS = 3
WIDE = 60


def is_markdown(lines: Sequence[str]) -> bool:
    """Tell whether lines are Markdown: headings of their own line, front matter, or links in its way."""
    if lines and lines[0].strip() == "---" and any(line.strip() == "---" for line in lines[1:200]):
        return True
    headings = sum(1 for line in lines if line.lstrip()[:1] == "#" and HEADING.fullmatch(line) and " - **" not in line)
    links = sum(1 for line in lines if LINK.search(line))
    return headings > 1 or (headings == 1 and links > 0) or links >= FEWEST_LINKS


@dataclass
class _Place:
    """Where the walk through the tokens is."""

    depth: int = 0
    marks: list[str] = field(default_factory=list)
    mark: str = ""
    level: int = 0
    cells: list[str] | None = None
    row: tuple[int, int] = (0, 0)
    joined: frozenset[int] = frozenset()
    """Lines that go on with the line above."""


def read(lines: Sequence[str]) -> tuple[tuple[Block, ...], tuple[str, ...]] | None:
    """Return blocks and the text of every line; None where the structure leaves words out (nested too deep)."""
    from markdown_it import MarkdownIt

    shown = tuple(inline.markdown(_without_tags(line)) for line in lines)
    front = _front_matter(lines)
    body = [""] * front + list(lines[front:])
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    tokens = parser.parse("\n".join(line.replace("\x0c", " ").replace("\r", " ") for line in body))
    blocks = [*_header(shown[: max(0, front - 1)]), *_walk(tokens, lines, shown)]
    covered = {n for block in blocks for n in range(block.line, block.line_end + 1)}
    left = [n for n, line in enumerate(lines, 1) if n > front and n not in covered and _has_words(shown[n - 1], line)]
    return None if left else (merged(blocks), shown)


def _has_words(text: str, line: str) -> bool:
    return any(char.isalnum() for char in text) and not FENCE.match(line)


def _header(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of front matter given with its first fence; no key goes on with the line above, however long."""
    starts = [n for n, line in enumerate(lines) if n and (n == 1 or KEYED.match(line))]
    for start, end in pairwise([*starts, len(lines)]):
        yield from plain([""] * start + [_unquoted(line) for line in lines[start:end]])


def _unquoted(line: str) -> str:
    """Return a line of front matter without the quotation marks around its value."""
    return re.sub(r"^([^:\"']{1,60}:\s{1,9})?([\"'])(.{0,2000})\2$", r"\1\3", line.strip())


def _without_tags(line: str) -> str:
    """Return a line of HTML blocks (details, summary, blockquote …) without its tags; any other as it is."""
    return inline.untagged(line) if "<" in line and inline.TAGS_ALONE.match(line) else line


def _front_matter(lines: Sequence[str]) -> int:
    """Return the number of lines of the front matter with its two fences, 0 where there is none."""
    if not lines or lines[0].strip() != "---":
        return 0
    return next((n + 1 for n, line in enumerate(lines[1:200], 1) if line.strip() in ("---", "...")), 0)


def _walk(tokens: Sequence[Token], lines: Sequence[str], shown: Sequence[str]) -> Iterator[Block]:
    at = _Place(joined=continuations(_quoteless(lines)))
    for token in tokens:
        start, end = token.map or (0, 0)
        if token.type in ("bullet_list_open", "ordered_list_open"):
            at.depth += 1
            at.marks.append("-" if token.type[0] == "b" else "1.")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            at.depth -= 1
            at.marks.pop()
        elif token.type == "list_item_open":
            at.mark = at.marks[-1]
        elif token.type == "heading_open":
            at.level = int(token.tag[1])
        elif token.type == "heading_close":
            at.level = 0
        elif token.type == "tr_open":
            at.cells, at.row = [], (start + 1, end)
        elif token.type == "tr_close" and at.cells is not None:
            yield Block(at.row[0], at.row[1], " ".join(at.cells), "|", cells=tuple(at.cells))
            at.cells = None
        elif token.type in ("fence", "code_block", "html_block"):
            skipped = frozenset(n for n in range(start, end) if FENCE.match(lines[n])) if token.type == "fence" else ()
            kept = ["" if n in skipped else inline.untagged(shown[n]) for n in range(start, end)]
            yield from (_moved(block, start) for block in plain(kept))
        elif token.type == "inline":
            yield from _inline(token, at, lines, shown)


def _moved(block: Block, by: int) -> Block:
    return replace(block, line=block.line + by, line_end=block.line_end + by, gap=True)


def _inline(token: Token, at: _Place, lines: Sequence[str], shown: Sequence[str]) -> Iterator[Block]:
    start, end = token.map or (0, 0)
    if at.cells is not None:
        at.cells.append(inline.folded(inline.markdown(token.content)))
    elif at.level:
        text = " ".join(inline.folded(inline.markdown(line)) for line in token.content.split("\n"))
        yield Block(start + 1, end, text, "#", 0, at.level, links=inline.links(token.content), gap=True)
    elif at.depth:
        yield from _entry(token, at, start)
    else:
        below = frozenset(number - start for number in at.joined if start + 1 < number <= end)
        rows = plain(_quoteless(lines[start:end]), clean=inline.markdown, joined=below)
        yield from (_moved(block, start) for block in rows)


def _quoteless(lines: Sequence[str]) -> list[str]:
    """Take the signs of block quotes off."""
    return [re.sub(r"^ {0,3}(?:> ?)+", "", line) for line in lines]


def _entry(token: Token, at: _Place, start: int) -> Iterator[Block]:
    """Yield a paragraph of a list entry; what only goes on because the line was full stays one block."""
    blocks: list[Block] = []
    depth = 2 * at.depth
    for n, raw in enumerate(token.content.split("\n"), start + 1):
        line = raw.strip()
        block = replace(of_line(n, line, inline.markdown), depth=depth, gap=False)
        if blocks and not block.mark and _full(blocks[-1].text):
            last = blocks[-1]
            blocks[-1] = replace(last, text=f"{last.text} {block.text}", line_end=n, links=last.links + block.links)
            continue
        mark, at.mark = at.mark, ""
        blocks.append(replace(block, mark=mark or block.mark, depth=depth if mark else depth + 1))
    yield from blocks


def _full(text: str) -> bool:
    return len(text) >= WIDE and text[-1] not in '.!?。！？:：;；”"'
