"""A line of Markdown without its marks, and where each character of it stands in the line as written."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = re.compile(
    r"!?\[(?P<link>[^\[\]]{1,300})\]\((?:[^()\s]|\([^()\s]{0,300}\)){0,600}\)"
    r"|\*\*(?P<bold>[^\s*](?:[^*]{0,2000}[^\s*])?)\*\*"
    r"|(?<!\w)__(?P<under>[^\s_](?:[^_]{0,2000}[^\s_])?)__(?!\w)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!>~|-])"
    r"|</?(?:b|i|em|strong|u|br|p|span|div)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_ANY = re.compile(r"\]\(|\*\*|__|\\|<")


def plain(line: str) -> tuple[str, Sequence[int]]:
    """Return a line without emphasis, link targets, escapes and tags, and for each character its column in `line`.

    >>> text, columns = plain("**Ada:** see [this](https://example.org)")
    >>> text, columns[text.index("see")]
    ('Ada: see this', 9)
    """
    text: str = line
    columns: Sequence[int] = range(len(line))
    for _ in range(2):  # a link within bold, or bold within a link
        if _ANY.search(text):
            text, columns = _unmarked(text, columns)
    return text, columns


def _unmarked(text: str, columns: Sequence[int]) -> tuple[str, Sequence[int]]:
    kept: list[int] = []
    at = 0
    for match in _MARKS.finditer(text):
        kept += range(at, match.start())
        if match.lastgroup:
            kept += range(*match.span(match.lastgroup))
        at = match.end()
    kept += range(at, len(text))
    return "".join([text[n] for n in kept]), [columns[n] for n in kept]
