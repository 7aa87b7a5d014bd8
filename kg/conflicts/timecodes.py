"""When it was said: the same words, to which pages write times that are minutes apart.

Times that differ by less than two minutes are nobody's contradiction. Two pages have the same words where a run of them
stands in both; where they only say the same, one of the times must be one that `kg.timing` found to be wrong, as a
speaker may come back to a matter. What counts is what the pages write; the transcript's second is preferred.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.conflicts.draft import Draft, Place, Side, short
from kg.conflicts.hearing import in_its_script, second_of
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.words import Weights, stems
from kg.records.statement import Evidence
from kg.text import timecode
from kg.text.normalize import fold, key

_APART_S = 120.0
"""Seconds from which two times of one saying contradict each other."""
_SHARE, _ENOUGH = 0.6, 20.0
"""What sayings share that say the same: the part of the rare words of the shorter one, and their weight."""
_SAME_SHARE, _SAME_ENOUGH = 0.75, 16.0
"""What quotes share that are the same words in another translation."""
_COMMON = 30
"""Sayings that hold a word beyond which the word finds no partners."""
_RUN, _RUN_HAN = 6, 8
"""Words, or Chinese characters, in a row that two sayings hardly share by chance."""
_CODES = 3
"""Codes in a sentence beyond which it tells of several moments."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a page gives a time of their own."""

    evidence: Evidence
    raw: str
    """The time as the page writes it."""
    seconds: tuple[float, ...]
    """What the code, or each of the codes, may mean."""
    words: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    text: str
    wrong: bool
    """Whether the timecode is one that timing repaired or doubts."""
    quoted: bool = False
    """Whether it is a speaker's words."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield sayings to which pages write times that are minutes apart."""
    for recording in scene.recordings:
        wrong = scene.wrong_codes
        said = [*_quotes(scene, recording, wrong), *_sentences(scene, recording, wrong)]
        said.sort(key=lambda one: (scene.order(one.evidence), one.text))
        seen: set[tuple[tuple[str, int], ...]] = set()
        for a, b in _same(said, scene.weights[recording]):
            pair = tuple(sorted((one.evidence.source, one.evidence.line) for one in (a, b)))
            if pair not in seen and not _mended(a, b):
                seen.add(pair)
                yield _draft(scene, recording, a, b)


def _mended(a: Said, b: Said) -> bool:
    """Whether a timecode was repaired so that both are at one second: a slip of the pen is no other opinion."""
    x, y = a.evidence.start_s, b.evidence.start_s
    return (a.wrong or b.wrong) and x is not None and y is not None and abs(x - y) <= _APART_S


def _draft(scene: Scene, recording: str, a: Said, b: Said) -> Draft:
    sides = [Side(one.raw, (Place(one.evidence),)) for one in (a, b)]
    told = _held(scene, a, b)
    streams = scene.streams[recording]
    said = [found for one in (a, b) if (found := second_of(one.text, streams, (*a.seconds, *b.seconds))) is not None]
    for piece, second in said[:1] if told is None else ():
        near = [n for n, one in enumerate((a, b)) if any(abs(second - at) <= _APART_S / 2 for at in one.seconds)]
        if len(near) == 1:
            told = near[0], _HEARD
            heard = Place(scene.evidence(piece, "conflicts:time"), True)
            sides[near[0]] = replace(sides[near[0]], places=(*sides[near[0]].places, heard))
    text = min(a.text, b.text, key=lambda text: (len(text), text))
    looked = (
        in_its_script(a.text + b.text, streams) and not said and not any(scene.heard(one.evidence) for one in (a, b))
    )
    return Draft("time", recording, f"when “{short(text)}” was said", tuple(sides), told, looked=looked)


_HEARD = "the transcript has these words at that second"


def _quotes(scene: Scene, recording: str, wrong: Mapping[tuple[str, int], frozenset[str]]) -> Iterator[Said]:
    """Quotes and predictions with their own time."""
    for claim in scene.claims_of(recording):
        for mention in claim.mentions:
            item, said = scene.item(mention.evidence), mention.evidence
            if item is None or item.kind not in ("quote", "prediction") or not item.time_raw:
                continue
            seconds = _seconds(item.time_raw)
            texts = (item.part(name) or item.title for name in ("original", "translation"))
            doubted = item.time_raw in wrong.get((said.source, item.line), ())
            for text in dict.fromkeys(texts):
                words, runs = stems(text), _runs(text)
                if seconds and (runs or len(words) >= _WORDS):
                    yield Said(said, item.time_raw, seconds, words, runs, fold(text), doubted, True)


