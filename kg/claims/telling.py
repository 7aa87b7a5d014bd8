"""The ways in which a claim is told: one for the same words of one speaker, prepared once for comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.reconcile import World, evidence_order, named
from kg.records.document import Document, Item, Recording
from kg.records.statement import Evidence, Saying
from kg.text import timecode
from kg.text.normalize import key
from kg.timing.smallwords import REPORTED
from kg.timing.words import terms

PARTS = {"evidence": 0.7, "context": 1.0, "translation": 1.0, "original": 1.0, "comment": 0.5}
"""How much a word of a named part counts beside one of the claim's own text: the page's own remarks count half."""
ITEMS = 64
"""Items of one line that are told apart."""
SECONDS = 8
"""Seconds of one telling that are kept: the same words at more places are a refrain."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What one speaker says in one recording in the same words, wherever it stands."""

    number: int
    """Place among the recording's tellings, in order of source and line."""
    sayings: tuple[Saying, ...]
    items: tuple[Item | None, ...]
    """The item that each saying stands in."""
    speaker: str | None
    """Id of an entity."""
    whose: str
    """Id of the speaker that the pages give, where others say the same words, else ""."""
    lists: frozenset[tuple[str, str]]
    """Source and section of each saying: a page that lists two things under one heading means two things."""
    seconds: tuple[float, ...]
    """Of the recording, sorted; none where no saying has one."""
    terms: Mapping[str, float]
    """Stems of words, pairs of Chinese characters, and how often they stand there."""
    about: frozenset[str]
    """Ids of entities."""
    names: frozenset[str]
    """Terms of the names of what it is about."""

    @property
    def text(self) -> str:
        """The words."""
        return self.sayings[0].text


def tellings(sayings: Iterable[Saying], recording: Recording, world: World) -> tuple[Telling, ...]:
    """Return the tellings that sayings of one recording make, in order of source and line, whatever theirs was.

    The same words of two people are two tellings; what bears no name joins only where there is one speaker.
    """
    ordered = sorted(set(sayings), key=_order)
    held = {source: _held(world.documents[source]) for source in sorted({s.evidence.source for s in ordered})}
    people = frozenset(term for name in (*recording.hosts, *recording.guests) for term in terms(name))
    groups: dict[str, list[Saying]] = defaultdict(list)
    for saying in ordered:
        groups[key(saying.text)].append(saying)
    told = [spoken for said in groups.values() for spoken in _by_speaker(said, world)]
    told.sort(key=lambda spoken: _order(spoken.sayings[0]))
    return tuple(_telling(at, spoken, held, people, world) for at, spoken in enumerate(told))


class _Spoken(NamedTuple):
    """The same words of one speaker."""

    speaker: str | None
    whose: str
    sayings: Sequence[Saying]


def _order(saying: Saying) -> tuple[object, ...]:
    return (*evidence_order(saying.evidence), saying.kind, saying.text, repr(saying))


def _by_speaker(rows: Sequence[Saying], world: World) -> list[_Spoken]:
    """The same words by whose they are."""
    spoken: dict[str, list[Saying]] = defaultdict(list)
    for row in rows:
        spoken[named(row, row.speaker, world) or ""].append(row)
    people = [speaker for speaker in spoken if speaker]
    if len(people) < 2:
        return [_Spoken(people[0] if people else None, "", rows)]
    return [_Spoken(speaker or None, speaker, said) for speaker, said in sorted(spoken.items())]


def _telling(
    number: int,
    spoken: _Spoken,
    held: Mapping[str, Mapping[int, Sequence[Item]]],
    people: frozenset[str],
    world: World,
) -> Telling:
    rows = spoken.sayings
    items = tuple(_item(row.evidence, held[row.evidence.source].get(row.evidence.line, ())) for row in rows)
    sections = (item.section if item else "" for item in items)
    seconds = sorted({row.evidence.start_s for row in rows if row.evidence.start_s is not None})
    return Telling(
        number=number,
        sayings=tuple(rows),
        items=items,
        speaker=spoken.speaker,
        whose=spoken.whose,
        lists=frozenset((row.evidence.source, section) for row, section in zip(rows, sections, strict=True)),
        seconds=tuple(seconds[:SECONDS]),
        terms=_terms(rows, people),
        about=frozenset(id_ for row in rows for name in row.about if (id_ := named(row, name, world))),
        names=frozenset(term for row in rows for name in row.about for term in terms(name.form)),
    )


def _terms(rows: Sequence[Saying], people: frozenset[str]) -> dict[str, float]:
    """The telling words and how often they stand in the claim, or how much they count where they stand beside it."""
    found: dict[str, float] = dict(Counter(_telling_words(rows[0].text, people)))
    for name, value in {part: None for row in rows for part in row.extra}:
        if name in PARTS and value not in rows[0].text:
            for term in _telling_words(value, people):
                found[term] = max(found.get(term, 0.0), PARTS[name])
    return found


def _telling_words(text: str, people: frozenset[str]) -> Iterator[str]:
    for code in reversed(timecode.find(text)) if ":" in text or "：" in text else ():
        text = f"{text[: code.column]} {text[code.column + len(code.raw) :]}"
    return (term for term in terms(text) if term not in REPORTED and term not in people)


def _held(document: Document) -> dict[int, list[Item]]:
    """The items on every line, the shortest first."""
    held: dict[int, list[Item]] = defaultdict(list)
    for item in sorted(document.items, key=lambda item: item.line_end - item.line):
        for line in range(item.line, item.line_end + 1):
            if len(held[line]) < ITEMS:
                held[line].append(item)
    return held


def _item(evidence: Evidence, items: Sequence[Item]) -> Item | None:
    """The item that words stand in: of those on their line, one of the kind that was read and that has them."""
    kind = evidence.extractor.partition(":")[2]
    own = (item for item in items if item.kind == kind)
    return next((item for item in own if evidence.quote in f"{item.title} {item.body}"), next(iter(items), None))
