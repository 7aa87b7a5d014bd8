"""What a sentence judges, advises or measures, and how: "retention matters most", "never hire in a hurry"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.conflicts.quantity import Quantity, quantities
from kg.records.immutable import dataclass
from kg.text.normalize import fold
from kg.timing.smallwords import REPORTED, WORDS
from kg.timing.words import terms

SCALES = {
    "worth": (
        "good great excellent valuable useful important crucial essential critical vital key underrated powerful "
        "necessary helpful worthwhile effective fundamental indispensable beneficial healthy wonderful amazing",
        "bad terrible useless worthless harmful overrated unnecessary pointless counterproductive toxic dangerous "
        "damaging ineffective unimportant irrelevant meaningless unhealthy unhelpful awful overvalued",
    ),
    "ease": ("easy simple straightforward effortless", "hard difficult tough tricky challenging complicated"),
    "speed": ("fast quick rapid", "slow sluggish"),
    "price": ("cheap inexpensive affordable", "expensive costly pricey"),
    "safety": ("safe", "risky unsafe"),
    "life": ("alive growing thriving", "dead dying declining"),
    "number": ("common frequent widespread", "rare uncommon scarce"),
    "chance": ("possible feasible", "impossible infeasible"),
    "duration": ("durable lasting permanent", "temporary fleeting"),
}
"""What a thing may be said to be, one way and the other; a word of the second, denied, does not mean the first."""
_WORDS = {word: (scale, sign) for scale, ways in SCALES.items() for way, sign in zip(ways, (1, -1), strict=True)
          for word in way.split()}  # fmt: skip
_NO = r"(?:not|never|hardly|no longer|nothing|n['’]t)"
_HEDGE = re.compile(
    r"^(?:(?:and|but|so|well|yeah|yes|also|now|look|again|honestly|frankly|personally|actually|in my opinion|"
    r"to me|for me)\b,?\s*|i\s+(?:(?:also|really|just|do|still|actually|truly|strongly|firmly|would|always)\s+)*"
    r"(?:think|believe|feel|say|guess|find|argue)(?:\s+that)?\s+|(?:we|people)\s+all\s+know\s+(?:that\s+)?)+",
    re.IGNORECASE,
)
_DENIED = re.compile(r"^i\s+(?:really\s+|just\s+)?(?:don['’]t|do not|never)\s+(?:really\s+)?(?:think|believe|feel)"
                     r"(?:\s+that)?\s+", re.IGNORECASE)  # fmt: skip
_ADVERBS = (
    r"(?:(?:so|very|really|super|extremely|incredibly|absolutely|just|actually|always|often|pretty|quite|highly|"
    r"totally|completely|the|a|an|most|single|probably|usually|generally|one of|more)\s+){0,5}"
)
_JUDGED = re.compile(
    rf"^(?P<subject>[^,;:.?!()“”\"]{{2,90}}?)\s*(?:\b(?:is|are|was|were)|['’]s)\s*(?P<no>{_NO}\s+)?{_ADVERBS}"
    rf"(?P<word>{'|'.join(sorted(_WORDS))})\b(?!\s*[-’'])(?P<rest>[^.?!]*)",
    re.IGNORECASE,
)
_MATTERS = re.compile(
    rf"^(?P<subject>[^,;:.?!()“”\"]{{2,90}}?)\s+(?P<no>(?:does|do|did)\s?{_NO}\s+)?(?:really\s+)?matters?\b"
    r"(?P<rest>[^.?!]*)",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^(?:the|one of the)\s+(?:single\s+)?(?:most\s+(?P<word>[a-z]+)|best|(?P<key>key))\s+(?:things?|part|way|skill|"
    r"lesson|factor|quality|trait|advice|to)\b[^,;:.?!]{0,40}?\s(?:is|are)\s+(?:to\s+|that\s+)?"
    r"(?P<subject>[^,;:.?!]{2,90})",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    rf"^(?:(?:so\s+)?(?:you|we|founders|leaders|managers|people|everyone|everybody|teams)\s+(?:really\s+|always\s+|"
    rf"just\s+|all\s+)*(?:should|must|have to|need to|ought to|shouldn['’]t|mustn['’]t|don['’]t (?:have|need) to|"
    rf"can['’]t|cannot)(?P<no>\s+(?:{_NO}))?|(?P<first>don['’]t|do not|never|always))\s+(?P<subject>[^,;:.?!]{{3,90}})",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"^(?P<subject>[^,;:?!()“”\"]{2,90}?)\s+(?:is|are|was|were|takes?|took|costs?|lasts?|weighs?|"
                       r"has|have|had)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)  # fmt: skip
_FORBIDS = re.compile(r"(?:shouldn|mustn|can)['’]t|cannot", re.IGNORECASE)
_FREES = re.compile(r"don['’]t (?:have|need) to", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:because|so that|if|when|where|which|who|than|unless|until|but|and then|as|since)\b", re.I)
_VAGUE = re.compile(
    r"^(?:it|that|this|they|he|she|we|i|you|there|what|which|who|everything|something|anything|nothing|one|"
    r"(?:that|this|these|those|his|her|their|its|my|our|some of|part of|all of|a lot of|most of)\b.*)$",
    re.IGNORECASE,
)
"""What points at something said before: nobody can tell what is judged."""
SMALL = REPORTED | frozenset(terms(" ".join(WORDS)))
_EMPTY = frozenset(terms("lot bit example reason question answer problem idea case point today stuff able sure area"))
"""Words of a subject that name nothing: what they stand for was said before."""
LONGEST = 12
"""Words of what is judged: in more of them the sentence says something else as well."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing that a sentence says of one subject on one scale."""

    scale: str
    """A name of `SCALES`, "advice", or the unit of a quantity."""
    sign: int
    """1 or -1; 0 for a quantity."""
    subject: tuple[str, ...]
    """Stems of the telling words of what is judged, sorted."""
    words: str
    """The subject as it stands."""
    by: str
    """The words that judge, as they stand."""
    amount: Quantity | None = None


