"""What Chinese clauses begin with: their subjects and topics, which the next ones go on about."""

from __future__ import annotations

import re

from kg.languages.chinese import veracity
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import words
from kg.text.normalize import alternatives, word_set

from .reference import FIRST, NOUNS, PERSON, THING, WORKS, Thing
from .sentence import LIST, Clause, Sentence

_LEAD = re.compile(rf"^(?P<adv>[^\ue000-\uf8ff]{{0,14}}?)(?P<who>{LIST})(?P<rest>.*)$")
_MARKED = re.compile(
    r"(?:在|从|跟|和|与|同|向|对|给|被|由|把|将|为|于|自|到|往|替|让|叫|按|以|随|像|如|受|比|除了|根据|通过|经|因为?|"
    r"找|问|听|看|见|说|是|有|的|了)$"
)
"""Before a name that is no subject."""


def leads(sentence: Sentence, before: int, bare: bool = True) -> tuple[Thing, ...]:
    """Return what the clauses up to `before` (all of them: 0) are about: the last subject that they begin with.

    A name that is a clause by itself counts only where `bare`.
    """
    clauses = sentence.clauses[:before] if before else sentence.clauses
    for clause in reversed(clauses):
        if (found := lead(sentence, clause)) and (bare or len(clause.text) > 1 or not found[0].types & {"Person"}):
            return found
    return ()


_SHOWN = re.compile(
    rf"(?:^|(?<=[^\ue000-\uf8ff]))(?:是|叫|名叫|就是|请到了?|请来了?|请到的是|来的是|来了|有请|欢迎)[^\ue000-\uf8ff，]{{0,12}}(?P<who>{THING})(?:先生|女士|老师|教授|博士|律师|导演|教练|院士)?$"
)
"""Introduces somebody whom the next clauses are about: 今天的嘉宾是王小云, 有个师兄叫王小云."""
_KIN_OF = re.compile(
    rf"^(?:的)?(?P<mod>[^\ue000-\uf8ff，。的是]{{0,4}}(?:{NOUNS}|创始人|总监|主编|主任|教授|老板|经理|合伙人|员|师|家|人|长))(?P<who>{THING})"
)
_MAKER_IS = re.compile(
    r"(?:[^\ue000-\uf8ff，]{0,2})(?:导演|作者|编剧|主演|译者|主编|设计师|作曲|摄影|第一作者|通讯作者|一作)(?:就|正)?(?:是|叫|：|为)"
)
"""Says by whom a work is: the next clause goes on about the work."""
_PHRASE = re.compile(r"的[^\ue000-\uf8ff，的是了]{1,10}$")


_IS_WHAT = re.compile(
    rf"[^\ue000-\uf8ff，的是在]{{0,8}}(?:{alternatives(table('posts'))}|创始人|合伙人|传人|毕业生|博士|硕士)"
)


def lead(sentence: Sentence, clause: Clause) -> tuple[Thing, ...]:
    """Return the things that a clause begins with as its subject or topic, () where it begins with none."""
    match = _LEAD.match(clause.text)
    if not match or _MAKER_IS.match(clause.text):
        return ()
    rest = match["rest"]
    shown = _SHOWN.search(clause.text)
    if shown and not (
        _only_adverbs(match["adv"]) and not _MARKED.search(match["adv"]) and re.match("(?:就|也|正|都)?(?:是|叫)", rest)
    ):
        one = sentence.thing(shown["who"])
        if one.types == PERSON or (one.types and one.types <= WORKS):
            return (one,)
    if _MARKED.search(re.sub(r"(?:倒|就|还|其实|又|也|正|都|主要)是$", "", match["adv"])) or not _only_adverbs(
        match["adv"]
    ):
        return ()
    if kin := _KIN_OF.match(rest):
        one = sentence.thing(kin["who"])
        if one.types == PERSON:
            return (one,)
    if rest.startswith(("的", "之")):
        return ()
    if sentence.topic and _IS_WHAT.fullmatch(rest):
        return ()  # 云山大学教授，of the person who is described
    if sentence.topic and _PHRASE.search(rest):
        return ()  # 王小云创办的公司, of the company that is described
    if veracity.corrected(rest + clause.after):
        return ()
    return tuple(sentence.thing(sign) for sign in match["who"] if FIRST <= ord(sign) <= 0xF8FF)


def _only_adverbs(text: str) -> bool:
    """Tell whether what stands before a name is times, adverbs and joints alone, so that the name is the subject."""
    return all(word.tag[0] in "dtcmqrfxyeosuzbjl" or word.text in _OPENERS for word in words(text))


_OPENERS = word_set(
    "早先 起先 起初 最早 毕业 后 年 对 对了 至于 说 说起 说到 其实 当时 那 那时 首先 其次 先 再 还有 "
    "包括 我 老 小 年底 年初 来着 哎 嗯 所以 但是 第一个 另一个 再一个 真 是"
)
