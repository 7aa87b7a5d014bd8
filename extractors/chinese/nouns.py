"""Who fills the roles of a Chinese noun that says who somebody is: whose it stands before it, who it is around both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .grammar import Frame, Role, Unit
from .hits import NO_SIGN, Filled, Hit, Things, fits
from .reference import THING, Thing
from .sentence import LIST, described
from .subjects import possessor, subject, theme
from .verbs import role_words

_COPULA = re.compile(
    r"(?P<verb>是|就是|为|乃|当|任|做|成了?|成为|担任|出任|当上|升任|接任|兼任?|叫做|改任|曾任|现任|时任|作为|称作|当选|聘为|认|当作|拜)(?:了|过|上)?"
    r"(?:一[名位个]|这[位个]|那[位个]|首任|第一任|前|原|现任|时任)?$"
)
_ONCE = re.compile(
    r"(?:前任?|原|现任?|时任|曾任|首任|第一任|同时也?|也|现在|如今|目前|当时|后来|曾|曾经|早年|以前|原来|过去|和|与|兼|、|他|她|作为|身为|我|对了|还有)*$"
)
_MODS = r"(?P<mods>[^\ue000-\uf8ff，的、是和与]{0,12}?)"


_PREAMBLE = re.compile(
    r"(?:[^\ue000-\uf8ff，。]{0,10}?(?:的时候|时期?|那年|期间|阶段|之后|以后)的?|后来的?|当时的?|那时的?|现在的?|后|硕士|博士|本科|大学|研究生|第一[个任位]|另外?一?[个位]|还有|而|但|倒是|"
    r"其实|主要|最[^，]{1,3}的|连|就|也|原来的?|以前的?|[大二三四五小]|[有是])*(?:一?[个位名])?"
)
"""Before a noun whose owner is left out."""


def noun(hit: Hit, unit: Unit, frame: Frame, word: str) -> Iterator[tuple[Filled, str | None, int]]:
    """Yield the roles of a noun that says who somebody is: whose it stands before it, who it is around both."""
    (who, _), (whose, wheres) = unit.roles
    owned = re.search(rf"(?P<owner>{LIST})(?P<of>的|之)?{_MODS}$", hit.before)
    tail = re.match(r"(?P<more>[、和兼及](?=[^，]{1,12}$))?", hit.after)
    owner: Things = ()
    begin = hit.start
    mods = ""
    if owned:
        owner = tuple(t for t in hit.things(owned["owner"]) if fits(t, frame.role(whose)))
        begin, mods = owned.start(), owned["mods"]
        if (
            not owner
            or tail is None
            or _cut_off(mods)
            or (word in _HONORIFIC and not owned["of"] and not owner[0].refers)
        ):
            return
    elif found := _described_owner(hit, frame.role(whose)):
        owner, begin = found, 0
    elif "topic" in wheres and re.fullmatch(r"(?:[^，]{0,6}的)?(?:他们|公司|团队)?(?:的)?", hit.before):
        owner = theme(hit, frame.role(whose))
        begin = 0
    elif "subject" in wheres and _PREAMBLE.fullmatch(hit.before) and _NAMES_ONE.match(hit.after):
        owner = possessor(hit, frame.role(whose))
        begin = 0
    if not owner:
        return
    for found, place in _bearers(hit, frame.role(who), begin, owner):
        yield {who: found, whose: owner}, role_words(mods + word), place
        return


_HONORIFIC = ("先生", "太太", "夫人", "老师", "教练", "老板", "公公", "婆婆", "大哥", "大姐", "娘")
"""Titles after a name: 王先生 is nobody's husband."""
_NAMES_ONE = re.compile(
    rf"(?:就|也|正|都|里|中|之一)*(?:是|叫|名叫|叫做|为|：|有)?(?:[^\ue000-\uf8ff，。的]{{0,6}})?{THING}"
)


def _described_owner(hit: Hit, role: Role) -> Things:
    """Return whose the thing described is, where a noun ends its description: 王小云在云山带的第一个博士."""
    if not hit.sentence.topic or not re.match(r"(?:之一)?$", hit.after):
        return ()
    match = re.match(rf"[^\ue000-\uf8ff]{{0,8}}(?P<owner>{LIST})(?P<rest>.{{1,20}}的[^，的]{{0,6}})$", hit.before)
    if not match or re.search(r"[不没未]", match["rest"]):
        return ()
    return tuple(t for t in hit.things(match["owner"]) if fits(t, role))


