"""What a question and its answer state together: 你在哪儿读的书？云山大学。 says where, 是你写的吧？对。 that it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.languages.chinese import veracity

from .reference import FIRST, THING, Thing
from .sentence import LIST, Sentence
from .signs import parted

_NO = "[^\ue000-\uf8ff，。！？；]"
_ASKED = re.compile(
    r"(?:谁|哪(?:一)?(?:家|所|个|位|本|部|支|篇|首|档|座|间|些|儿|里|几[个位家本部所])?|什么|啥)"
    r"(?:样的)?(?:人(?!类)|公司|大学|学校|学院|书|小说|电影|片子|论文|节目|播客|地方|名字|单位|老师|导演|作家|前辈)?"
)
"""What an answer stands for in a question, with the noun that says what is asked."""
_WISHED = re.compile(
    r"推荐(?:一下)?(?:[一两几]|一两)?(?:本|部|档|首|个|些)?(?:您|你)?(?:最?喜欢的|最近(?:在)?看的)?(?:好)?(?:书|小说|电影|片子|播客|节目|纪录片|作品)(?:单)?"
    r"|推荐(?:一下)?[一两几](?:本|部|档|首)(?=[吧呗嘛。！？]*$)"
)
"""An answer names what was asked to be recommended."""
_HOW = re.compile(rf"(?:怎么|如何)(?:看待?|评价|理解)(?:[^\ue000-\uf8ff，。]{{0,6}})(?P<what>{THING})")
_REASON = re.compile(
    r"为什么|为何|为啥|怎么|如何|什么(?:时候|样|意思)|多少|几[年岁个]|哪[年天]|还是|有没有|是不是|[会能要想]不[会能要想]"
)
_OPENS = r"(?:对|嗯|啊|哦|呃|那|当然|其实|应该|主要|首先|最早|一开始|说起来|这个|我|的话|是|就是|叫|名叫|要数|当数|算|有|，|不偏心地说|老实说|说实话|坦白讲|说真的|必须|肯定|还)*"
_TITLE = "(?:老师|先生|女士|教授|导演|博士|律师|师傅|院士|大夫|医生|教练|总)?"
_BOTH = re.compile(
    rf"^{_OPENS}除了(?P<a>{LIST}){_TITLE}(?:之外|以外)?，?(?:那)?(?:就|还|也)?(?:是|有)(?:{THING}{_NO}{{1,4}})?(?P<b>{LIST})"
)
"""An answer that begins with two: 除了某老师，就是我姐姐某某."""
_FRAGMENT = re.compile(
    rf"^{_OPENS}(?:{THING}的)?(?:{_NO}{{0,8}}(?:的|师|家|人|员|长|手|书|位|叫))?(?P<names>{LIST}){_TITLE}(?:吧|嘛|啊|呀|了|的)?(?=[，。！；：…—]|$)"
)
"""An answer that begins with nothing but a name, or with several."""
_MADE_WHEN = re.compile(
    rf"(?P<what>{THING})(?:是|怎么|又是)?(?:哪一?年|什么时候|何时|怎么|和谁|跟谁)?(?:[^，。\ue000-\uf8ff]{{0,4}})(?:开|办|创办|做|创立|成立|搞|建)(?:起来|出来|出)?的$"
)
_TOGETHER = re.compile(
    rf"^{_OPENS}(?:[^，。\ue000-\uf8ff]{{0,8}}，)?(?P<names>{LIST})(?:两个人|俩|三个人|几个人|一起|合伙|凑)"
)
"""Who began it, where it is asked when it was begun: 我跟某某两个人."""
_YES = re.compile(r"^(?:对+|是的|是啊|没错|对啊|对的|嗯+|是|确实|可以这么[说讲]|正是|不错)(?=[，。！]|$|对|是的|没错)")
_TAG = re.compile(r"(?:，?(?:对吗|对吧|是吧|是吗|没错吧|对不对)|[吗吧啊呀么呢])?[？?！。]*[”」』]*$")
_HEARD = re.compile(r"(?:我|我们)?(?:听说|据说|听人说|好像|所以|那么?)")
_VIEW = re.compile(rf"^(?:坦白讲|说实话|其实|嗯|啊|，)*(?P<view>{THING}?(?:{_NO}{{0,6}}))(?=[，。！；]|$)")


def replies(question: Sentence, answer: Sentence) -> Iterator[Sentence]:
    """Yield as sentences what the last sentence of a turn asks and the first of the next one answers.

    A name that answers stands where it was asked for; what is affirmed stands without its question mark.
    """
    if question.passage.item.speaker_raw == answer.passage.item.speaker_raw or not _asks(question):
        return
    bare = _TAG.sub("", question.coded)
    asked = list(_ASKED.finditer(bare)) if not _WISHED.search(bare) else list(_WISHED.finditer(bare))
    view, how = _VIEW.match(answer.coded), _HOW.search(bare)
    if how and view and re.search("不", view["view"]) and not re.search(THING, view["view"][1:]):
        yield _joined(question, answer, f"{_moved(view['view'], question)}{how['what']}")
    elif _REASON.search(bare) is None and not asked and _YES.match(answer.coded):
        coded = _HEARD.sub("", bare, count=1) if _HEARD.match(bare) else bare
        yield replace(question, coded=coded, clauses=tuple(parted(coded)), next="", implied=answer.implied)
    elif len(asked) == 1 and (both := _BOTH.match(answer.coded)):
        match = asked[0]
        names = _moved(f"{both['a']}、{both['b']}", question)
        yield _joined(question, answer, bare[: match.start()] + names + bare[match.end() :])
    elif (made := _MADE_WHEN.search(bare)) and (who := _TOGETHER.match(answer.coded)):
        yield _joined(question, answer, f"{_moved(who['names'], question)}联合创办了{made['what']}")
    elif len(asked) == 1 and (fragment := _FRAGMENT.match(answer.coded)):
        match = asked[0]
        verb = "推荐" if match[0].startswith("推荐") else ""
        begin = 0 if verb else match.start()
        ahead = re.sub(r"有没有|能不能|可不可以|有什么", "", bare[:begin])
        yield _joined(question, answer, ahead + verb + _moved(fragment["names"], question) + bare[match.end() :])


def _asks(question: Sentence) -> bool:
    return veracity.asks(question.text) or _WISHED.search(question.coded) is not None


def _moved(coded: str, question: Sentence) -> str:
    """Return the signs of an answer behind those of its question."""
    by = len(question.things)
    return "".join(chr(ord(char) + by) if FIRST <= ord(char) <= 0xF8FF else char for char in coded)


def _joined(question: Sentence, answer: Sentence, coded: str) -> Sentence:
    things: tuple[Thing, ...] = (*question.things, *answer.things)
    return replace(answer, coded=coded, things=things, clauses=tuple(parted(coded)), ahead=question.ahead)
