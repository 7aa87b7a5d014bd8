"""What one source says and another denies: the same statement; an offer declined and taken; whose offer it was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.conflicts.draft import Draft
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.sides import from_other_sources, side
from kg.records.statement import Entity, Evidence, Statement
from kg.records.vocabulary import in_words

_DECLINED = re.compile(
    r"\b(?:reject(?:ed|s|ing)|declin(?:ed|es|ing)|turn(?:ed|s|ing) down|refus(?:ed|es|ing))\b|拒绝了?|拒了",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:offers?|job|position|join(?:ing)?|recruit\w*|call(?:ed)?|outreach|invit\w+)\b|邀请|工作", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d$€£.,-])((?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d)")
_INSTEAD = re.compile(r"\b(?:for|to|it|them|because|and|but|when|after|as|while)\b", re.IGNORECASE)
"""Between "declined" and a name: the name is not that of what was declined, but of what was taken."""
_REACH = 30
"""Characters from the word of declining to the organization that is declined."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield statements that sources contradict, and offers of one year that they give to different organizations."""
    for recording in scene.recordings:
        statements = scene.of(recording)
        yield from _negated(scene, recording, statements)
        yield from _taken(scene, recording, statements)
        yield from _offers(scene, recording)


def _negated(scene: Scene, recording: str, statements: Sequence[Statement]) -> Iterator[Draft]:
    """The same subject, predicate and object, asserted by one source and denied by another."""
    said: dict[tuple[str, str, str], dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        if (
            isinstance(statement.object, str)
            and statement.certainty != "derived"
            and not (statement.start or statement.end)
        ):
            place = (statement.subject, statement.predicate, statement.object)
            said[place][statement.polarity] += [e for e in statement.evidence if scene.recording(e) == recording]
    for (subject, predicate, object_), by_polarity in sorted(said.items()):
        sides = tuple(
            side(scene, f"{'not ' if polarity == 'negated' else ''}{in_words(predicate)}", by_polarity[polarity])
            for polarity in sorted(by_polarity)
        )
        if from_other_sources(sides):
            topic = f"whether {scene.name(subject)} {in_words(predicate)} {scene.name(object_)}"
            yield Draft("denial", f"{recording} {subject} {predicate} {object_}", topic, sides)


def _taken(scene: Scene, recording: str, statements: Sequence[Statement]) -> Iterator[Draft]:
    """An offer that one source says was declined, and a job there that another tells of."""
    declined, worked = (
        {(s.subject, s.object): s for s in statements if s.predicate == predicate and s.polarity == "asserted"}
        for predicate in ("declinedOfferFrom", "workedAt")
    )
    for person, organization in sorted(set(declined) & set(worked), key=str):
        rows = (declined[person, organization], worked[person, organization])
        if not isinstance(organization, str) or any(row.role == "intern" for row in rows):
            continue
        if not any(row.start or row.end for row in rows) or _told_at_once(scene, recording, rows):
            said = [[e for e in row.evidence if scene.recording(e) == recording] for row in rows]
            sides = (side(scene, "declined the offer", said[0]), side(scene, "worked there", said[1]))
            if from_other_sources(sides):
                topic = f"whether {scene.name(person)} went to {scene.name(organization)}"
                yield Draft("denial", f"{recording} {person} {organization}", topic, sides)


def _told_at_once(scene: Scene, recording: str, rows: Sequence[Statement]) -> bool:
    """Whether pages tell of both at one moment: a year beside one of them is then no other occasion."""
    declined, worked = (
        [e.start_s for e in row.evidence if e.start_s is not None and scene.recording(e) == recording] for row in rows
    )
    if {row.start for row in rows} >= {rows[0].start, None} or rows[0].start == rows[1].start:
        return any(abs(a - b) <= _ONCE_S for a in declined for b in worked)
    return False


_ONCE_S = 120.0
"""Seconds within which two pages tell of one occasion."""


def _offers(scene: Scene, recording: str) -> Iterator[Draft]:
    """Offers of one year to the guest, which pages say came from different organizations."""
    by_year: dict[str, dict[str, dict[str, list[Piece]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for piece, entity, years in _declined(scene, recording):
        for year in years:
            by_year[year][entity.id][piece.source].append(piece)
    for year, by_organization in sorted(by_year.items()):
        sources = {id_: set(pages) for id_, pages in by_organization.items()}
        if len(sources) == 2 and not set.intersection(*sources.values()):
            sides = tuple(
                side(
                    scene,
                    scene.name(id_),
                    [scene.evidence(p, "conflicts:offer") for rows in pages.values() for p in rows],
                )
                for id_, pages in sorted(by_organization.items())
            )
            yield Draft("denial", f"{recording} offer {year}", f"whose offer was declined in {year}", sides)


def _declined(scene: Scene, recording: str) -> Iterator[tuple[Piece, Entity, tuple[str, ...]]]:
    """Sentences that say that an organization's offer was declined, with its years: those of the sentence, else the
    last one before it in its paragraph."""
    pages = scene.pieces[recording]
    for number, piece in enumerate(pages):
        for match in _DECLINED.finditer(piece.text):
            beside = piece.text[match.end() : match.end() + _REACH]
            named = [
                (at, entity)
                for entity in scene.entities_in(recording, piece)
                if entity.type == "Organization"
                for form, rows in scene.named(recording, entity).items()
                if piece in rows and (at := beside.find(form)) >= 0 and not _INSTEAD.search(beside[:at])
            ]
            before = [
                p
                for p in pages[max(0, number - _PARAGRAPH) : number]
                if (p.source, p.line) == (piece.source, piece.line)
            ]
            years = tuple(dict.fromkeys(_YEAR.findall(piece.text)))
            years = years or next(
                (tuple(_YEAR.findall(p.text)[-1:]) for p in reversed(before) if _YEAR.search(p.text)), ()
            )
            about = " ".join((*(p.text for p in before), piece.text))
            if named and years and _OFFER.search(about):
                yield piece, min(named, key=lambda row: (row[0], row[1].id))[1], years


_PARAGRAPH = 12
"""Sentences back in which a paragraph has named its year."""
