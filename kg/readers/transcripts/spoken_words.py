"""Words with a time each, as speech services list them, put together to cues: one a sentence and speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.readers.transcripts.placed_json import Text
from kg.readers.transcripts.records import Places
from kg.records.document import Cue
from kg.text.sentence_ends import ends_sentence

PAUSE_S = 2.0
"""A longer silence ends a cue."""
LONGEST = 400
"""Characters after which a cue ends with the next word."""
_HAN = re.compile(r"[\u3400-\u9fff，。！？、；：]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or a sign that ends one, or a whole utterance."""

    text: Text
    start_s: float | None
    end_s: float | None
    speaker: str | None = None
    glued: bool = False
    """Whether nothing stands between it and the word before."""


def speaker(label: str | None) -> str | None:
    """Return a speaker's label; a number or a letter alone numbers a speaker, whom nothing names.

    >>> speaker("0"), speaker("B"), speaker("S2"), speaker("Ada Lovelace"), speaker("unknown")
    ('Speaker 0', 'Speaker B', 'Speaker 2', 'Ada Lovelace', None)
    """
    bare = (label or "").strip()
    if not bare or bare.lower() in ("unknown", "uu", "none", "null"):
        return None
    numbered = re.fullmatch(r"S?(\d{1,4})|([A-Z])", bare)
    return f"Speaker {numbered[1] or numbered[2]}" if numbered else bare


def cues(places: Places, words: Iterable[Word]) -> list[Cue]:
    """Return the cues of words in order: each ends with a sentence, a speaker or a silence."""
    return [cue for group in _groups(words) if (cue := _cue(places, group)) is not None]


def _groups(words: Iterable[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    length = 0
    for word in words:
        if not word.text.strip():
            continue
        if group and not word.glued and (_parts(group[-1], word) or length > LONGEST):
            yield group
            group, length = [], 0
        group.append(word)
        length += len(word.text)
    if group:
        yield group


def _parts(before: Word, word: Word) -> bool:
    if before.speaker != word.speaker:
        return True
    if ends_sentence(before.text, word.text):
        return True
    silence = (word.start_s or 0.0) - before.end_s if before.end_s is not None and word.start_s is not None else 0.0
    return silence > PAUSE_S


def _cue(places: Places, group: list[Word]) -> Cue | None:
    pieces: list[str] = []
    for word in group:
        if pieces and not word.glued and not (_HAN.match(pieces[-1][-1:]) and _HAN.match(word.text.strip())):
            pieces.append(" ")
        pieces.append(word.text.strip())
    text = " ".join("".join(pieces).split())
    if not text:
        return None
    line, offset = places.of(group[0].text)
    start = next((word.start_s for word in group if word.start_s is not None), None)
    end = next((word.end_s for word in reversed(group) if word.end_s is not None), None)
    return Cue(line, offset, text, group[0].speaker, start, end)
