"""How sentences end, for whoever cuts text or joins words to sentences: the marks, and the words with a full stop."""

from __future__ import annotations

import re

_MARK = re.compile(r"[.?!…。？！][\"”’)\]»]{0,2}\s*$")
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Mx|Prof|St|Jr|Sr|Rev|Hon|Gen|Col|Capt|Lt|Sgt|Gov|Sen"
    r"|vs|etc|al|cf|e\.g|i\.e|viz|Inc|Ltd|Co|Corp|Bros|Mt)\.\s*$"
)
_COUNTS = re.compile(r"\b(?:No|Nos|Fig|Figs|Vol|Eq|p|pp|approx|ca)\.\s*$", re.IGNORECASE)
"""Shortened before a number, and words or nothing elsewhere: "No. 5", "No. I left"."""
_LONGEST = 12
"""Characters of a shortened word, at most, with what stands before it."""


def is_shortened(before: str, after: str = "") -> bool:
    """Tell whether words end with one that has a full stop of its own: there no sentence ends for sure.

    >>> is_shortened("We met Dr.", "Ada"), is_shortened("Loom No.", " 5"), is_shortened("No.", "I left")
    (True, True, False)
    """
    end = before[-_LONGEST:]
    return _SHORTENED.search(end) is not None or (after.lstrip()[:1].isdigit() and _COUNTS.search(end) is not None)


def ends_sentence(before: str, after: str = "") -> bool:
    """Tell whether words end as sentences do: with a mark, and with no shortened word.

    >>> ends_sentence("She left."), ends_sentence("她走了。”"), ends_sentence("We met Dr."), ends_sentence("so then")
    (True, True, False, False)
    """
    return _MARK.search(before[-_LONGEST:]) is not None and not is_shortened(before, after)
