"""Claims of two recordings side by side: which say the same, which the opposite, and by what.

Only three things count: the same thing judged on one scale, the same thing advised or warned of, the same thing
measured in one unit (`kg.queries.judging`); or nearly the same words, where a denial or a number makes the difference.
That two claims speak of one subject says nothing, so everything else is refused.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import log

from kg.conflicts.quantity import Quantity, quantities
from kg.queries.judging import Judgement, judgements, telling
from kg.records.immutable import dataclass
from kg.records.statement import Claim
from kg.text.normalize import fold, key

SAME_SUBJECT = 0.7
"""Share of the weight of two subjects' words that is in both of them."""
SAME_WORDS, FEWEST = 0.8, 4
"""The same of whole claims that are nearly the same words, and how many telling words they share at least."""
COMMON = 60
"""Claims that hold a word from which it leads to no candidates."""
_NO = re.compile(r"\b(?:not|never|no|nobody|nothing|none|hardly|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|your|having|doing)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of two recordings."""

    a: str
    b: str
    """Ids of the claims, in the order in which they were given."""
    opposed: bool
    score: float
    """Share of the weight of the words of what they are about that both have, 0 to 1."""
    why: str
    """The sentence that decides."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A claim, read once."""

    claim: Claim
    said: tuple[Judgement, ...]
    words: frozenset[str]
    denials: int
    amounts: tuple[Quantity, ...]


def pairs(claims: Sequence[Claim]) -> tuple[Pair, ...]:
    """Return the pairs of claims of two recordings that say the same or the opposite, the surest first.

    A claim of no known speaker or recording is in none of them.
    """
    read = [_read(claim) for claim in claims if claim.speaker and claim.recording]
    held = Counter(word for one in read for word in one.words)
    weight = {word: log((len(read) + 1) / (number + 0.5)) + 1.0 for word, number in held.items()}
    found = (_pair(read[a], read[b], weight) for a, b in _candidates(read))
    return tuple(sorted((one for one in found if one), key=lambda one: (-one.score, one.a, one.b)))


def _read(claim: Claim) -> _Read:
    text = fold(claim.text)
    said = tuple(judgements(text))
    amounts = tuple(amount for amount in quantities(text) if amount.unit)
    return _Read(claim, said, frozenset(telling(text)), len(_NO.findall(text)), amounts)


def _candidates(read: Sequence[_Read]) -> list[tuple[int, int]]:
    """Pairs of two recordings that share a word that few have."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(read):
        for word in one.words:
            index[word].append(number)
    near = {pair for held in index.values() if len(held) <= COMMON for pair in combinations(held, 2)}
    return sorted(pair for pair in near if read[pair[0]].claim.recording != read[pair[1]].claim.recording)


def _pair(a: _Read, b: _Read, weight: Mapping[str, float]) -> Pair | None:
    made = next((one for x in a.said for y in b.said if (one := _judged(a, b, x, y, weight))), None)
    return made or _worded(a, b, weight)


def _judged(a: _Read, b: _Read, x: Judgement, y: Judgement, weight: Mapping[str, float]) -> Pair | None:
    if x.scale != y.scale:
        return None
    score = _share(x.subject, y.subject, weight)
    one_word = len(x.subject) == 1 or len(y.subject) == 1
    if score < SAME_SUBJECT or (one_word and _bare(x.words) != _bare(y.words)):
        return None
    if x.amount and y.amount:
        opposed = not (x.amount.low <= y.amount.high and y.amount.low <= x.amount.high)
        if opposed and (x.amount.approximate or y.amount.approximate):
            return None
    else:
        opposed = x.sign != y.sign
    verb = {"advice": "advise on"}.get(x.scale, "judge" if not x.amount else "measure")
    told = f"Both {verb} “{x.words}”: “{x.by}”" + (f" against “{y.by}”." if opposed else f" and “{y.by}”.")
    return Pair(a.claim.id, b.claim.id, opposed, round(score, 3), told)


def _worded(a: _Read, b: _Read, weight: Mapping[str, float]) -> Pair | None:
    """A pair of nearly the same words: opposed where one of them is denied or has another number."""
    score = _share(a.words, b.words, weight)
    shared = a.words & b.words
    if score < SAME_WORDS or len(shared) < FEWEST:
        return None
    told = f"Nearly the same words ({', '.join(sorted(shared, key=lambda word: (-weight[word], word))[:4])})"
    if (a.denials - b.denials) % 2:
        return Pair(a.claim.id, b.claim.id, True, round(score, 3), f"{told}; one of them is denied.")
    if differ := next(_other_amounts(a, b), None):
        return Pair(a.claim.id, b.claim.id, True, round(score, 3), f"{told}; “{differ[0]}” against “{differ[1]}”.")
    return Pair(a.claim.id, b.claim.id, False, round(score, 3), f"{told}.")


def _other_amounts(a: _Read, b: _Read) -> Iterator[tuple[str, str]]:
    """Quantities of one unit that have nothing in common, where each claim gives but one."""
    for x in a.amounts:
        for y in b.amounts:
            alone = sum(one.unit == x.unit for one in (*a.amounts, *b.amounts)) == 2
            if x.unit == y.unit and alone and (x.low > y.high or y.low > x.high):
                yield x.text(fold(a.claim.text)), y.text(fold(b.claim.text))


def _share(a: Sequence[str] | frozenset[str], b: Sequence[str] | frozenset[str], weight: Mapping[str, float]) -> float:
    def of(words: set[str]) -> float:
        return sum(weight.get(word, 1.0) for word in sorted(words))

    return of(set(a) & set(b)) / (of(set(a) | set(b)) or 1.0)


def _bare(words: str) -> str:
    return _ARTICLE.sub("", key(words)).removesuffix("s")
