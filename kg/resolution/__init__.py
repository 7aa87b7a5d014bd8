"""Which forms name one thing: mentions in, entities out, with the reasons; what stays undecided is shown as doubts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.document import Document, Recording
from kg.normalize import key
from kg.problem import Problem
from kg.resolution.decisions import Decision
from kg.resolution.identity import entity_id, parse_id
from kg.statement import Doubt, Entity, Extraction, Mention

__all__ = ["Decision", "Resolution", "entity_id", "parse_id", "resolve", "spellings"]


@dataclass(frozen=True)
class Resolution:
    """Who is who."""

    entities: tuple[Entity, ...]
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, repr=False)
    """(source id, recording id or "", key of a form) to ids of the entities that it names there."""

    def find(self, source_id: str, form: str, type: str | None = None) -> str | None:
        """Return the id of the entity that the form names in that source, else in its recording, else anywhere."""
        for scope in (source_id, ""):
            ids = self.places.get((scope, key(form)), ())
            if len(ids) > 1 and type is not None:
                ids = tuple(id_ for id_ in ids if parse_id(id_)[0] == type) or ids
            if ids:
                return ids[0] if len(ids) == 1 else None
        return None

    def why_same(self, a: str, b: str) -> tuple[str, ...]:
        """Return sentences that say why two names are one thing, or not."""
        return ()


def spellings(name: str) -> tuple[str, ...]:
    """Return other ways in which a person may type the name: the order turned, pinyin of Chinese characters."""
    from kg.names import chinese

    words = name.split()
    turned = [f"{words[1]} {words[0]}"] if len(words) == 2 else []
    return tuple(dict.fromkeys([*turned, *(chinese.spell(name) if chinese.is_han(name) else ())]))


def resolve(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    recordings: Sequence[Recording],
    decisions: Sequence[Decision] = (),
) -> Resolution:
    """Return the entities that the mentions name."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for extraction in extractions:
        for mention in extraction.mentions:
            groups[key(mention.of or mention.form)].append(mention)
    entities = sorted((_entity(mentions) for mentions in groups.values()), key=lambda entity: entity.id)
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in entities:
        for mention in entity.mentions:
            places[mention.source, key(mention.form)].add(entity.id)
            places["", key(mention.form)].add(entity.id)
    return Resolution(tuple(entities), places={place: tuple(sorted(ids)) for place, ids in places.items()})


def _entity(mentions: Sequence[Mention]) -> Entity:
    forms = Counter(mention.form for mention in mentions if not mention.of)
    name = min(forms or {mentions[0].form: 1}, key=lambda form: (-forms[form], form))
    types = Counter(mention.type for mention in mentions if mention.type)
    type_ = min(types, key=lambda t: (-types[t], t)) if types else "Concept"
    aliases = {mention.form for mention in mentions} - {name}
    ordered = tuple(sorted(set(mentions), key=lambda m: (m.source, m.line, m.form, repr(m))))
    return Entity(entity_id(type_, name), type_, name, tuple(sorted(aliases)), (), ordered)
