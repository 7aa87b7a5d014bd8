"""What the pages say at which code: every timecode with the words that it times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.records.document import Document, Item
from kg.text import timecode
from kg.text.codeforms import POINTS
from kg.text.timecode import Code

_UNSPOKEN = frozenset({"comment", "type", "list", "horizon", "uncertainty", "sign", "language", "times"})
"""Parts of an item that nobody said in the recording: the page's own remarks."""
_CLAUSE = 400
"""Characters before a code in running text that may be the words it times."""
_SHORT = 40
"""Characters below which a clause is too short to be found, and what stands before it is taken too."""
_REMARK = 20
"""Characters from which a remark is cut out of the item's words: shorter ones are words like others."""
_BACK = 50
"""Passages in which an item's own code is looked for before it is met again: more than stand on one line."""
_DENSE = 1000
"""Codes on a line beyond which each has no words of its own: such a line is a list of times, not a text."""
_BRACKETED = re.compile(r"[\[(【（][^\])】）]{0,80}[\])】）]")


_PARTITION = frozenset({"chapter"})
"""Kinds whose items follow one another without a gap: each goes on until the next begins."""
_LONGEST_SPAN = 900.0
"""Seconds beyond which a range or chapter says nothing about where its words stand."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A timecode of a page, and the words it times."""

    line: int
    code: Code
    section: str
    """The section whose order it takes part in."""
    kind: str
    """Of the item that it times, or of the item in whose text it stands."""
    text: str
    """The words it times: the item, or the clause before it."""
    group: int
    """Codes of one bracket share it; a number within the document."""
    item: int | None
    """Index of the item whose own time it is."""
    back: float = 0.0
    """Seconds for which the words may have gone on before the code, where the page tells: since its bracket's first."""
    span: float = 0.0
    """Seconds for which they may go on after it: to the end of the range, to the next chapter."""
    shared: bool = False
    """Whether other codes, too far from it to be a range, time the same words: they may stand at any of them."""

    @property
    def written(self) -> float:
        """The second that the code says as it stands."""
        return self.code.readings[0].seconds

    @property
    def ends_range(self) -> bool:
        """Whether the code ends the range that the code before it begins."""
        return self.code.after == "range"

    @property
    def opens(self) -> bool:
        """Whether the code tells where a subject begins, rather than where a sentence is said."""
        return self.kind in _PARTITION


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the timecodes of a document's page lines (not those of cues) in order, each with its words."""
    found: list[Passage] = []
    owners = _owners(document)
    for line, codes in _codes(document):
        for code in codes:
            found.append(_passage(document, line, code, owners.get(line, ()), found, len(codes) <= _DENSE))
    return tuple(_spanned(found))


def _codes(document: Document) -> list[tuple[int, list[Code]]]:
    """Return the codes of every page line; 1.12.44 is one only where the page puts codes with colons."""
    rows = [(line, timecode.find(document.lines[line - 1])) for line in page_lines(document)]
    pointed = {line for line, codes in rows if any(code.readings[0].how == POINTS for code in codes)}
    if not pointed:
        return [(line, list(codes)) for line, codes in rows]
    frames = {
        timecode.frame(document.lines[line - 1], code)
        for line, codes in rows
        for code in codes
        if code.readings[0].how != POINTS
    }
    return [
        (
            line,
            [c for c in codes if c.readings[0].how != POINTS or timecode.frame(document.lines[line - 1], c) in frames],
        )
        for line, codes in rows
    ]


def page_lines(document: Document) -> tuple[int, ...]:
    """Return the 1-based lines of the page itself: not those of cues, nor those between cues that no item holds."""
    told = {line for item in document.items for line in range(item.line, item.line_end + 1)}
    cues = {cue.line for cue in document.cues}
    first, last = (min(cues) - 2, max(cues) + 1) if cues else (0, -1)
    cues |= {field.line for field in document.fields}
    lines = range(1, len(document.lines) + 1)
    return tuple(line for line in lines if line not in cues and (line in told or not first <= line <= last))


