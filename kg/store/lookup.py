"""From what a person typed to the one entity that is meant. Ambiguity is shown, never guessed away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.records.errors import NameAmbiguous, NameUnknown
from kg.records.vocabulary import ID, PREFIXES, THINGS, UNCLASSED

if TYPE_CHECKING:
    from kg.records.statement import Entity
    from kg.store.textindex import TextIndex

    Get = Callable[[str], Entity | None]
    """Local name to entity, None where there is none."""

NEAREST = 5
"""How many names are shown where one is not known."""
LIKENESS = 70
"""The least likeness (of 100) of a name that is shown; measured on misspelt names: below it come unrelated ones."""


def find(name: str, index: TextIndex, get: Get, type_: str | None = None) -> str:
    """Return the id of the one entity that `name` stands for, of class `type_` where that is given.

    A name goes before an alias, an alias before another spelling of either; "name (Type)" means the one of that type;
    IRIs, prefixed and local names are taken too. Raises NameUnknown with the nearest names, NameAmbiguous with the
    candidates.
    """
    found = _named(name, index, get, type_)
    if not found and type_ is None and (parts := _name_and_type(name)):
        found = _named(parts[0], index, get, parts[1])
    if not found and (entity := get(local_name(name.strip().strip("<>")))):
        found = [entity.id]
    if not found:
        raise NameUnknown(name, nearest(name, index, get))
    if len(found) > 1:
        raise NameAmbiguous(name, _candidates(found, get))
    return found[0]


def nearest(name: str, index: TextIndex, get: Get, limit: int = NEAREST) -> list[str]:
    """Return the names in the graph that are most like `name`, the nearest first."""
    from rapidfuzz import fuzz, process

    from kg.text.normalize import key

    called = dict(reversed(list(index.keys())))
    matches = process.extract(key(name), list(called), scorer=fuzz.WRatio, limit=4 * limit, score_cutoff=LIKENESS)
    ranked = sorted(matches, key=lambda match: (-match[1], match[0]))
    names = (entity.name for form, _, _ in ranked if (entity := get(called[form])))
    return list(dict.fromkeys(names))[:limit]


def local_name(name: str) -> str:
    """Return the local name of one of our things, however it is written; any other IRI as it is.

    >>> local_name("id:person/Ada_Lovelace")
    'person/Ada_Lovelace'
    """
    prefix, colon, rest = name.partition(":")
    if colon and prefix in PREFIXES:
        return (PREFIXES[prefix] + rest.replace("\\", "")).removeprefix(ID)
    return name.removeprefix(ID)


def _named(name: str, index: TextIndex, get: Get, type_: str | None) -> list[str]:
    """Ids of the entities that are best called so."""
    rows = index.names(name)
    if type_ is not None:
        rows = [(rank, id_) for rank, id_ in rows if (entity := get(id_)) and (entity.type or UNCLASSED) == type_]
    best = min((rank for rank, _ in rows), default=None)
    return [id_ for rank, id_ in rows if rank == best]


def _name_and_type(name: str) -> tuple[str, str] | None:
    """The two parts of "name (Type)"."""
    head, bracket, type_ = name.strip().rpartition(" (")
    known = {class_.casefold(): class_ for class_ in THINGS}
    class_ = known.get(type_.removesuffix(")").casefold())
    return (head, class_) if bracket and class_ else None


def _candidates(ids: Sequence[str], get: Get) -> list[str]:
    """How to write each of several entities so that it is the only one."""
    entities = [entity for id_ in ids if (entity := get(id_))]
    shown = [f"{entity.name} ({entity.type or UNCLASSED})" for entity in entities]
    return [f"id:{e.id}" if shown.count(form) > 1 else form for e, form in zip(entities, shown, strict=True)]
