"""What the front matter states, held against what is said: the cues are believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.names import voices
from kg.records.document import Cue, Field
from kg.records.problem import Problem
from kg.text import timecode
from kg.text.durations import duration

SLACK_S = 30.0
"""A last cue may begin so much after the stated end: players round, outros are cut."""

_FULL = re.compile(
    r"(?:full|whole|entire|complete|original)\s+(?:episode|interview|conversation|podcast|video|talk)[^\n]{0,40}?"
    r"(https?://[^\s<>\"'）)】，。]{4,300})|(?:完整|全集|原)(?:节目|访谈|视频|版)[^\n]{0,20}?(https?://[^\s<>\"'）)】，。]{4,300})",
    re.IGNORECASE,
)
_NAMED = (
    re.compile(r"[|｜]\s*(?P<name>[^|｜()（）]{3,60}?)\s*(?:[(（][^()（）]*[)）]\s*)?$"),
    re.compile(r"\b(?:with|w/|feat\.?|ft\.?)\s+(?P<name>(?:[^\W\d_a-z][\w.'’-]*\s?){2,4})"),
)
_PERSON = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*)(?:\s+(?:[^\W\d_a-z][\w.'’-]*|van|von|de|der|di|da|del|la|le|bin)){1,3}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def check(path: str, fields: Sequence[Field], cues: Sequence[Cue]) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """Return the fields that the cues bear out, and what they do not.

    A field that the cues contradict keeps its words under the name "stated-…", so that no one believes it; the video
    of a clip gives way to the full episode where the description links it.
    """
    fields, clipped = _length(path, fields, cues)
    fields, named = _names(path, fields, cues)
    return tuple(fields), (*clipped, *named)


def _length(path: str, fields: Sequence[Field], cues: Sequence[Cue]) -> tuple[list[Field], tuple[Problem, ...]]:
    stated = next((f for f in fields if f.name == "duration" and duration(f.value) is not None), None)
    stated = stated or next((f for f in fields if _is_seconds(f)), None)
    last = max((cue.start_s for cue in cues if cue.start_s is not None), default=0.0)
    seconds = duration(stated.value) if stated else None
    if stated is None or seconds is None or last <= seconds + SLACK_S:
        return list(fields), ()
    told = [replace(f, name=f"stated-{f.name}") if f.name in _OF_CLIP or _is_seconds(f) else f for f in fields]
    message = (
        f"the front matter states a duration of “{stated.value}”, but the last cue begins at {timecode.clock(last)}: "
        "the cues are believed, and the stated video is taken for a clip."
    )
    return [*told, *_full_episode(fields)], (Problem(path, stated.line, "duration-contradicted", message),)


_OF_CLIP = ("duration", "url", "video")


def _is_seconds(field: Field) -> bool:
    return field.name.startswith("duration") and duration(field.value) is not None


def _full_episode(fields: Sequence[Field]) -> list[Field]:
    found = [(f, match) for f in fields if (match := _FULL.search(f.value))]
    return [Field("url", match[1] or match[2], field.line) for field, match in found[:1]]


def _names(path: str, fields: Sequence[Field], cues: Sequence[Cue]) -> tuple[list[Field], tuple[Problem, ...]]:
    """Doubt a guest or a title that names someone whom nobody in the transcript is called or names.

    Where a label gives a part and no name ("A", "Guest", "Speaker 2") the one who is named may be behind it.
    """
    labels = {cue.speaker_raw for cue in cues if cue.speaker_raw}
    if any(voices.part(label) in ("guest", "nameless") for label in labels):
        return list(fields), ()
    spoken = {word.lower() for cue in cues for word in _WORD.findall(cue.speaker_raw or "")}
    said = frozenset(word.lower() for cue in cues for word in _WORD.findall(cue.text))
    told, problems = [], []
    for field in fields:
        name = _named(field)
        words = {word.lower() for word in _WORD.findall(name)}
        if not words or words & spoken or words & said:
            told.append(field)
            continue
        told.append(replace(field, name=f"stated-{field.name}"))
        told_of = f"the front matter's {field.name} names “{name}”"
        message = f"{told_of}, who neither speaks nor is named in the transcript: not believed."
        problems.append(Problem(path, field.line, "front-matter-contradicted", message))
    return told, tuple(problems)


def _named(field: Field) -> str:
    """The person whom a field names, "" where it names none for sure."""
    if field.name == "guest":
        return field.value if _PERSON.fullmatch(field.value) else ""
    if field.name != "title":
        return ""
    found = (match["name"] for pattern in _NAMED for match in pattern.finditer(field.value))
    return next((name.strip() for name in found if _PERSON.fullmatch(name.strip())), "")
