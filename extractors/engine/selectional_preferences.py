"""What the frames tell about the class of a name that has none: "Globex" is a firm where "Ada joined Globex" stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg import nlp
from kg.names.classes import GROUP_OF, Vote
from kg.names.classes.features import english
from kg.names.shape import given_name_alone
from kg.records.vocabulary import CLASSES

from ..frames import Role, Unit
from ..naming.lexicon import OF_WORKS
from ..naming.shapes import by_name, looks_like_person
from ..reading.sentences import Sentence
from ..reading.trees import Parsed, Trees
from ..reference.chunk import Chunk
from .matching import Found, matches
from .relations import Links
from .triggers import may_match

_ANY = frozenset(CLASSES)
_ANY_BUT_PERSON = _ANY - {"Person"}
LOOSE, NARROW, STRICT = 2.6, 2.4, 0.8
"""The weight of a role whose words alone tell what fills it, of a unit that asks for more, and of a role that does."""

ORDINARY = 0.6
"""How much less is told of a name that is one ordinary word: of another name, of which it is the rest, may be meant."""
_WHERE = ("in", "to", "into", "from", "over")
"""Before the name of a place as well as that of a firm."""


def votes(
    sentences: Iterable[Sentence], open_names: frozenset[str], parsed: Parsed | None = None
) -> Iterator[tuple[str, Vote]]:
    """Yield (name, vote) for each frame of which one role is filled by a known thing, another by an open name.

    What is denied, asked or only thought of tells the class as well as what is stated.
    """
    pairs = [(one, opened) for one in sentences if (opened := _opened(one, open_names)) and may_match(opened)]
    trees = Trees([one for one, _ in pairs], parsed).ahead(lambda _: True)
    told: dict[tuple[int, int, str], list[Vote]] = {}
    for number, (_, opened) in enumerate(pairs):
        links = Links(opened, trees[number])
        for found in matches(opened, links):
            if found.unit.sort != "name":
                for form, vote in _told(links, found):
                    told.setdefault((number, found.at, form), []).append(vote)
    for (_, _, form), cast in told.items():
        yield from ((form, vote) for vote in _strongest(cast))


def _strongest(cast: Sequence[Vote]) -> Iterator[Vote]:
    """Yield the strongest of the votes that one word gives; none where it speaks as strongly for two classes."""
    best = max(vote.weight for vote in cast)
    first = {vote.class_: vote for vote in cast if vote.weight == best}
    if len({GROUP_OF[class_] for class_ in first}) == 1:
        yield next(iter(first.values()))


def _opened(sentence: Sentence, names: frozenset[str]) -> Sentence | None:
    """Return the sentence with its open names as things of any class; None where it has none, or nothing else."""
    chunks = tuple(_any(chunk) if _is_open(chunk, names) else chunk for chunk in sentence.chunks)
    if chunks == sentence.chunks or all(chunk.types >= _ANY_BUT_PERSON for chunk in chunks):
        return None
    return replace(sentence, chunks=chunks)


def _is_open(chunk: Chunk, names: frozenset[str]) -> bool:
    classless = not chunk.types or chunk.types == OF_WORKS
    return classless and not chunk.refers and chunk.label == nlp.NAME and chunk.name.form in names


def _any(chunk: Chunk) -> Chunk:
    form = chunk.name.form
    may_be_person = looks_like_person(form) or given_name_alone(form)
    return replace(chunk, types=_ANY if may_be_person and by_name(form) is None else _ANY_BUT_PERSON)


def _told(links: Links, found: Found) -> Iterator[tuple[str, Vote]]:
    """Yield the votes of a filled frame."""
    trigger = links.clauses.tokens.words[found.at]
    for says in found.frame.says:
        for own, other in ((says.subject, says.object), (says.object, says.subject)):
            beside = found.slots.get(other, ())
            if not any(chunk.types and not _wide(chunk) for chunk in beside):
                continue
            role = found.frame.role(own)
            class_ = _one_group(_narrowed(role, found.unit))
            if class_ is None:
                continue
            for chunk in found.slots.get(own, ()):
                if _wide(chunk):
                    weight = _weight(role, found.unit)
                    if class_ == "Organization" and not english(chunk.name.form.split()[0]):
                        weight = max(weight, NARROW)
                    if class_ == "Organization" and _may_be_place(links, chunk):
                        weight = STRICT
                    elif " " not in chunk.name.form and english(chunk.name.form):
                        weight *= ORDINARY
                    yield chunk.name.form, Vote(class_, weight, f"the {own} of “{trigger}”")


def _may_be_place(links: Links, chunk: Chunk) -> bool:
    """Tell whether a preposition is before a name that a place may follow."""
    for at in links.places(chunk):
        before = at - 1 - (links.lower[at - 1] in ("the", "a"))
        if at and before >= 0 and links.lower[before] in _WHERE:
            return True
    return False


def _wide(chunk: Chunk) -> bool:
    return chunk.types >= _ANY_BUT_PERSON


def _narrowed(role: Role, unit: Unit) -> Sequence[str]:
    """Return the classes that a role may have with the words of a unit."""
    return next((narrow for name, narrow in unit.classes if name == role.name), role.classes)


def _one_group(classes: Sequence[str]) -> str | None:
    """Return the class, or the group of classes, that all are of; None for none or several."""
    groups = {GROUP_OF[class_] for class_ in classes}
    if len(groups) != 1:
        return None
    return classes[0] if len(classes) == 1 else groups.pop()


def _weight(role: Role, unit: Unit) -> float:
    if role.name in unit.loose:
        return LOOSE
    if role.name in unit.strict:
        return NARROW if not role.sure or role.likely else STRICT
    likely = role.likely and unit.sort == "verb"
    return LOOSE if likely or not role.sure else STRICT
