"""Whose a sentence of a page is: the guest's, where the page reports what was said; else the page's own narration.

A page retells a conversation. "She argues that looms think" is hers, and so is a statement about the world ("Looms need
cards"). What the page tells about people ("She moved to Oulu", "Her rival told her") or says itself ("This text was
made by a program", "Imagine a room …") is narration: an event told by a page, no claim of a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.nlp.forms import forms

from .tables import words

_MADE = re.compile(
    r"\b(?:(?:translated|generated|transcribed|summari[sz]ed|produced) (?:automatically )?by\b"
    r"|we (?:cannot|can't|can’t|do not|don't|don’t) guarantee"
    r"|(?:this|the|these) (?:page|summary|digest|transcript|subtitles?|captions?|recap|write-?up|newsletter)s?\b)|字幕",
    re.IGNORECASE,
)
"""Words in which a page speaks of itself and its making."""
_OF_THE_PAGE = re.compile(
    r"\b(?:(?:the )?(?:readers?|listeners?|viewers?)\b|to listen to\b|subscribe\b|(?:this|the) (?:interview|"
    r"conversation|episode|podcast|recording)\b)|^(?:an? |the )?(?:discussion|overview|introduction|exploration|"
    r"reflections?|conversation|thoughts) (?:on|of|about|to)\b|本(?:文|页|期|集)|听众|观众",
    re.IGNORECASE,
)
"""Words in which a page speaks of the conversation and its readers, or only names what is talked about."""
_CALLS = re.compile(r"^(?:imagine|picture|welcome|meet|read|watch|listen|enjoy|join us|note that)\b", re.IGNORECASE)
"""A call on the reader at the beginning of a sentence."""
_WHEN = (
    "in|at|on|after|before|while|when|since|during|by|with|without|despite|although|though|because|as|from|to|through|for|"
    "until|later|then|eventually|together|throughout|instead|if|once|originally|initially|finally|today|now|but|and|so|yet|"
    "additionally|moreover|however|meanwhile|first|citing|quoting|responding|speaking|looking|drawing|having|being"
)
_LEAD = rf"^[“\"'‘(]*(?:(?:{_WHEN})\b(?: [^,.;:]{{0,120}})?, )?(?:(?:and|but|so|yet|then|also|later) )?"
_ADVERBS = (
    r"(?: (?:also|then|later|once|often|repeatedly|always|never|even|further|firmly|still|now|finally|first|recently"
    r"|himself|herself|themselves|\w+ly|had|has|have|would|did|does|do|not))*"
)
_PRONOUNS = r"he|she|they|the (?:guest|speaker|interviewee)"
_ASIDE = r"(?: \([^()]{1,60}\)|, [^,]{1,80},)?"
_THEIRS = re.compile(
    rf"{_LEAD}(?:his|her|their) (?:[\w-]+ ){{1,5}}?(?:was|were|had|came|began|became|led|left|took|went|\w+ed)\b",
    re.IGNORECASE,
)
"""What was theirs: "His first job was …"."""
_FIRST = re.compile(r"(?:^|[“\"‘「\s])(?:I|I['’]\w+|[Ww]e|[Mm]y|[Oo]ur)\b|[我咱]")
_SPEECH = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|「[^「」]*(?:」|$)")
_SEEN = re.compile(
    r"\b(?:setting|scene|visuals?|appearance|attire|clothing|background details|set|on screen|body language)\b"
    r"|画面|场景|穿着|布景",
    re.IGNORECASE,
)
"""A heading of what is seen."""


@cache
def _reporting() -> frozenset[str]:
    return frozenset(form for verb in words("reporting_verbs") for form in forms(verb))


def is_narration(text: str, guest: Iterable[str], others: Iterable[str] = ()) -> bool:
    """Tell whether a sentence of a page's own prose is the page's narration, and not what the guest said.

    `guest` are names of the guest (none: what is told of the guest counts as said), `others` of the host and others.

    >>> is_narration("She moved to Oulu.", ["Ada"]), is_narration("She argues that looms think.", ["Ada"])
    (True, False)
    >>> is_narration("Looms need cards.", ["Ada"]), is_narration("In 1850, Ada joined Globex.", ["Ada"])
    (False, True)
    >>> is_narration("Bob told her to stop.", ["Ada"], ["Bob"])
    True
    """
    if _MADE.search(text):
        return True
    bare = _SPEECH.sub(lambda speech: "“”" if len(speech[0]) < len(text) - 2 else speech[0], text)
    if _FIRST.search(bare):
        return False
    if _OF_THE_PAGE.search(bare) or _CALLS.match(bare):
        return True
    whose = [form for form in guest if form]
    if whose and (verb := _verb(bare, [*map(re.escape, whose), _PRONOUNS])):
        return verb not in _reporting()
    return bool(whose and _THEIRS.match(bare)) or _verb(bare, [re.escape(form) for form in others if form]) is not None


def is_seen(heading: str) -> bool:
    """Tell whether a heading is over what is seen: the set, clothes, gestures.

    >>> is_seen("Visual setting"), is_seen("Claims")
    (True, False)
    """
    return _SEEN.search(heading) is not None


def _verb(text: str, subjects: list[str]) -> str | None:
    """The verb of a sentence whose subject is one of those, in lower case; None where it has another subject."""
    if not subjects:
        return None
    names = "|".join(sorted(subjects, key=lambda name: -len(name)))
    shape = rf"{_LEAD}(?:(?:{names})(?:['’]s \w+)?)(?: and (?:[\w.]+ ){{0,4}}?\w+)?{_ASIDE}{_ADVERBS} (?P<verb>[\w-]+)"
    match = re.match(shape, text, re.IGNORECASE)
    return match["verb"].lower() if match else None
