"""Persons in running Chinese: their names' shape, what stands around them, and what the word lists make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.languages.chinese.persons import is_person, surname
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import words
from kg.names.chinese import simplified
from kg.names.tables import words as named
from kg.text.normalize import alternatives

Span = tuple[int, int]

_KIN = alternatives(noun for noun in table("kin") | table("acquaintances") if noun not in "父母")
_CALLED = "名家|大家|名角|名医|导演|编剧|编辑|助理|主演|博士|作者|译者|著者|原著|原作者|发明人|提出者|得主|嘉宾|来宾|传承人|创始人|创办人|发起人|掌门人|人"
_POSTS = f"{alternatives(table('posts'))}|{_CALLED}"
_STRONG = re.compile(
    rf"(?:{_KIN}|{_POSTS})(?:是|叫|名叫|为|：|有)?$|(?:叫|名叫|名为|本名|原名|真名|笔名|人称|姓名)[“「]?$|姓[\u3400-\u9fff]，(?:叫|名叫)?$|我是$|(?:师从|师承|嫁给|娶了?|拜)$|(?:就是|正是)$"
)
"""Before a person, surely."""
_WEAK = re.compile(
    r"(?:^|[，。、；：？！（(“「《》”」\s]|和|与|跟|跟着|由|被|是|有|对|向|给|找|请|让|受|像|比|听|看|读|找到|认识|遇到|遇见|碰到|结识|认得|感谢|佩服|崇拜|敬佩|"
    r"包括|还有|以及|及|除了|连|而|后来|当时|的|了|过|到|替|同|靠|问|把|将|从|在|如|之|或|随|带|教)$"
)
"""Before a person, maybe."""
_SAYS = re.compile(
    r"(?:老师|教授|院士|博士|先生|女士|小姐|医生|大夫|律师|法官|导演|教练|师傅|师父|老板|总|董|主任|院长|校长|所长|同学|师兄|师姐|这个人|这人|这位|那人|本人|自己|他们|夫妇|父子|"
    r"(?:说|写|译|著|拍|导|画|唱|编|撰|绘|摄|作曲|作词|主演|主编|执导|导演|翻译|创办|创立|提出|发明|设计|教我|教的|带我|带的|认为|告诉|介绍|推荐|讲|回忆|担任|出任|出生|毕业|加入|离开|去世|合伙|一起|一块|两个人|俩)|"
    r"的(?:[^，。]{0,6})?《|《|（[A-Z]|，[他她](?![们俩]))"
)
"""After a person, surely."""
_AFTER = re.compile(
    r"(?:$|[，。、；：？！）)”」》\s（(]|的|和|与|跟|及|以及|是|也|都|就|还|又|在|从|把|被|对|给|让|去|来|后来|当时|现在|先|才|一|曾|为|于|等|那|这|\d|做|当|带|教|已|没|不|有|如今|则|倒|另|正|向|很|叫|走|开|投|出|办|写|拍|影响|启发|熏陶|所)"
)
"""After a person, maybe."""
NO_LAST = "读念考学教唱演译投办写买说来去做拍带教给看讲走到在是和与对从后时等也都就还又只才把被让叫请找问想要会能可以用里上下中前的了着过们这那有为所倒则却并但及跟没不很最自已曾当于至从"
_FAMILY_WEAK = "那和于有从向连后第年别能曾时常应都经成管解计段干支党国公家文祖空言习通双万陆幸首师相查但初第步冒买么门关商包单左右全白金水石山高安平方元明"
"""Surnames that are more often something else: what follows them must be no word."""


@cache
def _japanese() -> frozenset[str]:
    return table("japanese_surnames")


def people(text: str, tagged: Mapping[Span, float] | None = None) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, points) of what may be persons, none over another, the likeliest first; 3 points are enough
    for one place, 5 are sure. `tagged` is what a tagger found, and how sure it is.

    >>> [("请来王小云老师"[start:end], points >= 3) for start, end, points in people("请来王小云老师")]
    [('王小云', True)]
    """
    plain = simplified(text)
    known, guessed = words(plain), words(plain, guess=True)
    edges = {edge for word in (*known, *guessed) for edge in (word.start, word.end)}
    listed = {(w.start, w.end): w.tag for w in known}
    coined = {(w.start, w.end) for w in guessed if w.tag.startswith("nr")} - set(listed)
    found: list[tuple[int, int, int, int]] = []
    for at in sorted({word.start for word in (*known, *guessed)} | {start for start, _ in tagged or ()}):
        for size in _sizes(plain, at):
            end = at + size
            if end not in edges and (at, end) not in (tagged or {}):
                continue
            if (points := _points(plain, at, end, coined, listed, tagged or {})) >= LEAST:
                found.append((points, size, at, end))
    taken: list[Span] = []
    for points, _, at, end in sorted(found, key=lambda row: (-row[0], -row[1], row[2])):
        if not any(at < b and a < end for a, b in taken):
            taken.append((at, end))
            yield at, end, points


