"""The second of a claim: the one that is surest and that most sources bear out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.records.statement import Evidence

AGREE = 60.0
"""Seconds within which two places bear each other out."""
AGAIN = 0.2
"""What a further place of the same source adds: it is not another witness, but the second was no slip."""
DOUBTFUL, ESTIMATED = 0.3, 0.7
"""What a second counts that is doubtful, or comes from aligning, beside one that is written and sound."""
RULES: Mapping[str, float] = {
    "heard": 1.5, "chapter": 0.5, "story": 0.6, "concept": 0.7, "takeaway": 0.7, "gesture": 0.7,
}  # fmt: skip
"""What the second of such an item counts: it tells where a subject begins, a quote's where a sentence is said; what is
heard in the transcript is what was said."""

_SURENESS = (None, "doubtful", "estimated")


def best(evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the place whose second the most other sources bear out, each by its surest place; None where none has one.

    Of equal ones the soundest, then what tells the sentence rather than the subject, then the earliest.
    """
    timed = sorted((said for said in evidence if said.start_s is not None), key=lambda said: said.start_s or 0.0)
    seconds = [said.start_s or 0.0 for said in timed]
    borne_out = {
        second: _borne_out(timed[bisect_left(seconds, second - AGREE) : bisect_right(seconds, second + AGREE)])
        for second in sorted(set(seconds))
    }

    def rank(said: Evidence) -> tuple[object, ...]:
        return -borne_out[said.start_s or 0.0], _SURENESS.index(said.timing), -weight(said), said.start_s, repr(said)

    return min(timed, key=rank, default=None)


def _borne_out(near: Sequence[Evidence]) -> float:
    """How much the places near a second bear it out."""
    sources: dict[str, list[float]] = defaultdict(list)
    for said in near:
        sources[said.source].append(weight(said))
    return round(sum(max(found) + AGAIN * (len(found) - 1) for found in sources.values()), 6)


def weight(said: Evidence) -> float:
    """Return how much the second of a place counts, 1 for a sound one of a quote."""
    sure = {"doubtful": DOUBTFUL, "estimated": ESTIMATED}.get(said.timing or "", 1.0)
    return sure * RULES.get(said.extractor.partition(":")[2], 1.0)
