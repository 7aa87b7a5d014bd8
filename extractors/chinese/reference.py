"""What words refer to in Chinese: 我, 他, 那家公司, 它, 两人, 我师父; by whom and what the sentences before name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.languages.chinese.persons import is_person
from kg.languages.chinese.tables import rows
from kg.records.document import Item
from kg.records.statement import Name
from kg.text.normalize import alternatives, word_set

from ..reading.known import Known

FIRST = 0xE000
"""Private code point of the first thing of a sentence."""
THING = "[\ue000-\uf8ff]"
PERSON = frozenset(("Person",))
FIRM = frozenset(("Organization",))
PLACE = frozenset(("Place",))
WORKS = word_set("Book Film Paper Method Concept Product Software Artwork TVSeries Game Dataset Podcast")


@dataclass(frozen=True, slots=True)
class Thing:
    """What one sign of a sentence stands for: a name, or a word that refers to one."""

    name: Name | None
    """None where it is not clear to whom a word refers: then nothing is said of it."""
    types: frozenset[str]
    refers: bool = False
    other: Name | None = None
    """The organization for which "we" may stand."""
    quoted: bool = False
    spoken: bool = False
    """Who talks or is talked to: I, you."""


Row = tuple[int, int, tuple[Thing, ...]]
"""Where a name or a word that refers stands, and what it stands for."""


@dataclass(slots=True)
class State:
    """Whom the words of a passage have named so far."""

    person: Name | None = None
    lost: bool = False
    """Somebody without a name was spoken of last: nobody is "he" or "she"."""
    subject: Name | None = None
    """The person whom the sentences before are about."""
    before: tuple[Name, ...] = ()
    """The persons named last, the last one at the end."""
    firm: Name | None = None
    spot: Thing | None = None
    """The organization or place named last, which is "there"."""
    work: Name | None = None
    sent: Name | None = None
    """The work of which it was just told where it was sent."""
    carried: tuple[Thing, ...] = ()
    theme: tuple[Thing, ...] = ()
    asked: tuple[Thing, ...] = ()
    """Whom the question before is about."""
    item: Item | None = None
    kin: dict[tuple[str, str], Name] = field(default_factory=dict)
    """Persons by whose what they are: (王小云, 师父)."""
    question: str = ""
    addressed: Name | None = None
    """Whom a turn addresses: who answers it."""


_HERE = r"(?=[^，。]{0,4}?(?:工作|上班|任职|读|念|学|当|做|待|呆|干|教|打|带|拍|练|实习|认识|遇|毕业|演|写|跟|的(?:导师|老师|主任|总监|同事|老板|经理|校长|院长)))"
REFERS = re.compile(
    r"(?P<ours>(?:我们|咱们|咱|我)(?:这家|这个|的)?公司|我司|本公司|我们(?:所|校|院|台|社|店|厂|馆|实验室|团队|工作室|基金|机构|律所|医院|学校|俱乐部|乐队|餐厅|合作社)(?![一-龥]{0,1}长)|我们(?=这[儿边里])|我们(?=那[儿边里]))"
    r"|(?P<pair>(?:我们|咱们?|我)[俩两]个?人?|我们二人)"
    r"|(?P<both>(?<!个)(?:他们|她们|他|她)[俩两]个?人?|[两二俩]人(?=[^，。]{0,8}(?:回|在|一起|合|共|联|创|结|相|认|同|成|开|办|拉|于|后))|二位(?=合|共|联))"
    r"|(?P<we>我们|咱们|俺们)"
    r"|(?P<first>我(?!国)|俺|咱|本人|鄙人)"
    rf"|(?P<firm>(?:这|那|该|此)(?:家|所|个|间)?(?:公司|企业|机构|学校|大学|实验室|基金|研究所|出版社|工作室|医院|律所|店|餐厅|剧团|乐队|校|院|所|社|厂|台)(?!长)|母校|(?<![^，。；！？])(?:公司|学校|店|律所|工作室|乐队|剧团|俱乐部)(?=先后|获得|拿到|后来|现在|当时|第|也|又|还|被|完成|并入|倒闭|上市|[12]\d{{3}}年|由|是)|(?<![一-龥\ue000-\uf8ff])(?:那边|那[儿里]|这[儿里]){_HERE}|(?<=[在到从去])(?:那边|那[儿里]|这[儿里]){_HERE}|那边(?=的))"
    r"|(?P<they>他们|她们)|(?P<third>他(?![们人国乡俩])|她(?![们俩]))|(?P<second>您|你们|你)"
    r"|(?P<it>它(?!们)|(?:这|那)(?:办法|法子|方法|想法|说法|手艺|工艺|做法|软件|系统|品种|书|片子|电影|论文|文章)(?=[^，。]{0,10}的)|这(?=(?:就|也|都|可)?是[^，。]{1,14}(?:想|琢磨|摸索|总结|研究|写|做|编|发明|搞|弄|设计|创|提)(?:出来?|成|起来)?的(?:$|[，。]))|(?:该|这|那)(?:本书|本小说|部(?:电影|影片|片子|片|剧|小说|作品|纪录片|书)|篇(?:论文|文章)|首(?:歌|曲子)|座(?:楼|建筑|房子|图书馆|桥|美术馆|博物馆)|个(?:品种|方法|模型|系统|概念|词|技术|配方|算法|工艺|软件|产品|游戏)|款[^，。的]{1,4}|套(?:方法|理论|系统|体系|打法|办法|做法|说法)|[个种项](?:法子|办法|做法|想法|理念|说法|手艺|观点|思路|理论|工艺|项目)|[档台出](?:节目|戏|剧)|一(?:方法|概念|原则|技术|品种|理论|算法)|片|书(?!记|店|院))|其(?=前身|原型|雏形|灵感|作者|导演|续集|译者|蓝本)|(?<![^，。；！？])[那这](?=(?:就|也|都|可)?是[^，。]{1,12}的(?:书|小说|代表作|作品|电影|片子|论文|处女作|画|歌|戏|自传|传记|专辑)(?:$|[，。]))"
    r"|(?<![^。！？])(?:论文|书稿|稿子|剧本|文章|影片|小说|专辑|书|片子)(?=(?:最[早初]|一?开始|后来|先|起初|当时|被|投|发表|出版|获|写完)))"
)
_OF = {
    noun: row[0]
    for row in (*rows("kin"), *rows("acquaintances"))
    for noun in row
    if len(noun) > 1 or noun in "爸爹妈娘"
}
"""Nouns that say who somebody is to another, with the one that stands for them."""
NOUNS = alternatives(_OF)
_NP = re.compile(
    rf"(?P<owner>{THING})(?:的)?(?P<mod>(?:当时|后来|现在|以前|大学|中学|高中|小学|硕士|博士|本科|第一任|第一个|一个|一位|那个|这个|亲|前|老|研究生|最好的|所有的)*)(?P<rel>{NOUNS})(?![们长会家徒工团])"
)
_BARE = re.compile(
    rf"(?:(?<=[，。、；：！？])|^)(?P<adv>(?:后来|当时|那时|结果|但是?|可是?|而|所以|连|幸好|好在|听|除了|是|其实|就是|当然|主要|还是|因为)?)(?P<rel>{NOUNS})(?![们长会家徒工团])"
)
_NAMED = re.compile(
    rf"(?:(?:，|：|、)?(?:他|她|就|也|正|都|里|中|之一)*(?:是|叫|名叫|叫做|为|有|姓.，(?:叫|名叫)?)?(?:[^\ue000-\uf8ff，。的]{{0,6}}))?(?P<name>{THING})"
)
_CALLED = re.compile(rf"[^。；！？]{{0,24}}?，(?:他|她|就)?(?:名叫|叫做|叫|本名|名字叫)(?P<name>{THING})")
_COPULA = re.compile(r"(?:是|为|做了?|当了?|成了?|成为|作为|认|拜|叫|像|算|当作|当成|不仅是|也是|就是|曾是|前)$")


def relatives(coded: str, things: list[Thing], state: State, implied: Name | None) -> str:
    """Return the sentence with signs for persons who are only said to be somebody's: 我师父, 她的女儿.

    Who they are is taken from the sentence itself, then from what was said before; else they are nobody known.
    """
    out, at = [], 0
    for match in sorted([*_NP.finditer(coded), *_BARE.finditer(coded)], key=lambda m: (m.start(), -m.end())):
        begin = match.start() + len(match.groupdict().get("adv") or "")
        if begin < at:
            continue
        owner = things[ord(match["owner"]) - FIRST] if "owner" in match.groupdict() else None
        if owner is not None and not owner.types & PERSON:
            continue
        whose = owner.name if owner is not None else implied
        key = (whose.form, _OF[match["rel"]]) if whose else None
        before, after = coded[:begin], coded[match.end() :]
        if (
            owner is not None
            and re.match(r"[，。；！、]|之一|$", after)
            and re.search(r"(?:^|[，；。])[^\ue000-\uf8ff]{0,6}$", before)
        ):
            continue  # a phrase by itself says of somebody else what he is
        if _COPULA.search(before):
            _learn(before, key, things, state)
            continue
        if _is_named(after, whose, key, things, state):
            continue
        known = state.kin.get(key) if key else None
        if owner is None and known is None and match["rel"] not in _ALONE:
            continue
        out += [coded[at:begin], chr(FIRST + len(things))]
        things.append(Thing(known, PERSON, True))
        at = match.end()
    out.append(coded[at:])
    return "".join(out)


_ALONE = ("父亲", "爸爸", "母亲", "妈妈", "师父", "导师", "太太", "妻子", "丈夫", "老公", "女儿", "儿子", "爷爷", "奶奶", "外公", "外婆", "哥哥",
          "姐姐", "弟弟", "妹妹")  # fmt: skip
"""Who is somebody's even where nobody is named whose."""


