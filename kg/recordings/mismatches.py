"""Whether two sources that give one video are about it both: other guests and other words are another recording.

Headers are copied with the video of another episode: in archives most shared ids of transcripts are such slips.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.names.guests import same_person
from kg.names.voices import part
from kg.quoting.wording import Wording, shared_passages, shared_speech
from kg.records.document import Document
from kg.text.normalize import key

SAME_SPEECH = 0.2
"""Share of words in common from which two transcripts are of one conversation: advertisements and openings are less."""
PASSAGES = 3
"""Quotes in common that tell one conversation."""


def other_guests(a: Sequence[str], b: Sequence[str]) -> bool:
    """Return whether two sources surely name other guests: full names in one script, of which no part is the same.

    >>> other_guests(["Ada Lovelace"], ["Grace Hopper"]), other_guests(["Ada Lovelace"], ["Ada King"])
    (True, False)
    >>> other_guests(["Ada Lovelace"], ["王小云"])
    False
    """
    if not any(_is_han(x) == _is_han(y) for x in a for y in b):
        return False
    return not any(same_person(x, y) or _words(x) & _words(y) for x in a for y in b)


def other_words(a: Wording, b: Wording) -> bool:
    """Return whether two sources have no words in common that tell one conversation."""
    return shared_passages(a, b) < PASSAGES and shared_speech(a, b) < SAME_SPEECH


def main_speaker(document: Document) -> tuple[str, ...]:
    """Return the name of who says most in a transcript; nothing where its labels are no full names."""
    said: Counter[str] = Counter()
    for cue in document.cues:
        if cue.speaker_raw and not part(cue.speaker_raw):
            said[cue.speaker_raw] += len(cue.text)
    most = max(said, key=lambda name: (said[name], name), default="")
    return (most,) if len(most.split()) > 1 or _is_han(most) else ()


def _is_han(name: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in name)


def _words(name: str) -> set[str]:
    return {word for word in key(name).split() if len(word) > 1}
