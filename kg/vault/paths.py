"""Where each note lies: names that every file system and Obsidian's links take, and that stay from export to export."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from kg.records.vocabulary import UNCLASSED
from kg.store.store import Store

FOLDERS = {"Person": "People", "Software": "Software", "TVSeries": "TV series"}
"""Folders of classes whose plural is not made with an s."""
RECORDINGS = "Recordings"
LONGEST = 100
"""Characters of a note's name, and of what would take more than twice as many bytes half of them."""
_FORBIDDEN = re.compile(
    r'[\x00-\x1f\x7f-\x9f*"\\/<>:|?#^\[\]%\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


def paths(store: Store) -> dict[str, str]:
    """Return the path of the note of each entity and recording, by id, with "/" and without ".md"."""
    named = {entity.id: (folder(entity.type), entity.name) for entity in store.entities()}
    named |= {one.id: (RECORDINGS, one.title or one.id) for one in store.recordings()}
    return _apart(named)


def folder(type_: str | None) -> str:
    """Return the folder of a class.

    >>> folder("Person"), folder("Award"), folder(None)
    ('People', 'Awards', 'Things')
    """
    if type_ in (None, UNCLASSED):
        return "Things"
    plural = f"{type_[:-1]}ies" if type_.endswith("y") else f"{type_}s"
    return FOLDERS.get(type_, plural)


def _apart(named: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Names that differ in more than case; where one had to be changed, its id's hash tells it from the others."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in _clean_first(named):
        place, name = named[id_]
        clean = file_name(name)
        if clean != name or f"{place}/{clean}".casefold() in taken:
            clean = f"{clean} {hashlib.sha256(id_.encode()).hexdigest()[:6]}".strip()
        taken.add(f"{place}/{clean}".casefold())
        found[id_] = f"{place}/{clean}"
    return found


def _clean_first(named: Mapping[str, tuple[str, str]]) -> Iterable[str]:
    return sorted(named, key=lambda id_: (file_name(named[id_][1]) != named[id_][1], id_))


def file_name(name: str) -> str:
    """Return a name as a file may be called.

    >>> file_name("AC/DC: live?"), file_name("..."), file_name("艾达")
    ('AC DC live', '', '艾达')
    """
    words = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", name)).split()).strip(". ")
    if _RESERVED.fullmatch(words):
        words = f"{words}_"
    cut = LONGEST if len(words.encode()) <= 2 * LONGEST else LONGEST // 2
    return words[:cut].strip(". ")
