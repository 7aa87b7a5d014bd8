"""The sentences of a document that are parsed: those that hold the words and names of some frame."""

from __future__ import annotations

from collections.abc import Mapping

from kg import nlp

from ..reading.reading import Reading
from ..reading.sentences import Sentence
from ..reference.mentioned import IT


def may_state(sentence: Sentence) -> bool:
    """Tell whether a sentence asks nothing, and names something, takes up a body, or tells of two: "she taught me"."""
    return names_something(sentence) and not sentence.text.endswith(("?", "？"))


def names_something(sentence: Sentence) -> bool:
    """Tell whether a sentence itself names something, takes up a body, or tells of two persons."""
    return any(not c.refers or c.types == {"Organization"} for c in sentence.chunks) or _of_two(sentence)


def _of_two(sentence: Sentence) -> bool:
    """Tell whether pronouns alone stand for the speaker and for one other person."""
    people = {(chunk.name, chunk.first) for chunk in sentence.chunks if "Person" in chunk.types}
    return len(people) == 2 and len({name for name, _ in people}) == 2 and any(first for _, first in people)


def may_talk_of(sentence: Sentence) -> bool:
    """Tell whether somebody may do something to what was named before in the talk: "I wrote it"."""
    if sentence.text.endswith(("?", "？")):
        return False
    people = any("Person" in chunk.types for chunk in sentence.chunks)
    return people and bool(sentence.talk) and bool(sentence.tokens.vocabulary & IT)


def may_refer(sentence: Sentence) -> bool:
    """Tell whether a sentence names nothing and asks nothing, but somebody in it does something: "I declined it"."""
    return bool(sentence.before and sentence.chunks) and not sentence.text.endswith(("?", "？"))


def parsed(reading: Reading) -> Mapping[int, nlp.Clauses]:
    """Return the trees of a document by place; those of sentences that some frame may fit are parsed at once."""
    from ..engine.triggers import may_match, may_take_up

    def wanted(sentence: Sentence) -> bool:
        if may_state(sentence) or may_talk_of(sentence):
            return may_match(sentence)
        return may_refer(sentence) and may_take_up(sentence)

    return reading.trees.ahead(wanted)
