"""What is not meant, though it stands where something is named: denials, others' likings, persons, places, channels."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.names.shape import given_name_alone

from . import _shapes
from ._makers import is_person
from ._questions import Asked, nouns
from ._spans import Span
from .tables import classes, entries, phrases, word_set

FIRST = r"(?:i|we|i['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll))"
"""The speaker, in lower case."""
_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|hate[ds]?|dislike[ds]?|instead of|unlike|rather than|stopped|quit|abandoned|avoid|"
    r"overrated|"
    r"terrible|awful|boring|disaster|muddled|disappoint\w+|garbage|gave up|ripped|worse|worst|neither|nor|no longer|"
    r"used to (?:read|watch|use|love|like|listen)|[a-z]+n['’]t|without|far from|except|other than|sick of|tired of)\b"
)
_JUDGES = re.compile(
    r"\b(?:i|we|it|which|that one)\b(?: [\w’']+){0,3}|"
    r"\b(?:overrated|terrible|awful|boring|a disaster|muddled|disappoint\w+|garbage|ripped it)\b"
)
_HARMLESS = re.compile(
    r"\b(?:can['’]?t|cannot|couldn['’]t|could not|can not) (?:recommend|wait|live without|get enough|stop|go "
    r"wrong|put|say enough|imagine|go through|speak highly|do without|help|choose|pick|decide|believe|not)\b"
    r"[^,.;]*?(?:without (?=giving|mentioning))?|"
    r"\bnot (?:surprisingly|only|just|to mention|recent|new|sure|a new|the newest|that recent|necessarily|my "
    r"usual)\b|\bisn['’]t (?:exactly )?(?:recent|new)\b|\bdon['’]t (?:know|think|mind|laugh|judge|remember|tell)\b|"
    r"\bwithout (?:hesitation|a doubt|question|fail|giving|mentioning)\b|\bif you haven['’]t\b[^,.;]*|\bwhy not\b|"
    r"\bhaven['’]t (?:finished|stopped)\b|\bdidn['’]t (?:expect|think|realize|know)\b|"
    r"\bnever (?:miss(?:ed)?|stopped|gets? old|tire[ds]?)\b|\bwhich is not\b[^,.;]*"
)
"""Words of denial that deny nothing of what is named: "I can't recommend it enough"."""
_DENIED_IN_CHINESE = re.compile(
    r"没[读看听]|没有[读看听]|不[太怎]?[么]?(?:推荐|喜欢|爱|建议)|别[读看]|没读过|没看过|看不下去|读不下去"
)
_VERB_FRAMES = {"read": "book", "watc": "screen", "list": "podcast"}
"""The frame that a verb belongs to, by its first letters."""
_VERB = re.compile(r"\b(read|reading|watch|watched|watching|listen\w* to)(?: [a-z]+)? $")
_NOUN = re.compile(rf"\b{nouns()},? (?:called )?[“\"]?$")
_OTHERS = re.compile(
    r"\b(?:(?:my|our|his|her|their|your) (?:\w+ )?(?:wife|husband|partner|spouse|kids?|child|children|sons?|"
    r"daughters?|"
    r"sisters?|brothers?|mother|father|mum|mom|dad|parents?|friends?|colleagues?|boss|roommate|flatmate|nephew|niece|"
    r"cousins?|girlfriend|boyfriend|users|customers|grandmother|grandfather|students?)|"
    r"(?:some|many|most|other) (?:people|colleagues|folks|others|teams|friends)|"
    r"(?:he|she|they)(?= (?:[a-z]+ )?(?:is|are|was|loves?|uses?|swears?|recommends?|likes?|reads?|watch\w*)))\b"
)
"""Others than the speaker, of whom something is said."""
_SPEAKER = re.compile(rf"\b{FIRST}\b")
_SOMEBODY = re.compile(
    r"\b(?:man|woman|person|guy|someone|somebody|author|writer|friend|fellow|chap|scientist|lady|gentleman|kid|"
    r"dog|cat) (?:called|named) [“\"]?$"
)
_SPEECH = re.compile(
    r"(?:like|said|says?|saying|goes|went|asked?|asks|thinking|thought|told \w+|tells? \w+|was|be)[,:]? [“\"‘]$"
)
_ACTS = re.compile(
    r"[”\"’'》]? (?!(?:during|evening|morning|according|including|regarding|starting|everything|something|"
    r"anything|nothing)\b)[a-z]+ing\b"
)
_PLURAL = re.compile(r", (?:mostly|mainly|usually|chiefly|and so on|etc)\b")
_CALLED = re.compile(r"(?:called|titled|book|novel|memoir|film|movie|show|series|app)[, “\"‘]*$")
_NO_WORK = word_set("university college institute school inc ventures capital labs llc ltd corporation foundation")
_TITLED = re.compile(r"(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms|Dame)\.? [A-Z]")
_BREAK = re.compile(r"[.;!?]\s|, but | but ")


def refused(
    text: str, span: Span, following: int, wanted: Asked | None, before: Collection[str], praised: bool
) -> bool:
    """Tell whether what a sentence names is denied, liked by others only, or plainly no thing of the kind asked for.

    `following` is where the next name begins (the end of the text, if there is none), `before` are the names so far,
    `praised` tells whether somebody speaks for it.
    """
    frame = wanted.frame if wanted else ""
    if text[span.start - 1 : span.start] == "《":
        return _DENIED_IN_CHINESE.search(text[max(0, span.start - 12) : span.end + 12]) is not None
    return (
        _denied(text, span, following, wanted is not None)
        or (praised and _anothers(text, span, frame))
        or _no_name(text, span, before)
        or _wrong_kind(text, span, frame)
    )


def _clause(text: str, start: int) -> str:
    """Return the words of a clause before a place, in lower case."""
    near = text[max(0, start - 240) : start]
    begin = max((match.end() for match in _BREAK.finditer(near)), default=0)
    return near[begin:].lower()


def _denied(text: str, span: Span, following: int, answering: bool) -> bool:
    clause = f"{_clause(text, span.start)} ■ {text[span.end : max(span.end, following)][:240]}".lower()
    before, _, after = _HARMLESS.sub(" ", clause).partition(" ■")
    return bool(_NEGATIVE.search(before)) or (answering and bool(_NEGATIVE.search(_verdict(after))))


def _verdict(after: str) -> str:
    """Return the words after a name that judge it: what the speaker or "it" does not do, or plain blame."""
    said = re.split(r"[.!?;]\s|\bbut (?:i|we) (?:love|like|enjoy)", after)[0]
    return " ".join(match[0] for match in _JUDGES.finditer(said))


def _anothers(text: str, span: Span, frame: str) -> bool:
    """Tell whether it is somebody else who likes it, or something else that is done with it than what was asked."""
    clause = _clause(text, span.start)
    other = _OTHERS.search(clause)
    if other and not _SPEAKER.search(clause, other.end()):
        return True
    verb = _VERB.search(clause)
    if verb is None or frame not in _VERB_FRAMES.values() or _NOUN.search(clause):
        return False
    return _VERB_FRAMES[verb[1][:4]] != frame


def _no_name(text: str, span: Span, before: Collection[str]) -> bool:
    """Tell whether it is quoted speech, a part of a name before it, or somebody who does something."""
    left = text[max(0, span.start - 60) : span.start].lower()
    if _SPEECH.search(left) or _SOMEBODY.search(left) or _ACTS.match(text, span.end):
        return True
    return " " not in span.form and any(span.form in other.split() for other in before)


def _wrong_kind(text: str, span: Span, frame: str) -> bool:
    low, called = span.form.lower(), _CALLED.search(text[max(0, span.start - 60) : span.start].lower())
    if frame == "inspiration":
        return not (_shapes.looks_like_person(span.form) or (" " not in low and low.isalpha()))
    if frame in ("book", "shaping") and _PLURAL.match(text, span.end):
        return True
    if given_name_alone(span.form) and not span.makers and not called:
        return True
    if frame in ("screen", "podcast") and span.form in entries("channels"):
        return True
    if low in classes("asked") or low in phrases("places") or low.split()[-1] in _NO_WORK:
        return True
    if _shapes.by_name(span.form) in ("Award", "Venue"):
        return True
    if _TITLED.match(span.form) and not span.makers:
        return len(span.form.split()) < 4
    person = frame in ("book", "shaping", "") and not span.makers and is_person(span.form)
    return person and not called and not low.endswith("biography")
