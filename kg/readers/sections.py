"""The page cut into its header and its sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.readers import header, headings, heads
from kg.readers.blocks import Block


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next one."""

    heading: Block
    title: str
    """Without its announced count."""
    kind: str | None
    announced: int | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A page in its parts."""

    title: Block | None
    header: tuple[Block, ...]
    """What stands before the first section, the title included."""
    sections: tuple[Section, ...]


END = '.!?。！？:：;；,，”"…'
"""No heading ends so."""
NOT_IN_HEADINGS = (" · ", " @ ", " — ", "://", "——", " | ")
MOST_WORDS = 14
MOST_HAN = 30
HEADER = 40
"""A header has no more blocks; a page without a section in so many has no header but its title."""


def outline(blocks: Sequence[Block]) -> Outline:
    """Cut the blocks of a page at its headings."""
    spaced = sum(block.gap for block in blocks) * 2 > len(blocks)
    marked = sum(1 for block in blocks if block.level) > 1
    title = next((n for n, block in enumerate(blocks[:8]) if _can_be_title(block)), None)
    places: list[tuple[int, headings.Heading]] = []
    for n, block in enumerate(blocks):
        if n == title:
            continue
        says = headings.parse(block.text) if len(block.text) <= 2 * headings.LONGEST else None
        above = places[-1] if places else None
        if says and _is_heading(blocks, n, says, above, spaced, marked):
            places.append((n, says))
    starts = [n for n, _ in places] + [len(blocks)]
    sections = tuple(
        Section(blocks[n], says.text, says.kind, says.announced, tuple(blocks[n + 1 : starts[k + 1]]))
        for k, (n, says) in enumerate(places)
    )
    return Outline(blocks[title] if title is not None else None, tuple(blocks[: starts[0]]), sections)


def _can_be_title(block: Block) -> bool:
    return (
        block.mark in ("", "#")
        and len(block.text) <= header.LONGEST
        and not header.is_navigation(block.text)
        and headings.parse(block.text).kind is None
        and (header.labelled(block.text) or ("title", ""))[0] == "title"
        and not heads.parse(block.text).time
    )


def _is_heading(
    blocks: Sequence[Block],
    n: int,
    says: headings.Heading,
    above: tuple[int, headings.Heading] | None,
    spaced: bool,
    marked: bool,
) -> bool:
    block = blocks[n]
    if block.level:
        return heads.parse(block.text).time is None
    if block.mark == "|" or heads.parse(block.text).time:
        return False
    if block.mark:
        return block.mark[0].isdigit() and says.kind is not None and says.announced is not None and not block.depth
    if any(sign in block.text for sign in NOT_IN_HEADINGS):
        return False
    if says.kind and (says.announced is not None or _stands_out(blocks, n, spaced)):
        return says.announced is not None or not block.text.endswith(tuple(".!?。！？,，;；"))
    if says.announced is not None and _looks_like_heading(says.text):
        return True
    if marked or not _looks_like_heading(block.text):
        return False
    return _unknown(blocks, n, above, spaced)


def _unknown(blocks: Sequence[Block], n: int, above: tuple[int, headings.Heading] | None, spaced: bool) -> bool:
    """Tell whether a short line that no table knows is a heading, by what stands around it."""
    below = blocks[n + 1] if n + 1 < len(blocks) else None
    if below is None:
        return False
    if above is None:
        return not spaced and n > 0 and not header.labelled(blocks[n].text) and not _looks_like_heading(below.text)
    if above[1].kind in headings.LISTS or above[1].kind == "quote":
        return below.mark != "" and above[0] != n - 1
    if spaced:
        return blocks[n].gap and below.gap and not blocks[n].depth
    return True


def _stands_out(blocks: Sequence[Block], n: int, spaced: bool) -> bool:
    """Tell whether a line that names a kind stands where headings stand, not among the names of a list."""
    return not spaced or blocks[n].gap


_TITLE = re.compile(r"[^\W_a-z]|[a-z][\w-]*[A-Z]")


def _looks_like_heading(text: str) -> bool:
    """Tell whether a line has the shape of a heading: short, capital at its head, no sentence's end."""
    if not text or text.endswith(tuple(END)) or not _TITLE.match(text) or len(text) > headings.LONGEST:
        return False
    if len(text.split()) > MOST_WORDS or len(headings.HAN.findall(text)) > MOST_HAN:
        return False
    return not any(sign in text for sign in NOT_IN_HEADINGS) and header.labelled(text) is None
