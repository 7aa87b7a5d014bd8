"""Patterns over the relations of a parsed sentence, laid over it from the top: each element among what hangs above it.

    join|rejoin >subject self >object org=N              the word in any of its forms, and what stands in relation to it
    run >object team|group >at|of org=N >as? role=@role            `?`: it may be missing
    start >subject self >object (company|firm >named org=N)        of the company, not of "start"

An element is words (`company|firm`, in all their forms; `@set`, as they stand in it), `N` (a name or what stands for
one), `self` (N, captured as "self") or `.` (any word), with `x=` before it where it is captured. Relations are those of
`kg.nlp.clauses`: subject, object, receiver, owner, named, modifier, open, clause, time, and every preposition.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.text.normalize import word_set

from .clauses import Clauses
from .forms import forms
from .patterns import Match
from .tokens import NAME, POSSESSIVE, Tokens
from .veracity import judge

_LEXEMES = re.compile(r"[()]|[^\s()]+")
RELATIONS = word_set("subject object receiver owner named modifier open clause time")
"""All others are prepositions."""
_OWNERS = word_set("'s ’s ' ’ my your his her its our their mine yours hers")
MAX_NODES = 8
"""Elements of a pattern: their combinations are tried."""
MOST = 1_000
"""Places of a pattern in one sentence that are looked at; in talk and prose there are a handful."""


@dataclass(frozen=True, slots=True)
class _Node:
    """An element of a pattern, and how it hangs on the one before."""

    words: frozenset[str] | None
    """In all their forms; None: a name, or any word."""
    named: bool
    capture: str | None
    relations: tuple[str, ...] = ()
    above: int = -1
    optional: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A pattern with its optional elements in or out."""

    rule: str
    nodes: tuple[_Node, ...]
    needs: tuple[frozenset[str], ...]
    names: int


class TreeGrammar:
    """Patterns over relations, each in one line, by rule."""

    def __init__(self, rules: Mapping[str, str], sets: Mapping[str, frozenset[str]]) -> None:
        self._by_word: dict[str, list[_Row]] = {}
        for row in (row for rule, pattern in rules.items() for row in _rows(rule, pattern, sets)):
            for word in min(row.needs, key=lambda words: (len(words), sorted(words)), default=frozenset(("",))):
                self._by_word.setdefault(word, []).append(row)

    def may_match(self, tokens: Tokens) -> bool:
        """Tell whether a sentence has the words and the names that one of the patterns needs."""
        return next(self._possible(tokens), None) is not None

    def _possible(self, tokens: Tokens) -> Iterator[_Row]:
        present = tokens.vocabulary
        names = sum(tag != "" for tag in tokens.tags)
        rows = {id(row): row for word in ("", *sorted(present)) for row in self._by_word.get(word, ())}
        return (row for row in rows.values() if row.names <= names and all(words & present for words in row.needs))

    def matches(self, clauses: Clauses, guarded: frozenset[str]) -> list[Match]:
        """Return where the patterns stand, in order; of two that capture alike, the one that captures more.

        Of the rules named in `guarded` only what is stated as a fact, or plainly denied (`Match.denied`).
        """
        rows = list(self._possible(clauses.tokens))
        if not rows:
            return []
        words = clauses.traced.words
        found: dict[tuple[str, int], list[Match]] = {}
        for row in rows:
            for nodes in itertools.islice(_laid(row.nodes, clauses), MOST):
                at = [words[node] for node in nodes]
                governing = _governing(row, at)
                named = {w for node, w in zip(row.nodes, at, strict=True) if node.capture and node.named}
                said = judge(clauses, at[0], governing, named)
                sure = row.rule not in guarded or said.polarity == "asserted"
                if not sure and said.polarity is None:
                    continue
                slots = {node.capture: (w, w) for node, w in zip(row.nodes, at, strict=True) if node.capture}
                match = Match(row.rule, min(at), max(at) + 1, slots, at[0], not sure)
                found.setdefault((row.rule, at[0]), []).append(match)
        best = {_key(match): match for group in found.values() for match in _fullest(group)}
        return [best[key] for key in sorted(best)]


def _governing(row: _Row, at: list[int]) -> set[int]:
    """Return the words of a match that state it: verb, nouns on the way to names, what somebody is said to be."""
    is_said = any(node.above == 0 and "subject" in node.relations for node in row.nodes)
    return {
        word
        for number, (node, word) in enumerate(zip(row.nodes, at, strict=True))
        if node.words is not None or (is_said and number == 0)
    }


def _key(match: Match) -> tuple[int, int, str, str]:
    return match.start, match.end, match.rule, str(sorted(match.slots.items()))


