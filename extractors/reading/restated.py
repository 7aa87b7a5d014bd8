"""What speakers say in pieces, idioms and answers, as whole plain sentences that are read beside their own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .appended import is_companion, named_after, put_first, with_companion, written_by
from .fragments import Completed, completed, said
from .idioms import plainly
from .increments import narrated
from .turns import Turn

_BEFORE = 4
"""Sentences before a piece that may tell what it is about."""


@dataclass(slots=True)
class _Talk:
    """Where a talk stands."""

    speaker: str | None = None
    other: str = ""
    """The label of the one who spoke before this speaker."""
    before: list[tuple[str | None, str, str]] = field(default_factory=list)
    """The speaker, the words, and the whole sentence that they stand for, of the sentences before."""


def restated(turns: Sequence[Turn]) -> Mapping[tuple[int, str], tuple[Completed, ...]]:
    """Return by the line of their turn and their words the plain sentences that what is said stands for."""
    answers = completed(turns)
    found: dict[tuple[int, str], tuple[Completed, ...]] = {key: (one,) for key, one in answers.items()}
    talk = _Talk()
    for turn, text in said(turns):
        if turn.speaker_raw != talk.speaker:
            talk.other, talk.speaker = talk.speaker or "", turn.speaker_raw
        key = (turn.line, text)
        wholes = list(dict.fromkeys(_wholes(talk, text))) if turn.speaker_raw and key not in answers else []
        if wholes:
            found[key] = tuple(Completed(text, whole, "") for whole in wholes)
        if talk.before and talk.before[-1][0] != turn.speaker_raw and is_companion(text):
            continue  # the one who asks helps out: what is said next goes on with what was said before
        stands = answers[key].whole if key in answers else wholes[0] if wholes else text
        talk.before = [*talk.before[-_BEFORE + 1 :], (turn.speaker_raw, text, stands)]
    return found


def _wholes(talk: _Talk, text: str) -> Iterator[str]:
    """Yield what a sentence stands for."""
    yield from plainly(text, talk.other)
    near = [words for _, words, _ in talk.before]
    if first := put_first(text):
        yield first
    if people := written_by(text, near):
        yield people
    if not talk.before:
        return
    speaker, _, stands = talk.before[-1]
    own = speaker == talk.speaker
    if piece := narrated(text, stands, " ".join(near), own):
        yield piece
    if own and (named := named_after(stands, text)):
        yield named
    if companion := with_companion(stands, text, own, talk.other):
        yield companion