def _is_named(
    after: str, whose: Name | None, key: tuple[str, str] | None, things: Sequence[Thing], state: State
) -> bool:
    """Tell whether the words after somebody's relation name him, and take down who he is: 我师父关某, 外公叫聂某."""
    named = _NAMED.match(after)
    if named:
        one = things[ord(named["name"]) - FIRST]
        direct = named.start("name") == 0 or _DIRECT.match(after)
        if one.types == PERSON and one.name and direct and one.name != whose:
            if key and not one.refers:
                state.kin[key] = one.name
            return True
    called = _CALLED.match(after)
    one = things[ord(called["name"]) - FIRST] if called else Thing(None, PERSON)
    if one.types == PERSON and one.name and key:
        state.kin[key] = one.name
    return one.types == PERSON and one.name is not None


_DIRECT = re.compile(r"[，：、]?(?:他|她|就|也|正|都|里|中|之一)*(?:是|叫|名叫|叫做|为|有|：|，|、)")


def _learn(before: str, key: tuple[str, str] | None, things: Sequence[Thing], state: State) -> None:
    """Take down who is somebody's what: 关某是我师父."""
    found = re.search(
        rf"(?:^|，)[^\ue000-\uf8ff，]{{0,4}}(?P<who>{THING})(?:也|就|正|一直|曾)*(?:是|做了|当了|成了|成为)$", before
    )
    if found and key:
        one = things[ord(found["who"]) - FIRST]
        if one.types == PERSON and one.name:
            state.kin[key] = one.name


