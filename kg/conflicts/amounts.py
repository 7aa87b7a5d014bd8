"""Numbers, amounts, shares, lengths of time and years that sources give differently for one thing.

Two quantities speak of one thing where they have the same unit and the words right beside them are the same rare
ones: more of them is asked where the places are not near each other in time. Each is compared with the best partner
of another source alone, and only where that one chooses it as well.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.conflicts import units
from kg.conflicts.draft import Draft, Place, Side, differing
from kg.conflicts.figures import FEW, Told, in_speech, on_pages
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.words import Weights, stems
from kg.text.normalize import fold

_NEAR_S = 150.0
"""Seconds within which two places are about one moment."""
_ALIKE_NOW, _ALIKE, _ALIKE_SAME = 8.0, 13.0, 2.5
"""What the shared words of two numbers must weigh: at one moment, anywhere, and where the numbers agree."""
_FACTOR = 12.0
"""Numbers of one thing that differ more than this are of two things, or one is a slip of the pen."""
_YEARS = 15.0
"""Calendar years of one event that are further apart are those of two events."""
_ROUGH = 0.15
"""The part of itself by which an approximate number may be off."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield what sources give different quantities for."""
    for recording in scene.recordings:
        told = [*on_pages(scene.pieces[recording]), *in_speech(scene.streams[recording])]
        told = [replace(one, whose=_whose(scene, one)) for one in told]
        by_unit: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            by_unit[one.unit].append(one)
        weights = scene.weights[recording]
        for unit in sorted(by_unit):
            for group in _groups(by_unit[unit], weights):
                if draft := _draft(scene, recording, unit, group, by_unit[unit]):
                    yield draft


def _whose(scene: Scene, one: Told) -> frozenset[str]:
    """The persons that stand before a number in its sentence, else in the title; the speaker where "I" does."""
    piece = one.piece
    at = piece.text.find(one.words)
    before = piece.text[:at] if at > 0 else ""
    named = frozenset(id_ for id_, _, end in scene.persons(piece) if end <= at)
    if named or not piece.speaker or not _FIRST_PERSON.search(before):
        return named or frozenset(id_ for id_, form in scene.known(piece) if piece.title and form in piece.title)
    speaker = scene.world.find(piece.source, piece.speaker, "Person")
    return frozenset((speaker,)) if speaker else frozenset()


_FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b|我")


def _groups(told: Sequence[Told], weights: Weights) -> Iterator[list[Told]]:
    """Yield quantities that speak of one thing: chains of mutual best partners, and of numbers that nearly agree."""
    best: dict[tuple[int, str], tuple[float, list[int]]] = {}
    near: list[tuple[int, int]] = []
    for a, b, score in _pairs(told, weights):
        if _nearly(told[a], told[b]):
            near.append((a, b))
        for one, other in ((a, b), (b, a)):
            place = (one, told[other].piece.source + ("~" if told[other].spoken else ""))
            kept, others = best.get(place, (0.0, []))
            if score >= kept:
                best[place] = (score, [*(others if score == kept else []), other])
    chosen = {(one, other) for (one, _), (_, others) in best.items() for other in others}
    home = list(range(len(told)))
    for one, other in sorted({*near, *(pair for pair in chosen if pair[::-1] in chosen)}):
        if home[one] != home[other]:
            old, new = max(home[one], home[other]), min(home[one], home[other])
            home = [new if place == old else place for place in home]
    groups: dict[int, list[Told]] = defaultdict(list)
    for number, root in enumerate(home):
        groups[root].append(told[number])
    yield from (group for group in groups.values() if len(group) > 1)


def _nearly(a: Told, b: Told) -> bool:
    """Whether two numbers differ by so little that they are hardly of two things: 530 and 538, 2018 and 2019."""
    low, high = sorted((a.middle, b.middle))
    if a.spoken or b.spoken:
        return False
    if a.unit == "date":
        return 0 < high - low <= _YEARS_NEARLY
    return low >= _FEW_DIGITS and low < high <= low * (1 + _ROUGH)


