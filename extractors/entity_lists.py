"""Lists of names: people, companies, tools, concepts. The whole entry is a name, and so is each name inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names import acronym
from kg.records.document import Item
from kg.records.statement import Mention
from kg.text.normalize import fold

from .naming import inside
from .naming.shapes import by_name
from .reading.known import Known
from .reading.listed import LISTS, entry_type, link_type


def extract(at_hand: Known) -> Iterator[Mention]:
    """Yield the mentions that the entries of lists are."""
    for item in at_hand.document.items:
        if item.kind in LISTS or (item.kind == "see-also" and link_type(item.title)[0]):
            form = fold(item.title)
            place = at_hand.places.find(form, item.line, item.line_end)
            if place and place[2] == form:
                yield from _entry(at_hand.document.source.id, item, form, place[0])
                yield from _spelt_out(at_hand, item, form)


_FIRST_NAME = re.compile(r"((?:[A-Z][\w-]*|and|of|for|the|in|on|to)(?: (?:[A-Z][\w-]*|and|of|for|the|in|on|to)){1,9}),")


def _spelt_out(at_hand: Known, item: Item, form: str) -> Iterator[Mention]:
    """Yield the words of an acronym where its description begins with them: "Ada Babbage Conference, a meeting"."""
    long = _FIRST_NAME.match(fold(item.body))
    if long and acronym.spells(form, long[1]):
        place = at_hand.places.find(long[1], item.line, item.line_end)
        if place and place[2] == long[1]:
            type_ = entry_type(item.kind, form, item.body, item.part("list"))
            yield Mention(at_hand.document.source.id, place[0], long[1], type_, item.section, of=form, rank=1)


def _entry(source: str, item: Item, form: str, line: int) -> Iterator[Mention]:
    """Yield the whole entry and the names inside it; of a composite entry ("A / B") only the names."""
    listed = item.kind in LISTS
    type_ = entry_type(item.kind, form, item.body, item.part("list")) if listed else link_type(form)[1]
    about = fold(item.body) or None
    inner = inside.inside(form, item.kind == "person")
    parts = [name for name in inner if name.of is None]
    if not parts:
        yield Mention(source, line, form, type_, item.section, whole=True, description=about)
    for name in inner:
        own = type_ if name.of or type_ == "Person" else by_name(name.form) or type_
        yield Mention(source, line, name.form, own, item.section, whole=name.of is None, of=name.of, description=about)
