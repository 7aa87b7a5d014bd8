"""When it was said: the same words, to which pages give seconds that are minutes apart.

Times that differ by less than two minutes are nobody's contradiction, and what `kg.timing` has repaired is none any
more. Only words that are nearly the same count, and only seconds that the pages themselves write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.conflicts.draft import Draft, Place, Side
from kg.conflicts.scene import Scene
from kg.conflicts.words import Weights, stems
from kg.normalize import fold
from kg.statement import Evidence
from kg.timecode import clock

_APART_S = 120.0
"""Seconds from which two times of one saying contradict each other."""
_SHARE = 0.75
"""The part of the rare words of the shorter that stands in the other, by weight."""
_ENOUGH = 16.0
"""What the shared words weigh together."""
_COMMON = 30
"""Sayings that hold a word beyond which the word finds no partners."""
_SAID = frozenset(("quote", "prediction", "claim", "key-claim", "number"))
"""Kinds of items whose time is that of one moment."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a page gives a time of their own."""

    evidence: Evidence
    second: float
    words: frozenset[str]
    text: str


def find(scene: Scene) -> Iterator[Draft]:
    """Yield sayings to which pages give times that are minutes apart."""
    for recording in scene.recordings:
        said = sorted(_said(scene, recording), key=lambda one: scene.order(one.evidence))
        for a, b in _same(said, scene.weights[recording]):
            sides = tuple(Side(clock(one.second), (Place(one.evidence),)) for one in (a, b))
            text = min(a.text, b.text, key=lambda text: (len(text), text))
            subject = " ".join((recording, *sorted(f"{one.evidence.source}{one.evidence.line}" for one in (a, b))))
            yield Draft("time", subject, f"when “{_short(text)}” was said", sides, 1.0, _held(scene, a, b))


def _short(text: str) -> str:
    bare = text.strip(" -•*“”\"'‘’")
    return bare if len(bare) <= _TOPIC else bare[: _TOPIC - 1].rsplit(" ", 1)[0] + " …"


_TOPIC = 70
"""Characters of a saying that a topic shows."""


def _said(scene: Scene, recording: str) -> Iterator[Said]:
    for claim in scene.claims:
        for mention in claim.mentions if claim.recording == recording else ():
            item, said = scene.item(mention.evidence), mention.evidence
            if item is None or item.kind not in _SAID or not item.time_raw:
                continue
            if said.start_s is not None and said.timing is None:
                for text in dict.fromkeys(
                    (item.part("original") or item.title, item.part("translation") or item.title)
                ):
                    if len(words := stems(text)) >= _WORDS:
                        yield Said(said, said.start_s, words, fold(text))


_WORDS = 3
"""Words that tell something, below which a saying is no saying."""


def _same(said: Sequence[Said], weights: Weights) -> Iterator[tuple[Said, Said]]:
    """Yield pairs of pages with the same words minutes apart, where no time of the one page fits the other."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for word in one.words:
            index[word].append(number)
    for number, one in enumerate(said):
        others = {n for word in one.words if len(index[word]) <= _COMMON for n in index[word] if n > number}
        alike = [said[n] for n in sorted(others) if _alike(one, said[n], weights)]
        for source in sorted({other.evidence.source for other in alike}):
            rows = [other for other in alike if other.evidence.source == source]
            if all(abs(other.second - one.second) > _APART_S for other in rows):
                yield one, min(rows, key=lambda other: (abs(other.second - one.second), other.text))


def _alike(a: Said, b: Said, weights: Weights) -> bool:
    if a.evidence.source == b.evidence.source:
        return False
    shared = weights.sum(a.words & b.words)
    return shared >= _ENOUGH and shared / min(weights.sum(a.words), weights.sum(b.words)) >= _SHARE


def _held(scene: Scene, a: Said, b: Said) -> tuple[int, str] | None:
    """Which of two times the transcript's words are at."""
    spoken = [second for one in (a, b) if (second := scene.heard(one.evidence)) is not None]
    near = [n for n, one in enumerate((a, b)) if any(abs(one.second - second) <= _APART_S / 2 for second in spoken)]
    return (near[0], "the transcript has these words at that second") if len(near) == 1 else None
