"""What stands before the first section: title, guest, host, duration, address … as fields with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.chinese import openings
from kg.languages.chinese.persons import is_person
from kg.readers.blocks import Block
from kg.readers.headings import HAN
from kg.records.document import Field
from kg.text.normalize import base_letters

LABELS: dict[str, str] = {
    "title": "title", "标题": "title", "題目": "title", "题目": "title", "episode title": "title",
    "video title": "title", "subject": "title",
    "guest": "guest", "guests": "guest", "speaker": "guest", "speakers": "guest",
    "interviewee": "guest", "featuring": "guest", "with": "guest", "嘉宾": "guest", "嘉賓": "guest",
    "来宾": "guest", "來賓": "guest", "本期嘉宾": "guest", "本期来宾": "guest", "主讲": "guest", "主讲人": "guest",
    "受访者": "guest", "受访嘉宾": "guest", "host": "host", "hosts": "host", "interviewer": "host",
    "hosted by": "host", "主持": "host", "主持人": "host", "主播": "host", "采访": "host", "采访者": "host",
    "訪談": "host", "role": "role", "title and role": "role", "position": "role", "affiliation": "role",
    "职位": "role", "身份": "role", "职务": "role", "duration": "duration", "length": "duration",
    "runtime": "duration", "时长": "duration", "時長": "duration",
    "总时长": "duration", "片长": "duration", "节目时长": "duration", "url": "url", "link": "url", "video": "url",
    "original episode": "url", "original": "url", "episode link": "url", "watch": "url", "listen": "url",
    "链接": "url", "原始链接": "url", "原视频": "url", "原节目": "url", "视频链接": "url", "published": "published",
    "date": "published", "publish date": "published", "published on": "published",
    "release date": "published", "released": "published", "aired": "published", "air date": "published",
    "recorded": "published", "发布": "published", "发布时间": "published", "发布日期": "published", "日期": "published",
    "channel": "channel", "频道": "channel", "頻道": "channel", "show": "show", "podcast": "show",
    "series": "show", "节目": "show", "播客": "show", "節目": "show", "source": "source", "来源": "source",
    "來源": "source", "platform": "source", "平台": "source", "episode": "episode", "ep": "episode",
    "期数": "episode", "集数": "episode", "单集": "episode", "language": "language", "语言": "language",
    "語言": "language", "tags": "tags", "keywords": "tags", "标签": "tags", "video id": "video",
    "youtube url": "url", "video url": "url", "description": "note",
}  # fmt: skip
"""Labels of a header, folded, and the field they give."""

LABEL = re.compile(r"(?P<label>[^:：]{1,24}?)\s*(?:[:：]\s*(?P<value>\S.*))")
DURATION = re.compile(
    r"~?\d+(?:\.\d+)?[- ]?(?:min(?:ute)?s?|h(?:ou)?rs?|h(?: ?\d+ ?m(?:in)?)?|分钟|小时(?: ?\d+ ?分钟?)?)"
    r"|约?[一二两三四五六七八九十百\d.]{1,5} ?(?:个半?小时|小时半?|分钟?)(?:[零一二三四五六七八九十\d]{1,3} ?分钟?)?"
    r"|\d{1,2}[:：]\d{2}[:：]\d{2}",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATE = re.compile(
    rf"\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}"
)
EPISODE = re.compile(
    r"(?:Episode|Ep\.?|E|#|No\.?|Vol\.?)\s?#?(?P<n>\d{1,5})\b|第\s?(?P<m>\d{1,5})\s?[期集回]", re.IGNORECASE
)
WATCH = re.compile(
    r"[▶►⏵\s]*(?:watch|listen|play|view|在)\s*(?:on|at)?\s*(?P<where>[A-Z][\w.]*(?: [A-Z]\w*)?|小宇宙|哔哩哔哩|B站)"
    r"(?:\s*(?:观看|收听))?",
    re.IGNORECASE,
)
BY = re.compile(r"(?:by|from)\s+(?P<who>[A-Z\u3400-\u9fff].{1,60})", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+")
BARE = (("duration", DURATION), ("url", ADDRESS), ("dated", DATE), ("episode", EPISODE))
"""What a piece without a label says by its form."""
SEPARATORS = re.compile(r"\s+[·•|｜]\s+|\t+|\s*｜\s*")
NAVIGATION = re.compile(
    r"[←→↑↓☰«»▲▼✕×].{0,40}|(?:switch language|log ?in|sign (?:in|up)|menu|share|subscribe|skip to)\b.{0,40}"
    r"|.{1,30}\blogo|切换语言.{0,20}|.{1,20}[←→]\s?\w{0,10}",
    re.IGNORECASE,
)

_WORD = r"(?:[A-ZÀ-ÖØ-Þ](?:[\w’'\-]|(?<=\b[A-Z])\.){0,24})"
NAME = rf"{_WORD}(?: (?:(?:de|van|von|der|den|la|le|da|di|bin|al|el|of) )?{_WORD}){{1,3}}"
HAN_NAME = r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,8})?"
PERSON = re.compile(rf"{NAME}(?:\s*[(（]?\s*{HAN_NAME}\s*[)）]?)?|{HAN_NAME}(?:\s*[(（]?\s*{NAME}\s*[)）]?)?")
WITH = re.compile(
    rf"(?:[Ii]nterview|[Cc]onversation|[Tt]alk|[Dd]iscussion|[Pp]odcast|[Ee]pisode|[Ee]p\.|[Cc]hat|[Hh]ours?|Q&A)"
    r"(?:\s+#?\d{1,4}:?)?"
    rf"(?:\s+[a-z][\w-]*){{0,5}}\s+with\s+(?:(?:[a-z][\w-]*,?\s+){{0,7}})"
    rf"(?P<name>{NAME})(?:\s+[\u3400-\u9fff]{{2,4}})?\s*(?:$|[,.:;(（—–|·]|\b(?:and|about|on|alongside)\b)",
)
OPENS = re.compile(rf"(?P<name>{NAME})(?:\s*[:：]\s*|\s+[—–|]\s+|\s+on\s+)\S")
ENDS = re.compile(rf"(?:^|[:：—–|·•]\s+)(?P<name>{NAME}), (?P<role>[a-z][^,.;:—–|]{{3,60}})$")
"""A title that ends with who is heard and as what: "Threads #4 — Ada Lovelace, weaver"."""
OFFICE_LIKE = re.compile(r"(?:er|or|ist|ian|ant|ect|man|woman|ief|ead|ess|ef|ok|ge)$|\b(?:of|at)\b")
"""How the words for what somebody does end."""
INTERVIEW = re.compile(rf"(?P<name>{NAME}?)(?:['’]s)?\s+(?:[Pp]odcast |[Ff]ull )?[Ii]nterview\b")
NO_NAMES = frozenset(
    ["chapter", "episode", "interview", "notes", "part", "podcast", "show", "summary", "talk", "transcript"]
)
ROLE = re.compile(r"\s*(?:—|–|,|\()\s*(?P<role>[^,.;:()—–]{3,90})")
OFFICE = re.compile(
    r"\b(?:of|at|for|professor|scientist|researcher|founder|engineer|author|director|CEO|CTO|president|partner|investor)\b",
    re.IGNORECASE,
)
"""Words without which a phrase after a name is no role."""
DESCRIBED = re.compile(r"\s*(?:,|\s[–—-]\s|\s?[(（])\s*(?P<role>[^()（）]{3,120}?)\s*[)）]?\.?")
"""What stands behind a name in its own field."""
HOSTED = re.compile(
    rf"(?P<show>.{{2,80}}?)\s*[(（](?:hosts?|hosted by|with|by|主持人?|主播)\s*[:：]?\s*(?P<host>{NAME})[)）]"
)
"""A show with its host in brackets."""
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr|Inc|Ltd|Co|Corp|Ph\.?D|M\.?D|etc|vol|no|ed)\.$", re.IGNORECASE)
"""Full stops that end no sentence."""
ASIDE = re.compile(r"[(（](?P<inside>[^()（）]{1,60})[)）]")
LONGEST = 240
"""A header line of more characters is a paragraph."""
MOST = 30
"""What stands after so many blocks is no header."""


def is_navigation(text: str) -> bool:
    """Tell whether a line is a page's furniture: an arrow, a logo, a switch."""
    return len(text) <= 60 and NAVIGATION.fullmatch(text) is not None


