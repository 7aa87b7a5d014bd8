"""What a transcript tells of values that pages alone give: it is looked through before it is said that none tells.

A value is heard where its words or its number stand in a transcript beside the words for what it is a value of, or
within a minute of a second that a page gives it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.conflicts.draft import Draft, Place, Side
from kg.conflicts.pieces import Piece, Stream
from kg.conflicts.quantity import Quantity, quantities, value
from kg.conflicts.scene import Scene
from kg.conflicts.words import stems
from kg.text.normalize import key

_NEAR_S, _STORY_S = 60.0, 150.0
"""Seconds around those that pages give within which a number is heard at once, and what is told as a story."""
_AROUND = 120
"""Characters on either side of a number in which words for what it counts stand."""
_ROUND = 12.0
"""Numbers up to it come by chance beside any second."""
_ENOUGH = 5.0
"""What shared words weigh that bind a small number to what it counts."""
_NAMED = 3.5
"""What the topic's own words weigh that bind a number of the same unit to it at any second."""
_WORDS = 4
"""Words of a saying that hardly stand in a transcript by chance."""


def listen(scene: Scene, draft: Draft) -> Draft:
    """Return a draft with the places of transcripts that give its values, where pages alone gave them so far.

    Where a transcript gives one value already, it is asked for the others at any second: it may say both.
    `Draft.looked` tells whether there was something to look for in every value, and a transcript to look through.
    """
    if draft.told is not None:
        return draft
    streams = scene.streams.get(_recording(scene, draft), ())
    if any(place.spoken for side in draft.sides for place in side.places):
        return replace(draft, sides=tuple(_also(scene, draft, side, streams) for side in draft.sides))
    heard = tuple(_heard(scene, draft, side, streams) for side in draft.sides)
    looked = bool(streams) and all(found is not None for found in heard)
    sides = tuple(
        Side(side.value, (*side.places, *(found or ())), side.detail, side.heard)
        for side, found in zip(draft.sides, heard, strict=True)
    )
    return replace(draft, sides=sides, looked=looked or draft.looked)


def _also(scene: Scene, draft: Draft, side: Side, streams: Sequence[Stream]) -> Side:
    """A side with the places of transcripts that give its amount of the same matter, if it has none."""
    number = next(quantities(side.value), None) if draft.family == "amount" else None
    if number is None or any(place.spoken for place in side.places):
        return side
    taken = {(p.evidence.source, p.evidence.line) for other in draft.sides for p in other.places if p.spoken}
    heard = (piece for stream in streams for piece in _numbers(scene, draft, number, stream, None))
    found = [piece for piece in heard if (piece.source, piece.line) not in taken]
    places = tuple(Place(scene.evidence(piece, "conflicts:amount"), True) for piece in found[:_MOST])
    return replace(side, places=(*side.places, *places))


def _recording(scene: Scene, draft: Draft) -> str:
    return next((scene.recording(place.evidence) for side in draft.sides for place in side.places), "")


def _heard(scene: Scene, draft: Draft, side: Side, streams: Sequence[Stream]) -> tuple[Place, ...] | None:
    """Where transcripts give a value; None where it has neither words nor a number to look for."""
    seconds = [place.evidence.start_s for s in draft.sides for place in s.places if place.evidence.start_s is not None]
    if draft.family in ("amount", "date"):
        number = next(quantities(side.value), None) or _bare(side.value)
        if number is None or (draft.family == "date" and number.unit != "date"):
            return None
        found = [piece for stream in streams for piece in _numbers(scene, draft, number, stream, seconds)]
    elif not side.heard:
        return None
    else:
        found = [piece for stream in streams for piece in _words(draft, side, stream, seconds)]
    return tuple(Place(scene.evidence(piece, f"conflicts:{draft.family}"), True) for piece in found[:_MOST])


_MOST = 2
"""Places of a transcript that are kept for one value."""


def _bare(words: str) -> Quantity | None:
    """A number in words without what it counts."""
    found = value(words)
    return None if found is None else Quantity(found, found, "", False, 0, len(words))


