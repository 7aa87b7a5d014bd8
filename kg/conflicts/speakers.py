"""Who said it: the same words, which pages give to different speakers.

Two pages quote one passage where most of the rare words of the shorter quote stand in the other, and the times, where
both pages give one, are near each other. A label ("guest", a name) is a page's own word; a quote without one is its
one guest's, as the page's other words are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kg.conflicts.draft import Draft, Place, Side, short
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.sides import from_other_sources, in_order
from kg.conflicts.words import Weights, stems
from kg.records.statement import Evidence
from kg.text.normalize import key

_QUOTED = re.compile('[“"「]([^“”"「」]{25,600})[”"」]')
_NEAR_S = 300.0
"""Seconds between the times that two pages give one quote, beyond which they may be two."""
_SHARE, _SHARE_UNTIMED = 0.5, 0.6
"""The part of the shorter quote's rare words that the other holds, by weight."""
_ENOUGH = 14.0
"""What the shared words weigh together: a short saying comes back."""
_COMMON = 40
"""Quotes that hold a word beyond which the word finds no partners."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks on a page."""

    evidence: Evidence
    speaker: str
    """Id of a person."""
    words: frozenset[str]
    labelled: bool
    text: str
    owner: str | None = None
    """Whose claim it is, which may not be whom the label names."""
    spoken: bool = False
    """Whether a transcript says so."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield quotes whose speakers the pages name differently."""
    for recording in scene.recordings:
        weights = scene.weights[recording]
        quotes = [*_labelled(scene, recording), *_unlabelled(scene, recording)]
        said = (*_same(quotes, weights), *map(list, _in_transcripts(scene, recording)))
        groups = [*((group, _SAID) for group in said), *((group, _OF_WHOM) for group in _narrated(scene, recording))]
        for group, topic in groups:
            by_speaker: dict[str, list[Quote]] = defaultdict(list)
            for quote in group:
                by_speaker[quote.speaker].append(quote)
            draft = _draft(scene, recording, by_speaker, topic)
            if from_other_sources(draft.sides):
                yield draft


def _labelled(scene: Scene, recording: str) -> Iterator[Quote]:
    """Quotes and predictions under the name of who said them."""
    for claim in scene.claims_of(recording):
        if claim.speaker is None:
            continue
        for mention in claim.mentions:
            item = scene.item(mention.evidence)
            if item is not None and item.speaker_raw and item.kind in ("quote", "prediction"):
                parts = [value for name, value in item.parts if name in ("original", "translation")]
                words = stems(" ".join((item.title, *parts)))
                named = mention.speaker_raw and scene.world.find(mention.evidence.source, mention.speaker_raw, "Person")
                yield Quote(mention.evidence, named or claim.speaker, words, True, mention.text, claim.speaker)


def _unlabelled(scene: Scene, recording: str) -> Iterator[Quote]:
    """Quotes in the text of a page that has one guest: the guest's."""
    guest = scene.guest(recording)
    if guest is None:
        return
    for piece in _paragraphs(scene, recording):
        if piece.speaker:
            continue
        whole = [(0, len(piece.text))] if piece.kind == "quote" else []
        for start, end in whole or _quoted(piece):
            text = piece.text[start:end]
            if len(words := stems(text)) >= _WORDS:
                evidence = scene.evidence(replace(piece, text=text), "conflicts:speaker")
                yield Quote(evidence, guest, words, False, text)


def _paragraphs(scene: Scene, recording: str) -> Iterator[Piece]:
    """The lines of the pages as one piece each, without their sentences' own seconds where they differ."""
    for _, rows in groupby(scene.pieces[recording], key=lambda piece: (piece.source, piece.line)):
        pieces = list(rows)
        second = pieces[0].second if len({piece.second for piece in pieces}) == 1 else None
        yield replace(pieces[0], text=" ".join(piece.text for piece in pieces), second=second)


def _quoted(piece: Piece) -> Iterator[tuple[int, int]]:
    """Where quotes of several words begin and end in a piece, without their marks."""
    for match in _QUOTED.finditer(piece.text):
        yield match.span(1)


def _in_transcripts(scene: Scene, recording: str) -> Iterator[tuple[Quote, Quote]]:
    """Labelled quotes of pages with the words of a transcript that are the same, where it names their speaker."""
    for quote in _labelled(scene, recording):
        item = scene.item(quote.evidence)
        if item is not None and item.said is not None and (said := scene.spoken_by(*item.said)) is not None:
            piece, speaker = said
            evidence = scene.evidence(piece, "conflicts:speaker")
            if speaker is not None and speaker != quote.speaker:
                yield quote, Quote(evidence, speaker, quote.words, True, quote.text, None, True)


def _narrated(scene: Scene, recording: str) -> Iterator[list[Quote]]:
    """Sentences of two pages that say the same, the one of the guest and the other of the host."""
    guest, host = scene.guest(recording), scene.host(recording)
    if guest is None or host is None:
        return
    told: dict[str, list[Quote]] = {guest: [], host: []}
    for piece in scene.pieces[recording]:
        who = _subject(scene, piece, guest) if piece.kind not in _NOT_NARRATED else None
        if who in told:
            evidence = scene.evidence(piece, "conflicts:speaker")
            told[who].append(Quote(evidence, who, stems(piece.text), True, piece.text))
    weights = scene.weights[recording]
    for one in told[host]:
        same = [other for other in told[guest] if _says_the_same(one, other, weights)]
        if same:
            yield [one, *same]


