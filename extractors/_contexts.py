"""What the words around a name in running speech tell about its class: "at X", "X's CEO", "my mentor, X"."""

from __future__ import annotations

import re

from kg.names.shape import given_name_alone, likely_person

from .tables import word_set

WINDOW = 60
"""Code points before and after a name that are looked at."""
_ROLES = (
    r"C[A-Z]O|founders?|co-?founders?|head|heads|leader|lead|VP|SVP|EVP|president|director|chair(?:man|woman)?|partner|"
    r"managers?|PMs?|engineers?|designers?|researchers?|scientists?|professors?|executives?|execs?|employees?|interns?|"
    r"investors?|advisors?|board|member|team|leadership|culture|operator|editor|analyst"
)
_FIRM = r"compan(?:y|ies)|start-?ups?|firms?|agency|agencies|fund|nonprofit|non-profit|employer|business(?:es)?"
_STAFF = (
    r"C[A-Z]Os?|founders?|co-?founders?|board|employees?|engineers?|engineering|executives?|execs?|headquarters|HQ|"
    r"leadership|alum(?:ni|s)?|recruiters?|IPO|valuation|chief|VP|first (?:hire|employee|engineer|PM|product manager)"
)
_NAMED = r"(?: (?:called|named))?"
_AT = re.compile(
    r"(?<!look)(?<!looked)(?<!looking)(?<!looks)(?<!good)(?<!great)(?<!bad)(?<!better)(?<!best)(?<!laugh)(?<!stare)"
    r"(?<!arrived)(?<!arrive)(?<!live)(?<!point) (?:at|[Ii]nside) (?:the )?$"
)
_FIRM_BEFORE = re.compile(
    rf"(?:\b(?:[Jj]oined|[Jj]oining|rejoined|quit|worked for|works? for|working for|interned with|"
    rf"(?:{_ROLES})(?: of [a-z]+(?: [a-z]+)?)? (?:at|of|for)|"
    rf"(?:{_FIRM}){_NAMED}|(?:{_FIRM}|places|brands|giants) (?:like|such as|including)|"
    r"(?:advisor|adviser|consultant|sold .{1,24}) to|(?:co-)?founded|cofounded|starts|"
    r"(?:was|is|were|people|folks|friends|[A-Z][a-z]+) from|"
    r"(?:invested|investors?|investing|investment|stake|shares|stock) in|(?:acquired|bought|hired|funded|backed) by|"
    r"sold (?:it|that|them|us|the company|my company|our company)? ?to|spun out of) (?:both )?(?:the )?$)"
    rf"|\b(?:co-?)?founders? of an? (?:[a-z-]+ ){{1,4}}(?:called|named) $"
    r"|\b(?:ex|former)-$",
)
_FIRM_AFTER = re.compile(
    rf"['’]s? (?:{_STAFF})\b| (?:C[A-Z]O|co-?founder|founder|employees?|engineers?|execs?|executives?|HQ)\b"
    rf"|,? (?:which (?:is|was) )?an? (?:[\w-]+ ){{0,5}}(?:{_FIRM})\b"
    r"| (?:hired|acquired|went public|raised|was (?:founded|acquired|valued)|got acquired|laid off|filed|IPO)\b"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:friend|colleague|boss|manager|mentor|co-?founder|cofounder|wife|husband|brother|sister|father|mother|son|"
    r"daughter|guy|woman|man|guest|teammate|professor|author|coach|director|singer|actor|actress|writer|CEO|CTO|"
    r"engineer|designer|somebody|someone)(?: of (?:mine|yours|ours))?"
    r"(?:,? (?:named|called|is|was))?,? $"
    r"|\b(?:thanks|thank you|shout-?out|talked|spoke|speaking|reported|listening) to $"
    r"|\b(?:interviewed|emailed|met with|married|hosted by|written by|introduced me to) $"
)
_PERSON_AFTER = re.compile(
    r" (?:and I|said|says|told|asked|wrote|calls|called it|argues|taught|mentioned|once|who)\b|, who\b"
    r"|['’]s (?:book|novel|podcast|newsletter|wife|husband|advice|talk|blog|essay|team|boss|kids|career)\b"
    r"| (?:is|was) (?:my|his|her|our|an?|the) (?:[\w-]+ ){0,3}"
    r"(?:friend|engineer|author|designer|founder|CEO|PM|professor|investor|guy|person|woman|man|mentor|boss|coach|researcher|scientist)\b"
)
_KIN_BEFORE = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Yy]our|[Tt]heir) (?:\w+ )?(?:wife|husband|brother|sister|father|mother|son|"
    r"daughter|friend|mentor|boss|co-?founder|colleague|roommate|coach|advisor)(?:,| is| was)? $"
)
_LIVES_IN = re.compile(r"\b(?:born|grew up|raised|lives?|living|lived) in $")
_DEPARTMENTS = word_set(
    "product products engineering marketing design growth sales operations research data finance people legal strategy "
    "technology security infrastructure platform communications analytics support success partnerships development"
)
"""What one is head "of" inside a firm."""
_FULL = re.compile(
    r"[^\W\d_a-z][\w'’-]*[a-zà-ÿ](?: [A-Z]\.?)?(?: (?:de|van|von|der|la|bin|al))* [^\W\d_a-z][\w'’-]*[a-zà-ÿ]"
)


def by_context(text: str, start: int, end: int) -> str | None:
    """Return the class that the words around a name give away: "Organization", "Person", "Place" or None.

    >>> def told(text, name): return by_context(text, at := text.index(name), at + len(name))
    >>> told("I was at Globex then", "Globex"), told("we met Initech's founders", "Initech")
    ('Organization', 'Organization')
    >>> told("my mentor, Grace Hopper, agreed", "Grace Hopper"), told("look at Hooli", "Hooli")
    ('Person', None)
    """
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if text[start:end].lower() in _DEPARTMENTS:
        return None
    if _AT.search(before):
        return "Organization"
    given = given_name_alone(text[start:end])
    person = _FULL.fullmatch(text, start, end) or given
    if (person and (_PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after))) or _KIN_BEFORE.search(before):
        return "Person"
    if _LIVES_IN.search(before):
        return "Place"
    if _FIRM_BEFORE.search(before) and not likely_person(text[start:end]):
        return "Organization"
    return "Organization" if _FIRM_AFTER.match(after) and not given else None


_JOINT = re.compile(r",? (?:and|or|&) (?:the )?|, (?:the )?")


def goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether a name that begins at `start` is enumerated with one that ends at `end`: "A, B and C"."""
    return start - end < 12 and _JOINT.fullmatch(text, end, start) is not None
