"""What one speaker states and the next one denies: "You studied in Leeds." "No, in York." """

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg import nlp

from .turns import Turn

_LEAD = r"(?:(?:oh|ah|um|uh|er|well|ha|god|sadly|actually|so|but|i mean|you know|look|hm+|haha)[,.!…]*\s+)*"
_DENIES = re.compile(
    rf"{_LEAD}(?:"
    r"(?:no|nope|nah)\b(?!,? (?:exactly|absolutely|totally|definitely|yeah|yes|that[’']s right|you[’']re right))|"
    r"not (?:quite|yet|really|exactly|at all|me|him|her|us|true|any ?more)\b|not\b(?=[^a-z]*$)|never\b|"
    r"(?:almost|nearly|shortlisted|nominated|rumou?rs?|hardly|wrong)\b(?! (?:everyone|everybody|all|every)\b)|i wish\b|"
    r"who (?:told|says)\b|says who\b|if only\b|"
    r"(?:that|it|this)(?:[’']s| is| was)(?:n[’']t| not| never| nonsense| wrong|"
    r" a (?:rumou?r|myth|joke|story|mistake))|"
    r"(?:i|we|he|she|they|it|that|this) (?:didn|wasn|weren|don|doesn|haven|hasn|never|isn|aren|couldn|wouldn)\b|"
    r"(?:i|we)[’']m not\b|(?:i|we)(?:[’']ve| have) (?:never|read that|heard that|only)\b|"
    r"there (?:was|is) (?:always )?(?:talk|a rumou?r)"
    r")",
    re.IGNORECASE,
)
"""How a reply begins that takes back what was said before it."""
_DEED = re.compile(
    r"\b(?P<verb>won|got|joined|founded|started|left|wrote|made|built|became|is called|was called|went to|studied|"
    r"worked|moved to|bought|sold|took|ran|published|received|accepted|rejected)\b (?:\w+ ){0,2}?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*)"
)


def denied(turns: Sequence[Turn]) -> frozenset[tuple[int, str]]:
    """Return the last sentence of each turn that the next speaker denies, or tells with another name, by its line."""
    found: set[tuple[int, str]] = set()
    for turn, reply in pairwise(turns):
        if not turn.speaker_raw or not reply.speaker_raw or turn.speaker_raw == reply.speaker_raw:
            continue
        said, back = _last(turn), _first(reply)
        if said and (_DENIES.match(back) or _corrects(said, back)):
            found.add((turn.line, said))
    return frozenset(found)


def _corrects(said: str, back: str) -> bool:
    """Tell whether a reply repeats what was done with another name: "It won the Iris Medal." "It won the Fern Cup." """
    deed, other = _DEED.search(said), _DEED.search(back)
    if deed is None or other is None or deed["verb"] != other["verb"]:
        return False
    return deed["name"].split()[0] != other["name"].split()[0]


def _last(turn: Turn) -> str:
    text = " ".join(turn.sentences[-1].split()) if turn.sentences else ""
    spans = nlp.sentences(text)
    return text[spans[-1][0] : spans[-1][1]].strip() if spans else ""


def _first(turn: Turn) -> str:
    text = " ".join(turn.sentences[0].split()) if turn.sentences else ""
    spans = nlp.sentences(text)
    return text[spans[0][0] : spans[0][1]].strip() if spans else ""
