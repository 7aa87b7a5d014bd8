"""Whether a clause states a fact: nothing denied, wished, asked, supposed, compared, or still to come."""

from __future__ import annotations

from kg.text.normalize import word_set

from .clauses import Clauses
from .frames import framed, undone

_NOT = word_set("not n't n’t nt never no hardly barely nearly almost neither nor nobody none without cannot")
_MODAL = word_set("would could might may should can must shall will 'll ’ll 'd ’d wo ca")
_ON_THE_WAY = word_set("going coming moving joining starting")
_NOW = word_set("am is are 'm ’m 're ’re 's ’s")
_PERHAPS = word_set("perhaps maybe possibly probably supposedly allegedly reportedly apparently hopefully potentially")
_IF = word_set("if unless whether lest without instead rather than like until till")
_HOPED = word_set(
    "apply applied applies applying interview interviewed "
    "hope hoped hopes hoping want wants wanted wanting wish wished wishes plan plans planned planning intend "
    "intended try tries tried trying attempt attempted dream dreamed dreamt consider considered considering "
    "imagine imagined suppose supposed pretend pretended refuse refused decline declined fail failed avoid "
    "avoided deny denied denies doubt doubted ask asked asks asking invite invited offer offered urge urged "
    "encourage encouraged advise advised tell told need needed wonder wondered prefer preferred love supposed "
    "going expect expected hear likely unlikely able hard easy interested turned wait waited "
    "thinking recommend suggest suggested rumored rumoured"
)
"""Words after which a clause is no fact."""
_TRUE = word_set(
    "left leave leaves leaving chose choose chooses decided decide decides went go goes moved move moves returned "
    "return dropped quit continued began begin started start helped help came come got get stopped joined join "
    "hired hire hires managed proceeded happened used recruited brought convinced persuaded worked ended led had "
    "lucky fortunate privileged blessed"
)
"""Verbs after which an infinitive came true."""
_FIRST = word_set("first second third last one ones only person people team group opportunity privilege pleasure honor")
_HELD = word_set(
    "think thinks thought believe believes believed know knows knew say says said mean means guess claim true"
)
"""Not to think that it is so is to say that it is not."""
_OF_THINKING = word_set("think thinking thought idea possibility chance dream plan hope talk goal")


def stated(clauses: Clauses, at: int) -> bool:
    """Tell whether what a word governs is stated as a fact, by the words on its way up to the root."""
    tree = clauses.tree
    if clauses.tree.deps[at] == "ccomp" and clauses.tokens.lower[clauses.tree.heads[at]] == "thought":
        return False  # what one once thought is as a rule not so
    shared = True
    for word in clauses.path(at):
        if (shared and (_denied(clauses, word) or _supposed(clauses, word))) or undone(clauses, word):
            return False
        if tree.heads[word] == word:
            return tree.tags[word] != "VB" or bool(clauses.children(word, "aux", "nsubj"))
        if _chosen(clauses, word) or _embedded(clauses, word) or _cleft_off(clauses, word):
            return False
        shared = _shares(clauses, word)
    return True


def held(clauses: Clauses, at: int) -> bool:
    """Tell whether the clause of a word is no dream, joke, hope or hearsay; it may itself deny something."""
    path = clauses.path(at)
    return not any(undone(clauses, word) for word in path) and not any(_embedded(clauses, word) for word in path[:-1])


def _embedded(clauses: Clauses, word: int) -> bool:
    return _hoped(clauses, word) or _unheld(clauses, word) or _meant(clauses, word) or framed(clauses, word)


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
    return dep not in ("parataxis", "acl:relcl", "advcl", "acl", "ccomp", "nsubj", "appos")


def _chosen(clauses: Clauses, word: int) -> bool:
    """Tell whether a verb is one of several of which one may be true: "or joined"."""
    joints = (clauses.tokens.lower[child] for child in clauses.children(word, "cc"))
    return clauses.tree.deps[word] == "conj" and clauses.is_verb(word) and "or" in joints


def _hoped(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is what somebody hopes, tries, asks, refuses …"""
    head = clauses.tokens.lower[clauses.tree.heads[word]]
    clause = clauses.tree.deps[word] in ("xcomp", "ccomp", "csubj") and not _is_noun_said(clauses, word)
    return clause and head in _HOPED


def _unheld(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is what somebody does not think."""
    head = clauses.tree.heads[word]
    clause = clauses.tree.deps[word] in ("ccomp", "csubj")
    return clause and clauses.tokens.lower[head] in _HELD and _denied(clauses, head)


def _meant(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause says what was meant to be: "needed money to found", "the idea of founding"."""
    head, dep, lower = clauses.tree.heads[word], clauses.tree.deps[word], clauses.tokens.lower
    if dep in ("advcl", "acl", "acl:relcl") and clauses.tree.tags[word] == "VB" and clauses.infinitive(word):
        return not {lower[head], *(lower[child] for child in clauses.children(head))} & (_TRUE | _FIRST)
    return dep in ("acl", "advcl") and lower[head] in _OF_THINKING


def _cleft_off(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is about what it was not: "it was not Ada who founded Globex"."""
    head = clauses.tree.heads[word]
    it = any(clauses.tokens.lower[child] == "it" for child in clauses.children(head, "nsubj", "expl"))
    return clauses.tree.deps[word] == "acl:relcl" and it and _denied(clauses, head)


def _is_noun_said(clauses: Clauses, word: int) -> bool:
    return not clauses.is_verb(word) and not clauses.children(word, "cop")


def _denied(clauses: Clauses, word: int) -> bool:
    near = clauses.children(word, "advmod", "det", "neg", "case", "mark", "cc", "cc:preconj", "discourse", "dep")
    near += [child for verb in clauses.children(word, "cop", "aux", "aux:pass") for child in clauses.children(verb)]
    return any(clauses.tokens.lower[child] in _NOT for child in near)


def _planned(clauses: Clauses, word: int) -> bool:
    """Tell whether something is only on its way: "in May I'm going to Globex as a fellow"."""
    auxiliaries = {clauses.tokens.lower[child] for child in clauses.children(word, "aux")}
    return clauses.tokens.lower[word] in _ON_THE_WAY and bool(auxiliaries & _NOW)


def _supposed(clauses: Clauses, word: int) -> bool:
    lower = clauses.tokens.lower
    if _planned(clauses, word):
        return True
    modal = any(lower[child] in _MODAL for child in clauses.children(word, "aux", "aux:pass"))
    modal = modal or any(lower[child] in _PERHAPS for child in clauses.children(word, "advmod", "discourse", "dep"))
    return modal or any(lower[child] in _IF for child in clauses.children(word, "mark", "case", "cc"))
