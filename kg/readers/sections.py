"""The page cut into its header and its sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from kg.readers import header, headings, heads
from kg.readers.blocks import Block
from kg.readers.synonyms import LISTS


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
MOST_ASKED = 9
"""A question that is a heading has no more words."""
MOST_WORDS = 14
MOST_HAN = 30
TITLE_LINES = 3
"""Lines that a title may take: more in a row are a text."""
FEWEST_WORDS = 4
"""A line of fewer words with a full stop at its end is no sentence."""


def outline(blocks: Sequence[Block]) -> Outline:
    """Cut the blocks of a page at its headings."""
    spaced = _is_spaced(blocks)
    in_capitals = _in_capitals(blocks)
    marked = sum(1 for block in blocks if block.level) > 1
    title = _title(blocks)
    places: list[tuple[int, headings.Heading]] = []
    for n, block in enumerate(blocks):
        if n == title:
            continue
        says = headings.parse(block.text) if len(block.text) <= 2 * headings.LONGEST else None
        above = places[-1] if places else None
        styled = in_capitals and says is not None and _is_capitals(block) and block.gap and above is not None
        if says and (styled or _is_heading(blocks, n, says, above, spaced, marked)):
            places.append((n, says))
    starts = [n for n, _ in places] + [len(blocks)]
    sections = tuple(
        Section(blocks[n], says.text, says.kind, says.announced, tuple(blocks[n + 1 : starts[k + 1]]))
        for k, (n, says) in enumerate(places)
    )
    return Outline(blocks[title] if title is not None else None, tuple(blocks[: starts[0]]), sections)


def _is_spaced(blocks: Sequence[Block]) -> bool:
    """Tell whether the page sets its headings off by blank lines: most of those that a table knows are."""
    short = (block for block in blocks if not block.mark and len(block.text) < 60)
    gaps = [block.gap for block in short if headings.parse(block.text).kind]
    return 2 * sum(gaps) > len(gaps) if gaps else 4 * sum(block.gap for block in blocks) > len(blocks)


def _in_capitals(blocks: Sequence[Block]) -> bool:
    """Tell whether a page without markup writes its headings in capitals: those that a table knows, two at least."""
    known = [block for block in blocks if not (block.mark or block.level) and headings.parse(block.text).kind]
    return sum(map(_is_capitals, known)) >= max(2, len(known) * _MOST_IN_CAPITALS)


_MOST_IN_CAPITALS = 0.75


def _is_capitals(block: Block) -> bool:
    """Tell whether a line has no small letters, and is short and no sentence as headings are."""
    text = block.text
    short = len(text) <= headings.LONGEST and len(text.split()) <= MOST_WORDS
    return short and text.isupper() and not block.mark and text[-1] not in END.replace("?", "").replace("!", "")


def _title(blocks: Sequence[Block]) -> int | None:
    """Return the place of the title: a first line of few words above a longer one is the name of the site."""
    marked = next((n for n, block in enumerate(blocks[:8]) if block.level == 1), None)
    if marked is not None:
        return marked
    opening = takewhile(lambda n: _can_be_title(blocks[n]) or header.says_something(blocks[n].text), range(len(blocks)))
    places = [n for n in islice(opening, 8) if _can_be_title(blocks[n])][:2]
    if len(places) == 2 and places[1] == places[0] + 1 and not blocks[places[0]].level:
        first, second = (blocks[n].text for n in places)
        open_ended = len(second.split()) > 4 and second[-1] not in ".。!！:："
        if len(first.split()) <= 3 and open_ended and blocks[places[1]].gap:
            return places[1]
    return places[0] if places else None


def _can_be_title(block: Block) -> bool:
    return (
        block.mark in ("", "#")
        and len(block.text) <= header.LONGEST
        and block.line_end - block.line < TITLE_LINES
        and block.text[-1] not in ",:;，：；、"
        and not header.is_navigation(block.text)
        and headings.parse(block.text).kind is None
        and (header.labelled(block.text) or ("title", ""))[0] == "title"
        and not heads.parse(block.text).time
        and (block.level > 0 or not _is_sentence(block.text))
    )


def _is_sentence(text: str) -> bool:
    """Tell whether a line says something rather than names something: it ends as sentences do and has a few words."""
    return (text[-1] == "." and len(text.split()) >= FEWEST_WORDS and not header.ABBREVIATED.search(text)) or (
        text[-1] == "。" and len(text) > FEWEST_WORDS
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
        return says.announced is not None or not block.text.endswith(tuple(".!。！,，;；"))
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
        if not n or header.says_something(blocks[n].text) or _looks_like_heading(below.text):
            return False
        prose = below.mark != "" or len(below.text) > 60 or below.text[-1] in END
        return blocks[n].gap and below.gap and prose if spaced else True
    if above[1].kind == "transcript":
        return False
    if above[1].kind in LISTS or above[1].kind == "quote":
        return above[0] != n - 1 and (below.mark != "" or blocks[n - 1].mark not in ("", "#"))
    if spaced:
        return blocks[n].gap and (below.gap or below.mark != "") and not blocks[n].depth
    return True


def _stands_out(blocks: Sequence[Block], n: int, spaced: bool) -> bool:
    """Tell whether a line that names a kind stands where headings stand, not among the names of a list."""
    return not spaced or blocks[n].gap


_BEGINS = re.compile(r"[^\W_a-z]|[a-z][\w-]*[A-Z]")


def _looks_like_heading(text: str) -> bool:
    """Tell whether a line has the shape of a heading: short, capital at its head, no sentence's end."""
    asks = text.endswith(("?", "？")) and len(text.split()) <= MOST_ASKED and text[0] not in heads.QUOTES
    if not text or (text.endswith(tuple(END)) and not asks) or not _BEGINS.match(text) or len(text) > headings.LONGEST:
        return False
    if len(text.split()) > MOST_WORDS or len(headings.HAN.findall(text)) > MOST_HAN:
        return False
    if heads.BARE_LABEL.match(text):
        return False
    return not any(sign in text for sign in NOT_IN_HEADINGS) and header.labelled(text) is None
