"""The item that an entry makes before its shape is looked at: place, time, labelled parts, the rest as body."""

from __future__ import annotations

import re

from kg.readers import heads
from kg.readers.blocks import Block
from kg.readers.entries import LABELLED, Entry
from kg.readers.sections import Section
from kg.records.document import Item

PARTS: dict[str, str] = {
    "evidence": "evidence", "证据": "evidence", "依据": "evidence", "original": "original", "原文": "original",
    "translation": "translation", "english": "translation", "译文": "translation", "翻译": "translation",
    "comment": "comment", "why it matters": "comment", "点评": "comment", "评论": "comment", "context": "context",
    "背景": "context", "type": "type", "类型": "type", "note on uncertainty": "uncertainty",
    "uncertainty": "uncertainty", "confidence": "uncertainty", "不确定性": "uncertainty", "horizon": "horizon",
}  # fmt: skip
"""Labels of a part, folded, and the part's name."""


def new(entry: Entry, section: Section, kind: str, title: str, body: str = "") -> Item:
    """Return an item that spans an entry, with the time of its head and the labelled parts below it."""
    head = heads.parse(entry.head.text)
    parts = tuple((name, text) for name, text in map(_labelled, entry.rest) if name)
    rest = [text for name, text in map(_labelled, entry.rest) if text]
    joined = " ".join([body, *rest] if body else rest)
    if head.note:
        parts = (("horizon", head.note), *parts)
    if head.sign:
        parts = (("sign", head.sign), *parts)
    title = title.strip()
    if not title:
        title, joined = (joined, "") if joined else (entry.head.text, "")
    return Item(
        entry.head.line, entry.line_end, section.title, kind, title, joined, head.time, head.time_end, None, parts
    )


def _labelled(block: Block) -> tuple[str, str]:
    """Return the part that a line below an entry gives and its text; ("", text) where it has no label."""
    if match := LABELLED.match(block.text):
        label = re.split(r"\s*[(（:：]", match.group(), maxsplit=1)[0].casefold()
        return PARTS.get(label, label), block.text[match.end() :].strip()
    return "", block.text
