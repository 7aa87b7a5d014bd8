"""Where a host opens a show: "Welcome to Machine Talk. I'm Grace Hopper", "This is Machine Talk, with me, …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.names.particles import ARTICLE, PARTICLE

_WELCOME = (
    r"(?i:\bwelcome(?: back)? to (?:another episode of |the )?|\bthis is (?:the )?|\b(?:on|to) my (?:podcast|"
    r"show),? |"
    r"\b(?:on|of) this (?:episode|edition) of (?:the )?|\byou(?:['’]re| are) listening to (?:the )?)(?P<show>{show})"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ\d][\w’'&-]*"
_OPENS = re.compile(
    r"\b(?i:welcome(?: back)? to|welcome(?: back)? to another episode of|this is|you(?:['’]re| are) listening to|"
    r"you(?:['’]re| are) (?:tuned|watching)(?: in)?(?: to)?) "
    rf"(?P<show>(?:the )?{_CAPITAL}(?: (?:(?:of|the|and|in|on|with|for|to|at|from|a|an|by|&) ){{0,2}}{_CAPITAL})*)"
)
_I_AM = re.compile(
    r"(?:\b(?:I['’]m|I am|[Mm]y name is|[Ww]ith me,?|[Yy]our host,?)(?: your host,?)?) "
    rf"(?P<name>{_CAPITAL}(?: (?:{PARTICLE} ){{0,2}}{ARTICLE}?{_CAPITAL}){{0,3}})"
)
_A_SHOW = re.compile(
    r",? (?:the|a|an|your|our) (?:[\w-]+ ){0,2}(?:podcast|show|programme|program|series|broadcast|newscast)\b"
)
_SHOW_WORD = re.compile(
    r"\b(?:podcast|show|radio|cast|fm|hour|hours|talk|talks|interviews|conversations|today|tonight)\b", re.I
)
_GUESTS = re.compile(
    r"\b(?:(?:my|our|today['’]s|tonight['’]s) (?:\w+ )?guests?|joined by|joining (?:me|us)|my conversation with|"
    r"(?:this|next|last) (?:episode|edition)|(?:talking|speaking) (?:to|with)|tonight|today)\b",
    re.IGNORECASE,
)


def of_shows(text: str, shows: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (words, show) where a turn opens one of the shows, in whatever case and with whatever apostrophe."""
    for show in shows:
        if match := re.search(_WELCOME.format(show=_loosely(show)), text):
            yield match[0], match["show"]


def by_name(text: str, speaker: str, titles: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (words, show) where a turn opens a show that nothing else names, and its speaker gives the own name.

    The name of a place or a firm may follow "welcome to" as well: the show stands at the head of a title (`titles`, in
    lower case), or is said to be one, or bears a word for one, or the turn speaks of guests.

    >>> list(by_name("Welcome to Weft and Warp. I'm Ada Lovelace, and my guest is here.", "Ada Lovelace", ()))
    [('Welcome to Weft and Warp', 'Weft and Warp')]
    >>> list(by_name("Welcome to Leeds. I'm Ada Lovelace.", "Ada Lovelace", ()))
    []
    """
    named = [match for match in _I_AM.finditer(text) if _same(match["name"], speaker)]
    match = _OPENS.search(text)
    if match is None or not any(0 <= own.start() - match.end() < 300 for own in named):
        return
    show = re.sub(r"^the (?=[A-Z])", "", match["show"])
    if _same(show, speaker):
        return
    known = any(title.startswith(show.lower()) for title in titles)
    if known or _A_SHOW.match(text, match.end()) or _SHOW_WORD.search(show) or (" " in show and _GUESTS.search(text)):
        yield match[0], show


def _same(name: str, other: str) -> bool:
    """Tell whether one name is a part of the other, in whatever case."""
    a, b = (set(re.findall(r"[^\W\d_]+", text.lower())) for text in (name, other))
    return bool(a) and bool(b) and (a <= b or b <= a)


def _loosely(show: str) -> str:
    """Return a pattern of the show's name, in whatever case and with whatever apostrophe."""
    words = [re.sub(r"['’]", "['’]", re.escape(word)) for word in show.split()]
    return "(?i:" + r"\s+".join(words) + ")"
