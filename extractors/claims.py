"""Claims, predictions, quotes, numbers, definitions, takeaways, and what chapters, stories and prose say: sayings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import nlp
from kg.records.document import Item
from kg.records.statement import Evidence, Name, Saying
from kg.text.normalize import fold

from .attribution import is_narration, is_seen
from .naming.shapes import is_title
from .reading.known import Known
from .reading.passages import Passage, passages

KINDS = {
    "claim": "claim", "key-claim": "claim", "prediction": "prediction", "quote": "claim", "number": "number",
    "concept": "definition", "tool": "definition", "takeaway": "claim", "person": "fact", "story": "fact",
    "chapter": "claim", "paragraph": "claim", "list-item": "claim", "see-also": "claim", "gesture": "claim",
}  # fmt: skip
"""Kinds of items that claim something, and the kind of claim."""
_WHOLE = ("claim", "key-claim", "prediction", "quote", "number", "concept", "takeaway", "tool", "person")
"""Kinds of items each of which makes one claim; the others make one in every sentence that claims something."""
_TYPES = {"opinion": "opinion", "fact": "fact", "prediction": "prediction", "definition": "definition",
          "观点": "opinion", "事实": "fact", "预测": "prediction"}  # fmt: skip
HEDGES = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|likely|might|(?-i:may)|could be|seems?|appears?|arguably|hypothes\w+|"
    r"i think|i guess|i feel|i believe|my (?:current )?(?:intuition|guess|bet|sense|feeling)|potentially|"
    r"presumably|not sure|hedges)\b|我觉得|可能|也许|大概|我认为",
    re.IGNORECASE,
)
"""Words by which a speaker leaves a claim open."""
_CLAUSE = re.compile(
    r"\b(?:that|why|how|because|whether|is|are|was|were|will|would|can|cannot|could|should|must|needs?|has|have|had|not|"
    r"rather than|instead|than|as an?|as the|arguing|emphasi[sz]ing|highlighting|comparing|contrasting|quoting|"
    r"defines?|argues?|believes?|emphasi[sz]es?|criticizes?|proposes?|recommends?|compares?|requires?|lacks?|enables?|"
    r"led|means|shows?|makes?|allows?|became|gave|took|spent|joined|left|founded|built|wrote|published|rejected|rejection|"
    r"influence[ds]?|inspired|[a-z]{3,}ed|believing|to [a-z]{3,}|\w+es \w+ing|challenges?|"
    r"began|bought|broke|brought|came|chose|did|drew|fell|felt|flew|fought|got|grew|held|kept|knew|lost|met|paid|ran|saw|"
    r"sold|sent|slept|spoke|stood|taught|told|thought|went|won|wore|"
    r"advantages?|flaws?|limitations?|bottleneck|impact)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says something, and does not only name a subject."""
_DESCRIBING = re.compile(r"^[“\"‘]?(?:[A-Z][a-z]+ing|When|While|After|Before)\b")
_FIGURE = re.compile(
    r"(?<![\w.,:])\d[\d,.]*%?(?: (?:hundred|thousand|million|billion|percent))?[ -][a-z][a-z-]{2,}|[~≈$€£¥]\d"
)
"""A figure and what it counts, or an amount: prose that gives one says something without a verb."""
_MIN_WORDS = 4


def extract(at_hand: Known) -> Iterator[Saying]:
    """Yield what the items of a document claim."""
    for item in at_hand.document.items:
        if item.kind in _WHOLE:
            yield from _item(at_hand, item)
        elif item.kind in KINDS:
            for passage in passages(item):
                yield from _sentences(at_hand, passage)


