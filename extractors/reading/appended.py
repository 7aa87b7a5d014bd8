"""What a piece adds to the sentence before it: a name, a companion, the people who made a work together.

"My cousin sits on that board." "Grace Hopper." names the cousin; "I left to start a firm." "With my brother, Alan."
names one more who did it; a title and "me and Grace" name who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.names import given

from .fragments import turned
from .idioms import NAME

_KIN = (
    r"(?:wife|husband|brother|sister|father|mother|son|daughter|uncle|aunt|cousin|nephew|niece|grandfather|grandmother|"
    r"boss|teacher|supervisor|advis[eo]r|mentor|tutor|co-?founder|partner|colleague|student|friend|neighbou?r|coach|"
    r"flatmate|roommate|editor|producer|assistant|apprentice)"
)
_HIS_KIN = re.compile(
    rf"\b(?P<np>(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur) (?:[a-z-]+ ){{0,2}}?{_KIN})(?P<rest>[’']s (?!own)| [a-z]+)"
)
_A_THING = re.compile(
    r"\b(?:started?|founded|found|set up|launch(?:ed)?|wrote|write|made|make|built|build|invented|directed|opened|"
    r"began|created|joined|bought|ran|run|formed) an? (?:[a-z-]+ ){0,2}?(?:company|firm|start-?up|label|band|studio|"
    r"magazine|journal|newsletter|podcast|book|novel|film|paper|app|tool|charity|foundation|lab|school|agency|bakery|"
    r"restaurant|shop|game|album|song|play|method|programme|program|club|clinic|gallery|press)\b"
    r"(?! (?:called|named|of|for|about))"
)
_THE_PERSON = re.compile(
    r"\b[Tt]he (?:person|man|woman|guy|one|lady) (?:who |that |whom )?(?P<clause>I [a-z]+ (?:under|with|for|to)|"
    r"(?:who|that) [a-z]+ me)(?P<there> there)?\b"
)
_NAME_ALONE = re.compile(rf"(?:(?:[Oo]h|[Uu]m|[Yy]es|[Yy]eah|[Ww]ell)[,.] )?(?P<name>{NAME})[.!]")
_WITH = re.compile(
    rf"(?:(?:[Yy]es|[Yy]eah|[Oo]h|[Ww]ell)[,.] )?[Ww]ith (?P<names>(?:(?:my|a|his|her|our) [a-z ]+?,? )?{NAME}"
    rf"(?:(?:,? and |, )(?:(?:my|a|his|her|our) [a-z ]+?,? )?{NAME})*)(?P<after>,? (?:yes|yeah|of course|mostly))?[.,!]"
)
_YOU = re.compile(r"((?:^|[,;] |\b(?:and|so|but|then|when|before|after|where|in \S+) ))[Yy]ou\b(?!r)")
"""A "you" that is a subject."""
_CALLED = (
    r"(?:(?:(?:my|a|an|his|her|our|the) [a-z’'-]+(?: [a-z’'-]+){0,4}?,? )"
    r"(?:(?:of (?:his|hers|mine|ours|theirs),? )|(?:called |named ))?)?"
)
_ONE = rf"(?:{_CALLED}{NAME}|[Mm]e|[Mm]yself|I|[Hh]im|[Hh]er)"
_ME_AND = rf"{_ONE}(?:(?:,? and |, |,? plus ){_ONE})+"
_IT_IS_US = re.compile(
    rf"\b(?:[Ii]t|[Tt]hat|[Tt]his)(?:[’']s| is| was)(?: just| only| basically| really)? (?P<people>{_ME_AND})"
    r"(?=[,.;!]|$)"
)
_US_ALONE = re.compile(
    rf"(?:(?:[Oo]h|[Uu]m|[Yy]es|[Ww]ell|[Ii]t[’']s|[Ii]t was|[Tt]hat[’']s)[,.]? )?(?P<people>{_ME_AND})"
    r"(?=[,.;!]|$)"
)
_TITLE = re.compile(r"[“\"‘](?P<title>[A-Z][^“”\"‘’]{2,90}?)[.,]?[”\"’]")
_WRITTEN = re.compile(
    r"\b(?:paper|book|essay|article|report|novel|play|script|screenplay|album|song|opera|thesis|memoir|manual|study|"
    r"poem|textbook|who(?:[’']s| is) on it|who wrote|authors?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?P<lead>(?:(?:and|so|but|well|yes|no|oh),? )*)(?P<we>we|they)(?P<have>[’']ve| have|[’']d| had|[’']re| are)? "
    rf"(?P<deed>[^,.;]+), (?P<people>{NAME}(?: and {NAME})* and (?:I|me|myself)|(?:I|me|myself) and {NAME})(?=[,.])",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|nobody|if|would|wouldn|might|wish|could|neither)\b|n[’']t\b|\?$", re.IGNORECASE)
_HAVE = {"’ve": " have", "'ve": " have", "’d": " had", "'d": " had", "’re": " are", "'re": " are"}


def named_after(before: str, piece: str) -> str | None:
    """Return the sentence before with the name that a piece gives to somebody in it.

    >>> named_after("My cousin sits on that board.", "Grace Hopper.")
    'My cousin, Grace Hopper, sits on that board.'
    >>> named_after("The person I worked under there was strict.", "Grace Hopper.")
    'I worked under Grace Hopper there.'
    """
    alone = _NAME_ALONE.fullmatch(piece)
    if alone is None or _DENIED.search(before):
        return None
    person = " " in alone["name"] or given.known(alone["name"])
    if person and (match := _THE_PERSON.search(before)):
        clause = match["clause"]
        there = match["there"] or ""
        if clause.startswith("I "):
            return f"{clause} {alone['name']}{there}."
        return f"{alone['name']} {clause.partition(' ')[2]}{there}."
    if match := _A_THING.search(before):
        return f"{before[: match.end()]} called {alone['name']}{before[match.end() :]}"
    match = _HIS_KIN.search(before)
    if not person or match is None or re.search(r"[A-Z]", before[match.end("np") : match.end("np") + 3]):
        return None
    rest = match["rest"]
    rest = " is " if rest[0] in "’'" else rest
    return f"{before[: match.end('np')]}, {alone['name']},{rest}{before[match.end('rest') :]}"


def is_companion(piece: str) -> bool:
    """Tell whether a piece does no more than name companions: "With Grace Hopper." """
    return _WITH.fullmatch(piece) is not None


def with_companion(before: str, piece: str, own: bool, other: str = "") -> str | None:
    """Return the sentence before with the companion that a piece names; `own` whether the same speaker said it.

    `other` is the label of the speaker before, for whom a piece of another speaker goes on.

    >>> with_companion("So then you started a firm.", "With Grace Hopper, yeah.", False)
    'So then I started a firm with Grace Hopper.'
    """
    match = _WITH.match(piece)
    if match is None or _DENIED.search(before) or len(before.split()) < 3:
        return None
    stated = before.rstrip(".! …")
    if not own:
        if other and stated.startswith("I ") and not re.search(r"\b(?:I|me|my|we)\b", stated[2:]):
            return f"{other}{stated[1:]} with {match['names']}."
        if re.search(r"\b(?:I|me|my)\b", stated) or not re.search(r"\b[Yy]ou(?:r)?\b", stated):
            return None
        stated = turned(_YOU.sub(r"\1I", stated))
    return f"{stated} with {match['names']}."


def written_by(piece: str, before: Sequence[str]) -> str | None:
    """Return who wrote a work together with the speaker, of which this or the sentences before speak.

    >>> written_by("It's called ‘On Looms’, and it's me and Grace.", ())
    '‘On Looms’ was written by me and Grace.'
    >>> written_by("Me, and Grace Hopper, who did the sums.", ("The paper.", "Who's on it?"))
    'It was written by me and Grace Hopper.'
    """
    match = _IT_IS_US.search(piece) or _US_ALONE.match(piece)
    if (
        match is None
        or _DENIED.search(piece, 0, match.start())
        or not re.search(r"\b(?:[Mm]e|[Mm]yself|I)\b", match["people"])
    ):
        return None
    near = [piece[: match.start()], *reversed(before)]
    if not any(_TITLE.search(text) or _WRITTEN.search(text) for text in near):
        return None
    title = next((found[0] for text in near if (found := _TITLE.search(text))), None)
    people = re.sub(r"\bI\b|\b[Mm]yself\b|\bMe\b", "me", match["people"])
    people = re.sub(r", and ", " and ", people)
    return f"{_bare(title) if title else 'It'} was written by {people}."


def _bare(title: str) -> str:
    return title[0] + title[1:-1].rstrip(".,") + title[-1]


def put_first(text: str) -> str | None:
    """Return a sentence whose doers are named behind it with them before it.

    >>> put_first("We disagree on nearly everything, Grace and I, looms most of all.")
    'Grace and I disagree on nearly everything.'
    """
    match = _BEHIND.match(text)
    if match is None or _DENIED.search(match["deed"]):
        return None
    have = (match["have"] or "").lower()
    people = match["people"]
    return f"{people[:1].upper()}{people[1:]}{_HAVE.get(have, have)} {match['deed']}."
