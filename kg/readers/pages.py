"""A page's layout to the reading that all page readers return: fields, items, cues and problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.names.chinese import is_han
from kg.readers import header, heads, inline, kinds, layout, quotes, spoken, tables
from kg.readers.base import Page, Reading
from kg.readers.blocks import Block
from kg.readers.entries import Entry, entries
from kg.readers.layout import Layout
from kg.readers.sections import Outline, Section
from kg.readers.synonyms import LISTS
from kg.records.document import Field, Item
from kg.records.problem import Problem
from kg.text.normalize import common_words


def read(page: Page) -> Reading:
    """Return everything that a page holds; every line with words is in a field, an item, a cue or a problem."""
    found = layout.of(page)
    fields, intro = _header(found)
    asides = (Field("note", block.text, block.line) for block in found.blocks if block.aside)
    fields = tuple(sorted((*fields, *asides, *_metadata(found.outline)), key=lambda field: field.line))
    below, counts = _items(page.path, found.outline)
    items = sorted([*intro, *below], key=lambda item: item.line)
    said = tuple(spoken.cues(page.text, found.outline)) if not found.cues else ()
    found = replace(found, cues=found.cues or said)
    problems = [*counts, *_unplaced(page.path, found, fields, items)]
    title = next((field.value for field in fields if field.name == "title"), "")
    lines = found.lines if found.lines != page.lines else None
    marked = {words for line in page.lines for words in inline.emphasised(line)} if found.markup != "plain text" else ()
    return Reading(title, fields, tuple(items), found.cues, tuple(sorted(problems)), lines, tuple(sorted(marked)))


def _header(found: Layout) -> tuple[tuple[Field, ...], list[Item]]:
    """Return the header's fields, and as items what stands there but is no field: paragraphs, lists."""
    outline = found.outline
    common = common_words(found.lines)
    fields: list[Field] = []
    prose: list[Block] = []
    for n, block in enumerate(outline.header):
        rows = header.fields(block, block is outline.title, common) if _can_be_header(n, block, outline) else ()
        if not rows or (not outline.sections and all(row.name == "note" for row in rows)):
            prose.append(block)
            names = header.names_in(block.text, common) if n < header.MOST else ()
            rows = tuple(Field(name, value, block.line) for name, value in names)
        fields.extend(rows)
    opening = _opening(outline, prose)
    return _checked(fields, outline, found), opening


def _can_be_header(n: int, block: Block, outline: Outline) -> bool:
    """Tell whether a block above the first section is a header line and not a paragraph or a list."""
    if block is outline.title:
        return True
    if n >= header.MOST or len(block.text) > header.LONGEST or heads.parse(block.text).time:
        return False
    if header.labelled(block.text) or (len(block.cells) == 2 and header.labelled(": ".join(block.cells))):
        return True
    is_sentence = (block.text[-1] in ".。!！" and (len(block.text.split()) > 5 or len(block.text) > 60)) or block.text[
        -1
    ] in ':："”'
    return block.mark in ("", "#") and not is_sentence


def _opening(outline: Outline, prose: Sequence[Block]) -> list[Item]:
    """Return the paragraphs above the first section as items under the page's title."""
    if not prose:
        return []
    heading = outline.title or prose[0]
    section = Section(heading, outline.title.text if outline.title else "", None, None, tuple(prose))
    head = [_heading(section)] if outline.title else []
    return [*head, *_of_section(section)]


METADATA = frozenset(("metadata", "episode metadata", "properties", "episode info", "元数据"))
"""Headings of lists that state what headers state."""
STATED = {
    "owner / host": "host", "owner": "channel", "author": "channel", "full title": "title",
    "episode publish date": "published", "episode url": "url",
}  # fmt: skip
"""What such lists call things beside the labels of a header."""


def is_metadata(section: Section) -> bool:
    """Tell whether a section is a list that states title, show, host, guests …"""
    return section.title.casefold().strip(" #*:：") in METADATA


def _metadata(outline: Outline) -> Iterator[Field]:
    """Yield what the lists of metadata state."""
    for section in filter(is_metadata, outline.sections):
        for block in section.blocks:
            label, colon, value = block.text.partition(":")
            name = STATED.get(label.strip().casefold())
            known = (name, value.strip()) if name and colon and value.strip() else header.labelled(block.text)
            if known:
                yield from (Field(name, value, block.line) for name, value in header.parted(*known))


