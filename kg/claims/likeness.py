"""How alike two tellings are, and why: the comparator, one row of a table that others may join.

A comparator is made for all tellings of a recording and then asked about pairs. `words` is the default and needs no
model: the weight of the words that two tellings share (TF-IDF cosine over stems), how near in time they are said, and
what they name. Its weights were fitted to pairs of sentences of interview pages that people had judged; between
thresholds of 0.20 and 0.26 the outcome hardly moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from math import inf, log, sqrt
from typing import Protocol

from kg.claims.telling import Telling

SAME = 0.25
"""Likeness from which two tellings are one claim, if those that they are already one with do not speak against it."""
EQUAL = 1.2
"""Likeness of the same words."""
AGREE = 0.5
"""Likeness from which two items that a page lists under one heading may be one claim all the same."""
NUMBERED = 0.2
"""By how much less such items must agree that give the same number."""
NEARNESS = ((20.0, 0.18), (120.0, 0.10), (400.0, 0.03), (1200.0, -0.05))
"""Seconds apart, up to which, and what that adds."""
FAR = -0.12
"""What it adds to be farther apart."""
AT_ONCE, IN_TWO_LANGUAGES = 6.0, 0.3
"""Seconds within which a quote in one script and a sentence in another are one, and what that adds: they share few
words, but pages take the time of a quote from the recording."""
NAME = 0.08
"""What it adds to name the same thing, if no other telling does; in proportion to its rarity."""
ONLY_NAMED, ABOUT_ONCE = -0.2, 60.0
"""What it adds to share but one word beside names, or two that many have: to speak of one person or work is not to say
the same of it. Not held against what is said within so many seconds, for one word within `AT_ONCE`."""
REMARK = 0.5
"""Weight up to which a word stands in a page's own remark alone: it tells nothing of what is claimed."""
NUMBER = 0.07
"""What it adds to give the same number of two digits or more."""
INSIDE, SHORT = 0.1, 25.0
"""What it adds if all words of the shorter telling, of this weight at least, are in the longer one."""
LONGEST = 300
"""Characters of a text in which a shared run of Chinese is looked for."""
SHOWN = 4
"""Shared words that a reason shows."""
_TO_END = re.compile(r"\w*")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Comparator(Protocol):
    """Says how alike two tellings are: about 0 for strangers, `SAME` or more for one claim, `EQUAL` for equal words."""

    def score(self, a: Telling, b: Telling) -> float:
        """Return the likeness; the same for (b, a)."""

    def why(self, a: Telling, b: Telling) -> str:
        """Return what speaks for it in a few words that a reader can check."""


