"""Entries to items: one small function for each shape, one table that says which kind of section has which shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.readers import heads, quotes
from kg.readers.blocks import Block
from kg.readers.drafts import PARTS, new
from kg.readers.entries import Entry
from kg.readers.sections import Section
from kg.records.document import Item

Shape = Callable[[Entry, Section], Iterator[Item]]

INLINE = re.compile(
    r"(?:(?:(?<=[.!?。！？”\"’'\])）】])\s?|^)(?P<label>Evidence|Type|Uncertainty|Confidence|证据|类型)"
    r"|(?P<long>(?<=\s)Note on Uncertainty|不确定性(?:说明)?))\s*[:：]?\s*(?=[“\"\[【(（「A-Z\u3400-\u9fff])"
)
"""Labels that stand within one line: `A claim. Evidence "words" [1:02 - 1:05] Type Opinion`."""
LISTED = re.compile(r"(?P<label>[^:：]{1,60}?)\s*[(（]\s*(?P<n>\d{1,15})\s*[)）]\s*[:：]\s*(?P<names>\S.*)")
"""`People (70): Ada Lovelace, Alan Turing`."""
LISTED_BARE = re.compile(r"(?P<label>[^:：,，]{1,40})\s*[:：]\s*(?P<names>\S.*)")
CLOSING = re.compile(r"[.。]:\s+|：\s*")


def items(entry: Entry, section: Section) -> Iterator[Item]:
    """Yield the items of one entry, in order; never none for an entry that has words."""
    if LISTED.fullmatch(entry.head.text) and (section.kind in (None, "named-entity", "signal")):
        yield from _listed(entry, section)
        return
    shape = SHAPES.get(section.kind or "", _unknown)
    bare, times = _time_at_end(entry, section)
    for item in shape(bare, section):
        yield _timed(item, times) if times and not item.time_raw else item


def _time_at_end(entry: Entry, section: Section) -> tuple[Entry, tuple[str, ...]]:
    """Take the times in brackets off the end of an entry's first line; those within prose stay where they are."""
    text = entry.head.text
    if text[-1:] not in heads.CLOSE or not (entry.head.mark or section.kind in SHAPES) or INLINE.search(text):
        return entry, ()
    rest, times = heads.trailing_times(text)
    if not rest or not times or heads.parse(text).time:
        return entry, ()
    return replace(entry, head=replace(entry.head, text=rest)), (text[len(rest) :], *times)


def _timed(item: Item, times: tuple[str, ...]) -> Item:
    """Give an item the times after its words: the first is its own, a range has an end, more are kept as a part."""
    as_written, *codes = times
    span = heads.RANGE.search(as_written)
    end = span["b"] if span else None
    more = codes[2 if end else 1 :]
    parts = (*item.parts, ("times", ", ".join(more))) if more else item.parts
    return replace(item, time_raw=codes[0], time_end_raw=end, parts=parts)


def _titled(entry: Entry, section: Section) -> Iterator[Item]:
    """`time · title` and its description below, or after the words in bold."""
    head = heads.parse(entry.head.text)
    lead = entry.head.lead
    if lead and head.text.startswith(lead) and lead != head.text:
        yield new(entry, section, section.kind or "list-item", lead, head.text[len(lead) :].lstrip(" :：—–-"))
    else:
        yield new(entry, section, section.kind or "list-item", head.text)


def _concept(entry: Entry, section: Section) -> Iterator[Item]:
    """`[time] name` with its explanation below, or `name: explanation` on one line."""
    head = heads.parse(entry.head.text)
    name, about = (head.text, "") if entry.rest else heads.named(head.text)
    if _runs_in(entry.head) and head.text.startswith(lead := entry.head.lead):
        name, about = lead.rstrip(".:："), head.text[len(lead) :].lstrip(" :：—–-.")
    yield new(entry, section, section.kind or "concept", name, about)


def _number(entry: Entry, section: Section) -> Iterator[Item]:
    """`[time] what is counted: value — context`."""
    text = heads.parse(entry.head.text).text
    colon = heads.outside(text, heads.COLONS)
    if not colon:
        yield from _concept(entry, section)
        return
    value, context = heads.named(text[colon.end() :])
    parts = tuple((name, words) for name, words in (("value", value), ("context", context)) if words)
    item = new(entry, section, section.kind or "number", text[: colon.start()], context)
    yield replace(item, parts=(*parts, *item.parts))