def labelled(text: str) -> tuple[str, str] | None:
    """Return the field and the value of `Label: value`, None where the label is not known.

    >>> labelled("Guest: Ada Lovelace"), labelled("Note: none")
    (('guest', 'Ada Lovelace'), None)
    """
    match = LABEL.fullmatch(text)
    if not match:
        return openings.labelled(text) if HAN.match(text) else None
    label = " ".join(match["label"].strip(" *_▶►#-•🎙️⏱📅").replace("_", " ").casefold().split())
    return (LABELS[label], match["value"].strip()) if label in LABELS else None


def says_something(text: str) -> bool:
    """Tell whether a line is known to be a header's: a label, a duration, a site, an arrow."""
    pieces = [piece.strip() for piece in SEPARATORS.split(text) if piece.strip()]
    return is_navigation(text) or labelled(text) is not None or any(_piece(piece, "")[0] != "note" for piece in pieces)


def fields(block: Block, first: bool, common: frozenset[str]) -> tuple[Field, ...]:
    """Return the fields of one header line in order; `first` where it is the title's line.

    `common` holds the words that the page writes in lower case: no proper name has one of them.
    """
    rows: list[tuple[str, str]] = []
    if is_navigation(block.text):
        rows.append(("note", block.text))
    elif len(block.cells) == 2:
        stated = labelled(": ".join(cell.strip(" *:") for cell in block.cells))
        rows.extend((stated,) if stated else ())
    elif first and not labelled(block.text):
        rows.extend(_title(block.text, common))
    else:
        rows.extend(_pieces(block.text, common))
    rows = [part for row in rows for part in parted(*row)]
    if not first and not any(name == "guest" for name, _ in rows):
        rows.extend(row for name, value in tuple(rows) if name == "title" for row in names_in(value, common))
    rows.extend(("url", link) for link in block.links if link not in {value for _, value in rows})
    return tuple(Field(name, value, block.line) for name, value in rows)