def judgements(text: str) -> Iterator[Judgement]:
    """Yield what a sentence judges, advises or measures; nothing where a word points elsewhere or it only asks.

    >>> [(j.scale, j.sign, j.words) for j in judgements("I think that winter feeding is overrated.")]
    [('worth', -1, 'winter feeding')]
    >>> [(j.scale, j.sign, j.words) for j in judgements("Never open a hive in the rain.")]
    [('advice', -1, 'open a hive in the rain')]
    """
    bare = fold(text)
    if bare.endswith(("?", "？")):
        return
    denied = _DENIED.match(bare)
    bare = bare[denied.end() :] if denied else _HEDGE.sub("", bare)
    turned = -1 if denied else 1
    if (found := _judged(bare, turned)) or (found := _advised(bare, turned)):
        yield found
    elif not denied:
        yield from _measured(bare)


def _judged(text: str, turned: int) -> Judgement | None:
    if match := _FRONTED.match(text):
        word = (match["word"] or "").lower()
        scale, sign = _WORDS.get(word, ("worth", 1 if not word else 0))
        return _made(scale, sign * turned, match["subject"], match[0][: match.start("subject") - match.start()])
    if match := _JUDGED.match(text):
        scale, sign = _WORDS[match["word"].lower()]
        denied = bool(match["no"]) != (turned < 0)
        told = text[match.end("subject") : match.end("word")].strip()
        if match["rest"].strip(" ,")[:4].lower() in ("but ", "than"):
            return None
        return _made(scale, -sign if denied else sign, match["subject"], told)
    if match := _MATTERS.match(text):
        denied = bool(match["no"]) != (turned < 0)
        return _made("worth", -1 if denied else 1, match["subject"], text[match.end("subject") :].strip(" ."))
    return None


def _advised(text: str, turned: int) -> Judgement | None:
    match = _ADVISED.match(text)
    if match is None:
        return None
    head = text[: match.start("subject")]
    if _FREES.search(head) or (turned < 0 and match["no"]):
        return None  # need not is neither advice nor a warning
    first = (match["first"] or "").lower()
    no = bool(match["no"]) or bool(_FORBIDS.search(head)) or first not in ("", "always")
    return _made("advice", (-1 if no else 1) * turned, match["subject"], head.strip())


def _measured(text: str) -> Iterator[Judgement]:
    for amount in quantities(text):
        if amount.unit and (match := _MEASURED.match(text[: amount.start])):
            if made := _made(amount.unit, 0, match["subject"], amount.text(text), amount):
                yield made
            return


def _made(scale: str, sign: int, subject: str, by: str, amount: Quantity | None = None) -> Judgement | None:
    words = _CLAUSE.split(subject, maxsplit=1)[0].strip(" ,-–—")
    vague = not words or _VAGUE.match(words) or len(words.split()) > LONGEST
    if vague or (sign == 0 and amount is None):
        return None
    told = telling(words)
    return Judgement(scale, sign, told, words, by, amount) if told else None


@cache
def telling(words: str) -> tuple[str, ...]:
    """Return the stems of the telling words of a subject, sorted."""
    return tuple(sorted({term for term in terms(words) if term not in SMALL and term not in _EMPTY and len(term) > 1}))
