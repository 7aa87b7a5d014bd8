"""What the parser often gets wrong, mended where the words around leave no doubt.

A name is one word to the parser, so that a participle or a bare verb right before it looks like an adjective ("leading
Globex"); without an article before it, it is a verb, and the name its object. A gerund behind a preposition is a verb
too, "having joined" heads no sentence, and a name behind the verb of a relative clause belongs to that clause.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.text.normalize import word_set

_LIKE_ADJECTIVES = ("amod", "compound", "flat", "nmod", "nummod", "nmod:desc", "nmod:unmarked")
_NO_VERB_BEHIND = ("DT", "JJ", "JJR", "JJS", "PRP$", "POS", "CD", "NNP")
_BARE = word_set(
    "to help helps helped helping did do does could would can will might must should ’ll 'll ’d 'd let lets make"
)
"""Before a verb without an ending."""
_LED = word_set(
    "run runs ran running lead leads led leading manage manages managed managing head heads headed heading oversee "
    "oversees oversaw overseen teach teaches taught teaching study studies studied studying did do built build"
)
"""Verbs behind which a word in "-ing" is a field: "ran packaging", "studied engineering"."""
_HELP = word_set("help helps helped helping")
_SUBJECTS = ("nsubj", "nsubj:pass")
_VERBS = ("VB", "VBD", "VBN", "VBP", "VBZ", "VBG")
_MODIFIERS = ("case", "mark")
_OF_CLAUSE = ("nsubj", "nsubj:pass", "cop", "aux", "advmod", "cc", "parataxis", "discourse", "punct", "advcl", "obl")
_NOUNS_ON_VERBS = {"nmod": "obl", "acl": "advcl", "nmod:unmarked": "obl:unmarked"}


def mend(words: Sequence[str], names: Collection[int], heads: list[int], deps: list[str], tags: list[str]) -> None:
    """Mend a tree in place; `names` are the tokens of names, `words` as they stand, but what opens in lower case."""
    for at in range(len(words)):
        _mend_verb(at, words, heads, deps, tags)
    _mend_root(words, names, heads, deps, tags)
    for at, dep in enumerate(deps):
        if dep in _SUBJECTS and deps[heads[at]] in ("aux", "aux:pass"):
            heads[at] = heads[heads[at]]  # "Ada did lead Globex": of the verb, not of "did"
    for at in range(len(words) - 1):
        if at not in names and _helped(words, heads, at):
            _helping(at, heads, deps, tags)
        beside = at + 1 in names and at not in names and heads[at] == at + 1 and deps[at] in _LIKE_ADJECTIVES
        if beside and (tag := _verbal(words, tags, at)):
            tags[at] = tag
            _turn(at, heads, deps, tags)

    for at in sorted(names):
        _mend_path(at, heads, deps, tags)
        if deps[at] == "nsubj" and at and heads[at] == at - 1 and tags[at - 1] in _VERBS and _led(heads, deps, at):
            deps[at] = "obj"  # "I kind of led Globex"


def _mend_verb(at: int, words: Sequence[str], heads: list[int], deps: list[str], tags: list[str]) -> None:
    """Mend the label or the tag of a verb: a gerund taken for a noun, a past tense taken for a participle."""
    tag = tags[at]
    below = [child for child, head in enumerate(heads) if head == at and child != at]
    labels = {deps[child] for child in below}
    if tag == "NN" and deps[at] == "advcl" and words[at].endswith("ing"):
        tags[at] = "VBG"
    if tag == "VBG" and deps[at] == "xcomp" and heads[at] == at - 1 and words[at - 1] in _LED and "obj" not in labels:
        tags[at], deps[at] = "NN", "obj"  # "ran packaging at Globex"
    if tag == "VBG" and deps[at] in ("obl", "nmod") and "obj" in labels and tags[heads[at]] in _VERBS:
        deps[at] = "advcl"
    active = tag == "VBN" and words[at].endswith("ed") and "nsubj:pass" in labels and not labels & {"aux", "aux:pass"}
    if active and deps[at] in ("root", "conj", "parataxis") and "obl:agent" not in labels:
        tags[at] = "VBD"
        for child in below:
            deps[child] = "nsubj" if deps[child] == "nsubj:pass" else deps[child]
    if tag == "VBN" and deps[at] == "appos" and "obl:agent" in labels and not labels & {"aux", "aux:pass"}:
        deps[at] = "acl"  # "the film Looms, shot by Ada, won"
    if tag == "VBN" and deps[at] == "acl" and heads[at] < at - 1 and deps[at - 1] == "appos":
        heads[at] = at - 1  # "the founder of Globex, a firm based in Leeds"
    having = any(words[child] == "having" and deps[child] == "aux" for child in below)
    main = [child for child in below if child > at and deps[child] == "parataxis" and _has_subject(child, heads, deps)]
    if having and heads[at] == at and main:
        heads[at], deps[at] = main[0], "advcl"
        heads[main[0]], deps[main[0]] = main[0], "root"


_ALONE = word_set(
    "taught trained studied lived served moved joined won wrote built led ran worked stayed spent founded received "
    "earned held began started became retired practised practiced lectured grew returned played sat hosted directed "
    "edited"
)
"""Verbs of which a person is the subject, though their past may be taken for a participle."""


def _mend_root(
    words: Sequence[str], names: Collection[int], heads: list[int], deps: list[str], tags: list[str]
) -> None:
    """Let the verb behind a name and what is said between commas govern a whole sentence: "Ada, a weaver, taught"."""
    root = next((at for at, head in enumerate(heads) if head == at), 0)
    if root not in names or words[-1] != "." or any(deps[c] in ("cop", "nsubj") for c in _below(root, heads)):
        return
    apposed = [child for child in _below(root, heads) if deps[child] in ("appos", "acl:relcl", "acl")]
    for verb in [*_below(root, heads), *(verb for one in apposed for verb in _below(one, heads))]:
        first = verb
        while first - 1 > root and heads[first - 1] == verb and deps[first - 1] in ("advmod", "aux", "aux:pass"):
            first -= 1
        below = {deps[child] for child in _below(verb, heads)}
        finite = tags[verb] in ("VBD", "VBZ", "VBP") or "aux:pass" in below or "aux" in below
        past = tags[verb] == "VBN" and ("obj" in below or words[verb] in _ALONE) and "obl:agent" not in below
        free = not below & {"nsubj", "nsubj:pass", "mark", "cc"} and first - root > 2 and words[first - 1] == ","
        if free and (finite or past) and deps[verb] in ("acl", "appos", "parataxis", "conj", "ccomp", "dep", "advcl"):
            heads[verb], deps[verb] = verb, "root"
            heads[root], deps[root] = verb, "nsubj:pass" if "aux:pass" in below else "nsubj"
            tags[verb] = "VBD" if past and "aux:pass" not in below else tags[verb]
            return


def _below(at: int, heads: Sequence[int]) -> list[int]:
    return [child for child, head in enumerate(heads) if head == at and child != at]


def _has_subject(verb: int, heads: Sequence[int], deps: Sequence[str]) -> bool:
    return any(head == verb and deps[child] in _SUBJECTS for child, head in enumerate(heads))


def _mend_path(name: int, heads: list[int], deps: list[str], tags: Sequence[str]) -> None:
    """Give a name back to the relative clause before it: "the one who joined Globex was Ada"."""
    verb, above = name - 1, heads[name]
    if deps[name] not in _SUBJECTS or verb < 1 or deps[verb] != "acl:relcl" or tags[verb] not in ("VBD", "VBZ", "VBP"):
        return
    noun = heads[verb]
    if above == verb or any(head == verb and deps[child] == "obj" for child, head in enumerate(heads)):
        return
    if heads[above] == verb and deps[above] == "ccomp":
        heads[above], deps[above] = (above if heads[noun] == noun else heads[noun]), deps[noun]
        heads[noun], deps[noun] = above, "nsubj"
    elif heads[noun] != above or deps[noun] not in _SUBJECTS:
        return
    heads[name], deps[name] = verb, "obj"


def _led(heads: Sequence[int], deps: Sequence[str], at: int) -> bool:
    """Tell whether the verb of a name has a subject before it, and no object."""
    own = [dep for child, dep in enumerate(deps) if heads[child] == heads[at] and child < heads[at]]
    return any(dep in _SUBJECTS for dep in own)


def _helped(words: Sequence[str], heads: Sequence[int], at: int) -> bool:
    """Tell whether a word is what somebody helped to do: "helped host the show"."""
    return bool(at) and words[at - 1] in _HELP and heads[at] == at - 1


def _helping(verb: int, heads: list[int], deps: list[str], tags: list[str]) -> None:
    """Let a word behind "helped" that the tagger took for a noun or an adverb govern the object behind it."""
    helped = heads[verb]
    objects = [n for n, dep in enumerate(deps) if n > verb and heads[n] == helped and dep == "obj"]
    if deps[verb] in ("obj", "advmod", "xcomp", "amod") and tags[verb] in ("NN", "RB", "JJ", "VBP", "VBD") and objects:
        deps[verb], tags[verb] = "xcomp", "VB"
        heads[objects[0]] = verb


def _verbal(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """Return the tag of a verb that a word before a name is, None where it is an adjective or a noun."""
    word, before = words[at], tags[at - 1] if at else ""
    if not (word.isalpha() and word.islower()) or before in _NO_VERB_BEHIND:
        return None
    if (at and words[at - 1] in _BARE and tags[at] not in ("DT", "JJ", "RB", "VBN")) or tags[at] == "VB":
        return "VB"
    if len(word) > 4 and word.endswith("ing"):
        return "VBG"
    return tags[at] if tags[at] in ("VBN", "VBD") and at and tags[at - 1] not in ("IN", "CC") else None


def _turn(verb: int, heads: list[int], deps: list[str], tags: list[str]) -> None:
    """Let a verb take the place of the name behind it, which becomes its object."""
    name = verb + 1
    above, label = heads[name], deps[name]
    cased = False
    for child in range(len(heads)):
        if heads[child] != name or child in (name, verb):
            continue
        if child < verb and deps[child] in _MODIFIERS:
            heads[child], deps[child], cased = verb, "mark", True
        elif child < verb and deps[child] in _OF_CLAUSE:
            heads[child] = verb
        elif child > name and deps[child] in (*_NOUNS_ON_VERBS, *_OF_CLAUSE):
            heads[child], deps[child] = verb, _NOUNS_ON_VERBS.get(deps[child], deps[child])
    heads[verb] = verb if above == name else above
    verbal = above != name and tags[above].startswith("VB")
    if above == name:
        deps[verb] = label
    elif label in ("obj", "xcomp", "obl", "iobj", "obl:unmarked", "dep") and verbal:
        deps[verb] = "advcl" if cased else "xcomp"
    elif label in ("nmod", "appos", "obl", "obj"):
        deps[verb] = "advcl" if verbal else "acl"
    else:
        deps[verb] = label
    heads[name], deps[name] = verb, "obj"
