"""Names in running Chinese, with their classes: by their shape, by the words around them, and by the tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.languages.chinese.foreign import dotted, foreign, runs
from kg.languages.chinese.people import attended, people
from kg.languages.chinese.persons import TITLE, is_person, surname
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.tagger import Tagged
from kg.languages.chinese.words import Word, words
from kg.names.chinese import simplified


class Found(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    type: str | None
    sure: int
    """3: by its shape or the words around it; 2: by the dictionary; 1: by the tagger alone."""


_HAN = r"[\u3400-\u9fff]"
_LATIN = re.compile(
    r"(?<![A-Za-z0-9_.@/&+-])(?:[A-Z][A-Za-z0-9_À-ɏ&+’'-]*|[a-z]+[A-Z0-9][A-Za-z0-9_À-ɏ&+-]*)(?:[ .](?:[A-Z][A-Za-z0-9_À-ɏ&+’'-]*|\d[0-9A-Za-z.]*))*"
)
_MODIFIERS = ("n", "ns", "nr", "nz", "nt", "nrt", "nrfg", "j", "b", "vn", "eng", "ng", "f", "s", "an")
_NEVER_IN_FIRMS = re.compile(
    "这|那|该|本|此|某|每|各|哪|什么|一[家个所]|两|几|我|你|他|她|它|们|的|了|在|是|和|与|跟|及|把|被|从|到|去|来|进|给|对|为|以|于|由|也|都|就|还|又|很|"
    "叫|有|没|不|过|着|得|让|请|说|做|当|开|办|念|读|上|入|加入|创办|成立|创立|创建|毕业|任职|就职|供职|收购|投资|离开|考|进入|另外?|其他|同|大|小|老|新|好|家|所|个|名|位|多|后来|之后|当时|现在|目前|曾|曾经|一直|"
    "加盟|由|任|现任|时任|曾任|前任|原任|历任|升任|转任|调任|接任|兼任|担任|出任|就读|就读于|毕业于|任职于|供职于|前|原|现|时任|下|等|如|像|例如|比如|包括|以及|所谓|许多|有些|整个|全|总|某些|知名|著名|国内|国外|海外|外资|国有|民营|私立|公立|重点|普通|一流|顶级|顶尖|当地|本地|附近|旁边"
)


def find(text: str) -> tuple[Found, ...]:
    """Return the names of a text in order, none inside another.

    >>> [(text[f.start:f.end], f.type) for text in ["李时珍在云山大学遇见罗杰·佩恩。"] for f in find(text)]
    [('李时珍', 'Person'), ('云山大学', 'Organization'), ('罗杰·佩恩', 'Person')]
    """
    from kg.languages.chinese.tagger import tag

    found = words(text)
    tagged = tuple(tag(text))
    rows = [*_institutions(text, found), *_latin(text), *_dictionary(text, found), *_surroundings(text, found)]
    rows += [*_inside_schools(text), *_titled(text, found), *_foreign(text, found, tagged)]
    spans = {(one.start, one.end): one.sure if one.type == "Person" else -1.0 for one in tagged}
    rows += [
        Found(start, end, "Person", 3 if points >= SURE else 2 if points >= ENOUGH else 0)
        for start, end, points in people(text, spans)
    ]
    rows += [Found(one.start, one.end, one.type, 1) for one in tagged if one.type != "Person"]
    rows += [row._replace(start=one.start, sure=3) for one in tagged for row in rows if _widens(one, row)]
    rows = [_behind_verb(text, row) for row in rows]
    return tuple(_apart(text, [row for row in rows if _may_be(text[row.start : row.end], row)], found))


_VERB_AT = re.compile(
    r"(?:毕业|畢業|就读|就讀|任教|任职|任職|供职|供職|就职|就職|求学|求學|受聘|执教|執教|服务|服務)[于於]"
)


def _behind_verb(text: str, row: Found) -> Found:
    """Return a body's name without the verb before it: 毕业于, 任教于."""
    ends = [verb.end() for verb in _VERB_AT.finditer(text, row.start, row.end)]
    return row._replace(start=ends[-1]) if ends and row.type == "Organization" else row


