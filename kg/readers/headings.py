"""What a heading announces: the kind of the items below it, and how many they are.

The readers know no page's words, only this table. A heading is of a kind when it is one of the table's phrases, or
when each of its words is a kind's word or a filler ("Most Notable Quotes of This Episode"); a heading that announces
a count ("Famous Last Words & Quotes (7)") needs only one such word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kg.readers.synonyms import CHINESE, FILLERS, PHRASES, WORDS

COUNT = re.compile(
    r"(?P<text>.*\S)\s*(?:[(（\[【]\s*(?:共\s*)?(?P<n>\d{1,15})\s*(?:个|條|条|项|位|items?|in total|total)?\s*[)）\]】]"
    r"|(?<!\d)[:：·]\s*(?P<m>\d{1,15}))"
)
NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[.)、．]|第[一二三四五六七八九十\d]{1,3}[部章节]分?[：:、]?|[IVX]{1,4}\.)\s*"
)
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_SAID = re.compile(r"[，。！？；：?!;“”我你您他她它吗呢吧啊]|[^的]是[^非]|了[^解]|[:：]\S")
"""What stands in a Chinese sentence and in no heading."""
LONGEST = 90
"""A heading has no more characters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says."""

    text: str
    """Without its announced count."""
    kind: str | None
    """Kind of its items; None where the table does not know it."""
    announced: int | None
    """How many items it promises."""


def parse(text: str) -> Heading:
    """Return what a heading says.

    >>> parse("Most Notable Quotes (12)")
    Heading(text='Most Notable Quotes', kind='quote', announced=12)
    >>> parse("Ada's years at Acme")
    Heading(text="Ada's years at Acme", kind=None, announced=None)
    """
    match = COUNT.fullmatch(text) if len(text) <= 2 * LONGEST else None
    announced = int(match["n"] or match["m"]) if match else None
    words = match["text"] if match else text
    words = words.strip().strip(":：").strip()
    kind = kind_of(words, announced is not None)
    if announced is not None and kind is None and not 0 <= announced < 1000:
        return Heading(text, kind_of(text), None)
    return Heading(words, kind, announced)


def kind_of(text: str, counted: bool = False) -> str | None:
    """Return the kind of the items under a heading, None where the table does not know it."""
    if len(text) > LONGEST:
        return None
    bare = NUMBERING.sub("", text, count=1) if NUMBERING.match(text) else text
    if HAN.search(bare):
        short = len(HAN.findall(bare)) <= 14 and (counted or not _SAID.search(bare))
        found = [(bare.find(word), -len(word), kind) for word, kind in CHINESE if word in bare]
        return min(found)[2] if found and short else None
    words = _folded(bare).split()
    if kind := PHRASES.get(" ".join(words)):
        return kind
    kinds = [WORDS[word] for word in words if word in WORDS]
    known = all(word in WORDS or word in FILLERS for word in words)
    return kinds[0] if kinds and (known or counted) else None


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return "".join(char if char.isalnum() or char == "'" else " " for char in folded)
