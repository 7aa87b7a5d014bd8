"""The sentences of a document that are parsed: those that hold the words and names of some rule over trees."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg import nlp

from ..reading.reading import Reading
from ..reading.sentences import Sentence
from .bearers import SETS
from .rulefile import load


@cache
def grammar(family: str) -> nlp.TreeGrammar:
    """Return the patterns over trees of a family."""
    file = load(family)
    return nlp.TreeGrammar({r.name: r.pattern for r in file.rules if r.form == "tree"}, {**SETS, **file.sets})


@cache
def _families() -> tuple[str, ...]:
    folder = files(__name__.rpartition(".")[0])
    return tuple(sorted(path.name.removesuffix(".txt") for path in folder.iterdir() if path.name.endswith(".txt")))


def may_state(sentence: Sentence) -> bool:
    """Tell whether a sentence asks nothing, and names something or tells of two: "she taught me"."""
    named = any(not chunk.refers for chunk in sentence.chunks) or _of_two(sentence)
    return named and not sentence.text.endswith(("?", "？"))


def _of_two(sentence: Sentence) -> bool:
    """Tell whether pronouns alone stand for the speaker and for one other person."""
    people = {(chunk.name, chunk.first) for chunk in sentence.chunks if "Person" in chunk.types}
    return len(people) == 2 and len({name for name, _ in people}) == 2 and any(first for _, first in people)


def may_refer(sentence: Sentence) -> bool:
    """Tell whether a sentence names nothing and asks nothing, but somebody in it does something: "I declined it"."""
    return bool(sentence.before and sentence.chunks) and not sentence.text.endswith(("?", "？"))


def parsed(reading: Reading) -> Mapping[int, nlp.Clauses]:
    """Return the trees of a document by place; those of sentences that some rule may fit are parsed at once."""
    from ..engine.matching import may_match

    grammars = [grammar(family) for family in _families()]
    return reading.trees.ahead(
        lambda sentence: (
            may_state(sentence)
            and (may_match(sentence) or any(rules.may_match(sentence.tokens) for rules in grammars))
        )
    )
