"""The names of the entities and the files of the sources that an answer speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.queries.words import short_paths
from kg.records.errors import NameUnknown, QueryError
from kg.records.vocabulary import ID, PREDICATES

if TYPE_CHECKING:
    from kg.records.statement import Claim
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Legend:
    """What ids stand for."""

    names: dict[str, str] = field(default_factory=dict)
    """Entity id to name."""
    types: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Entity id to its other names."""
    paths: dict[str, str] = field(default_factory=dict)
    """Source id to the file as the user named it."""
    short: dict[str, str] = field(default_factory=dict)
    """Source id to the shortest end of its path that tells it from the others."""
    firsts: dict[str, str] = field(default_factory=dict)
    """Source id to the first source that is one witness with it."""

    def name(self, id_: str | None) -> str:
        """Return the name of an entity; nothing for None."""
        return self.names.get(id_, id_) if id_ else ""

    def forms(self, id_: str | None) -> tuple[str, ...]:
        """Return all names of an entity, its own first; none for None."""
        return (self.name(id_), *self.aliases.get(id_, ())) if id_ else ()

    def witnesses(self, sources: Iterable[str]) -> int:
        """Return how many independent witnesses some sources are: copies of each other are one."""
        return len({self.firsts.get(source, source) for source in sources})


def legend(store: Store, ids: Iterable[str | None] = ()) -> Legend:
    """Return the names of these entities and the files of all sources."""
    names, types, aliases = {}, {}, {}
    for id_ in sorted({id_ for id_ in ids if id_}):
        try:
            entity = store.entity(id_)
        except NameUnknown:
            continue
        names[id_], types[id_], aliases[id_] = entity.name, entity.type or "", entity.aliases
    paths = {source.id: source.path for source in store.sources()}
    return Legend(names, types, aliases, paths, short_paths(paths), store.witnesses())


def of_claims(claims: Iterable[Claim]) -> Iterable[str | None]:
    """Yield the entities that claims are by and about."""
    for claim in claims:
        yield claim.speaker
        yield from claim.about


def check_predicates(names: Iterable[str]) -> None:
    """Raise QueryError for a name that is no predicate's."""
    for name in names:
        if name not in PREDICATES:
            raise QueryError(f"there is no predicate “{name}”; there are {', '.join(PREDICATES)}.")


def called(store: Store, path: str) -> list[str]:
    """Return the ids of the sources whose path or its end is `path`. Raises QueryError where there is none."""
    found = [one.id for one in store.sources() if one.path == path or one.path.endswith(f"/{path}")]
    if not found:
        raise QueryError(f"no source here is called “{path}”; `kg sources` lists them.")
    return found


def local(store: Store, name: str | None) -> str | None:
    """Return the id of the entity that a name stands for; None for no name. Raises NameUnknown, NameAmbiguous."""
    return None if name is None else store.find(name).removeprefix(ID)
