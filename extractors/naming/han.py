"""Names that running Chinese gives, each with the class that its shape or the words around it give away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.languages.chinese import names
from kg.languages.chinese.people import NO_LAST
from kg.languages.chinese.persons import DOT, is_person, surname
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import words
from kg.names.chinese import simplified

from .han_slots import institutions, quoted

HAN = re.compile(r"[\u3400-\u9fff]")
FEWEST = 4
"""Chinese characters below which a text is no running Chinese."""
_FORM = r"([\u3400-\u9fff]{2,8}?)"
_END = r"(?=[，。、；！？,;!?（(“《\s]|$|的|了|之后|以后|那|这|当|做|担任|任职|工作(?!室)|实习|读|念|上班|供职|和|与|以及|时)"
_AT_WORK = re.compile(
    rf"(?:入职|加盟|供职于|任职于|就职于|受雇于|效力于|跳槽[到去至]|离开|加入|创办了?|创立了?|创建了?|创办了?|联合创立了?|联合创办了?|收购了?|投资了?|领投了?|并购了?|"
    rf"毕业于|就读于|考[入上取进]了?|保送[到至]?|保研[到至]?)了?{_FORM}{_END}"
    rf"|(?:在|于|到|去|进){_FORM}(?=供职|任职|就职|上班|实习|工作|任教|教书|当过|当了|担任|做过|干过|读博|读研|读书|念书|求学|进修|做博后|做博士后|做访问)"
    rf"|(?:这家|一家|那家|叫|名叫|名为)(?:公司)?(?:叫|名叫|名为)?[“「]?{_FORM}[”」]?(?=的?(?:公司|集团|基金|机构|工作室|实验室))"
)
_HOLDS = re.compile(
    r"(?:^|[，。、：:；\s\d]|我是|他是|她是)(?P<form>[\u3400-\u9fff]{2,6}?)(?:的(?:老板|创始人|联合创始人|CEO|CTO|董事长|总裁|总经理|股东|员工|掌门人|投资人)|(?:整个|全部|最后|后来|也)?(?:并入|被[^，。]{1,8}?(?:收购|并购|买下)))"
)
_TECHNIQUE = re.compile(
    r"(?:脱胎于|基于|源自|源于|借鉴了?|沿用了?|改进了?|继承了?|取代了?|采用了?)(?:[\u3400-\u9fff]{1,5}的)?(?P<form>[\u3400-\u9fff]{1,8}(?:聚类|回归|网络|模型|算法|方法|理论|机制|变换|编码|推断|优化|学习|法|工艺|架构|框架|定理|技术|学说|疗法|体系))(?=[，。、；]|$|的)"
)
_QUOTED = re.compile(r"[“「『]([^“”「」『』\n，。！？；]{2,20})[”」』]")
_IDEA = re.compile(
    r"[”」』]?(?:这|那)?(?:一|个|套|种|条)?(?:的)?(?:那一套|这一套|那套|这套|说法|概念|想法|观点|理念|理论|提法|主张|口号|原则|定律|假说|观念|思想|方法论|哲学|现象|效应|规律|模式)"
)
_CLASSES = {
    "Paper": "论文 文章 工作 综述", "Book": "书 小说 著作 传记 诗集 散文集 文集 绘本 教材", "Film": "电影 影片 片子 纪录片 短片 动画片",
    "TVSeries": "电视剧 剧集 剧 综艺 美剧", "Podcast": "播客 电台 节目", "Method": "模型 算法 方法 框架 架构 技术 工艺",
    "Software": "软件 系统 应用 平台 程序 工具 App", "Game": "游戏 手游", "Artwork": "歌 曲子 专辑 画 雕塑 曲 舞剧 话剧 唱片 装置",
    "Product": "产品 设备 机器 酒 茶", "Dataset": "数据集 语料库 数据库", "Organization": "牌子 品牌 公司 基金 机构 工作室 实验室 乐队 团队 学校 集团 书店",
    "Award": "奖 奖项 大奖", "Event": "展览 活动 比赛 论坛", "Venue": "期刊 学报",
}  # fmt: skip
NOUNS = {noun: type_ for type_, nouns in _CLASSES.items() for noun in nouns.split()}
_HOUSES = sorted(
    {*filter(lambda noun: len(noun) > 1, table("institutions")), "杂志社", "杂志", "周刊", "编辑部", "店", "厂"}
    - set(NOUNS)
    - {"软件", "技术", "网络", "平台"}
)
"""Nouns of organizations that may stand beside their names in marks."""
_AFTER = re.compile(
    rf"(?:这|那)?(?:一)?(?:[部本篇首款档家个张支套项次幅]|系列)?(?P<noun>{'|'.join(sorted((*NOUNS, *_HOUSES), key=len, reverse=True))})"
)
_BEFORE = re.compile(
    rf"(?P<noun>{'|'.join(sorted(NOUNS, key=len, reverse=True))})(?:是|叫|叫做|名叫|名为|题为|：|，)?$"
)
_MADE = (
    (re.compile(r"(?:执导|导演|拍|拍摄|主演|上映)(?:了|过|的)?$"), "Film"),
    (re.compile(r"(?:写|著|读|翻译|译|出版|翻|看)(?:了|过|的|完)?(?:一?[本部])?$"), "Book"),
    (re.compile(r"(?:发表[在于]|刊[登发]?[在于]|登在|发在|发到|投给|投稿给?|改投|投到|投稿到|先投|首投|转投|重投|再投|又投)(?:了|的|过)?(?:是)?$"), "Venue"),
    (re.compile(r"(?:发表|投稿?|合写)(?:了|过|的)?(?:一?篇)?$"), "Paper"),
    (re.compile(r"(?:唱|演唱|作曲|弹|画)(?:了|过|的)?(?:一?[首张幅])?$"), "Artwork"),
    (re.compile(r"(?:玩|打)(?:了|过|的)?$"), "Game"),
)  # fmt: skip


_TAKES = re.compile(
    r"[，]?(?:也|又|后来|才|居然|最后|倒|很快|终于)?(?:拒(?!绝了我)|收了|录用|退稿|退了|接收|没收|没中|给拒|被拒)"
)
"""What a journal does behind its title."""


def class_of_title(text: str, start: int, end: int) -> str | None:
    """Return the class that the words around a title in marks give it: 电影《…》, 《…》这部电影, 执导的《…》.

    `start` and `end` are the places of its marks. None where nothing tells.
    """
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    if re.search("(?:学报|学刊|期刊)[》”」]$", text[:end]) or _TAKES.match(after):
        return "Venue"
    if match := _AFTER.match(after):
        return NOUNS.get(match["noun"], "Organization")
    if match := _BEFORE.search(before):
        return NOUNS[match["noun"]]
    return next((type_ for pattern, type_ in _MADE if pattern.search(before)), None)


def class_of_description(text: str) -> str | None:
    """Return the class that a Chinese description begins by naming: "云山大学教授，…", "纪录片，导演…".

    >>> class_of_description("云山大学教授，著有两本书"), class_of_description("纪录片，2019年上映"), class_of_description("她的书")
    ('Person', 'Film', 'Book')
    """
    first = re.split("[，。；：,（(]", simplified(text.strip()), maxsplit=1)[0]
    if not HAN.search(first):
        return None
    for noun in sorted((*NOUNS, *_HOUSES, *_POSTS), key=lambda noun: (-len(noun), noun)):
        if first.endswith(noun):
            return "Person" if noun in _POSTS else NOUNS.get(noun, "Organization")
    return None


_POSTS = frozenset(
    {*table("posts"), "创始人", "联合创始人", "创办人", "选手", "学者", "会员", "主理人", "博主", "得主"}
)


def han_names(texts: Iterable[str], given: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield (form, class) of every name that the texts hold, again where it stands again; `given` are known already."""
    known = set(given)
    hints: Counter[str] = Counter()
    for text in texts:
        if len(HAN.findall(text)) < FEWEST:
            continue
        for one in names.find(text):
            form = text[one.start : one.end]
            if one.sure == 0:
                hints[form] += 1
                continue
            if one.type == "Person" and text[one.start - 1 : one.start] == "《" and text[one.end : one.end + 1] == "》":
                continue
            if one.sure < 3 and form[:-1] in known:
                continue  # 李明后 of 李明后来
            if form not in known and not (one.type is None and HAN.search(form)):
                yield from [(form, one.type)] * one.sure
        yield from (
            (form, "Person")
            for form in _related(text)
            if form not in known and form[:-1] not in known
            for _ in range(2)
        )
        yield from ((form, type_) for form, type_ in _quoted(text) if form not in known)
        for match in _TECHNIQUE.finditer(text):
            if not re.search("[的了是这那]", match["form"]) and match["form"] not in known:
                yield match["form"], "Method"
        for match in _HOLDS.finditer(text):
            if match["form"] not in known and _may_name(match["form"]) and not is_person(match["form"]):
                yield match["form"], "Organization"
        yield from ((form, "Organization") for form in _at_work(text) if form not in known for _ in range(2))
        yield from ((form, "Organization") for form in institutions(text) if form not in known for _ in range(2))
        yield from ((form, type_) for form, type_ in quoted(text) if form not in known)
        firms = [word.text for word in words(text) if word.text in table("firms") and word.text not in known]
        yield from ((firm, "Organization") for firm in firms for _ in range(4))
    yield from ((form, "Person") for form, times in sorted(hints.items()) if times > 1 and form not in known)


