"""What speakers of a transcript state as theirs: opinions, predictions, advice and definitions.

Only what says so by its words: "I think that …", "In ten years … will …", "You should …", "A loom is a machine that …".
Questions, small talk, what hangs on words outside the sentence, and sponsors' words are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import nlp
from kg.records.statement import Evidence, Name, Saying

from .claims import HEDGES, about
from .reading.known import Known
from .reading.turns import Turn
from .tables import lines, words

_LEAST, _MOST = 7, 60
"""Words of a sentence that is taken: a shorter one says little by itself, a longer one is several."""
_LEAST_HAN, _MOST_HAN = 12, 120
_TELLING = 4
"""Words that are no function words which a claim has at least."""
SHAPES = "stated"
"""The table of what a sentence must say to be of a kind, the kinds in the order in which they are tried."""
_UNSTATED = re.compile(
    r"[?？]|\.\.\.|…"
    r"|^(?:yeah|yes|no|right|okay|ok|oh|wow|hi|hello|thanks?|welcome|exactly|totally)\b[^,]{0,30}$"
    r"|\bi (?:think|guess|believe) (?:so|not|that's (?:it|right|true|fair))\b|\bdo you (?:think|feel)\b"
    r"|\b(?:thank you|thanks) (?:so much|for)\b|\bwe(?:'ll| will) (?:be|talk|get|come|link)\b|\blet's\b|\bwelcome to\b"
    r"|\bi (?:think|believe) (?:that )?(?:i|we|you|he|she|they|it)\b(?:'[a-z]+)? "
    r"(?:was|were|did|had|said|met|went|asked|mentioned)\b"
    r"|\byou(?:'ve| have)? (?:just )?(?:said|mentioned|asked|talked|told)\b|\byour (?:question|point)\b"
    r"|\b(?:going|want|wanted) to (?:talk|ask|chat)\b|\b(?:this|the|today's) (?:episode|podcast|conversation)\b"
    r"|\bi think (?:of|about|were|was)\b|\b(?:which|that|and|but|because|or|the|a|to)[.,]?$",
    re.IGNORECASE,
)
"""Questions, assent, memories, unfinished sentences and the running of a show are no claims."""
_OPENING = re.compile(
    r"^(?:(?:and|but|so|well|yeah|yes|no|because|like|you know|i mean|look|right|now|actually|also|then|again|honestly)"
    r",? )+",
    re.IGNORECASE,
)
"""How spoken sentences are joined to those before them."""
_HANGS = re.compile(
    r"^(?:i (?:\w+ ){0,2}?(?:think|believe|doubt|suspect|bet) (?:that (?!is|was|will|would|has))?+)?+"
    r"(?:it|that|this|those|these|he|she|they|him|her|them|there)(?:'s|'re|'ll|'d)?\b"
    r"(?! (?:people|idea|company|kind|world|industry|field|technology)\b)",
    re.IGNORECASE,
)
"""A sentence whose subject another sentence names says nothing by itself."""


def extract(at_hand: Known) -> Iterator[Saying]:
    """Yield what speakers who are known claim in their turns."""
    for turn in at_hand.turns:
        for part in turn.sentences if turn.speaker_raw else ():
            said = " ".join(part.split())
            for start, end in nlp.sentences(said):
                yield from _saying(at_hand, turn, said[start:end])


def _saying(at_hand: Known, turn: Turn, text: str) -> Iterator[Saying]:
    """Yield the claim that a spoken sentence makes, if any, where its words stand on the turn's lines."""
    kind = kind_of(text)
    place = at_hand.places.find(text, turn.line, turn.line_end) if kind else None
    if kind and place and turn.speaker_raw:
        source = at_hand.document.source.id
        yield Saying(
            text=opened(text),
            kind=kind,
            evidence=Evidence(source, place[0], place[1], place[2], "claims:turn", turn.start_s, turn.end_s),
            speaker=Name(turn.speaker_raw, "Person"),
            time_raw=None,
            about=about(at_hand, text),
            hedged=bool(HEDGES.search(text)),
        )


@cache
def _shapes(wide: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds and their shapes, of Chinese or of words of letters."""
    rows = (line.partition(":") for line in lines(SHAPES))
    return tuple(
        (kind.removesuffix(" han").strip(), re.compile(shape.strip()))
        for kind, _, shape in rows
        if kind.endswith(" han") == wide
    )


def kind_of(text: str) -> str | None:
    """Return what kind of claim a spoken sentence makes by its own words, None for none; it ends as a sentence does.

    >>> kind_of("I think that looms will change how every mill in the country works.")
    'opinion'
    >>> kind_of("You should always check the cards before you start the loom."), kind_of("I think so, yeah.")
    ('advice', None)
    """
    plain = opened(text).replace("’", "'").lower()
    if _UNSTATED.search(plain) or not text.rstrip("”’\"')）").endswith((".", "!", "。", "！")):
        return None
    han = sum("\u3400" <= char <= "\u9fff" for char in text)
    spoken = plain.split()
    if han > 5:
        if not _LEAST_HAN <= han <= _MOST_HAN:
            return None
    elif not _LEAST <= len(spoken) <= _MOST or _HANGS.match(plain) or not _tells(spoken):
        return None
    return next((kind for kind, shape in _shapes(han > 5) if shape.search(plain)), None)


def opened(text: str) -> str:
    """Return a spoken sentence without what joins it to the one before it.

    >>> opened("And so, well, looms can think.")
    'Looms can think.'
    """
    bare = _OPENING.sub("", text)
    return bare[:1].upper() + bare[1:] if bare != text else text


def _tells(spoken: Iterable[str]) -> bool:
    """Whether words say something by themselves: some are no function words."""
    return len({word.strip(".,;:!\"'()") for word in spoken} - words("small_words")) >= _TELLING