_WORDS = 4
"""Words that tell something, below which a saying is a turn of phrase."""


def _sentences(scene: Scene, recording: str, wrong: Mapping[tuple[str, int], frozenset[str]]) -> Iterator[Said]:
    """Sentences of running text that end in their time."""
    for piece in scene.pieces[recording]:
        codes = timecode.find(piece.text) if piece.kind in ("paragraph", "key-claim", "story") else ()
        if 0 < len(codes) <= _CODES:
            seconds = tuple(second for code in codes for second in _seconds(code.raw))
            doubted = any(code.raw in wrong.get((piece.source, piece.line), ()) for code in codes)
            text = _bare(piece, codes)
            evidence = scene.evidence(piece, "conflicts:time")
            yield Said(evidence, codes[0].raw, seconds, stems(text), _runs(text), text, doubted)


def _seconds(raw: str) -> tuple[float, ...]:
    """What a code means: of three parts what it says, of two either."""
    found = tuple(reading.seconds for reading in timecode.readings(raw))
    return found[:1] if raw.count(":") == 2 else found


def _bare(piece: Piece, codes: Sequence[timecode.Code]) -> str:
    """The sentence without its timecodes."""
    text = piece.text
    for code in codes:
        text = text.replace(code.raw, " ")
    return fold(re.sub(r"[\[(【（][\s,–-]*[\])】）]", " ", text))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of words of a text, of Chinese those of characters."""
    found: set[tuple[str, ...]] = set()
    for part in re.findall(r"[\u3400-\u9fff，、]+|[^\u3400-\u9fff，、]+", key(text)):
        han = part[0] >= "\u3400"
        size, units = (_RUN_HAN, list(part)) if han else (_RUN, re.findall(r"\w+(?:'\w+)?", part))
        found.update(tuple(units[at : at + size]) for at in range(len(units) - size + 1))
    return frozenset(found)


def _same(said: Sequence[Said], weights: Weights) -> Iterator[tuple[Said, Said]]:
    """Yield pairs of pages with the same words minutes apart, where no time of the one page fits the other."""
    index: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for mark in (*one.words, *one.runs):
            index[mark].append(number)
    own = [weights.sum(one.words) for one in said]
    for number, one in enumerate(said):
        marks = (index[mark] for mark in (*one.words, *one.runs) if len(index[mark]) <= _COMMON)
        others = {other for row in marks for other in row if other > number}
        alike = [said[n] for n in sorted(others) if _alike(one, said[n], min(own[number], own[n]), weights)]
        for source in sorted({other.evidence.source for other in alike}):
            rows = [other for other in alike if other.evidence.source == source]
            if all(_apart(one, other) for other in rows):
                yield one, min(rows, key=lambda other: (not one.runs & other.runs, other.evidence.line, other.text))


def _apart(a: Said, b: Said) -> bool:
    return min(abs(x - y) for x in a.seconds for y in b.seconds) > _APART_S


def _alike(a: Said, b: Said, least: float, weights: Weights) -> bool:
    """Whether two pages have the same words; `least` is the weight of the words of the lighter one."""
    if a.evidence.source == b.evidence.source:
        return False
    both = a.quoted and b.quoted
    if not a.runs.isdisjoint(b.runs) and (both or _tell_one_thing(a, b, weights)):
        return True
    if not (both or a.wrong or b.wrong) or least < _SAME_ENOUGH:
        return False
    shared = weights.sum(a.words & b.words)
    if both and shared >= _SAME_ENOUGH and shared >= _SAME_SHARE * least:
        return True
    return (a.wrong or b.wrong) and shared >= _ENOUGH and shared >= _SHARE * least


def _tell_one_thing(a: Said, b: Said, weights: Weights) -> bool:
    """Whether most of either sentence is in the other: a story that names a prize, too, has its own second."""
    shared = weights.sum(a.words & b.words)
    return shared >= _SHARE * max(weights.sum(a.words), weights.sum(b.words))


def _held(scene: Scene, a: Said, b: Said) -> tuple[int, str] | None:
    """Which of two times the transcript's words are at."""
    heard = [second for one in (a, b) if (second := scene.heard(one.evidence)) is not None]
    near = [
        number
        for number, one in enumerate((a, b))
        if any(abs(second - told) <= _APART_S / 2 for second in heard for told in one.seconds)
    ]
    return (near[0], _HEARD) if len(near) == 1 else None
