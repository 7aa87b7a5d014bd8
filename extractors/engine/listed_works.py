"""Lists of works: a title with who made it, below a heading such as "Books" or "Films and albums".

Where no heading tells, most entries of a list are titles with the names of persons: "On Looms, Ada Lovelace".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kg.names.classes.features import english
from kg.names.guests import people
from kg.names.shape import likely_person
from kg.records.document import Item
from kg.records.statement import Evidence, Fact, Mention, Name
from kg.text.normalize import fold

from ..naming.shapes import by_name, is_school, is_title, looks_like_person
from ..reading.reading import Reading
from ..tables import classes

_KINDS = ("list-item", "story", "tool", "concept", "paragraph", "book", "film", "paper", "work", "see-also")
_LISTED = ("Book", "Film", "TVSeries", "Artwork", "Paper")
_GENERAL = {"reading": "Book", "bibliography": "Book", "bookshelf": "Book", "书单": "Book", "书目": "Book"}
"""Words of a heading that stand for a class without naming it."""
_ALONE = re.compile(
    r"^[\"“‘«《]?(?P<title>[^\"“”‘«»《》()]{2,120}?)[\"”’»》]?(?:,?\s+(?:by|—|–|-)|(?P<comma>,))\s+(?P<makers>[^()\d:;]{3,80}?)"
    r"\s*(?:[(,]\s*\d{4}\)?)?\.?$"
)
"""An entry that is all title: "Loom and Web by Ada Lovelace and Grace Hopper (1843)"."""
_WITH = re.compile(
    r"^[\"“‘«《]?(?P<title>[^\"“”‘«»《》()]{2,120}?)[\"”’»》]?,?\s*(?:\(\d{4}\))?,\s+(?:written )?with\s+"
    r"(?P<makers>[^()\d:;]{3,80}?)\.?$"
)
"""An own work with others: "Loom and Web (1843), with Grace Hopper"."""
_REMARK = re.compile(r"\s*[(（][^()（）\d]*[)）]\.?$")
_BESIDE = re.compile(r"(?:by |written by |dir(?:\.|ected by) )?(?P<makers>[^.;:()\d“”\"]{3,80}?)\s*(?=[.;:(]\s*|$)")
"""The text beside a title: "Ada Lovelace (1843). Read twice."."""
_OWNERS = re.compile(r"(?P<makers>(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}?[A-ZÀ-Þ][\w.-]*?)[’']s? (?P<noun>(?:\w+ )?\w+)\b")
"""Who a work is by, told as its owner: "Ada Lovelace's film"."""
_RECOMMENDED = re.compile(r"\b[Rr]ecommend(?:ed|s)\b(?: by (?P<by>[A-Z]\w+(?: [A-Z]\w+)?))?")
_RECOMMENDS = re.compile(r"\b(?:recommend(?:ed|s|ations?)|must[- ]reads?|(?:guest|book)[’']?s? picks)\b", re.IGNORECASE)
_BUT_NOT = re.compile(r"\b(?:not|never|n[’']t|no|hardly|wouldn[’']t)\b", re.IGNORECASE)
_FEWEST, _MOST = 2, 0.6
"""Entries with makers of a list that no heading tells, and the share of its entries that they are."""
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
    """Yield who wrote the books and made the films of a list, and which of them the person of the page recommends."""
    by_shape = _by_shape(reading)
    for item in reading.document.items:
        promised = _promised(item) if item.kind in _KINDS else set()
        own = reading.person.form if reading.person else None
        listed = _listed(item, promised, own) if promised or item in by_shape else None
        evidence = _evidence(reading, item, listed) if listed else None
        if listed and evidence:
            predicate = "directed" if listed.class_ == "Film" else "authored"
            yield Mention(evidence.source, evidence.line, listed.title, listed.class_, item.section, whole=True)
            work = Name(listed.title, listed.class_)
            for maker in listed.makers:
                yield Fact(Name(maker, "Person"), predicate, work, evidence, certainty="verbatim")
            if reading.person and (told := _recommended(reading, item, listed, evidence)):
                yield Fact(reading.person, "recommended", work, told, kind="recommended", certainty="verbatim")


def _by_shape(reading: Reading) -> frozenset[Item]:
    """Return the entries of lists of which most are titles with their makers, whatever their heading."""
    found: set[Item] = set()
    for _, run in groupby(reading.document.items, key=lambda item: (item.section, item.kind, item.part("list"))):
        entries = list(run)
        works = [item for item in entries if item.kind in _KINDS and _is_titled(reading, item)]
        if len(works) >= max(_FEWEST, _MOST * len(entries)):
            found.update(works)
    return frozenset(found)


def _is_titled(reading: Reading, item: Item) -> bool:
    """Tell whether an entry is a title, by its marks or its small words, with persons who made it."""
    listed = _listed(item, set())
    if listed is None:
        return False
    small = [word for word in listed.title.split()[1:] if word[:1].islower()]
    marked = fold(item.title)[:1] in "\"“‘«《" or listed.title in reading.document.emphasised
    return marked or (bool(small) and is_title(listed.title)) or listed.title.startswith(("The ", "A ", "An "))


def _recommended(reading: Reading, item: Item, listed: Listed, evidence: Evidence) -> Evidence | None:
    """Return the words by which an entry or its heading says that the person of the page recommends the work."""
    for text in (fold(item.body), fold(item.title)):
        for sentence in re.split(r"(?<=[.!?”\"])\s", text):
            if (match := _RECOMMENDED.search(sentence)) and not _BUT_NOT.search(sentence[: match.start()]):
                by = set(re.findall(r"\w+", match["by"] or ""))
                own = not by or (reading.person is not None and by & set(reading.person.form.split()))
                return reading.places.evidence(item, sentence, "frames:Recommendation") if own else None
    words = f"{item.section or ''} {item.part('list') or ''}"
    own_work = reading.person is not None and reading.person.form in listed.makers
    return evidence if _RECOMMENDS.search(words) and not _BUT_NOT.search(words) and not own_work else None


def _promised(item: Item) -> set[str]:
    """Return the classes of works that the heading of an item names."""
    heading = f"{item.section or ''} {item.part('list') or ''}".lower()
    words = re.findall(r"[^\W\d_]+", heading)
    nouns = classes("work_nouns")
    named = {class_ for word in words if (class_ := nouns.get(word)) in _LISTED}
    return named | {class_ for word, class_ in _GENERAL.items() if word in (words if word.isascii() else heading)}


def _listed(item: Item, promised: set[str], person: str | None = None) -> Listed | None:
    title, body = fold(item.title), fold(item.body)
    only = next(iter(promised)) if len(promised) == 1 else None
    first = re.split(r"(?<=[a-zà-þ\d)”\"]{2})\.\s", title)[0]
    first = _REMARK.sub("", first)
    if person and (match := _WITH.match(first)):
        others = _of(match["title"].strip(), only, match["makers"], first)
        return replace(others, makers=(person, *others.makers)) if others else None
    if match := _ALONE.match(first):
        listed = _of(match["title"].strip(), only, match["makers"], first)
        return listed if not match["comma"] or (listed and all(map(_surely, listed.makers))) else None
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
    names, title = people(makers), title.strip("\"“”‘’«»《》 ")
    sure = names and all(looks_like_person(name) and by_name(name) is None for name in names)
    rest = makers
    for name in names:
        rest = rest.replace(name, "")
    bare = not re.sub(r",|&|\+|\band\b|\bwith\b|\s", "", rest)
    return Listed(title, class_, names, words) if sure and bare and not is_school(title) else None


def _surely(name: str) -> bool:
    """Tell whether a name behind a comma is a person's: by a given name, or with words that are none of English."""
    return likely_person(name) or not any(english(word) for word in name.split())


def _evidence(reading: Reading, item: Item, listed: Listed) -> Evidence | None:
    """Return the title with its makers, as they stand on the page; where the two stand apart, the makers alone."""
    rule = "frames:Authorship"
    if fold(item.title).startswith(listed.words):
        return reading.places.evidence(item, listed.words, rule)
    for separator in _SEPARATORS:
        if evidence := reading.places.evidence(item, f"{fold(item.title)}{separator}{listed.words}", rule):
            return evidence
    return None
