"""Where the pages themselves say that two names are one thing's: a bracket, a slash, "also known as", "formerly"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.names import chinese
from kg.names.reason import Reason, because
from kg.records.document import Document
from kg.resolution.evidence import across_slash, beside
from kg.resolution.nodes import Node, bracketed
from kg.text.normalize import key

_LINE = 4000
"""Characters of a line that are looked through for such words."""
_GAP = 48
"""Characters that may stand between the two names."""
_SAYS = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"^,?\s*(?:also|better|widely|commonly|otherwise)?\s*known (?:[\w ]{0,20} )?as (?:the )?$", "known as"),
        (r"^,?\s*(?:a\.?k\.?a\.?|alias|also called|nicknamed|also written)\s*,?\s*(?:the )?$", "also called"),
        (r"^,?\s*\(?(?:formerly|previously|originally)\s+(?:known as |called |named )?$", "formerly"),
        (r"^,?\s+(?:later|now|today)\s+(?:known as |called )?$", "later"),
        (r"^\s+(?:was|is)?\s*(?:born|née|nee)\s+(?:as )?$", "born"),
        (
            r"^[\w ,]{0,24}\b(?:renamed itself|changed its name|rebranded(?: itself)?|was renamed)\s*(?:to|as)?\s+$",
            "renamed",
        ),
        (
            r"^\s*,?\s*(?:is |are )?(?:short for|stands? for|an? (?:abbreviation|acronym) (?:of|for))\s+(?:the )?$",
            "short for",
        ),
        (r"^[,，]?\s*(?:字|号|又名|又称|原名|本名|笔名|别名|人称|也叫|即)\s*[“\"]?$", "又名"),
    )
)
"""What may stand between two names of one thing."""
_PEN_NAME = re.compile(r"^是$"), re.compile(r"^的(?:笔名|别名|原名|本名|小名|英文名|中文名|艺名)")
_WRITTEN_FOR = re.compile(
    r"^ (?:wherever|whenever|where|when|every time) .{1,40}? (?:says|said|means|meant) $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes of one recording that a page puts beside each other."""

    a: Node
    b: Node
    reason: Reason


@dataclass(frozen=True, slots=True)
class At:
    """A name where it stands in a line."""

    start: int
    end: int
    node: Node


def links(nodes: Sequence[Node], documents: Sequence[Document]) -> Iterator[Link]:
    """Yield what the pages state, form by form and line by line."""
    at = {(node.recording, node.key): node for node in reversed(nodes)}
    for node in nodes:
        yield from _inside(node, at)
    for text, forms in lines_with_names(nodes, documents):
        yield from _in_line(text, forms)


def lines_with_names(nodes: Sequence[Node], documents: Sequence[Document]) -> Iterator[tuple[str, Mapping[str, Node]]]:
    """Yield the lines that hold two names or more, cut to a bearable length, with the forms that stand there."""
    lines: dict[tuple[str, int], dict[str, Node]] = defaultdict(dict)
    for node in nodes:
        for mention in node.mentions:
            lines[mention.source, mention.line][mention.form] = node
    texts = {document.source.id: document for document in documents}
    for (source, line), forms in sorted(lines.items(), key=lambda row: row[0]):
        document = texts.get(source)
        if document is not None and len(forms) > 1 and line <= len(document.lines):
            yield document.lines[line - 1][:_LINE], forms


def _inside(node: Node, at: Mapping[tuple[str, str], Node]) -> Iterator[Link]:
    """The names inside a form that as a whole names one thing."""
    parts = bracketed(node.form)
    for inner in {mention.of for mention in node.mentions if mention.of and key(mention.of) != node.key}:
        whole = at.get((node.recording, key(inner)))
        held = bracketed(inner)
        if whole is None or (held and key(held[1]) == node.key and not beside(*held, node.type)):
            continue
        yield Link(node, whole, because("stated", f"“{inner}” holds the name “{node.form}”"))
    if parts:
        head, other = (at.get((node.recording, key(part))) for part in parts)
        if head is not None and head is not node:
            yield Link(node, head, because("stated", f"“{node.form}” begins with the name"))
        if other is not None and other is not node and (reason := beside(*parts, node.type)):
            yield Link(node, other, reason)


def _in_line(text: str, forms: Mapping[str, Node]) -> Iterator[Link]:
    """Names that stand next to each other with words between them that say they are one thing's."""
    found = places(text, forms)
    for left, right in pairwise(found):
        gap = text[left.end : right.start]
        if left.node is not right.node and len(gap) <= _GAP:
            reason = _in_apposition(text, left, right) or _says(
                gap, text[left.start : left.end], text[right.start : right.end], text[right.end :], left.node.type
            )
            if reason:
                yield Link(left.node, right.node, reason)


def places(text: str, forms: Mapping[str, Node]) -> list[At]:
    """Where the forms stand, the longest first, none inside another."""
    taken: list[At] = []
    free = text
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if bracketed(form):
            continue
        start = free.find(form)
        while start >= 0 and len(taken) < 400:
            taken.append(At(start, start + len(form), forms[form]))
            free = free[:start] + "\0" * len(form) + free[start + len(form) :]
            start = free.find(form, start)
    return sorted(taken, key=lambda place: place.start)


def _in_apposition(text: str, left: At, right: At) -> Reason | None:
    """A Chinese name and the same in Latin letters between commas at the head of a sentence: "深听，DeepListen，…"."""
    a, b = text[left.start : left.end], text[right.start : right.end]
    gap = text[left.end : right.start].strip("》”」 ")
    between = gap in ("，", ",", "，也就是", "，就是", "，即", "，英文名", "，英文叫")
    heads = not text[: left.start].rstrip("《“「 ") or text[: left.start].rstrip("《“「 ")[-1] in "。！？：:"
    ends = text[right.end : right.end + 1] in ("，", ",", "。")
    if between and heads and ends and chinese.is_han(a) and b.isascii() and left.node.type in (None, right.node.type):
        return because("stated", f"the page says “{a}，{b}”: one name in two languages")
    return None


def _says(gap: str, a: str, b: str, after: str, type_: str | None) -> Reason | None:
    if gap.strip(" ”」》’\"") in ("(", "（", "[") and after[:1] in (")", "）", "]"):
        return beside(a, b, type_)
    if gap.strip() in ("/", "／") and type_ == "Person":
        return across_slash(a, b)
    if _PEN_NAME[0].match(gap) and _PEN_NAME[1].match(after):
        return because("stated", f"the page says “{a}是{b}{after[:3]}”")
    if _WRITTEN_FOR.match(gap):
        return because("stated", f"the page says that “{a}” is written for “{b}”")
    for pattern, words in _SAYS:
        if pattern.match(gap):
            return because("stated", f"the page says “{a}{gap}{b}” ({words})")
    return None
