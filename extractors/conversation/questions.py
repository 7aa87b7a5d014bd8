"""Questions that ask for a recommendation or a favourite: what kind of thing the answer is to name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.text.normalize import alternatives

from ..tables import classes, words

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
    return "(?:" + alternatives(chosen) + ")"


_N = rf"(?P<noun>{nouns()})\b(?!['’]s)(?= (?:{'|'.join(sorted(words('after_asked')))})\b|\W*$|[,.;:?!)—–-])"
_WORDS = r"(?:[\w’'/&-]+,? )"
LIKES = (
    r"(?:recommend\w*|suggest\w*|love[ds]?|loving|enjoy\w*|like[ds]?|read|reading|re-?read\w*|watch\w*|seen|saw|"
    r"listen\w* to|discover\w*|bought|buy|gift\w*|give|gave|given|giving|"
    r"rely on|relies on|swear by|obsess\w*|into|found|tried|"
    r"press|assign\w*|miss|live without|put on|devour\w*|binge\w*|turn to|go back to|com(?:e|ing) back to|"
    r"return\w* to|reach for|reaching for|depend on|hand|pick|tell|pushing|excited about|picked up|can['’]t put down)"
)
_USES = r"(?:us(?:e|es|ing))"
_ASKS = (
    r"(?:what|which|any|are there|is there|name|share|tell (?:us|me)|got|give us|do you have|have you got|best|"
    r"favou?rite|how about|what about)"
)
_HAN_NOUN = "(?:" + alternatives(classes("asked_han")) + ")"
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
        (rf"\b{_ASKS}\b[^?.]{{0,60}}?\b{_N}[^?.]{{0,60}}?{_YOU} {_WORDS}{{0,4}}?{LIKES}\b", False),
        (rf"\b{_ASKS}\b[^?.]{{0,60}}?\b{_N}[^?.]{{0,40}}?(?<!did ){_YOU} {_WORDS}{{0,4}}?{_USES}\b", False),
        (
            rf"\b(?:have you|do you|are you|can you|could you|would you|you had to|you could only) {_WORDS}{{0,4}}?"
            rf"{LIKES} (?:a|an|any|some|one|two|three|us|the|your|of|good) {_WORDS}{{0,4}}?{_N}",
            False,
        ),
        (rf"\b{_N}[^?.]{{0,30}}\b(?:what|which(?: one)?) (?:would|do|will) you {LIKES}\b", False),
        (rf"\b{_N}[^?.]{{0,60}}\b(?:should|must|ought to) (?:\w+ ){{0,2}}(?:read|watch|try|listen|use)\b", False),
        (rf"\b{_N}(?:(?!\bthey\b|\bpeople\b)[^?.]){{0,40}}\brecommend\w*\b", False),
        (rf"\brecommend\w*\b[^?.]{{0,30}}\b(?:a|an|any|some|one|two|three|few) {_WORDS}{{0,4}}?{_N}", False),
        (rf"{_LEAD}(?:any|some|an?|your|one|two|three|or|other|most|few|best|recent|\s)*{_WORDS}{{0,2}}?{_N}"
         rf"[^?.]{{0,50}}?(?:{_YOU} {_WORDS}{{0,4}}?(?:{LIKES})|to recommend|recommendations?)\b", True),
        (rf"\b{_N} recommendations?\b", True),
        (rf"\b{_N} (?:is|are|do you have) (?:\w+ )?(?:in your (?:ears|bag|pocket|rotation|headphones)|on repeat|"
         rf"on your (?:desk|phone|playlist))\b", False),
        (rf"^(?:\w+,? ){{0,2}}any {_WORDS}{{0,3}}{_N} (?:for|on|about|you)\b", False),
        (rf"\b(?:do|are) you (?:\w+ ){{0,3}}?(?:listen(?:ing)? to|read(?:ing)?|watch(?:ing)?|into) "
         rf"(?:any |many |much |a lot of |good )*{_N}", False),
        (rf"\b(?:desert[- ]island|comfort|go-to|all-time|guilty[- ]pleasure|dream|perfect|bedside|must-have)"
         rf" {_N}", False),
    )
)  # fmt: skip
"""Patterns of lower-case questions that name the kind of thing, and whether they need no question mark."""
_GOOD_ONE = (
    r"\b(?:any|some)thing(?: (?:good|great|nice|new|interesting|worth (?:seeing|watching)|"
    r"you (?:\w+ ){0,3}(?:loved?|liked?|"
    r"enjoyed)))?"
)
_BY_VERB: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), wanted)
    for pattern, wanted in (
        (rf"\bwhat(?:['’]s|['’]re)?\b[^?.]{{0,30}}{_YOU} {_WORDS}{{0,3}}?(?:re-?)?read(?:ing)?\b", ("Book",)),
        (r"\bwhat\b[^?.]{0,30}\b(?:recommend|suggest)\b[^?.]{0,30}\bread\b", ("Book",)),
        (r"\bwhat\b[^?.]{0,30}\b(?:recommend|suggest)\b[^?.]{0,30}\bwatch\b", ("Film", "TVSeries")),
        (r"\bwhat should \w+ (?:\w+ ){0,2}(?:be )?read(?:ing)?\b", ("Book",)),
        (rf"\bwhat(?:['’]s|['’]re)?\b[^?.]{{0,30}}{_YOU} {_WORDS}{{0,3}}?"
         r"(?:watch(?:ed|ing)?|bing(?:e|ed|e?ing)(?:-watching)?|stream(?:ed|ing)?)\b",
         ("Film", "TVSeries")),
        (rf"\bwhat(?:['’]s|['’]re)?\b[^?.]{{0,30}}{_YOU} {_WORDS}{{0,3}}?listen(?:ing)? to\b", ("Podcast",)),
        (r"\bon (?:your|the) (?:\w+ ){0,2}(?:night ?stand|bedside(?: table)?|bookshel\w+|shel\w+|reading list|"
         r"kindle)\b", ("Book",)),
        (r"\bin your (?:\w+ ){0,2}(?:stack|tool ?kit|toolbox|tool belt)\b|\byour (?:tool|tech|software) ?stack\b|"
         r"\bon your (?:\w+ ){0,2}(?:home screen|homescreen|dock)\b", ("Software", "Product")),
        (rf"{_GOOD_ONE} (?:[a-z]+ ){{0,2}}(?:at|in) the (?:cinema|movies|pictures|theater)\b", ("Film",)),
        (rf"{_GOOD_ONE} (?:[a-z]+ ){{0,2}}on (?:the )?(?:tv|telly|television|box|netflix)\b", ("TVSeries", "Film")),
        (r"\b(?:read|reading) anything (?:good|great|interesting|you|at the moment|lately|nice)\b", ("Book",)),
        (r"\b(?:seen|watched|watching) anything (?:good|great|interesting|lately|nice)\b", ("Film", "TVSeries")),
        (r"\bheard anything (?:good|great|interesting|lately|nice)\b", ("Podcast",)),
        (rf"\b(?:something|anything|thing|item|object)\b[^?.]{{0,40}}{_YOU} (?:couldn['’]?t|can['’]?t|could not|cannot|"
         r"wouldn['’]t|never) (?:live|do|leave|work|travel|be|manage|go|survive)\b", ("Product",)),
        (r"\b(?:who|whom) do you owe\b", ("Person",)),
        (r"\bwhom?\b[^?.]{0,40}\b(?:do|did) you (?:\w+ )?(?:look up to|admire)\b", ("Person",)),
        (r"\b(?:whose|(?:which|what) (?:people|persons?|thinkers?|writers?|authors?|artists?|scientists?|leaders?|"
         r"founders?|designers?|engineers?|teachers?|composers?|painters?|poets?))\b[^?.]{0,60}\b(?:inspire[sd]?|"
         r"influence[sd]?|"
         r"shaped|look(?:ed)? up to|admire[sd]?)\b", ("Person",)),
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
_IN_A_ROW = re.compile(
    rf"^(?:(?:okay|ok|great|lovely|right|alright|good|nice|so|now|well|then|perfect|brilliant)[,.!]? )*"
    rf"(?:(?:and|or|any|what about|how about|have you(?: got)?|do you have|is there|got|(?:and|"
    rf"or) have you) (?:an?|any|your)?|any)"
    rf" ?(?!(?:the|this|that|his|her|their|my|these|those)\b){_WORDS}{{0,3}}?{_N}[^?.,]{{0,30}}"
    r"(?:, (?:a|an|or|and) [^?.]{0,20})?\?$"
)
"""Enough where the one who asks has just asked for something of the kind: "And a film?", "Any gadgets?" """
_FIRST = re.compile(r"\b(?:my|mine|i|i['’]m|i['’]ve|we|our)\b")
_TELL = re.compile(r"\b(?:tell (?:us|me)|give us|share|name|let['’]s hear|let us hear|love to (?:hear|know)|curious)\b")


_AGAINST = re.compile(
    r"\b(?:should|must|would|to|do|does|did|had) (?:\w+ )?(?:not|never) (?:\w+ )?"
    r"(?:read|watch|see|listen|buy|use|try)\b|"
    r"\b(?:shouldn|mustn|wouldn|don|didn)['’]t (?:(?!you )\w+ )?(?:read|watch|listen|buy|recommend|like|enjoy)\b|"
    r"\b(?:avoid|skip|stay away|steer clear|overrated|worst|hate[ds]?|dislike[ds]?|regret(?:ted)?|"
    r"(?:gave|give) up on)\b"
)
"""What is asked for is what nobody should read: its name recommends nothing."""


def asked(sentence: str, in_a_row: bool = False) -> Asked | None:
    """Return what a sentence asks another to name, None where it asks for nothing of the kind.

    `in_a_row` tells whether the same speaker has just asked for something of the kind: then few words are enough.

    >>> asked("What two or three books do you recommend most?").classes, asked("Favorite recent movie or show.").frame
    (('Book',), 'screen')
    >>> asked("And what should they not read?"), asked("Which book would you tell people to avoid?")
    (None, None)
    >>> asked("What is your favourite interview question?"), asked("My favourite book is Middlemarch.")
    (None, None)
    """
    text = " ".join(sentence.lower().split())
    if not text.isascii() and (found := _asked_in_chinese(text)):
        return found
    if len(text) > 600 or len(text) < 8 or _AGAINST.search(text):
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
    if question and in_a_row and (match := _IN_A_ROW.match(text)):
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