_NOT_NARRATED = frozenset(("quote", "prediction", "number", "named-entity", "topic", "company", "person", "field"))
"""Kinds of items that do not tell what somebody said or did."""
_GUEST = re.compile(r"^\W*(?:\d[\d:.]*\W+)?(?:The )?(?:guest|speaker)\b", re.IGNORECASE)
_HEAD = 30
"""Characters at the beginning of a sentence in which its subject is named."""
_TOLD_ENOUGH, _TOLD_SHARE, _TOLD_WORDS = 20.0, 0.4, 5
"""What two sentences share that say the same: weight, part of the shorter one, and words."""


def _subject(scene: Scene, piece: Piece, guest: str) -> str | None:
    """Of whom a sentence tells: the person whom it names first, at its beginning."""
    if _GUEST.match(piece.text):
        return guest
    named = [(start, person) for person, start, _ in scene.persons(piece) if start < _HEAD]
    return min(named)[1] if named else None


def _says_the_same(a: Quote, b: Quote, weights: Weights) -> bool:
    shared = a.words & b.words
    weight = weights.sum(shared)
    if a.evidence.source == b.evidence.source or len(shared) < _TOLD_WORDS or weight < _TOLD_ENOUGH:
        return False
    return weight >= _TOLD_SHARE * min(weights.sum(a.words), weights.sum(b.words))


_WORDS = 3
"""Words that tell something, below which a quote is a turn of phrase."""


def _same(quotes: Sequence[Quote], weights: Weights) -> Iterator[list[Quote]]:
    """Yield quotes of different pages that are the same words: of a labelled one and those like it."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for word in quote.words:
            index[word].append(number)
    home = list(range(len(quotes)))
    for number, quote in enumerate(quotes):
        near = {other for word in quote.words if len(index[word]) <= _COMMON for other in index[word] if other > number}
        for other in sorted(near):
            if _alike(quote, quotes[other], weights) and home[number] != home[other]:
                old, new = max(home[number], home[other]), min(home[number], home[other])
                home = [new if place == old else place for place in home]
    groups: dict[int, list[Quote]] = defaultdict(list)
    for number, root in enumerate(home):
        groups[root].append(quotes[number])
    yield from (group for group in groups.values() if len(group) > 1)


def _alike(a: Quote, b: Quote, weights: Weights) -> bool:
    if a.evidence.source == b.evidence.source or not (a.labelled or b.labelled):
        return False
    if a.labelled and b.labelled and _same_words(a, b):
        return True
    shared = weights.sum(a.words & b.words)
    if shared < _ENOUGH:
        return False
    share = shared / min(weights.sum(a.words), weights.sum(b.words))
    times = a.evidence.start_s, b.evidence.start_s
    if times[0] is None or times[1] is None:
        return share >= _SHARE_UNTIMED
    return abs(times[0] - times[1]) <= _NEAR_S and share >= _SHARE


def _same_words(a: Quote, b: Quote) -> bool:
    """Whether two short quotes of one minute are word for word the same."""
    x, y = a.evidence.start_s, b.evidence.start_s
    at_once = x is not None and y is not None and abs(x - y) <= _AT_ONCE_S
    return at_once and len(a.text.split()) >= _WORDS and key(a.text).strip(_MARKS) == key(b.text).strip(_MARKS)


_AT_ONCE_S = 60.0
"""Seconds within which a few words in a row are the same utterance."""
_MARKS = " .,;:!?…\"'"


def _draft(scene: Scene, recording: str, by_speaker: dict[str, list[Quote]], topic: str) -> Draft:
    sides = []
    for speaker in sorted(by_speaker):
        places = (Place(quote.evidence, quote.spoken) for quote in by_speaker[speaker])
        sides.append(Side(scene.name(speaker), in_order(scene, places)))
    quotes = [quote for rows in by_speaker.values() for quote in rows]
    shortest = min(quotes, key=lambda quote: (not quote.labelled, len(quote.text), quote.text))
    held = _corrected(by_speaker)
    told = None if held is None else (sorted(by_speaker).index(held), _CORRECTED)
    return Draft("speaker", recording, topic.format(short(shortest.text)), tuple(sides), told)


_SAID, _OF_WHOM = "who said “{}”", "of whom it is told: “{}”"
"""Topics."""
_CORRECTED = "the other page's label has been corrected, by other tellings of these words"


def _corrected(by_speaker: dict[str, list[Quote]]) -> str | None:
    """The speaker to whom `kg.claims` has given what a label gives to another, where it has."""
    owners = {
        quote.owner for rows in by_speaker.values() for quote in rows if quote.owner and quote.owner != quote.speaker
    }
    return next(iter(owners)) if len(owners) == 1 and owners <= set(by_speaker) else None
