"""How Chinese pages and speech say what show it is, who hosts it and who the guest is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.chinese.persons import TITLE, is_person, surname
from kg.languages.chinese.tables import words as table

_LABEL = re.compile(
    r"(?P<label>标题|題目|题目|节目|節目|播客|频道|頻道|嘉宾|嘉賓|来宾|來賓|本期嘉宾|本期来宾|受访者|受访嘉宾|主持人?|主播|采访者?|时长|時長|总时长|片长|"
    r"发布时间|发布日期|发布|日期|时间|平台|来源|期数|职位|身份|职务)[ \u3000]{1,4}(?P<value>\S.*)"
)
_FIELD = {
    "标题": "title", "題目": "title", "题目": "title", "节目": "show", "節目": "show", "播客": "show",
    "频道": "channel", "頻道": "channel", "嘉宾": "guest", "嘉賓": "guest", "来宾": "guest", "來賓": "guest",
    "本期嘉宾": "guest", "本期来宾": "guest", "受访者": "guest", "受访嘉宾": "guest", "主持": "host", "主持人": "host",
    "主播": "host", "采访": "host", "采访者": "host", "时长": "duration", "時長": "duration", "总时长": "duration",
    "片长": "duration", "发布时间": "published", "发布日期": "published", "发布": "published", "日期": "published",
    "时间": "published",
    "平台": "source", "来源": "source", "期数": "episode", "职位": "role", "身份": "role", "职务": "role",
}  # fmt: skip
_HAN = r"[\u3400-\u9fff]"
_NAME = rf"(?:{_HAN}{{1,6}}(?:[·•・]{_HAN}{{1,8}}){{1,3}}|{_HAN}{{2,4}})"
_EPISODE = (
    r"(?:(?<![A-Za-z])EP?\.?|(?<![A-Za-z])Ep\.?|Vol\.?|No\.?|S\d{1,2}E|#)\s?\d{1,4}"
    r"|第\s?[\d一二三四五六七八九十百]{1,5}\s?[期集回季话]"
)
_SHOW = re.compile(
    rf"[\[【]?《(?P<quoted>[^《》]{{1,24}})》[\]】]?\s*(?:播客|节目)?\s*[|｜·:：—-]*\s*(?:{_EPISODE}|(?:本期)?(?:逐字稿|文字稿|文稿))"
    rf"|(?P<bare>(?=[^\s|｜]{{0,15}}{_HAN})[^\s|｜:：《》“”【】]{{2,16}})\s*[|｜·]?\s*(?:{_EPISODE})(?=[\s|｜:：.·—-]|$)",
    re.IGNORECASE,
)
_WITH_POST = re.compile(
    rf"(?:对话|專訪|专访|对谈|訪談|访谈|采访)\s*[:：]?\s*(?P<who>{_HAN}{{4,16}})(?=$|[\s|｜:：，,、（(“「《—])"
)
_GUEST = (
    re.compile(rf"(?:^|[|｜:：\s》】])(?:对话|專訪|专访|对谈|訪談|访谈|采访|对谈人|嘉宾|来宾|本期嘉宾)\s*[:：]?\s*(?P<name>{_NAME})"
               r"(?=$|[\s|｜:：，,、（(“「《—])"),
    re.compile(rf"(?:^|[|｜》】]\s*|\d\s+)(?P<name>{_NAME})\s*(?:[:：]|专访|访谈|[|｜]|$)"),
    re.compile(rf"与\s?(?P<name>{_NAME})\s?(?:对谈|对话|聊|谈)"),
)  # fmt: skip
_AM = re.compile(
    r"(?:我是|我叫|我的名字[是叫])(?:你们的)?(?:主播|主持人|老朋友|嘉宾)?[，,：:]?\s?(?P<name>[\u3400-\u9fff·]{2,10})"
)
_OPENS = re.compile(
    r"欢迎(?:大家|各位|你们)?(?:收听|收看|来到|回到|光临|打开)|这里是|大家好|各位[^，。]{0,6}好|听众朋友|开张|收听|本期节目"
)
_INTRODUCES = re.compile(
    r"(?:(?:本|这|今)(?:期|天|晚|次|集)?(?:节目)?(?:的|我们的|我们|邀?请到?的)?(?:特邀)?(?:嘉宾|来宾|客人)(?:老师)?(?:，|：|就?是|叫)?"
    r"|(?:请[到来](?:了|的是)?|邀请到?(?:了|的是)?|做客的是|对面坐着的是|坐在?我?们?(?:的)?对面的?(?:这位|这一位)?(?:，)?(?:就)?是|跟我们聊的是|欢迎|有请)(?:了)?)(?P<who>[^，。！？,!?]{2,40})"
)


def labelled(text: str) -> tuple[str, str] | None:
    """Return field and value of a label with white space after it, None where no such label begins the text.

    >>> labelled("嘉宾 王小云"), labelled("时间 会证明")
    (('guest', '王小云'), None)
    """
    match = _LABEL.fullmatch(text.strip())
    if not match:
        return None
    field, value = _FIELD[match["label"]], match["value"].strip()
    if field in ("guest", "host") and not _names(value):
        return None
    if field in ("published", "duration", "episode") and not re.search(r"\d|[一二三四五六七八九十]", value):
        return None
    return field, value


def _names(value: str) -> bool:
    first = re.match(rf"{_NAME}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*", value)
    return first is not None and (is_person(first[0]) or first[0].isascii())


def titled(text: str) -> Iterator[tuple[str, str]]:
    """Yield the show and the guest that a title names, where its shape is sure.

    >>> dict(titled("《织机》第3期：对话王小云")), dict(titled("夜读 E15 | 王小云：先读再说"))
    ({'show': '织机', 'episode': '3', 'guest': '王小云'}, {'show': '夜读', 'episode': '15', 'guest': '王小云'})
    """
    if not re.search(_HAN, text):
        return
    show = _SHOW.search(text[:120])
    if show:
        yield "show", (show["quoted"] or show["bare"]).strip()
        if number := re.search(
            r"\d+",
            re.sub(
                r"S\d+(?=E)", "", show[0][show[0].find("》") + 1 :] if show["quoted"] else show[0][len(show["bare"]) :]
            ),
        ):
            yield "episode", number[0]
    rest = text[show.end() :] if show else text
    for pattern in _GUEST:
        for match in pattern.finditer(rest[:200]):
            name = _shortened(match["name"])
            if name and (not show or name != (show["quoted"] or show["bare"])):
                yield "guest", name
                return
    if led := _WITH_POST.search(rest[:200]):
        found = _last_person(led["who"])
        if found and found[1] and led["who"][: found[1]].endswith(tuple(table("posts"))):
            yield "guest", found[0]


def _shortened(text: str) -> str | None:
    """Return the name that the characters are, a title after it left out; None where they are none."""
    title = re.search(rf"{TITLE.pattern}$", text)
    bare = text[: title.start()] if title and len(text) - len(title[0]) > 1 else text
    return next((name for name in (text, bare) if is_person(name)), None)


def introduces_self(text: str) -> tuple[str, int] | None:
    """Return the name that a speaker gives as his own, and its column; None where he gives none.

    >>> introduces_self("大家好，我是王小云，欢迎收听。"), introduces_self("我是说不行。")
    (('王小云', 6), None)
    """
    for match in _AM.finditer(text[:600]):
        run = re.split(r"(?:[，。！？的]|老师|教授|博士)", match["name"])[0]
        for size in range(min(len(run), 10), 1, -1):
            if is_person(run[:size]) or (size == len(run) and _nickname(run)):
                return run[:size], match.start("name")
    return None


def _nickname(text: str) -> bool:
    return re.fullmatch(r"[小老阿大]\S", text) is not None


def opens(text: str) -> bool:
    """Tell whether a turn opens a show: it greets the listeners."""
    return _OPENS.search(text[:200]) is not None


def introduced(text: str) -> Iterator[tuple[str, int]]:
    """Yield the persons whom a host introduces as guests, with their columns.

    >>> list(introduced("今天的嘉宾是清华大学的王小云教授。"))
    [('王小云', 11)]
    """
    for match in _INTRODUCES.finditer(text[:1500]):
        who, begin = match["who"], match.start("who")
        if (
            "嘉宾" not in match[0]
            and "来宾" not in match[0]
            and "对面" not in match[0]
            and "请" not in match[0]
            and "欢迎" not in match[0]
            and len(who) > 12
        ):
            continue
        found = _last_person(who)
        if found:
            yield found[0], begin + found[1]


def _last_person(text: str) -> tuple[str, int] | None:
    """Return the person that a noun phrase ends with or begins with, titles after it left out."""
    title = re.search(rf"(?:{TITLE.pattern})+$", text)
    bare = text[: title.start()] if title else text
    dotted = re.search(rf"{_HAN}{{1,6}}(?:[·•・]{_HAN}{{1,8}})+", bare)
    if dotted:
        return dotted[0], dotted.start()
    for size in (4, 3, 2):
        if (
            len(bare) >= size
            and is_person(bare[-size:])
            and (size > 2 or len(bare) == 2 or title or surname(bare[-2:]))
        ):
            return bare[-size:], len(bare) - size
    ends = (bare[:size] for size in (4, 3, 2) if size == len(bare) or re.match("[，、来做是的（(]", bare[size:]))
    return next(((name, 0) for name in ends if is_person(name)), None)
