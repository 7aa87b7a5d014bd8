"""Who speaks in captions without labels: by introductions, by question and answer, by address; else nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.languages.chinese.persons import is_person
from kg.names.guests import distinct_names, people
from kg.names.particles import ARTICLE, PARTICLE
from kg.names.person import parse
from kg.names.shape import likely_person
from kg.text.normalize import word_set

from .captions import Said

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*\w"
_FAMILY = rf"(?: (?:{PARTICLE} ){{0,2}}{ARTICLE}?{_CAPITAL})"
_NAME = rf"(?P<name>(?!I\b){_CAPITAL}{_FAMILY}{{1,3}})"
_WORDS = r"(?:(?:the|a|an|our|my|your|friend|dr|professor|mr|ms|mrs)\.? |[a-z-]+ ){0,5}"
_GUEST = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Mm]y|[Oo]ur|(?:[Tt]oday|[Tt]onight|[Tt]his (?:week|episode))[’']s)(?: \w+){{0,2}}? guest"
        rf"(?: (?:today|tonight|this week|this time|here))?,?(?: is| will be|,)? {_WORDS}{_NAME}",
        rf"\b(?:joined|accompanied)(?: \w+){{0,2}} by {_WORDS}{_NAME}",
        rf"\b(?:talk|talking|speak|speaking|chat|chatting|sit|sitting down|sat down|sit down|spoke|talked)"
        rf"(?: today| tonight)? (?:to|with) {_WORDS}{_NAME}",
        rf"\b(?:interview|conversation|chat) with {_WORDS}{_NAME}",
        rf"\b(?:[Pp]lease welcome|[Ww]elcome(?: back)?(?: to [^.?!,]{{2,40}})?,) {_NAME}",
        rf"(?:^|[,.] ){_NAME},(?: \w+){{0,2}} (?:welcome|thank you|thanks)\b",
        rf"\b(?:[Ss]itting|[Hh]ere|[Ww]ith (?:me|us))(?: \w+){{0,4}},? is {_WORDS}{_NAME}",
        rf"\b(?:I[’']m|I am|we[’']re|we are) (?:here )?(?:today |tonight )?with {_WORDS}{_NAME}",
        rf"\b(?:I[’']ve|we[’']ve|I have|we have) got {_WORDS}{_NAME} (?:with|here|on|in)\b",
        rf"\b(?:pleasure|delighted|honou?red|thrilled|happy|glad|excited|great)(?: \w+){{0,4}}"
        rf" (?:to have|to welcome|to host|having) {_WORDS}{_NAME}",
        rf"{_NAME}(?:,[^.?!]{{3,80}},)?"
        r" (?:is (?:my|our) guest|is (?:here )?with (?:me|us)|is here|joins (?:me|us)|has joined us)\b",
        rf"(?:^|[.!?] ){_NAME}, (?:good|great|lovely|nice) to (?:see|have|meet) you\b",
    )
)
_SELF = re.compile(rf"\b(?:I[’']m|I am|[Mm]y name is|[Yy]our host,?) (?P<name>{_CAPITAL}{_FAMILY}{{0,3}})")
_OPENS = re.compile(
    r"\b(?:welcome(?: back)? to|this is|you(?:[’']re| are) listening to|hello|hi,? everyone|good \w+)\b", re.I
)
_FIRST = 60
"""Sentences in which a show is opened and a guest introduced."""
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|I[’']m|I[’']ve|I[’']d|I[’']ll|my|me|mine|we|our|us)\b")
_TAG = re.compile(r"\b(?:right|you know|okay|ok|huh|no|yeah|yes|see|you see|know what I mean)\?$", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:said|says|saying|asked|asks|told|tells|was like|were like|goes|thought|thinking)\b", re.I)
_LEAD = r"^(?:(?:and|so|but|then|well|now|okay|ok|right|yeah|wow|great|interesting)[, ]+)*"
_BE = r"(?:do|did|does|are|were|is|was|have|has|had|would|could|can|will|should)"
_ASKS = re.compile(
    rf"{_LEAD}(?:(?:what|why|how|when|where|who|which)\b(?: [\w’'-]+){{0,4}}? {_BE}(?:n[’']t)?"
    r" (?:[\w’'-]+ ){0,3}?your?\b"
    rf"|{_BE}(?:n[’']t)? you\b|(?:tell|walk|take) (?:us|me)\b|(?:can|could|would) you\b)",
    re.IGNORECASE,
)
"""How a question to somebody begins, where no mark ends it."""
_PAST = (
    r"(?:had|were|did|went|made|wrote|met|took|got|came|left|grew|began|became|won|ran|built|taught|sold|bought|led|found|"
    r"spent|kept|gave|said|told|saw|knew|thought|brought|lost|\w{3,}ed)"
)
_TELLS = re.compile(
    rf"{_LEAD}(?:{_CAPITAL}, )?you(?:[’'](?:ve|d)\b| (?:\w+ly |also |then |once |first )?{_PAST}\b)"
    rf"|\b(?:when|where|how|why) you (?:\w+ly |also |then |first )?{_PAST}\b",
    re.IGNORECASE,
)
"""What interviewers tell instead of asking: "You started at Globex", "So you left"."""
_BEFORE = 3
"""Sentences before a question that the asker may have said too."""
_ANSWER = 30
"""Sentences after a question that answer it: farther off somebody else may long have spoken."""
_NOBODY = word_set("i it this that everyone everybody today here there")


@dataclass(frozen=True, slots=True)
class Roles:
    """Who talks with whom: names of persons, the fullest form of each."""

    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def between(turns: Sequence[tuple[str, str]], title: str, known: Roles) -> Roles:
    """Return who is asked and who asks among labelled speakers, given (label, words) of every turn.

    The guest is the one speaker whom the title names; else, of two who speak at length, the one who says more where the
    other asks more. `known` is what the recording tells; nothing is added where that does not fit.

    >>> between([("Grace Hopper", "Why? When?"), ("Ada Lovelace", "Because we wove it there.")], "", Roles())
    Roles(guests=('Ada Lovelace',), hosts=('Grace Hopper',))
    """
    words: Counter[str] = Counter()
    asks: Counter[str] = Counter()
    for label, text in turns:
        words[label] += len(text.split()) + len(_HAN.findall(text))
        asks[label] += text.count("?") + text.count("？")
    whole = sum(words.values())
    full = [label for label in words if (" " in label and people(label) == (label,)) or _full_han(label)]
    named = [label for label in full if label not in known.hosts and f" {label.lower()}" in f" {title.lower()}"]
    if len(named) == 1:
        return Roles((named[0],), known.hosts)
    long = [label for label, count in words.most_common() if count * _LONG >= whole]
    if len(long) != 2 or long[0] not in full or long[0] in known.hosts:
        return known
    guest, host = long
    rates = [asks[label] / words[label] for label in long]
    if words[guest] < _MORE * words[host] or rates[1] < 2 * rates[0] or not asks[host]:
        return known
    return Roles((guest,), known.hosts or ((host,) if host in full else ()))


_HAN = re.compile(r"[\u3400-\u9fff]")


def _full_han(label: str) -> bool:
    """Tell whether a label is a whole name in Chinese characters, no title with a surname."""
    parsed = parse(label)
    return is_person(label) and parsed.han and parsed.full


_LONG = 10
"""A speaker of a tenth of the words, at least, is one who talks at length."""
_MORE = 1.3
"""By how much more a guest says than the one who asks."""


def introduced(said: Sequence[Said]) -> Roles:
    """Return who is introduced as a guest and who opens the show by giving the own name, by the first sentences.

    >>> words = "Welcome to Weft, I'm Grace Hopper, and my guest today is the weaver Ada Lovelace."
    >>> introduced([Said(words, 1, 1, None)])
    Roles(guests=('Ada Lovelace',), hosts=('Grace Hopper',))
    """
    opening = said[:_FIRST]
    guests = distinct_names(name for one in opening for name in _guests(one.text))
    guests = guests or _addressed(said) or _alone(said)
    hosts: list[str] = []
    for number, one in enumerate(opening[:12]):
        near = opening[max(0, number - 2) : number + 3]
        if any(_OPENS.search(other.text) for other in near):
            named = (name for match in _SELF.finditer(one.text) for name in people(match["name"]))
            hosts += [name for name in named if name.lower() not in _NOBODY and name not in guests]
    return Roles(tuple(guests), tuple(hosts[:1]))


_SPOKEN_TO = re.compile(rf"(?:^|, )(?P<name>{_CAPITAL})(?:,|[.?!]$)")
"""Where a question names whom it asks: "Ada, when did you …?", "Is that so, Ada?"."""
_CALLS = 2
"""Questions, at the least, that call a guest by name whom nothing introduces."""


def _addressed(said: Sequence[Said]) -> tuple[str, ...]:
    """Return the one person whose full name stands in the opening, and whom questions call by a part of it."""
    calls = Counter(match["name"] for one in said if one.text.endswith("?") for match in _SPOKEN_TO.finditer(one.text))
    full = re.compile(_NAME)
    named = (name for one in said[:_FIRST] for match in full.finditer(one.text) for name in people(match["name"]))
    called = [name for name in distinct_names(named) if sum(calls[word] for word in name.split()) >= _CALLS]
    return tuple(called) if len(called) == 1 else ()


_INTRODUCES = re.compile(
    r"\b(?:guest|welcome|joins?|joined|with (?:me|us)|today|tonight|this week|here|meet|sit down|speak|talk)\b", re.I
)
_FIRST_WORDS = 12
"""Sentences in which somebody named alone, and introduced, is the guest."""


def _alone(said: Sequence[Said]) -> tuple[str, ...]:
    """Return the one full name of the first sentences, in one that introduces, where somebody is asked later."""
    full, named, introduced_ = re.compile(_NAME), [], set()
    for one in said[:_FIRST_WORDS]:
        own = {name for match in _SELF.finditer(one.text) for name in people(match["name"])}
        found = [name for match in full.finditer(one.text) for name in people(match["name"]) if likely_person(name)]
        named += [name for name in found if name not in own]
        introduced_ |= set(found) if _INTRODUCES.search(one.text) else set()
    alone = distinct_names(named)
    asked = sum(bool(_YOU.search(one.text)) and one.text.endswith("?") for one in said)
    return tuple(alone) if len(alone) == 1 and asked >= _CALLS and introduced_ & set(named) else ()


def _guests(text: str) -> Iterator[str]:
    for form in _GUEST:
        for match in form.finditer(text):
            yield from people(match["name"].rstrip("’'s") if match["name"].endswith(("’s", "'s")) else match["name"])


def speakers(said: Sequence[Said], roles: Roles) -> tuple[str | None, ...]:
    """Return who says each sentence, None where nothing tells, "" for a host without a name; of one guest with a host.

    A question to "you" is the host's, what follows is the guest's answer until the next one; what praises an answer, or
    says "you" shortly before a question, may begin the asker's turn, so that up to the question nobody speaks. Before
    the first question only an introduction is somebody's: a teaser may follow.
    """
    who: list[str | None] = [None] * len(said)
    if len(roles.guests) != 1:
        return tuple(who)
    guest, host = roles.guests[0], roles.hosts[0] if len(roles.hosts) == 1 else ""
    marked = sum(one.text.endswith("?") for one in said) >= _MARKED
    asked = [number for number, one in enumerate(said) if _asks(one.text, guest, marked)]
    for number in range(_opening(said[: asked[0] if asked else 0], roles) + 1):
        who[number] = host
    for question, following in pairwise([*asked, len(said)]):
        who[question] = None if _I.search(said[question].text) else host
        for number in range(question + 1, min(following, question + 1 + _ANSWER)):
            who[number] = guest
        if following < len(said):
            _give_back(said, who, following, question)
    _by_address(said, who, guest, host)
    return tuple(who)


def _asks(text: str, guest: str, marked: bool) -> bool:
    """Tell whether a sentence asks the guest something; `marked` where questions end in marks."""
    if _TOLD.search(text):
        return False
    if text.rstrip("\"”’'").endswith("?"):
        named = any(len(word) > 2 and re.search(rf"\b{re.escape(word)}\b", text) for word in guest.split())
        return bool(not _TAG.search(text) and (named or _YOU.search(text)))
    called = re.match(rf"{_LEAD}{re.escape(guest.split()[0])}, ", text, re.IGNORECASE) is not None
    told = _TELLS.search(text) and not _I.search(text)
    return bool((_ASKS.search(text) and not marked) or told or (called and _YOU.search(text)))


def _opening(said: Sequence[Said], roles: Roles) -> int:
    """Return the number of the last of the first sentences that introduce the show or its guest, -1 for none."""
    last = -1
    for number, one in enumerate(said[:_FIRST]):
        if _OPENS.search(one.text) or any(name in one.text for name in roles.hosts) or any(_guests(one.text)):
            last = number
    return last if any(_OPENS.search(one.text) for one in said[: last + 1]) else -1


def _give_back(said: Sequence[Said], who: list[str | None], question: int, earlier: int) -> None:
    """Take from the answer what the asker of the next question may say before it, and what follows praise."""
    for number in range(earlier + 1, question):
        if _PRAISES.fullmatch(said[number].text) or _OPENS.match(said[number].text):
            who[number:question] = [None] * (question - number)
            return
    for number in range(max(earlier + 1, question - _BEFORE), question):
        if _YOU.search(said[number].text) and not _TOLD.search(said[number].text):
            who[number:question] = [None] * (question - number)
            return
    if question - 1 > earlier + 1 and not _I.search(said[question - 1].text):
        who[question - 1] = None


_PRAISES = re.compile(
    r"(?:(?:oh|yeah|yes|so|that[’']s|that is|this is|what an?|very|really|just|super|well) )*"
    r"(?:awesome|sweet|amazing|wow|fascinating|(?:i )?love (?:it|that|this)|so interesting|interesting|"
    r"incredible|beautiful|brilliant|fantastic|wonderful|got it|makes (?:a lot of |total |so much )?sense|"
    r"great (?:answer|advice|story|point|question|example)|good (?:point|question)|"
    r"hilarious|so (?:cool|good|great|funny)|"
    r"cool|great)"
    r"(?: (?:answer|advice|story|stuff|point|example))?[.!]*",
    re.IGNORECASE,
)
"""With what interviewers take up an answer: who speaks then is open until the next question."""
_MARKED = 5
"""Sentences that end in a question mark, from which on only those ask."""


def _by_address(said: Sequence[Said], who: list[str | None], guest: str, host: str) -> None:
    """Give thanks and greetings that name somebody to the other one; what gives the own name to its bearer."""
    for number, one in enumerate(said):
        if match := _SELF.search(one.text):
            own = [name for name in (guest, host) if name and set(match["name"].split()) <= set(name.split())]
            if own:
                who[number] = own[0]
            elif people(match["name"]):
                _somebody_else(said, who, number, guest)
        for name, other in ((guest, host), (host, guest)):
            first = name.split()[0] if name else ""
            thanks = rf"\b(?:thank you|thanks|welcome)\b[^.?!]{{0,40}},? {re.escape(first)}\b"
            himself = (match := _SELF.search(one.text)) is not None and first in match["name"]
            if first and not himself and re.search(thanks, one.text, re.I):
                who[number] = other


def _somebody_else(said: Sequence[Said], who: list[str | None], number: int, guest: str) -> None:
    """Take what follows "I'm Grace" from everybody, until the next question: somebody else has come."""
    for later in range(number, len(said)):
        if later > number and _asks(said[later].text, guest, False):
            return
        who[later] = None