def _fullest(group: list[Match]) -> Iterator[Match]:
    """Yield the matches of one rule at one word that no other contains."""
    kinds = {frozenset(match.slots) for match in group}
    contained = {
        frozenset((name, match.slots[name]) for name in kind)
        for match in group
        for kind in kinds
        if kind < match.slots.keys()
    }
    yield from (match for match in group if frozenset(match.slots.items()) not in contained)


def _laid(nodes: Sequence[_Node], clauses: Clauses) -> Iterator[list[int]]:
    """Yield the places in the traced tree at which the elements of a pattern stand, in order."""
    traced, tokens = clauses.traced, clauses.tokens

    def fits(node: _Node, at: int) -> bool:
        word = traced.words[at]
        tag = tokens.tags[word]
        if node.named:
            return tag == NAME or (tag == POSSESSIVE and "owner" in node.relations)
        return node.words is None or (not tag and tokens.lower[word] in node.words)

    def below(number: int, places: list[int]) -> Iterator[list[int]]:
        if number == len(nodes):
            yield list(places)
            return
        node = nodes[number]
        for at in traced.below[places[node.above]]:
            if traced.relations[at] in node.relations and fits(node, at):
                yield from below(number + 1, [*places, at])

    for at in range(len(traced.words)):
        if fits(nodes[0], at):
            yield from below(1, [at])


def _rows(rule: str, pattern: str, sets: Mapping[str, frozenset[str]]) -> Iterator[_Row]:
    """Yield a pattern with each choice of its optional elements."""
    nodes = _nodes(rule, pattern, sets)
    if len(nodes) > MAX_NODES:
        raise ValueError(f"rule {rule}: more than {MAX_NODES} elements")
    optional = [number for number, node in enumerate(nodes) if node.optional]
    for chosen in itertools.product((True, False), repeat=len(optional)):
        out = {number for number, kept in zip(optional, chosen, strict=True) if not kept}
        for number, node in enumerate(nodes):
            if node.above in out:
                out.add(number)
        kept = [number for number in range(len(nodes)) if number not in out]
        places = {number: at for at, number in enumerate(kept)}
        row = tuple(_moved(nodes[number], places) for number in kept)
        needs = tuple(words for node in row for words in _needed(node))
        yield _Row(rule, row, needs, sum(node.named for node in row))


def _needed(node: _Node) -> Iterator[frozenset[str]]:
    """Yield sets of words of each of which a sentence needs one, if the element is to be in it."""
    if node.words is not None:
        yield node.words
    if node.relations and not set(node.relations) & RELATIONS:
        yield frozenset((*node.relations, "where"))  # prepositions, and what stands for "at which"
    if node.relations == ("owner",):
        yield _OWNERS


def _moved(node: _Node, places: Mapping[int, int]) -> _Node:
    return _Node(node.words, node.named, node.capture, node.relations, places.get(node.above, -1), node.optional)


def _nodes(rule: str, pattern: str, sets: Mapping[str, frozenset[str]]) -> list[_Node]:
    """Return the elements of a pattern, each with the number of the one that it hangs on."""
    nodes: list[_Node] = []
    above = [-1]
    relations: tuple[str, ...] = ()
    optional = opened = False
    for lexeme in _LEXEMES.findall(pattern):
        if lexeme == "(":
            opened = True
        elif lexeme == ")":
            if len(above) < 2:
                raise ValueError(f"rule {rule}: a bracket closes that was not opened")
            above.pop()
        elif lexeme.startswith(">"):
            relations, optional = tuple(lexeme[1:].rstrip("?").split("|")), lexeme.endswith("?")
        else:
            if bool(nodes) != bool(relations):
                raise ValueError(f"rule {rule}: “{lexeme}” stands in no relation, or the first element in one")
            nodes.append(_element(lexeme, sets, relations, above[-1], optional))
            if len(nodes) == 1:
                above = [0]
            elif opened:
                above.append(len(nodes) - 1)
            relations, optional, opened = (), False, False
    if relations or not nodes or len(above) > 1:
        raise ValueError(f"rule {rule}: “{pattern}” does not end well")
    return nodes


def _element(
    lexeme: str, sets: Mapping[str, frozenset[str]], relations: tuple[str, ...], above: int, optional: bool
) -> _Node:
    capture, equals, body = lexeme.rpartition("=")
    if body == "self":
        return _Node(None, True, "self", relations, above, optional)
    if body in (NAME, "."):
        return _Node(None, body == NAME, capture if equals else None, relations, above, optional)
    words = (sets[word[1:]] if word[0] == "@" else forms(word) for word in body.split("|"))
    return _Node(frozenset().union(*words), False, capture if equals else None, relations, above, optional)
