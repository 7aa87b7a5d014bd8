"""What a Chinese clause does something to: its object, fronted or passive, and what stands behind a preposition."""

from __future__ import annotations

import re

from .grammar import Role
from .hits import AGENT, NO_AGENT, NO_SIGN, PREPOSITION, Hit, Things, fits, name_groups, that_fit
from .reference import NOUNS, THING
from .sentence import LIST
from .subjects import inherited
from .topics import lead

_TAKEN = re.compile(rf"(?:把|将)(?P<what>{LIST}|{NO_SIGN}{{0,8}}{THING})")
_STOPS = re.compile(
    r"前|之后|以后|时候|在|从|给|跟|向|对|被|把|是|说|想|比|像|如|因为|但|却|(?<!一)起(?!来)|而|就|还|也|并"
)
_STOP_AFTER = re.compile(r"^(?:之前|以前|之后|以后|后|前|的时候|时)(?=$|[^的])")


def object_(hit: Hit, role: Role) -> Things:
    """Return what the words are done to; () where it is not clear."""
    if taken := _TAKEN.search(hit.before):
        return _last(hit, taken["what"], role)
    if re.search(r"(?:被|由|让|给|遭)", hit.before) and (AGENT.search(hit.before) or NO_AGENT.search(hit.before)):
        return _patient(hit, role)
    after = hit.after
    if after.startswith("的") or (not re.search(THING, after) and re.match(r"(?:了|过|出来)?的$", after)):
        head = re.match(rf"的{NO_SIGN}{{0,8}}?(?P<what>{LIST})", after)
        if head and (found := that_fit(hit.things(head["what"]), role)):
            return found
        return _fronted(hit, role)
    if found := _following(hit, role):
        return found
    if re.match(r"(?:了|过|出来|的|成功)*$|给[^\ue000-\uf8ff]{1,12}$", after):
        return _fronted(hit, role)
    return ()


def _last(hit: Hit, signs: str, role: Role) -> Things:
    things = hit.things(signs)
    return that_fit(things, role)


def _following(hit: Hit, role: Role) -> Things:
    """Return the fitting things of the noun phrase behind the words: the last of those that 的 joins."""
    text, at = hit.after, 0
    found: Things = ()
    if _STOP_AFTER.match(text):
        return ()
    limit = 18
    while match := re.match(rf"(?P<gap>{NO_SIGN}{{0,{limit}}}?)(?P<what>{LIST})", text[at:]):
        gap = match["gap"]
        if at == 0 and _STOPS.search(gap):
            break
        if at and not re.match(_JOINS, gap):
            break
        things = that_fit(hit.things(match["what"]), role)
        found = things or found
        if not things and hit.things(match["what"]) and not at and not re.match(_JOINS + ".", text[match.end() :]):
            break
        at += match.end()
        limit = 8
    return tuple(thing for thing in found if thing.name)


_JOINS = (
    rf"(?:(?:的)?(?:{NOUNS})$"
    r"|旗下的?|下属的?|的|(?:自己|亲手|当年|早年|后来)?[^\ue000-\uf8ff，是说]{1,6}的(?:[^\ue000-\uf8ff，是说]{0,4})|$)"
)
"""Between a name and the head of the noun phrase that it belongs to."""


def following_end(hit: Hit) -> str:
    """Return what stands behind the first things after the words."""
    match = re.match(rf"{NO_SIGN}{{0,18}}?{LIST}", hit.after)
    return hit.after[match.end() :] if match else hit.after


def _patient(hit: Hit, role: Role) -> Things:
    """Return the subject of a passive clause."""
    marker = max(hit.before.rfind(sign) for sign in ("被", "由", "让", "给", "遭"))
    groups = list(name_groups(hit.before[: max(marker, 0)]))
    for match in reversed(groups):
        if PREPOSITION.search(hit.before[: match.start()]):
            continue
        if found := that_fit(hit.things(match[0]), role):
            return found
    head = re.match(rf"(?:了|过)?{NO_SIGN}{{0,6}}的{NO_SIGN}{{0,6}}?(?P<what>{LIST})", hit.after)
    if head and (found := that_fit(hit.things(head["what"]), role)):
        return found
    others = {
        t.name for c in hit.sentence.clauses[: hit.clause] for t in hit.things(c.text) if t.name and fits(t, role)
    }
    if len(others) > 1:
        return ()  # 甲想买乙，后来被丙买了: either may be meant
    after = re.match(rf"(?:了|过)?(?P<what>{LIST})", hit.after)
    if after and (found := that_fit(hit.things(after["what"]), role)):
        return found
    return inherited(hit, role)


def _fronted(hit: Hit, role: Role) -> Things:
    """Return the topic that is the object: 这本书是某人写的, 这家公司某人创办了."""
    groups = list(name_groups(hit.before))
    for match in groups:
        found = that_fit(hit.things(match[0]), role)
        if found and not PREPOSITION.search(hit.before[: match.start()]) and (len(groups) > 1 or "是" in hit.before):
            return found
    for n in range(hit.clause - 1, -1, -1):
        found = lead(hit.sentence, hit.sentence.clauses[n])
        if fitting := that_fit(found, role):
            return fitting
        named = re.search(rf"(?:^|[^不])(?:是|叫|名叫|有)(?P<who>{THING})$", hit.sentence.clauses[n].text)
        if named and (fitting := that_fit(hit.things(named["who"]), role)):
            return fitting
        if found:
            return ()
    return that_fit(hit.sentence.carried, role)


_PREPOSITIONS = {
    "在": "在|于", "于": "于|在", "从": "从|自", "跟": "跟着?|和|与|同", "给": "给|向|对", "为": "为|替", "受": "受", "到": "到|去|往|进|至", "向": "向|给|对",
    "被": "被",
}  # fmt: skip


def behind(hit: Hit, preposition: str, role: Role) -> Things:
    """Return what stands behind a preposition before the words, the nearest one."""
    signs = _PREPOSITIONS[preposition]
    best: Things = ()
    for match in re.finditer(
        rf"(?:{signs})(?P<gap>{NO_SIGN}{{0,8}}?(?:{THING}的)?)(?P<what>{LIST})(?P<rest>{NO_SIGN}{{0,16}}?)(?=$|[\ue000-\uf8ff])",
        hit.before,
    ):
        found = that_fit(hit.things(match["what"]), role)
        if found and not re.search(r"的$|之前|以前", match["gap"]):
            best = found
    if not best and preposition in ("于", "在") and (after := re.match(rf"(?:在|于)(?P<what>{LIST})", hit.after)):
        best = that_fit(hit.things(after["what"]), role)
    return best