def _name(entry: Entry, section: Section) -> Iterator[Item]:
    """`Name — description`, `Name: description`, or several names on one line."""
    kind = section.kind or "list-item"
    if _is_prose(entry):
        yield from _unknown(entry, section)
        return
    text = heads.parse(entry.head.text).text
    names = _names_on_line(text) if not entry.rest else ()
    if len(names) > 1:
        yield from (new(entry, section, kind, name) for name in names)
        return
    name, about = heads.named(text)
    if entry.head.lead and text.startswith(entry.head.lead):
        name, about = entry.head.lead, text[len(entry.head.lead) :].lstrip(" :：—–-")
    yield new(entry, section, kind, name, about)


def _is_prose(entry: Entry) -> bool:
    """Tell whether an entry of a list of names is a sentence that only stands among them."""
    text = entry.head.text
    return not entry.head.mark and text[-1:] in ".。!！?？" and heads.named(text)[1] == "" and len(text.split()) > 4


def _names_on_line(text: str) -> tuple[str, ...]:
    """Return the names of a list on one line; empty where the line is no such list."""
    names = heads.split_spaced(text)
    if len(names) > 1:
        return names
    names = heads.split_outside(text, "、;；,，")
    short = all(len(name.split()) <= 5 for name in names)
    return names if len(names) > 2 and short and heads.named(text)[1] == "" and text[-1:] not in ".。" else ()


def _listed(entry: Entry, section: Section) -> Iterator[Item]:
    """`Label (count): name, name (with, commas), name`: one item a name."""
    match = LISTED.fullmatch(entry.head.text) or LISTED_BARE.fullmatch(entry.head.text)
    label, names = (match["label"], match["names"]) if match else ("", entry.head.text)
    parts = (("list", label),) if label else ()
    if match and match.re is LISTED:
        parts = (*parts, ("announced", match["n"]))
    for name in _names_in_list(names):
        item = new(entry, section, "named-entity", name)
        yield replace(item, parts=parts + item.parts)


def _names_in_list(text: str) -> tuple[str, ...]:
    names = heads.split_outside(text, ",，、;；")
    return names if len(names) > 1 else heads.split_spaced(text)


def _energy(entry: Entry, section: Section) -> Iterator[Item]:
    """`📈 time — what was being said`, and below how it showed."""
    yield new(entry, section, "energy-shift", heads.parse(entry.head.text).text)


def _gesture(entry: Entry, section: Section) -> Iterator[Item]:
    """`time — “words”`, and below `the gesture · what it means`."""
    item = new(entry, section, "gesture", heads.unquoted(heads.parse(entry.head.text).text))
    did, dot, means = item.body.partition(" · ")
    yield replace(item, parts=item.parts + ((("gesture", did), ("meaning", means)) if dot else ()))


def _tell(entry: Entry, section: Section) -> Iterator[Item]:
    """`time — what showed.: when`, and below what it says."""
    text = heads.parse(entry.head.text).text
    match = CLOSING.search(text)
    if not match:
        yield new(entry, section, "authenticity-tell", text)
        return
    when = text[match.end() :]
    item = new(entry, section, "authenticity-tell", text[: match.start() + 1].rstrip("："), when)
    yield replace(item, parts=(("context", when), *item.parts))


def _prediction(entry: Entry, section: Section) -> Iterator[Item]:
    """`time (horizon) — who: what`, or `what: why`."""
    head = heads.parse(entry.head.text)
    if not head.time:
        yield from _argument(entry, section)
        return
    who, said = quotes.speaker_first(head.text)
    item = new(entry, section, "prediction", said)
    yield replace(item, speaker_raw=who)


def _claim(entry: Entry, section: Section) -> Iterator[Item]:
    """`[time] claim` with its evidence below, or a claim with labels on one line, or `claim: argument`."""
    whole = " ".join([entry.head.text, *(block.text for block in entry.rest)])
    if INLINE.search(entry.head.text):
        yield _inline(entry, section)
    elif entry.rest and INLINE.search(whole):
        told = _inline(replace(entry, head=replace(entry.head, text=whole), rest=()), section)
        yield replace(told, line_end=entry.line_end)
    elif heads.parse(entry.head.text).time or entry.rest:
        yield from _titled(entry, section)
    else:
        yield from _argument(entry, section)


