"""What tells that lines with labels and times are no speech: logs, plans of a day, verses, forms, tables of figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kg.readers.transcripts.labelled import Line, is_speech

FEWEST = 4
"""Labels below which their times and words tell nothing."""
LATE = 6 * 3600.0
"""Seconds at which no recording begins that begins at nought."""
LATER, ROUND = 300.0, 5.0
"""Seconds from which times are those of a day where the first is later and all are whole multiples of the other."""
FASTEST, MANY = 30.0, 6
"""Characters a second below which everybody talks, and labels from which that is asked."""
SPOKEN, SHORT = 0.2, 40
"""Share of speech and characters of the middle one below which what is under labels are the entries of a form."""


def unlike_speech(body: Sequence[Line]) -> str:
    """Return why the lines of a page may be no transcript although labels stand in it, the end of a sentence; or ""."""
    pieces = _pieces(body)
    starts = [start for start, _ in pieces if start is not None]
    if len(starts) >= FEWEST:
        if min(starts) >= LATE:
            return "its times begin late, as those of a day do"
        if min(starts) >= LATER and all(start % ROUND == 0 for start in starts):
            return "its times are round, as those of a day are"
        said, seconds = sum(len(words) for _, words in pieces[:-1]), max(starts) - min(starts)
        if len(starts) >= MANY and said > FASTEST * seconds:
            return "more stands between its times than anybody says"
    words = [words for _, words in pieces]
    short = len(words) >= FEWEST and median(map(len, words)) < SHORT
    if short and sum(is_speech(text) for text in words if text) < SPOKEN * len(words):
        return "what stands at its labels are no sentences"
    if short and _in_turn([line.label.name for line in body if line.label]):
        return "its labels come round in one order, as those of a form do"
    return ""


def _in_turn(names: Sequence[str | None]) -> bool:
    """Return whether three labels or more come back in one order three times or more."""
    size = len(set(names))
    return size > 2 and len(names) >= 3 * size and all(a == b for a, b in zip(names, names[size:], strict=False))


def _pieces(body: Sequence[Line]) -> list[tuple[float | None, str]]:
    """Return the second of each label and the words up to the next one."""
    pieces: list[tuple[float | None, list[str]]] = []
    for line in body:
        if line.label is not None:
            pieces.append((line.label.start_s, [line.text[line.label.column :].strip()]))
        elif pieces:
            pieces[-1][1].append(line.text.strip())
    return [(start, " ".join(filter(None, words))) for start, words in pieces]
