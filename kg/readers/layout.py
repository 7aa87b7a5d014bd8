"""What every page reader looks at: the blocks, captions and outline of a page, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.readers import captions, inline, saved_html, saved_markdown
from kg.readers.base import Page
from kg.readers.blocks import Block, plain
from kg.readers.sections import Outline, outline
from kg.readers.wrapped import continuations
from kg.records.document import Cue


@dataclass(frozen=True, slots=True)
class Layout:
    """A page without its markup."""

    markup: str
    """"plain text", "Markdown" or "HTML"."""
    lines: tuple[str, ...]
    """The reader's text of every line of the file."""
    blocks: tuple[Block, ...]
    cues: tuple[Cue, ...]
    outline: Outline
    """Of the blocks that are no furniture."""


@lru_cache(maxsize=2)
def of(page: Page) -> Layout:
    """Return the layout of a page; kept for the next reader that asks about the same page."""
    if saved_html.is_html(page.text):
        blocks, cues, shown = saved_html.read(page.text)
        return Layout("HTML", shown, blocks, cues, outline([block for block in blocks if not block.aside]))
    numbers = captions.lines(page)
    if not numbers and saved_markdown.is_markdown(page.lines) and (found := saved_markdown.read(page.lines)):
        return Layout("Markdown", found[1], found[0], (), outline(found[0]))
    blocks = plain(page.lines, numbers, joined=continuations(page.lines))
    lines = tuple(map(inline.strip, page.lines))
    return Layout("plain text", lines, blocks, tuple(captions.cues(page, numbers)), outline(blocks))
