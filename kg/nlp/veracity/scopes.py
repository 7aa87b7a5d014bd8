"""Where a trigger stands to the word whose truth it takes away: one function a scope, each a walk of a step or two.

Each takes the parsed sentence, a word on the way up from the one asked about, and the triggers of its scope; it returns
the token of the trigger and its row, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.nlp.clauses import Clauses
from kg.text.normalize import word_set

from .table import Row, Scope, scopes

Found = tuple[int, Row] | None
Finder = Callable[[Clauses, int, Scope], Found]

_SMALL = ("advmod", "det", "neg", "case", "mark", "cc", "cc:preconj", "discourse", "dep")
_VERBAL = ("cop", "aux", "aux:pass")
_CLAUSES = ("ccomp", "csubj", "xcomp", "advcl", "acl")
_NOW = word_set("am is are 'm ’m 're ’re 's ’s")
_ABOUT = word_set("about of on over")
_NEAR = 10
"""Words before a word among which phrases are looked for."""
_STEPS = 12


def _first(clauses: Clauses, words: Iterable[int], scope: Scope) -> Found:
    """Return the first of the words that is a trigger."""
    for word in words:
        if (row := scope.row(clauses.tokens.lower[word])) is not None:
            return word, row
    return None


def _beside(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return what hangs on a word or its auxiliary: "did not join", "was never", "no"; no "not" of "not only"."""
    near = clauses.children(word, *_SMALL)
    near += [c for verb in clauses.children(word, *_VERBAL) for c in clauses.children(verb)]
    once = [c for c in clauses.children(word, "advmod") if clauses.tokens.lower[c] == "once"]
    near += [c for one in once for c in clauses.children(one)]
    found = _first(clauses, near, scope)
    part = found is not None and {*clauses.tokens.lower[found[0] + 1 : found[0] + 2]} & found[1].end
    return None if part else found


def _auxiliary(clauses: Clauses, word: int, scope: Scope) -> Found:
    return _first(clauses, clauses.children(word, "aux", "aux:pass"), scope)


