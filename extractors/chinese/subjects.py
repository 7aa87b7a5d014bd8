"""Who does what a Chinese clause tells: its subject, relative heads, the topic, and who is left out."""

from __future__ import annotations

import re

from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import words
from kg.text.normalize import alternatives

from .grammar import Role
from .hits import AGENT, NO_AGENT, NO_SIGN, PREPOSITION, Hit, Things, fits, name_groups, that_fit
from .reference import NOUNS, THING, Thing
from .sentence import LIST, SENT, Sentence, described
from .topics import lead

_TOGETHER = re.compile(
    rf"(?:跟|和|与|同)(?:{NO_SIGN}|{THING}){{0,6}}?(?P<who>{THING})(?:一起|一同|一道|共同|联手|合伙|联合|两个人|俩)+{NO_SIGN}{{0,4}}$"
)
_JOINED = re.compile(rf"(?:跟|和|与|同)(?:{NO_SIGN}){{0,6}}?(?P<who>{THING})$")
"""Before a verb that says "together" by itself: 与某人合写了."""
_IN_PHRASE = re.compile(rf"(?:跟着?|向|由|被|对|和|与){THING}的[^\ue000-\uf8ff，]{{0,5}}、?[^\ue000-\uf8ff，]{{0,5}}$")
"""Before a name that stands with another behind a preposition: 跟某人的助手、建筑师某人."""

_OF_OTHERS = re.compile(
    rf"(?:了|过)?{NO_SIGN}{{0,4}}?{LIST}(?:最多|很久|多年)?的(?:(?:那|这)?(?:些|个|位|几[个位]|一[个位])?(?:很多|许多|不少|所有|其他)?)?"
    rf"(?:人(?![工类才生物家口])|{alternatives((*table('posts'), *table('acquaintances')))})(?!{THING})"
)
"""Behind a verb whose subject is a person that nobody names: 批评您的人."""


def subject(hit: Hit, role: Role, inherit: bool = True) -> Things:
    """Return who does what the words say; () where it is not clear."""
    if passive := AGENT.search(hit.before):
        return that_fit(hit.things(passive["who"]), role)
    if NO_AGENT.search(hit.before):
        return ()
    joint = hit.text[hit.start : hit.start + 1] in ("合", "共", "联") and _JOINED.search(hit.before)
    if together := _TOGETHER.search(hit.before) or joint:
        head = Hit(hit.sentence, hit.clause, together.start(), together.start())
        first = _before(head, role)
        if first is None and inherit:
            first = inherited(head, role)
        return (*(first or ()), *that_fit(hit.things(together["who"]), role))
    if re.search(rf"是{NO_SIGN}{{2,8}}$", hit.before) and hit.after.startswith("的"):
        return ()  # 慢读是一位老师提出的: by somebody without a name
    found = _before(hit, role)
    if found is not None:
        return found
    if _UNKNOWN.match(hit.before) and _proper(hit.before):
        return ()  # somebody of an unknown name
    behind_ = re.match(rf"(?:了|过)?{NO_SIGN}{{0,4}}的{NO_SIGN}{{0,6}}?(?P<who>{THING})", hit.after)
    if behind_ and (fitting := that_fit(hit.things(behind_["who"]), role)):
        return fitting  # 在云山任职的王小云
    if told := _cleft(hit, role):
        return told
    if told := _relative(hit, role):
        return told
    if _OF_OTHERS.match(hit.after):
        return ()  # 批评您的人: by persons without names
    return inherited(hit, role) if inherit else ()


_UNKNOWN = re.compile("[\u3400-\u9fff]{2,4}(?:也|就|都|还|又|才|曾|一直|专门|后来|当时|甚至|居然|公开)")


def _proper(text: str) -> bool:
    """Tell whether a clause begins with a name that is not known."""
    first = words(text)[0]
    return first.tag[:2] in ("nr", "ns", "nz", "nt") and len(first.text) > 1 and first.start == 0


def _before(hit: Hit, role: Role) -> Things | None:
    """Return the nearest fitting things before the words that no preposition marks; None where there are none."""
    groups = list(name_groups(hit.before))
    for n, match in reversed(list(enumerate(groups))):
        left, right = hit.before[: match.start()], hit.before[match.end() :]
        if (
            PREPOSITION.search(left)
            or _IN_PHRASE.search(left)
            or re.match(r"(?:的|之)(?!$)", right)
            or re.match(r"(?:里|上|中|那里|那边)", right)
        ):
            continue
        things = hit.things(match[0])
        if any(thing.name is None for thing in things) and not any(fits(t, role) and t.name for t in things):
            return ()
        if found := tuple(thing for thing in that_fit(things, role) if thing.name):
            return found
        if n == 0 and any(thing.types == {"Person"} for thing in things) and "Person" not in role.classes:
            if any(thing.spoken for thing in things) and not hit.after.startswith("的"):
                return ()  # 我们用…: by us, whoever we are
            continue
    return None


def _cleft(hit: Hit, role: Role) -> Things:
    """Return who it is in "创办它的(人)是…"."""
    match = re.match(rf"(?:了|过)?{NO_SIGN}{{0,6}}(?:{LIST})?的(?:那个?人|人|那位|老师|那家)?(?:，)?(?:就|正)?(?:是|叫|有)(?P<who>{LIST})",
                     hit.after)  # fmt: skip
    return that_fit(hit.things(match["who"]), role) if match else ()


