"""What the words around a name in running text hint of its class, each with a weight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.names.classes import Vote
from kg.text.normalize import word_set

from . import shapes
from .contexts import OUTFIT

NEAR = 80
"""Code points before and after a name that are looked at."""

_BEFORE: tuple[tuple[str, float, str, re.Pattern[str]], ...] = (
    ("Place", 2.5, "“, in” behind a name", re.compile(
        r"[A-ZÀ-Þ][\w’'-]*\w, (?:here |up |down |over |out |back )?in $")),
    ("Place", 1.2, "where somebody is", re.compile(
        r"\b(?:[Ww]e|[Tt]hey|I|[Hh]e|[Ss]he)(?:[’'](?:re|m|s)| are| am| is| was| were) "
        r"(?:still |now |all |both |here |back |up |down |over |out )?in $")),
    ("Place", 2.4, "where somebody goes or lives", re.compile(
        r"\b(?:moved?|moving|emigrated|fled|travell?ed|flew|sailed|drove|settled|stayed|arrived|died|married|summers?|"
        r"winters?|childhood|brought up|relocated|retired|outskirts|mayor|north|south|east|west|streets|people) "
        r"(?:back |here |up |down |over |out )?(?:in|near|outside|of) $")),
    ("Organization", 5.0, "“a company,” before it", re.compile(
        rf"\ban? (?:[\w-]+ ){{0,3}}{OUTFIT}, $")),
    ("Organization", 2.4, "who pays for the show", re.compile(
        r"\b(?:sponsored by|brought to you by|sponsor(?:s)?(?: today)?(?: is| are)?,?|supported by|made by|sold by) "
        r"(?:the folks at |our friends at )?$")),
    ("Podcast", 2.4, "“welcome to” before it", re.compile(r"\b[Ww]elcome (?:back )?to (?:another episode of )?$")),
    ("Venue", 2.6, "papers are sent there", re.compile(
        r"\b(?:reviewers?|referees?|editors?|rejection|acceptance) (?:at|for|from|of) (?:the )?$"
        r"|\b(?:paper|manuscript|article|preprint|submission|it|that|this) (?:was |had been |got )?(?:first )?"
        r"(?:accepted|rejected|published|taken|bounced|turned down|turned away) (?:in|at|by|from) (?:the )?$"
        r"|\b(?:submitted|sent|sending|submitting|send|submit) (?:it|that|this|them|the paper|the manuscript) "
        r"(?:off |first )?to (?:the )?$|\b(?:came out|appeared|presented it|published it) (?:in|at) (?:the )?$"
        r"|(?:^|[.!?;] )(?:Sent|Submitted|Accepted|Rejected|Published|Turned down|Turned away|Taken)\b[^.?!]{0,24} "
        r"(?:to|by|at|in) (?:the )?$")),
    ("Product", 2.4, "what one is aboard of", re.compile(
        r"\b(?:aboard|on board|onboard) (?:the )?$")),
    ("Award", 2.6, "what is won", re.compile(r"\b(?:shortlisted|nominated|longlisted) for (?:the|an?) $")),
    ("Award", 3.4, "what is won", re.compile(
        r"\b(?:won|wins|winning|awarded|received) (?:the|an?|its|her|his|my|our) $|\bprize [^.?!]{0,24}was the $")),
    ("Person", 2.4, "what only a person is asked or told", re.compile(
        r"\b(?:told|asked|phoned|rang|hugged|buried|thanked|begged|divorced|interviewed|apologi[sz]ed to|taught|teach|"
        r"teaches|tutored|mentored|marry|quoting|paraphrasing|imitating) $")),
    ("Organization", 1.6, "what is bought", re.compile(
        r"\b(?:buy|buys|bought|buying|acquire|acquired|acquiring|swallow(?:ed)?|took over|take over|sold to|"
        r"merged with|(?:acquired|bought|swallowed|taken over|funded|backed|snapped up) by) (?:the )?$")),
    ("Organization", 3.0, "“called” behind where one is", re.compile(
        r"\b(?:at|with|for|joined|left) an? (?:[\w-]+ ){1,3}called (?:the )?$")),
    ("Organization", 2.6, "where one works", re.compile(
        r"\b(?:jobs?|stint|internship|post|career) (?:was |is |has been )?(?:at|with) (?:the )?$")),
)  # fmt: skip
_AFTER: tuple[tuple[str, float, str, re.Pattern[str]], ...] = (
    ("Venue", 1.5, "where a paper is taken", re.compile(
        r" (?:accepted|rejected|published|bounced|desk-rejected|took|turned) (?:it|us|the paper|that paper|our paper|"
        r"the manuscript)\b")),
    ("Organization", 2.4, "what firms do", re.compile(
        r" (?:hired|employs?|employed|pays?|paid|fired|sacked|sponsored|funds?|manufactures?) "
        r"(?:me|us|him|her|them|people|everyone|everybody|\w+ people)\b|[’']s (?:money|payroll|offices?|staff|"
        r"shareholders|customers|investors|headquarters|competitors?|lawyers|accounts)\b"
        r"| (?:people|folks|staff|office|offices) (?:at|in|were|was|had)\b")),
    ("Podcast", 3.0, "“the show” behind it", re.compile(
        r",? (?:is )?(?:the|a|our) (?:[\w-]+ )?(?:podcast|radio show)\b")),
    ("Person", 2.4, "what only a person does", re.compile(
        r",? (?:laughed|smiled|shrugged|nodded|wept|cried|whispered|shouted|grew up|was born|got married|died|thinks|"
        r"thought|believes|believed|told me|told us|taught me|used to say|always said|always says|once said|"
        r"(?:dis)?agrees with me|taught there|himself|herself)\b")),
    ("Person", 1.4, "what is said to be said", re.compile(
        r" (?:has always said|(?:says|said|asks|asked|wonders|jokes|admits|insists|recalls|remembers),? "
        r"(?:that|whether|how|why|aloud)|may never have said)\b")),
    ("Organization", 1.5, "who hires and buys", re.compile(
        r" (?:did |would |does )?(?:wanted|tried|try|offered|hoped|was going|were going|was about) to (?:hire|keep|"
        r"recruit|poach|buy|acquire) (?:me|you|him|her|us|them|it)\b|[’']s (?:being|been) (?:sold|bought|acquired)\b"
        r"| (?:is|was|are|were) (?:being )?(?:sold|bought|acquired|swallowed|founded|incorporated)\b")),
)  # fmt: skip
_AGAINST: tuple[tuple[str, float, str, re.Pattern[str]], ...] = (
    ("Person", -2.4, "a word that stands before things", re.compile(
        r"\b(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ss]everal|[Aa]nother|[Ee]very|[Tt]hese|[Tt]hose|[Mm]y|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|"
        r"[Tt]heir|[Oo]ne of the|(?:thing|tool|product|firm|method) called(?: the)?) $")),
    ("Place", -1.6, "a word that stands before things", re.compile(
        r"\b(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ss]everal|[Aa]nother|[Mm]y|[Hh]is|[Hh]er|[Ii]ts|(?:thing|tool|product|firm) "
        r"called(?: the)?) $")),
    ("Person", -2.0, "what is bought", re.compile(
        r"\b(?:buy|buys|bought|acquire|acquired|swallowed|merged with|(?:acquired|bought|swallowed) by) (?:the )?$")),
)  # fmt: skip
"""What speaks against a class of a single word, before it."""
_THE_ONE = re.compile(r"\b[Tt]he $")
_ENDS = re.compile(r"[,.;!?]|$| (?:is|was|has|had|did|does|on|in|and|for|first|doesn[’']t|went|took|runs|now)\b")
_TAKEN_UP = re.compile(r"\b[Tt]he (?:[a-z]+ )?(?:company|firm|start-?up|business|studio|agency|label)\b")
_FAR = 170
"""Code points behind a name in which "the company" takes it up."""
_NAMED = re.compile(r"(?<![.!?] )(?<![\w’'-])[A-ZÀ-Þ][a-zà-ÿ]+")
_CALLED = re.compile(
    r"\b(?:an?|the|this|that|my|our|his|her|their|one|another) (?:[\w-]+ ){0,3}?"
    r"((?!reports)[a-z-]+),? (?:called|named|titled) $"
)
_APPOSED = re.compile(
    r",? (?:which (?:is|was)|that[’']s|it[’']s|is|was|,) (?:just |really |basically )?(?:the |an? |one of )?"
    r"((?:[\w-]+ ){0,3}[a-z-]+)"
    r"|, (?:the|an?) ((?:[\w-]+ ){0,3}[a-z-]+)(?=[,.;]| that| which| for| of| I\b| s?he\b| they\b| we\b| everybody)"
)
_HEAD = re.compile(r" ([a-z-]+)\b")
_THE = re.compile(r"\b(?:the|our|my|his|her|their|a|this|that) $", re.IGNORECASE)
_READ = re.compile(
    r"\b(?:read|reads|reading|re-read|rereading|re-reading|wrote|writing|published|recommend|recommended|finished|"
    r"lent me|lent her|lent him|gave me|author of|copy of|chapters? (?:in|of)|translated|reviewed)(?: of)? $"
)
_ONLY_READ = re.compile(r"\b(?:re-?)?(?:read|reads|reading|rereading|lent me|lent her|lent him|copy of)(?: of)? $")
_TOLD_BY_NOUN = word_set(
    "Organization Product Software Method Book Film TVSeries Podcast Game Paper Venue Award Dataset Benchmark"
)
_BEFORE_IT = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ur|[Mm]y|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his) (?:[\w’'-]+ ){0,3}?([a-z-]+), (?:the )?$"
)
"""A noun and, behind a comma, its name: "the little sensor, the Limpet"."""
_CLOSED = re.compile(r"[,.;:!?)]|$| (?:and|which|that|by|from|in|is)\b")
_GOES_AS = word_set("Software Method Product Dataset Benchmark Game Venue")
"""Classes of things that are spoken of with a noun behind the name: "the Loom compiler"."""


def hints(text: str, start: int, end: int) -> Iterator[Vote]:
    """Yield what the words before and after a name hint of its class, the strongest of each class once.

    >>> def told(text, name): return [v.class_ for v in hints(text, at := text.index(name), at + len(name))]
    >>> told("We met Globex, in Govan.", "Govan"), told("There is a company, Humline.", "Humline")
    (['Place'], ['Organization'])
    >>> told("It runs on a thing, a solver called Skerry.", "Skerry"), told("It was in March.", "March")
    (['Software'], [])
    """
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    name = text[start:end]
    best: dict[str, Vote] = {}
    personal = shapes.looks_like_person(name) or (name.isalpha() and name.istitle())
    for vote in (*_fixed(before, after), *_by_nouns(before, after), *_read(name, before)):
        if vote.class_ == "Person" and not personal:
            continue
        if vote.class_ not in best or best[vote.class_].weight < vote.weight:
            best[vote.class_] = vote
    yield from best.values()
    if " " not in name or not personal:
        yield from _against(name, before, after)
    if name.isalpha() and name.istitle() and " " not in name and _taken_up(text[end : end + _FAR]):
        yield Vote("Organization", 1.6, "“the company” behind it")


def _against(name: str, before: str, after: str) -> Iterator[Vote]:
    """Yield what speaks against a class: "a Limpet", "his Nightjar", "the Limpet." name no person."""
    if " " in name:
        return
    articled = _THE_ONE.search(before) and _ENDS.match(after)
    found = {class_: Vote(class_, weight, why) for class_, weight, why, told in _AGAINST if told.search(before)}
    if articled:
        found.setdefault("Person", Vote("Person", -2.0, "“the” before it"))
    yield from found.values()


def _taken_up(behind: str) -> bool:
    """Tell whether "the company" stands behind a name, and no other name between."""
    taken = _TAKEN_UP.search(behind)
    return taken is not None and _NAMED.search(behind[: taken.start()]) is None


def _fixed(before: str, after: str) -> Iterator[Vote]:
    for table, place in ((_BEFORE, before), (_AFTER, after)):
        for class_, weight, why, pattern in table:
            if pattern.search(place) if table is _BEFORE else pattern.match(place):
                yield Vote(class_, weight, why)


def _by_nouns(before: str, after: str) -> Iterator[Vote]:
    """Yield what a noun says that is beside the name: "a solver called X", "X, the panel code", "the X compiler"."""
    if (called := _CALLED.search(before)) and (class_ := shapes.by_description(called[1])) in _TOLD_BY_NOUN:
        yield Vote(class_, 4.5, f"“{called[1]} called” before it")
    noun = _BEFORE_IT.search(before) if _CLOSED.match(after) else None
    if noun and (class_ := shapes.by_description(noun[1])) in _TOLD_BY_NOUN:
        yield Vote(class_, 4.0, f"“{noun[1]}” before it")
    if apposed := _APPOSED.match(after):
        phrase = apposed[1] or apposed[2]
        if (class_ := shapes.by_description(phrase)) in _TOLD_BY_NOUN:
            yield Vote(class_, 3.6, f"“{phrase.split()[-1]}” said of it")
    if (head := _HEAD.match(after)) and _THE.search(before):
        class_ = shapes.by_description(head[1])
        if class_ in _GOES_AS:
            yield Vote(class_, 3.0 if class_ == "Venue" else 2.0, f"“{head[1]}” behind it")


def _read(name: str, before: str) -> Iterator[Vote]:
    """Yield what reading or writing says of several words: with a small word inside, or "The" before, a title."""
    if not _READ.search(before) or " " not in name:
        return
    titled = name.startswith(("The ", "A ")) or any(word.islower() for word in name.split())
    if titled:
        class_ = "Book" if _ONLY_READ.search(before) else "Work"
        yield Vote(class_, 2.6, "what is read or written")
    elif not shapes.looks_like_person(name):
        yield Vote("Work", 1.5, "what is read or written")
