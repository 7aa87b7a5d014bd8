"""Whether the words of a sentence state a fact, and if not, what takes the truth away: one table for all who ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from kg.nlp.clauses import Clauses
from kg.text.normalize import word_set

from .scopes import ABOVE, AROUND, CHOICE, EVENT, OWN, ROOT, Found, first, like_a_clause
from .table import CATEGORIES, Category, scopes

__all__ = ["CATEGORIES", "Category", "Status", "alternative", "denied", "held", "judge", "stated", "status"]

_APART = ("parataxis", "acl:relcl", "advcl", "acl", "ccomp", "nsubj", "appos")
"""Labels of clauses and nouns with a truth of their own: "not" and "would" above them are not about them."""
_FIRST = word_set("first second third last one ones only person people team group opportunity privilege pleasure honor")
_PRESENT = word_set("am 'm ’m is 's ’s are 're ’re do does")


@dataclass(frozen=True, slots=True)
class Status:
    """What a sentence makes of a word."""

    category: Category | Literal["stated"] = "stated"
    trigger: int | None = None
    """The token that takes the truth away; None where it is stated."""
    polarity: Literal["asserted", "negated"] | None = "asserted"
    """Of the fact that is said; "negated" of what is plainly denied; None where neither is said."""


STATED = Status()


def status(clauses: Clauses, at: int) -> Status:
    """Return whether what a word governs is stated as a fact, by the words on its way up to the root."""
    if (asked := _asked(clauses)) is not None:
        return _status(asked)
    if (undone := first(EVENT, clauses, at)) is not None:
        return _status(undone)
    tree = clauses.tree
    shared = True
    for word in clauses.path(at):
        if (supposed := _inverted(clauses, word)) is not None:
            return Status("possible", supposed, None)
        found = (first(OWN, clauses, word) if shared else None) or first(AROUND, clauses, word)
        found = found or first(ROOT if tree.heads[word] == word else ABOVE, clauses, word)
        if found is not None:
            return _status(found)
        if _said_of_a_name(clauses, word) or _turns(clauses, word):
            return STATED
        shared = shared and _shares(clauses, word)
    return STATED


_SUPPOSING = word_set("had were should")


def _inverted(clauses: Clauses, verb: int) -> int | None:
    """Return the word with which a condition begins without "if": "Had Globex refused it, Ada would have left"."""
    lower = clauses.tokens.lower
    subjects = clauses.children(verb, "nsubj", "nsubj:pass")
    for child in clauses.children(verb, "aux", "aux:pass", "cop"):
        opens = not child or lower[child - 1] in (",", ";", "and", "but", "—", "–")
        if lower[child] in _SUPPOSING and opens and subjects and subjects[0] > child and lower[-1] not in ("?", "？"):
            return child
    return None


def _status(found: Found) -> Status:
    return STATED if found is None else Status(found[1].category, found[0], None)


def judge(clauses: Clauses, at: int, governing: Collection[int], names: Iterable[int] = ()) -> Status:
    """Return the status of a fact that words say together: the trigger (`at`) and others among `governing`, and names.

    All that govern must be stated, and no name be one of several alternatives; the polarity is "negated" where the
    trigger alone says it and is plainly denied.
    """
    for one in sorted(names):
        if (found := first(CHOICE, clauses, one)) is not None:
            return _status(found)
    each = (status(clauses, word) for word in sorted(governing))
    silent = next((one for one in each if one.category != "stated"), STATED)
    if set(governing) == {at} and silent.category == "denied" and denied(clauses, at):
        return Status("denied", silent.trigger, "negated")
    return silent


def alternative(clauses: Clauses, words: Iterable[int]) -> bool:
    """Tell whether one of the words is one of several of which an "or" leaves open which is meant."""
    return any(first(CHOICE, clauses, word) for word in words)


def stated(clauses: Clauses, at: int) -> bool:
    """Tell whether what a word governs is stated as a fact."""
    return status(clauses, at).category == "stated"


def held(clauses: Clauses, at: int) -> bool:
    """Tell whether the clause of a word is no dream, joke, hope or hearsay; it may itself deny something."""
    path = clauses.path(at)
    return not any(first(AROUND, clauses, word) for word in path) and not any(
        first(ABOVE, clauses, word) for word in path[:-1]
    )


def denied(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is plainly denied: by "not" or "never" of its own, and by no more and no less than that."""
    tree, lower = clauses.tree, clauses.tokens.lower
    plain = scopes()["plain"]
    leads = tree.heads[at] == at or (tree.deps[at] in ("conj", "parataxis") and clauses.subjects(at))
    verbs = clauses.children(at, "aux", "aux:pass", "cop")
    near = [*clauses.children(at), *(child for verb in verbs for child in clauses.children(verb))]
    nots = [child for child in near if plain.row(lower[child]) and child < at]
    if not leads or len(nots) != 1 or clauses.children(at, "advcl", "amod", "ccomp", "xcomp"):
        return False
    if first(AROUND, clauses, at) or _asked(clauses) or first(CHOICE, clauses, at):
        return False
    if not clauses.subjects(at) or any(tree.deps[child] == "parataxis" for child in near):
        return False
    row = plain.row(lower[nots[0]])
    around = {word for child in clauses.children(at) for word in _words(clauses, child)}
    if row is None or around & row.end:
        return False
    return not any(lower[verb] in _PRESENT for verb in verbs) or not clauses.is_verb(at)


def _words(clauses: Clauses, child: int) -> set[str]:
    """Return the words of what hangs on a denied word, one step down."""
    below = (child, *clauses.children(child))
    return {clauses.tokens.lower[word] for word in below if not clauses.is_name(word)}


def _asked(clauses: Clauses) -> Found:
    """Return the sign of a question at the end of the sentence."""
    lower = clauses.tokens.lower
    for at in range(len(lower) - 1, max(-1, len(lower) - 3), -1):
        if (row := scopes()["sentence"].row(lower[at])) is not None:
            return at, row
    return None


def _shares(clauses: Clauses, word: int) -> bool:
    """Tell whether "not" and "would" above a word are about it as well."""
    dep = clauses.tree.deps[word]
    if dep == "conj":
        joints = {clauses.tokens.lower[child] for child in clauses.children(word, "cc")}
        return not (clauses.children(word, "nsubj", "nsubj:pass") or "but" in joints)
    if dep == "advcl" and clauses.tree.tags[word] == "VBG" and clauses.infinitive(word):
        return True  # "never got around to joining"
    if dep in ("acl", "advcl") and clauses.tokens.lower[clauses.tree.heads[word]] in _FIRST:
        return clauses.infinitive(word)  # "if it was the first to join"
    return dep not in _APART


def _turns(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is set against the whole before it: "I doubt that she joined, but Ada founded Globex"."""
    lower = clauses.tokens.lower
    if clauses.tree.deps[word] != "conj" or not clauses.children(word, "nsubj", "nsubj:pass"):
        return False
    return any(lower[one] == "but" and one and lower[one - 1] == "," for one in clauses.children(word, "cc"))


def _said_of_a_name(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is said of a name by the way, whatever the sentence makes of the name.

    "I hoped that Ada, who founded Globex, would come."
    """
    head = clauses.tree.heads[word]
    by_the_way = clauses.tree.deps[word] == "acl:relcl" and not like_a_clause(clauses, word)
    return by_the_way and clauses.is_name(head) and clauses.tokens.words[head][:1].isupper()
