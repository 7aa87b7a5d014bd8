"""The part of a quote that a terminal has room for: the words around those that matter, cut at words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

GAP = "…"
_BETWEEN = f" {GAP} "
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Where a text may be cut: between words, between any two Chinese characters."""
_STARTS = re.compile(r"(?<=[.!?;:—。！？；：])[\"”’)\]]*\s*(?=\S)|(?<=,) (?=\w)|(?<=，)")
_SHORT = 3
"""Letters from which a word of a name is looked for by itself."""
_STEM = 5
"""Letters by which a verb is known in its other forms: "inspir" for "inspired"."""


def found(text: str, around: Iterable[Sequence[str]]) -> list[list[tuple[int, int]]]:
    """Return for each thing, given by its forms, the places at which a text has it: one of them, else their words.

    Case does not count; a verb is found in its other forms. What is nowhere has an empty list.

    >>> found("Ada was inspired by Mary Somerville.", [["Somerville", "Mary Somerville"], ["inspire"], ["Bob"]])
    [[(20, 35)], [(8, 16)], []]
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    return [_places(lower, [form.lower().strip() for form in forms if form.strip()]) for forms in around]


def _places(text: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    for form in sorted(forms, key=lambda form: -len(form)):
        places += [at for at in _standing(text, form) if not any(a < at[1] and at[0] < b for a, b in places)]
    if places:
        return sorted(places)
    words = {word for form in forms for word in re.findall(r"\w+", form)}
    words = {word for word in words if len(word) >= _SHORT or not word.isascii()}
    return sorted({place for word in words for place in _standing(text, word)})


def _standing(text: str, word: str) -> list[tuple[int, int]]:
    stem = word[:-1] if len(word) > _STEM and " " not in word and word.isascii() else word
    edge = r"(?<!\w)" if stem[:1].isascii() else ""
    end = (r"\w{0,4}(?!\w)" if stem != word else r"(?!\w)") if stem[-1:].isascii() else ""
    return [match.span() for match in re.finditer(edge + re.escape(stem) + end, text)]


def excerpt(text: str, around: Iterable[Sequence[str]], cells: int) -> str:
    """Return at most `cells` cells of a text: all of it, else what stands around the things that matter.

    Where they stand too far apart for one piece, two pieces are given; what is left out is an ellipsis.
    """
    if cell_len(text) <= cells:
        return text
    words = [match.span() for match in _WORD.finditer(text)]
    places = [each for each in found(text, around) if each]
    first = _window(text, words, places, cells - 2)
    missing = [each for each in places if not any(_inside(place, first) for place in each)]
    if not missing or cells < 40:
        return _shown(text, [first])
    near = _window(text, words, places, (cells - 5) * 3 // 5)
    missing = [each for each in places if not any(_inside(place, near) for place in each)]
    left = cells - 5 - cell_len(text[near[0] : near[1]])
    other = _window(text, words, missing, left)
    if other[0] < near[1] and near[0] < other[1]:
        return _shown(text, [first])
    return _shown(text, sorted([near, other]))


def _inside(place: tuple[int, int], window: tuple[int, int]) -> bool:
    return window[0] <= place[0] and place[1] <= window[1]


def _shown(text: str, pieces: Sequence[tuple[int, int]]) -> str:
    joined = _BETWEEN.join(text[start:end].strip() for start, end in pieces)
    before = GAP if pieces[0][0] > 0 else ""
    return before + joined + (GAP if pieces[-1][1] < len(text.rstrip()) else "")


def _window(
    text: str, words: Sequence[tuple[int, int]], places: Sequence[Sequence[tuple[int, int]]], cells: int
) -> tuple[int, int]:
    """The stretch of whole words of that many cells that holds most of what matters, as near its beginning as may be.

    It begins at the beginning of the text, of a sentence or a clause, where one is near enough.
    """
    starts = {match.end() for match in _STARTS.finditer(text)} | {0}
    best, rank = (0, 0), (-1, -1, 0)
    end = 0
    widths = [cell_len(text[start:stop]) for start, stop in words]
    gaps = [cell_len(text[words[n][1] : words[n + 1][0]]) for n in range(len(words) - 1)] + [0]
    used = 0
    for first, (start, _) in enumerate(words):
        if end < first:
            end, used = first, 0
        while end < len(words) and used + widths[end] <= cells:
            used += widths[end] + gaps[end]
            end += 1
        window = (start, words[end - 1][1]) if end > first else (start, start)
        held = sum(any(_inside(place, window) for place in each) for each in places)
        this = (held, 2 if start == 0 else int(start in starts), -start)
        if this > rank:
            best, rank = window, this
        if end > first:
            used -= widths[first] + gaps[first]
    return best