def _quoted(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands in quotation marks and is named an idea, a paper, a firm … by the words beside it."""
    for match in _QUOTED.finditer(text):
        form = match[1].strip()
        if _IDEA.match(text, match.end()):
            yield form, "Concept"
        elif (type_ := class_of_title(text, match.start(), match.end())) and len(form) < 16:
            yield form, type_


_RELATED = re.compile(
    r"(?:师从|师承|导师(?:是|叫)?|师[父傅弟兄姐妹](?:是|叫)?|徒弟|学生|同事|太太|妻子|丈夫|老公|老婆|父亲|母亲|爸爸|妈妈|舅舅|叔叔|伯伯|姑姑|姨妈|哥哥|弟弟|姐姐|妹妹|"
    r"儿子|女儿|朋友|同学|合伙人|搭档|作者(?:是)?|导演(?:是)?|主编|记者|创始人|教授|老师|工程师|总监|经理|主任|名叫|我叫|我是|遇到了?|认识了?|嫁给了?|娶了|跟着|请到了?)(?=[\u3400-\u9fff])"
)


def _related(text: str) -> Iterator[str]:
    """Yield persons who stand where somebody is named: 师从某某, 我舅舅某某."""
    edges = {word.end for word in words(text)}
    for match in _RELATED.finditer(text):
        at = match.end()
        if at not in edges:
            continue  # 老师傅
        for size in (3, 4, 2):
            form = text[at : at + size]
            if form[-1:] in NO_LAST or names.is_trade(form):
                continue  # 王芳读 of 王芳读博士
            if len(form) == size and is_person(form) and (at + size in edges or size == 3):
                if size == 3 and at + 3 not in edges and at + 2 in edges and is_person(form[:2]):
                    continue
                yield form
                break


def _at_work(text: str) -> Iterator[str]:
    """Yield what stands where only an organization can: 入职某某, 在某某供职."""
    for match in _AT_WORK.finditer(text):
        form = re.sub(r"(?<=大学).*(?:系|专业|学院)$", "", next((form for form in match.groups() if form), ""))
        if form and _may_name(form) and not is_person(form):
            yield form


def _may_name(form: str) -> bool:
    """Tell whether characters may name a firm: no generic word, no pronoun, no sentence."""
    if (
        form in table("generic")
        or form in table("posts")
        or re.search("[的了是我你他她它们这那哪此该每某各什么两几]|一家|一所|一个|自己|之", form)
    ):
        return False
    found = words(form)
    if any(word.tag[0] in "rpcuymf" and word.tag not in ("mz",) for word in found):
        return False
    if len(found) > 1 and found[0].text in ("做", "搞", "办", "开", "卖", "买", "写", "拍", "养", "种"):
        return False
    if len(found) == 1:
        return found[0].tag in ("nz", "nt", "x", "j", "nr", "n", "ns", "nrt") and len(form) < 5
    return found[-1].text not in table("generic") or found[0].tag in ("ns", "nz", "nr", "nt")


def inside_word(text: str, start: int, end: int) -> bool:
    """Tell whether characters of a text stand within a longer word of the dictionary: 阿里 in 阿里山.

    >>> inside_word("他爬过阿里山", 3, 5), inside_word("他在阿里干过", 2, 4)
    (True, False)
    """
    if end - start > 3:
        return False
    begin = max(0, start - 6)
    for word in words(text[begin : end + 6]):
        if word.start + begin < end and start < word.end + begin:
            covers = word.start + begin <= start and end <= word.end + begin
            if covers and len(word.text) > end - start and word.tag[0] in "nilvabd" and word.tag[:2] != "nr":
                return True
    return False


def parts(form: str) -> Iterator[str]:
    """Yield the shorter forms by which running text may name a person: the last part of 罗杰·佩恩, 小云 for 王小云."""
    if any(dot in form for dot in DOT):
        pieces = re.split(f"[{DOT}]", form)
        yield from (piece for piece in (pieces[-1], pieces[0]) if len(piece) > 1)
    elif is_person(form):
        given = form[len(surname(form)) :]
        if len(given) == 2:
            yield given
