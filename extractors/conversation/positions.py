"""Words around a name in speech that make it an answer: endorsements, subjects, determiners, joints, praise."""

from __future__ import annotations

import re
from functools import cache

from kg.text.normalize import alternatives, word_set

from ..tables import phrases, words
from .questions import nouns
from .refusals import FIRST

_ADVERB = (
    r"(?:[a-z]+ly|also|just|still|always|often|so|would|have|had|been|do|did|even|then|now|can|will|must|to|tend|"
    r"keep|kept|started|"
    r"begun|got|am|are|was|were|a|lot|love|like|going|want|say|as|well|most|very|much|quite|rather|could|should|"
    r"never not|highly|strongly|definitely|frankly|right)"
)
_ENDORSE = r"(?:love|loved|loving|adore|adored|recommend|recommended|recommending|swear by|cherish|treasure|rave about)"
_VERB = "(?:" + alternatives(phrases("naming_verbs")) + ")"
_AFTER_VERB = (
    r"(?: (?:reading|watching|using|checking out|getting|to|into|on|with|a lot|all|them|people|everyone|both|of|"
    r"myself|is|was|it['’]s|it was|that))*"
)
_ASIDE = r"(?:,? [a-z’'-]+){1,10}"
SURE = re.compile(
    rf"(?:(?:\b{FIRST}(?: {_ADVERB}){{0,4}} {_ENDORSE}{_AFTER_VERB})"
    rf"|\b(?:highly|strongly|thoroughly|wholeheartedly|heartily) recommend{_AFTER_VERB}|^(?:love|loved|adore|adored)"
    rf"|\b(?:everyone|everybody|people|you|anyone|founders|students|folks|listeners|you all|they|we all|one) "
    rf"(?:really |all )?(?:should|must|has to|have to|"
    rf"ought to|needs? to)(?: (?:really|absolutely|all|definitely))* (?:read|watch|see|try|use|get|listen to|"
    rf"check out)|^(?:please |just )?go (?:and )?(?:watch|read|see|listen to|try)"
    rf"|\b(?:i['’]m|i am|we['’]re|i was|i['’]ve been) (?:{_ADVERB} )*(?:obsessed with|in love with|addicted to|"
    rf"hooked on|(?:a )?(?:big |huge |massive |real )?fan of|devoted to)|\bshout-?\s?out to|\bcan['’]t recommend"
    rf"),?:?$"
)  # fmt: skip
"""Ends of lower-case words before a name by which a speaker plainly speaks for it."""
_SUBJECT = (
    r"(?:one|first|second|third|fourth|fifth|others?|another|it|that|there|here|this|favou?rites?|last|next|"
    r"final|something|answer|pick|"
    r"choice|recommendation|best|thing|two|three|latest|top|go-to|which|ones|most|now|recently|lately|days|what|"
    r"all|foremost|obvious|classic)"
)
IS = r"(?:is|was|are|were|be|been|['’]s|['’]re|would be|has been|might be|has to be)"


@cache
def named_before(frame: str) -> re.Pattern[str]:
    """The ends of lower-case words before what is named in the answer to a question of this frame."""
    kinds = _kinds(frame)
    prepositions = (
        r"obsessed with|addicted to|in love with|hooked on|into|fan of|fond of|shout-?out to|heard of|copy of|"
        r"season of|familiar with|convert to|sold on|raving about|nuts about|crazy about|mad about|partial to|"
        r"devoted to|evangelist for|halfway through|way through|in the middle of|keen on|come to mind is|going with"
    )
    return re.compile(
        rf"(?:\b{FIRST}(?: {_ADVERB}){{0,4}} {_VERB}{_AFTER_VERB}"
        rf"|\b{FIRST}(?: {_ADVERB}){{0,3}} (?:say|recommend|pick|choose|go with|mention){_ASIDE},"
        rf"|(?:^|[\s,])(?:{_SUBJECT}|{kinds})\b[^.;?!]{{0,70}}?{IS}(?: {_ADVERB}| either| probably| called| to "
        rf"say| again| of course,?| i think,?| like)*|\b(?:{prepositions})"
        rf"|\b(?:say|called|titled|entitled|named|to mention|have you (?:read|seen|watched|tried|used|heard)|do "
        rf"you know|check out|the one)"
        rf"|(?:^|\band |\bthen |\bjust |\bor |, )(?:go )?(?:read|watch|try|get|start with|pick up|check out)"
        rf"|\b(?:another|one|ones|others?|one thing|two|three|few|couple|classic|number \w+|{kinds})(?: "
        rf"{_WORD_IN_CLAUSE}){{0,9}}(?:,|:|—| —| -| like| such as| including)),?:?$"
    )


_WORD_IN_CLAUSE = r"[a-z’'-]+"


def _kinds(frame: str) -> str:
    wanted = {
        "book": ("Book",), "shaping": ("Book", "Film"), "screen": ("Film", "TVSeries"), "podcast": ("Podcast",),
        "product": ("Product", "Software"), "game": ("Game",), "inspiration": ("Person",),
    }  # fmt: skip
    return nouns(*wanted[frame]) if frame in wanted else nouns()


_DETERMINER = (
    r"(?:(?:the|this|that|these|a|an|another|other|my|your|our|his|her|their|all|new|newest|latest|last|recent|"
    r"original|great|classic|"
    r"old|older|little|big|good|wonderful|amazing|fantastic|incredible|brilliant|famous|first|second|whole|"
    r"excellent|lovely|short|"
    r"beautiful|favou?rite|only|actual|current|usual|trusty|humble|huge|real|certain|particular|own) )"
)
STRIP = re.compile(
    rf"(?:{_DETERMINER}+(?P<noun>{nouns()}),? |{_DETERMINER}*)(?:(?:(?:that(?:['’]s| is)|which is|it['’]s|is) )?"
    rf"(?P<called>(?:called|titled|entitled|named),? ))?{_DETERMINER}*[“\"‘《]?$"
)
TOPIC = re.compile(
    r"^(?:(?:and|but|so|or|then),? )?(?:(?:for|in|on|as|if|at|over|when it comes to|outside|beyond) "
    r"[a-z ,’'-]{2,40}|these days|right now|just now|currently|lately|recently), $"
)
LEAD_WORDS = words("openers") - word_set(
    "is are was were do does did have has had in on at of to from with by as love loved recommend"
)
JOINER = re.compile(
    r"^[”\"’'》]?(?: by (?:[\w.’-]+ ?){1,5})?(?:,? (?:is|was) (?:a|an|another|my|one)[^,.;]{0,30})?"
    r"(?:,? (?:and|or)(?: (?:then|also|maybe|probably|of course|rather|finally|certainly|even|obviously|recently))*,?"
    r"(?: (?:[a-z]+ ){1,4}[a-z]+,)?|,(?: then| also| maybe)?|;|/| then| plus| &) "
    r"(?:(?:the|my|a|an) )?(?:(?:book|film|movie|show|series|podcast|app|tool) )?[“\"‘《]?$"
)
PRAISE = (
    r"(?:great|amazing|fantastic|favou?rite|excellent|wonderful|awesome|incredible|brilliant|back|lovely|superb|"
    r"terrific|beautiful|genius|"
    r"must|classic|good|fun|hilarious|life-changing|my go-to|on my (?:desk|nightstand)|what i|the one|"
    r"one (?:that|i|of|which|more)|another one|comes to mind|come to mind|changed (?:my|our|the)|saved my|blew "
    r"my mind|did it|up there|phenomenal|outstanding|magnificent|game changer|game-changer)"
)
