"""Organizations in running Chinese: by the nouns that end their names, and those that the dictionary lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.languages.chinese.found import Found
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import Word
from kg.names.chinese import simplified
from kg.names.tables import words as named
from kg.text.normalize import alternatives, word_set

_HAN = r"[\u3400-\u9fff]"
_MODIFIERS = ("n", "ns", "nr", "nz", "nt", "nrt", "nrfg", "j", "b", "vn", "eng", "ng", "f", "s", "an")
_NEVER_IN_FIRMS = re.compile(
    "这|那|该|本|此|某|每|各|哪|什么|一[家个所]|两|几|我|你|他|她|它|们|的|了|在|是|和|与|跟|及|把|被|从|到|去|来|进|给|对|为|以|于|由|也|都|就|还|又|很|"
    "叫|有|没|不|过|着|得|让|请|说|做|当|开|办|念|读|上|入|加入|创办|成立|创立|创建|毕业|任职|就职|供职|收购|投资|离开|考|进入|另外?|其他|同|大|小|老|新|好|家|所|个|名|位|多|后来|之后|当时|现在|目前|曾|曾经|一直|"
    "加盟|由|任|现任|时任|曾任|前任|原任|历任|升任|转任|调任|接任|兼任|担任|出任|就读|就读于|毕业于|任职于|供职于|前|原|现|时任|下|等|如|像|例如|比如|包括|以及|所谓|许多|有些|整个|全|总|某些|知名|著名|国内|国外|海外|[前后里外上下左右旁边]面|外资|国有|民营|私立|公立|重点|普通|一流|顶级|顶尖|当地|本地|附近|旁边"
)


def institutions(text: str, found: Sequence[Word]) -> Iterator[Found]:
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
        own = ending in ("大学", "学院") and len(form) > 4 and not _KINDS.match(form) and first < n
        if len(form) <= 20 and (proper or rare or fund or own):
            yield Found(start, word.end, "Organization", 3 if proper else 2)


_KINDS = re.compile(
    "普通|重点|综合|师范|医科|民办|公办|外国|老年|成人|网络|开放|电视|社区|职业|高等|专科|私立|一流|名牌|著名|顶尖|研究型|地方|应用|独立|二级|农业|工业|理工|艺术|音乐|美术|体育|商|法|医|文|理|工|管理|经济|计算机|新闻|外语|人文|建筑|戏剧|电影"
)
"""What kind of a school it is, no name."""
_BRANCH = re.compile(
    r"(?:中科院|中国科学院|社科院|中国社会科学院|农科院|中国农业科学院|工程院|[\u3400-\u9fff]{2,6}大学)"
    r"[\u3400-\u9fff]{1,8}?(?:研究所|研究院|实验室|研究中心|所|学院)(?![\u3400-\u9fff]?长)"
)


def inside_schools(text: str) -> Iterator[Found]:
    """Yield institutes of academies and universities: 中科院物理所."""
    for match in _BRANCH.finditer(text):
        if not re.search("[的了在和与去到是]", match[0]) and not re.match("[在到去从于回考进读上]", match[0]):
            yield Found(match.start(), match.end(), "Organization", 3)


_LEARNT = ("技术", "网络", "软件", "材料", "智能", "光学", "机器人")
_FUNDS = ("资本", "基金", "创投", "律师事务所", "出版社", "集团")
_GENERIC_FUNDS = word_set(
    "社会 风险 民间 外国 人力 文化 金融 产业 国有 私人 政府 国际 大型 投资 私募 公募 主权 家族 养老 "
    "慈善 公益 对冲 天使 创业 学术 会计 地方 专业 跨国 企业 行业 连锁 餐饮 教育 媒体 酒店 跨界 上市 海外"
)


def _modifies(word: Word) -> bool:
    fits = (
        word.tag in _MODIFIERS
        or re.fullmatch("第[一二三四五六七八九十]+", word.text) is not None
        or re.fullmatch(_HAN, word.text) is not None
    )
    return fits and not _NEVER_IN_FIRMS.fullmatch(word.text)


def listed(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield the organizations that the dictionary knows."""
    for n, word in enumerate(found):
        if word.tag == "nt" and len(word.text) > 1:
            begin = n
            while begin and found[begin - 1].tag == "ns" and found[begin - 1].text not in _NATIONS:
                begin -= 1  # 青海农科院
            yield Found(found[begin].start, word.end, "Organization", 3 if begin < n else 2)


def firms(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield firms whose names are a coined word and the noun of a trade: 朗川玻璃, 维格纳窑业."""
    plain = simplified(text)
    starts = {word.start: n for n, word in enumerate(found)}
    for match in _TRADE.finditer(plain):
        for size in (2, 3, 4):
            begin = match.start() - size
            n = starts.get(begin)
            if n is None or not re.fullmatch(rf"{_HAN}+", plain[begin : match.start()]):
                continue
            head = [word for word in found[n:] if word.end <= match.start()]
            ahead = found[n - 1] if n else None
            if not head or head[-1].end != match.start() or not _coined(head, size):
                continue
            if ahead is None or ahead.tag[0] in "vpcuxdrtymfze" or ahead.text in ("家", "叫"):
                yield Found(begin, match.end(), "Organization", 2)
                break


_TRADE = re.compile(rf"{alternatives(named('chinese_industries'))}(?![一-龥]?[师工匠])")
_TELLING = ("nr", "nz", "ns", "ng", "ag", "zg", "x", "j", "g", "nt")


def _coined(head: Sequence[Word], size: int) -> bool:
    """Tell whether words before the noun of a trade are no words but a name."""
    if any(_NEVER_IN_FIRMS.fullmatch(word.text) or word.tag[0] in "mqrpcu" for word in head):
        return False
    if any(word.text in table("foreign_places") for word in head):
        return False
    if len(head) == 1:
        return size < 4 and head[0].tag[:2] in ("nr", "nz", "x") and head[0].text not in table("no_persons")
    single = all(len(word.text) == 1 for word in head)
    return (single and any(word.tag.startswith(_TELLING) for word in head)) or (
        single and all(word.tag[0] in "nag" for word in head) and any(word.tag[0] != "a" for word in head)
    )


_NATIONS = ("中国", "美国", "日本", "英国", "德国", "法国")
_WORLDWIDE = re.compile(
    r"(?:国际|国家|全国|中国|亚洲|欧洲|非洲|亚太|世界|联合国|中央|全球)[\u3400-\u9fff]{2,12}?"
    r"(?:中心|组织|总署|研究[所院]|实验室|委员会|协会|学会|基金会|联合会|联盟|档案馆|博物馆|图书馆)(?![\u3400-\u9fff]?[长员])"
)


def worldwide(text: str) -> Iterator[Found]:
    """Yield bodies of long names that begin with a nation or the world: 国际水稻改良中心."""
    for match in _WORLDWIDE.finditer(text):
        if not re.search("[的了是在我你他她们这那有没就都也和与跟及到去被把对给]", match[0]):
            yield Found(match.start(), match.end(), "Organization", 3)
