"""Who speaks in captions without labels: by introductions, by question and answer, by address; else nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.names.guests import distinct_names, people
from kg.text.normalize import word_set

from .captions import Said

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*\w"
_PARTICLE = r"(?:van|von|de|der|den|di|da|del|la|le|bin|al|ter|ten|zu|af)"
_NAME = rf"(?P<name>{_CAPITAL}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITAL}){{1,3}})"
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
        rf"\b(?:[Pp]lease welcome|[Ww]elcome(?: to (?:the|our|my) (?:show|podcast|program|programme))?,) {_NAME}",
        rf"(?:^|[,.] ){_NAME},(?: \w+){{0,2}} (?:welcome|thank you|thanks)\b",
        rf"\b(?:[Ss]itting|[Hh]ere)(?: \w+){{1,4}} is {_WORDS}{_NAME}",
    )
)
_SELF = re.compile(rf"\b(?:I[’']m|I am|[Mm]y name is|[Yy]our host,?) (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}})")
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
_BEFORE = 3
"""Sentences before a question that the asker may have said too."""
_ANSWER = 60
"""Sentences after a question that answer it: farther off somebody else may long have spoken."""
_NOBODY = word_set("i it this that everyone everybody today here there")


@dataclass(frozen=True, slots=True)
class Roles:
    """Who talks with whom: names of persons, the fullest form of each."""

    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def introduced(said: Sequence[Said]) -> Roles:
    """Return who is introduced as a guest and who opens the show by giving the own name, by the first sentences.

    >>> words = "Welcome to Weft, I'm Grace Hopper, and my guest today is the weaver Ada Lovelace."
    >>> introduced([Said(words, 1, 1, None)])
    Roles(guests=('Ada Lovelace',), hosts=('Grace Hopper',))
    """
    opening = said[:_FIRST]
    guests = distinct_names(name for one in opening for name in _guests(one.text))
    hosts: list[str] = []
    for number, one in enumerate(opening[:12]):
        near = opening[max(0, number - 2) : number + 3]
        if any(_OPENS.search(other.text) for other in near):
            named = (name for match in _SELF.finditer(one.text) for name in people(match["name"]))
            hosts += [name for name in named if name.lower() not in _NOBODY and name not in guests]
    return Roles(tuple(guests), tuple(hosts[:1]))


def _guests(text: str) -> Iterator[str]:
    for form in _GUEST:
        for match in form.finditer(text):
            yield from people(match["name"].rstrip("’'s") if match["name"].endswith(("’s", "'s")) else match["name"])


def speakers(said: Sequence[Said], roles: Roles) -> tuple[str | None, ...]:
    """Return who says each sentence, None where nothing tells, "" for a host without a name; of one guest with a host.

    A question to "you" is the host's, what follows is the guest's answer until the next one; of the sentences before
    a question those that speak to "you" are the host's too, and the last is nobody's. Before the first question only
    an introduction is somebody's: a teaser may follow.
    """
    who: list[str | None] = [None] * len(said)
    if len(roles.guests) != 1:
        return tuple(who)
    guest, host = roles.guests[0], roles.hosts[0] if len(roles.hosts) == 1 else ""
    asked = [number for number, one in enumerate(said) if _asks(one.text, guest)]
    for number in range(_opening(said[: asked[0] if asked else 0], roles) + 1):
        who[number] = host
    for question, following in pairwise([*asked, len(said)]):
        who[question] = host
        for number in range(question + 1, min(following, question + 1 + _ANSWER)):
            who[number] = guest
        if following < len(said):
            _give_back(said, who, following, question, host)
    _by_address(said, who, guest, host)
    return tuple(who)


def _asks(text: str, guest: str) -> bool:
    """Tell whether a sentence asks the guest something."""
    if _TOLD.search(text):
        return False
    if text.rstrip("\"”’'").endswith("?"):
        named = any(len(word) > 2 and re.search(rf"\b{re.escape(word)}\b", text) for word in guest.split())
        return bool(not _TAG.search(text) and (named or _YOU.search(text)))
    return bool(_ASKS.search(text))


def _opening(said: Sequence[Said], roles: Roles) -> int:
    """Return the number of the last of the first sentences that introduce the show or its guest, -1 for none."""
    last = -1
    for number, one in enumerate(said[:_FIRST]):
        if _OPENS.search(one.text) or any(name in one.text for name in roles.hosts) or any(_guests(one.text)):
            last = number
    return last if any(_OPENS.search(one.text) for one in said[: last + 1]) else -1


def _give_back(said: Sequence[Said], who: list[str | None], question: int, earlier: int, host: str) -> None:
    """Take from the answer what the asker of the next question says before it."""
    for number in range(max(earlier + 1, question - _BEFORE), question):
        if _YOU.search(said[number].text) and not _TOLD.search(said[number].text):
            for mine in range(number, question):
                who[mine] = host
            return
    if question - 1 > earlier + 1 and not _I.search(said[question - 1].text):
        who[question - 1] = None


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
            if first and re.search(thanks, one.text, re.I):
                who[number] = other


def _somebody_else(said: Sequence[Said], who: list[str | None], number: int, guest: str) -> None:
    """Take what follows "I'm Grace" from everybody, until the next question: somebody else has come."""
    for later in range(number, len(said)):
        if later > number and _asks(said[later].text, guest):
            return
        who[later] = None