def _widens(one: Tagged, row: Found) -> bool:
    """Tell whether the tagger is sure that an organization begins before its noun: 汉堡青年队."""
    both = one.type == row.type == "Organization" and one.end == row.end
    return both and one.start < row.start and one.sure >= WIDER and row.sure > 1


WIDER = 0.9
"""From which the tagger is sure of more than a noun and what modifies it."""
SURE, ENOUGH = 5, 3
"""Points of a person."""


def _foreign(text: str, found: Sequence[Word], tagged: Sequence[Tagged]) -> Iterator[Found]:
    """Yield foreign persons: with dots surely, else where the words around or the tagger say so."""
    for start, end in dotted(text, found):
        yield Found(start, end, "Person", 3)
    people_ = {(one.start, one.end) for one in tagged if one.type == "Person"}
    others = {(one.start, one.end) for one in tagged if one.type != "Person"}
    for start, end in runs(text, found):
        if (start, end) in others or text[start:end] in table("foreign_places"):
            continue
        told = attended(text, start, end)
        if told or (start, end) in people_:
            yield Found(start, end, "Person", 3 if told else 2)
    for one in tagged:
        form = text[one.start : one.end]
        if (
            one.type == "Person"
            and form[0] not in "从從和与跟在于由被对向是的"
            and len(form) > 1
            and one.sure >= (0.8 if all(map(foreign, simplified(form))) else 0.9)
        ):
            yield Found(one.start, one.end, "Person", 1)


_TRADE = re.compile(r".?[艺藝术術作画畫学學专專评評乐樂奏剧劇史商][家员員师師]|.家.{0,2}")
_PART_OF_WORLD = re.compile(r"(?:.{1,3}(?:国|太|中|东|西|南|北|美|欧))区|全球|海外")


def is_trade(form: str) -> bool:
    """Tell whether what looks like a person's name is a trade, or begins with one.

    >>> is_trade("漆艺家"), is_trade("琴家石"), is_trade("王小云")
    (True, True, False)
    """
    return _TRADE.fullmatch(form) is not None


def _may_be(form: str, row: Found) -> bool:
    if row.type == "Person" and (alone := words(form)) and len(alone) == 1 and alone[0].tag[0] in "vadtmqc":
        return False
    titled = row.type == "Person" and surname(form) and TITLE.fullmatch(simplified(form)[len(surname(form)) :])
    if titled and row.sure == 3:
        return True
    if row.type == "Person" and (form.endswith(("生", "人", "家", "员", "者")) and not is_person(form)):
        return False
    if row.type == "Person" and row.sure < 3 and is_trade(form):
        return False
    if row.type == "Organization" and row.sure < 3 and _PART_OF_WORLD.fullmatch(form):
        return False
    if row.type == "Person" and row.sure < 3:
        return len(form) > 1 and form not in table("no_persons") and not TITLE.fullmatch(form)
    return len(form) > 1


def _apart(text: str, rows: Sequence[Found], found: Sequence[Word]) -> Iterator[Found]:
    """Yield names that do not overlap: the surer first, then the longer."""
    kept: list[Found] = []
    for row in sorted(rows, key=lambda r: (-r.sure, -(r.end - r.start), r.start)):
        if not any(row.start < other.end and other.start < row.end for other in kept):
            kept.append(row)
    yield from sorted(kept)


