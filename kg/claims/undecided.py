"""Pairs of wordings that likeness leaves open: what a language model may be asked about, and what it says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kg.claims.clusters import are_two
from kg.claims.likeness import AGREE, COMPARATORS, DEFAULT, SAME
from kg.claims.near import candidates
from kg.claims.speakers import corrected
from kg.claims.telling import Telling, tellings
from kg.reconcile import World
from kg.records.proposal import Pair
from kg.records.statement import Saying

Verdicts = Mapping[tuple[str, str, str], bool]
"""Whether two wordings are one claim: by the recording's id and both texts."""
NONE: Verdicts = MappingProxyType({})
_FROM, _TO = 0.7 * SAME, 1.3 * SAME
"""Likeness between which a pair may as well be one claim as two."""
_MOST = 40
"""Pairs of one recording, those nearest to the middle first."""


def undecided(sayings: Iterable[Saying], world: World) -> list[Pair]:
    """Return the pairs of wordings that may as well be one claim as two, by recording, the most open first.

    Two of two named speakers are none. Sayings whose quote does not stand on its lines are left out.
    """
    of_recording: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        said = saying.evidence
        if said.quote and said.quote in world.documents[said.source].text(said.line, said.line_end):
            of_recording[world.recordings[said.source].id].append(saying)
    return [pair for id_, said in sorted(of_recording.items()) for pair in _of_recording(id_, said, world)]


def _of_recording(id_: str, sayings: Sequence[Saying], world: World) -> list[Pair]:
    recording = world.recordings[sayings[0].evidence.source]
    told = tellings(sayings, recording, world)
    compare = COMPARATORS[DEFAULT](told)
    scores = {(a, b): compare.score(told[a], told[b]) for a, b in candidates(told)}
    told, _ = corrected(told, scores, recording, world)
    open_ = [
        (abs(score - SAME), told[a], told[b])
        for (a, b), score in scores.items()
        if _FROM <= score <= _TO and not are_two(told[a].speaker, told[b].speaker) and told[a].text != told[b].text
    ]
    open_.sort(key=lambda row: (row[0], row[1].number, row[2].number))
    return [_pair(id_, a, b, world) for _, a, b in open_[:_MOST]]


def _pair(recording: str, a: Telling, b: Telling, world: World) -> Pair:
    said = a.sayings[0].evidence
    words = [_words(one, world) for one in (a, b)]
    return Pair("claims", a.text, b.text, words[0], words[1], said.source, said.line, recording)


def _words(telling: Telling, world: World) -> str:
    """Return the lines on which a wording stands, with what stands around it there."""
    said = telling.sayings[0].evidence
    return " ".join(world.documents[said.source].text(said.line, said.line_end).split())


def obeyed(
    scores: Mapping[tuple[int, int], float], told: Sequence[Telling], recording: str, verdicts: Verdicts
) -> dict[tuple[int, int], float]:
    """Return the likeness of pairs with what is known of some: one claim, so alike, or two, so not alike at all."""
    if not verdicts:
        return dict(scores)
    found = dict(scores)
    for (a, b), score in scores.items():
        verdict = verdicts.get((recording, told[a].text, told[b].text))
        if verdict is not None:
            found[a, b] = max(score, AGREE) if verdict else -AGREE
    return found
