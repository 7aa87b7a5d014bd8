"""A Chinese sentence ready to be read: its words with signs for names, its clauses, and what is known around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.records.statement import Name

from ..reading.passages import Passage
from .reference import FIRST, THING, Thing

_NO = "[^\ue000-\uf8ff，。、]"
_TITLES = (
    rf"(?:(?:做|搞|学|管|当|写|拍|弹|卖|教){_NO}{{1,4}}的|{_NO}{{0,8}}(?:人|师|员|家|手|者|长|导演|教授|博士|院士|律师|编剧|同学|师兄|师姐|师弟|师妹|朋友|好友|"
    r"搭档|太太|妻子|丈夫|老师|教练|主编|总监|经理|歌手|乐手|学生|徒弟|主任|助手|同事|室友|队友|弟弟|妹妹|哥哥|姐姐))?"
)
LIST = f"{THING}(?:(?:、|，?和|，?与|，?跟|，?及|，?以及|，?还有|，|/)+{_TITLES}{THING})*"


SENT = re.compile(
    r"投给|投稿|投到|[先改转首再又]投|投的|投了(?=[\ue000-\uf8ff])|退稿|拒稿|录用|[收录]了(?=$|[，。])|给拒|被拒|发表[在于]"
)
"""Tells where a work was sent, and what became of it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence between commas, its names as signs."""

    text: str
    after: str
    """What follows in the sentence, from the sign that ends the clause on."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready to be read."""

    passage: Passage
    text: str
    """The words that are evidence."""
    coded: str
    things: tuple[Thing, ...]
    clauses: tuple[Clause, ...]
    topic: tuple[Name, ...]
    """What the sentence describes."""
    speaker: Name | None
    implied: Name | None
    """Who is meant where nobody is named: the speaker, the guest of a list of stations."""
    carried: tuple[Thing, ...] = ()
    """The subject of the sentence before."""
    firm: Name | None = None
    """The organization named last before the sentence."""
    next: str = ""
    """The words of the sentence after it."""
    theme: tuple[Thing, ...] = ()
    """The organization that the passage began with."""
    work: Name | None = None
    """The work named last before the sentence."""
    home: Name | None = None
    """The organization of who speaks."""
    ahead: str = ""
    """The question that the sentence answers."""
    sent: Name | None = None
    """The work of which the sentences before tell where it was sent."""

    def thing(self, sign: str) -> Thing:
        """Return what a sign stands for."""
        return self.things[ord(sign) - FIRST]


def described(sentence: Sentence) -> tuple[Thing, ...]:
    """Return what the sentence describes as things."""
    return tuple(Thing(name, frozenset({name.type} if name.type else ())) for name in sentence.topic)
