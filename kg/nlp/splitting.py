"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.text.sentence_ends import is_shortened

from .tokens import english

MAX_SENTENCE = 2000
"""Code points: what is longer is cut at white space, so that patterns stay fast on hostile text."""

_CLOSERS = "’”\"')]}»›*_"


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of every sentence, in code points, white space at the ends left out.

    What was cut before is remembered: several extractors ask for the sentences of the same turns.

    >>> [text[a:b] for text in ["Dr. Ada spoke. She left."] for a, b in sentences(text)]
    ['Dr. Ada spoke.', 'She left.']
    """
    if text.isascii() and not any(mark in text.rstrip()[:-1] for mark in ".!?"):
        return tuple(_trimmed(text, 0, len(text)))
    doc = english()(text)
    cuts = sorted({_before_opener(text, s.end_char) for s in doc.sents} | {m.end() for m in _END.finditer(text)})
    found: list[tuple[int, int]] = []
    start = 0
    for cut in cuts:
        end = cut
        while end < len(text) and text[end] in _CLOSERS:
            end += 1
        if end <= start or (end < len(text) and not _ends(text, start, end)):
            continue
        found += _trimmed(text, start, end)
        start = end
    found += _trimmed(text, start, len(text))
    return tuple(found)


_END = re.compile(r"[。！？]+[”’」』）)]*|(?<=\w)[.!?]+[”’\")]*(?=\s)")
"""Ends that the sentence splitter may pass over: of Chinese sentences, and after words like "LoomNeXt."."""


def _before_opener(text: str, end: int) -> int:
    """Return the end of a sentence without the quotation marks that open the next one."""
    while end > 1 and text[end - 1] in "‘“「『(（[ ":
        end -= 1
    return end


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence may end here: no abbreviation, no open bracket, and the next one starts like one."""
    if is_shortened(text[start:end], text[end : end + 3]):
        return False
    if text[end - 1] in "。！？" or (
        text[end - 1] in _CLOSERS and text[start:end].rstrip(_CLOSERS)[-1:] in ("。", "！", "？")
    ):
        return True
    if not text[end].isspace():
        return False
    following = text[end : end + 40].lstrip()[:2]
    return not following or not (following[0].islower() or following[0] in ",;:)")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, cut where it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
