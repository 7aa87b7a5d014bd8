"""From filled roles to facts: whether it is said at all, when, and with which evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.chinese import veracity
from kg.languages.chinese.years import years
from kg.names.chinese import simplified
from kg.records.statement import Fact, Name

from ..naming.shapes import is_school
from ..reading.career_entries import of_life
from ..reading.known import Known
from .complements import following_end
from .grammar import Frame, Role, Unit
from .hits import Filled, Hit
from .reference import THING, Thing

_SCHOOL = re.compile(
    r"大学|(?<!科)学院(?!院)|中学|小学|附中|一中|二中|高中|书院|学校|商学院|师范|[北清复交浙南武厦港台人]大$|清华|复旦|同济|南开|交大|科大|哈佛|耶鲁|斯坦福|牛津|剑桥|麻省|康奈尔"
)


def facts(
    at_hand: Known, hit: Hit, unit: Unit, frame: Frame, filled: Filled, role: str | None, begin: int
) -> Iterator[Fact]:
    """Yield the facts of filled roles, where they are stated, each with its evidence."""
    told = _status(hit, begin, filled)
    if told == veracity.OPEN:
        return
    sentence = hit.sentence
    evidence = at_hand.places.evidence(sentence.passage.item, sentence.text, f"chinese:{frame.name.lower()}")
    if evidence is None:
        return
    for says in frame.says:
        start, end = _when(hit, unit.ended) if says.dated else (None, None)
        if says.dated and start is end is None and (life := of_life(sentence.passage)):
            start, end = life.start, life.end
        for one in filled.get(says.subject, ()):
            for other in filled.get(says.object, ()):
                a, b = named(one, frame.role(says.subject)), named(other, frame.role(says.object))
                if a is None or b is None or a.form == b.form or not _schools(frame, says.object, b):
                    continue
                yield Fact(
                    a, says.predicate, b, evidence, told, role if says.role else None, start, end,
                    unit.kind or says.kind, "verbatim" if sentence.topic else "observed",
                )  # fmt: skip


def _schools(frame: Frame, name: str, thing: Name) -> bool:
    wanted = frame.role(name).school
    form = simplified(thing.form)
    return wanted is None or wanted == bool(_SCHOOL.search(form) or is_school(form))


def named(thing: Thing, role: Role) -> Name | None:
    """Return the name of a thing with the class that it has in a role."""
    if thing.other and "Organization" in role.classes and "Person" not in role.classes:
        return Name(thing.other.form, "Organization")
    if thing.name is None:
        return None
    fitting = sorted(thing.types & set(role.classes)) if thing.types and role.classes else sorted(thing.types)
    if not fitting and (len(role.classes) == 1 or (thing.quoted and role.classes)):
        fitting = [role.classes[0]]
    return Name(thing.name.form, fitting[0] if len(fitting) == 1 else thing.name.type)


_PLAIN = re.compile(THING)


def _status(hit: Hit, begin: int, filled: Filled) -> veracity.Status:
    """Return whether a fact is asserted, negated or left open by the words around what tells it."""
    sentence = hit.sentence
    upto = "".join(c.text + "，" for c in sentence.clauses[: hit.clause])
    if veracity.supposes(upto + hit.text):
        return veracity.OPEN
    after = sentence.clauses[hit.clause].after.lstrip("，,。；：— ")
    if veracity.taken_back(after) or (not after and veracity.taken_back(sentence.next)):
        return veracity.NEGATED
    if veracity.reported(upto + hit.text[: max(begin, 0)]):
        return veracity.OPEN
    if _either(hit) or any(_corrected(hit, thing) for things in filled.values() for thing in things):
        return veracity.OPEN
    before = hit.text[: max(begin, 0)]
    found = veracity.status(_PLAIN.sub("○", before))
    if re.match(r"(?:了|过)?(?:未遂|未果|失败|提名)", following_end(hit)) or re.match(r"不了|不上|不到|未", hit.after):
        return veracity.OPEN
    return found


def _either(hit: Hit) -> bool:
    return re.search(rf"(?:还是|或者?|要么){THING}|{THING}(?:或者?|要么)", hit.text) is not None


def _corrected(hit: Hit, thing: Thing) -> bool:
    """Tell whether a name is taken back right after it is said."""
    sentence = hit.sentence
    for n, known in enumerate(sentence.things):
        if known is thing:
            at = sentence.coded.find(chr(0xE000 + n))
            if at >= 0 and veracity.corrected(sentence.coded[at + 1 :]):
                return True
    return False


def _when(hit: Hit, ended: bool) -> tuple[str | None, str | None]:
    """Return the years in the clause, else in the one before where that tells nothing else."""
    start, end = years(hit.text)
    if start is None and hit.clause:
        previous = hit.sentence.clauses[hit.clause - 1].text
        if len(_PLAIN.findall(previous)) < 2 and len(previous) < 16:
            start, end = years(previous)
    return (None, start) if ended and end is None else (start, end)
