"""Whether what a rule over tokens finds is said at all: negation, doubt, and what the tree knows of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from kg import nlp
from kg.text.normalize import word_set

from ..reference.chunk import Chunk
from ..rules.rulefile import Rule
from .sentences import Sentence

_NEGATION = word_set(
    "not n't n’t never no without nor neither cannot unlike instead refuse refused refusing decline declined declining "
    "denied denies rejecting failed fails nearly almost hardly barely nobody none"
)
_DOUBT = word_set(
    "would could might may should if unless whether hoped hopes wants wanted wish wished imagine imagined suppose "
    "considered considering hypothetically supposedly allegedly perhaps maybe possibly can ’d 'd dream ideal"
)
HERE = word_set("here there now today over back ,")
"""Words that may stand between a role and its place."""
_BACK = 12
"""How many words before a match may cast doubt on it."""


def doubted(sentence: Sentence, match: nlp.Match, own: frozenset[str]) -> bool:
    """Tell whether negation, doubt or a condition stands in a match or before it in its clause."""
    lower = sentence.tokens.lower
    first = match.start
    while first > max(0, match.start - _BACK) and lower[first - 1] not in (";", ".", ":", "—", "!"):
        if lower[first - 2 : first] == (",", "but") and _own_subject(sentence, first, match):
            break
        first -= 1
    near = {lower[n] for n in range(max(first, match.start - 3), match.end) if sentence.tokens.labels[n] is None}
    far = {lower[n] for n in range(first, match.end) if sentence.tokens.labels[n] is None}
    return bool(((near & _NEGATION) | (far & _DOUBT)) - own)


_SUBJECT = 4
"""Tokens before a verb within which its own subject stands."""


def _own_subject(sentence: Sentence, first: int, match: nlp.Match) -> bool:
    """Tell whether a clause that begins with "but" has a subject of its own before a match."""
    return match.start - first < _SUBJECT and any(sentence.chunk(at) is not None for at in range(first, match.start))


def is_field(sentence: Sentence, match: nlp.Match, rule: Rule) -> bool:
    """Tell whether a match ends with what somebody works on, not where: "Professor of Weaving here at Globex"."""
    lower, at = sentence.tokens.lower, match.end
    if rule.form != "noun" or lower[at - 2] not in ("of", "for") or rule.facts[0].predicate != "workedAt":
        return False
    while at < len(lower) and lower[at] in HERE:
        at += 1
    place = at + 2 if lower[at + 1 : at + 2] == ("the",) else at + 1
    chunk = sentence.chunk(place) if lower[at : at + 1] == ("at",) else None
    return chunk is not None and (not chunk.types or "Organization" in chunk.types)


def holds(rule: Rule, match: nlp.Match, clauses: nlp.Clauses) -> bool:
    """Tell whether the tree lets a match stand: it sees farther ("I do not think that she founded Acme")."""
    at = top(rule, match, clauses)
    return nlp.stated(clauses, at) if rule.form == "verb" and clauses.is_verb(at) else nlp.held(clauses, at)


def agrees(sentence: Sentence, match: nlp.Match, rule: Rule, bearers: Sequence[Chunk], clauses: nlp.Clauses) -> bool:
    """Tell whether the tree names the same subject for the verb of a match as the words beside it, if it names one."""
    verb = _verb(match, rule, clauses)
    if verb is None:
        return True
    own = clauses.children(verb, "nsubj", "nsubj:pass")
    subjects = {*clauses.subjects(verb), *(one for one in own if not clauses.contrasted(one))}
    found = {word for one in subjects for word in clauses.things(one)}
    named = {word: chunk.name.form for word in found if (chunk := sentence.chunk(word)) is not None}
    if not named:
        handed = not own and (not subjects or clauses.tree.tags[verb] in ("VBG", "VB"))
        return handed or bool(sentence.topic)  # of "the woman who …" in a description it is she who is described
    if rule.form == "whole":
        return match.start in named
    return any(one.name.form in named.values() for one in bearers)


def _verb(match: nlp.Match, rule: Rule, clauses: nlp.Clauses) -> int | None:
    """Return the verb of a match that begins with it, or with a name right before it."""
    start = match.start
    if rule.form == "whole" and clauses.is_name(start):
        names = {first for first, last in match.slots.values() if first == last}
        start = start + 1 if start in names and clauses.tokens.tags[start] == nlp.NAME else start
        if start == match.start:
            return None
    elif rule.form != "verb":
        return None
    auxiliary = start < len(clauses.tokens.words) and clauses.tree.deps[start] in ("aux", "aux:pass", "cop", "advmod")
    start = clauses.tree.heads[start] if auxiliary else start
    return start if start < match.end and clauses.is_verb(start) else None


def top(rule: Rule, match: nlp.Match, clauses: nlp.Clauses) -> int:
    """Return the word of a match that governs the others: its verb, or the noun with which it begins."""
    if match.head is not None:
        return match.head
    if rule.form == "verb" and clauses.is_verb(match.start):
        return match.start
    inside = range(match.start, match.end)
    heads = clauses.tree.heads
    return next((at for at in inside if heads[at] == at or heads[at] not in inside), match.start)
