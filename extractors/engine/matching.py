"""Frames over a parsed sentence: triggers, and who or what fills their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.records.statement import Name
from kg.records.vocabulary import IDEAS, WORKS
from kg.text.normalize import word_set

from .. import tables
from ..frames import Frame, Role, Unit
from ..naming.shapes import by_description
from ..reading.sentences import Sentence
from ..reference.chunk import Chunk
from ..reference.mentioned import IT
from .discourse import DISCOURSE, from_discourse
from .implied import implied
from .relations import Links
from .taken_up import taken_up
from .triggers import PAPERS, fits, possible

Filler = tuple[int, Chunk, tuple[int, ...]]
"""A token, the name that it is, and the nouns on the way to it."""
_THROUGH = ("of", "at", "for", "in", "with", "owner", "named", "modifier", "called")
_NAMED, _OWNED = ("named",), ("named", "of", "owner")
_STEPS = 2
_TOGETHER = ("with", "alongside")
_NOUN_TAGS = ("NN", "NNS", "VBG", "NNP", "NNPS", "JJ")


@dataclass(frozen=True, slots=True)
class Found:
    """A unit that a sentence fills."""

    frame: Frame
    unit: Unit
    at: int
    slots: Mapping[str, tuple[Chunk, ...]]
    words: Mapping[str, int]
    """For each role the token of its first filler, or the trigger."""
    governing: frozenset[int]


def matches(sentence: Sentence, links: Links) -> Iterator[Found]:
    """Yield what the frames find in a parsed sentence."""
    for at, frame, unit in possible(sentence):
        yield from _filled(links, at, frame, unit)


def _filled(links: Links, at: int, frame: Frame, unit: Unit) -> Iterator[Found]:
    for turned in _readings(links, at, unit):
        slots: dict[str, tuple[Chunk, ...]] = {}
        words: dict[str, int] = {}
        governing: set[int] = set()
        for name, relations in unit.roles:
            fillers = list(_fill(links, at, _turned(relations) if turned else relations, frame, unit, name))
            fillers = _beside(links, at, fillers)
            if not fillers and (guest := implied(links, at, frame, unit, name, relations)):
                fillers = [(at, guest, ())]
            if fillers:
                slots[name] = tuple(chunk for _, chunk, _ in fillers)
                words[name] = fillers[0][0]
                governing |= {word for _, _, path in fillers for word in path}
                if unit.sort == "name" and relations != ("self",):
                    governing |= {word for word, _, _ in fillers}
            elif relations == ("trigger",) or "as" in relations:
                words.update((name, word) for relation in relations for word in links.of(at, relation)[:1])
        if frame.together in slots:
            slots[frame.together] = _joined(links, at, frame, unit, slots[frame.together])
        if unit.mutual:
            yield from _pairs(frame, unit, at, slots, words, frozenset(governing))
            return
        if any(says.subject in slots and says.object in slots for says in frame.says):
            yield Found(frame, unit, at, slots, words, frozenset(governing))
            return


def _beside(links: Links, at: int, fillers: list[Filler]) -> list[Filler]:
    """Return the fillers on the same side of a semicolon as the trigger, if there are any."""
    if ";" not in links.lower:
        return fillers
    part = links.lower[:at].count(";")
    same = [one for one in fillers if links.lower[: one[0]].count(";") == part]
    return same or fillers


def _pairs(
    frame: Frame,
    unit: Unit,
    at: int,
    slots: Mapping[str, tuple[Chunk, ...]],
    words: Mapping[str, int],
    governing: frozenset[int],
) -> Iterator[Found]:
    """Yield every two of those who do something with each other: "Ada and Grace see eye to eye"."""
    says = frame.says[0]
    those = slots.get(says.subject, ())
    for number, one in enumerate(those):
        for other in those[number + 1 :]:
            yield Found(frame, unit, at, {says.subject: (one,), says.object: (other,)}, words, governing)


def _readings(links: Links, at: int, unit: Unit) -> tuple[bool, ...]:
    """Return how a trigger may be read: as it stands, or turned since it is a noun that tells a deed."""
    if unit.sort != "verb":
        return (False,)
    if links.lower[at] in unit.nouns:
        return (False, True) if links.clauses.is_verb(at) else (True,)
    if links.tag(at) in _NOUN_TAGS and links.lower[at].endswith("ing"):
        return (False, True)
    return (False,)


def _turned(relations: tuple[str, ...]) -> tuple[str, ...]:
    """Return where a noun has what its verb has as subject or object."""
    found = {"subject": ("holder", "by"), "object": ("of", "owner", "modifier")}
    return tuple(dict.fromkeys(one for relation in relations for one in found.get(relation, (relation,))))


def _fill(links: Links, at: int, relations: Iterable[str], frame: Frame, unit: Unit, role: str) -> Iterator[Filler]:
    wanted = frame.role(role)
    seen: set[int] = set()
    for relation in relations:
        if relation == "guest" or (relation == "trigger" and not wanted.described):
            continue
        if relation in DISCOURSE:
            yield from ((at, chunk, ()) for chunk in from_discourse(links, at, relation) if fits(chunk, wanted, unit))
            continue
        words = links.of(at, relation.rstrip(">"))
        if relation == "earlier":
            words = [one for one in words if (chunk := links.chunk(one)) and fits(chunk, wanted, unit)]
            words = words if len({chunk.name for one in words if (chunk := links.chunk(one))}) == 1 else []
        if relation == "object" and links.passive(at) and (nearer := links.of(at, "nearer")):
            words = [one for one in nearer if (chunk := links.chunk(one)) and fits(chunk, wanted, unit)] or words
        for word in words:
            if relation.endswith(">") and links.chunk(word) is not None:
                continue
            hops = 0 if relation in ("self", "next") else _STEPS
            for filler in _names(links, word, wanted, frame, unit, hops, (at,)):
                if filler[0] not in seen:
                    seen.add(filler[0])
                    yield filler


def _names(
    links: Links, word: int, role: Role, frame: Frame, unit: Unit, hops: int, path: tuple[int, ...]
) -> Iterator[Filler]:
    """Yield the name that a word is, or those that hang on a noun that stands for them."""
    chunk = links.chunk(word)
    chunk = taken_up(links, word, frame, role, unit) if chunk is None and links.lower[word] in IT else chunk
    if links.choice(word):
        return
    if chunk is None and role.described and (paper := described(links, word)):
        yield word, paper, path[1:]
        return
    if chunk is not None:
        if fits(chunk, role, unit):
            yield word, chunk, path[1:]
    elif (own := _of_its_kind(links, word, role, unit)) is not None:
        yield word - 1, own, path[1:]
    elif hops and word not in path:
        told, found = frame.stands_for(links.lower[word], role.name), False
        for relation in (
            _THROUGH
            if told
            else _NAMED
            if told is False or links.lower[word] in tables.words("human_nouns")
            else _OWNED
        ):
            if found and not told:
                return  # "her grandfather, Ada": he is named, she is not meant
            for next_ in links.of(word, relation):
                for filler in _names(links, next_, role, frame, unit, hops - 1, (*path, word)):
                    if _hangs(relation, filler[1], told):
                        found = True
                        yield filler


def _hangs(relation: str, chunk: Chunk, told: bool | None) -> bool:
    """Tell whether a noun may stand for a name: any noun for one in apposition to it, or for a person.

    No "paper" stands for the field that it is about.
    """
    if relation == "modifier" and chunk.types & set(IDEAS):
        return False  # "deep learning papers"
    if relation == "named" and not told:
        return bool(chunk.types) and not chunk.refers
    return bool(told) or "Person" in chunk.types


def _of_its_kind(links: Links, word: int, role: Role, unit: Unit) -> Chunk | None:
    """Return the name that a noun of its kind stands behind: Loom, of "the Loom scheduler"."""
    chunk = links.chunk(word - 1) if word else None
    if chunk is None or not chunk.types & _MADE or links.clauses.tree.heads[word - 1] != word:
        return None
    kind = by_description(f"a {links.lower[word]}")
    return chunk if kind in _MADE and fits(chunk, role, unit) else None


_MADE = frozenset((*WORKS, "Product"))


def described(links: Links, word: int) -> Chunk | None:
    """Return a paper that is told by what it is about, not by a name: "a loom-timing paper"."""
    if links.lower[word] not in PAPERS or links.chunk(word) is not None:
        return None
    first, _ = links.clauses.phrase(word)
    while first < word and (links.lower[first] in _PLAIN or links.tag(first) in ("DT", "PRP$", "CD", "JJS", "POS")):
        first += 1
    tokens = links.clauses.tokens
    told = any(links.tag(at) in ("JJ", "NN", "NNP", "VBG", "HYPH") for at in range(first, word))
    if not told or any(links.chunk(at) is not None for at in range(first, word)) or links.of(word, "named"):
        return None
    form = " ".join(tokens.span(first, word).split())
    return Chunk(0, 0, Name(form, "Paper"), frozenset(("Paper",)))


_PLAIN = word_set(
    "new first second third last next old recent latest famous own same other great good early later original final "
    "seminal influential short long important initial single joint landmark whole previous earlier classic white"
)


def _joined(links: Links, at: int, frame: Frame, unit: Unit, first: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Return the fillers of a role with those that do it with them: "with Ada she founded Globex"."""
    role = frame.role(frame.together or "")
    more = [chunk for _, chunk, _ in _fill(links, at, _TOGETHER, frame, unit, role.name)]
    return (*first, *(chunk for chunk in more if chunk not in first))