def parted(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield a field's parts where its value holds two: a guest's name and role, a show and its host.

    >>> list(parted("guest", "Ada Lovelace, weaver at Globex")), list(parted("show", "Threads (host: Grace Hopper)"))
    ([('guest', 'Ada Lovelace'), ('role', 'weaver at Globex')], [('show', 'Threads'), ('host', 'Grace Hopper')])
    >>> list(parted("guest", "Ada Lovelace, Grace Hopper")), list(parted("guest", "Ada Lovelace (爱达)"))
    ([('guest', 'Ada Lovelace, Grace Hopper')], [('guest', 'Ada Lovelace (爱达)')])
    """
    person = re.match(NAME, base_letters(value)) if name in ("guest", "host") else None
    described = DESCRIBED.fullmatch(value, person.end()) if person else None
    hosted = HOSTED.fullmatch(value) if name == "show" else None
    if person and described and OFFICE.search(described["role"]) and not HAN.search(described["role"]):
        yield name, value[: person.end()].strip()
        yield ("role" if name == "guest" else "note"), described["role"]
    elif hosted:
        yield name, hosted["show"]
        yield "host", hosted["host"]
    else:
        yield name, value


def _pieces(text: str, common: frozenset[str]) -> Iterator[tuple[str, str]]:
    before = ""
    whole = labelled(text)
    pieces = [piece.strip() for piece in SEPARATORS.split(text) if piece.strip()]
    if whole and (len(pieces) == 1 or whole[0] == "title"):
        pieces = [text]
    for piece in pieces:
        name, value = _piece(piece, before)
        if name == "url":
            value = value.split()[0] if value.startswith("http") else value
        yield name, value
        if name == "note" and len(pieces) == 1:
            yield from names_in(value, common)
        before = name


def _piece(piece: str, before: str) -> tuple[str, str]:
    """Return the field that one piece of a header line gives; what is unknown is a note."""
    if known := labelled(piece):
        return known
    for name, pattern in BARE:
        if pattern.fullmatch(piece):
            return name, piece
    if match := WATCH.fullmatch(piece):
        return "source", match["where"]
    if match := BY.fullmatch(piece):
        return "channel", match["who"]
    return ("role" if before == "guest" else "note"), piece


def _title(text: str, common: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the title and what its shape says for sure."""
    yield "title", text
    if match := EPISODE.match(text):
        yield "episode", match["n"] or match["m"]
        rest = text[match.end() :].strip(" —–-:：·|")
        if is_name(rest, common):
            yield "guest", rest
            return
    told = tuple(openings.titled(text))
    yield from told
    if not any(name == "guest" for name, _ in told):
        yield from names_in(text, common)
    for aside in ASIDE.finditer(text):
        for piece in aside["inside"].split(","):
            if DURATION.fullmatch(piece.strip()):
                yield "duration", piece.strip()
            elif re.fullmatch(r"(?:19|20)\d\d", piece.strip()):
                yield "published", piece.strip()


def names_in(text: str, common: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the guest (and the role) that a title or an introducing sentence names, where its shape is sure."""
    written, text = text, base_letters(text)
    if match := WITH.search(text[:600]):
        if is_name(match["name"], common):
            yield "guest", written[slice(*match.span("name"))]
            role = ROLE.match(text, match.end("name"))
            if role and OFFICE.search(role["role"]) and not role["role"].startswith(("who", "which", "where")):
                yield "role", written[slice(*role.span("role"))].strip()
        return
    pieces = [piece for piece in SEPARATORS.split(written) if piece.strip()]
    if len(pieces) == 2 and len(text) <= LONGEST and is_name(pieces[1], common):
        yield "guest", pieces[1]
        return
    if (match := ENDS.search(text)) and is_name(match["name"], common) and OFFICE_LIKE.search(match["role"]):
        yield "guest", written[slice(*match.span("name"))]
        yield "role", written[slice(*match.span("role"))].strip()
        return
    for pattern in (OPENS, INTERVIEW):
        if (match := pattern.match(text)) and is_name(match["name"], common):
            yield "guest", written[slice(*match.span("name"))]
            return


def is_name(text: str, common: frozenset[str]) -> bool:
    """Tell whether a text is nothing but a person's name: its shape, and no word of it is an everyday word here."""
    if not PERSON.fullmatch(base_letters(text.strip())):
        return False
    if HAN.match(text) and text.strip().isalpha() and not is_person(text.strip()):
        return False
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", HAN.sub(" ", text)) if len(word) > 1]
    if NO_NAMES.intersection(words):
        return False
    return not any(word in common for word in words if word not in ("de", "van", "von", "der", "la", "le", "da", "di"))
