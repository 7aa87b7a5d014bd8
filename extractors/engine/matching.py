"""Frames over a parsed sentence: triggers, and who or what fills their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import nlp
from kg.names.shape import likely_person
from kg.records.statement import Name
from kg.records.vocabulary import IDEAS, WORKS
from kg.text.normalize import word_set

from ..frames import Frame, Role, Unit, frames
from ..naming.shapes import is_school, looks_like_person
from ..reading.sentences import Sentence
from ..reference.chunk import Chunk
from .discourse import DISCOURSE, from_discourse
from .implied import SOMEBODY, implied, may_imply
from .relations import Links

Filler = tuple[int, Chunk, tuple[int, ...]]
"""A token, the name that it is, and the nouns on the way to it."""
_THROUGH = ("of", "at", "for", "in", "with", "owner", "named", "modifier", "called")
_STEPS = 2
_TOGETHER = ("with", "alongside")
NAMED_BY = word_set("at from by of with over in")
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


@cache
def _by_trigger() -> Mapping[str, tuple[tuple[Frame, Unit], ...]]:
    found: dict[str, list[tuple[Frame, Unit]]] = {}
    for frame in frames():
        for unit in frame.units:
            if unit.language == "en" and unit.sort not in ("heading", "label"):
                for trigger in sorted(unit.triggers):
                    found.setdefault(trigger, []).append((frame, unit))
    return {trigger: tuple(rows) for trigger, rows in found.items()}


_SOME_PAPER = Chunk(0, 0, Name("", "Paper"), frozenset(("Paper",)))


def may_match(sentence: Sentence) -> bool:
    """Tell whether a sentence has the words and names that some frame needs, so that it is worth a parse."""
    return next(_possible(sentence), None) is not None


def may_take_up(sentence: Sentence) -> bool:
    """Tell whether what a sentence says may be of something that was named before it: "I turned it down"."""
    return any(_told_before(unit) for _, _, unit in _possible(sentence))


def _possible(sentence: Sentence) -> Iterator[tuple[int, Frame, Unit]]:
    """Yield the triggers of a sentence with their units, where there are names that may fill their roles."""
    chunks = [chunk for at in range(len(sentence.tokens.words)) if (chunk := sentence.chunk(at)) is not None]
    if may_imply(sentence):
        chunks.append(SOMEBODY)
    if sentence.whole and sentence.tokens.vocabulary & set(_IT):
        chunks += sentence.before[-6:]
    if sentence.tokens.vocabulary & _PAPERS:
        chunks.append(_SOME_PAPER)
    known = [*chunks, *sentence.before]
    if not chunks or len(known) < 2:
        return
    table, lower = _by_trigger(), sentence.tokens.lower
    bodies = (one for one in chunks if one.types <= {"Organization"} and not one.quoted)
    vocabulary = frozenset(lower) | {one.name.form.split()[-1].lower() for one in bodies if one.name.form.strip()}
    for at, word in enumerate(lower):
        chunk = sentence.chunk(at)
        if chunk is None:
            rows: Iterable[tuple[Frame, Unit]] = table.get(word, ())
        elif _stands_by(sentence, at):
            types = chunk.types or (WORKS if chunk.quoted else ())
            rows = list(dict.fromkeys(row for type_ in sorted(types) for row in table.get(type_, ())))
        else:
            continue
        for frame, unit in rows:
            if unit.needs and not unit.needs & vocabulary:
                continue
            if unit.without & vocabulary or (unit.particle and unit.particle not in lower[at + 1 : at + 6]):
                continue
            if _fillable(frame, unit, known if _told_before(unit) else chunks):
                yield at, frame, unit


@cache
def _told_before(unit: Unit) -> bool:
    """Tell whether a role of a unit may be filled by what was said before the sentence."""
    return any("offerer" in relations for _, relations in unit.roles)


def _stands_by(sentence: Sentence, at: int) -> bool:
    """Tell whether a name may itself be the trigger: "Ada at Globex", "Ada was then at Globex", "Ada's Loom"."""
    lower = sentence.tokens.lower
    if lower[at] == "there":
        return False
    near = lower[at + 1 : at + 5]
    before = sentence.chunk(at - 1)
    if (at and lower[at - 1] in _OWNING) or (before is not None and before.label == nlp.POSSESSIVE):
        return True
    if near[:1] == (",",):
        near = near[1:]
    return bool(near) and (near[0] in NAMED_BY or (bool(set(near[:3]) & _BEING) and bool(set(near) & NAMED_BY)))


_OWNING = ("'s", "’s", "'", "’")
_BEING = word_set("is was are were been be am 's ’s 'm ’m 're ’re")


def _fillable(frame: Frame, unit: Unit, chunks: Sequence[Chunk]) -> bool:
    told = {name for name, _ in unit.roles} | ({frame.together} if frame.together else set())
    told |= {says.object for says in frame.says} if unit.mutual else set()
    return any(
        any(fits(one, frame.role(says.subject), unit) for one in chunks)
        and any(fits(one, frame.role(says.object), unit) for one in chunks)
        for says in frame.says
        if {says.subject, says.object} <= told
    )


def fits(chunk: Chunk, role: Role, unit: Unit) -> bool:
    """Tell whether a name may fill a role."""
    if chunk.types and any(name == role.name and not chunk.types & set(narrow) for name, narrow in unit.classes):
        return False
    if role.classes:
        if chunk.types:
            if not chunk.types & set(role.classes):
                return False
        elif (role.sure or role.name in unit.strict) and role.name not in unit.loose:
            titled = chunk.quoted and " " in chunk.name.form and "Book" in role.classes
            personal = role.classes == ("Person",) and looks_like_person(chunk.name.form)
            told = role.likely and unit.sort == "verb" and role.name not in unit.strict and _may_be_called(chunk, role)
            if not (titled or personal or told):
                return False
    elif (role.sure or role.name in unit.strict) and not chunk.types and role.name not in unit.loose:
        return False
    if role.named and chunk.refers:
        return False
    return role.school is None or is_school(chunk.name.form) == role.school


def _may_be_called(chunk: Chunk, role: Role) -> bool:
    """Tell whether a name without a class may be that of a thing of the role, by its letters."""
    form = chunk.name.form
    return not chunk.refers and form[:1].isupper() and ("Person" in role.classes or not likely_person(form))


def matches(sentence: Sentence, links: Links) -> Iterator[Found]:
    """Yield what the frames find in a parsed sentence."""
    for at, frame, unit in _possible(sentence):
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


_IT = ("it", "this", "its")


def _names(
    links: Links, word: int, role: Role, frame: Frame, unit: Unit, hops: int, path: tuple[int, ...]
) -> Iterator[Filler]:
    """Yield the name that a word is, or those that hang on a noun that stands for them."""
    chunk = links.chunk(word)
    chunk = _meant(links, word, role, unit) if chunk is None and links.lower[word] in _IT else chunk
    if links.choice(word):
        return
    if chunk is None and role.described and (paper := described(links, word)):
        yield word, paper, path[1:]
        return
    if chunk is not None:
        if fits(chunk, role, unit):
            yield word, chunk, path[1:]
    elif hops and word not in path and (told := frame.stands_for(links.lower[word], role.name)) is not False:
        found = False
        for relation in _THROUGH if told else ("named", "of", "owner"):
            if found and not told:
                return  # "her grandfather, Ada": he is named, she is not meant
            for next_ in links.of(word, relation):
                for filler in _names(links, next_, role, frame, unit, hops - 1, (*path, word)):
                    if _hangs(relation, filler[1], told is True):
                        found = True
                        yield filler


def _hangs(relation: str, chunk: Chunk, told: bool) -> bool:
    """Tell whether a noun may stand for a name: any noun for a person, no "paper" for the field that it is about."""
    if relation == "modifier" and chunk.types & set(IDEAS):
        return False  # "deep learning papers"
    return told or "Person" in chunk.types


def described(links: Links, word: int) -> Chunk | None:
    """Return a paper that is told by what it is about, not by a name: "a loom-timing paper"."""
    if links.lower[word] not in _PAPERS or links.chunk(word) is not None:
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


_PAPERS = word_set("paper essay article manuscript submission thesis")
_PLAIN = word_set(
    "new first second third last next old recent latest famous own same other great good early later original final "
    "seminal influential short long important initial single joint landmark whole previous earlier classic white"
)


def _meant(links: Links, it: int, role: Role, unit: Unit) -> Chunk | None:
    """Return the one thing named before that "it" may stand for, as the role asks for; None where there are several."""
    if "Person" in role.classes and len(role.classes) == 1:
        return None
    earlier = [chunk for at in range(it) if (chunk := links.chunk(at)) is not None]
    for near in (earlier, list(links.sentence.before[-6:])):
        fitting = {c.name.form: c for c in near if c.types and c.types != {"Person"} and fits(c, role, unit)}
        if any(c.quoted and not c.types and c.label == nlp.NAME for c in near):
            return None  # a title of which nothing is known may be meant
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None


def _joined(links: Links, at: int, frame: Frame, unit: Unit, first: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Return the fillers of a role with those that do it with them: "with Ada she founded Globex"."""
    role = frame.role(frame.together or "")
    more = [chunk for _, chunk, _ in _fill(links, at, _TOGETHER, frame, unit, role.name)]
    return (*first, *(chunk for chunk in more if chunk not in first))
