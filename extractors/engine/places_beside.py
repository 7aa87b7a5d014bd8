"""Where bodies are, told without a verb: "Globex, Paris", "Globex (Oslo)", "Globex: Oslo. Makes looms."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.records.statement import Fact

from ..reading.reading import Reading
from ..reading.sentences import Sentence
from ..reference.chunk import Chunk

_BETWEEN = re.compile(r",\s+|\s*[(（]|\s+[·–—]\s+")
_AFTER = re.compile(r"\s*(?:[.;)）]|$|,\s+(?!(?:and|or|then|later)\b)[a-z])")
"""What stands behind a place that is no member of a list."""


def extract(reading: Reading) -> Iterator[Fact]:
    """Yield where an organization is that a page names right beside its place."""
    for sentence in reading.sentences:
        if sentence.passage.item.kind == "turn" or sentence.whole:
            continue
        for body, place in _pairs(sentence):
            evidence = reading.places.evidence(sentence.passage.item, sentence.text, "frames:Location")
            if evidence and body.name.form != place.name.form:
                yield Fact(body.name, "locatedIn", place.name, evidence, certainty="verbatim")


def _pairs(sentence: Sentence) -> Iterator[tuple[Chunk, Chunk]]:
    text, chunks = sentence.tokens.text, sentence.chunks
    for body, place in pairwise(chunks):
        if body.types != {"Organization"} or place.types != {"Place"} or body.refers or place.refers:
            continue
        described = bool(sentence.topic) and body is chunks[0] and not text[body.end : place.start].strip()
        if (described or _BETWEEN.fullmatch(text, body.end, place.start)) and _AFTER.match(text, place.end):
            yield body, place
