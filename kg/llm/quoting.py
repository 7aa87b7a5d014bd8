"""Where a model's quote stands in a sentence: markup, quotation marks, dashes and spaces folded, nothing else."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans("‘’‚‛′`´“”„‟″«»「」『』‐‑‒–—―−", "'" * 7 + '"' * 11 + "-" * 7)
_MARKUP = frozenset("*_#\\")
SHORTEST = 4
"""Characters, folded: what is shorter says nothing."""


def find(quote: str, text: str) -> tuple[int, int] | None:
    """Return the start and end of a quote in a text, in characters of the text; None where it does not stand so.

    >>> find("wove - 'cloth'", "She wove — ‘cloth’."), find("She … cloth", "She wove cloth")
    ((4, 18), None)
    """
    wanted, _ = _folded(quote.strip())
    there, places = _folded(text)
    wanted = wanted.strip()
    at = there.find(wanted) if len(wanted) >= SHORTEST else -1
    return None if at < 0 else (places[at], places[at + len(wanted) - 1] + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text folded, and for each of its characters the place of the one that it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for one in unicodedata.normalize("NFKC", char).translate(_SAME):
            if one in _MARKUP or (one.isspace() and folded[-1:] == [" "]):
                continue
            folded.append(" " if one.isspace() else one)
            places.append(place)
    return "".join(folded), places
