"""Lists of works: a title with who made it, below a heading such as "Books" or "Films and albums"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.names.guests import people
from kg.records.document import Item
from kg.records.statement import Evidence, Fact, Mention, Name
from kg.text.normalize import fold

from ..naming.shapes import by_name, is_school, looks_like_person
from ..reading.reading import Reading
from ..tables import classes

_KINDS = ("list-item", "story", "tool", "concept", "paragraph", "book", "film", "paper", "work")
_LISTED = ("Book", "Film", "TVSeries", "Artwork", "Paper")
_GENERAL = {"reading": "Book", "bibliography": "Book", "bookshelf": "Book", "书单": "Book", "书目": "Book"}
"""Words of a heading that stand for a class without naming it."""
_ALONE = re.compile(
    r"^[\"“‘«《]?(?P<title>[^\"“”‘«»《》()]{2,120}?)[\"”’»》]?,?\s+(?:by|—|–|-)\s+(?P<makers>[^()\d:;]{3,80}?)"
    r"\s*(?:[(,]\s*\d{4}\)?)?\.?$"
)
"""An entry that is all title: "Loom and Web by Ada Lovelace and Grace Hopper (1843)"."""
_BESIDE = re.compile(r"(?:by |written by |dir(?:\.|ected by) )?(?P<makers>[^.;:()\d“”\"]{3,80}?)\s*(?=[.;:(]\s*|$)")
"""The text beside a title: "Ada Lovelace (1843). Read twice."."""
_OWNERS = re.compile(r"(?P<makers>(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}?[A-ZÀ-Þ][\w.-]*?)[’']s? (?P<noun>(?:\w+ )?\w+)\b")
"""Who a work is by, told as its owner: "Ada Lovelace's film"."""
_SEPARATORS = (" – ", " — ", " - ", ", ", ": ", " by ", " ")


@dataclass(frozen=True, slots=True)
class Listed:
    """A work of a list."""

    title: str
    class_: str | None
    makers: tuple[str, ...]
    words: str
    """What names the makers."""


def extract(reading: Reading) -> Iterator[Fact | Mention]:
    """Yield who wrote the books and made the films of a list."""
    for item in reading.document.items:
        promised = _promised(item) if item.kind in _KINDS else set()
        listed = _listed(item, promised) if promised else None
        evidence = _evidence(reading, item, listed) if listed else None
        if listed and evidence:
            predicate = "directed" if listed.class_ == "Film" else "authored"
            yield Mention(evidence.source, evidence.line, listed.title, listed.class_, item.section, whole=True)
            for maker in listed.makers:
                work = Name(listed.title, listed.class_)
                yield Fact(Name(maker, "Person"), predicate, work, evidence, certainty="verbatim")


def _promised(item: Item) -> set[str]:
    """Return the classes of works that the heading of an item names."""
    heading = f"{item.section or ''} {item.part('list') or ''}".lower()
    words = re.findall(r"[^\W\d_]+", heading)
    nouns = classes("work_nouns")
    named = {class_ for word in words if (class_ := nouns.get(word)) in _LISTED}
    return named | {class_ for word, class_ in _GENERAL.items() if word in (words if word.isascii() else heading)}


def _listed(item: Item, promised: set[str]) -> Listed | None:
    title, body = fold(item.title), fold(item.body)
    only = next(iter(promised)) if len(promised) == 1 else None
    first = re.split(r"(?<=[a-zà-þ\d)”\"]{2})\.\s", title)[0]
    if match := _ALONE.match(first):
        return _of(match["title"].strip(), only, match["makers"], first)
    if not body or is_school(title):
        return None
    if owners := _OWNERS.match(body):
        nouns = (owners["noun"], *owners["noun"].split())
        class_ = next((found for noun in nouns if (found := classes("work_nouns").get(noun.lower()))), None)
        return _of(title, class_, owners["makers"], owners[0]) if class_ else None
    beside = _BESIDE.match(body)
    return _of(title, only, beside["makers"], beside[0].strip()) if beside else None


def _of(title: str, class_: str | None, makers: str, words: str) -> Listed | None:
    """Return the work where all that is said to have made it are persons by name."""
    names = people(makers)
    sure = names and all(looks_like_person(name) and by_name(name) is None for name in names)
    rest = makers
    for name in names:
        rest = rest.replace(name, "")
    bare = not re.sub(r",|&|\+|\band\b|\bwith\b|\s", "", rest)
    return Listed(title, class_, names, words) if sure and bare and not is_school(title) else None


def _evidence(reading: Reading, item: Item, listed: Listed) -> Evidence | None:
    """Return the title with its makers, as they stand on the page; where the two stand apart, the makers alone."""
    rule = "frames:Authorship"
    if fold(item.title).startswith(listed.words):
        return reading.places.evidence(item, listed.words, rule)
    for separator in _SEPARATORS:
        if evidence := reading.places.evidence(item, f"{fold(item.title)}{separator}{listed.words}", rule):
            return evidence
    return None
