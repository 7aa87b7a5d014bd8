"""The language of sponsor reads: how they are announced, opened, pressed home and left, in English and Chinese.

The patterns are written from how hosts speak in general, whatever the show. None says alone what a sponsor read is:
`sponsors` decides from the order of the signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ANNOUNCE = "announce"
"""Ads follow."""
OPEN = "open"
"""A sponsor read begins in this sentence."""
LEAN = "lean"
"""A sponsor read may begin here: it does where two calls to act follow."""
MESSAGE = "message"
"""A sponsor read begins here if a single call follows."""
CALL = "call"
"""The listener is to go to an address, use a code, take an offer."""
CODE = "code"
"""A call with a code to type or an address made for the show, which only sponsor reads have."""
CLOSE = "close"
"""The show begins, or goes on."""
BACK = "back"
"""The show goes on after a break."""

_SHOW = r"(?:episode|show|podcast|video|interview|conversation|program(?:me)?|series|season|segment|broadcast|stream)"
_BACKER = r"(?:sponsors?|partners?|advertisers?|supporters)"
_OUR = r"(?:our|my|the|this|today[’']?s|(?:this|the) (?:week|month|episode|show|podcast)[’']?s)"
_BY = (
    r"(?:brought to you|sponsored|supported|presented|made possible|powered|underwritten) (?:[a-z]+ ){0,3}?(?:by|with)"
)
_TOP = (
    r"(?:com|org|net|io|co|ai|app|dev|tv|fm|so|me|us|uk|ca|de|cn|edu|gg|xyz|shop|store|health|club|world|link|to|care|"
    r"team|tech|studio|vc|inc|design|live|life|online|site|page|today|ly|im|is|finance|money|bank|cloud|build|run|new)"
)
_DOMAIN = rf"(?:[a-z0-9][a-z0-9-]{{0,40}}\.){{1,3}}{_TOP}(?![a-z0-9])(?:/[a-z0-9][\w-]{{0,40}}){{0,3}}"
_SPOKEN = (
    r"[a-z0-9][\w-]{1,30} (?:dot|点) ?(?:com|org|net|io|co|ai|app|fm|tv|us)(?:(?: slash| forward slash|/) ?\w{1,30})?"
)
_SPELT = r"(?:[a-z]{1,3}-){2,20}[a-z]{1,3}(?:\.[a-z]{2,6})(?:/[\w-]{1,40})?"
_URL = rf"(?:https?://)?(?:www\.)?(?:{_DOMAIN}|{_SPOKEN}|{_SPELT})"
_GO = (
    r"(?:check(?: \w+){0,3} out|go|head|visit|sign up|signing up|visiting"
    r"|going|heading|learn more|find out more|get|start|try|download|"
    r"explore|join|claim|save|book|shop|order|register|browse|available|apply|text|info|information|details|request)"
)
_TABLE = (
    (
        ANNOUNCE,
        rf"(?:words?|messages?|break|pause|shout-?outs?|hear|thanks?"
        rf"|ads?) (?:\w+ ){{0,3}}{_OUR} (?:\w+ ){{0,3}}{_BACKER}",
    ),
    (ANNOUNCE, r"(?:we|i)(?:[’']ll| will) be (?:right )?back|after (?:the|this|a) (?:\w+ )?(?:break|message)"),
    (ANNOUNCE, r"tak(?:e|ing) (?:a|one|our) (?:\w+ )?break|stay tuned"),
    (
        OPEN,
        rf"{_SHOW}(?:,? (?:of|on|with) [^.?!]{{1,60}})?(?: is| was| are| has been| comes|[’']s)? (?:\w+ ){{0,2}}?{_BY}",
    ),
    (OPEN, r"(?:is|are|was|comes|it[’']s|and|also|today) (?:also )?brought to you (?:[a-z]+ ){0,3}?by"),
    (OPEN, rf"(?:support|funding) for {_OUR} (?:\w+ ){{0,3}}(?:comes|is provided|was provided|and the following)"),
    (MESSAGE, r"(?:support|funding) (?:for [\w’' ]{1,40} )?(?:also )?(?:comes|provided) (?:from|by)"),
    (MESSAGE, r"(?:this|the following) message (?:comes from|is from|is brought)"),
    (MESSAGE, r"(?:one of )?our (?:\w+[ -]){0,4}?(?:podcast|show|episode) (?:sponsors?|partners?)\b"),
    (LEAN, r"(?:one of )?our (?:\w+[ -]){0,3}?sponsors?\b|that[’']s where [\w ]{2,30} comes? in"),
    (
        OPEN,
        rf"{_OUR} (?:\w+ ){{0,2}}(?:sponsors?|partner) (?:(?:for )?today"
        rf"|(?:for )?this week|(?:for|of) {_OUR}|is|are|comes)\b",
    ),
    (
        OPEN,
        rf"(?:thanks?|thank you|grateful) (?:[\w’'.]+ ){{0,8}}for (?:sponsoring"
        rf"|supporting|backing) {_OUR} (?:\w+ )?{_SHOW}",
    ),
    (OPEN, rf"(?:thanks?|thank you) (?:to |again )?(?:to )?{_OUR} (?:\w+ ){{0,2}}sponsors?,? (?:for|[A-Z])"),
    (OPEN, rf"(?:sponsor(?:ed|s|ing)?|sponsors? of|paid partner of) {_OUR} (?:\w+ )?{_SHOW}"),
    (
        LEAN,
        r"(?:let me|(?:i|we) (?:\w+ )?wanna|(?:i|we)(?:[’']d like| (?:\w+ )?want|[’']re going| would like"
        r"|[’']m going) to) (?:\w+ )?(?:tell|talk to) you (?:all )?(?:\w+ )?about",
    ),
    (
        LEAN,
        r"i[’']m (?:so |really |very )?(?:excited|thrilled|happy"
        r"|proud) to (?:tell you about|partner|announce|introduce|share)",
    ),
    (CALL, rf"{_GO} (?:[^.?!。]{{0,90}}?[ :,])?{_URL}"),
    (CALL, rf"(?:that[’']?s|that is|again|one more time),? (?:at )?{_URL}"),
    (
        CALL,
        rf"{_URL},? (?:to|for|and) (?:learn|get|start|sign|try|find|claim"
        rf"|see|save|join|explore|create|book|redeem|check|use|free|\d+%)",
    ),
    (CALL, rf"{_SPELT}"),
    (
        CODE,
        r"(?:promo|promotional|discount|coupon|offer|referral|voucher"
        r"|checkout) codes?|(?:use|enter|with|using) (?:\w+ )?code [\"“']?\w+",
    ),
    (
        CALL,
        r"\d{1,3} ?(?:%|percent) (?:off|discount)|\$ ?\d[\d,.]{0,8} (?:off"
        r"|credit|in (?:free )?credits?)|free (?:[\w-]+ )?trial",
    ),
    (CALL, r"months? (?:for )?free|money[- ]back guarantee|terms (?:and conditions )?apply|no credit card|member fdic"),
    (
        CALL,
        r"(?:limited[- ]time|special|exclusive|introductory) (?:limited[- ]time )?(?:offer"
        r"|discount|deal|pricing|rate)|for a limited time",
    ),
    (
        CALL,
        r"(?:podcast|show) (?:listeners|viewers|subscribers) (?:get|can|who"
        r"|will|receive|save)|check (?:it|them) out (?:today |now )?(?:at|on)",
    ),
    (BACK, rf"back (?:in)?to (?:the|our|my|this) (?:\w+ ){{0,2}}{_SHOW}|we[’']re back|welcome back"),
    (CLOSE, rf"(?:on with|onto|enjoy) (?:the|our|this) (?:\w+ )?{_SHOW}"),
    (CLOSE, rf"welcome,? (?:\w+,? )?to (?:the|my|our|this|another|\w+[’']s) (?:\w+ ){{0,3}}{_SHOW}"),
    (
        CLOSE,
        r"(?:thank you|thanks) (?:so much |very much |again )?for (?:being"
        r"|joining|coming|having|doing this|making|taking)",
    ),
    (CLOSE, r"(?:great|good|nice|wonderful|excited|pleasure) to (?:have|see|be) (?:you|with|here)"),
)
_TABLE_ZH = (
    (
        ANNOUNCE,
        r"(?:广告|廣告|赞助商?|贊助商?)(?:之后|之後|过后|過後|时间|時間)|稍后回来|[听聽看插]播?[一段下则條条]{0,2}广告",
    ),
    (
        OPEN,
        r"由[^。，,？！]{1,30}(?:独家|獨家|特别|特別|友情|荣誉)?(?:赞助|贊助|冠名)(?:播出)?|本[期集次节節][^。？！]{0,12}由[^。，,？！]{1,30}(?:支持|特约|提供|合作)",
    ),
    (
        OPEN,
        r"[感多][谢謝][^。？！]{1,40}(?:赞助|贊助|冠名)|(?:本期|今天|节目|節目|我们|我們)的?(?:赞助商|贊助商|金主|广告主)",
    ),
    (LEAN, r"(?:给|跟|向|給)(?:大家|你们|各位)(?:推荐|介绍|安利|推薦|介紹)|插播一[条則则]"),
    (CODE, r"(?:优惠|折扣|邀请|推荐|兑换|促销|優惠|邀請|兌換)(?:码|碼|口令)"),
    (CALL, r"(?:优惠|優惠)券|[一二三四五六七八九\d.]+折优惠|立减|立省"),
    (
        CALL,
        r"(?:点击|點擊|戳|查看)[^。？！]{0,20}(?:链接|鏈接|連結)|免费(?:试用|领取|体验|下载)|[扫掃]描?[^。？！]{0,10}(?:二维码|二維碼)",
    ),
    (
        BACK,
        r"回到(?:我们|我們)?(?:的|今天的|本期的|本期)?(?:节目|節目|正题|正題|访谈|訪談|对话|對話|正片|采访)|[欢歡]迎(?:回来|回來)",
    ),
    (CALL, rf"(?:访问|訪問|前往|登录|登陆|打开|请到|去|上)\s?{_URL}"),
    (CLOSE, r"[欢歡]迎(?:来到|回到|回來到|來到|收听|收聽|做客)"),
)
_RULES = (
    *((kind, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for kind, pattern in _TABLE),
    *((kind, re.compile(pattern)) for kind, pattern in _TABLE_ZH),
)


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """One piece of the language of sponsor reads."""

    start: int
    """Code points of the text before it."""
    end: int
    kind: str


def signs(text: str) -> Iterator[Sign]:
    """Yield the signs in a text, pattern by pattern.

    >>> [(sign.kind, "This show is brought to you by Acme."[sign.start : sign.end])
    ...  for sign in signs("This show is brought to you by Acme.")][0]
    ('open', 'show is brought to you by')
    """
    for kind, rule in _RULES:
        for match in rule.finditer(text):
            yield Sign(match.start(), match.end(), kind)


_NAME = r"(?:the )?([A-Z]\w*(?:[.&’'-]\w+)*(?: [A-Z]\w*(?:[.&’'-]\w+)*)?)"
_AFTER = re.compile(rf"\W{{0,3}}{_NAME}")
_BEFORE = re.compile(rf"\b(?:of|at|from|with|where) {_NAME}")
_WINDOW = 80
_STEM = re.compile(
    rf"\b(?:https?://)?(?:www\.)?(?P<stem>[a-z0-9][a-z0-9-]{{1,40}})\.(?:[a-z0-9-]{{1,20}}\.)?{_TOP}\b"
    rf"(?:/(?P<path>[\w-]{{2,40}}))?",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:[a-z0-9]-)+[a-z0-9]")
_CHINESE_BRAND = re.compile(r"(?:由|感谢|感謝)([^。，,？！]{2,16}?)(?:独家|对|對|特约|为|提供|赞助|贊助|冠名|支持)")
_PLATFORM = re.compile(
    "amazon|apple|audible|bsky|discord|facebook|forms|github|gmail|goodreads|google|imdb|instagram|linkedin|medium|"
    "patreon|podcasts|reddit|spotify|substack|t|threads|tiktok|twitch|twitter|wikipedia|x|youtu|youtube"
)
"""Sites where a path names the person or the show itself."""
_OF_SHOWS = ("podcast", "pod", "show")
_COMMON = re.compile(
    "about|blog|careers|contact|demo|docs|download|events|free|help|home|index|jobs|join|learn|news|newsletter|plans|"
    "press|pricing|research|signup|start|status|store|support|templates|watch|wiki"
)
"""Paths that many sites have."""


def brands(text: str) -> frozenset[str]:
    """Return the stems of the addresses in a text, in lower case.

    >>> brands("Go to acme.com/show, that is A-C-M-E.com.")
    frozenset({'acme'})
    """
    stems = {match["stem"].lower() for match in _STEM.finditer(text)}
    return frozenset(stem.replace("-", "") if _LETTERS.fullmatch(stem) else stem for stem in stems if len(stem) > 2)


def named_at(text: str, opening: Sign) -> frozenset[str]:
    """Return the names that follow an opening or, where none does, stand before it, in lower case.

    >>> named_at("It is brought to you by Acme Rockets.", Sign(3, 23, "open"))
    frozenset({'acme rockets'})
    """
    after, chinese = _AFTER.match(text, opening.end), _CHINESE_BRAND.search(text, opening.start, opening.end + 20)
    found = [match[1] for match in (after, chinese) if match]
    if not found:
        found = [match[1] for match in _BEFORE.finditer(text, max(0, opening.start - _WINDOW), opening.end)]
    names = {name.rstrip(".'’").removesuffix("'s").removesuffix("’s").lower() for name in found}
    return frozenset(name for name in names if len(name) > 2 or not name.isascii())


def names_one(text: str, names: frozenset[str]) -> bool:
    """Return whether a text has one of the names (given in lower case) as a name, not as a common word.

    >>> names_one("With Beacon you can.", frozenset({"beacon"})), names_one("a beacon", frozenset({"beacon"}))
    (True, False)
    """
    lower = text.lower()
    return any(_stands(text, lower, name) for name in names if name in lower)


def _stands(text: str, lower: str, name: str) -> bool:
    if not name.isascii():
        return True
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", lower)
    return len(lower) == len(text) and any(
        text[match.start()].isupper() or "." in text[match.end() : match.end() + 2] for match in found
    )


def made_for(text: str, speakers: Sequence[str], shows: Sequence[str] = ()) -> Iterator[Sign]:
    """Yield the addresses whose path is made for the show.

    It begins with a speaker's name, begins the show's name, says podcast, or comes back under another address.

    >>> [sign.kind for sign in made_for("acme.com/ada or example.org/engines", ["Ada Lovelace"])]
    ['code']
    """
    words = {word.lower() for speaker in speakers for word in re.findall(r"[^\W\d_]{3,}", speaker)}
    named = tuple("".join(filter(str.isalnum, show.lower())) for show in shows)
    found = [(match, match["stem"].lower(), (match["path"] or "").lower()) for match in _STEM.finditer(text)]
    stems: dict[str, set[str]] = {}
    for _, stem, path in found:
        stems.setdefault(path, set()).add(stem)
    for match, stem, path in found:
        of_speaker = any(path.startswith(word) and not stem.startswith(word) for word in words)
        of_show = len(path) > 3 and any(show.startswith(path) and not show.startswith(stem) for show in named)
        comes_back = len(path) > 3 and len(stems[path]) > 1 and not _COMMON.fullmatch(path)
        if path and not _PLATFORM.fullmatch(stem) and (of_speaker or of_show or comes_back or path in _OF_SHOWS):
            yield Sign(match.start(), match.end(), CODE)
