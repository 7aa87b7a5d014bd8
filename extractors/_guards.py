"""Whether what a rule over tokens finds is said at all: negation, doubt, and what the tree knows of its clause."""

from __future__ import annotations

from kg import nlp

from ._rulefile import Rule
from ._sentences import Sentence
from .tables import word_set

_NEGATION = word_set(
    "not n't n’t never no without nor neither cannot unlike instead refuse refused refusing decline declined declining "
    "denied denies rejecting failed fails nearly almost hardly barely nobody none"
)
_DOUBT = word_set(
    "would could might may should if unless whether hoped hopes wants wanted wish wished imagine imagined suppose "
    "considered considering hypothetically supposedly allegedly perhaps maybe possibly can ’d 'd dream ideal"
)
_BACK = 12
"""How many words before a match may cast doubt on it."""


def doubted(sentence: Sentence, match: nlp.Match, own: frozenset[str]) -> bool:
    """Tell whether negation, doubt or a condition stands in a match or before it in its clause."""
    lower = sentence.tokens.lower
    first = match.start
    while first > max(0, match.start - _BACK) and lower[first - 1] not in (";", ".", ":", "—", "!"):
        first -= 1
    near = {lower[n] for n in range(max(first, match.start - 3), match.end) if sentence.tokens.labels[n] is None}
    far = {lower[n] for n in range(first, match.end) if sentence.tokens.labels[n] is None}
    return bool(((near & _NEGATION) | (far & _DOUBT)) - own)


def holds(rule: Rule, match: nlp.Match, clauses: nlp.Clauses) -> bool:
    """Tell whether the tree lets a match stand: it sees farther ("I do not think that she founded Acme")."""
    at = top(rule, match, clauses)
    return nlp.stated(clauses, at) if rule.form == "verb" and clauses.is_verb(at) else nlp.held(clauses, at)


def top(rule: Rule, match: nlp.Match, clauses: nlp.Clauses) -> int:
    """Return the word of a match that governs the others: its verb, or the noun with which it begins."""
    if match.head is not None:
        return match.head
    if rule.form == "verb" and clauses.is_verb(match.start):
        return match.start
    inside = range(match.start, match.end)
    heads = clauses.tree.heads
    return next((at for at in inside if heads[at] == at or heads[at] not in inside), match.start)
