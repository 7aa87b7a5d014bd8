"""The sentences of a document that are parsed: those that hold the words and names of some rule over trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from kg import nlp

from ..reading.known import Known
from ..reading.sentences import Sentence, readable
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


@lru_cache(maxsize=1)
def parsed(at_hand: Known) -> dict[int, nlp.Clauses]:
    """Return the sentences of a document that some rule over trees may fit, parsed: by their place among all."""
    grammars = [grammar(family) for family in _families()]
    chosen = [
        (number, sentence)
        for number, sentence in enumerate(readable(at_hand))
        if may_state(sentence) and any(rules.may_match(sentence.tokens) for rules in grammars)
    ]
    trees = _parse([sentence for _, sentence in chosen])
    return {number: tree for (number, _), tree in zip(chosen, trees, strict=True)}


def tree_of(at_hand: Known, number: int, sentence: Sentence) -> nlp.Clauses:
    """Return the tree of a sentence by its place, parsed now if no rule over trees has asked for it."""
    trees = parsed(at_hand)
    if number not in trees:
        trees[number] = next(_parse([sentence]))
    return trees[number]


def _parse(sentences: Sequence[Sentence]) -> Iterator[nlp.Clauses]:
    people = [_persons(sentence) for sentence in sentences]
    trees = nlp.parse([sentence.tokens for sentence in sentences], people)
    for sentence, persons, tree in zip(sentences, people, trees, strict=True):
        yield nlp.Clauses(sentence.tokens, tree, 0 if sentence.topic else None, persons)


def _persons(sentence: Sentence) -> frozenset[int]:
    """Return the tokens that name persons."""
    return frozenset(_tokens_of(sentence, "Person"))


def _tokens_of(sentence: Sentence, type_: str) -> Iterator[int]:
    for at in range(len(sentence.tokens.words)):
        chunk = sentence.chunk(at)
        if chunk is not None and type_ in chunk.types:
            yield at
