"""Foreign persons in running Chinese: 艾达·洛夫莱斯, 巴贝奇."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.languages.chinese.persons import DOT
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import Word
from kg.names.chinese import simplified
from kg.names.tables import words as named

_HAN = r"[\u3400-\u9fff]"
_DOTTED = re.compile(rf"{_HAN}{{1,8}}(?:[{DOT}]{_HAN}{{1,12}})+")
_STOP = (
    "的是和与跟叫在由被把对从向给让请找像了着过说读听看见为有个位名师人家生者长员及到去如受比将以于等第家国用教就或即"
)
"""Characters that stand before or after a foreign name, hardly in one."""
_ENDS = re.compile(
    r"(?:教授|博士|先生|女士|老师|写|说|著|译|拍|导|执导|的|《|编|唱|画|给|教|提出|发明|和|与|、|，|。|；|对|做|当|在|是|也|就|很|曾|获|被|那|[（(])|$"
)


def foreign(char: str) -> bool:
    """Tell whether foreign names are written with a character."""
    return char in named("foreign_characters") or char in table("foreign_more")


def dotted(text: str, found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield foreign names with dots between their parts; words before and after are cut off."""
    plain = simplified(text)
    for match in _DOTTED.finditer(plain):
        first = min(plain.find(dot, match.start()) for dot in DOT if dot in match[0])
        last = max(plain.rfind(dot, match.start(), match.end()) for dot in DOT) + 1
        begin = _left(plain, match.start(), first, found)
        end = _right(plain, last, match.end(), found)
        if begin < first and end > last:
            yield begin, end


def _left(text: str, least: int, dot: int, found: Sequence[Word]) -> int:
    """Return where the first part of a name begins that ends at a dot."""
    at = dot
    while at > least and dot - at < 7:
        char = text[at - 1]
        word = next((w for w in found if w.start < at <= w.end), None)
        whole = word is not None and word.end == at and len(word.text) > 1
        if whole and word is not None and dot > at and not _sounds(word) and not word.tag.startswith("nr"):
            break
        if dot > at and (char in _STOP or (not foreign(char) and dot - at > 1)):
            break
        at -= 1
    return at


def _right(text: str, begin: int, most: int, found: Sequence[Word]) -> int:
    """Return where the last part of a name ends that begins after a dot."""
    at = begin
    starts = {w.start: w for w in found}
    while at < most and at - begin < 9:
        char = text[at]
        word = starts.get(at)
        if at > begin and _INSTITUTE.match(text, at):
            break
        if at > begin and (char in _STOP and not (word is not None and len(word.text) > 1 and _sounds(word))):
            break
        if at > begin + 1 and word is not None and not foreign(char):
            break
        if at > begin and word is not None and len(word.text) > 1 and word.tag[0] in "vnd" and not _sounds(word):
            break
        if at > begin and _ENDS.match(text[at:most]) and char not in "尔斯特德克罗和给" and not foreign(char):
            break
        at += 1
    return at


def _sounds(word: Word) -> bool:
    return all(foreign(char) for char in word.text) and not word.tag.startswith("v")


_INSTITUTE = re.compile(
    "大学|学院|医院|公司|餐厅|酒店|研究[所院]|实验室|基金|学校|中学|剧院|工作室|事务所|博物馆|图书馆|奖|乐团|机场|车站|诊所|出版社|书店|集团|银行"
)


def runs(text: str, found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield runs of three characters or more by which foreign names are written, and that are no words."""
    at = 0
    rows = list(found)
    while at < len(rows):
        begin = at
        while at < len(rows) and _may_sound(rows[at]):
            at += 1
        size = rows[at - 1].end - rows[begin].start if at > begin else 0
        if 3 <= size <= 7 and any(len(w.text) == 1 or w.tag.startswith("nr") for w in rows[begin:at]):
            yield rows[begin].start, rows[at - 1].end
        at = max(at, begin + 1)


def _may_sound(word: Word) -> bool:
    return (
        all(foreign(char) and char not in "和给以于为有" for char in word.text)
        and (len(word.text) == 1 or word.tag[:2] in ("nr", "nz", "x"))
        and word.tag[0] not in "pcu"
        and word.text not in table("no_persons")
    )
