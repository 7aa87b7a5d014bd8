"""Dependency labels: Universal Dependencies as they are, those of spaCy's own English pipelines made into them."""

from __future__ import annotations

from collections.abc import Sequence

Word = tuple[int, str, str, str]
"""Index of the head (its own: a root), label, Penn Treebank tag, the word in lower case."""

CLEAR = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "relcl": "acl:relcl", "neg": "advmod", "prt": "compound:prt", "nn": "compound",
    "npadvmod": "obl", "acomp": "xcomp", "oprd": "xcomp", "preconj": "cc:preconj", "predet": "det:predet",
    "quantmod": "advmod", "agent": "prep", "attr": "attr", "ROOT": "root",
}  # fmt: skip
"""The labels of `en_core_web_*` (ClearNLP's), and what they are in Universal Dependencies; others keep their name."""
_VERBAL = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def universal(words: Sequence[Word]) -> tuple[list[int], list[str], list[str]]:
    """Return heads, labels and tags in Universal Dependencies.

    There a preposition hangs on its noun ("case"), and "is" on what somebody is said to be ("cop").
    """
    heads, deps, tags = [w[0] for w in words], [w[1] for w in words], [w[2] for w in words]
    if not any(dep in ("pobj", "dobj", "attr", "nsubjpass", "prep") for dep in deps):
        return heads, ["root" if dep == "ROOT" else dep for dep in deps], tags
    agents = {at for at, dep in enumerate(deps) if dep == "agent"}
    deps = [CLEAR.get(dep, dep) for dep in deps]
    for at, dep in enumerate(deps):
        if dep == "pobj" or (dep == "pcomp" and deps[heads[at]] == "prep"):
            _turn(heads, deps, at, _label(at, heads, deps, tags, agents))
    for at, dep in enumerate(deps):
        if dep == "attr":
            _turn(heads, deps, at, deps[heads[at]], down="cop")
    return heads, deps, tags


def _label(at: int, heads: list[int], deps: list[str], tags: list[str], agents: set[int]) -> str:
    """Return what a noun is to the word that its preposition hangs on."""
    preposition = heads[at]
    if deps[at] == "pcomp":
        return "advcl"
    if preposition in agents:
        return "obl:agent"
    return "obl" if tags[heads[preposition]] in _VERBAL else "nmod"


def _turn(heads: list[int], deps: list[str], at: int, label: str, down: str = "") -> None:
    """Let a word take the place of its head, which then hangs on it with what else hung there."""
    head = heads[at]
    above = heads[head]
    heads[at], deps[at] = (at if above == head else above), label
    if down:
        for other in range(len(heads)):
            if heads[other] == head and other not in (at, head):
                heads[other] = at
    heads[head], deps[head] = at, down or ("mark" if label == "advcl" else "case")
