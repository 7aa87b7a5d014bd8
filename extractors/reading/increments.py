"""Fragments of a narrated life, as the sentences they stand for: "Then Leeds for the PhD.", "A postdoc at Kelo.".

Speakers tell their life in pieces without a verb. What a piece lacks stands before it: who is told of (the speaker, or
"she" of the sentence before), and the deed (the noun of a degree or a post, or the verb that ended without its place).
"""

from __future__ import annotations

import re

from ..tables import words
from .idioms import NAME

_LEADS = re.compile(
    r"(?:(?:and|so|but|then|well|yes|yeah|no|oh|um|uh|okay|ok|right|first|later|originally|next|now|eventually|finally|"
    r"before that|after that|and then|back then)\b[,.]* ?)+",
    re.IGNORECASE,
)
_DEGREE = (
    r"(?:ph\.?d\.?|doctorate|d\.?phil\.?|master[’']?s(?: degree)?|m\.?phil\.?|m\.?sc\.?|m\.?f\.?a\.?|m\.?b\.?a\.?|"
    r"ll\.?[mb]\.?|bachelor[’']?s(?: degree)?|b\.?sc\.?|undergrad(?:uate)?(?: degree)?|first degree|degree|diploma|"
    r"thesis|law degree|medical degree|dissertation)"
)
_SCHOOL = (
    r"(?:University|College|Institute of Technology|School|Academy|Polytechnic|Conservatoire|Conservatory|"
    r"Hochschule|Université|Universität|Universidad|École)"
)
_YEAR = r"(?:(?:19|20)\d\d|[’']\d\d)"
_YEARS = rf"(?P<start>{_YEAR})(?:\s*(?:to|till|until|–|-)\s*(?:,? ?what,? )?(?P<end>{_YEAR}))?"
_THE = r"(?:[Tt]he )?"
_AT_NAME = rf"(?P<name>{_THE}{NAME}(?: (?:of|for|and|in)(?: the)? {NAME})*)"
_PLACE = rf"(?:,? in {NAME})?"
_END = r"(?=[,.;!]|$)"
_NAME_FOR_DEGREE = re.compile(rf"{_AT_NAME}{_PLACE},? for (?P<what>(?:the|my|a|an) (?i:{_DEGREE})){_END}")
_DEGREE_AT = re.compile(
    rf"(?:(?i:my|a|an|the)) (?P<what>(?i:{_DEGREE})(?: (?:in|of) [a-z]+(?: [a-z]+)?)?)"
    rf"(?: was|,)? (?P<prep>at|from|with|under|in) {_AT_NAME}{_END}"
)
_NAME_YEARS = re.compile(rf"{_AT_NAME}{_PLACE},? (?:from )?{_YEARS}{_END}")
_CLASS_OF = re.compile(rf"{_AT_NAME}{_PLACE}, class of (?P<start>{_YEAR}){_END}")
_NAME_ALONE = re.compile(rf"{_AT_NAME}{_PLACE}(?:, (?:first|then|yes|yeah|actually|initially))?\W*$")
_FIELD_AT = re.compile(rf"(?P<what>[a-z]+(?: [a-z]+)?),? at {_AT_NAME}{_END}")
_POST_AT = re.compile(
    rf"(?P<what>(?:(?i:an?|my first|my)) (?:[a-z-]+ ){{0,3}}?(?P<noun>[a-z-]+)) (?:at|with|for|in) {_AT_NAME}{_END}"
)
_OF_STUDY = re.compile(
    r"\b(?:stud(?:y|ied|ying)|school|universit\w+|college|degree|graduat\w+|undergrad\w*|ph\.?d|doctorate|train(?:ed|ing)|"
    r"master[’']s|bachelor[’']s|apply|applied|thesis|student)\b",
    re.IGNORECASE,
)
_LACKS_PLACE = re.compile(
    r"\b(?:hires?|hired|took|taken|employed|recruited|teach|taught|teaching|work|worked|working|lecture|job|post|"
    r"position|apprenticeship|internship|start(?:ed)?|study|studied|train(?:ed)?)"
    r"(?: (?:me|him|her|us|on|up|again|full[- ]time|there))*[.!]?$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|never|if|would|could|might|may|wish\w*|want\w*|hop(?:e|ed|ing)|almost|nearly|maybe|perhaps|offer\w*|"
    r"turned|refus\w+|declin\w+|appl(?:y|ied))\b|n[’']t\b",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(rf"(?:{_LEADS.pattern})?(?P<who>[Hh]e|[Ss]he)\b", re.IGNORECASE)
_DIRECTS = ("with", "under")
_LONGEST = 40
"""Words of a piece."""


def narrated(piece: str, before: str, earlier: str, own: bool) -> str | None:
    """Return what a piece without a verb tells of a life, as a sentence; None for what is no such piece.

    `before` is the sentence before it, `earlier` that and the few before it, `own` whether the same speaker said it.

    >>> narrated("And then Leeds for the PhD.", "I left.", "I left.", True)
    'I did the PhD at Leeds.'
    >>> narrated("Kelo Foods, in Leeds.", "She went off to teach.", "", True)
    'She went off to teach at Kelo Foods, in Leeds.'
    >>> narrated("A nurse at Kelo Foods, two years.", "I left.", "", True)
    'I was a nurse at Kelo Foods, two years.'
    """
    lead = _LEADS.match(piece)
    bare = piece[lead.end() :] if lead else piece
    if len(bare.split()) > _LONGEST or piece.endswith("?") or _NOT_YET.search(bare.split(".")[0][:60]):
        return None
    other = _OF_OTHER.match(before) if own else None
    who = other["who"].capitalize() if other else "I"
    if own and other is None and not _MAY_BE_OWN.search(before):
        return None
    return _of_study(bare, who, earlier) or _of_post(bare, who) or _of_place(bare, before, own)


_MAY_BE_OWN = re.compile(r"\b(?:I|me|my|we|our|us)\b|^[^a-z]*$|^(?:\S+ ){0,6}\S+$")


def _of_study(bare: str, who: str, earlier: str) -> str | None:
    if match := _NAME_FOR_DEGREE.match(bare):
        return f"{who} did {match['what'].rstrip('.')} at {match['name']}{_rest(bare, match)}"
    if match := _DEGREE_AT.match(bare):
        prep = "at" if match["prep"] in ("at", "from", "in") else match["prep"]
        return f"{who} did a {match['what']} {prep} {match['name']}{_rest(bare, match)}"
    for pattern in (_CLASS_OF, _NAME_YEARS):
        if (match := pattern.match(bare)) and _is_of_study(match["name"], earlier):
            told = match.groupdict()
            span = f" from {_year(told['start'])} to {_year(told['end'])}" if told.get("end") else ""
            return f"{who} studied at {match['name']}{span}."
    if (match := _FIELD_AT.match(bare)) and re.search(_SCHOOL, match["name"]) and match["what"] not in words("roles"):
        return f"{who} studied {match['what']} at {match['name']}{_rest(bare, match)}"
    if (match := _NAME_ALONE.match(bare)) and re.search(_SCHOOL, match["name"]) and _OF_STUDY.search(earlier):
        return f"{who} studied at {match['name']}."
    return None


def _is_of_study(name: str, earlier: str) -> bool:
    return re.search(_SCHOOL, name) is not None or _OF_STUDY.search(earlier) is not None


def _of_post(bare: str, who: str) -> str | None:
    match = _POST_AT.match(bare)
    if (
        match is None
        or match["noun"] not in words("roles")
        or match["what"].split()[0].lower() not in ("a", "an", "my")
    ):
        return None
    what = match["what"]
    what = what[:1].lower() + what[1:]
    return f"{who} was {what} at {match['name']}{_rest(bare, match)}"


def _of_place(bare: str, before: str, own: bool) -> str | None:
    """Return the sentence before with the place that it lacks: "She went off to teach." "Kelo, in Leeds." """
    stated = before.rstrip(".! ")
    match = _NAME_ALONE.match(bare)
    if not own or match is None or not _LACKS_PLACE.search(stated) or _NOT_YET.search(before):
        return None
    return f"{stated} at {bare}"


def _rest(bare: str, match: re.Match[str]) -> str:
    rest = bare[match.end() :].rstrip()
    return rest if rest.endswith((".", "!")) else f"{rest}."


def _year(text: str) -> str:
    """Return a year in four digits: "'94" is of the last hundred years before 2030."""
    digits = text.strip("’'")
    return digits if len(digits) == 4 else ("19" if int(digits) >= 30 else "20") + digits
