"""The entity that a cluster makes: its class, its name, its id, and the ids that it would have had."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.names import acronym
from kg.names.form import joined
from kg.names.person import parse
from kg.names.shape import likely_person
from kg.records.statement import Entity, Mention
from kg.records.vocabulary import CLASSES
from kg.resolution.identity import entity_id
from kg.resolution.nodes import Node, bracketed, mention_order, votes
from kg.text.normalize import key

COMMON = 0.1
"""A form is common that has at least this share of the commonest form's mentions."""


def entity(
    nodes: Sequence[Node],
    name: str | None = None,
    type_: str | None = None,
    links: Iterable[str] = (),
    beside: str | None = None,
    named: Sequence[Node] = (),
) -> Entity:
    """Return the entity of a cluster; a person's choice of name and class goes first. Its id may still be taken.

    `beside` is the class of its neighbours, for a thing that no page classes; `named` are the nodes whose forms may
    be its name, where not all may.
    """
    mentions = tuple(sorted({m for node in nodes for m in node.mentions}, key=mention_order))
    class_ = type_ or class_of(nodes, beside)
    chosen = name or canonical([m for node in named for m in node.mentions] or mentions, class_)
    aliases = {mention.form for mention in mentions} - {chosen}
    described = [m.description for m in mentions if m.description]
    return Entity(
        id=entity_id(class_, chosen),
        type=class_,
        name=chosen,
        aliases=tuple(sorted(aliases)),
        same_as=tuple(sorted(set(links))),
        mentions=mentions,
        description=described[0] if described else None,
    )


def class_of(nodes: Sequence[Node], beside: str | None = None) -> str | None:
    """Return the class with most votes, of equals any before Concept; None where nothing tells.

    Where mentions suggest none, facts do; else it is a person by the name, or of its neighbours' class; what is also
    written as a common noun is a concept.
    """
    mentions = [mention for node in nodes for mention in node.mentions]
    told = votes(mentions) or tuple(row for node in nodes for row in node.votes)
    ranked = told or votes(mentions, guesses=True)
    if ranked:
        total: Counter[str] = Counter()
        for type_, weight in ranked:
            total[type_] += weight
        return min(total, key=lambda type_: (-total[type_], type_ == "Concept", CLASSES.index(type_)))
    forms = {mention.form for node in nodes for mention in node.mentions}
    if any(likely_person(form) for form in forms):
        return "Person"
    return beside or ("Concept" if any(form[:1].islower() for form in forms) else None)


def canonical(mentions: Sequence[Mention], class_: str | None) -> str:
    """Return the fullest common form, in Latin letters where there is one.

    Forms that differ in case, accents, plural or hyphens count together; of them the commonest spelling is taken, the
    singular and the capitalised one of equals.
    """
    weight: Counter[str] = Counter()
    for mention in mentions:
        weight[mention.form] += 3 if mention.rank == 0 else 1
        if mention.rank == 0 and (parts := bracketed(mention.form)):
            weight[parts[0]] += 3
    lettered = [form for form in weight if any(char.isalpha() for char in form)] or list(weight)
    plain = [form for form in lettered if not bracketed(form) and not _mixed(form)] or lettered
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(plain):
        groups[joined(form)].append(form)
    total = {group: sum(weight[form] for form in forms) for group, forms in groups.items()}
    best = max(groups, key=lambda group: (*_rank(groups[group], total[group], max(total.values()), class_), group))
    most = max((weight[form] for form in groups[best] if not _shouted(form)), default=0)
    return max(
        sorted(groups[best]),
        key=lambda form: (_singular(form, groups[best]), _capital(form, weight[form], most), weight[form]),
    )


def _foreign(form: str) -> bool:
    """Written, in part, in other letters than Latin ones."""
    return any(char.isalpha() and ord(char) > _LATIN for char in form)


_LATIN = 0x24F
"""The last code point of Latin letters with marks."""


def _mixed(form: str) -> bool:
    """Written in two scripts side by side."""
    return _foreign(form) and any(char.isascii() and char.isalpha() for char in form) and " " in form


def _rank(forms: Sequence[str], count: int, most: int, class_: str | None) -> tuple[bool, bool, int, int, int]:
    """Latin before other scripts, common before rare, full before short, then by count and length."""
    form = forms[0]
    common = count >= COMMON * most
    fullness = _fullness(form, class_) if common else 0
    return not _foreign(form), common, fullness, count, -len(form)


def _fullness(form: str, class_: str | None) -> int:
    if class_ == "Person":
        parsed = parse(form)
        return min(sum(len(word) > 1 for word in parsed.words), 3) * 2 - bool(parsed.titles)
    return 0 if acronym.is_short(form) else 1


def _singular(form: str, forms: Sequence[str]) -> bool:
    """Whether the form is the singular among forms of both numbers."""
    plain = key(form).replace("-", " ")
    return not any(
        plain.startswith(shorter) and len(plain) > len(shorter)
        for other in forms
        if (shorter := key(other).replace("-", " "))
    )


def _shouted(form: str) -> bool:
    return form.isupper() and " " in form


def _capital(form: str, count: int, most: int) -> int:
    """How well it is written: best with a capital that is no accident, less well with nothing but capitals."""
    if _shouted(form):
        return 1
    return 2 if not form.islower() and count >= COMMON * most else 0


def distinct(entities: Sequence[tuple[Entity, str]]) -> tuple[Entity, ...]:
    """Return the entities with ids of their own: where two have one name and class, the recording tells them apart.

    Takes each entity with the id of its (first) recording.
    """
    counts = Counter(entity.id for entity, _ in entities)
    taken: Counter[str] = Counter()
    made = []
    for one, recording in sorted(
        entities, key=lambda row: (row[0].id, row[1], row[0].mentions and row[0].mentions[0].line)
    ):
        id_ = one.id
        if counts[id_] > 1:
            id_ = entity_id(one.type, f"{one.name} ({recording})")
            taken[id_] += 1
            if taken[id_] > 1:
                id_ = entity_id(one.type, f"{one.name} ({recording} {taken[id_]})")
        made.append(replace(one, id=id_))
    return tuple(sorted(made, key=lambda entity: entity.id))


def former_ids(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities with the ids that other full forms of theirs would have given, where no other claims them."""
    ids = {entity.id for entity in entities}
    claims: Counter[str] = Counter()
    wanted: Mapping[str, set[str]] = {entity.id: set(_other_ids(entity)) for entity in entities}
    for others in wanted.values():
        claims.update(others)
    return tuple(
        replace(
            entity,
            same_as=tuple(
                sorted({*entity.same_as, *(o for o in wanted[entity.id] if claims[o] == 1 and o not in ids)})
            ),
        )
        for entity in entities
    )


def _other_ids(entity: Entity) -> Iterable[str]:
    for form in entity.aliases:
        full = entity.type != "Person" or (parse(form).full and not parse(form).titles)
        if full and not bracketed(form) and not _mixed(form):
            yield entity_id(entity.type, form)