def _joint(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return what joins a clause or a noun to the rest: "if she joined"."""
    return _first(clauses, clauses.children(word, "mark", "case", "cc"), scope)


def _under_way(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return a verb that is itself only on its way: "in May I'm going to Globex as a fellow"."""
    auxiliaries = {clauses.tokens.lower[child] for child in clauses.children(word, "aux")}
    return _first(clauses, [word], scope) if auxiliaries & _NOW else None


def _before(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return what stands right before a verb: "was about to join"."""
    if not clauses.is_verb(word):
        return None
    first = max(0, word - _NEAR)
    text = "".join(f"{lower} " for lower in clauses.tokens.lower[first:word])
    for pattern, row in scope.phrases:
        if match := pattern.search(text):
            return first + text.count(" ", 0, match.start()), row
    return None


def _ahead(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return what was still to come: "I was going to work at Globex"."""
    infinitive = any(clauses.infinitive(verb) for verb in clauses.children(word, "xcomp", "advcl"))
    return _first(clauses, [word], scope) if infinitive and clauses.children(word, "aux") else None


def _too(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the "too" of one who was too young, or too busy with something else, to do it."""
    if not (clauses.infinitive(word) and clauses.tree.deps[word] in ("xcomp", "advcl", "ccomp")):
        return None
    return _first(clauses, [c for c in clauses.children(clauses.tree.heads[word], "advmod") if c < word], scope)


def _inverted(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return what makes a clause a condition by its order: "had I stayed", "were she to join", "should he leave"."""
    lower = clauses.tokens.lower
    subjects = clauses.children(word, "nsubj", "nsubj:pass", "expl")
    for aux in clauses.children(word, "aux", "aux:pass", "cop"):
        leads = not aux or not lower[aux - 1].isalnum() or lower[aux - 1] in ("and", "but", "or")
        if leads and any(aux < one for one in subjects) and (row := scope.row(lower[aux])):
            return aux, row
    return None


def _setting(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return where it happens: "in my dream", "in the novel"."""
    near = clauses.children(word, "obl", "nmod")
    return _first(clauses, (one for one in near if clauses.preposition(one) == "in"), scope)


_HEDGES = word_set(", i we think guess believe suppose maybe perhaps probably possibly it was")


def _behind_hedge(clauses: Clauses, word: int) -> int | None:
    """Return the "or" behind a name and a hedge, with another name: "at Globex, I think, or Initech"."""
    lower = clauses.tokens.lower
    joint = word + 1
    while joint < min(len(lower), word + 7) and lower[joint] in _HEDGES:
        joint += 1
    if not clauses.is_name(word) or joint == word + 1 or joint + 1 >= len(lower) or lower[joint] != "or":
        return None
    other = joint + 1 + (lower[joint + 1] in ("at", "the", "in", "for", "maybe"))
    return joint if other < len(lower) and clauses.is_name(other) else None


def _coordination(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the "or" among whose alternatives a word stands, whichever side: "joined or founded", "either … or"."""
    tree, lower = clauses.tree, clauses.tokens.lower
    head = word
    for _ in range(_STEPS):
        if tree.deps[head] == "conj" and tree.heads[head] != head:
            head = tree.heads[head]
    members = [head]
    for member in members:
        members += [one for one in clauses.children(member, "conj") if one not in members]
    hedged = _behind_hedge(clauses, word)
    if hedged is not None and (row := scope.row("or")) is not None:
        return hedged, row
    for member in members:
        for joint in clauses.children(member, "cc", "cc:preconj"):
            row = scope.row(lower[joint])
            if row is not None and not {lower[member], *(lower[c] for c in clauses.children(member))} & row.end:
                return joint, row
    return None


def _complement(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return what somebody hopes, tries, asks, refuses …: "wanted to join"."""
    noun = not clauses.is_verb(word) and not clauses.children(word, "cop")
    clause = clauses.tree.deps[word] in ("xcomp", "ccomp", "csubj") and not noun
    return _first(clauses, [clauses.tree.heads[word]], scope) if clause else None


def _thought(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the "thought" of what one once thought, and is as a rule not so."""
    return _first(clauses, [clauses.tree.heads[word]], scope) if clauses.tree.deps[word] == "ccomp" else None


def _denied_complement(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the denial of what somebody does not think: "I do not think that she founded it"."""
    head = clauses.tree.heads[word]
    if clauses.tree.deps[word] not in ("ccomp", "csubj") or scope.row(clauses.tokens.lower[head]) is None:
        return None
    return _denied(clauses, head)


def _denied(clauses: Clauses, word: int) -> Found:
    found = _beside(clauses, word, scopes()["beside"])
    return found if found is not None and found[1].category == "denied" else None


def _noun(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the noun that says that it was only thought of: "the idea of founding"."""
    return _first(clauses, [clauses.tree.heads[word]], scope) if clauses.tree.deps[word] in ("acl", "advcl") else None


def _content(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the verb of a clause that is joked, dreamt, assumed: "pretended that she joined"."""
    dep = clauses.tree.deps[word]
    if dep in ("advcl", "acl") and not _is_about(clauses, word):
        return None
    clause = dep in _CLAUSES or like_a_clause(clauses, word)
    return _first(clauses, [clauses.tree.heads[word]], scope) if clause else None


def _topic(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the verb of thinking about a clause: "thought about founding it"."""
    clause = clauses.tree.deps[word] in _CLAUSES or like_a_clause(clauses, word)
    return _first(clauses, [clauses.tree.heads[word]], scope) if clause and _is_about(clauses, word) else None


def _talk(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the talk of what two only talked of: "talked with Ada about founding", "we talked about founding"."""
    head, lower = clauses.tree.heads[word], clauses.tokens.lower
    if not _is_about(clauses, word):
        return None
    partner = any(clauses.preposition(one) in ("with", "to") for one in clauses.children(head, "obl"))
    told = partner or any(lower[one] in ("i", "we") for one in clauses.children(head, "nsubj"))
    return _first(clauses, [head], scope) if told else None


def _guise(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the verb of one who posed as something."""
    as_one = clauses.tree.deps[word] in ("obl", "xcomp", "advcl") and clauses.preposition(word) in ("as", "for")
    return _first(clauses, [clauses.tree.heads[word]], scope) if as_one else None


def _others(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the verb of what "people" or "my dad" say, and nobody who is named or speaks."""
    head = _told_in(clauses, word)
    if clauses.tree.deps[word] == "xcomp" and clauses.passive(clauses.tree.heads[word]):
        head = clauses.tree.heads[word]  # "is said to have founded it"
        row = scope.row(clauses.tokens.lower[head])
        return (head, row) if row is not None else None
    row = scope.row(clauses.tokens.lower[head]) if head is not None else None
    if head is None or row is None:
        return None
    if clauses.passive(head):
        return head, row  # "it has been claimed that"
    subjects = clauses.children(head, "nsubj", "nsubj:pass")
    return (head, row) if any(_is_other(clauses, one, row.end) for one in subjects) else None


def _is_other(clauses: Clauses, subject: int, end: frozenset[str]) -> bool:
    named = clauses.is_name(subject) or clauses.tree.tags[subject] in ("NNP", "NNPS")
    return not named and clauses.tokens.lower[subject] not in end


def _told_in(clauses: Clauses, word: int) -> int | None:
    """Return the verb on which a clause hangs as what is said."""
    head, dep = clauses.tree.heads[word], clauses.tree.deps[word]
    if dep == "acl:relcl" and clauses.tree.deps[head] in ("obj", "iobj", "obl") and like_a_clause(clauses, word):
        return clauses.tree.heads[head]  # "told people I studied": no relative clause
    return head if dep in ("ccomp", "csubj") else None


def _rumour(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the noun of a rumour: "the myth that she founded it", "rumour has it that"."""
    head, dep = clauses.tree.heads[word], clauses.tree.deps[word]
    hangs = not clauses.is_verb(head) and (dep in ("ccomp", "csubj", "acl") or like_a_clause(clauses, word))
    if hangs and (found := _first(clauses, [head], scope)):
        return found
    verb = _told_in(clauses, word)
    subjects = clauses.children(verb, "nsubj", "nsubj:pass") if verb is not None else ()
    return _first(clauses, (one for one in subjects if not clauses.is_verb(one)), scope)


def _undone(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the verb by which a deed that a noun tells came to nothing: "the purchase of Globex was called off"."""
    if clauses.is_verb(word) or clauses.tree.deps[word] not in ("nsubj", "nsubj:pass", "obj"):
        return None
    return _first(clauses, [clauses.tree.heads[word]], scope)


def _purpose(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the "to" of what was meant to be: "needed money to found"; "left to found" came true."""
    head, dep, lower = clauses.tree.heads[word], clauses.tree.deps[word], clauses.tokens.lower
    if dep not in ("advcl", "acl", "acl:relcl") or clauses.tree.tags[word] != "VB":
        return None
    found = _first(clauses, clauses.children(word, "mark", "aux"), scope)
    true = found is not None and {lower[head], *(lower[c] for c in clauses.children(head) if c != word)} & found[1].end
    return None if true else found


def _cleft(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return the denial of what it was not: "it was not Ada who founded Globex"."""
    head = clauses.tree.heads[word]
    if (
        clauses.tree.deps[word] != "acl:relcl"
        or _first(clauses, clauses.children(head, "nsubj", "expl"), scope) is None
    ):
        return None
    return _denied(clauses, head)


def _imperative(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return a verb that tells somebody what to do: "join Globex"."""
    root = clauses.tree.heads[word] == word and clauses.tree.tags[word] == "VB"
    row = scope.row(".")
    return (word, row) if root and row and not clauses.children(word, "aux", "nsubj") else None


_ON = ("conj", "appos", "parataxis", "list")


def _told_to(clauses: Clauses, word: int, scope: Scope) -> Found:
    """Return a further verb that tells somebody what to do: "Note: go there and join Globex"."""
    tree, row = clauses.tree, scope.row(".")
    if row is None or tree.tags[word] != "VB" or tree.deps[word] not in _ON:
        return None
    for one in clauses.path(word):
        if clauses.infinitive(one) or clauses.children(one, "aux", "nsubj", "nsubj:pass"):
            return None
        if tree.heads[one] != one and tree.deps[one] not in _ON:
            return None
    return word, row


def _is_about(clauses: Clauses, word: int) -> bool:
    return any(clauses.tokens.lower[child] in _ABOUT for child in clauses.children(word, "mark", "case"))


def like_a_clause(clauses: Clauses, word: int) -> bool:
    """Tell whether what looks like a relative clause has a subject of its own, and so may be what is said."""
    own = clauses.children(word, "nsubj", "nsubj:pass")
    relative = any(clauses.tokens.lower[one] in ("who", "which", "that") for one in own)
    return clauses.tree.deps[word] == "acl:relcl" and bool(own) and not relative


OWN: dict[str, Finder] = {
    "beside": _beside, "auxiliary": _auxiliary, "joint": _joint, "under way": _under_way, "coordination": _coordination,
}  # fmt: skip
"""Of the clause itself: shared by the words that share it."""
AROUND: dict[str, Finder] = {
    "before": _before, "ahead": _ahead, "too": _too, "inverted": _inverted, "setting": _setting,
}  # fmt: skip
"""Of any word on the way up."""
ABOVE: dict[str, Finder] = {
    "complement": _complement, "thought": _thought, "denied complement": _denied_complement, "noun": _noun,
    "content": _content, "topic": _topic, "talk": _talk, "guise": _guise, "others": _others, "rumour": _rumour,
    "purpose": _purpose, "cleft": _cleft, "imperative": _told_to,
}  # fmt: skip
"""Of what a word hangs on."""
EVENT: dict[str, Finder] = {"undone": _undone}
"""Of a noun that itself tells a deed."""
CHOICE: dict[str, Finder] = {"coordination": _coordination}
"""Of a name as well, whatever it is in the sentence."""
ROOT: dict[str, Finder] = {"imperative": _imperative}


def first(finders: dict[str, Finder], clauses: Clauses, word: int) -> Found:
    """Return what the first of the scopes finds."""
    table = scopes()
    return next((found for name, find in finders.items() if (found := find(clauses, word, table[name]))), None)
