"""Whether a clause states a fact: nothing denied, wished, asked, supposed, compared, or still to come."""

from __future__ import annotations

from .clauses import Clauses
from .tokens import word_set

_NOT = word_set("not n't n’t nt never no hardly barely nearly almost neither nor nobody none without cannot")
_MODAL = word_set("would could might may should can must shall will 'll ’ll 'd ’d wo ca")
_IF = word_set("if unless whether lest without instead rather than like until till")
_HOPED = word_set(
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
    "hired hire hires managed proceeded happened used recruited brought convinced persuaded worked ended led had"
)
"""Verbs after which an infinitive came true."""
_FIRST = word_set("first second third last one ones only person people team group opportunity privilege pleasure honor")
_OF_THINKING = word_set("think thinking thought idea possibility chance dream plan hope talk goal")


def stated(clauses: Clauses, at: int) -> bool:
    """Tell whether what a word governs is stated as a fact, by the words on its way up to the root."""
    tree, lower = clauses.tree, clauses.tokens.lower
    own_subject = True
    for step, word in enumerate(clauses.path(at)):
        inherited = step == 0 or own_subject
        if inherited and (_denied(clauses, word) or _supposed(clauses, word)):
            return False
        head, dep = tree.heads[word], tree.deps[word]
        if head == word:
            return tree.tags[word] != "VB" or bool(clauses.children(word, "aux", "nsubj"))
        own_subject = True
        if dep in ("conj", "parataxis"):
            ccs = {lower[child] for child in clauses.children(word, "cc")}
            own_subject = not (clauses.children(word, "nsubj", "nsubj:pass") or "but" in ccs or dep == "parataxis")
            if "or" in ccs and clauses.is_verb(word):
                return False
        elif dep in ("xcomp", "ccomp", "csubj") and not _is_noun_said(clauses, word) and lower[head] in _HOPED:
            return False
        elif dep in ("advcl", "acl", "acl:relcl") and tree.tags[word] == "VB" and clauses.infinitive(word):
            if not ({lower[head]} | {lower[c] for c in clauses.children(head)}) & (_TRUE | _FIRST):
                return False
        elif dep in ("acl", "advcl") and lower[head] in _OF_THINKING:
            return False
        if dep in ("acl:relcl", "advcl", "acl", "ccomp", "nsubj", "appos"):
            own_subject = False
    return True


def _is_noun_said(clauses: Clauses, word: int) -> bool:
    return not clauses.is_verb(word) and not clauses.children(word, "cop")


def _denied(clauses: Clauses, word: int) -> bool:
    near = clauses.children(word, "advmod", "det", "neg", "case", "mark", "cc", "cc:preconj", "discourse", "dep")
    return any(clauses.tokens.lower[child] in _NOT for child in near)


def _supposed(clauses: Clauses, word: int) -> bool:
    lower = clauses.tokens.lower
    modal = any(lower[child] in _MODAL for child in clauses.children(word, "aux", "aux:pass"))
    return modal or any(lower[child] in _IF for child in clauses.children(word, "mark", "case", "cc"))
