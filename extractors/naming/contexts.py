"""What the words around a name in running speech tell about its class: "at X", "X's CEO", "my mentor, X"."""

from __future__ import annotations

import re

from kg.names.particles import ARTICLE, PARTICLE
from kg.names.shape import given_name_alone, likely_person
from kg.text.normalize import alternatives, word_set

from ..tables import classes, words
from . import shapes

WINDOW = 60
"""Code points before and after a name that are looked at."""


_HUMAN, _ACTS = alternatives(words("human_nouns")), alternatives(words("human_verbs"))
_ROLES = (
    r"C[A-Z]O|founders?|co-?founders?|head|heads|leader|lead|VP|SVP|EVP|president|director|chair(?:man|woman)?|partner|"
    r"managers?|PMs?|engineers?|designers?|researchers?|scientists?|professors?|executives?|execs?|employees?|interns?|"
    r"investors?|advisors?|board|member|team|leadership|culture|operator|editor|analyst"
)
_FIRM = r"compan(?:y|ies)|start-?ups?|firms?|agency|agencies|fund|nonprofit|non-profit|employer|business(?:es)?"
OUTFIT = (
    rf"(?:{_FIRM}|office|practice|shop|studio|bank|band|charity|club|lab|school|theatre|theater|magazine|newspaper|label|"
    r"restaurant|café|bakery|publisher|orchestra|choir|troupe|collective|cooperative|co-op|outfit|spin-out|spin-off)"
)
_STAFF = (
    r"C[A-Z]Os?|founders?|co-?founders?|board|employees?|engineers?|engineering|executives?|execs?|headquarters|HQ|"
    r"leadership|alum(?:ni|s)?|recruiters?|IPO|valuation|chief|VP|first (?:hire|employee|engineer|PM|product manager)"
)
_BUILDING = (
    r"(?:offices?|house|home|flat|apartment|garage|cottage|town|village|city|suburb|farm|hotel|church|factory|headquarters|"
    r"shed|warehouse|workshop|studio|port|harbou?r|yard|shop|park|street|hospital|lab|laboratory|pub|bar|caf[eé])"
)
_NAMED = r"(?: (?:called|named))?"
_AT = re.compile(
    r"(?<!look)(?<!looked)(?<!looking)(?<!looks)(?<!good)(?<!great)(?<!bad)(?<!better)(?<!best)(?<!laugh)(?<!stare)"
    r"(?<!arrived)(?<!arrive)(?<!live)(?<!point) (?:at|[Ii]nside) (?:the )?$"
)
_AT_EVENT = re.compile(
    r"\b(?:centre|center|station|festival|competition|premi[eè]r\w*|match|race|screen\w*|show(?:ed|n)|debut\w*|won|"
    r"prize|nominated|awarded|shortlisted|keynote|panel|stage|matter|debated?|juror|jury|auction|summit|fair|"
    r"concert) (?:[a-z]+ ){0,2}at (?:the )?$"
)
"""What is at a place or an event rather than at a firm."""
_FIRM_BEFORE = re.compile(
    rf"(?:\b(?:[Jj]oined|[Jj]oining|rejoined|quit|worked for|works? for|working for|interned with|wrote for|writes for|"
    rf"(?:{_ROLES})(?: of [a-z]+(?: [a-z]+)?)? (?:at|of|for)|(?:{_ROLES}) (?:of|in) [a-z]+ from|"
    rf"(?:recruiter|headhunter|offer|grant|scholarship|fellowship|loan) from|"
    rf"(?:{_FIRM}){_NAMED}|(?:{_FIRM}|places|brands|giants) (?:like|such as|including)|"
    rf"{OUTFIT}(?: in [A-Z]\w+)? (?:called|named)|"
    r"(?:advisor|adviser|consultant|sold .{1,24}) to|(?:co-)?founded|cofounded|co-?founding|starts|"
    r"(?:went on|wanted|decided|used his savings|used her savings) to (?:start|found|launch|co-?found)|"
    r"(?:was|is|were|people|folks|friends|[A-Z][a-z]+) from|(?:came|come) (?:over )?to us from|poached .{1,20} from|"
    r"(?:invested|investors?|investing|investment|stake|shares|stock) in|(?:acquired|bought|hired|funded|backed) by|"
    r"sold (?:it|that|them|us|the company|my company|our company)? ?to|spun out of|"
    r"(?:solicitor|lawyer|partner|accountant|surveyor|architect|broker) with) (?:both )?(?:the )?$)"
    rf"|\b(?:co-?)?founders? of an? (?:[a-z-]+ ){{1,4}}(?:called|named) $"
    r"|\b(?:ex|former)-$",
)
_FIRM_AFTER = re.compile(
    rf"['’]s? (?:{_STAFF})\b| (?:C[A-Z]O|co-?founder|founder|employees?|engineers?|execs?|executives?|HQ)\b"
    rf"|,? (?:which (?:is|was) )?an? (?:[\w-]+ ){{0,5}}(?:{_FIRM})\b"
    r"| (?:hired(?! (?:me|us)\b)|acquired|went public|raised|was (?:founded|acquired|valued)|"
    r"got (?:acquired|bought)|laid off|filed|IPO)\b"
    r"| (?:led|co-led|leads) (?:the|our|their|its|that) (?:pre-?)?(?:seed|round|series|A\b|B\b|C\b)"
    r"| (?:put in|invested|had invested|has invested|passed on us)\b"
)
_MAKING = "(?:written|composed|directed|painted|edited|produced|translated|illustrated|hosted|narrated|joined|taught)"
_PERSON_BEFORE = re.compile(
    rf"\b(?:{_HUMAN})(?: of (?:mine|yours|ours))?"
    r"(?:,? (?:named|called|is|was|are|were|being))?,? $"
    r"|\b(?:thanks|thank you|shout-?out|talked|spoke|speaking|reported|listening) to $"
    rf"|\b(?:interviewed|emailed|met with|married|introduced me to|{_MAKING} by|(?:studied|trained) (?:with|under)|"
    r"(?:biography|portrait|widow|son|daughter|pupil|student) of|"
    r"(?:book|novel|play|poem|essay|music|lyrics|words) by|"
    r"(?:(?:doctoral|thesis|dissertation|academic|graduate|[Pp][Hh]\.?[Dd]\.?) advis[eo]r|supervisor|mentor|tutor)"
    r" (?:of|to|for)) $"
    r"|(?:^|[.!?] )(?:I[’']m|I am|My name is|Hi|Hello|Thank you|Thanks|Welcome),? $"
)
_PERSON_AFTER = re.compile(
    rf",? (?:and I|once|who|(?:who )?(?:{_ACTS}|grew up))\b|, who(?:m|[’']s|[’']d)?\b"
    r"|['’]s (?:book|novel|podcast|newsletter|wife|husband|advice|talk|blog|essay|team|boss|kids|career|group|"
    r"students?|daughter|son|sister|brother|mother|father|PhD|thesis|memoir|poems?|paintings?|letters|death|funeral|supervisor)\b"
    rf"| (?:is|was) (?:my|his|her|our|an?|the) (?:[\w-]+ ){{0,3}}(?:{_HUMAN})\b"
    rf"|, (?:my|his|her|our|an?|the|their) (?:[\w-]+ ){{0,3}}(?:{_HUMAN})\b"
    r"| (?:has|had|has just|had just|would have|[’']d) (?:said|told|written|taught|studied|died|retired|married)\b"
)
_ALONE_AFTER = re.compile(
    r",? (?:was born|died|passed away|retired|smiled|laughed|cried|grew up|got married|gave birth)\b"
    rf"|, (?:my|his|her) (?:[\w-]+ )?(?:{_HUMAN})\b"
    rf"|['’]s an? (?:[\w-]+ )?(?:{_HUMAN})\b| and I (?:had|have|were|are|met|grew|married|got|went|spent)\b"
)
"""After a single word that no table of given names holds."""
_SHE = re.compile(r", s?he(?:[’']s|[’']d)?\b")
_WHERE = re.compile(r"\b(?:to|from|in|at|into|near|inside) (?:the )?$")
"""Before where somebody goes or is from: who goes there is "he" behind it."""
_POST_IS = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[Mm]y|[Yy]our) (?:[a-z-]+ ){0,2}"
    r"(?:C[A-Z]O|PM|founder|president|director|manager|engineer|designer|researcher|scientist|professor|editor|producer|teacher|doctor|nurse|coach|captain|chef|secretary|"
    r"treasurer|foreman|conductor|curator)(?: (?:there|then|(?:on|of|for|at|in|behind|with) [a-z]+(?: [a-z]+){0,2}))?"
    r"(?:,? (?:now|then|at the time|back then|these days),?)? (?:is|was) $"
)
"""Before the name of who holds a post: "the engineer on it was"."""
_GREETED = re.compile(r"(?:^|[.!?] )(?:Hi|Hello|Hey|Dear|Thanks|Thank you|Cheers|Goodbye|Welcome back|Good night),? $")
_FOR_PAPERS = re.compile(
    r"(?:\b(?:paper|article|manuscript|submission|preprint|study)\b[^.?!]{0,30} (?:accepted (?:at|by|to|in)|"
    r"rejected (?:by|from|at)|submitted to|appeared (?:in|at))|\bpublished (?:it |that |this |them )?in|\bcame out at) "
    r"(?:the )?$"
)
_IS_A = re.compile(r"(?:,| is| was|,? which (?:is|was)) (an? [a-z][^.?!]{3,50})")
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|any|every) $", re.IGNORECASE)
_FRIENDS = "|".join(
    sorted(
        words("human_nouns") - word_set("CEO CTO CFO COO somebody someone person manager director president founder")
    )
)
_KIN_BEFORE = re.compile(
    rf"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Yy]our|[Tt]heir) (?:[\w-]+ ){{0,2}}(?:{_FRIENDS})(?:,| is| was)? $"
)
_LIVES_IN = re.compile(
    rf"\b(?:born|grew up|raised|lives?|living|lived|based|headquartered|{_BUILDING} (?:just )?(?:outside |near )?)"
    r"(?: ?(?:up|down|over|out|back))? ?in $|\b(?:suburb|city|town|village|outskirts) of $"
)
_DEPARTMENTS = word_set(
    "product products engineering marketing design growth sales operations research data finance people legal strategy "
    "technology security infrastructure platform communications analytics support success partnerships development"
)
"""What one is head "of" inside a firm."""
_FULL = re.compile(
    rf"[^\W\d_a-z][\w'’-]*[a-zà-ÿ](?: [A-Z]\.?)?(?: {PARTICLE})?"
    rf"(?: {ARTICLE}?[^\W\d_a-z][\w'’-]*[a-zà-ÿ]){{1,2}}"
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
    name = text[start:end]
    if name.lower() in _DEPARTMENTS:
        return None
    if _KIN_BEFORE.search(before) and shapes.by_name(name) is None:
        return "Person"
    if _FOR_PAPERS.search(before):
        return "Venue"
    if _AT.search(before):
        return None if _AT_EVENT.search(before) else "Organization"
    given = given_name_alone(name)
    if _somebody(name, given, before, after):
        return "Person"
    if _LIVES_IN.search(before):
        return "Place"
    of_thing = before.endswith(" the ") and (head := _NEXT.match(after)) and head[1] in classes("work_nouns")
    if _FIRM_BEFORE.search(before) and not likely_person(name) and not of_thing:
        return "Organization"
    if _FIRM_AFTER.match(after) and not given:
        return "Organization"
    described = _IS_A.match(after)
    class_ = shapes.by_description(described[1]) if described and not given else None
    return class_ if class_ in _TOLD else None


_NEXT = re.compile(r" ([a-z-]+)\b")
_TOLD = ("Organization", "Method", "Software", "Product", "Book", "Film", "TVSeries", "Podcast", "Game", "Place")
"""Classes that "…, a …" behind a name tells well enough."""


def _somebody(name: str, given: bool, before: str, after: str) -> bool:
    """Tell whether the words before or after a name say that it is a person's."""
    full = _FULL.fullmatch(name) is not None and shapes.by_name(name) is None
    does = not _ARTICLE.search(before) and not name.startswith("The ")
    where = _WHERE.search(before) is not None
    taken_up = does and not where and _SHE.match(after) is not None
    does = does and not (where and after.startswith((" and I", ", and I")))
    if (full or given) and (_PERSON_BEFORE.search(before) or taken_up or (does and _PERSON_AFTER.match(after))):
        return True
    alone = " " not in name and name[:1].isupper() and name[1:].islower()
    greeted = _GREETED.search(before) is not None and after[:1] in (".", "!", "?", "")
    told = greeted or _POST_IS.search(before) is not None
    return alone and (told or taken_up or (does and _ALONE_AFTER.match(after) is not None))


_JOINT = re.compile(r",? (?:and|or|&) (?:the )?|, (?:the )?")


def goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether a name that begins at `start` is enumerated with one that ends at `end`: "A, B and C".

    Behind a comma alone the name of a work, "The …", may begin, which is nothing like the name before.
    """
    apposed = text[start : start + 4] == "The " and text[end:start] == ", "
    return start - end < 12 and not apposed and _JOINT.fullmatch(text, end, start) is not None
