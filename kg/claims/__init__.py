"""Sayings become claims: what several pages say in several wordings is one claim with many mentions.

telling     the wordings of a recording, prepared for comparing (`kg.timing.smallwords`: what does not count)
near        which of them are worth comparing
likeness    how alike two of them are, and why: comparators
speakers    whose they are, where labels contradict the evidence
clusters    which are one claim
undecided   pairs that likeness leaves open, for a language model
heard       where the transcript says it
times       which second it has
making      the claim
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.claims.clusters import clusters
from kg.claims.heard import heard
from kg.claims.likeness import COMPARATORS, DEFAULT
from kg.claims.making import claim
from kg.claims.near import candidates
from kg.claims.speakers import corrected
from kg.claims.telling import tellings
from kg.claims.undecided import NONE, Verdicts, obeyed
from kg.reconcile import World
from kg.records.document import Recording
from kg.records.problem import Problem
from kg.records.statement import Claim, Saying


def claims(
    sayings: Iterable[Saying], world: World, comparator: str = DEFAULT, verdicts: Verdicts = NONE
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Return the claims that the sayings make, sorted by id, and what was left out or corrected, as problems.

    A saying whose quote does not stand on its lines is left out; every other one is a mention of exactly one claim.
    Sayings of two recordings, and of two named speakers, are never one claim. `comparator` is a name of `COMPARATORS`,
    `verdicts` what is known of pairs that likeness leaves open (`kg.claims.undecided`).
    """
    made: list[Claim] = []
    problems: list[Problem] = []
    of_recording: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        if (unquoted := _unquoted(saying, world)) is not None:
            problems.append(unquoted)
        else:
            of_recording[world.recordings[saying.evidence.source].id].append(saying)
    for said in of_recording.values():
        found, told = _of_recording(said, world.recordings[said[0].evidence.source], world, comparator, verdicts)
        made += found
        problems += told
    return tuple(sorted(made, key=lambda one: one.id)), tuple(sorted(set(problems)))


def _of_recording(
    sayings: Sequence[Saying], recording: Recording, world: World, comparator: str, verdicts: Verdicts
) -> tuple[list[Claim], tuple[Problem, ...]]:
    told = tellings(sayings, recording, world)
    compare = COMPARATORS[comparator](told)
    scores = {(a, b): compare.score(told[a], told[b]) for a, b in candidates(told)}
    told, problems = corrected(told, scores, recording, world)
    scores = obeyed(scores, told, recording.id, verdicts)
    groups = clusters(told, scores)
    said = heard(groups, recording, world)
    return [claim(group, compare, recording, world, said.get(at, ())) for at, group in enumerate(groups)], problems


def _unquoted(saying: Saying, world: World) -> Problem | None:
    document, said = world.documents[saying.evidence.source], saying.evidence
    if said.quote and said.quote in document.text(said.line, said.line_end):
        return None
    told = f"“{saying.text[:60]}” was left out: its quote does not stand on its lines."
    return Problem(document.source.path, said.line, "quote-not-found", told)
