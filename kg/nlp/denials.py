"""Plain denials, of all that is said: "I never worked at Globex", "she was not a founder of Initech"."""

from __future__ import annotations

from kg.text.normalize import word_set

from .clauses import Clauses
from .frames import undone

_NOT = word_set("not n't n’t nt never")
_PARTLY = word_set(
    "until till only just alone myself himself herself itself themselves ourselves merely simply yet anymore longer "
    "because but again together sole solely technically officially exactly really necessarily always still even if "
    "when while before then now currently first long enough either so though although unless would could should might "
    "may must can wo ca will instead actually supposed meant rather"
)
"""Words with which a denial is of a part: of the time, the reason, the manner, the company."""
_PRESENT = word_set("am 'm ’m is 's ’s are 're ’re do does")


def denied(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is plainly denied: by "not" or "never" of its own, and by no more and no less than that."""
    tree, lower = clauses.tree, clauses.tokens.lower
    leads = tree.heads[at] == at or (tree.deps[at] in ("conj", "parataxis") and clauses.children(at, "nsubj"))
    verbs = clauses.children(at, "aux", "aux:pass", "cop")
    near = [*clauses.children(at), *(child for verb in verbs for child in clauses.children(verb))]
    nots = [child for child in near if lower[child] in _NOT and child < at]
    if not leads or len(nots) != 1 or undone(clauses, at) or clauses.children(at, "advcl", "amod", "ccomp", "xcomp"):
        return False
    if not clauses.children(at, "nsubj", "nsubj:pass") or any(
        clauses.tree.deps[child] == "parataxis" for child in near
    ):
        return False
    around = {word for child in clauses.children(at) for word in _words(clauses, child)}
    if around & _PARTLY:
        return False
    present = any(lower[verb] in _PRESENT for verb in verbs)
    return not present or not clauses.is_verb(at)


def _words(clauses: Clauses, child: int) -> set[str]:
    """Return the words of what hangs on a denied word, one step down."""
    below = (child, *clauses.children(child))
    return {clauses.tokens.lower[word] for word in below if not clauses.is_name(word)}
