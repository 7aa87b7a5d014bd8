"""In which relation names stand to a word of a sentence: what `kg.nlp.Clauses` reads, and what fragments leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from kg import nlp
from kg.nlp.forms import forms
from kg.text.normalize import word_set

from ..reading.references import Chunk
from ..reading.sentences import Sentence
from ..tables import words

SUPPORT = frozenset(
    form
    for verb in [
        "do",
        "have",
        "take",
        "get",
        "accept",
        "land",
        "hold",
        "begin",
        "start",
        "complete",
        "finish",
        "spend",
        "serve",
        "pursue",
        "make",
        "give",
        "receive",
        "enjoy",
        "continue",
        "leave",
        "undertake",
        "earn",
        "secure",
        "win",
        "find",
        "pay",
        "show",
        "express",
        "feel",
        "owe",
        "offer",
        "provide",
        "put",
        "play",
        "see",
        "cite",
    ]
    for form in forms(verb)
)
"""Verbs that say little themselves: "she did an internship at Globex"."""
DURING = word_set("during after before in since from throughout following through for with upon until on at as")
"""Before a noun that tells a deed: the subject of the clause did it."""
OF_CLAUSE = word_set("at for with in to from by of on into under as")
_TITLE = ("compound", "amod", "appos", "nmod", "flat", "nmod:desc", "dep")
_BESIDE = word_set(
    "a an the his her their my our your its former ex formerly previously now then later currently once also first "
    "and , — – - ( ) : ; / & · | early late earlier today long-time longtime founding senior junior vice deputy acting "
    "interim visiting associate assistant chief executive managing general co-founding fellow renowned famous the as "
    "legendary former-"
)
"""What may stand between a name and a role that is said of it without a verb."""
_THINKING = frozenset(
    form
    for verb in [
        "think",
        "say",
        "believe",
        "argue",
        "find",
        "consider",
        "call",
        "regard",
        "insist",
        "hold",
        "write",
        "feel",
        "warn",
        "claim",
        "maintain",
    ]
    for form in forms(verb)
)
_PLACES = word_set("at of for in with from to by")
_FAR = 40


class Links:
    """The relations of a sentence, ready to be asked."""

    def __init__(self, sentence: Sentence, clauses: nlp.Clauses) -> None:
        self.sentence, self.clauses = sentence, clauses
        self.lower = clauses.tokens.lower
        self._below: dict[int, list[nlp.Edge]] = {}
        self._above: dict[int, list[nlp.Edge]] = {}
        for edge in clauses.edges:
            self._below.setdefault(edge.head, []).append(edge)
            self._above.setdefault(edge.word, []).append(edge)

    @cached_property
    def size(self) -> int:
        return len(self.lower)

    def places(self, *chunks: Chunk) -> list[int]:
        """Return the tokens that names are, of those that are one."""
        return [at for at in range(self.size) if (own := self.chunk(at)) is not None and own in chunks]

    def chunk(self, at: int) -> Chunk | None:
        """Return the name that a token is, or None."""
        return self.sentence.chunk(at)

    def of(self, at: int, relation: str) -> list[int]:
        """Return the words that stand in a relation to a word."""
        if (own := _OWN.get(relation)) is not None:
            return own(self, at)
        found = [edge.word for edge in self._below.get(at, ()) if edge.relation == relation]
        bearer = self._bearer(at)
        if relation == "named" and (bearer is not None or self._is_called(at + 1)):
            found += self.clauses.things(at + 1 if bearer is None else bearer)
        if bearer is not None:
            found += self._shared(at, bearer, relation)
        if relation == "modifier" and not found:
            found = self._before(at)
        if relation in OF_CLAUSE and not found and self.clauses.is_noun(at) and self.chunk(at) is None:
            found = self._of_support(at, relation)
        if relation == "named" and not found:
            found = self._equals(at) or self._apposed_to(at)
        if relation == "subject" and not found and self.tag(at) in ("NNS", "NNPS"):
            found = self._mistagged(at)
        if relation == self.lower[min(at + 1, self.size - 1)] and relation in OF_CLAUSE and self.chunk(at) is not None:
            found += self._after(at + 1)
        return list(dict.fromkeys(found))

    def _after(self, preposition: int) -> list[int]:
        """Return the name behind a preposition, whatever the parser hangs it on."""
        near = preposition + 1
        near += near < self.size and self.lower[near] in ("the", "a")
        chunk = self.chunk(near) if near < self.size else None
        return list(self.clauses.things(near)) if chunk is not None and chunk.label == nlp.NAME else []

    def _mistagged(self, at: int) -> list[int]:
        """Return the name before a verb in "-s" that the tagger took for a noun: "Ada lectures at Globex"."""
        near = at - 1 - (at > 1 and self.tag(at - 1) == "RB")
        return list(self.clauses.things(near)) if near >= 0 and self.chunk(near) is not None else []

    def _apposed_to(self, at: int) -> list[int]:
        """Return the name that a noun stands behind a comma to: "Loom, a machine that Ada made"."""
        if self.clauses.is_name(at):
            return []
        near = at - 1
        while (
            near > 0 and near > at - 6 and self.tag(near) in ("JJ", "JJR", "JJS", "NN", "DT", "VBN", "VBG", "RB", "CD")
        ):
            if self.lower[near] in ("a", "an", "the") and self.lower[near - 1] in (",", ":", "—", "–", "-", "("):
                before = near - 2
                return [before] if before >= 0 and self.chunk(before) is not None else []
            near -= 1
        return []

    def _of_support(self, at: int, relation: str) -> list[int]:
        """Return what hangs on the verb that does a deed told by a noun: "she took her degree at Trinity"."""
        tree = self.clauses.tree
        verbs = [e.head for e in self._above.get(at, ()) if e.relation == "object" and self.lower[e.head] in SUPPORT]
        return [
            e.word for v in verbs for e in self._below.get(v, ()) if e.relation == relation and tree.heads[e.word] == v
        ]

    def choice(self, at: int) -> bool:
        """Tell whether a name is one of several of which one may be meant: "at Globex or Initech"."""
        clauses = self.clauses
        for one in (at, *clauses.children(at, "conj")):
            if any(self.lower[cc] in ("or", "nor") for cc in clauses.children(one, "cc")):
                return True
        above = clauses.tree.heads[at]
        return above != at and clauses.tree.deps[at] == "conj" and clauses.is_name(above) and self.choice(above)

    def passive(self, at: int) -> bool:
        return self.clauses.passive(at)

    def tag(self, at: int) -> str:
        return self.clauses.tree.tags[at]

    def _shared(self, at: int, bearer: int, relation: str) -> list[int]:
        """Return what hangs on the name that a title stands before: "Globex's chief scientist Ada at Initech"."""
        if relation in ("owner", "modifier"):
            return [e.word for e in self._below.get(bearer, ()) if e.relation == relation and e.word < at]
        if relation in OF_CLAUSE:
            return [e.word for e in self._below.get(bearer, ()) if e.relation == relation and e.word > bearer]
        return []

    def _before(self, at: int) -> list[int]:
        """Return the name right before a noun and its adjectives: "Globex senior engineer"."""
        near = at - 1
        while near > at - 4 and near >= 0 and self.chunk(near) is None and self.clauses.tree.deps[near] in _TITLE[:2]:
            near -= 1
        chunk = self.chunk(near) if near >= 0 else None
        beside = chunk is not None and self.lower[near + 1] not in ("'s", "’s", ",") and not chunk.refers
        return [near] if beside else []

    def _bearer(self, at: int) -> int | None:
        """Return the name that a noun stands before as a title: "chief scientist Ada", "the book Looms"."""
        head = self.clauses.tree.heads[at]
        if head <= at or head - at > 3 or self.chunk(head) is None or self.clauses.tree.deps[at] not in _TITLE:
            return None
        chunk = self.chunk(head)
        fits = chunk is not None and not chunk.refers and "," not in self.lower[at + 1 : head]
        return head if fits else None

    def _who(self, at: int) -> list[int]:
        """Return whom a noun is said of."""
        bearer = self._bearer(at)
        if bearer is not None and self._personal(bearer):
            return list(self.clauses.things(bearer))
        named = [e.word for e in self._below.get(at, ()) if e.relation == "named" and self.chunk(e.word)]
        after = [at + 1] if self._is_title_of(at, at + 1) and self._personal(at + 1) else []
        if named or after:
            return list(dict.fromkeys([*after, *named]))
        if apposed := (self._equals(at) or self._apposed(at)):
            return apposed
        subjects = [e.word for e in self._below.get(at, ()) if e.relation == "subject" and e.word != at]
        return subjects or self._beside(at)

    def _apposed(self, at: int) -> list[int]:
        """Return the person between commas behind a phrase: "the inventor of Loom, Ada Lovelace, agreed"."""
        near = at + 1
        while near < self.size and near - at < 12 and self.lower[near] != ",":
            if self.clauses.is_verb(near):
                return []
            near += 1
        first = self.clauses.phrase(at)[0]
        front = not any(self.clauses.is_verb(n) or self._is_person(n) for n in range(first))
        name = near + 1
        while name < self.size and name - near < 7 and self.chunk(name) is None and not self.clauses.is_verb(name):
            name += 1
        between = range(near + 1, min(name, self.size))
        apart = any(self.tag(n) in (",", "IN", "TO", "CC") for n in between)
        if name >= self.size or not self._is_person(name) or apart:
            return []
        ends = name + 1 >= self.size or self.lower[name + 1] in (",", ".", ";", "—", "–", ")")
        opens = (
            front or self.lower[first] in ("the", "its", "their") or self.lower[first - 1] in ("the", "its", "'s", "’s")
        )
        return [name] if opens and (ends or (front and name == near + 1)) else []

    def _is_person(self, at: int) -> bool:
        chunk = self.chunk(at)
        return chunk is not None and chunk.types == {"Person"} and not chunk.refers and chunk.label == nlp.NAME

    def _equals(self, at: int) -> list[int]:
        """Return the names that a noun is said to be: "her mentor was Ada"."""
        return [e.head for e in self._above.get(at, ()) if e.relation == "subject" and self.chunk(e.head) is not None]

    def _is_called(self, name: int) -> bool:
        """Tell whether a name right after a noun is its name: "the book Looms"."""
        chunk, tree = self.chunk(name), self.clauses.tree
        if chunk is None or chunk.refers or chunk.label != nlp.NAME:
            return False
        return not tree.deps[name].startswith("nsubj") or tree.heads[name] < name or name == self.size - 1

    def _is_title_of(self, at: int, name: int) -> bool:
        """Tell whether a name right after a noun hangs on it as its name."""
        chunk, tree = self.chunk(name), self.clauses.tree
        if chunk is None or chunk.refers:
            return False
        own = tree.heads[name] == at and tree.deps[name] in _TITLE and not self.clauses.preposition(name)
        return own or name in self.clauses.things(at)

    def _personal(self, at: int) -> bool:
        chunk = self.chunk(at)
        return chunk is not None and (not chunk.types or "Person" in chunk.types)

    def _beside(self, at: int) -> list[int]:
        """Return the person whom a role without a verb follows: "Ada, founder of Globex, now adviser at Initech"."""
        near, place = at - 1, False
        while near >= 0 and at - near < _FAR:
            chunk = self.chunk(near)
            if chunk is not None and chunk.label == nlp.NAME:
                before = self.lower[near - 1] if near else ""
                if "Person" in chunk.types and before not in _PLACES - {"with", "from", "to", "by", "for"}:
                    return [near] if near + 1 < at or near == 0 else []
                place = True
            elif place and (self.lower[near] in _PLACES or self.lower[near] in ("and", ",", "the")):
                place = self.lower[near] in ("and", ",", "the")
            elif (
                self.clauses.is_verb(near) and self.tag(near) != "VBN" and self.lower[near] not in words("roles")
            ) or (self.lower[near] not in _BESIDE and not self._nominal(near)):
                return []
            near -= 1
        if self.sentence.topic and near < 0:
            return [0]
        return []

    def _nominal(self, at: int) -> bool:
        return self.tag(at) in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "IN", "VBN", "HYPH", ",") and self.lower[
            at
        ] not in ("that", "if", "because", "while", "who")

    def _holder(self, at: int) -> list[int]:
        """Return whose deed a noun tells: its owner, who stands behind "by", or the subject of its clause."""
        own = [e.word for e in self._below.get(at, ()) if e.relation in ("owner", "by")]
        if own:
            return own
        for edge in self._above.get(at, ()):
            verb = edge.head
            if not self.clauses.is_verb(verb):
                continue
            told = edge.relation in DURING or (edge.relation in ("object", "open") and self.lower[verb] in SUPPORT)
            if told and (subjects := [e.word for e in self._below.get(verb, ()) if e.relation == "subject"]):
                return subjects
        subjects = [e.word for e in self._below.get(at, ()) if e.relation == "subject" and e.word != at]
        if subjects:
            return subjects
        return self._beside(at)

    def _thinker(self, at: int) -> list[int]:
        """Return who is said to think what a word says: "Ada thinks that Loom is overrated"."""
        for word in self.clauses.path(at)[0:4]:
            if word != at and self.lower[word] in _THINKING:
                return [e.word for e in self._below.get(word, ()) if e.relation == "subject"]
        return []

    def governors(self, at: int) -> Iterator[int]:
        """Yield the verbs of which a noun is what they say: "did an internship"."""
        for edge in self._above.get(at, ()):
            if self.clauses.is_verb(edge.head) and (edge.relation in DURING or edge.relation in ("object", "open")):
                yield edge.head


def _named_owner(links: Links, at: int) -> list[int]:
    """Return who owns a word, if named; nobody of "this is Ada's Loom", which means another thing."""
    if links.clauses.children(at, "cop"):
        return []
    return [one for one in links.of(at, "owner") if (chunk := links.chunk(one)) and not chunk.refers]


def _behind(links: Links, at: int) -> list[int]:
    """Return the name right behind a word, or behind its "why", "that" or "for"."""
    near = at + 1 + (links.lower[at + 1 : at + 2] in (("why",), ("that",), ("for",)))
    return [near] if links.chunk(near) is not None else []


def _told(links: Links, at: int) -> list[int]:
    """Return the objects of what somebody is told to do: "told her to read ‘On Looms’"."""
    content = [edge.word for edge in links._below.get(at, ()) if edge.relation in ("open", "clause")]
    return [edge.word for verb in content for edge in links._below.get(verb, ()) if edge.relation == "object"]


_OWN: Mapping[str, Callable[[Links, int], list[int]]] = {
    "trigger": lambda links, at: [at],
    "self": lambda links, at: [at],
    "who": Links._who,
    "holder": Links._holder,
    "beside": Links._beside,
    "possessor": _named_owner,
    "thinker": Links._thinker,
    "next": lambda links, at: [at + 1] if links.chunk(at + 1) is not None else [],
    "behind": _behind,
    "equals": Links._equals,
    "earlier": lambda links, at: [one for one in range(at) if links.chunk(one) is not None],
    "told": _told,
}
"""Relations that no edge of the tree stands for."""