def _checked(fields: Sequence[Field], outline: Outline, found: Layout) -> tuple[Field, ...]:
    """Add the title that stands below an episode's number, and what the first section's first sentence names."""
    rows = list(fields)
    at = outline.title.line if outline.title else 0
    if any(f.name == "guest" and f.line != at for f in rows):  # what a Chinese title seems to say gives way to a label
        rows = [f for f in rows if not (f.name == "guest" and f.line == at and is_han(f.value))]
    if not any(field.name in ("guest",) for field in rows):
        common = common_words(found.lines)
        first = next((block for section in outline.sections[:2] for block in section.blocks[:1]), None)
        if first is not None and not first.mark:
            rows.extend(Field(name, value, first.line) for name, value in header.names_in(first.text, common))
    if any(field.name == "episode" for field in rows):
        tagline = next((f for f in rows if f.name == "note" and len(f.value) > 40), None)
        if tagline:
            rows[rows.index(tagline)] = replace(tagline, name="title")
            rows = sorted(rows, key=lambda field: field != replace(tagline, name="title") and field.name == "title")
            rows.sort(key=lambda field: field.line)
    return tuple(rows)


def _items(path: str, outline: Outline) -> tuple[list[Item], list[Problem]]:
    """Return the items of all sections, and a problem for each announced count that is not met."""
    items: list[Item] = []
    problems: list[Problem] = []
    for section in outline.sections:
        below = list(_of_section(section))
        items += [_heading(section), *below]
        problems += _counts(path, section, below)
    return items, problems


def _heading(section: Section) -> Item:
    block = section.heading
    parts = (("announced", str(section.announced)),) if section.announced is not None else ()
    return Item(block.line, block.line_end, section.title, "section", section.title or block.text, parts=parts)


def _entries(section: Section, blocks: Sequence[Block]) -> tuple[Entry, ...]:
    """Put blocks together: names that carry their description on the line have none on the next."""
    if section.kind == "quote":
        blocks = quotes.with_speakers(blocks)
    described = section.kind in LISTS and any(heads.named(block.text)[1] for block in blocks)
    return entries(blocks, section.kind in kinds.SHAPES, not described)


def _of_section(section: Section) -> Iterator[Item]:
    blocks = [block for block in section.blocks if block not in spoken.blocks(section)]
    for is_row, group in groupby(_entries(section, blocks), key=lambda entry: entry.head.mark == "|"):
        if is_row:
            yield from tables.items([entry.head for entry in group], section)
        else:
            for entry in group:
                yield from kinds.items(entry, section)


def _counts(path: str, section: Section, below: Sequence[Item]) -> Iterator[Problem]:
    """Yield a problem where a heading, or a list on one line, announces another count than is there."""
    if section.announced is not None:
        found = sum(1 for item in below if item.kind == section.kind) or len(below)
        if found != section.announced:
            yield _mismatch(path, section.heading.line, section.title, section.announced, found)
    for (line, label), group in groupby(below, key=lambda item: (item.line, item.part("list"))):
        names = list(group)
        announced = names[0].part("announced") if label else None
        if announced is not None and int(announced) != len(names):
            yield _mismatch(path, line, label or "", int(announced), len(names))


def _mismatch(path: str, line: int, title: str, announced: int, found: int) -> Problem:
    message = f"“{title}” announces {announced}, but {found} are there; what is there was kept."
    return Problem(path, line, "count-mismatch", message)


def _unplaced(path: str, found: Layout, fields: Sequence[Field], items: Sequence[Item]) -> Iterator[Problem]:
    """Yield a problem for each line whose words no reader's rule has taken."""
    taken = {field.line for field in fields} | {cue.line for cue in found.cues}
    for item in items:
        taken.update(range(item.line, item.line_end + 1))
    for block in found.outline.header:
        if block.line in taken:
            taken.update(range(block.line, block.line_end + 1))
    rows = {block.line for block in found.blocks if block.mark == "|"}
    for number, line in enumerate(found.lines, 1):
        if number not in taken and number not in rows and any(char.isalnum() for char in line):
            yield Problem(path, number, "unplaced", f"“{line.strip()[:60]}” belongs to no section; it was left aside.")