def _item(at_hand: Known, item: Item) -> Iterator[Saying]:
    """Yield the one claim that an item makes, on all its lines."""
    text = _text(item)
    quote = _quote(at_hand, item)
    if quote is None or (len(text.split()) < 2 and text.isascii()):
        return
    source = at_hand.document.source.id
    evidence = Evidence(source, item.line, item.line_end, quote, f"claims:{item.kind}", item.start_s, item.end_s)
    kind = _TYPES.get((item.part("type") or "").strip().lower(), KINDS[item.kind])
    yield Saying(
        text=worded(text),
        kind=kind,
        evidence=evidence,
        speaker=speaker(at_hand, item),
        time_raw=item.time_raw,
        about=about(at_hand, f"{item.title}. {text}"),
        hedged=bool(HEDGES.search(f"{text} {item.part('uncertainty') or ''}")) or item.part("uncertainty") is not None,
        horizon=item.part("horizon"),
        extra=tuple((name, fold(value)) for name, value in item.parts if fold(value) != text),
    )


def _text(item: Item) -> str:
    """Return the words of an item's claim: a number with its context, a name with what it is, a quote in English."""
    title, body = fold(item.title), fold(item.body)
    if item.kind == "number":
        value, context = fold(item.part("value") or ""), fold(item.part("context") or body)
        return f"{title}: {value}" + (f" ({context})" if context else "") if value else f"{title} {context}".strip()
    if item.kind in ("concept", "tool", "person"):
        return f"{title}: {body}" if body else ""
    if item.kind == "quote":
        return fold(item.part("translation") or "") or title
    if item.kind in ("prediction", "claim") and body and item.part("evidence") is None and len(title.split()) < 12:
        return f"{title}: {body}"
    return title


def _quote(at_hand: Known, item: Item) -> str | None:
    """Return words of the item that stand on its lines: its head, else its description."""
    for words in (item.title, item.part("context"), item.body):
        if words and (place := at_hand.places.find(words, item.line, item.line_end)):
            return place[2]
    return None


def _sentences(at_hand: Known, passage: Passage) -> Iterator[Saying]:
    """Yield the sentences of a passage that say something."""
    item = passage.item
    if item.kind == "gesture" and passage.part != "title":
        return  # what the body does is the page's remark
    if passage.part == "title" and (is_title(passage.text) or item.kind in ("chapter", "see-also")):
        return
    for start, end in nlp.sentences(passage.text):
        text = passage.text[start:end]
        if not says_something(text, item.kind):
            continue
        evidence = at_hand.places.evidence(item, text, f"claims:{item.kind}")
        told = worded(text)
        if evidence is not None and told:
            narrated = item.kind in _PROSE and not item.speaker_raw and _is_narrated(at_hand, told, item)
            yield Saying(
                text=told,
                kind="narration" if narrated else KINDS[item.kind],
                evidence=evidence,
                speaker=None if narrated else speaker(at_hand, item),
                time_raw=item.time_raw,
                about=about(at_hand, text),
                hedged=bool(HEDGES.search(text)),
            )


_PROSE = ("paragraph", "list-item", "see-also", "gesture", "chapter")
"""Kinds of items in which a page speaks itself; a chapter tells what was said at its time."""
_CODES = re.compile(
    r"\s*[\[(（【]\s*(?:[~≈@]?\s*\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?\??\s*(?:[-–—~～,;、/]|to|and)?\s*)+[\])）】]"
    r"|^\s*\d{1,3}[:：]\d{2}(?:[:：]\d{2})?\s*[-–—:|·]?\s+"
)
"""Timecodes in brackets, and one that begins a line."""
_MARKS = (('"', '"'), ("“", "”"), ("「", "」"))


def worded(text: str) -> str:
    """Return the words of a claim: without timecodes, and without a quotation mark that nothing closes or opens.

    >>> worded("Looms think [04:55:27, 05:00:06]."), worded('It is a loom."')
    ('Looms think.', 'It is a loom.')
    """
    bare = _CODES.sub("", text).strip()
    for left, right in _MARKS:
        odd = bare.count(left) % 2 if left == right else bare.count(left) != bare.count(right)
        if odd and bare.endswith(right) and not bare.startswith(left):
            bare = bare[:-1].rstrip()
        elif odd and bare.startswith(left):
            bare = bare[1:].lstrip()
    return bare