def _cut_off(mods: str) -> bool:
    return re.search(r"[说去来给对在从把被让到请找问看见]|离开|加入|其他|另外|没有", mods) is not None


def _bearers(hit: Hit, role: Role, begin: int, owner: Things) -> Iterator[tuple[Things, int]]:
    """Yield of whom a noun phrase is said, and where what may deny it ends: the surest first."""
    before, after, sentence = hit.text[:begin], hit.after, hit.sentence
    behind = re.match(rf"(?:、|：)?(?P<who>{LIST})(?!的[^，]*(?:说|书))", after)
    is_ = re.match(
        rf"(?:，)?(?:也|就|都|正|一直|里|中|之一)*(?:是|为|叫|名叫|包括|有|：|即)(?:了)?(?P<who>{LIST})", after
    ) or re.match(
        rf"(?:也|就|都|正)*(?:是|为)(?:{THING}[^\ue000-\uf8ff，]{{1,12}}){{1,2}}的{NO_SIGN}{{0,4}}(?P<who>{THING})(?!的)",
        after,
    )
    copula = _COPULA.search(before)
    if is_ and (found := _people(hit, is_["who"], role, owner)):
        yield found, hit.end + is_.start("who")
    if (
        behind
        and not re.match(r"的|之(?!一)", after[behind.end() :])
        and (found := _people(hit, behind["who"], role, owner))
    ):
        yield found, begin if not copula else copula.end()
        return
    if copula:
        sub = Hit(sentence, hit.clause, copula.start(), copula.end())
        if found := tuple(t for t in subject(sub, role) if t not in owner):
            yield found, copula.end()
        return
    if behind and (found := _people(hit, behind["who"], role, owner)):
        yield found, begin
        return
    if not _ONCE.fullmatch(re.sub(r"[^，]*?(?=(?:前|原|现|时|曾|首)?任?$)", "", before, count=1)) and before.strip():
        return
    if re.match(r"(?:的|[^，的、和兼及与]{1,3}$)?(?:，|$|、|和|兼|及|之一)", after) is None:
        return
    if hit.clause and not before.strip() and (found := _apposed(hit, role, owner)):
        yield found, 0
        return
    if sentence.topic:
        yield tuple(t for t in described(sentence) if fits(t, role)), begin
    elif _is_station(hit, before) and sentence.implied and "Person" in role.classes:
        yield (Thing(sentence.implied, frozenset(("Person",)), True),), begin


def _apposed(hit: Hit, role: Role, owner: Things) -> Things:
    """Return the person behind whose name a noun phrase stands: 王小云，云山公司总监."""
    sentence = hit.sentence
    for n in range(hit.clause - 1, -1, -1):
        text = sentence.clauses[n].text
        if re.fullmatch(r"[^\ue000-\uf8ff是了在]{2,10}", text):
            continue  # 王小云，画家，…
        alone = re.fullmatch(
            rf"(?:{_ADVERBS})?(?P<who>{THING})(?:这人|这个人|这位|先生|女士|老师|教授|博士|律师)?", text
        )
        shown = re.search(
            rf"(?:是|叫|有|请到了?|请来了?|欢迎){_ADVERBS}(?P<who>{THING})(?:先生|女士|老师|教授|博士|律师)?$", text
        )
        match = alone or shown
        found = hit.things(match["who"]) if match else ()
        return tuple(t for t in found if fits(t, role) and t not in owner and t.name)
    return ()


_STATION = re.compile(r"(?:[\d年月./\-–—~～至到今起底初末季春夏秋冬 ：:·|,，]|现在|以后|之后)*$")


def _is_station(hit: Hit, before: str) -> bool:
    """Tell whether a noun phrase is a line of somebody's career: nothing but years stands before it."""
    return hit.sentence.passage.item.kind in ("story", "list-item") and _STATION.fullmatch(before) is not None


_ADVERBS = r"[^\ue000-\uf8ff，]{0,8}"


def _people(hit: Hit, signs: str, role: Role, owner: Things) -> Things:
    return tuple(t for t in hit.things(signs) if fits(t, role) and t not in owner and t.name)
