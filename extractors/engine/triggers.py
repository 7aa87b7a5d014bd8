"""Which units of frames a sentence may fill: their triggers, the words that they need, names of the right classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg import nlp
from kg.names.shape import likely_person
from kg.records.statement import Name
from kg.records.vocabulary import WORKS
from kg.text.normalize import word_set

from ..frames import Frame, Role, Unit, frames
from ..naming.shapes import is_school, looks_like_person
from ..reading.sentences import Sentence
from ..reference.chunk import Chunk
from ..reference.mentioned import IT
from .implied import SOMEBODY, may_imply

NAMED_BY = word_set("at from by of with over in")


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
    return next(possible(sentence), None) is not None


def may_take_up(sentence: Sentence) -> bool:
    """Tell whether what a sentence says may be of something that was named before it: "I turned it down"."""
    return any(_told_before(unit) for _, _, unit in possible(sentence))


def possible(sentence: Sentence) -> Iterator[tuple[int, Frame, Unit]]:
    """Yield the triggers of a sentence with their units, where there are names that may fill their roles."""
    chunks = [chunk for at in range(len(sentence.tokens.words)) if (chunk := sentence.chunk(at)) is not None]
    if may_imply(sentence):
        chunks.append(SOMEBODY)
    if sentence.tokens.vocabulary & IT:
        chunks += [*sentence.before[-6:], *(one for said in sentence.talk for one in said.things)]
    if sentence.tokens.vocabulary & PAPERS:
        chunks.append(_SOME_PAPER)
    known = [*chunks, *sentence.before]
    if not chunks or len(known) < 2:
        return
    table, lower = _by_trigger(), sentence.tokens.lower
    bodies = (one for one in chunks if one.types <= {"Organization"} and not one.quoted)
    vocabulary = frozenset(lower) | {word.lower() for one in bodies for word in one.name.form.split()}
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
    return any({"offerer", "previous"} & set(relations) for _, relations in unit.roles)


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
            personal = role.classes == ("Person",) and looks_like_person(chunk.name.form) and not chunk.quoted
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


PAPERS = word_set("paper essay article manuscript submission thesis")
