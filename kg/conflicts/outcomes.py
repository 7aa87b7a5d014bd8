"""What became of a work: the venue that accepted it, a prize won or only nominated for, who was the first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.conflicts.draft import Draft, Place, Side, differing
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.sides import from_other_sources, side
from kg.conflicts.words import sharing, stem, stems
from kg.records.statement import Entity, Evidence
from kg.records.vocabulary import WORKS

_ELSEWHERE = re.compile(
    r"\b(?:accepted|acceptance|published|appeared)\b[^.;]{0,40}?"
    r"\b(?P<where>elsewhere|(?:at|by|in) (?:another|a different) (?:venue|conference|journal))\b",
    re.IGNORECASE,
)
"""Another venue than the one named before, without its name."""
_FORMAT = re.compile(r"\b(oral|spotlight|poster|workshop)\b", re.IGNORECASE)
_NOMINATED = re.compile(r"\b(?:nominat\w*|honou?rable mention|runner-?up|finalist|shortlist\w*)\b|提名", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:was|is|became|as|were|being)\s(?P<phrase>the first (?P<noun>[a-z]+(?: [a-z]+)?) to (?P<deed>[^.;,]{8,80}))",
    re.IGNORECASE,
)
_DEED = 0.6
"""The part of the rare words of a deed that two tellings of it share, by weight."""
_DEED_WEIGHT = 9.0
_BACK = 8
"""Sentences of a page back from "the paper" among which the paper is named."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield works and persons of whom sources tell different outcomes."""
    for recording in scene.recordings:
        yield from _venues(scene, recording)
        yield from _awards(scene, recording)
        yield from _firsts(scene, recording)
        yield from _destinations(scene, recording)


def _venues(scene: Scene, recording: str) -> Iterator[Draft]:
    """Works that sources say were accepted at different venues, or accepted and only rejected at one."""
    accepted: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    judged: set[str] = set()
    for statement in scene.of(recording, "acceptedAt", "rejectedBy", "submittedTo"):
        judged.add(statement.subject)
        if statement.predicate == "acceptedAt" and isinstance(statement.object, str):
            said = [e for e in statement.evidence if scene.recording(e) == recording]
            accepted[statement.subject][scene.name(statement.object)] += said
    for work, piece, value in (*_elsewhere(scene, recording, judged), *_coordinated(scene, recording, judged)):
        accepted[work][value].append(scene.evidence(piece, "conflicts:outcome"))
    for work, by_venue in sorted(accepted.items()):
        named = {venue for venue in by_venue if "elsewhere" not in venue}
        sides = tuple(
            side(scene, venue, by_venue[venue], float(venue in named), (venue.lower(),) * (venue in named))
            for venue in sorted(by_venue)
        )
        if from_other_sources(sides):
            topic = f"where {scene.name(work)} was accepted"
            beside = ((_TOOK, _NEAR), (_telling_words(scene.name(work)), _MATTER))
            yield Draft("outcome", f"{recording} {work} accepted", topic, sides, beside=beside)


_TOOK = ("accepted", "accept", "accepts", "acceptance", "took", "takes", "taken", "published", "appeared")
"""What a venue does with a work that it publishes."""
_NEAR, _MATTER = 40, 400
"""Characters around a value in which a transcript says what is done, and names the work."""


def _telling_words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in re.findall(r"[^\W_]{3,}", name))


def _elsewhere(scene: Scene, recording: str, works: set[str]) -> Iterator[tuple[str, Piece, str]]:
    """Works that a page says were accepted at a venue that it does not name."""
    pages = scene.pieces[recording]
    for number, piece in enumerate(pages):
        match = _ELSEWHERE.search(piece.text)
        if match is None:
            continue
        near = [p for p in pages[max(0, number - _BACK) : number + 1] if p.source == piece.source]
        named = [e for p in reversed(near) for e in scene.entities_in(recording, p) if e.id in works]
        if named:
            format_ = _FORMAT.search(match[0])
            value = f"{match['where']}{f' ({format_[0]})' if format_ else ''}"
            yield named[0].id, piece, value if "elsewhere" in value else f"elsewhere: {value}"


_AND_ACCEPTED = re.compile(
    r"\b(?:rejected|turned down|refused)\b[^.;]{2,40}?\b(?:and|but|then)(?: later| then)? (?:was )?"
    r"(?:accepted|published|taken) (?:at|by|in|to) (?:the )?"
)
"""A rejection and in the same breath an acceptance: the work is not named again."""


def _coordinated(scene: Scene, recording: str, works: set[str]) -> Iterator[tuple[str, Piece, str]]:
    """Works of which one sentence tells the rejection and the venue that took them instead."""
    for piece in scene.pieces[recording]:
        for match in _AND_ACCEPTED.finditer(piece.text):
            named = scene.entities_in(recording, piece)
            venues = [
                (len(form), entity.name)
                for entity in named
                if entity.type == "Venue"
                for form in scene.named(recording, entity)
                if piece.text.startswith(form, match.end())
            ]
            work = _nearest(scene, recording, piece, match.start())
            if venues and work is not None and work.id in works:
                yield work.id, piece, max(venues)[1]


