"""The engine of the frames: what the sentences of a document state, in whatever words and order."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records.statement import Fact, Mention, Refused

from ..reading.reading import Reading
from ..reading.sentences import Sentence
from ..rules.trees import names_something, parsed
from . import headings, key_values, listed_works, places_beside, posts
from .facts import facts
from .matching import Found, matches
from .relations import Links


def extract(reading: Reading) -> Iterator[Fact | Mention | Refused]:
    """Yield the facts (of listed works the mentions, too) that the frames find in the sentences of a document."""
    yield from headings.extract(reading)
    yield from key_values.extract(reading)
    yield from posts.extract(reading)
    yield from listed_works.extract(reading)
    yield from places_beside.extract(reading)
    trees = parsed(reading)
    for number, sentence in enumerate(reading.sentences):
        if number in trees:
            links = Links(sentence, trees[number])
            named = names_something(sentence)
            for found in matches(sentence, links):
                if not named and not _takes_up(sentence, found):
                    continue
                yield from facts(reading, sentence, links, found)


def _takes_up(sentence: Sentence, found: Found) -> bool:
    """Tell whether a role is filled by what was named before the sentence."""
    own = {chunk.name for chunk in sentence.chunks}
    named = (chunk for chunks in found.slots.values() for chunk in chunks if chunk.name not in own)
    return any(not chunk.refers or "Person" not in chunk.types for chunk in named)
