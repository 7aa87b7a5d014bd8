"""Whether a clause says that something is so: what denies it, what leaves it open, what asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import Word, words

Status = Literal["asserted", "negated", "open"]
ASSERTED: Final = "asserted"
NEGATED: Final = "negated"
OPEN: Final = "open"
_IF = re.compile(
    r"如果|要是|假如|假使|倘若|若是|若(?!干)|万一|除非|即使|即便|哪怕|就算|要不是|假设|真要(?!说)|哪天|一旦|(?<![\ue000-\uf8ff○])的话(?=[，。]|$)|只要|有没有可能"
)
_ASKS = re.compile(
    r"[?？]|(?:吗|么|呢)[。！]?$|是不是|是否|有没有|会不会|能不能|要不要|想不想|去没去|谁|(?<!为)什么(?!都|也)|哪[一家所个位年里]|怎么(?!都|也)|为何"
)
_RUMOUR = re.compile(
    r"有人说|有人讲|听说|据说|传言|谣言|传闻|网上说|网传|外面传|坊间|媒体说|报道说|都说|他们说|大家说|误传|以讹传讹|标题党|有种说法|段子"
)
_DENIED_AFTER = re.compile(
    r"^(?:[^，。]{0,4})?(?:那|这|其实|都|纯|完全|纯粹|根本|全)*(?:是|属|属于|就是)?(?:个|一个|场|一场)?"
    r"(?:误会|误传|谣言|假的|瞎说|胡说|胡扯|没有的事|没影儿?的事|子虚乌有|讹传|编的|瞎编的|以讹传讹|不是真的|没这回事|没那回事|不实|笑话|乌龙|记错了|搞错了|弄错了)"
)
_JOKE = re.compile(r"开(?:个)?玩笑|逗你|说笑|骗你")
_CORRECTION = re.compile(
    r"[—…\-.]{0,3}[，,]?(?:啊|哦|呃|嗯)?[，,]?(?:不对|不是|说错了|口误|我说错|哦不)(?=[，,。！!…—]|$)"
)


_EMBEDDED = re.compile(
    r"(?<![不没])(?:教会?|告诉|知道|明白|懂得?|学会|学到|讲|聊|琢磨|记得|说起|说到|要说|看)(?:了|过)?[^，。？?不没]{0,6}?"
    r"(?:怎么|什么|如何|为何|谁|哪[一家所个位年里])"
    r"|(?:什么时候|怎么|如何|为什么)[^，。？?]{1,16}，(?=[这都全][^，。？?]*的[。！]?$)"
)
"""A question inside a statement: 教我怎么看火, 要说谁影响了我."""


def asks(sentence: str) -> bool:
    """Tell whether a sentence is a question.

    >>> asks("你去了清华吗？"), asks("我去了清华。"), asks("什么都没说。"), asks("她教我怎么揉面。")
    (True, False, False, False)
    """
    if "？" not in sentence and "?" not in sentence:
        sentence = _EMBEDDED.sub("", sentence)
    return _ASKS.search(sentence) is not None


def supposes(text: str) -> bool:
    """Tell whether words make what follows a supposition: 如果, 要是, 就算 …"""
    return _IF.search(text) is not None


def reported(text: str) -> bool:
    """Tell whether words tell hearsay: 有人说, 据说, 网传 …"""
    return _RUMOUR.search(text) is not None


def taken_back(after: str) -> bool:
    """Tell whether the words after a clause take it back: 那是误会, 没有的事, 假的 …"""
    return _DENIED_AFTER.match(after) is not None


def joked(text: str) -> bool:
    """Tell whether words say that it was a joke."""
    return _JOKE.search(text) is not None


def corrected(after: str) -> bool:
    """Tell whether a speaker corrects the name that he has just said: 啊不是, 不对, 口误."""
    return _CORRECTION.match(after) is not None


def status(before: str, within: str = "") -> Status:
    """Return whether what follows the words of a clause is asserted, negated or left open by them.

    `within` are words of the same clause that follow what is told. Names may stand as single signs.

    >>> status("她没有"), status("她想"), status("她后来"), status("没想到她"), status("她差点")
    ('negated', 'open', 'asserted', 'asserted', 'open')
    """
    found = [word for word in words(before) if word.text.strip()]
    kept = _without_idioms(found)
    texts = [word.text for word in kept]
    hoped = any(text in table("hopes") and not _is_noun(kept, n) for n, text in enumerate(texts))
    denied = sum(_denies(text) for text in texts)
    if "差点没" in before or (hoped and not (denied and texts[-1:] and _denies(texts[-1]))):
        return OPEN
    if denied % 2:
        return OPEN if hoped else NEGATED
    return OPEN if hoped else ASSERTED


def _denies(text: str) -> bool:
    """Tell whether a word denies: 没, 从未, 可不是."""
    return text in table("denials") or (1 < len(text) < 5 and text.endswith(("不是", "没有", "不会", "不曾", "从没")))


def _without_idioms(found: Sequence[Word]) -> list[Word]:
    """Leave out words that look like a denial or a hope and are none."""
    kept: list[Word] = []
    skip = 0
    for n, word in enumerate(found):
        if skip:
            skip -= 1
            continue
        for size in (3, 2, 1):
            joined = "".join(w.text for w in found[n : n + size])
            if joined in table("no_denials"):
                skip = size - 1
                break
        else:
            kept.append(word)
    return kept


def _is_noun(found: Sequence[Word], n: int) -> bool:
    """Tell whether a word that may mean a hope is a part of something else here: 像 before a name, 快 before a time."""
    text = found[n].text
    after = found[n + 1].text if n + 1 < len(found) else ""
    if text in ("快", "险", "差", "得", "如", "像", "怕"):
        return True
    return text == "会" and found[n - 1].text in ("学", "协", "开", "社") if n else (text == "要" and after == "求")
