"""Idioms of talk as plain sentences, by a table: "Grace is the reason I weave" says that Grace inspired the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.names.particles import PARTICLE

from ..tables import lines

_NO_NAME = (
    r"(?!(?:I|If|When|Unless|Whether|Maybe|Perhaps|And|But|So|Then|The|An?|It|He|She|They|We|You|That|This|These|Those|"
    r"What|Who|Why|Where|How|Is|Was|Did|Do|Does|Are|My|His|Her|Our|Your|Their|In|At|For|With|On|By|From|To|Of|No|Yes|Well|"
    r"Oh|Not|There|Here|Because|As|After|Before|Since|Until|While|Though|Or|Some|Everybody|Everyone|Nobody|Which|One)\b)"
)
CAP = _NO_NAME + r"(?:(?:[A-ZÀ-Þ]|St|Dr|Mr|Mrs|Ms)\.(?= )|[A-ZÀ-Þ][\w-]*(?:[’'](?!s\b|d\b|ll\b|ve\b)\w+)?)"
NAME = rf"{CAP}(?: (?:{PARTICLE} )?{CAP})*"
"""A run of words with capitals, no possessive ending."""
_ADV = (
    r"(?:,? (?:really|just|so|quite|very|very much|completely|totally|entirely|absolutely|dead|all|always|probably|"
    r"honestly|basically|simply|flat|flatly|plain|both|pretty|pretty much|certainly|definitely|exactly|still|only|"
    r"whole|main|real|big|ever|also|now|of course|rather|frankly|largely|mostly|then|just about|well))*"
)
_MACROS = {
    "<he>": rf"(?P<who>[Hh]e|[Ss]he|[Tt]hey|{NAME})",
    "<him>": rf"(?P<who>him|her|them|you|that|it|{NAME})",
    "<his>": r"(?:his|her|their)",
    "<it>": r"(?P<thing>[Ii]t|[Tt]hat|[Tt]his|[Tt]hat (?:book|film|talk|song|record)|[\"“‘][^\"”’]{2,60}[\"”’]|"
    + NAME
    + ")",
    "<is>": r"(?: is| was|[’']s|[’']re| are| were)",
    "<adv>": _ADV,
    "<cap>": NAME,
}
_AS_SUBJECT = {"him": "he", "her": "she", "them": "they"}
_AS_OBJECT = {"he": "him", "she": "her", "they": "them"}
_OPENER = (
    r"(?:(?:and|but|so|no|yes|yeah|oh|well|look|honestly|now|then|because|also|again|still)\b,? |"
    r"i (?:think|guess|suppose|believe|mean|have to say|must say|would say|do think)(?: that)?,? |"
    r"i[’']d say,? |you know, )*"
)
_BEGINS = re.compile(rf"(?:^|(?<=[,;:—–-] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bbecause ))(?i:{_OPENER})")
_BARRED = re.compile(
    r"\b(?:not|never|nobody|no one|if|unless|whether|would|might|maybe|perhaps|wish\w*|hope\w*|says?|said|claims?|"
    r"told me|pretend\w*|suppose|imagine|used to think|thought)\b|n[’']t\b",
    re.IGNORECASE,
)
_OVERTURNS = re.compile(r",? (?:if|unless|or (?:so|not)|but not|not)\b", re.IGNORECASE)


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (line.partition(" => ") for line in lines("idioms"))
    return tuple((re.compile(_written_out(pattern)), sentence) for pattern, _, sentence in rows)


def _written_out(pattern: str) -> str:
    """Return a pattern with its macros written out; a name that it gives twice is bound where it stands first."""
    for macro, words in _MACROS.items():
        while macro in pattern:
            bound = words.replace("(?P<who>", "(?:").replace("(?P<thing>", "(?:")
            first = not ("(?P<who>" in words and "(?P<who>" in pattern) or macro == "<it>"
            pattern = pattern.replace(macro, words if first else bound, 1)
    return pattern


def plainly(text: str, you: str = "") -> Iterator[str]:
    """Yield what the idioms of a sentence say, in plain words; `you` is the label of the one who is spoken to.

    >>> list(plainly("Well, Grace is the reason I weave.")), list(plainly("I'm with her on that."))
    (['Grace inspired me.'], ['I agree with her.'])
    >>> list(plainly("I'm not with her on that.")), list(plainly("Is she right about that?"))
    ([], [])
    """
    if text.rstrip("”’\"') ").endswith("?"):
        return
    said: set[str] = set()
    clauses = [begins.end() for begins in _BEGINS.finditer(text) if not _BARRED.search(text, 0, begins.start())]
    for pattern, sentence in _table():
        for clause in clauses:
            match = pattern.match(text, clause)
            if match is None or _OVERTURNS.match(text, match.end()):
                continue
            if not you and (match.groupdict().get("who") or "").lower() == "you":
                continue
            plain = _filled(sentence, match, you)
            if plain not in said:
                said.add(plain)
                yield plain


def _filled(sentence: str, match: re.Match[str], you: str) -> str:
    told = {key: value for key, value in match.groupdict().items() if value}
    who = told.get("who") or told.get("thing") or ""
    who = you if who.lower() == "you" else who
    told["he"], told["him"] = _AS_SUBJECT.get(who.lower(), who), _AS_OBJECT.get(who.lower(), who)
    told.setdefault("it", who)
    plain = sentence.format(**told)
    return plain[:1].upper() + plain[1:]
