"""Who fills a role of a Chinese clause: subject, object, what stands behind a preposition, relative heads, what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .grammar import Role
from .reading import LIST, Sentence, described, lead
from .reference import FIRST, NOUNS, THING, WORKS, Thing

Things = tuple[Thing, ...]
_NO = "[^\ue000-\uf8ff]"
_AGENT = re.compile(rf"(?:被|由|让|叫|给|遭|经)(?P<who>{LIST})(?:的[^，]{{0,4}})?(?P<gap>{_NO}{{0,10}})$")
_TOGETHER = re.compile(
    rf"(?:跟|和|与|同)(?:{_NO}|{THING}){{0,6}}?(?P<who>{THING})(?:一起|一同|一道|共同|联手|合伙|联合|两个人|俩)+{_NO}{{0,4}}$"
)
_NO_AGENT = re.compile(r"(?:被|被人|遭|遭到|获|受)(?:邀|到)?$")
_TAKEN = re.compile(rf"(?:把|将)(?P<what>{LIST}|{_NO}{{0,8}}{THING})")
_PREPOSITION = re.compile(
    r"(?:在|从|跟|跟着|和|与|同|向|对|给|为|以|自|到|往|替|随|像|如|比|按|按照|根据|通过|关于|至于|除了|经过|因|因为|于|由|被|把|将|让|叫|找|问|离|距)(?:了)?$"
)
_IN_PHRASE = re.compile(rf"(?:跟着?|向|由|被|对|和|与){THING}的[^\ue000-\uf8ff，]{{0,5}}、?[^\ue000-\uf8ff，]{{0,5}}$")
"""Before a name that stands with another behind a preposition: 跟某人的助手、建筑师某人."""
_STOPS = re.compile(
    r"前|之后|以后|时候|在|从|给|跟|向|对|被|把|是|说|想|比|像|如|因为|但|却|(?<!一)起(?!来)|而|就|还|也|并"
)
_STOP_AFTER = re.compile(r"^(?:之前|以前|之后|以后|后|前|的时候|时)(?=$|[^的])")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that evoke a frame, in a clause."""

    sentence: Sentence
    clause: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The clause."""
        return self.sentence.clauses[self.clause].text

    @property
    def before(self) -> str:
        """What stands before the words in the clause."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """What stands behind them in the clause."""
        return self.text[self.end :]

    def things(self, signs: str) -> Things:
        """Return what the signs among these characters stand for."""
        return tuple(self.sentence.thing(sign) for sign in signs if FIRST <= ord(sign) <= 0xF8FF)


def fits(thing: Thing, role: Role) -> bool:
    """Tell whether a thing may fill a role by its class."""
    if thing.types:
        if thing.quoted and thing.types <= WORKS and set(role.classes) & WORKS:
            return True  # the class of a work in title marks is but likely
        return not role.classes or bool(thing.types & set(role.classes)) or _ours(thing, role)
    return role.unknown and not role.surely


def _ours(thing: Thing, role: Role) -> bool:
    return thing.other is not None and "Organization" in role.classes and "Person" not in role.classes


def _fitting(things: Things, role: Role) -> Things:
    return tuple(thing for thing in things if fits(thing, role))


def subject(hit: Hit, role: Role, inherit: bool = True) -> Things:
    """Return who does what the words say; () where it is not clear."""
    if passive := _AGENT.search(hit.before):
        return _fitting(hit.things(passive["who"]), role)
    if _NO_AGENT.search(hit.before):
        return ()
    if together := _TOGETHER.search(hit.before):
        head = Hit(hit.sentence, hit.clause, together.start(), together.start())
        first = _before(head, role)
        if first is None and inherit:
            first = inherited(head, role)
        return (*(first or ()), *_fitting(hit.things(together["who"]), role))
    if re.search(rf"是{_NO}{{2,8}}$", hit.before) and hit.after.startswith("的"):
        return ()  # 慢读是一位老师提出的: by somebody without a name
    found = _before(hit, role)
    if found is not None:
        return found
    behind_ = re.match(rf"(?:了|过)?{_NO}{{0,4}}的{_NO}{{0,6}}?(?P<who>{THING})", hit.after)
    if behind_ and (fitting := _fitting(hit.things(behind_["who"]), role)):
        return fitting  # 在云山任职的王小云
    if told := _cleft(hit, role):
        return told
    if told := _relative(hit, role):
        return told
    return inherited(hit, role) if inherit else ()


def _groups(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(LIST, text)


def _before(hit: Hit, role: Role) -> Things | None:
    """Return the nearest fitting things before the words that no preposition marks; None where there are none."""
    groups = list(_groups(hit.before))
    for n, match in reversed(list(enumerate(groups))):
        left, right = hit.before[: match.start()], hit.before[match.end() :]
        if (
            _PREPOSITION.search(left)
            or _IN_PHRASE.search(left)
            or re.match(r"(?:的|之)(?!$)", right)
            or re.match(r"(?:里|上|中|那里|那边)", right)
        ):
            continue
        things = hit.things(match[0])
        if any(thing.name is None for thing in things) and not any(fits(t, role) and t.name for t in things):
            return ()
        if found := tuple(thing for thing in _fitting(things, role) if thing.name):
            return found
        if n == 0 and any(thing.types == {"Person"} for thing in things) and "Person" not in role.classes:
            continue
    return None


def _cleft(hit: Hit, role: Role) -> Things:
    """Return who it is in "创办它的(人)是…"."""
    match = re.match(rf"(?:了|过)?{_NO}{{0,6}}(?:{LIST})?的(?:那个?人|人|那位|老师|那家)?(?:，)?(?:就|正)?(?:是|叫|有)(?P<who>{LIST})",
                     hit.after)  # fmt: skip
    return _fitting(hit.things(match["who"]), role) if match else ()


def _relative(hit: Hit, role: Role) -> Things:
    """Return the head of the relative clause that the words begin: 毕业于甲大学的某人."""
    if re.search(THING, hit.before):
        return ()
    match = re.match(rf"(?:了|过)?{_NO}{{0,12}}{LIST}{_NO}{{0,10}}?的{_NO}{{0,8}}?(?P<who>{THING})", hit.after)
    return _fitting(hit.things(match["who"]), role) if match else ()


def inherited(hit: Hit, role: Role) -> Things:
    """Return the subject that is left out: that of a clause before, of what is described, of the sentence before, or
    who speaks."""
    sentence = hit.sentence
    for n in range(hit.clause - 1, -1, -1):
        found = lead(sentence, sentence.clauses[n])
        if any(thing.name is None for thing in found):
            return ()
        if any(t.types == {"Person"} for t in found) and _meets_speaker(sentence, n, found):
            return ()  # 他没收我，去了…: either may go on
        if fitting := _fitting(found, role):
            return fitting
        if any(thing.types == {"Person"} for thing in found) and "Person" not in role.classes:
            continue
    if sentence.topic:
        return _fitting(described(sentence), role)
    carried = _fitting(sentence.carried, role)
    if carried and not any("Person" in thing.types for thing in carried) and "Person" in role.classes:
        return tuple(thing for thing in carried if thing.name)  # what is spoken of goes before who speaks
    if carried and all(thing.name for thing in carried) and "Person" not in role.classes:
        return carried
    if sentence.implied and "Person" in role.classes:
        if carried and any(thing.name != sentence.implied for thing in carried):
            return carried if _goes_on(sentence) else ()
        return (Thing(sentence.implied, frozenset(("Person",)), True),)
    return carried


def possessor(hit: Hit, role: Role) -> Things:
    """Return whose somebody is where nobody is named whose: 她的父亲是石匠，母亲…; who speaks, or what is described."""
    sentence = hit.sentence
    for n in range(hit.clause - 1, -1, -1):
        text = sentence.clauses[n].text
        if match := re.search(rf"(?P<who>{THING})(?:的)?{_NO}{{0,4}}(?:{NOUNS})", text):
            return _fitting(hit.things(match["who"]), role)
        if found := _fitting(lead(sentence, sentence.clauses[n]), role):
            return tuple(thing for thing in found if thing.name)
    if sentence.topic:
        return _fitting(described(sentence), role)
    others = [thing for thing in sentence.carried if thing.name != sentence.implied and "Person" in thing.types]
    if others:
        return _fitting(sentence.carried, role) if sentence.passage.item.kind != "turn" else ()
    return (Thing(sentence.implied, frozenset(("Person",)), True),) if sentence.implied else ()


def _meets_speaker(sentence: Sentence, number: int, found: Things) -> bool:
    """Tell whether a clause about somebody names the one who speaks as well."""
    signs = re.findall(THING, sentence.clauses[number].text)
    return any(
        thing.refers and thing.name == sentence.implied and thing not in found for thing in map(sentence.thing, signs)
    )


_ON = re.compile(
    r"^(?:后来|之后|然后|接着|再后来|随后|此后|现在|如今|目前|当时|早年|毕业后|同年|次年|第二年|\d{4}年|又|还|也)"
)


def theme(hit: Hit, role: Role) -> Things:
    """Return the organization that is spoken of: of a clause before, of the sentence before, of the whole passage."""
    for n in range(hit.clause - 1, -1, -1):
        if found := _fitting(lead(hit.sentence, hit.sentence.clauses[n]), role):
            return found
    return (
        _fitting(described(hit.sentence), role)
        or _fitting(hit.sentence.carried, role)
        or _fitting(hit.sentence.theme, role)
    )


def _goes_on(sentence: Sentence) -> bool:
    return _ON.match(sentence.coded) is not None and sentence.passage.item.kind != "turn"


def object_(hit: Hit, role: Role) -> Things:
    """Return what the words are done to; () where it is not clear."""
    if taken := _TAKEN.search(hit.before):
        return _last(hit, taken["what"], role)
    if re.search(r"(?:被|由|让|给|遭)", hit.before) and (_AGENT.search(hit.before) or _NO_AGENT.search(hit.before)):
        return _patient(hit, role)
    after = hit.after
    if after.startswith("的") or (not re.search(THING, after) and re.match(r"(?:了|过|出来)?的$", after)):
        head = re.match(rf"的{_NO}{{0,8}}?(?P<what>{LIST})", after)
        if head and (found := _fitting(hit.things(head["what"]), role)):
            return found
        return _fronted(hit, role)
    if found := _following(hit, role):
        return found
    if re.match(r"(?:了|过|出来|的|成功)*$", after):
        return _fronted(hit, role)
    return ()


def _last(hit: Hit, signs: str, role: Role) -> Things:
    things = hit.things(signs)
    return _fitting(things, role)


def _following(hit: Hit, role: Role) -> Things:
    """Return the fitting things of the noun phrase behind the words: the last of those that 的 joins."""
    text, at = hit.after, 0
    found: Things = ()
    if _STOP_AFTER.match(text):
        return ()
    limit = 18
    while match := re.match(rf"(?P<gap>{_NO}{{0,{limit}}}?)(?P<what>{LIST})", text[at:]):
        gap = match["gap"]
        if at == 0 and _STOPS.search(gap):
            break
        if at and not re.match(_JOINS, gap):
            break
        things = _fitting(hit.things(match["what"]), role)
        found = things or found
        if not things and hit.things(match["what"]) and not at and not re.match(_JOINS + ".", text[match.end() :]):
            break
        at += match.end()
        limit = 8
    return tuple(thing for thing in found if thing.name)


_JOINS = r"(?:旗下的?|下属的?|的|(?:执导|导演|写|著|译|主演|创作|拍|画|唱|翻译|撰写|创办|创立|编)的|$)"
"""Between a name and the head of the noun phrase that it belongs to."""


def following_end(hit: Hit) -> str:
    """Return what stands behind the first things after the words."""
    match = re.match(rf"{_NO}{{0,18}}?{LIST}", hit.after)
    return hit.after[match.end() :] if match else hit.after


def _patient(hit: Hit, role: Role) -> Things:
    """Return the subject of a passive clause."""
    marker = max(hit.before.rfind(sign) for sign in ("被", "由", "让", "给", "遭"))
    groups = list(_groups(hit.before[: max(marker, 0)]))
    for match in reversed(groups):
        if _PREPOSITION.search(hit.before[: match.start()]):
            continue
        if found := _fitting(hit.things(match[0]), role):
            return found
    head = re.match(rf"(?:了|过)?{_NO}{{0,6}}的{_NO}{{0,6}}?(?P<what>{LIST})", hit.after)
    if head and (found := _fitting(hit.things(head["what"]), role)):
        return found
    others = {
        t.name for c in hit.sentence.clauses[: hit.clause] for t in hit.things(c.text) if t.name and fits(t, role)
    }
    if len(others) > 1:
        return ()  # 甲想买乙，后来被丙买了: either may be meant
    after = re.match(rf"(?:了|过)?(?P<what>{LIST})", hit.after)
    if after and (found := _fitting(hit.things(after["what"]), role)):
        return found
    return inherited(hit, role)


def _fronted(hit: Hit, role: Role) -> Things:
    """Return the topic that is the object: 这本书是某人写的, 这家公司某人创办了."""
    groups = list(_groups(hit.before))
    for match in groups:
        found = _fitting(hit.things(match[0]), role)
        if found and not _PREPOSITION.search(hit.before[: match.start()]) and (len(groups) > 1 or "是" in hit.before):
            return found
    for n in range(hit.clause - 1, -1, -1):
        found = lead(hit.sentence, hit.sentence.clauses[n])
        if fitting := _fitting(found, role):
            return fitting
        if found:
            return ()
    return _fitting(hit.sentence.carried, role)


_PREPOSITIONS = {
    "在": "在|于", "于": "于|在", "从": "从|自", "跟": "跟着?|和|与|同", "给": "给|向|对", "为": "为|替", "受": "受", "到": "到|去|往|进|至", "向": "向|给|对",
    "被": "被",
}  # fmt: skip


def behind(hit: Hit, preposition: str, role: Role) -> Things:
    """Return what stands behind a preposition before the words, the nearest one."""
    signs = _PREPOSITIONS[preposition]
    best: Things = ()
    for match in re.finditer(
        rf"(?:{signs})(?P<gap>{_NO}{{0,8}}?)(?P<what>{LIST})(?P<rest>{_NO}{{0,16}}?)(?=$|[\ue000-\uf8ff])", hit.before
    ):
        found = _fitting(hit.things(match["what"]), role)
        if found and not re.search(r"的$|之前|以前", match["gap"]):
            best = found
    if not best and preposition in ("于", "在") and (after := re.match(rf"(?:在|于)(?P<what>{LIST})", hit.after)):
        best = _fitting(hit.things(after["what"]), role)
    return best