def _never(text: str, at: int, end: int) -> bool:
    """Tell whether characters cannot be a person's name where they stand."""
    form = text[at:end]
    given = _split(form)[1]
    return (
        not _HAN.fullmatch(form)
        or form in table("no_persons")
        or form in table("foreign_places")
        or form[-1] in NO_LAST
        or _BAD.search(form) is not None
        or given[0] == "总"  # 王总出的钱
        or form[0] == form[1]  # 谢谢王老师
        or (form[-1] in _DONE and _PLACE_OF.search(text[:at]) and text[end : end + 1] in _MARKS_DONE)
        or given == "之"
        or _ZHI.match(text, end) is not None  # 王敬 of 王敬之
        or _THING_CALLED.search(text[max(0, at - 10) : at]) is not None
    )


LEAST = 1
"""Points from which a place says anything."""


def _sizes(text: str, at: int) -> Iterator[int]:
    """Yield the lengths that a name may have that begins here, the usual ones first."""
    family = len(surname(text[at : at + 2]))
    if family:
        yield from (size for size in (family + 2, family + 1) if at + size <= len(text))
    for size in (2, 1):
        if text[at : at + size] in _japanese():
            yield from (
                size + given for given in ((3, 2, 1) if size == 2 else (3, 2)) if at + size + given <= len(text)
            )
            return


def _points(
    text: str, at: int, end: int, coined: set[Span], listed: Mapping[Span, str], tagged: Mapping[Span, float]
) -> int:
    form = text[at:end]
    if _never(text, at, end):
        return -9
    family, given = _split(form)
    japanese = family in _japanese() and all(char in table("japanese_given") for char in given)
    if not japanese and is_person(form):
        family, given = surname(form), form[len(surname(form)) :]
    native = is_person(form) and family == surname(form)
    sure = tagged.get((at, end), 0.0)
    if sure < 0 and not _STRONG.search(text[max(0, at - 8) : at]):
        return -9  # a place or an organization
    sure = max(sure, 0.0)
    if not (native or japanese) and sure < 0.8:
        return -9
    points = 3 if sure >= 0.9 else 2 if sure >= 0.6 else 0
    points += 2 if (at, end) in coined else 0
    tag = listed.get((at, end), "")
    points += (1 if tag.startswith("nr") and (len(form) > 2 or sure) else -2) if tag else 0
    before, after = text[max(0, at - 8) : at], text[end : end + 8]
    if before[-1:] in _OPEN and after[:1] in _CLOSE and before and after:
        return -9  # a title
    points += 2 if _STRONG.search(before) else 1 if _WEAK.search(before) else -1
    points += 2 if _SAYS.match(after) else 1 if _AFTER.match(after) else -1
    if japanese and len(family) > 1:
        points += 2
    points += _by_neighbours(text, at, end, len(given), listed)
    strong = _STRONG.search(before) is not None
    if len(form) == 2 and sure < 0.6 and not strong and not _SAYS.match(after):
        points -= 1 if (at, end) in coined else 2
    word = listed.get((at + len(family), end), "")
    ordinary = word[:1] in _ORDINARY and word[:2] not in ("nr", "ns") and len(given) > 1
    if ordinary and (given in table("generic") or word[:1] != "n" or not strong):
        points -= 3 if family in _FAMILY_WEAK or given in table("generic") else 1
    if family in _FAMILY_WEAK and not japanese and (ordinary or len(form) == 2) and (at, end) not in coined:
        points -= 2
    if not japanese and all(char in _foreign() for char in form) and given[-1:] not in "明林华丽" and sure < 0.6:
        points -= 2
    return points


