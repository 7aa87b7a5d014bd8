"""Names that the words around them give away in running Chinese: places, makers of titles, prizes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.languages.chinese.found import Found
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import Word

_NEAR = re.compile(r"(?:在|到|去|来自|回|从|往|住|于)$")
_AFTER_PLACE = re.compile(r"^(?:人|渔民|农民|长大|出生|老家|的(?:渔民|农民|船老大|乡下|郊区)|市|乡下|郊区|本地)")
_PRIZE = re.compile(
    r"(?:最佳|年度|杰出|优秀|终身)[\u3400-\u9fff]{1,8}奖|[\u3400-\u9fff·]{2,10}?(?:文学|学术|电影|科学|技术|音乐|建筑|设计|新闻|艺术|摄影|论文|创新|青年|成就|贡献|教学|研究|发明|戏剧|美术|图书|诗歌|小说|翻译|数学|物理|化学|医学|和平)奖|(?:诺贝尔|图灵|普利策|奥斯卡|菲尔兹|茅盾|鲁迅|金马|金像|金鸡|百花|雨果|星云|布克|格莱美|普利兹克|邵逸夫|沃尔夫|拉斯克)(?:[\u3400-\u9fff]{1,4}?)?奖"
)
_BEFORE_PRIZE = re.compile(
    r".*(?:获得|荣获|斩获|摘得|拿到|拿下|夺得|赢得|捧回|[获得颁拿了的过是与届年]|和(?!平))(?=[\u3400-\u9fff]{2,})"
)
_WON = re.compile(
    r"(?:[获得拿捧摘颁评]|荣获|斩获|摘得|拿到|拿下|夺得|赢得|捧回|颁发|评上|入围|荣膺|拿走|抱回)(?:了|过|到|得|下|回)?(?:一次|两次|三次|一座|一个|那年的|当年的|这一届的|首届)?"
    r"(?P<prize>(?!过|了|到|得|下|回|的|奖|个|这|那|什么|大奖|不少|很多|许多|几|一|两|好|无数|各种)[\u3400-\u9fff]{2,7}?奖)(?=[，。、；！？”」）)\s]|$|的|和|与|时|后|之后)"
    r"|(?:当选|评为|获评|荣获|荣膺|拿下|选为|拿到|获得|拿了|得了)(?:了|过)?(?:[\u3400-\u9fff]{0,4}的)?(?P<title>(?:年度|赛季)?最佳[\u3400-\u9fff]{2,6}?)(?=[，。；！？]|$)"
)
_MADE_BY = re.compile(
    r"^(?:(?:执导|导演|主演|作曲|作词|翻译|所著|写|著|译|画|唱|作)的?[\u3400-\u9fff]{0,4}|的[\u3400-\u9fff]{0,4})?《"
)


def surroundings(text: str, found: Sequence[Word]) -> Iterator[Found]:
    """Yield what the words around it give away: places after 在 and before 人, makers before 执导的《…》, prizes."""
    for word in found:
        if word.text in table("foreign_places"):
            yield Found(word.start, word.end, "Place", 2)
        if word.tag == "ns" and len(word.text) > 1:
            if _NEAR.search(text[: word.start]) or _AFTER_PLACE.match(text[word.end :]):
                yield Found(word.start, word.end, "Place", 2)
        elif (
            word.tag.startswith("nr")
            and word.text not in table("no_persons")
            and len(word.text) > 1
            and _MADE_BY.match(text[word.end :])
        ):
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