def _is_narrated(at_hand: Known, text: str, item: Item) -> bool:
    """Whether a sentence of the page's own prose is its narration; a chapter is, where others than the guest act."""
    if at_hand.guest is None or (item.kind != "chapter" and is_seen(item.section)):
        return at_hand.guest is not None
    guest = {at_hand.guest.form, *(word for word in at_hand.guest.form.split() if len(word) > 1)}
    guest.add(" ".join(reversed(at_hand.guest.form.split())))
    people = {text[f.start : f.end] for f in at_hand.lexicon.find(text) if f.entry.types == {"Person"}}
    others = {name for name in people if not set(name.split()) & guest}
    if at_hand.host:
        swapped = " ".join(reversed(at_hand.host.form.split()))
        others |= {at_hand.host.form, swapped, "the host", f"host {at_hand.host.form}", f"host {swapped}"}
    return is_narration(text, () if item.kind == "chapter" else sorted(guest), sorted(others))


_OF_THE_PAGE = re.compile(
    r"(?:this|the(?: whole| entire| full)?) (?:interview|conversation|episode|passage|section|page|recording) "
    r"|(?:this is|here is|here’s|here's) (?:a|an|one of the|the) (?:[\w-]+ ){0,3}"
    r"(?:claim|statement|quote|passage|moment|interview|conversation|episode)\b"
    r"|the most [\w-]+ (?:passage|moment|part|quote|section)\b",
    re.IGNORECASE,
)
"""What a page says of itself and of the interview is nobody's claim in it."""


def says_something(text: str, kind: str) -> bool:
    """Tell whether a sentence states something, and does not only name what is talked about.

    >>> says_something("Ada explains why looms need cards.", "chapter"), says_something("A look at looms.", "chapter")
    (True, False)
    >>> says_something("A brass wheel, a bowl of screws", "list-item")
    False
    """
    if (kind == "gesture" and _DESCRIBING.match(text)) or _OF_THE_PAGE.match(text):
        return False
    if not text.isascii() and sum("\u3400" <= char <= "\u9fff" for char in text) > 5:
        return True
    size = len(text.split())
    if kind == "paragraph" and size > 1 and _FIGURE.search(text) and not text.endswith(("?", ":")):
        return True
    if size < _MIN_WORDS or text.endswith("?") or (text.endswith(":") and size < 2 * _MIN_WORDS):
        return False
    return (kind == "list-item" and not _THINGS.match(text)) or _CLAUSE.search(text) is not None


_THINGS = re.compile(
    r"(?:an?|the|some|two|three) [^,.;:]+(?:, (?:and )?(?:an?|the|some|two|three) [^,.;:]+)+$", re.IGNORECASE
)
"""An enumeration of things alone: "a brass wheel, a bowl of screws"."""


_SPEAKERS = re.compile(r"^(?:the )?(guest|speaker|interviewee|嘉宾|受访者)$", re.IGNORECASE)
_HOSTS = re.compile(r"^(?:the )?(host|interviewer|moderator|主持人?)$", re.IGNORECASE)


def speaker(at_hand: Known, item: Item) -> Name | None:
    """Return who makes an item's claim: as the item says, else the one guest."""
    raw = fold(item.speaker_raw or "")
    if _SPEAKERS.match(raw):
        return at_hand.guest
    if _HOSTS.match(raw):
        return at_hand.host
    if raw:
        return Name(re.sub(r"\s*[(（](?:quoting|citing|paraphrasing|reading|引用)\b.*$", "", raw), "Person")
    return at_hand.guest


def about(at_hand: Known, text: str) -> tuple[Name, ...]:
    """Return the things that words name, sorted, each once; the guest and the host are left out."""
    people = {name.form for name in (at_hand.guest, at_hand.host) if name}
    words = {word for name in people for word in name.split()}
    found = {
        Name(text[f.start : f.end], next(iter(f.entry.types)) if len(f.entry.types) == 1 else None)
        for f in at_hand.lexicon.find(text)
    }
    return tuple(sorted((n for n in found if n.form not in people | words), key=lambda n: (n.form, n.type or "")))
