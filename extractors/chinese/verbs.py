"""Who fills the roles of a Chinese verb, and of a verb that takes an office: 担任甲公司的总监."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.text.normalize import alternatives

from .complements import behind, object_
from .grammar import Frame, Role, Unit, grammar
from .hits import Filled, Hit, Things, fits, that_fit
from .reference import THING, WORKS, Thing
from .sentence import LIST, described
from .subjects import inherited, subject, theme


def verb(hit: Hit, unit: Unit, frame: Frame, word: str) -> Iterator[tuple[Filled, str | None, int]]:
    """Yield the roles of a verb."""
    filled: Filled = {}
    order = sorted(unit.roles, key=lambda row: "subject" in row[1])  # what else stands there is found first
    taken: list[Thing] = []
    for name, wheres in order:
        for where in wheres:
            if where == "work" and wheres[0] == "subject" and re.search(THING, hit.before):
                continue  # somebody else is named as who does it
            found = filler(hit, where, frame.role(name))
            found = tuple(thing for thing in found if thing not in taken)
            if found:
                filled[name] = found
                taken += found
                break
    if len(filled) == len(unit.roles):
        yield filled, None, hit.start


def filler(hit: Hit, where: str, role: Role) -> Things:
    if where == "subject":
        return subject(hit, role)
    if where == "object":
        return object_(hit, role)
    if where == "topic":
        return theme(hit, role)
    if where == "lead":
        return _led(hit, role)
    if where == "lastfirm":
        last = hit.sentence.firm
        return (Thing(last, frozenset(("Organization",))),) if last and not hit.sentence.topic else ()
    if where == "work":
        return _work(hit, role)
    if where == "home":
        if hit.sentence.home and not hit.sentence.topic:
            return (Thing(hit.sentence.home, frozenset(("Organization",)), True),)
        return tuple(t for t in described(hit.sentence) if fits(t, role))
    if where == "implied":
        name = hit.sentence.speaker or hit.sentence.implied
        return (Thing(name, frozenset(("Person",)), True),) if name else ()
    return behind(hit, where, role)


def _led(hit: Hit, role: Role) -> Things:
    """Return the first fitting thing that the sentence names, where it is the only one."""
    found = tuple(dict.fromkeys(t for t in hit.things(hit.sentence.coded) if fits(t, role) and t.name and not t.refers))
    return found if len(found) == 1 else ()


def _work(hit: Hit, role: Role) -> Things:
    """Return the work named last before the words, in the sentence or before it."""
    upto = "".join(clause.text for clause in hit.sentence.clauses[: hit.clause]) + hit.before
    for thing in reversed(hit.things(upto)):
        if thing.name and (thing.quoted or (thing.types and thing.types <= WORKS)) and fits(thing, role):
            return (thing,)
    if hit.sentence.topic:
        return tuple(t for t in described(hit.sentence) if fits(t, role))
    last = hit.sentence.work
    found = (Thing(last, frozenset({last.type} if last.type else ())),) if last else ()
    return tuple(t for t in found if fits(t, role))


_OFFICE = (
    r"(?:了|过|上了|上|起了|着)?(?:一[名位个任家]|第一任|首任|现任|名誉)?(?P<gap>[^\ue000-\uf8ff，]{{0,6}}?)(?P<owner>{list})?"
    r"(?:的|之)?(?P<office>[^\ue000-\uf8ff，的]{{0,12}}?(?:{nouns}))(?P<end>.*)$"
)


@cache
def _office_words() -> re.Pattern[str]:
    nouns = alternatives((*grammar().sets["role"], *grammar().sets["degree"]))
    return re.compile(_OFFICE.format(list=LIST, nouns=rf"{nouns}|[\u3400-\u9fff]{{1,4}}师"))


def office(hit: Hit, unit: Unit, frame: Frame, word: str) -> Iterator[tuple[Filled, str | None, int]]:
    """Yield the roles of a verb that takes an office: 担任甲公司的总监, 在甲公司当顾问."""
    match = _office_words().match(hit.after)
    if not match or (word in ("是", "为") and not match["owner"] and match["gap"]):
        return
    (person, _), (employer, wheres) = unit.roles
    owner: Things = tuple(t for t in hit.things(match["owner"] or "") if fits(t, frame.role(employer)))
    if not owner and match["owner"]:
        return
    for where in wheres[1:]:
        owner = owner or behind(hit, where, frame.role(employer))
    if not owner and word not in ("是", "为"):
        owner = _joined_before(hit, frame.role(employer))
    if re.match(r"的(?=.)", match["end"]) and not re.match(rf"的{THING}", match["end"]):
        return
    who = subject(hit, frame.role(person))
    if not who and (head := re.match(rf"的?(?P<who>{LIST})", match["end"])):
        who = tuple(t for t in hit.things(head["who"]) if fits(t, frame.role(person)))
    if who and owner:
        yield {person: who, employer: owner}, role_words(match["gap"] + match["office"]), hit.start


_JOINED = re.compile(rf"(?:进|去|加入|到|来到|入职|回|回到|分到|调到)(?:了|的是)?(?:{THING}的)?(?P<who>{LIST})")


def _joined_before(hit: Hit, role: Role) -> Things:
    """Return where somebody took an office that is named alone: what the sentence says to be joined, else its theme."""
    upto = "，".join(clause.text for clause in hit.sentence.clauses[: hit.clause])
    joined = [match for match in _JOINED.finditer(upto) if that_fit(hit.things(match["who"]), role)]
    if joined:
        return that_fit(hit.things(joined[-1]["who"]), role)
    if re.search(r"(?:进|去|加入|到|来到)了(?![\ue000-\uf8ff])", upto):
        return ()  # into a firm whose name is not known
    return tuple(t for t in inherited(hit, role) if "Organization" in t.types)


def role_words(text: str) -> str | None:
    words_ = re.sub(r"^(?:的|了|过|一[名位个]|我们|他们|前|原|现任|时任|曾任|首任|担任|出任)+|[，。]+$", "", text)
    return words_ or None