def referent(
    at_hand: Known, match: re.Match[str], earlier: Sequence[Row], speaker: Name | None, item: Item, state: State,
    home: Name | None,
) -> tuple[Thing, ...]:  # fmt: skip
    """Return what a word refers to, where `earlier` are the names before it in its sentence."""
    kind = match.lastgroup
    if kind == "first":
        return (Thing(speaker, PERSON, True, spoken=True),)
    if kind in ("we", "ours"):
        return (Thing(home, FIRM, True) if kind == "ours" else Thing(speaker, PERSON, True, home, spoken=True),)
    if kind in ("pair", "both"):
        return _two(at_hand, kind, earlier, speaker, item, state)
    if kind == "firm" and match[0][:1] in "那这" and match[0][1:] in ("边", "儿", "里"):
        spots = [t for _, _, ts in earlier for t in ts if t.types in (FIRM, PLACE) and t.name]
        spot = Thing(spots[-1].name, spots[-1].types) if spots else state.spot
        return (Thing(spot.name, spot.types, True) if spot else Thing(None, FIRM, True),)
    if kind == "firm":
        named = [t.name for _, _, ts in earlier for t in ts if t.types == FIRM and t.name]
        return (Thing(named[-1] if named else state.firm, FIRM, True),)
    if kind == "it":
        works = [t for _, _, ts in earlier for t in ts if t.name and t.types and t.types <= WORKS]
        name = works[0 if match[0] == "其" else -1].name if works else state.work
        return (Thing(name, frozenset({name.type}) if name and name.type else frozenset(), True),)
    if kind == "third":
        return (Thing(_third(at_hand, match, earlier, speaker, item, state), PERSON, True),)
    if kind == "second" and item.kind == "turn":
        called = [t.name for _, _, ts in earlier[:1] for t in ts if t.types == PERSON and t.name and not t.refers]
        asked = called[0] if called and state.addressed is None else state.addressed
        if at_hand.guest:
            asked = at_hand.guest if speaker is not None else None
        return (Thing(asked if asked != speaker else None, PERSON, True, spoken=True),)
    return (Thing(None, PERSON, True),)


