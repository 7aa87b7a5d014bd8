"""The blocks of a section put together to entries: a head and what belongs to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.readers import heads
from kg.readers.blocks import Block


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a section."""

    head: Block
    rest: tuple[Block, ...] = ()

    @property
    def line_end(self) -> int:
        """The last line of the entry."""
        return self.rest[-1].line_end if self.rest else self.head.line_end


LABELLED = re.compile(
    r"(?:evidence|original|translation|english|comment|context|why it matters|type|note on uncertainty|uncertainty|"
    r"confidence|horizon|证据|依据|原文|译文|翻译|点评|评论|背景|类型|不确定性)\s*(?:[(（][^()（）]{1,24}[)）])?\s*[:：]",
    re.IGNORECASE,
)
"""Labels of a part: such a line never begins an entry."""


def entries(blocks: Sequence[Block], nested: bool = True, flat_bodies: bool = True) -> tuple[Entry, ...]:
    """Return the entries of a section.

    Deeper blocks belong to the entry above; where not `nested` and no entry begins with a time, each marked one is
    an entry of its own. Where the entries of a section begin with a time and stand as deep as what belongs to them,
    the usual number of lines after a timed one belongs to it; more than that begin entries of their own (which have
    lost their time). `flat_bodies` is false where each entry is known to be one line.
    """
    base = min((block.depth for block in blocks if block.mark not in ("", "|", "#")), default=0)
    timed = [_timed(block) and block.depth <= base for block in blocks]
    any_timed = any(timed)
    usual = _usual(blocks, timed, base) if any_timed and flat_bodies else 0
    groups: list[list[Block]] = []
    flat = 0
    for block, starts in zip(blocks, timed, strict=True):
        below = bool(groups) and groups[-1][0].mark != "|" and block.mark != "|"
        deeper = block.depth > base and (nested or any_timed or not block.mark)
        if below and (deeper or belongs(block, groups[-1])) and not (starts and block.mark):
            groups[-1].append(block)
        elif below and not starts and flat < usual and _open(groups[-1], block):
            groups[-1].append(block)
            flat += 1
        else:
            groups.append([block])
            flat = 0
    return tuple(Entry(group[0], tuple(group[1:])) for group in groups)


def belongs(block: Block, group: Sequence[Block]) -> bool:
    """Tell whether a line says by its label that it is a part of the entry above, or is the time of such a part."""
    if LABELLED.match(block.text) or (heads.BARE_LABEL.match(block.text) and not block.mark):
        return True
    times_only = not block.mark and heads.trailing_times(block.text) != (block.text, ())
    return times_only and not heads.trailing_times(block.text)[0] and bool(heads.BARE_LABEL.match(group[-1].text))


def _timed(block: Block) -> bool:
    head = heads.parse(block.text[:200])
    return block.mark != "|" and head.time is not None and (head.text != "" or block.mark != "")


def _open(group: Sequence[Block], block: Block) -> bool:
    """Tell whether a block may belong to a group: to running text only what follows it at once and has a time."""
    return group[0].mark != "" or (_timed(group[0]) and not block.gap)


def _usual(blocks: Sequence[Block], timed: Sequence[bool], base: int) -> int:
    """Return how many flat lines without label usually follow a timed one; of equals the smaller."""
    runs: list[int] = []
    for block, starts in zip(blocks, timed, strict=True):
        if starts:
            runs.append(0)
        elif runs and block.depth <= base and block.mark != "|" and not LABELLED.match(block.text):
            runs[-1] += block.mark != "" or not block.gap
    counts = Counter(runs)
    return min(counts, key=lambda run: (-counts[run], run)) if counts else 0
