"""The sentences of a document that are parsed: those that hold the words and names of some frame."""

from __future__ import annotations

from collections.abc import Mapping

from kg import nlp

from ..reading.reading import Reading
from ..reading.sentences import Sentence


def may_state(sentence: Sentence) -> bool:
    """Tell whether a sentence asks nothing, and names something, takes up a body, or tells of two: "she taught me"."""
    named = any(not chunk.refers or chunk.types == {"Organization"} for chunk in sentence.chunks) or _of_two(sentence)
    return named and not sentence.text.endswith(("?", "？"))


def _of_two(sentence: Sentence) -> bool:
    """Tell whether pronouns alone stand for the speaker and for one other person."""
    people = {(chunk.name, chunk.first) for chunk in sentence.chunks if "Person" in chunk.types}
    return len(people) == 2 and len({name for name, _ in people}) == 2 and any(first for _, first in people)


def may_refer(sentence: Sentence) -> bool:
    """Tell whether a sentence names nothing and asks nothing, but somebody in it does something: "I declined it"."""
    return bool(sentence.before and sentence.chunks) and not sentence.text.endswith(("?", "？"))


def parsed(reading: Reading) -> Mapping[int, nlp.Clauses]:
    """Return the trees of a document by place; those of sentences that some frame may fit are parsed at once."""
    from ..engine.triggers import may_match, may_take_up

    def wanted(sentence: Sentence) -> bool:
        return may_match(sentence) if may_state(sentence) else may_refer(sentence) and may_take_up(sentence)

    return reading.trees.ahead(wanted)