def _awards(scene: Scene, recording: str) -> Iterator[Draft]:
    """Prizes that one source says were won, and another that there was a nomination."""
    for statement in scene.of(recording, "wonAward"):
        if statement.polarity != "asserted" or not isinstance(statement.object, str):
            continue
        won = [e for e in statement.evidence if scene.recording(e) == recording and not _NOMINATED.search(e.quote)]
        nominated = [
            scene.evidence(piece, "conflicts:outcome")
            for piece in scene.both(recording, statement.subject, statement.object)
            if _NOMINATED.search(piece.text)
        ]
        sides = (
            side(scene, "won", won, 1.0, _WON),
            side(scene, "nominated", nominated, 0.0, _SHORT_OF),
        )
        if won and nominated and from_other_sources(sides):
            work, award = scene.name(statement.subject), scene.name(statement.object)
            words = (_telling_words(award), _NEAR), (_telling_words(work), _MATTER)
            subject = f"{recording} {statement.subject} {statement.object}"
            yield Draft("outcome", subject, f"{work} and the {award}", sides, beside=words)


_WON = ("won", "win", "wins", "winning")
_SHORT_OF = ("nominated", "nomination", "runner-up", "runner up", "finalist", "shortlisted", "honorable mention")
"""How a speaker says of a prize that it was won, and that it was not."""


def _firsts(scene: Scene, recording: str) -> Iterator[Draft]:
    """Deeds of which sources name different persons, works or organizations as the first."""
    told = [
        (entity, match["deed"], stems(match["deed"]), piece)
        for piece in scene.pieces[recording]
        for match in _FIRST.finditer(piece.text)
        if (entity := _nearest(scene, recording, piece, match.start())) is not None
    ]
    weights = scene.weights[recording]
    for one, two in sharing([words for _, _, words, _ in told]):
        (a, deed, words, piece), (b, _, others, other) = told[one], told[two]
        if piece.source == other.source or a.id == b.id or a.type != b.type:
            continue
        shared = weights.sum(words & others)
        least = min(weights.sum(words), weights.sum(others))
        if shared >= _DEED_WEIGHT and shared / max(least, 1.0) >= _DEED:
            sides = tuple(
                side(scene, entity.name, [scene.evidence(place, "conflicts:outcome")])
                for entity, place in sorted(((a, piece), (b, other)), key=lambda row: row[0].id)
            )
            yield Draft("outcome", f"{recording} {a.id} {b.id}", f"the first to {deed}", sides)


def _destinations(scene: Scene, recording: str) -> Iterator[Draft]:
    """Sentences that say the same and differ in where somebody goes: "moved to Boston", "moved to Paris"."""
    told = [
        _Going(piece, found[0][0], found[0][1], stems(piece.text) - stems(" ".join(found[0])))
        for piece in scene.pieces[recording]
        if len(found := _GOING.findall(piece.text)) == 1
    ]
    weights = scene.weights[recording]
    for one, two in sharing([going.words for going in told]):
        a, b = told[one], told[two]
        if not _apart(a, b):
            continue
        shared = (a.words & b.words) - stems(f"{a.place} {b.place}")
        if len(shared) >= _SHARED and weights.sum(shared) >= _SHARED_WEIGHT:
            rows = sorted((a, b), key=lambda going: going.place)
            sides = tuple(Side(row.place, _with_speech(scene, recording, a.verb, row)) for row in rows)
            if all(any(place.spoken for place in side.places) for side in sides):
                continue  # the speaker names both
            at = a.piece.text.find(f"{a.verb} to {a.place}") + len(f"{a.verb} to ")
            topic = differing(a.piece.text, at, at + len(a.place), [row.place for row in rows])
            yield Draft("outcome", recording, topic, sides)


class _Going(NamedTuple):
    """A sentence that says where somebody goes."""

    piece: Piece
    verb: str
    place: str
    words: frozenset[str]
    """The stems of the rest of the sentence."""


def _apart(a: _Going, b: _Going) -> bool:
    """Whether sentences of two pages say with one verb that somebody went to two places."""
    if a.piece.source == b.piece.source or stem(a.verb.lower()) != stem(b.verb.lower()):
        return False
    return a.place.lower() not in b.piece.text.lower() and b.place.lower() not in a.piece.text.lower()


_GOING = re.compile(
    r"\b(going|goes|went|moving|moved|moves|relocat(?:ed|ing)|fl(?:ew|ying)|return(?:ed|ing)|transferr(?:ed|ing)) to "
    r"((?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*|the [a-z]+)\b"
)
"""Where somebody goes: the name of a place or organization, or the one place of a kind ("the coast")."""
_SHARED, _SHARED_WEIGHT = 3, 12.0
"""Words, and their weight, that two sentences share which say the same but for the place."""


def _with_speech(scene: Scene, recording: str, verb: str, going: _Going) -> tuple[Place, ...]:
    """A page's place, and the words of a transcript that name the same destination."""
    places = [Place(scene.evidence(going.piece, "conflicts:outcome"))]
    for stream in scene.streams[recording]:
        for start, end in stream.places((f"{verb} to {going.place}".lower(),)):
            if (said := stream.piece(start, end)) is not None:
                places.append(Place(scene.evidence(said, "conflicts:outcome"), True))
                break
    return tuple(places)


def _nearest(scene: Scene, recording: str, piece: Piece, at: int) -> Entity | None:
    """The person, work or organization named last before a place in a piece."""
    named = [
        (piece.text.rfind(form, 0, at), entity)
        for entity in scene.entities_in(recording, piece)
        if entity.type in (*WORKS, "Person", "Organization")
        for form, rows in scene.named(recording, entity).items()
        if piece in rows and piece.text.rfind(form, 0, at) >= 0
    ]
    return max(named, key=lambda row: (row[0], row[1].id))[1] if named else None
