"""Names of guests and hosts as headers give them: several in one field, in two scripts, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.names import bearer, chinese, persons
from kg.names.reason import ACROSS
from kg.names.shape import likely_person
from kg.names.tables import words
from kg.text.normalize import fold, key

_BETWEEN = re.compile(r"\s*(?:[+&/;,、,;|]|\s(?:and|with|und|et|y|和|与)\s)\s*")
_BRACKET = re.compile(r"\s*[((]([^()()]{1,80})[))]")


def people(value: str) -> tuple[str, ...]:
    """Return the names of persons that a guest or host field gives; what is no name of a person is left out.

    >>> people("Ada Lovelace 爱达 + Dr. Grace Hopper"), people("Teaser_2021")
    (('Ada Lovelace', 'Grace Hopper'), ())
    """
    parts = [piece for part in _BETWEEN.split(fold(value)[:400]) for piece in _before_role(part)]
    return tuple(dict.fromkeys(name for part in parts if (name := _person(part))))


def _before_role(part: str) -> Iterator[str]:
    """Yield the names of a Chinese list, what is said of them left out: "王小云，某所研究员"."""
    first, *rest = re.split(r"[，,]", part) if chinese.has_han(part) else [part]
    yield first
    yield from (name for name in rest if 1 < len(name) < 5 and chinese.is_han(name) and chinese.is_surname(name[0]))


def _person(part: str) -> str | None:
    bare = _BRACKET.sub("", part).strip(" .·—-\"'“”")
    parts = [word for word in bare.split() if key(word).strip(".") not in words("honorifics")]
    latin = [word for word in parts if not chinese.has_han(word)]
    name = " ".join(latin or parts)
    if not name or len(parts) > 6 or any(char.isdigit() or char in "_@#:" for char in name):
        return None
    return name if chinese.has_han(name) or not name[0].islower() else None


_SHOW = re.compile(
    r"^(?:the\s+)?(.{2,60}?)(?:['’]s)?\s+(?:podcast|show|hour|interviews?|播客|访谈录?)(?:\s.*)?$", re.IGNORECASE
)


def host_of_show(show: str) -> str | None:
    """Return the person after whom a show is called, or None: "Ada's Podcast", "The Grace Hopper Show".

    >>> host_of_show("Ada's Podcast"), host_of_show("Grace Hopper Podcast"), host_of_show("Engine Podcast")
    ('Ada', 'Grace Hopper', None)
    """
    match = _SHOW.match(fold(show)[:200])
    if match is None:
        return None
    possessive = re.search(r"['’]s\s", show) is not None and " " not in match[1] and match[1][0].isupper()
    return match[1] if possessive or likely_person(match[1]) else None


def full_host(host: str, others: Iterable[str]) -> str:
    """Return the full name that alone among the others bears the host's first name, or the host as it is."""
    full = distinct_names(other for other in others if bearer.bears(host, other))
    return full[0] if len(full) == 1 and " " not in host else host


def distinct_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the fullest form of each person, in the order in which the persons first come."""
    kept: list[str] = []
    for name in names:
        known = next((n for n, other in enumerate(kept) if same_person(other, name)), None)
        if known is None:
            kept.append(name)
        elif (len(name.split()), len(name)) > (len(kept[known].split()), len(kept[known])):
            kept[known] = name
    return tuple(kept)


def same_person(a: str, b: str) -> bool:
    """Whether two full names of persons are one name, in whatever order or script they are written.

    >>> same_person("Xiaoyun Wang", "王小云"), same_person("Ada Lovelace", "Ada Byron")
    (True, False)
    """
    reason = persons.compare(a, b)
    return key(a) == key(b) or (reason is not None and reason.score >= ACROSS)


_BEFORE = r"(?:^|[-—–|·:•]\s*|\b(?:with|guest|featuring|feat\.?|ft\.?)\s+|对话|专访|访谈|嘉宾[::]?\s*)"
_AFTER = r"\s*(?:$|[-—–|·:•,(]|['’]s?\b|\binterview\b|\bon\b|访谈)"


def stands_in(name: str, title: str) -> bool:
    """Whether a title gives the person as the guest: "Interview with NAME: …", "NAME: …", "… | NAME", "NAME interview".

    A name in a list of topics has no clear role and is no guest.
    """
    return any(same_person(name, run) for run in guests_of_title(title, len(name.split())))


def guests_of_title(title: str, size: int) -> Iterator[str]:
    """Yield the runs of as many words, or of Chinese characters, that stand where a title names its guest."""
    title = fold(title)[:400]
    word = r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
    run = rf"{word}(?: {word}){{{size - 1}}}"
    for pattern in (rf"{_BEFORE}(?=({run}))", rf"{_BEFORE}(?=([\u3400-\u9fff]{{2,6}}))"):
        for match in re.finditer(pattern, title, re.IGNORECASE):
            after = title[match.end(1) :]
            if re.match(_AFTER, after, re.IGNORECASE):
                yield match[1]