def _words(draft: Draft, side: Side, stream: Stream, seconds: Sequence[float]) -> Iterator[Piece]:
    """Stretches with a value's words beside those for what it is a value of, the nearest to the seconds first."""
    found = []
    for start, end in stream.places(side.heard):
        before = stream.lower[max(0, start - _DENIED_NEAR) : start]
        if _inside_word(stream.lower, start, end) or _DENIED.search(before):
            continue
        beside = [_beside(stream.lower, words, start, end, reach) for words, reach in draft.beside]
        apart = _apart(stream, start, seconds)
        if beside and (all(beside) or (any(beside) and apart <= _STORY_S)):
            found.append((apart, start, end))
    for _, start, end in sorted(found):
        if (piece := stream.piece(start, end)) is not None:
            yield piece


_DENIED = re.compile(r"\b(?:not|never|no longer|supposed to|almost|nearly)\b|n['’]t\b")
"""What makes of a value one that is denied, or that did not come to be."""
_DENIED_NEAR = 25
"""Characters before a value in which it is denied."""


def _beside(text: str, words: Sequence[str], start: int, end: int, reach: int) -> bool:
    around = text[max(0, start - reach) : end + reach]
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around) for word in words)


def _inside_word(text: str, start: int, end: int) -> bool:
    return text[start].isascii() and (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _apart(stream: Stream, at: int, seconds: Sequence[float]) -> float:
    """Seconds between a place of a transcript and the nearest of some seconds."""
    told = stream.document.cues[bisect_right(stream.starts, at) - 1].start_s
    return float("inf") if told is None else min((abs(told - second) for second in seconds), default=float("inf"))


def _numbers(
    scene: Scene, draft: Draft, number: Quantity, stream: Stream, seconds: Sequence[float] | None
) -> Iterator[Piece]:
    """Stretches with the same number of the same or an unnamed unit, said at the second or of the same matter.

    Without seconds: at any second, of the same unit and the same matter.
    """
    values = stems(" ".join(side.value for side in draft.sides))
    weights = scene.weights[_recording(scene, draft)]
    quotes = (place.evidence.quote for side in draft.sides for place in side.places)
    about = stems(" ".join((draft.topic, *quotes) if seconds is not None else (draft.topic,))) - values
    enough = _ENOUGH if seconds is not None else _NAMED
    for said in stream.quantities:
        if (said.low, said.high) != (number.low, number.high) or len({said.unit, number.unit} - {""}) > 1:
            continue
        if (said.unit != number.unit) if seconds is None else _apart(stream, said.start, seconds) > _NEAR_S:
            continue
        near = stream.text[max(0, said.start - _AROUND) : said.end + _AROUND]
        told = (seconds is not None and number.low > _ROUND) or weights.sum(stems(near) & about) >= enough
        if told and (piece := stream.piece(said.start, said.end)) is not None:
            yield piece


def in_its_script(words: str, streams: Sequence[Stream]) -> bool:
    """Tell whether a transcript is in the script of some words, so that they could stand there."""
    han = any("\u3400" <= char <= "\u9fff" for char in words)
    return any(not han or stream.has_han for stream in streams)


def second_of(words: str, streams: Sequence[Stream], near: Sequence[float]) -> tuple[Piece, float] | None:
    """Return the stretch of a transcript that has some words one after the other, and its second; None for none.

    Of several the nearest to the seconds `near`.
    """
    said = " ".join(re.findall(r"\w+", key(words)))
    if len(said.split()) < _WORDS and not (said and said[0] >= "\u3400" and len(said) > 2 * _WORDS):
        return None
    found: list[tuple[float, int, Stream]] = []
    for stream in streams if in_its_script(said, streams) else ():
        found += [(_apart(stream, at, near), at, stream) for at in stream.verbatim(said)]
    for _, at, stream in sorted(found, key=lambda row: row[:2]):
        cue = stream.document.cues[bisect_right(stream.starts, at) - 1]
        piece = stream.piece(at, at + 1)
        if piece is not None and cue.start_s is not None:
            return piece, cue.start_s
    return None