def _third(
    at_hand: Known, match: re.Match[str], earlier: Sequence[Row], speaker: Name | None, item: Item, state: State
) -> Name | None:
    alone = re.search(r"(?:^|[。！？；])([\u3400-\u9fff]{2,4})，$", match.string[: match.start()])
    if alone and is_person(alone[1]) and not any(end == match.start() - 1 for _, end, _ in earlier):
        return None  # somebody whose name is not known to be one
    named = [t.name for _, _, ts in earlier for t in ts if t.types == PERSON and t.name and t.name != speaker]
    if item.kind == "turn":
        anonymous = [
            t for _, _, ts in earlier for t in ts if t.types == PERSON and t.refers and not (t.name or t.spoken)
        ]
        if named:
            return named[-1] if not anonymous else None
        last = None if state.lost else state.subject or state.person
        return last if last != speaker else None
    text = match.string[: match.start()]
    opens = re.search(r"(?:^|[，。；：！？])[^，。；：！？\ue000-\uf8ff]{0,8}$", text) is not None
    fresh = [t.name for _, _, ts in earlier for t in ts if t.types == PERSON and t.name and not t.refers]
    main = state.subject or at_hand.person
    if len(fresh) > 1 and re.search(r"，[也就还正都曾]*是$", text) and text.rfind("，") > earlier[-1][1]:
        return fresh[-2]  # 她父亲某某是木匠，也是她的老师
    if main is not None and (opens or not fresh):
        return main if not fresh or len(fresh) > 1 or fresh[0] == main or state.subject else fresh[0]
    return (fresh[-1] if fresh else None) or main or state.person


def _two(
    at_hand: Known, kind: str, earlier: Sequence[Row], speaker: Name | None, item: Item, state: State
) -> tuple[Thing, ...]:
    """Return the two persons of 两人, 我俩: those named last."""
    found = [t.name for _, _, ts in earlier for t in ts if t.types == PERSON and t.name]
    names = list(dict.fromkeys([*state.before, *found][::-1]))
    if kind == "pair":
        heard = (speaker, state.addressed, at_hand.host) if item.kind == "turn" else (speaker,)
        names = [n for n in names if n not in heard][:1]
        names = [*([speaker] if speaker else []), *names]
    elif item.kind != "turn" and at_hand.person and at_hand.person not in names[:2]:
        names = [at_hand.person, *names[:1]]
    two = names[:2] if kind == "pair" else names[:2][::-1]
    if len(two) < 2:
        return (Thing(None, PERSON, True),)
    return tuple(Thing(name, PERSON, True) for name in two)
