"""Whom a page is about that states no guest: the person whom its title names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.names.guests import people
from kg.records.document import Document
from kg.text.normalize import common_words, fold

from ..naming.shapes import by_name, looks_like_person
from ..reference import gender
from ..tables import words
from .passages import Passage

_BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]")
_ABOUT = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_ABOUT_LEAST = 3
"""Times that "he", "she", "his" or "her" stand on a page that is about a person."""
_MOSTLY = 4
"""How often a page's pronouns are of one gender for one of the other, where its person is of that gender."""
_NAMED_LEAST = 3
"""Passages that name the person whom a title names among other words."""
_IN_TITLE = re.compile(
    r"\s*[:：|·•,–—\"“”‘«»()?!#]\s*|\s-\s|\s+(?:with|on|about|and|&|meets|featuring|feat\.?|ft\.?|interviews?|talks?)\s+"
)
"""What parts the words of a title."""


def subject(document: Document, texts: Sequence[Passage]) -> str | None:
    """Return the person whom a page without a stated guest is about, None where nothing tells.

    The one full name in its title that no table or word calls a thing's. Where the title is that name alone the first
    sentence begins with it or its last word; else passages go on naming the person. Pronouns of a person stand there.
    """
    whole = fold(document.source.title)
    title = fold(_BRACKETED.sub("", whole))
    prose = [passage.text for passage in texts if passage.part == "body" or passage.item.kind == "paragraph"]
    said = [passage.text for passage in texts if passage.item.kind != "section"]
    told = sum(len(_ABOUT.findall(text)) for text in said)
    if not told:
        return None
    common = common_words(said)
    found = {name for piece in _IN_TITLE.split(whole) if (name := _full_name(piece, common))}
    if len(found) != 1:
        return None
    name = next(iter(found))
    if name == title:
        if told < _ABOUT_LEAST:
            return None
        opening = next((text for text in prose if fold(text) != title and not text.startswith("#")), "")
        return name if opening.startswith((name, name.split()[-1])) or f" {name}" in opening[:60] else None
    ways = (name, name.split()[0], name.split()[-1])
    naming = [text for text in said if re.search(rf"\b(?:{'|'.join(map(re.escape, ways))})\b", text)]
    return name if len(naming) >= _NAMED_LEAST and any(name in text for text in said) else None


def _full_name(piece: str, common: frozenset[str]) -> str | None:
    """Return a person's name of two words or more that a piece of a title is, behind a title or calling."""
    words_ = piece.split()
    while len(words_) > 2 and (words_[0][:1].islower() or words_[0].lower() in words("roles")):
        words_ = words_[1:]
    names = people(" ".join(words_))
    if len(names) != 1 or " " not in names[0] or by_name(names[0]) or not looks_like_person(names[0]):
        return None
    return None if any(word.lower() in common for word in names[0].split() if word[0].isupper()) else names[0]


def gender_of(texts: Sequence[Passage]) -> str | None:
    """Return the gender of whom a page is about, by its pronouns: "he", "she", or None."""
    told = Counter(gender.of_pronoun(word) for text in texts for word in _ABOUT.findall(text.text))
    most, other = ("he", "she") if told["he"] >= told["she"] else ("she", "he")
    return most if told[most] >= max(_ABOUT_LEAST, _MOSTLY * told[other]) else None
