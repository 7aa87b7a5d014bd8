"""`kg explain`: a text, a file or a line of one, read by itself and shown with how it was read."""

from __future__ import annotations

import os
import re

from kg.building import single
from kg.queries.explain import Explanation
from kg.queries.words import count
from kg.records.errors import InputError

_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d{1,9})")
_LIKE_A_FILE = re.compile(r"\S+\.\w{2,5}(?::\d+)?|\S+/\S+")


def explain(text_or_place: str) -> Explanation:
    """Return how a text, a file, or a line of a file (FILE:LINE, the line from 1) is read.

    Of a file or text without a line what says nothing is only counted, unless all of it does. Raises InputError for
    what looks like a file and is none, for a line that there is not, and for a file that cannot be read.
    """
    from kg.extractors import said
    from kg.extractors.explaining import explained
    from kg.extractors.reading.reading import read

    what, line = _parted(text_or_place)
    document = single.document(what)
    if line > len(document.lines):
        raise InputError(f"{what} has {count(len(document.lines), 'line')}; there is no line {line}.")
    reading = read(*single.with_context(document))
    rows = explained(reading, said(reading), (line,) if line else ())
    told = [row for row in rows if row.tells]
    shown = tuple(told if single.is_path(what) and not line else rows)
    path = document.source.path
    return Explanation(path, document.source.format_why, shown, len(rows) - len(shown))


_WAYS = "a sentence in quotation marks, or FILE:LINE from 1 with the path of the file from here"


def _parted(text: str) -> tuple[str, int]:
    """Return a text or path, and the line of the file that is named, 0 for none."""
    if single.is_path(text):
        return text, 0
    if (place := _PLACE.fullmatch(text)) and single.is_path(place["path"]) and int(place["line"]):
        return place["path"], int(place["line"])
    if "\0" not in text and os.path.isdir(text):
        raise InputError(f"{text} is a folder; name one file of it.")
    if _LIKE_A_FILE.fullmatch(text):
        raise InputError(f"there is no file {text}; write {_WAYS}.")
    return text, 0
