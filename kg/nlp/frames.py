"""Words around a clause that take its truth away: what others say of one, what is dreamt, joked, or came close."""

from __future__ import annotations

import re

from kg.text.normalize import word_set

from .clauses import Clauses

_UNREAL = word_set(
    "joke joked jokes joking pretend pretended pretends pretending imagine imagined imagines imagining dream dreamed "
    "dreamt dreams dreaming assume assumed assumes assuming fantasize fantasized fantasizes fantasise fantasised lie "
    "lied lying suspect suspected suspects presume presumed presumes allege alleged alleges fear feared fears kid "
    "kidded kidding rumored rumoured think thinks thought thinking debate debated debating discuss discussing toyed "
    "fancied envision envisioned contemplate contemplated contemplating guess guessed speculate speculated"
)
"""What depends on these is nobody's statement; of thinking only where it is about doing something."""
_HELD = word_set("think thinks thought thinking guess guessed suspect suspected discuss discussing")
"""Of these: "I think that Ada founded it" is a statement, "I thought about founding it" is none."""
_ABOUT = word_set("about of on over")
_TALKED = word_set("talk talked talks talking speak spoke spoken chat chatted chatting")
_SAYING = word_set(
    "say says said saying claim claims claimed claiming tell tells told telling think thinks thought thinking believe "
    "believes believed write wrote writes written report reports reported insist insists insisted swear swears swore "
    "argue argued suppose supposed figure figured reckon reckoned suggest suggested suggests"
)
_OTHERS = word_set(
    "people everyone everybody someone somebody anyone anybody some many most others they folks press media paper "
    "papers newspapers internet wikipedia critics gossip strangers fans"
)
_VERBS_ALONE = word_set("says swears insists thinks believes tells assumes")
"""No nouns, whatever the tagger says."""
_RUMORS = word_set("rumor rumors rumour rumours legend gossip myth word misconception joke belief assumption")
_POSED = word_set("pose posed poses posing masquerade masqueraded impersonated mistaken disguised")
_FICTION = word_set("dream dreams nightmare fantasy imagination novel film movie sitcom cartoon fairytale head mind")
_TOLD_TO = ("obj", "iobj", "obl")
_CLAUSES = ("ccomp", "csubj", "xcomp", "advcl", "acl")
_UNDONE = re.compile(
    r"(?:^| )(?:(?:short|verge|brink|cusp|edge|point|possibility|prospect|instead|capable|incapable|dreams?) of"
    r"|(?:close|closer|near|nearer|opposed|averse|due) to"
    r"|(?:about|supposed|meant|set|slated|unable|reluctant|afraid|scared|hesitant|tempted|forbidden|loath|unwilling"
    r"|poised|scheduled|expected|dying|itching|late|too \S+) to"
    r"|within (?:\S+ ){1,4}of|(?:away|far) from|rather than|good as|as if|as though|decided against|against"
    r"|(?:kept|keeps|stopped|prevented|discouraged|dissuaded|deterred|barred|banned|refrained|shied)(?: \S+){0,3} from"
    r"|(?:talked|talks|backed|back|chickened|wriggled|opted)(?: \S+){0,2} out of|toy(?:ed|ing)? with)"
    r"(?: (?:ever|even|actually|really|be|being|have|having|also|just|\S+ly))* $"
)
"""Right before a verb: what it says did not come to pass."""
_NEAR = 10


