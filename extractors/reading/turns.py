"""What is said in a document, a turn each: of labelled speakers as it stands, of captions without labels as it is told.

Captions without labels are joined to sentences (`captions`) and given to those who speak where question and answer,
an introduction or an address tell (`interview`); a stretch that nothing gives to anybody has no speaker, and its "I"
stands for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.records.document import Cue, Document

from .captions import Said, sentences
from .interview import Roles, between, introduced, speakers

_LONGEST = 40
"""Sentences of a turn without a label: what stands farther apart is no context of each other."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break."""

    line: int
    """1-based line of the file where its words begin."""
    line_end: int
    text: str
    sentences: tuple[str, ...]
    """The text as it is to be read: a label's turn as a whole, captions sentence by sentence."""
    speaker_raw: str | None = None
    """The label, or the name of who speaks where that is told; "" for the one, unnamed, who asks; None for nobody."""
    start_s: float | None = None
    """Second of the recording."""
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """All that is said in a document, and who the host and the guests are by its own words."""

    turns: tuple[Turn, ...]
    roles: Roles


def talk(document: Document, guests: Sequence[str], hosts: Sequence[str]) -> Talk:
    """Return what is said in a document, no sponsor's words, where the recording names these guests and hosts."""
    cues = [cue for cue in document.cues if cue.section != "sponsor"]
    known = Roles(tuple(guests), tuple(hosts))
    if any(cue.speaker_raw for cue in cues):
        turns = tuple(labelled(cue) for cue in cues if cue.speaker_raw)
        spoken = [(turn.speaker_raw or "", turn.text) for turn in turns]
        return Talk(turns, known if known.guests else between(spoken, document.source.title, known))
    said = sentences(cues, len(document.lines))
    told = introduced(said)
    roles = Roles(known.guests or told.guests, known.hosts or told.hosts)
    return Talk(tuple(_turns(said, speakers(said, roles))), roles)


def labelled(cue: Cue) -> Turn:
    return Turn(cue.line, cue.line, cue.text, (cue.text,), cue.speaker_raw, cue.start_s, cue.end_s)


def _turns(said: Sequence[Said], who: Sequence[str | None]) -> Iterator[Turn]:
    """Yield the sentences of one speaker after another as turns, none too long."""
    for speaker, run in groupby(zip(said, who, strict=True), key=lambda pair: pair[1]):
        spoken = [sentence for sentence, _ in run]
        for at in range(0, len(spoken), _LONGEST):
            part = spoken[at : at + _LONGEST]
            texts = tuple(sentence.text for sentence in part)
            yield Turn(part[0].line, part[-1].line_end, " ".join(texts), texts, speaker, part[0].start_s)
