"""A single sign for every name and reference of a Chinese sentence, and its clauses between commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.chinese import simplified
from kg.records.document import Item
from kg.records.statement import Name

from ..reading.known import Known
from .reference import FIRST, REFERS, THING, Row, State, Thing, referent, relatives
from .sentence import Clause

BRACKET = re.compile(r"[（(\[【][^（）()\[\]【】]{0,60}[)）\]】]")
_MARKS = {"《": "》", "“": "”", "「": "」", "『": "』", '"': '"'}
_BARE = re.compile("公司|学校|店|律所|工作室|乐队|剧团|俱乐部")
_TITLE = re.compile(
    r"(?:老师|先生|女士|小姐|院士|大夫)(?![傅们])|(?:教授|医生|律师|师傅|法官|教练|博士)(?=[，。、；：！？]|说|是|的[^，。]{0,3}(?:话|书|学生|课|文章|影响)|$)"
)
"""Behind a name, of which it is a part."""
_SPEECH = re.compile(r"[“「]([^“”「」]{7,})[”」]")


def with_signs(
    at_hand: Known, text: str, speaker: Name | None, item: Item, state: State, home: Name | None, implied: Name | None
) -> tuple[str, tuple[Thing, ...]]:
    """Return the sentence in simplified characters with signs for its names and references, and what they stand for."""
    rows: list[Row] = []
    for found in at_hand.lexicon.find(text):
        start, end, entry = found.start, found.end, found.entry
        quoted = start > 0 and end < len(text) and _MARKS.get(text[start - 1]) == text[end]
        name = Name(text[start:end], next(iter(entry.types)) if len(entry.types) == 1 else None)
        after = end + quoted
        if entry.types == {"Person"} and not quoted and (title := _TITLE.match(simplified(text[end : end + 5]))):
            after += title.end()
        rows.append((start - quoted, after, (Thing(name, frozenset(entry.types), quoted=quoted),)))
    blank = simplified(_blanked(text, rows))
    for match in REFERS.finditer(blank):
        if any(start < match.end() and match.start() < end for start, end, _ in rows):
            continue
        if match.lastgroup in ("it", "both", "firm") and any(end == match.start() for _, end, _ in rows):
            continue  # “慢读”这个概念: the name goes on
        if match.lastgroup == "firm" and item.kind == "turn" and _BARE.fullmatch(match[0]):
            continue  # who talks means his own
        earlier = [row for row in rows if row[1] <= match.start()]
        rows.append((match.start(), match.end(), referent(at_hand, match, earlier, speaker, item, state, home)))
        rows.sort(key=lambda row: row[0])
    rows.sort(key=lambda row: row[0])
    coded: list[str] = []
    things: list[Thing] = []
    at = 0
    for start, end, stands in rows:
        coded.append(blank[at:start])
        for n, thing in enumerate(stands):
            coded.append(("、" if n else "") + chr(FIRST + len(things)))
            things.append(thing)
        at = end
    coded.append(blank[at:])
    joined = re.sub(r"(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff\ue000-\uf8ff])", "，", "".join(coded))
    shown = re.sub(r"\s+", "", joined)
    return relatives(_listed(shown), things, state, implied), tuple(things)


_MEMBER = rf"(?:是|叫|名叫|叫做)(?:[^\ue000-\uf8ff，。]{{0,6}})(?P<who>{THING})"
_FIRST_OF = re.compile(rf"[，：、]?(?:其中)?(?:一个|一位|第一个|头一个|大的|老大){_MEMBER}(?=[，；、])")
_NEXT_OF = re.compile(
    rf"[，；、](?:另?外?一个|另一位|另外一位|一位|还有一[个位]|再一个|再有一个|第[二三四]个|最后一[个位]|小的|老[二三四])(?:[^\ue000-\uf8ff，。]{{0,4}}，)?{_MEMBER}"
)


def _listed(coded: str) -> str:
    """Return a sentence with the members of a list that it counts off side by side: 一个叫王小云，一个叫李明."""
    at = 0
    while first := _FIRST_OF.search(coded, at):
        names, end = [first["who"]], first.end()
        while following := _NEXT_OF.match(coded, end):
            names.append(following["who"])
            end = following.end()
        if len(names) > 1:
            coded = coded[: first.start()] + "、".join(names) + coded[end:]
        at = first.start() + 1
    return coded


def _blanked(text: str, rows: list[Row]) -> str:
    """Return the text with brackets and quoted speech made white space of the same length, and leave out the names
    that stand in them."""
    for pattern in (BRACKET, _SPEECH):
        for match in pattern.finditer(text):
            inside = [row for row in rows if match.start() <= row[0] and row[1] <= match.end()]
            whole = any((row[0], row[1]) == match.span() for row in inside)
            if pattern is BRACKET or not whole:
                rows[:] = [row for row in rows if row not in inside]
            if not whole:
                text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


_COMMA = re.compile(r"[，,：:—。！？!?；;…]+")


def parted(coded: str) -> Iterator[Clause]:
    """Part a sentence at its commas; the members of a list that commas part stay together."""
    at = 0
    for match in _COMMA.finditer(coded):
        listed = re.match(f"(?:还有|以及|和|与){THING}", coded[match.end() :])
        if listed and re.search(f"{THING}$", coded[: match.start()]):
            continue
        if coded[at : match.start()]:
            yield Clause(coded[at : match.start()], coded[match.start() :])
        at = match.end()
    if coded[at:]:
        yield Clause(coded[at:], "")
