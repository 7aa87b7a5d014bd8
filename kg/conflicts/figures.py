"""Numbers where they are told: on pages with the clause that holds them, in speech with the words around them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.conflicts import units
from kg.conflicts.pieces import Piece, Stream
from kg.conflicts.quantity import Quantity, quantities
from kg.conflicts.words import stems

FEW = 3
"""Words that tell something, below which a clause is read with the one before it."""
_CLOSE_CHARACTERS = 45
_NEAR_CHARACTERS = 80
"""Characters on either side of a number whose words tell what it is the number of."""
_WIDE_CHARACTERS = 240
_CLAUSE = re.compile(r"[;!?。！？；]|[.,:](?=\s)|\s[—–-]\s|—|\b(?:and|but|while|whereas|or)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity where it is told."""

    piece: Piece
    words: str
    low: float
    high: float
    approximate: bool
    unit: str
    clause: str
    """The words right beside it; of a row its title."""
    close: frozenset[str]
    """The stems of the clause, of speech of the few words around it: a talk goes on to other matters."""
    near: frozenset[str]
    """The stems of the clause."""
    wide: frozenset[str]
    spoken: bool
    whose: frozenset[str] = frozenset()
    """Ids of the persons of one of whom it is told; none where nothing says."""

    @property
    def middle(self) -> float:
        """The number, or the middle of the range."""
        return self.low if math.isinf(self.high) else (self.low + self.high) / 2


def on_pages(pieces: Sequence[Piece]) -> Iterator[Told]:
    """Yield the quantities of sentences and rows of pages, each with the second that its own clause has."""
    for at, piece in enumerate(pieces):
        text = piece.value or piece.text
        for found in quantities(text):
            row = piece.kind == "number"
            unit = (found.unit or units.of_title(piece.title)) if row else found.unit
            if unit:
                near = piece.title if row else _beside(text, found)
                wide = piece.text if row else _around(pieces, at)
                own = piece if row else replace(piece, second=piece.second_at(found.start))
                yield _told(own, found, unit, text, near, near, wide, False)


def _around(pieces: Sequence[Piece], at: int) -> str:
    """A sentence with its title and the sentences about it."""
    own = pieces[at]
    parts = [p.text for p in pieces[max(0, at - 1) : at + _AFTER] if p.source == own.source and p.kind != "number"]
    return " ".join((own.title, *parts))


_AFTER = 5
"""Sentences from a number on that tell what is counted: the heading of a list is followed by what it holds."""


def in_speech(streams: Iterable[Stream]) -> Iterator[Told]:
    """Yield the quantities that transcripts have."""
    for stream in streams:
        for found in stream.quantities:
            told = found.unit not in ("", "level")  # a scale is gone through level by level in speech
            piece = stream.piece(found.start, found.end) if told else None
            if piece is not None:
                near = stream.text[max(0, found.start - _NEAR_CHARACTERS) : found.end + _NEAR_CHARACTERS]
                wide = stream.text[max(0, found.start - _WIDE_CHARACTERS) : found.end + _WIDE_CHARACTERS]
                close = stream.text[max(0, found.start - _CLOSE_CHARACTERS) : found.end + _CLOSE_CHARACTERS]
                yield _told(piece, found, found.unit, stream.text, close, near, wide, True)


def _told(piece: Piece, found: Quantity, unit: str, text: str, close: str, near: str, wide: str, spoken: bool) -> Told:
    own = stems(f"{unit} {units.words(unit)} {found.text(text)}")
    words = found.text(text).strip()
    around = stems(wide) - own
    beside = stems(near) - own
    said = stems(close) - own if spoken else beside
    return Told(piece, words, found.low, found.high, found.approximate, unit, near, said, beside, around, spoken)


def _beside(text: str, found: Quantity) -> str:
    """The clause that holds a quantity, and the one before it where the clause says little."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text) if not found.start <= match.start() < found.end)]
    ends = [*cuts[1:], len(text)]
    at = next(n for n, (start, end) in enumerate(zip(cuts, ends, strict=True)) if start <= found.start < max(end, 1))
    first = at
    while first and len(stems(text[cuts[first] : ends[at]])) < FEW:
        first -= 1
    left = max(cuts[first], found.start - 2 * _NEAR_CHARACTERS)
    return text[left : min(ends[at], found.end + 2 * _NEAR_CHARACTERS)]