_GOES_ON = re.compile(
    r"[\u3400-\u9fff](?=$|[，。、；：？！）)”」》\s（(]|的|和|与|跟|也|都|就|还|又|在|从|把|被|对|给|后来|当时|曾|那|做|当|带|教|不|没|说|写|拍)"
)


def _by_neighbours(text: str, at: int, end: int, given: int, listed: Mapping[Span, str]) -> int:
    """Return points for a name behind somebody's kin, and against one that cuts a given name off."""
    points = 0
    if _KIN_OF_SOMEBODY.search(text[max(0, at - 8) : at]) and re.match(r"[，。、；：！？（(]", text[end:]):
        points += 2  # 我爷爷王满屯，…
    if given == 1 and _GOES_ON.match(text[end:]) and is_person(text[at : end + 1]) and _orphan(end, listed):
        points -= 5  # 崔立 of 崔立群就
    return points


def _orphan(at: int, listed: Mapping[Span, str]) -> bool:
    """Tell whether a character that stands alone as a noun, or as nothing known, follows."""
    return listed.get((at, at + 1), "v")[:1] in ("n", "g", "z", "x", "a", "j")


_ZHI = re.compile(r"之(?:自己|[，。、；：！？和与是在也说的]|$)")
_THING_CALLED = re.compile(
    r"(?:公司|[饭书茶酒商小分]店|店名?|厂|社|坊|馆|剧团|乐团|乐队|球队|学校|机构|基金|品牌|牌子|工作室|实验室|律所|节目|播客|软件|程序|项目|院子|门面|铺子)"
    r"(?:，|的)?(?:它|就|名字|名|起名|取名)?(?:叫|名叫|是叫|叫做|叫作|取名|起名)[“「]?$"
)
"""What is called the name that follows is no person."""
_DONE, _MARKS_DONE = "录聊住干学练养种卖管收请找吃喝住过见遇开播采编摄", ("的", "了", "过", "着")
_PLACE_OF = re.compile(r"(?:在|到|从|去|来)$")
"""A verb behind a place, which looks like the end of a name: 在杨梅岭录的."""
_KIN_OF_SOMEBODY = re.compile(rf"[我你您他她咱们的](?:{_KIN})$")
_OPEN, _CLOSE = "《“「『", "》”」』"
_ORDINARY = ("n", "v", "t", "m", "d", "r", "a", "p", "c", "q", "f", "s")
_HAN = re.compile(r"[\u3400-\u9fff]{2,6}")
_BAD = re.compile(
    r"[的了是我你他她它们这那就都也不有说吗呢吧啊或被把]|老师|先生|教授|师[兄弟姐妹父傅]|时间|本书|地方|[一二三四五六七八九十两几]个|什么"
)


def _split(form: str) -> tuple[str, str]:
    for size in (2, 1):
        if (
            form[:size] in _japanese()
            and len(form) > 3 - (size == 2)
            and (size == 2 or len(form) > 2)
            and not (len(form) == 3 and size == 1)
        ):
            return form[:size], form[size:]
    family = surname(form) or form[:1]
    return family, form[len(family) :]


@cache
def _foreign() -> frozenset[str]:
    return frozenset(named("foreign_characters"))


def attended(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a name say that it is a person's."""
    plain = simplified(text[max(0, start - 8) : end + 8])
    at = min(start, 8)
    return _STRONG.search(plain[:at]) is not None or _SAYS.match(plain[at + end - start :]) is not None
