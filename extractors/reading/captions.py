"""Captions joined to sentences: by punctuation where there is any, else by capitals, pauses and what cannot end one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.records.document import Cue
from kg.text.normalize import word_set

_HAN = re.compile(r"[\u3400-\u9fff]")
_STOP = re.compile(r"[.?!…][\"”’')\]]*$")
_FULL_STOP = re.compile(r"\.(?:[\"”’')\]]*$|[\"”’')]* (?=[A-Z]))")
_INSIDE = re.compile(r"(?<=[a-z0-9)][.?!]) (?=[\"“‘(]?[A-Z])")
_CHANGE = re.compile(r"^(?:>>+|[-–—])\s+|^>>+")
"""Marks by which captioners say that another person speaks."""
_WORDS_A_STOP = 40
"""Words for each full stop, at most, where captions are punctuated: spoken sentences have 10 to 25."""
_NEAR = 30
"""Captions on either side by which the manner of one is known: machines and people take turns within a file."""
_PAUSE_S = 1.5
"""Seconds of silence that end a sentence where nothing else tells."""
_LONGEST = 30
"""Words of a sentence that no mark has ended: it ends with the caption."""
_UNFINISHED = word_set(
    "a an the my your his her its our their this these those some any every each no another such other of to in on at "
    "by for from with without about into onto over under between among through during against toward towards like as "
    "than and or but nor because although though while if whether unless until since when where who whom whose which "
    "what how why is are was were be been being am has have had do does did will would can could should may might must "
    "called named titled including namely very more most less so too not also both either neither "
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. professor i we he she they"
)
"""Words after which a sentence goes on."""
_BEGINS = word_set(
    "i i'm i've i'd i'll we we're we've you you're he he's she she's it it's they they're this that that's there "
    "these those and but so or because well now then actually course right yeah yes no oh ah um uh mm okay ok "
    "what why how when where who which do did does are were is was have has can could would will if in on at "
    "after before later back my your his her our their the a an let let's today"
)
"""Words with which, in capitals, a sentence begins rather than a name."""


_JOINS = word_set("and but so or because that in on at before after when where who which if")
"""Words with which a sentence begins or goes on: what follows them tells."""
_SOUNDS = word_set("mm mhm mm-hmm um uh oh ah hmm hm haha yeah right okay ok yes well wow")
"""Sounds that stand between sentences where nothing is punctuated."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of captions."""

    text: str
    """White space folded; the words stand so on the lines."""
    line: int
    line_end: int
    start_s: float | None
    change: bool = False
    """The captions say that somebody else begins to speak here."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A caption, or a part of one that a full stop ends."""

    text: str
    line: int
    line_end: int
    start_s: float | None
    end_s: float | None
    change: bool


@dataclass(frozen=True, slots=True)
class _Manner:
    """How captions near a place are written."""

    punctuated: bool
    """Full stops end sentences."""
    capitals: bool
    """Captions that begin a sentence begin with a capital, those that go on do not."""


def sentences(cues: Sequence[Cue], lines: int) -> tuple[Said, ...]:
    """Return the sentences of captions in order; none where they are not in an alphabet that has words apart.

    `lines` is the number of lines of the file. Where captions end in full stops now and then, only those, marks of
    another speaker and silences end a sentence; else a capital does, or a word with which sentences begin, unless the
    words before it cannot end one.
    """
    shown = [cue for cue in cues if cue.text.strip()]
    if sum(bool(_HAN.search(cue.text)) for cue in shown) * 2 > len(shown):
        return ()
    pieces = list(_pieces(shown, lines))
    return tuple(_joined(pieces, _manners(pieces)))


def _manners(pieces: Sequence[_Piece]) -> list[_Manner]:
    """Return the manner at each piece, by those around it, in linear time."""
    words, stops, capitals = [0], [0], [0]
    for piece in pieces:
        words.append(words[-1] + len(piece.text.split()))
        stops.append(stops[-1] + bool(_FULL_STOP.search(piece.text)))
        capitals.append(capitals[-1] + piece.text[:1].isupper())
    found = []
    for at in range(len(pieces)):
        low, high = max(0, at - _NEAR), min(len(pieces), at + _NEAR + 1)
        full = (stops[high] - stops[low]) * _WORDS_A_STOP >= words[high] - words[low]
        found.append(_Manner(full, 2 * (capitals[high] - capitals[low]) >= high - low))
    return found


def _pieces(cues: Sequence[Cue], lines: int) -> Iterator[_Piece]:
    for number, cue in enumerate(cues):
        following = cues[number + 1].line if number + 1 < len(cues) else lines + 1
        last = max(cue.line, following - 1)
        text = " ".join(cue.text.split())
        mark = _CHANGE.match(text)
        parts = [part for part in _INSIDE.split(text[mark.end() :] if mark else text) if part.strip()]
        for at, part in enumerate(parts):
            start = cue.start_s if at == 0 else None
            yield _Piece(part, cue.line, last, start, cue.end_s, at == 0 and mark is not None)


def _joined(pieces: Sequence[_Piece], manners: Sequence[_Manner]) -> Iterator[Said]:
    run: list[_Piece] = []
    for piece, manner in zip(pieces, manners, strict=True):
        if run and (piece.change or _ends(run, piece, manner)):
            yield _said(run)
            run = []
        run.append(piece)
    if run:
        yield _said(run)


def _said(run: Sequence[_Piece]) -> Said:
    start = next((piece.start_s for piece in run if piece.start_s is not None), None)
    text = " ".join(piece.text for piece in run)
    return Said(text, run[0].line, run[-1].line_end, start, run[0].change)


def _ends(run: Sequence[_Piece], following: _Piece, manner: _Manner) -> bool:
    """Tell whether a sentence ends before a piece."""
    last = run[-1]
    if _STOP.search(last.text):
        return True
    word = last.text.split()[-1].lower()
    if word in _UNFINISHED or last.text.endswith((",", ":", "-", "–", "—")):
        return False
    if following.start_s is not None and last.end_s is not None and following.start_s - last.end_s >= _PAUSE_S:
        return True
    if manner.punctuated:
        return False
    first, second = (*(part.strip(",.?!…") for part in following.text.split()[:2]), "")[:2]
    if sum(len(piece.text.split()) for piece in run) >= _LONGEST or first.lower() in _SOUNDS or word in _SOUNDS:
        return True
    if first[:1].isupper() and (manner.capitals or first.lower() in _BEGINS):
        return True
    begins = first.lower() in _BEGINS and first.lower() not in _JOINS
    return begins or (first.lower() in _JOINS and second.lower() in _BEGINS)
