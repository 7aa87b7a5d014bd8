"""What an entry or a section is about whose heading names a work, method or firm: verbs without a subject take it.

"The paper. Sent to CHI, turned down there" is about the paper of the page; below "Loom" "Adopted by Globex" is about
Loom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.records.document import Document, Item
from kg.records.statement import Name
from kg.records.vocabulary import WORKS
from kg.text.normalize import fold, word_set

from ..naming.lexicon import Lexicon
from ..tables import classes

_KINDS = ("list-item", "paragraph", "chapter", "story", "takeaway", "concept")
_LEAD = re.compile(r"(?P<lead>[^.:!?“\"]{2,60})[.:–—]\s+(?=\S)")
_NUMBER = re.compile(r"^\W*(?:\d+[.)]\s+)?")
_QUOTED = re.compile(r"(?:[Tt]he |[Aa] )?[\"“‘«](?P<title>[^\"”’»]{4,120})[\"”’»]")
_IRREGULAR = word_set(
    "sent sold taken written drawn built made given held shown bought chosen begun run led lost won thrown spun cut "
    "put grown known sung shot fought brought taught set hung kept left borne born grew came went became began"
)
_LATER = word_set("first then later now also soon finally originally since eventually")


def section_topics(document: Document, lexicon: Lexicon, works: Iterable[tuple[str, str]]) -> dict[Item, Name]:
    """Return for entries the one thing, no person, that their lead or their heading names.

    `works` are the titles that the page gives, with their classes.
    """
    titles = sorted(set(works))
    found: dict[Item, Name] = {}
    for item in document.items:
        if item.kind in _KINDS and (name := next(_named(item, lexicon, titles), None)):
            found[item] = name
    return found


def _named(item: Item, lexicon: Lexicon, works: list[tuple[str, str]]) -> Iterator[Name]:
    text = fold(item.title)
    lead = _LEAD.match(text)
    for words in (lead["lead"] if lead else text if item.body else "", item.part("list") or "", item.section or ""):
        words = _NUMBER.sub("", fold(words))
        if name := _thing(words, lexicon) or _work(words, text, works):
            yield name


def _thing(words: str, lexicon: Lexicon) -> Name | None:
    """Return the one thing that a heading names, where it begins with it: "Loom", "Loom, explained"."""
    names = lexicon.find(words)
    if len(names) != 1 or len(names[0].entry.types) != 1 or "Person" in names[0].entry.types:
        return None
    before, after = words[: names[0].start].lower().strip(" “\"‘"), words[names[0].end :].lstrip(" ”\"’")
    if before not in ("", "the", "on", "about") or (after and after[0] not in ",:;–—-(?."):
        return None
    type_ = next(iter(names[0].entry.types))
    return Name(words[names[0].start : names[0].end], type_) if type_ != "Place" else None


def _work(words: str, text: str, works: list[tuple[str, str]]) -> Name | None:
    """Return the work that a heading calls by its noun, "The paper": with which the text begins, or the only one."""
    tokens = re.findall(r"[a-z]+", words.lower())
    class_ = classes("work_nouns").get(tokens[-1]) if tokens and len(tokens) <= 4 else None
    if class_ not in WORKS or (tokens[0] not in ("the", "a", "his", "her", "that") and len(tokens) > 2):
        return None
    if quoted := _QUOTED.match(text):
        return Name(quoted["title"].rstrip(",."), class_)
    opening = [(title, type_) for title, type_ in works if text.startswith(title)]
    fitting = opening or [(title, type_) for title, type_ in works if type_ == class_]
    return Name(fitting[0][0], class_) if len({title for title, _ in fitting}) == 1 else None


def lacks_subject(text: str) -> bool:
    """Tell whether a sentence begins with what was done to something that it does not name.

    >>> lacks_subject("Turned down by CHI in 1990."), lacks_subject("Ada wrote it."), lacks_subject("Sent to CHI.")
    (True, False, True)
    """
    tokens = [word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[:60])]
    first = next((word for word in tokens if word not in _LATER), "")
    return first in _IRREGULAR or (first.endswith("ed") and len(first) > 4)


def known_works(decided: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """Return the names of works among names with their classes, sorted."""
    return sorted((form, class_) for form, class_ in decided.items() if class_ in WORKS)