def _titled(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield persons before whose title their name stands: 王小云教授; and surnames with a title: 王老师."""
    for match in TITLE.finditer(text):
        at = match.start()
        if len(match[0]) < 2 and text[match.end() : match.end() + 1] not in (*tuple("，。！？、；：的说"), ""):
            continue
        for size in (4, 3, 2):
            weak = text[at - size : at - size + 1] in _WEAK
            department = size == 2 and text[at - 1] in "部院所系室处科局厂台馆社" and match[0] in _HEADS
            if (
                at >= size
                and not weak
                and not department
                and is_person(text[at - size : at])
                and any(word.start == at - size for word in found)
            ):
                if len(match[0]) > 1:
                    yield Found(at - size, at, "Person", 3)
                break
        else:
            family = next((s for s in (2, 1) if at >= s and surname(text[at - s : at]) == text[at - s : at]), 0)
            word = next((w for w in found if w.start <= at - family < w.end), None)
            alone = word is not None and word.start == at - family and word.end in (at, match.end())
            if (
                family
                and alone
                and not (family == 1 and text[at - 1] in "和从于向那连与同跟有家国文高公管师主任马水金石山白")
            ):
                yield Found(at - family, match.end(), "Person", 3)


_HEADS = ("主任", "部长", "院长", "所长", "处长", "经理", "总监", "主席", "会长", "书记")
"""Who leads a department, whose name may look like that of a person: 策展部主任."""
_WEAK = "任于时常应能都从连和向经成有别曾管解计段干支党国后公家文祖空第言年习通双万陆幸"
"""Surnames that are more often other words."""


def _institutions(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield organizations by the noun that ends their names, with what stands before it."""
    suffixes = table("institutions")
    for n, word in enumerate(found):
        ending = next((word.text[-size:] for size in (4, 3, 2, 1) if word.text[-size:] in suffixes), None)
        if ending is None or word.tag[0] not in "njvslgb":
            continue
        if (
            len(ending) == 1
            and not word.text.endswith("系")
            and (word.text == ending or word.tag not in ("nt", "nz", "ns"))
        ):
            continue
        first = n
        while first > 0 and n - first < 6 and _modifies(found[first - 1]):
            first -= 1
        while (
            first < n
            and found[first].tag[0] in "avmfqdpc"
            and len(found[first].text) == 1
            and len(found[first + 1].text) > 1
        ):
            first += 1
        start = found[first].start
        if text[start] in "前原现曾" and word.start - start > 2:
            start += 1
        form = text[start : word.end]
        if ending in _LEARNT and text[:start].endswith("的"):
            continue  # 王先生的双层技术
        if first == n and (word.text == ending or word.tag not in ("nt", "nz")):
            continue
        if cut := re.match(r"[\u3400-\u9fff]{2,}(?:大[学學]|[学學]院)(?=[\u3400-\u9fff]{1,6}(?:系|专业)$)", form):
            yield Found(start, start + cut.end(), "Organization", 3)
            continue
        proper = any(w.tag in ("ns", "nr", "nz", "nt", "eng", "nrt", "j") for w in found[first : n + 1])
        fund = ending in _FUNDS and first < n and not any(w.text in _GENERIC_FUNDS for w in found[first:n])
        rare = any(len(w.text) == 1 for w in found[first:n]) and len(form) - len(word.text) > 1
        if len(form) <= 20 and (proper or rare or fund):
            yield Found(start, word.end, "Organization", 3 if proper else 2)


_BRANCH = re.compile(
    r"(?:中科院|中国科学院|社科院|中国社会科学院|农科院|中国农业科学院|工程院|[\u3400-\u9fff]{2,6}大学)"
    r"[\u3400-\u9fff]{1,8}?(?:研究所|研究院|实验室|研究中心|所|学院)(?![\u3400-\u9fff]?长)"
)


def _inside_schools(text: str) -> Iterator[Found]:
    """Yield institutes of academies and universities: 中科院物理所."""
    for match in _BRANCH.finditer(text):
        if not re.search("[的了在和与去到是]", match[0]) and not re.match("[在到去从于回考进读上]", match[0]):
            yield Found(match.start(), match.end(), "Organization", 3)


_LEARNT = ("技术", "网络", "软件", "材料", "智能", "光学", "机器人")
_FUNDS = ("资本", "基金", "创投", "律师事务所", "出版社", "集团")
_GENERIC_FUNDS = frozenset(
    [
        "社会",
        "风险",
        "民间",
        "外国",
        "人力",
        "文化",
        "金融",
        "产业",
        "国有",
        "私人",
        "政府",
        "国际",
        "大型",
        "投资",
        "私募",
        "公募",
        "主权",
        "家族",
        "养老",
        "慈善",
        "公益",
        "对冲",
        "天使",
        "创业",
        "学术",
        "会计",
        "地方",
        "专业",
        "跨国",
        "企业",
        "行业",
        "连锁",
        "餐饮",
        "教育",
        "媒体",
        "酒店",
        "跨界",
        "上市",
        "海外",
    ]
)


def _modifies(word: Word) -> bool:
    fits = (
        word.tag in _MODIFIERS
        or re.fullmatch("第[一二三四五六七八九十]+", word.text) is not None
        or re.fullmatch(_HAN, word.text) is not None
    )
    return fits and not _NEVER_IN_FIRMS.fullmatch(word.text)


def _dictionary(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield the organizations that the dictionary knows."""
    for word in found:
        if word.tag == "nt" and len(word.text) > 1:
            yield Found(word.start, word.end, "Organization", 2)


_EPISODE = re.compile(r"(?:EP?|Ep|Vol|No|S\d+E)[ .]?\d+")


_NEAR = re.compile(r"(?:在|到|去|来自|回|从|往|住|于)$")
_AFTER_PLACE = re.compile(r"^(?:人|渔民|农民|长大|出生|老家|的(?:渔民|农民|船老大|乡下|郊区)|市|乡下|郊区|本地)")
_PRIZE = re.compile(
    r"(?:最佳|年度|杰出|优秀|终身)[\u3400-\u9fff]{1,8}奖|[\u3400-\u9fff·]{2,10}?(?:文学|学术|电影|科学|技术|音乐|建筑|设计|新闻|艺术|摄影|论文|创新|青年|成就|贡献|教学|研究|发明|戏剧|美术|图书|诗歌|小说|翻译|数学|物理|化学|医学|和平)奖|(?:诺贝尔|图灵|普利策|奥斯卡|菲尔兹|茅盾|鲁迅|金马|金像|金鸡|百花|雨果|星云|布克|格莱美|普利兹克|邵逸夫|沃尔夫|拉斯克)(?:[\u3400-\u9fff]{1,4}?)?奖"
)
_BEFORE_PRIZE = re.compile(
    r".*(?:获得|荣获|斩获|摘得|拿到|拿下|夺得|赢得|捧回|[获得颁拿了的过是和与届年])(?=[\u3400-\u9fff]{2,})"
)
_WON = re.compile(
    r"(?:[获得拿捧摘颁评]|荣获|斩获|摘得|拿到|拿下|夺得|赢得|捧回|颁发|评上|入围|荣膺|拿走|抱回)(?:了|过|到|得|下|回)?(?:一次|两次|三次|一座|一个|那年的|当年的|这一届的|首届)?"
    r"(?P<prize>(?!过|了|到|得|下|回|的|奖|个|这|那|什么|大奖|不少|很多|许多|几|一|两|好|无数|各种)[\u3400-\u9fff]{2,7}?奖)(?=[，。、；！？”」）)\s]|$|的|和|与|时|后|之后)"
    r"|(?:当选|评为|获评|荣获|荣膺|拿下|选为|拿到|获得|拿了|得了)(?:了|过)?(?:[\u3400-\u9fff]{0,4}的)?(?P<title>(?:年度|赛季)?最佳[\u3400-\u9fff]{2,6}?)(?=[，。；！？]|$)"
)
_MADE_BY = re.compile(r"^(?:执导|导演|主演|作曲|作词|翻译|所著|写|著|译|画|唱|作)?的?(?:[\u3400-\u9fff]{0,4})?《")


def _surroundings(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield what the words around it give away: places after 在 and before 人, makers before 执导的《…》, prizes."""
    for word in found:
        if word.text in table("foreign_places"):
            yield Found(word.start, word.end, "Place", 2)
        if word.tag == "ns" and len(word.text) > 1:
            if _NEAR.search(text[: word.start]) or _AFTER_PLACE.match(text[word.end :]):
                yield Found(word.start, word.end, "Place", 2)
        elif word.tag.startswith("nr") and len(word.text) > 1 and _MADE_BY.match(text[word.end :]):
            yield Found(word.start, word.end, "Person", 3)
    for match in _PRIZE.finditer(text):
        start = match.start()
        if cut := _BEFORE_PRIZE.match(match[0]):
            start += cut.end()
        if match.end() - start > 2:
            yield Found(start, match.end(), "Award", 3)
    for match in _WON.finditer(text):
        kind = "prize" if match["prize"] else "title"
        yield Found(match.start(kind), match.end(kind), "Award", 3)


def _latin(text: str) -> Iterator[Found]:
    """Yield names in Latin letters inside Chinese."""
    for match in _LATIN.finditer(text):
        if len(match[0]) > 1 and re.search(_HAN, text) and not _EPISODE.fullmatch(match[0]):
            yield Found(match.start(), match.end(), None, 2)
