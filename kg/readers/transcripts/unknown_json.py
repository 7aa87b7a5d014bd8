"""JSON that no reader knows: refused by name, since read as text it would be keys and numbers."""

from __future__ import annotations

import re

from kg.readers.base import Page, Reader, Reading
from kg.readers.transcripts import records
from kg.records.errors import InputError

_KEY = re.compile(r'"([^"\\\n]{1,40})"\s{0,20}:')
SHOWN = 5
"""Keys that the refusal names."""
LOOKED_AT = 20_000
"""Characters of the file that are looked through for keys."""


def recognise(page: Page) -> tuple[float, str]:
    """Take any JSON that is left."""
    if records.is_json(page):
        return 0.965, "It is JSON of no known shape."
    return 0.0, "It is no JSON."


def read(page: Page) -> Reading:
    """Refuse the page. Raises InputError always."""
    keys = list(dict.fromkeys(match[1] for match in _KEY.finditer(page.text, 0, LOOKED_AT)))[:SHOWN]
    named = f" (its keys: {', '.join(keys)})" if keys else ""
    raise InputError(
        f"{page.path} is JSON, but of no transcript that kg knows{named}; export it as SRT, WebVTT or text instead."
    )


ROW = Reader("unknown-json", "Any other JSON: refused, with the keys that were found", recognise, read)