class Words:
    """Compares by shared words, time, names and numbers. See `Comparator`."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._count = len(tellings)
        held = Counter(term for telling in tellings for term in telling.terms)
        named = Counter(id_ for telling in tellings for id_ in telling.about)
        self._rare = log((self._count + 1) / 2.5)
        self._rarity = {term: log((self._count + 1) / (n + 0.5)) for term, n in held.items()}
        self._name = {id_: log(self._count / n) / log(self._count + 1) if n else 0.0 for id_, n in named.items()}
        self._weights = {telling.number: self._weighted(telling.terms) for telling in tellings}
        self._mass = {number: sum(weights.values()) for number, weights in self._weights.items()}
        self._latin = {number: _latin(weights) for number, weights in self._weights.items()}
        self._length = {number: _length(weights) for number, weights in self._weights.items()}
        self._plain = {telling.number: not any(map(_WIDE.match, telling.terms)) for telling in tellings}
        self._wide = {telling.number: _is_wide(telling.text) for telling in tellings}
        self._numbers = {t.number: {term for term in t.terms if len(term) > 1 and term.isdecimal()} for t in tellings}

    def _weighted(self, terms: Mapping[str, float]) -> dict[str, float]:
        return {term: (1 + log(n) if n >= 1 else n) * self._rarity[term] for term, n in terms.items()}

    def score(self, a: Telling, b: Telling) -> float:
        """Return the likeness."""
        if len(a.terms) == len(b.terms) and a.text == b.text:
            return EQUAL
        two = self._in_two_languages(a, b)
        apart = seconds_apart(a, b)
        return (
            self._shared_weight(a, b, 0.0 if two else inf if apart is None else apart)
            + (0.0 if apart is None else nearness(apart) + (IN_TWO_LANGUAGES if two and apart <= AT_ONCE else 0.0))
            + (NAME * max(self._name[id_] for id_ in named) if (named := a.about & b.about) else 0.0)
            + (0.0 if self._numbers[a.number].isdisjoint(self._numbers[b.number]) else NUMBER)
        )

    def _shared_weight(self, a: Telling, b: Telling, apart_s: float) -> float:
        """The cosine of the tellings' weights, of Latin words alone where only those can be shared; and the share of
        the shorter telling that is in the longer one."""
        x, y = self._weights[a.number], self._weights[b.number]
        if len(x) > len(y):
            x, y = y, x
        product = shared = beside = most = 0.0
        words = 0
        for term in sorted(x.keys() & y.keys()):
            weight = x[term]
            product += weight * y[term]
            shared += weight
            if (term not in a.names or term not in b.names) and a.terms[term] > REMARK < b.terms[term]:
                words += 1
                rarity = self._rarity[term]
                beside += rarity
                if rarity > most:
                    most = rarity
        if not product:
            return 0.0
        length = self._latin if self._plain[a.number] or self._plain[b.number] else self._length
        lengths = length[a.number] * length[b.number]
        inside = shared / max(SHORT, min(self._mass[a.number], self._mass[b.number]))
        told = beside >= self._rare and beside > most
        only_named = 0.0 if told or apart_s <= (ABOUT_ONCE if words > 1 else AT_ONCE) else ONLY_NAMED
        return product / (lengths or 1.0) + INSIDE * min(1.0, inside) + only_named

    def _in_two_languages(self, a: Telling, b: Telling) -> bool:
        """Whether one is told in Chinese alone and the other in words of letters: there is nothing to compare."""
        x, y = a.number, b.number
        return (self._wide[x] and self._plain[y]) or (self._wide[y] and self._plain[x])

    def why(self, a: Telling, b: Telling) -> str:
        """Return what the two share: "the same rare words (engine, card), 4 s apart, both give 25"."""
        if a.text == b.text:
            return "the same words"
        told = [*self._words_told(a, b), *_time_told(seconds_apart(a, b))]
        numbers = sorted(self._numbers[a.number] & self._numbers[b.number])
        told += [f"both give {', '.join(numbers)}"] if numbers else []
        if self._in_two_languages(a, b):
            told.append("in two languages")
        return ", ".join(told) or "the same words"

    def _words_told(self, a: Telling, b: Telling) -> list[str]:
        shared = [term for term in a.terms if term in b.terms]
        shared.sort(key=lambda term: (-self._rarity[term], term))
        if not shared:
            return []
        spelled = [_spelled(term, a.text, b.text) for term in shared if not _WIDE.match(term)]
        if run := _run(a, b):
            spelled.insert(0, run)
        more = f" and {len(spelled) - SHOWN} more" if len(spelled) > SHOWN else ""
        return [f"shared words: {', '.join(spelled[:SHOWN])}{more}"] if spelled else []


def _spelled(stem: str, *texts: str) -> str:
    """The word of a text that has a stem, as it stands there; the stem where it stands in a part beside the text."""
    for text in texts:
        lower = text.lower()
        at = lower.find(stem)
        while at > 0 and stem.isascii() and (lower[at - 1].isalnum() or lower[at - 1] == "_"):
            at = lower.find(stem, at + 1)
        if at >= 0 and len(lower) == len(text):
            found = _TO_END.match(text, at)
            return found[0] if found and stem.isascii() else text[at : at + len(stem)]
    return stem


def _run(a: Telling, b: Telling) -> str:
    """The longest run of Chinese that both have, "" where it is but one character."""
    one, two = ("".join(_WIDE.findall(" ".join(_told(telling)))) for telling in (a, b))
    found = SequenceMatcher(None, one, two, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size] if found.size > 1 else ""


def _told(telling: Telling) -> tuple[str, ...]:
    first = telling.sayings[0]
    return (first.text[:LONGEST], *(value[:LONGEST] for name, value in first.extra if name == "original"))


def _time_told(apart: float | None) -> list[str]:
    if apart is None or apart > NEARNESS[-2][0]:
        return []
    return [f"{round(apart)} s apart" if round(apart) else "at the same second"]


def seconds_apart(a: Telling, b: Telling) -> float | None:
    """Return the seconds between the nearest beginnings of two tellings, None where one has none."""
    if not a.seconds or not b.seconds:
        return None
    if len(a.seconds) == len(b.seconds) == 1:
        return abs(a.seconds[0] - b.seconds[0])
    return min(abs(x - y) for x in a.seconds for y in b.seconds)


def nearness(apart: float) -> float:
    """Return what being so many seconds apart adds to a likeness.

    >>> nearness(4.0), nearness(5000.0)
    (0.18, -0.12)
    """
    return next((added for up_to, added in NEARNESS if apart <= up_to), FAR)


def _length(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values()))


def _latin(weights: Mapping[str, float]) -> float:
    return _length({term: weight for term, weight in weights.items() if not _WIDE.match(term)})


def _is_wide(text: str) -> bool:
    """Whether a text is mostly Chinese, Japanese or Korean: a character counts as much as two letters."""
    return 2 * len(_WIDE.findall(text)) > sum(char.isascii() and char.isalpha() for char in text)


COMPARATORS: Mapping[str, Callable[[Sequence[Telling]], Comparator]] = {"words": Words}
"""What can compare, by name: each is made from all tellings of a recording."""
DEFAULT = "words"
