"""Speakers named in the words of captions: "ADA: Good morning.", ">> Ada: …", "[Ada]: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.readers.transcripts.names import may_be_speaker
from kg.readers.transcripts.rollup import Screen, Shown

_LABEL = re.compile(
    r"(?:-\s?)?(?:(?:>>|＞＞|»)\s*)?(?:\[(?P<boxed>[^\[\]:：]{1,60})\]|(?P<name>[^\s\[\]:：<>-][^\[\]:：<>]{0,60}?))"
    r"\s?(?::(?=\s|$)|：)\s*"
)
_OFTEN = 2
"""Times that a name must come back in the file."""


def voiced(screens: Sequence[Screen]) -> list[Screen]:
    """Return the screens with speakers from labels in their lines, taken off; a label holds until the next.

    Only where the file uses labels throughout: names that come back, in most screens where it is one name only, in
    every twelfth where there are several. Screens with voice tags are left as they are.
    """
    parts = [part for screen in screens for part in screen.parts]
    if any(part.speaker for part in parts):
        return list(screens)
    found = {id(part): label for part in parts if (label := _label(part))}
    counts = Counter(name for name, _ in found.values())
    often = [count for count in counts.values() if count >= _OFTEN]
    if not often or sum(often) * (12 if len(often) > 1 else 2) < len(screens):
        return list(screens)
    told: list[Screen] = []
    speaker = None
    for screen in screens:
        lines = []
        for part in screen.parts:
            name, at = found.get(id(part), (speaker, 0))
            speaker = name
            lines.append(replace(part, text=part.text[at:], offset=part.offset + at, speaker=name))
        told.append(replace(screen, parts=tuple(line for line in lines if line.text)))
    return [screen for screen in told if screen.parts]


def _label(part: Shown) -> tuple[str, int] | None:
    """Return the speaker that a line names, and the characters that the label takes."""
    match = _LABEL.match(part.text)
    name = (match["boxed"] or match["name"]).strip() if match else ""
    return (name, match.end()) if match and may_be_speaker(name) else None