def _relative(hit: Hit, role: Role) -> Things:
    """Return the head of the relative clause that the words begin: 毕业于甲大学的某人."""
    if re.search(THING, hit.before):
        return ()
    match = re.match(
        rf"(?:了|过)?{NO_SIGN}{{0,12}}{LIST}{NO_SIGN}{{0,10}}?的{NO_SIGN}{{0,8}}?(?P<who>{THING})", hit.after
    )
    return that_fit(hit.things(match["who"]), role) if match else ()


def inherited(hit: Hit, role: Role) -> Things:
    """Return the subject that is left out: that of a clause before, of what is described, of the sentence before, or
    who speaks."""
    sentence = hit.sentence
    if "Person" in role.classes and "Paper" in role.classes and (sent := _sent(hit, role)):
        return sent
    for n in range(hit.clause - 1, -1, -1):
        found = lead(sentence, sentence.clauses[n])
        if any(thing.name is None for thing in found) or _UNREAD.search(sentence.clauses[n].text):
            return ()
        if any(t.types == {"Person"} for t in found) and _meets_speaker(sentence, n, found):
            return ()  # 他没收我，去了…: either may go on
        if fitting := that_fit(found, role):
            return fitting
        if any(thing.types == {"Person"} for thing in found) and "Person" not in role.classes:
            continue
    if sentence.topic:
        return that_fit(described(sentence), role)
    carried = that_fit(sentence.carried, role)
    if carried and not any("Person" in thing.types for thing in carried) and "Person" in role.classes:
        return tuple(thing for thing in carried if thing.name)  # what is spoken of goes before who speaks
    if carried and all(thing.name for thing in carried) and "Person" not in role.classes:
        return carried
    if sentence.implied and "Person" in role.classes:
        if carried and any(thing.name != sentence.implied for thing in carried):
            return carried if _goes_on(sentence) else ()
        return (Thing(sentence.implied, frozenset(("Person",)), True),)
    return carried


def _sent(hit: Hit, role: Role) -> Things:
    """Return the work of which the clauses before tell where it was sent: what it won is its own."""
    before = "，".join(clause.text for clause in hit.sentence.clauses[: hit.clause])
    if SENT.search(before):
        works = [t for t in hit.things(before) if t.name and t.quoted and "Venue" not in t.types and fits(t, role)]
        if works:
            return (works[-1],)
    elif not hit.sentence.sent or re.search(THING, before):
        return ()
    name = hit.sentence.sent
    return (Thing(name, frozenset({name.type} if name.type else ())),) if name else ()


_UNREAD = re.compile(r"(?:^|[个位人儿女弟妹])(?:名?叫|叫做|名叫)[\u3400-\u9fff]{2,4}$")
"""Calls somebody by a name that is not known: who goes on is not clear."""


def possessor(hit: Hit, role: Role) -> Things:
    """Return whose somebody is where nobody is named whose: 她的父亲是石匠，母亲…; who speaks, or what is described."""
    sentence = hit.sentence
    for n in range(hit.clause - 1, -1, -1):
        text = sentence.clauses[n].text
        if re.match(rf"[^\ue000-\uf8ff]{{0,3}}(?:徒弟|弟子|学生)(?:是|叫){THING}", text):
            continue  # 大徒弟叫某人，二徒弟…
        if match := re.search(rf"(?P<who>{THING})(?:的)?{NO_SIGN}{{0,4}}(?:{NOUNS})", text):
            return that_fit(hit.things(match["who"]), role)
        if found := that_fit(lead(sentence, sentence.clauses[n]), role):
            return tuple(thing for thing in found if thing.name)
    if sentence.topic:
        return that_fit(described(sentence), role)
    others = [thing for thing in sentence.carried if thing.name != sentence.implied and "Person" in thing.types]
    if others:
        return that_fit(sentence.carried, role) if sentence.passage.item.kind != "turn" else ()
    return (Thing(sentence.implied, frozenset(("Person",)), True),) if sentence.implied else ()


def _meets_speaker(sentence: Sentence, number: int, found: Things) -> bool:
    """Tell whether a clause about somebody names the one who speaks as well."""
    things = [sentence.thing(sign) for sign in re.findall(THING, sentence.clauses[number].text)]
    behind = things[max((n for n, thing in enumerate(things) if thing in found), default=-1) + 1 :]
    return any(thing.refers and thing.name == sentence.implied for thing in behind)


_ON = re.compile(
    r"^(?:后来|之后|然后|接着|再后来|随后|此后|现在|如今|目前|当时|早年|毕业后|同年|次年|第二年|\d{4}年|又|还|也)"
)


def theme(hit: Hit, role: Role) -> Things:
    """Return the organization that is spoken of: of a clause before, of the sentence before, of the whole passage."""
    for n in range(hit.clause - 1, -1, -1):
        if found := that_fit(lead(hit.sentence, hit.sentence.clauses[n]), role):
            return found
    return (
        that_fit(described(hit.sentence), role)
        or that_fit(hit.sentence.carried, role)
        or that_fit(hit.sentence.theme, role)
    )


def _goes_on(sentence: Sentence) -> bool:
    return _ON.match(sentence.coded) is not None and sentence.passage.item.kind != "turn"
