"""Terms in running Chinese: varieties and models with a number, methods named by 法, and what is quoted once and then said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import words
from kg.names.chinese import simplified

_HAN = r"[\u3400-\u9fff]"
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})"
_NUMBERED = re.compile(
    rf"(?P<head>{_HAN}{{1,6}}?)(?:{_NUMBER}号|\d{{2,4}})(?![\d年月日号元块岁度点分楼个位名家种块亩斤米公万亿百千%％:：.年])"
)
_NO_HEAD = re.compile(
    r"[第月年日星期周路街巷楼层房门座栋排台站线期届集章节页卷版条款项级班组队编约近达共有是在到从去满了过的这那和与跟及或每各几多电话手机微信频道型尺码牌价票]$"
    r"|^(?:于|在|到|从|共|约)"
)
_VARIETY = re.compile("品种|新种|选育|育成|培育|推广|审定|型号|火箭|卫星|飞船|样机|配方")
_LEFT = re.compile(
    r"(?:^|[，。、；：！？“”「」《》（(\s]|的|是|用|叫|把|跟|和|与|对|在|从|了|过|比|为|或|讲|说|种|推|育出|选育|培育|批评|反对|采用|改用|换成|靠|管|学|搞|做|信|不信|有了?|来自|基于|就|也|都|给)$"
)


def numbered(text: str) -> Iterator[str]:
    """Yield varieties and models that a name and a number call: 青麦3号, 云稻88.

    >>> list(numbered("后来种青麦3号，也试过云稻88，住在五号楼。"))
    ['青麦3号', '云稻88']
    """
    plain = simplified(text)
    for match in _NUMBERED.finditer(plain):
        head = match["head"]
        for size in range(1, min(4, len(head)) + 1):
            begin = match.end("head") - size
            own = plain[begin : match.end("head")]
            if _NO_HEAD.search(own) or own[0] in "了过着的吗呢吧啊":
                break
            told = _VARIETY.search(plain) is not None and words(own)[0].tag[0] == "n"
            if size > 1 and _LEFT.search(plain[max(0, begin - 4) : begin]) and (_coined(own) or told):
                yield text[begin : match.end()]
                break


def _coined(form: str) -> bool:
    """Tell whether characters are no word of the dictionary but a name: 青麦, 云稻."""
    found = words(form)
    return len(found) > 1 or found[0].tag[:2] in ("nr", "nz", "ns", "x", "nt")


_METHOD = re.compile(rf"{_HAN}{{2,4}}法(?![庭院律官学人国语规则定案医师典治制])")
_NO_METHOD = frozenset("政方办做说想看用手语书魔司宪立违合非刑民佛无没设执守枪技句乘除加减写作")
_FIRST = frozenset("比为或讲说推学搞做信有只再又很更最好其两几每各该本靠")
_EDGE = re.compile(r"[的了是在我你他她它们这那有没就都也和与跟及到去被把对给叫用靠从按照个种套条些什么怎]")
_TOPIC = tuple("，是也就在")
_USED = re.compile(
    r"(?:用|用的是|用的就是|采用|改用|换成|换了|发明|首创|提出|创立|总结出|琢磨出|想出|批评|反对|推广|基于|所谓的?|叫做?|名为|脱胎于|是)(?:了|过)?$"
)


def methods(texts: Sequence[str]) -> Iterator[str]:
    """Yield methods that 法 ends and that no dictionary knows, where they are used, or said more than once.

    >>> list(methods(["他用的是冷萃法，比热泡法好；热泡法太快。这个办法不错。"]))
    ['冷萃法', '热泡法']
    """
    often: Counter[str] = Counter()
    used: set[str] = set()
    for text in map(simplified, texts):
        for match in _METHOD.finditer(text):
            for begin in range(match.start(), match.end() - 2):
                form = text[begin : match.end()]
                before = text[max(0, begin - 6) : begin]
                if form[-2] in _NO_METHOD or form[0] in _FIRST or _EDGE.search(form) or not _LEFT.search(before):
                    continue
                if any(word.text[-1] == "法" and len(word.text) == 2 and word.tag[0] != "n" for word in words(form)):
                    continue
                often[form] += 1
                if _USED.search(before) or (not text[:begin].strip() and text[match.end() : match.end() + 1] in _TOPIC):
                    used.add(form)
                break
    yield from sorted(form for form, count in often.items() if count > 1 or form in used)


_QUOTED = re.compile(rf"[“「『]({_HAN}{{2,8}})[”」』]")
_TERM_BEFORE = re.compile(
    r"(?:所谓的?|[这那]个|[这那]套|[这那]种|叫|叫做|叫作|名叫|称为|称作|管它叫|提出的?|发明的?|概念，?|办法，?|方法，?|说法，?)$"
)


def quoted_terms(texts: Sequence[str]) -> Iterator[str]:
    """Yield what is quoted as a term and said elsewhere without marks: 那个“慢火”，… 慢火是….

    >>> list(quoted_terms(["说说那个“三段慢火”。", "三段慢火其实不难。", "他说“随便”。"]))
    ['三段慢火']
    """
    plain = [simplified(text) for text in texts]
    found: set[str] = set()
    for text in plain:
        for match in _QUOTED.finditer(text):
            if _TERM_BEFORE.search(text[: match.start()]) and not (set(match[1]) & set("吗呢吧啊你我他她了的")):
                found.add(match[1])
    bare = [re.sub(r"[“「『][^”」』]*[”」』]", "，", text) for text in plain]
    for form in sorted(found):
        known = words(form)
        if sum(form in text for text in bare) and not (len(known) == 1 and form in table("generic")):
            yield form
