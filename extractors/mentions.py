"""Names found again: every place in items and cues where a thing that is known is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.chinese.persons import is_person
from kg.names import tables
from kg.names.guests import people
from kg.names.person import parse
from kg.records.statement import Mention
from kg.text.normalize import fold

from .naming import inside
from .naming.lexicon import Found
from .naming.shapes import is_acronym
from .reading.known import Known
from .reading.listed import LISTS

_HONORIFIC = re.compile(r"(?<!\w)([A-Z][a-z]{1,11}\.?)\s$")


def extract(at_hand: Known) -> Iterator[Mention]:
    """Yield a mention for every name in the running text of items, and in cues that are no sponsor's."""
    for passage in at_hand.passages:
        item = passage.item
        if passage.part == "title" and item.kind in LISTS:
            continue
        for found in at_hand.lexicon.find(passage.text):
            form = passage.text[found.start : found.end]
            line = at_hand.places.name(form, item.line, item.line_end)
            if line is not None:
                yield from _mentions(
                    at_hand,
                    passage.text,
                    found,
                    _line(at_hand, passage.text, found, line, item.line, item.line_end),
                    item.section,
                )
    yield from _speakers(at_hand)
    yield from _labels(at_hand)
    for cue in at_hand.document.cues:
        if cue.section == "sponsor":
            continue
        for found in at_hand.lexicon.find(cue.text):
            yield from _mentions(at_hand, cue.text, found, cue.line, None)


def _speakers(at_hand: Known) -> Iterator[Mention]:
    """Yield the labels of speakers, where they stand: on the line of the turn or on one of the two before it."""
    document = at_hand.document
    for cue in document.cues:
        label = cue.speaker_raw or ""
        line = next((n for n in range(cue.line, max(0, cue.line - 3), -1) if label and label in document.text(n)), None)
        if line is not None and _PERSON.fullmatch(label):
            yield Mention(document.source.id, line, label, "Person", None, whole=True)


def _labels(at_hand: Known) -> Iterator[Mention]:
    """Yield the persons in the labels of items' speakers, and the label as a whole."""
    for item in at_hand.document.items:
        label = fold(item.speaker_raw or "")
        if not label or not _PERSON.match(label):
            continue
        named = _REMARK.sub("", label)
        persons = people(named)
        place = at_hand.places.find(label, item.line, item.line_end)
        if not persons or place is None or place[2] != label:
            continue
        source = at_hand.document.source.id
        yield Mention(source, place[0], named, "Person", item.section, whole=True)
        for inner in inside.inside(named, persons=True):
            yield Mention(source, place[0], inner.form, "Person", item.section, of=inner.of)


_REMARK = re.compile(r"\s*[(（](?:quoting|citing|paraphrasing|reading|引用)\b[^()（）]*[)）]", re.IGNORECASE)
_PERSON = re.compile(r"(?!(?:speaker|guest|host|narrator|interviewer)\b)[^\W\d_][^\d_:()\[\]]{1,60}", re.IGNORECASE)
"""A label that is a name, no "Speaker 2"."""


def _line(at_hand: Known, text: str, found: Found, first: int, line: int, line_end: int) -> int:
    """Return the line of a name in an item of several lines: where the words around it stand too."""
    if line == line_end:
        return line
    around = text[max(0, found.start - 15) : found.end + 15].strip()
    place = at_hand.places.find(around, line, line_end)
    if place is None or around not in place[2]:
        return first
    own = at_hand.places.find(text[found.start : found.end], place[0], place[1])
    return own[0] if own else first


def _mentions(at_hand: Known, text: str, found: Found, line: int, section: str | None) -> Iterator[Mention]:
    """Yield the mention of a name; with its title ("Professor Ada Lovelace") also of the whole."""
    source, form = at_hand.document.source.id, text[found.start : found.end]
    type_ = next(iter(sorted(found.entry.types)), None) if len(found.entry.types) == 1 else None
    rank = 2
    if type_ is None and not found.entry.types:
        type_ = at_hand.guessed.get(found.entry.form)
        rank = 2 if type_ is None else 3
    whole = _whole(text, found) if "Person" in found.entry.types else _expanded(text, found)
    if whole:
        yield Mention(source, line, whole, type_, section, rank=rank)
    yield Mention(source, line, form, type_, section, of=whole, rank=rank)


def _whole(text: str, found: Found) -> str | None:
    """Return the name with the title before it, or None where there is none."""
    before = _HONORIFIC.search(text, max(0, found.start - 14), found.start)
    if before and before[1].lower().strip(".") in tables.words("honorifics"):
        return text[before.start(1) : found.end]
    form = text[found.start : found.end]
    after = _TITLE.match(text, found.end) if is_person(form) and parse(form).full else None
    return text[found.start : after.end()] if after else None


_TITLE = re.compile(r"(?:老师|老師|先生|女士|教授|院士)(?![傅们們])")
"""Behind a Chinese name: 王小云老师."""


_BRACKET = re.compile(r" \(([A-Z][\w*+-]{1,11})\)")


def _expanded(text: str, found: Found) -> str | None:
    """Return the name with its letters in brackets after it: "Natural Language (NL)"."""
    after = _BRACKET.match(text, found.end)
    if after and is_acronym(after[1], text[found.start : found.end]):
        return text[found.start : after.end()]
    return None