def framed(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is said by others, joked, dreamt or thought of, by what its verb hangs on."""
    return _unreal(clauses, word) or _said_by_others(clauses, word) or _talked_of(clauses, word)


def undone(clauses: Clauses, word: int) -> bool:
    """Tell whether a verb or what stands around it says that it never came to pass, or happened in fiction."""
    lower = clauses.tokens.lower
    if clauses.is_verb(word) and _UNDONE.search(" ".join(lower[max(0, word - _NEAR) : word]) + " "):
        return True
    return _to_come(clauses, word) or _too_much(clauses, word) or _inverted(clauses, word) or _in_fiction(clauses, word)


def _unreal(clauses: Clauses, word: int) -> bool:
    head, dep = clauses.tree.heads[word], clauses.tree.deps[word]
    verb = clauses.tokens.lower[head]
    if verb in _POSED and head != word:
        return dep in ("obl", "xcomp", "advcl") and clauses.preposition(word) in ("as", "for")
    if verb not in _UNREAL or head == word or not (dep in _CLAUSES or _like_a_clause(clauses, word)):
        return False
    about = any(clauses.tokens.lower[child] in _ABOUT for child in clauses.children(word, "mark", "case"))
    return about if verb in _HELD or dep in ("advcl", "acl") else True


def _said_by_others(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is what "people", "my dad" or a rumour say."""
    head, dep, lower = clauses.tree.heads[word], clauses.tree.deps[word], clauses.tokens.lower
    if head == word:
        return False
    if lower[head] in _RUMORS or (lower[head] in _VERBS_ALONE and not clauses.is_verb(head)):
        return dep in ("ccomp", "csubj", "acl") or _like_a_clause(clauses, word)
    if dep == "acl:relcl" and clauses.tree.deps[head] in _TOLD_TO and _like_a_clause(clauses, word):
        head = clauses.tree.heads[head]  # "told people I studied": no relative clause
    elif dep not in ("ccomp", "csubj"):
        return False
    subjects = clauses.children(head, "nsubj", "nsubj:pass")
    if any(lower[one] in _RUMORS for one in subjects):
        return True
    return lower[head] in _SAYING and any(_is_other(clauses, one) for one in subjects)


def _is_other(clauses: Clauses, subject: int) -> bool:
    lower = clauses.tokens.lower[subject]
    return lower in _OTHERS or (clauses.tree.tags[subject] in ("NN", "NNS") and not clauses.is_name(subject))


def _like_a_clause(clauses: Clauses, word: int) -> bool:
    """Tell whether what looks like a relative clause has a subject of its own, and so may be what is said."""
    own = clauses.children(word, "nsubj", "nsubj:pass")
    relative = any(clauses.tokens.lower[one] in ("who", "which", "that") for one in own)
    return clauses.tree.deps[word] == "acl:relcl" and bool(own) and not relative


def _talked_of(clauses: Clauses, word: int) -> bool:
    """Tell whether two talked of doing something: "talked with Ada about founding", "we talked about founding"."""
    head, lower = clauses.tree.heads[word], clauses.tokens.lower
    marks = {lower[child] for child in clauses.children(word, "mark", "case")}
    if lower[head] not in _TALKED or not marks & _ABOUT:
        return False
    partner = any(clauses.preposition(one) in ("with", "to") for one in clauses.children(head, "obl"))
    return partner or any(lower[one] in ("i", "we") for one in clauses.children(head, "nsubj"))


def _to_come(clauses: Clauses, word: int) -> bool:
    """Tell whether something was still to come: "I was going to work at Globex"."""
    ahead = clauses.tokens.lower[word] == "going" and bool(clauses.children(word, "aux"))
    return ahead and any(clauses.infinitive(verb) for verb in clauses.children(word, "xcomp", "advcl"))


def _too_much(clauses: Clauses, word: int) -> bool:
    """Tell whether somebody was too young, or too busy with something else, to do it."""
    head = clauses.tree.heads[word]
    too = any(clauses.tokens.lower[child] == "too" and child < word for child in clauses.children(head, "advmod"))
    return too and clauses.infinitive(word) and clauses.tree.deps[word] in ("xcomp", "advcl", "ccomp")


def _inverted(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is a condition by its order: "had I stayed", "were she to join", "should he leave"."""
    lower = clauses.tokens.lower
    subjects = clauses.children(word, "nsubj", "nsubj:pass", "expl")
    for aux in clauses.children(word, "aux", "aux:pass", "cop"):
        first = not aux or not lower[aux - 1].isalnum() or lower[aux - 1] in ("and", "but", "or")
        if first and lower[aux] in ("had", "were", "should") and any(aux < one for one in subjects):
            return True
    return False


def _in_fiction(clauses: Clauses, word: int) -> bool:
    """Tell whether it happens "in my dream", "in the novel"."""
    near = clauses.children(word, "obl", "nmod")
    return any(clauses.tokens.lower[one] in _FICTION and clauses.preposition(one) == "in" for one in near)
