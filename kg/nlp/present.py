"""Verbs in "-s" that the tagger took for plurals: "Globex draws on looms", "Ada, a weaver, sits on the board".

A name is one stand-in to the parser, and what stands behind it may as well be a noun ("Globex engineers"). Where such
a word can be a verb, what follows it is what follows verbs, and no other word of the clause is one, the sentence is
parsed once more with a verb of the same kind that can be nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.text.normalize import word_set

from .forms import forms

_VERBS = word_set(
    "act admire advise advocate air anchor appear argue attend back base bear belong blame blend build buy call carry "
    "chair claim coach combine compose conduct consult contain control cook cover credit criticize curate cut dance "
    "date depend describe design direct distribute draw drive edit employ explore export extend farm fault feature "
    "fight film finance focus follow form fund fuse grow guest head help host house import inspire interview join "
    "judge kick land lead lean lecture license link list live maintain make manage manufacture mark market mentor "
    "merge mix mock model move narrate offer open operate oppose order own paint partner perform pilot play plan "
    "point power practice practise praise preach present preside price produce profile program promote publish pull "
    "push quote range rank rate reach read recommend record recruit rent report represent research rest result return "
    "review revise ride rise root rule run sail sample scale score sell serve set shape share ship shoot show sing "
    "sit skip sound source speak sponsor stand star start state stay stem step stock store stress study supply support "
    "survey tackle talk target taste teach tell test thank time tour trace trade train transform translate travel "
    "treat trust turn update use value view visit voice volunteer vote want watch weave work write"
)
_PLURAL_LIKE = frozenset(
    form for verb in _VERBS for form in forms(verb) if form.endswith("s") and not form.endswith("ss")
)
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_GOES, _MAKES = "goes", "makes"
"""Verbs that are never nouns: for those with a preposition behind them, and for the others."""
_OBJECT = ("DT", "PRP$", "PRP", "CD", "WDT", "WP")
_BEHIND = word_set("on in at for with as to from into inside under by about over through across")
_ADVERBS = word_set("now also still then today directly heavily often mostly partly largely only mainly currently")


def mistaken(words: Sequence[str], names: Collection[int], tags: Sequence[str], deps: Sequence[str]) -> int | None:
    """Return the token of a verb that was taken for a plural, None where there is none.

    `words` are in lower case. The name before it is its subject, or closes an apposition of it.

    >>> mistaken(("Globex", "draws", "on", "looms"), {0}, ("NNP", "NNS", "IN", "NNS"), ("compound", "root", "case", ""))
    1
    """
    finite = [at for at, tag in enumerate(tags) if tag in _FINITE and deps[at] not in ("acl:relcl", "ccomp", "advcl")]
    for at, word in enumerate(words):
        if tags[at] != "NNS" or at in names or word not in _PLURAL_LIKE or not at:
            continue
        before = at - 1 - (words[at - 1] in _ADVERBS and at > 1)
        closes = words[before] == "," and any(name < before for name in names)
        if not (before in names or closes) or deps[at].startswith("nsubj"):
            continue
        if any(other < at for other in finite):
            continue
        if follows(words, names, tags, at):
            return at
    return None


def follows(words: Sequence[str], names: Collection[int], tags: Sequence[str], at: int) -> bool:
    """Tell whether behind a word stands what stands behind verbs: a preposition, an object with its article, a name."""
    near = at + 1
    if near >= len(words):
        return False
    if words[near] in _ADVERBS and near + 1 < len(words):
        near += 1
    return words[near] in _BEHIND or near in names or tags[near] in _OBJECT


def clear(words: Sequence[str], names: Collection[int], at: int) -> str:
    """Return the verb to parse in the place of a word."""
    return _GOES if words[at + 1] in _BEHIND else _MAKES
