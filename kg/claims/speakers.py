"""Whose a claim is, where a page puts the host's name on what the guest says: corrected with evidence, and told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.claims.likeness import seconds_apart
from kg.claims.telling import Telling
from kg.reconcile import World
from kg.records.document import Recording
from kg.records.problem import Problem

SURE = 0.45
"""Likeness from which two tellings of about one second are the same words."""
WITHIN = 60.0
"""Seconds that they may be apart."""


def corrected(
    tellings: Sequence[Telling], scores: Mapping[tuple[int, int], float], recording: Recording, world: World
) -> tuple[tuple[Telling, ...], tuple[Problem, ...]]:
    """Return the tellings with the speakers that they have by the evidence, and a problem for each correction.

    A label that names a host is wrong where the transcript labels the same words as a guest's, or where another page
    has the guest say them within a minute, and no other page the host. Questions stay the host's.
    """
    hosts, guests = _people(recording.hosts, recording, world), _people(recording.guests, recording, world)
    doubted = (
        {t.number for t in tellings if t.speaker in hosts and _is_labelled(t) and not _asks(t)} if guests else set()
    )
    alike = _alike(tellings, scores, doubted)
    told = []
    problems = []
    for telling in tellings:
        found = _correction(telling, alike[telling.number], hosts, guests, world) if telling.number in doubted else None
        told.append(replace(telling, speaker=found[0]) if found else telling)
        if found:
            problems.append(_problem(telling, *found, world))
    return tuple(told), tuple(problems)


def _people(names: Collection[str], recording: Recording, world: World) -> frozenset[str]:
    found = (world.find(source, name, "Person") for source in recording.sources for name in names)
    return frozenset(id_ for id_ in found if id_)


def _is_labelled(telling: Telling) -> bool:
    return any(item is not None and item.speaker_raw for item in telling.items)


def _asks(telling: Telling) -> bool:
    return any(sign in saying.text for saying in telling.sayings for sign in "?？")


def _alike(
    tellings: Sequence[Telling], scores: Mapping[tuple[int, int], float], doubted: Collection[int]
) -> Mapping[int, list[Telling]]:
    """The tellings of other pages that surely say the same as a doubted one, at about the same second."""
    alike: dict[int, list[Telling]] = defaultdict(list)
    for (a, b), score in sorted(scores.items()):
        if score >= SURE and (a in doubted or b in doubted) and not _sources(tellings[a]) & _sources(tellings[b]):
            apart = seconds_apart(tellings[a], tellings[b])
            if apart is not None and apart <= WITHIN:
                alike[a].append(tellings[b])
                alike[b].append(tellings[a])
    return alike


def _sources(telling: Telling) -> set[str]:
    return {said.evidence.source for said in telling.sayings}


def _correction(
    telling: Telling, alike: Sequence[Telling], hosts: Collection[str], guests: Collection[str], world: World
) -> tuple[str, str] | None:
    """Whose it is instead, and by what evidence."""
    heard = set(_heard(telling, world))
    if len(heard) == 1 and (whose := next(iter(heard))) in guests:
        return whose, "the transcript gives these words to"
    if heard or any(other.speaker in hosts for other in alike):
        return None
    for other in alike:
        if other.speaker in guests and other.speaker is not None:
            said = other.sayings[0].evidence
            return other.speaker, f"{world.documents[said.source].source.path}:{said.line} has them said by"
    return None


def _heard(telling: Telling, world: World) -> Iterator[str]:
    """The people that a transcript labels the words with."""
    for item in telling.items:
        if item is not None and item.said is not None and item.said[0] in world.documents:
            source, first, last = item.said
            for cue in world.documents[source].cues:
                if first <= cue.line <= last and cue.speaker_raw:
                    yield world.find(source, cue.speaker_raw, "Person") or cue.speaker_raw


def _problem(telling: Telling, whose: str, why: str, world: World) -> Problem:
    said = telling.sayings[0]
    document = world.documents[said.evidence.source]
    label = said.speaker.form if said.speaker else ""
    told = f"“{telling.text[:60]}” is labelled {label}, the host, but {why} {world.entities[whose].name}; corrected."
    return Problem(document.source.path, said.evidence.line, "speaker-corrected", told)
