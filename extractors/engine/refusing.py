"""Candidates that a word of their sentence refuses: kept, with the word and its place."""

from __future__ import annotations

from collections.abc import Iterator

from kg import nlp
from kg.records.statement import Evidence, Name, Refused

from ..reading.sentences import LEAD, Sentence


def refused(
    sentence: Sentence, said: tuple[Name, str, Name], evidence: Evidence, status: nlp.Status
) -> Iterator[Refused]:
    """Yield what a sentence would say, were it not for the trigger of its status."""
    if status.category == "stated" or status.trigger is None or sentence.whole:
        return
    subject, predicate, object_ = said
    tokens = sentence.tokens
    start = tokens.starts[status.trigger] - (len(LEAD) if sentence.topic else 0)
    word = sentence.text[start : start + len(tokens.words[status.trigger])]
    place = start if evidence.quote[start : start + len(word)] == word else evidence.quote.find(word)
    yield Refused(subject, predicate, object_, evidence, status.category, word, None if place < 0 else place)