_YEARS_NEARLY = 2.0
_FEW_DIGITS = 20.0
"""Numbers below it are near each other by chance."""


def _pairs(told: Sequence[Told], weights: Weights) -> Iterator[tuple[int, int, float]]:
    """Yield pairs that may speak of one thing, with how sure that is: pairs share a rare word."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for word in one.near:
            index[word].append(number)
    seen: set[tuple[int, int]] = set()
    for word in sorted(index):
        if len(index[word]) > _COMMON:
            continue
        for at, a in enumerate(index[word]):
            for b in index[word][at + 1 :]:
                if (a, b) not in seen and not _same_place(told[a], told[b]):
                    seen.add((a, b))
                    if score := _alike(told[a], told[b], weights):
                        yield a, b, score


_COMMON = 60
"""Quantities of one unit beside a word from which the word tells nothing."""


def _same_place(a: Told, b: Told) -> bool:
    """Whether two are of one side: both from one page, or both from transcripts."""
    return a.piece.source == b.piece.source or (a.spoken and b.spoken)


def _alike(a: Told, b: Told, weights: Weights) -> float:
    """How sure it is that two quantities are of one thing; 0 where it is not."""
    if not _comparable(a, b):
        return 0.0
    seconds = None if a.piece.second is None or b.piece.second is None else abs(a.piece.second - b.piece.second)
    at_once = seconds is not None and seconds <= _NEAR_S
    shared = a.near & b.near if at_once else a.close & b.close
    near, wide = weights.sum(shared), weights.sum((a.wide & b.wide) - shared)
    same = _overlap(a, b)
    if same and a.low >= _FEW_DIGITS and (near >= _ALIKE_SAME and (at_once or wide >= _ALIKE_SAME)):
        return near + wide / 4 + _OVERLAP
    whole = shared in (a.near, b.near) and wide >= _ALIKE
    asked = near if whole else _ALIKE_NOW if at_once or _nearly(a, b) else _ALIKE
    if _one_row(a, b, shared) and seconds is not None and seconds <= _SAME_S and near >= _ONE:
        return near + wide / 4 + _OVERLAP * same
    if len(shared) < 2 or near + min(wide / 2, near) < asked:
        return 0.0
    return near + wide / 4 + _OVERLAP * same


_SAME_S, _ONE = 15.0, 4.0
"""Seconds, and the weight of one word, that are enough for a row of numbers and a sentence with the same unit."""


def _one_row(a: Told, b: Told, shared: frozenset[str]) -> bool:
    """Whether a row of numbers and a sentence of another page share words, the number being measured in one unit."""
    rows = [one for one in (a, b) if one.piece.value]
    return bool(shared) and bool(rows) and not (a.spoken or b.spoken) and a.unit in units.MEASURED


_OVERLAP = 6.0
"""What it weighs that two quantities have values in common."""


def _comparable(a: Told, b: Told) -> bool:
    if a.whose and b.whose and a.whose.isdisjoint(b.whose):
        return False  # of two persons: their spans, ages and sums are not one thing
    if a.unit == "date":
        return abs(a.middle - b.middle) <= _YEARS
    low, high = sorted((a.middle, b.middle))
    return low > 0 and high / low <= _FACTOR


def _overlap(a: Told, b: Told) -> bool:
    (low_a, high_a), (low_b, high_b) = (_interval(one) for one in (a, b))
    return low_a <= high_b and low_b <= high_a


def _interval(one: Told) -> tuple[float, float]:
    """Low and high, wider where the number is approximate."""
    by = 0.0 if not one.approximate else 1.0 if one.unit == "date" else _ROUGH * one.middle
    return one.low - by, one.high + by


def _draft(scene: Scene, recording: str, unit: str, group: Sequence[Told], told: Sequence[Told]) -> Draft | None:
    """The conflict among quantities of one thing; None where they agree."""
    values: dict[tuple[float, float, bool], list[Told]] = defaultdict(list)
    for one in group:
        values[one.low, one.high, one.approximate].append(one)
    apart = [(a, b) for a in group for b in group if _contradict(a, b) and not _settled(a, b, told)]
    if not apart:
        return None
    contradicting = {(one.low, one.high, one.approximate) for pair in apart for one in pair}
    kept = {value: rows for value, rows in sorted(values.items()) if value in contradicting}
    sides = tuple(_side(scene, rows) for rows in kept.values())
    first = min((one for pair in apart for one in pair), key=lambda one: (not one.piece.value, one.spoken, one.piece))
    topic = _topic(first, [side.value for side in sides])
    return Draft("amount", f"{recording} {unit}", topic, sides)


def _contradict(a: Told, b: Told) -> bool:
    """Whether two quantities of one thing disagree: those of pages in the least, of a transcript in substance."""
    if a.piece.source == b.piece.source or (a.low, a.high, a.approximate) == (b.low, b.high, b.approximate):
        return False
    if a.spoken or b.spoken or a.unit == "date" or any(one.low == 0 or math.isinf(one.high) for one in (a, b)):
        return not _overlap(a, b)
    return (a.low, a.high) != (b.low, b.high) or a.unit not in units.LENGTHS


def _settled(a: Told, b: Told, told: Sequence[Told]) -> bool:
    """Whether a transcript gives the page's own value too, at that moment: then it does not exclude it."""
    if not (a.spoken or b.spoken) or _overlap(a, b):
        return False
    page, said = (b, a) if a.spoken else (a, b)
    return any(one.spoken and _overlap(one, page) and _within(one, said) and one.low != said.low for one in told)