def _inline(entry: Entry, section: Section) -> Item:
    """`claim Evidence "words" [from - to] Type Opinion Note on Uncertainty words`."""
    head = heads.parse(entry.head.text)
    matches = list(INLINE.finditer(head.text))
    ends = [match.start() for match in matches[1:]] + [len(head.text)]
    parts, body = [], []
    time, time_end = head.time, head.time_end
    for match, end in zip(matches, ends, strict=True):
        value = head.text[match.end() : end].strip()
        name = PARTS[(match["label"] or match["long"].removesuffix("说明")).casefold()]
        bare, times = heads.trailing_times(value)
        if name == "evidence" and times:
            value = bare
            time, time_end = time or times[0], time_end or (times[1] if len(times) > 1 else None)
        parts.append((name, heads.unquoted(value)))
        body.append(value if name != "type" else "")
    item = new(entry, section, section.kind or "claim", head.text[: matches[0].start()])
    told = " ".join(text for text in [*body, item.body] if text)
    return replace(item, body=told, parts=(*parts, *item.parts), time_raw=time, time_end_raw=time_end)


def _argument(entry: Entry, section: Section) -> Iterator[Item]:
    """`Head: text`, a quotation, or a sentence that stands for itself."""
    text, kind = entry.head.text, section.kind or "list-item"
    if heads.is_quoted(text):
        yield quotes.bare(entry, section)
        return
    if entry.head.lead and text.startswith(entry.head.lead):
        title, body = entry.head.lead.rstrip(".:："), text[len(entry.head.lead) :].lstrip(" :：—–-.")
    else:
        match = heads.outside(text, heads.COLONS)
        short = match is not None and len(text[: match.start()].split()) <= 14 and match.end() < len(text)
        title, body = (text[: match.start()], text[match.end() :]) if match and short else (text, "")
        if entry.head.mark and kind == "list-item" and not body:
            title, body = heads.named(text, longest=8)
    if entry.head.mark or body or kind != "list-item":
        yield new(entry, section, kind, title, body)
    else:
        yield new(entry, section, "paragraph", text)


def _unknown(entry: Entry, section: Section) -> Iterator[Item]:
    """An entry of a section that the table does not know: by its shape alone."""
    head, text = entry.head, entry.head.text
    if quotes.of_somebody(text):
        yield from quotes.items(entry, section)
    elif head.mark and head.mark != "#":
        known = section if section.kind in SHAPES else replace(section, kind=None)
        yield from (_titled if heads.parse(text).time or entry.rest else _argument)(entry, known)
    elif quotes.stands_alone(text):
        yield quotes.bare(entry, section)
    elif _runs_in(head):
        yield from _argument(entry, replace(section, kind=None))
    else:
        yield new(entry, section, "paragraph", heads.parse(text).text)


def _runs_in(head: Block) -> bool:
    """Tell whether a paragraph begins with its own heading in bold: "**The slow loom.** It weaves at night"."""
    rest = head.text[len(head.lead) :].lstrip()
    ends = head.lead[-1:] in ".:：" or rest[:1] in (":", "：", "—", "–")
    return bool(head.lead) and ends and len(head.lead.split()) <= 8 and len(rest.split()) > 2


SHAPES: dict[str, Shape] = {
    "chapter": _titled,
    "story": _titled,
    "takeaway": _titled,
    "lost-fact": _titled,
    "concept": _concept,
    "person": _name,
    "company": _name,
    "tool": _name,
    "topic": _name,
    "book": _name,
    "paper": _name,
    "see-also": _name,
    "named-entity": _listed,
    "quote": quotes.items,
    "energy-shift": _energy,
    "gesture": _gesture,
    "authenticity-tell": _tell,
    "prediction": _prediction,
    "claim": _claim,
    "key-claim": _claim,
    "number": _number,
}
"""Kind of a section and the shape of its entries; every other kind is read by shape alone."""
