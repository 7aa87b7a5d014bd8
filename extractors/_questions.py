"""Questions that ask for a recommendation or a favourite: what kind of thing the answer is to name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .tables import classes, words

FRAMES = {
    "Book": "book", "Film": "screen", "TVSeries": "screen", "Podcast": "podcast", "Software": "product",
    "Product": "product", "Game": "game", "Person": "inspiration",
}  # fmt: skip
"""The frame in which things of a class are asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for."""

    frame: str
    """book, screen, podcast, product, game, inspiration, or shaping (works that shaped the one who answers)."""
    classes: tuple[str, ...]
    """Classes of the ontology that the answer may name, in the order in which the question names them."""


@cache
def nouns(*wanted: str) -> str:
    """Return a pattern of the nouns for things of the classes wanted (none: of every class but persons)."""
    table = classes("asked")
    chosen = [noun for noun, class_ in table.items() if (class_ in wanted if wanted else class_ != "Person")]
    return "(?:" + "|".join(re.escape(noun) for noun in sorted(chosen, key=lambda noun: (-len(noun), noun))) + ")"


_N = rf"(?P<noun>{nouns()})\b(?!['’]s)(?= (?:{'|'.join(sorted(words('after_asked')))})\b|\W*$|[,.;:?!)—–-])"
_WORDS = r"(?:[\w’'/&-]+,? )"
_LIKES = (
    r"(?:recommend\w*|suggest\w*|love[ds]?|loving|enjoy\w*|like[ds]?|read|reading|re-?read\w*|watch\w*|seen|"
    r"listen\w* to|discover\w*|bought|buy|gift\w*|give|gave|given|giving|"
    r"rely on|relies on|swear by|obsess\w*|into|found|tried|"
    r"press|assign\w*|miss|live without|put on|devour\w*|binge\w*|turn to|go back to|com(?:e|ing) back to|"
    r"return\w* to|hand|pick|tell|pushing|excited about|picked up|can['’]t put down)"
)
_USES = r"(?:us(?:e|es|ing))"
_ASKS = (
    r"(?:what|which|any|are there|is there|name|share|tell (?:us|me)|got|give us|do you have|have you got|best|"
    r"favou?rite|how about|what about)"
)
_HAN_NOUN = "(?:" + "|".join(sorted(classes("asked_han"), key=lambda noun: (-len(noun), noun))) + ")"
_YOU = r"\byou(?:['’](?:ve|d|re|ll))?"
_LEAD = (
    r"^(?:(?:next|final|last|first|second|another|quick)(?: question)?|question|number \w+|okay|ok|great|awesome|and|"
    r"so|[,:.…—-]|\s)*"
)
_PATTERNS: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (re.compile(pattern), statement)
    for pattern, statement in (
        (rf"\bfavou?rites? {_WORDS}{{0,6}}?{_N}", True),
        (rf"\b{_N}.{{0,30}}\b(?:your|a|any|all-time) favou?rites?\b", False),
        (rf"\b{_ASKS}\b[^?.]{{0,60}}?\b{_N}[^?.]{{0,60}}?{_YOU} {_WORDS}{{0,4}}?{_LIKES}\b", False),
        (rf"\b{_ASKS}\b[^?.]{{0,60}}?\b{_N}[^?.]{{0,40}}?(?<!did ){_YOU} {_WORDS}{{0,4}}?{_USES}\b", False),
        (
            rf"\b(?:have you|do you|are you|can you|could you|would you|you had to|you could only) {_WORDS}{{0,4}}?"
            rf"{_LIKES} (?:a|an|any|some|one|two|three|us|the|your|of|good) {_WORDS}{{0,4}}?{_N}",
            False,
        ),
        (rf"\b{_N}[^?.]{{0,30}}\b(?:what|which(?: one)?) (?:would|do|will) you {_LIKES}\b", False),
        (rf"\b{_N}[^?.]{{0,60}}\b(?:should|must|ought to) (?:\w+ ){{0,2}}(?:read|watch|try|listen|use)\b", False),
        (rf"\b{_N}(?:(?!\bthey\b|\bpeople\b)[^?.]){{0,40}}\brecommend\w*\b", False),
        (rf"\brecommend\w*\b[^?.]{{0,30}}\b(?:a|an|any|some|one|two|three|few) {_WORDS}{{0,4}}?{_N}", False),
        (rf"{_LEAD}(?:any|some|a|your|one|two|three|or|other|most|few|best|recent|\s)*{_WORDS}{{0,2}}?{_N}"
         rf"[^?.]{{0,50}}?(?:{_YOU} {_WORDS}{{0,4}}?(?:{_LIKES})|to recommend|recommendations?)\b", True),
        (rf"\b{_N} recommendations?\b", True),
        (rf"^(?:\w+,? ){{0,2}}any {_WORDS}{{0,3}}{_N} (?:for|on|about|you)\b", False),
    )
)  # fmt: skip
"""Patterns of lower-case questions that name the kind of thing, and whether they need no question mark."""
_BY_VERB: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), wanted)
    for pattern, wanted in (
        (rf"\bwhat(?:['’]s|['’]re)?\b[^?.]{{0,30}}{_YOU} {_WORDS}{{0,3}}?(?:re-?)?read(?:ing)?\b", ("Book",)),
        (r"\bwhat\b[^?.]{0,30}\b(?:recommend|suggest)\b[^?.]{0,30}\bread\b", ("Book",)),
        (r"\bwhat\b[^?.]{0,30}\b(?:recommend|suggest)\b[^?.]{0,30}\bwatch\b", ("Film", "TVSeries")),
        (r"\bwhat should \w+ (?:\w+ ){0,2}(?:be )?read(?:ing)?\b", ("Book",)),
        (rf"\bwhat(?:['’]s|['’]re)?\b[^?.]{{0,30}}{_YOU} {_WORDS}{{0,3}}?(?:watch|bing|stream)(?:e|e?ing)?\b",
         ("Film", "TVSeries")),
        (rf"\bwhat(?:['’]s|['’]re)?\b[^?.]{{0,30}}{_YOU} {_WORDS}{{0,3}}?listen(?:ing)? to\b", ("Podcast",)),
        (r"\bon your (?:\w+ ){0,2}(?:night ?stand|bedside(?: table)?|bookshel\w+|shel\w+|reading list|kindle)\b",
         ("Book",)),
        (r"\bin your (?:\w+ ){0,2}(?:stack|tool ?kit|toolbox|tool belt)\b|\byour (?:tool|tech|software) ?stack\b|"
         r"\bon your (?:\w+ ){0,2}(?:home screen|homescreen|dock)\b", ("Software", "Product")),
        (r"\b(?:who|whom) do you owe\b", ("Person",)),
        (r"\bwho\b[^?.]{0,60}\b(?:inspire[sd]?|influence[sd]?|shaped|look(?:ed)? up to|admire[sd]?|made you want)\b",
         ("Person",)),
        (r"\bwho (?:is|are|was|were|have been)\b[^?.]{0,30}\byour\b[^?.]{0,30}\b(?:hero|role model|mentor)(?:e?s)?\b",
         ("Person",)),
    )
)  # fmt: skip
"""Questions that tell the kind by their verb or place: "What are you reading?" """
_SHAPES = re.compile(
    rf"\b(?:what|which|any|about the|name the|are there|is there|name a|has an?|was there an?)\b[^?.]{{0,60}}?\b{_N}"
    r"[^?.]{0,60}?\b(?:influenced|shaped|changed|formed|inspired)\b"
)
_FIRST = re.compile(r"\b(?:my|mine|i|i['’]m|i['’]ve|we|our)\b")
_TELL = re.compile(r"\b(?:tell (?:us|me)|give us|share|name|let['’]s hear|let us hear|love to (?:hear|know)|curious)\b")


def asked(sentence: str) -> Asked | None:
    """Return what a sentence asks another to name, None where it asks for nothing of the kind.

    >>> asked("What two or three books do you recommend most?").classes, asked("Favorite recent movie or show.").frame
    (('Book',), 'screen')
    >>> asked("What is your favourite interview question?"), asked("My favourite book is Middlemarch.")
    (None, None)
    """
    text = " ".join(sentence.lower().split())
    if not text.isascii() and (found := _asked_in_chinese(text)):
        return found
    if len(text) > 600 or len(text) < 8:
        return None
    question = text.endswith("?") or bool(_TELL.search(text))
    told = not question and bool(
        _FIRST.search(re.sub(r"\bi(?:['’]d)? (?:suppose|guess|always ask|like to ask)\b", "", text))
    )
    if told:
        return None
    if question and (match := _SHAPES.search(text)) and re.search(r"\byour?\b|\byourself\b", text):
        return Asked("shaping", (classes("asked")[match["noun"]],))
    for pattern, statement in _PATTERNS:
        if (question or statement) and (match := pattern.search(text)):
            return _of(text, match["noun"])
    if question:
        for pattern, wanted in _BY_VERB:
            if pattern.search(text) and ("Person" not in wanted or re.search(r"\byour?\b", text)):
                return Asked(FRAMES[wanted[0]], wanted)
    return None


_CHINESE = re.compile(
    rf"(?:推荐|最喜欢|最爱|印象最深|在[读看听追]|[读看听]过|影响|塑造|启发).{{0,20}}(?P<after>{_HAN_NOUN})"
    rf"|(?P<before>{_HAN_NOUN}).{{0,20}}(?:推荐|最喜欢|最爱|影响|塑造|启发)"
)


def _asked_in_chinese(text: str) -> Asked | None:
    """Return what a Chinese question asks for, None where it asks for nothing of the kind.

    >>> asked("你最近有什么书推荐给大家？").classes, asked("最喜欢的电影是哪一部？").frame, asked("你喜欢这本书吗？")
    (('Book',), 'screen', None)
    """
    match = _CHINESE.search(text) if text.endswith(("?", "？", "吗", "呢", "吧")) and "我最" not in text else None
    if match is None:
        return None
    class_ = classes("asked_han")[match["after"] or match["before"]]
    shaping = re.search(r"影响|塑造|启发", match[0]) is not None and "推荐" not in match[0]
    return Asked("shaping" if shaping else FRAMES.get(class_, "book"), (class_,))


def _of(text: str, noun: str) -> Asked:
    """Return what a noun asks for, with the other classes that the question names in the same frame."""
    table = classes("asked")
    frame = FRAMES[table[noun]]
    named = [table[match[0]] for match in re.finditer(rf"\b{nouns()}\b", text) if FRAMES[table[match[0]]] == frame]
    return Asked(frame, tuple(dict.fromkeys(named or [table[noun]])))


_REFERS = re.compile(
    r"\b(?:it|its|it['’]s|that|that['’]s|this|those|them|they|these|one|ones|else|another|more|others?|why|"
    r"really|which|he|she|him|who wrote|whose|by whom|author|also|too|same)\b"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOVES_ON = re.compile(
    r"\b(?:(?:next|final|last|another|first|second|third|fourth|fifth|sixth) (?:\w+ )?questions?|moving on|next "
    r"up|let['’]s (?:move|talk|switch|turn|shift)|"
    r"switching gears|to (?:close|wrap|finish)|wrap(?:ping)? up|where can (?:folks|people|listeners|we)|before "
    r"(?:we|i) let you)\b"
)


def ends(sentence: str) -> bool:
    """Tell whether a sentence of the one who asked leads on to something else.

    >>> [ends(text) for text in ("Anything else?", "What is your motto?", "Great choice.", "Why that one?")]
    [False, True, False, False]
    """
    text = " ".join(sentence.lower().split())
    if _MOVES_ON.search(text):
        return True
    if not text.endswith(("?", "？")):
        return False
    if not text.isascii() and _HAN.search(text):
        return not re.search(r"还有|其他|别的|另外|为什么|谁写的|真的|哪", text)
    size = len(text.split())
    if size <= 6 and not re.search(r"\byour?\b", text):
        return False
    return size > 14 or not _REFERS.search(text) or (size > 7 and re.search(r"\byour (?!favou?rite)", text) is not None)


def asks_for_author(sentence: str) -> bool:
    """Tell whether a sentence asks who made what was named: "Who wrote that one?" """
    return bool(re.search(r"\bwho(?:['’]s| is| was)? (?:wrote|writes|the author|it by|that by|by)\b", sentence.lower()))