def _within(a: Told, b: Told) -> bool:
    return a.piece.second is None or b.piece.second is None or abs(a.piece.second - b.piece.second) <= _NEAR_S


def _side(scene: Scene, rows: Sequence[Told]) -> Side:
    places = tuple(Place(scene.evidence(_excerpt(one), "conflicts:amount"), one.spoken) for one in rows)
    first = min(rows, key=lambda one: (one.spoken, not one.piece.value, one.piece))
    width = 0.0 if math.isinf(first.high) else (first.high - first.low) / max(first.high, 1e-9)
    detail = -width - (0.01 if first.approximate else 0.0)
    return Side(first.piece.value or _with_unit(first), places, detail)


def _excerpt(one: Told) -> Piece:
    """The piece from the clause with the number on, where that stands far from the beginning."""
    text = one.piece.text
    at = text.find(one.words)
    if one.piece.value or at <= _LEAD:
        return one.piece
    clauses = [match.end() for match in _BEGINS.finditer(text, max(0, at - 2 * _LEAD), at)]
    start = next((end for end in reversed(clauses) if text[end:at].strip()), text.find(" ", at - _LEAD) + 1)
    return one.piece if start > at else replace(one.piece, text=text[start:])


_BEGINS = re.compile(r"[,;:]\s(?:and\s|but\s)?|\s[—–]\s")
_LEAD = 45
"""Characters before a number that a quote begins with at most, where no clause begins."""


def _with_unit(one: Told) -> str:
    """The number as it stands, with what it counts."""
    at = one.piece.text.find(one.words)
    if at < 0 or one.unit in ("date", "%"):
        return one.words
    return one.piece.text[at : units.with_noun(one.piece.text, at + len(one.words))]


def _topic(one: Told, values: Sequence[str]) -> str:
    """What is counted, in the words of the page: the title of the row, else the clause with the values."""
    if one.piece.value:
        return one.piece.section
    clause = fold(_CODES.sub(" ", one.clause))
    whole = _with_unit(one) if _with_unit(one) in clause else one.words
    if len(stems(clause.replace(whole, " ", 1))) < FEW or whole not in clause:
        clause = fold(_CODES.sub(" ", one.piece.text))
    at = clause.find(whole)
    return differing(clause, max(at, 0), max(at, 0) + (len(whole) if at >= 0 else 0), values)


_CODES = re.compile(r"\s?[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[,\s–-]+\d{1,2}:\d\d(?::\d\d)?)*[\])]?")
"""Timecodes with their brackets."""