def words(item: Item) -> str:
    """Return what of an item somebody may have said: head, body and spoken parts, without the page's own remarks."""
    spoken = [item.title, item.body, *(value for name, value in item.parts if name not in _UNSPOKEN)]
    remarks = [value for name, value in item.parts if name in _UNSPOKEN and len(value) >= _REMARK]
    seen: list[str] = []
    for text in spoken:
        for remark in remarks:
            text = text.replace(remark, " ")
        if text.strip() and not any(text in other for other in seen):
            seen.append(text)
    return _without_codes(" ".join(seen))


def _owners(document: Document) -> dict[int, list[int]]:
    """Return, for each line, the indices of the items that hold it, the shortest first."""
    owners: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(document.items):
        for line in range(item.line, item.line_end + 1):
            owners[line].append(index)
    for held in owners.values():
        held.sort(key=lambda index: (document.items[index].line_end - document.items[index].line, index))
    return owners


def _passage(
    document: Document, line: int, code: Code, owners: Sequence[int], found: Sequence[Passage], spoken: bool
) -> Passage:
    """Return the passage of a code: the item whose time it is, its bracket's words, or the clause before it."""
    before = found[-1] if found and found[-1].line == line else None
    joined = before is not None and _is_joined(before.code, code)
    group = (found[-1].group + (not joined)) if found else 0
    taken = {passage.item for passage in found[-_BACK:]}
    own = next((at for at in owners if document.items[at].time_raw == code.raw and at not in taken), None)
    held = own if own is not None else owners[0] if owners else None
    section, kind = (document.items[held].section, document.items[held].kind) if held is not None else ("", "")
    if joined and before is not None:
        return Passage(line, code, before.section, before.kind, before.text, group, None)
    if not spoken:
        return Passage(line, code, section, kind, "", group, own)
    text = words(document.items[own]) if own is not None else _clause(document.lines[line - 1], code)
    return Passage(line, code, section, kind, text, group, own)


def _is_joined(before: Code, code: Code) -> bool:
    """Return whether two codes of a line belong together: a range, a list, or one bracket."""
    return code.after != "" or (code.bracket is not None and code.bracket == before.bracket)


def _clause(line: str, code: Code) -> str:
    """Return the words before a code in running text, back to the code before it; else those after it."""
    end = code.column if code.bracket is None else code.bracket
    before = line[max(0, end - _CLAUSE) : end]
    cut = max((match.end() for match in _BRACKETED.finditer(before) if timecode.find(match.group())), default=0)
    clause = before[cut:] if len(before) - cut >= _SHORT else before[-_CLAUSE // 2 :]
    return _without_codes(clause) or _without_codes(line[code.column : code.column + _CLAUSE])


def _without_codes(text: str) -> str:
    """Return the text without its timecodes, white space folded."""
    codes = timecode.find(text)
    starts = [0, *(code.column + len(code.raw) for code in codes)]
    ends = [*(code.column for code in codes), len(text)]
    return " ".join(" ".join(text[start:end] for start, end in zip(starts, ends, strict=True)).split())


def _spanned(found: Sequence[Passage]) -> Iterator[Passage]:
    """Give each passage what its neighbours tell of its words' place: its range or list, the next chapter."""
    for at, passage in enumerate(found):
        group = [other.written for other in found[max(0, at - _BACK) : at + _BACK] if other.group == passage.group]
        first, last = min(group), max(group)
        if len(group) == 1:
            yield replace(passage, span=_until_next(found, at))
        elif last - first <= _LONGEST_SPAN:
            yield replace(passage, back=passage.written - first, span=last - passage.written)
        else:
            yield replace(passage, shared=True)


def _until_next(found: Sequence[Passage], at: int) -> float:
    """Return the seconds from a chapter's beginning to the next one's; 0 for other passages and where it is far."""
    passage = found[at]
    if not passage.opens or passage.item is None:
        return 0.0
    other = next((other for other in found[at + 1 : at + _BACK] if other.item is not None), None)
    span = other.written - passage.written if other and other.section == passage.section else 0.0
    return span if 0 < span <= _LONGEST_SPAN else 0.0
