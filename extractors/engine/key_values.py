"""Entries of a label and its value: "Doctoral advisor: Ada Lovelace", a row of a box of facts, "Grace's firm: Globex".

The noun of the label evokes a frame as it does in a sentence: who it is said of is the value, its owner the person of
the page, or whom the label or the heading above names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.guests import people
from kg.records.document import Item
from kg.records.statement import Fact, Name
from kg.text.normalize import fold

from ..frames import Frame, Role, Unit, frames
from ..naming.shapes import is_organization, looks_like_person
from ..reading.reading import Reading
from ..reference.chunk import Chunk
from .triggers import fits

_ENTRIES = ("list-item", "story", "concept", "tool", "paragraph", "see-also")
_LONGEST = 4
"""Words of the longest label."""
_OWNED = re.compile(r"(?P<owner>.+?)['’]s? (?P<label>[a-z].*)")
_ASIDE = re.compile(
    r"\s*[(（][^()（）]*[)）]|\s*,?\s*\b(?:1[5-9]|20)\d\d\b(?:\s*[–-]\s*(?:(?:1[5-9]|20)\d\d|present|now))?"
)
_PARTS = re.compile(r"\s*[,;、/·]\s*(?:and\s+)?|\s+(?:and|&)\s+")
_BEFORE = re.compile(r"(?:the |a |an )?(?:[a-zà-þ][\wà-þ-]+ ){0,4}")
"""What may stand before a name: "the novelist"."""
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|of|the|for|in|and|&|de|la|du)){0,6}")
"""A name that nothing else knows, by its capitals."""
_SAID = ("who", "named", "lead")
"""Relations in which the value stands to the noun of a label."""
_OWNERS = ("owner", "of", "guest", "holder")


def extract(reading: Reading) -> Iterator[Fact]:
    """Yield what labels say of their values."""
    for item in reading.document.items:
        label = _label(reading, item) if item.kind in _ENTRIES and item.body else None
        if label is None:
            continue
        owner, words = label
        for frame, unit in _evoked(words, fold(item.body)):
            yield from _told(reading, item, frame, unit, owner, words)


def _label(reading: Reading, item: Item) -> tuple[Chunk, list[str]] | None:
    """Return whose label the title of an entry is, and its words in lower case; None for any other title."""
    title = _ASIDE.sub("", fold(item.title)).strip(" :*")
    owned = _OWNED.fullmatch(title)
    words = (owned["label"] if owned else title).lower().split()
    if not 0 < len(words) <= _LONGEST:
        return None
    if owned:
        return next(((one, words) for one in _names(reading, owned["owner"])), None)
    if any(found.entry.types for found in reading.lexicon.find(title)) and len(words) > 1:
        return None
    above = [one for one in _names(reading, fold(item.section or "")) if "Person" in one.types]
    person = above[0].name if len(above) == 1 else reading.person
    return (Chunk(0, 0, person, frozenset(("Person",)), refers=True), words) if person else None


def _evoked(label: list[str], value: str) -> Iterator[tuple[Frame, Unit]]:
    """Yield the units of the noun in which a label ends, and those for this label."""
    words = {*label, *re.findall(r"[\w.'’-]+", value.lower())}
    for frame in frames():
        for unit in frame.units:
            fit = unit.language == "en" and unit.sort in ("noun", "label") and label[-1] in unit.triggers
            if fit and (not unit.needs or unit.needs & words) and not unit.without & words:
                yield frame, unit


def _told(reading: Reading, item: Item, frame: Frame, unit: Unit, owner: Chunk, label: list[str]) -> Iterator[Fact]:
    said = next((role for role, relations in unit.roles if set(relations) & set(_SAID)), None)
    owned = next((role for role, relations in unit.roles if role != said and set(relations) & set(_OWNERS)), None)
    if said is None or owned is None or not fits(owner, frame.role(owned), unit):
        return
    evidence = reading.places.evidence(item, f"{fold(item.title)}: {fold(item.body)}", f"frames:{frame.name}")
    evidence = evidence or reading.places.evidence(item, fold(item.body), f"frames:{frame.name}")
    if evidence is None:
        return
    for value in _names(reading, fold(item.body)):
        slots = {said: value.name, owned: owner.name}
        for says in frame.says:
            two = slots.get(says.subject), slots.get(says.object)
            if two[0] and two[1] and two[0].form != two[1].form and _fits(value, frame.role(said), unit):
                role = " ".join(label) if says.role and dict(unit.roles).get(says.role) == ("trigger",) else None
                one, other = _typed(frame, says.subject, two[0]), _typed(frame, says.object, two[1])
                yield Fact(one, says.predicate, other, evidence, role=role)


def _fits(value: Chunk, role: Role, unit: Unit) -> bool:
    """Tell whether a value may fill a role; of a name that nothing else knows its letters decide."""
    return fits(value, role, unit) and (bool(value.types) or role.classes != ("Person",) or _personal(value.name.form))


def _personal(form: str) -> bool:
    return people(form) == (form,) and looks_like_person(form)


def _typed(frame: Frame, role: str, name: Name) -> Name:
    classes = frame.role(role).classes
    if name.type is None and len(classes) == 1:
        return Name(name.form, classes[0])
    return Name(name.form, "Person") if name.type is None and "Person" in classes and _personal(name.form) else name


def _names(reading: Reading, text: str) -> Iterator[Chunk]:
    """Yield the names of which a value is made; what is no whole name is none."""
    bare = _ASIDE.sub("", text).strip(" .")
    known = any((one.start, one.end) == (0, len(bare)) for one in reading.lexicon.find(bare))
    whole = _name(reading, bare) if known or not _PARTS.search(bare) else None
    for piece in (bare,) if whole else _PARTS.split(bare):
        if found := whole or _name(reading, piece.strip(' ."“”')):
            yield found


def _name(reading: Reading, piece: str) -> Chunk | None:
    for found in reading.lexicon.find(piece):
        if found.end == len(piece) and _BEFORE.fullmatch(piece[: found.start]):
            form, types = piece[found.start :], found.entry.types
            return Chunk(found.start, found.end, Name(form, next(iter(types)) if len(types) == 1 else None), types)
    if is_organization(piece):
        return Chunk(0, len(piece), Name(piece, "Organization"), frozenset(("Organization",)))
    return Chunk(0, len(piece), Name(piece), frozenset()) if _CAPITALS.fullmatch(piece) else None
