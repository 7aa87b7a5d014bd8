"""In which relation names stand to a word of a sentence: what `kg.nlp.Clauses` reads, and what fragments leave out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg import nlp
from kg.nlp.forms import forms
from kg.text.normalize import word_set

from .appositions import Appositions
from .edges import DURING


def _forms(verbs: str) -> frozenset[str]:
    """Return all forms of verbs."""
    return frozenset(form for verb in verbs.split() for form in forms(verb))


SUPPORT = _forms(
    "do have take get accept land hold begin start complete finish spend serve pursue make give receive "
    "enjoy continue leave undertake earn secure win find pay show express feel owe provide put play "
    "see cite"
)
"""Verbs that say little themselves: "she did an internship at Globex"."""
_GIVING = _forms("give get land hand award grant find")
OF_CLAUSE = word_set("at for with in to from by of on into under as")
_PARTICLES = word_set("away up down out over off on together along apart back in through")
_THINKING = _forms("think say believe argue find consider call regard insist hold write feel warn claim maintain")


class Links(Appositions):
    """The relations of a sentence, ready to be asked."""

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
        if relation in OF_CLAUSE and not found and self.clauses.is_verb(at):
            found = self._of_particle(at, relation)
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

    def _of_particle(self, at: int, relation: str) -> list[int]:
        """Return what hangs on the adverb that belongs to a verb: "did away with Loom"."""
        particles = [c for c in self.clauses.children(at, "advmod", "compound:prt") if self.lower[c] in _PARTICLES]
        return [e.word for c in particles for e in self._below.get(c, ()) if e.relation == relation]

    def _mistagged(self, at: int) -> list[int]:
        """Return the name before a verb in "-s" that the tagger took for a noun: "Ada lectures at Globex"."""
        near = at - 1 - (at > 1 and self.tag(at - 1) == "RB")
        return list(self.clauses.things(near)) if near >= 0 and self.chunk(near) is not None else []

    def _of_support(self, at: int, relation: str) -> list[int]:
        """Return what hangs on the verb that does a deed told by a noun: "she took her degree at Trinity"."""
        tree = self.clauses.tree
        verbs = [e.head for e in self._above.get(at, ()) if e.relation == "object" and self.lower[e.head] in SUPPORT]
        return [
            e.word for v in verbs for e in self._below.get(v, ()) if e.relation == relation and tree.heads[e.word] == v
        ]

    def _shared(self, at: int, bearer: int, relation: str) -> list[int]:
        """Return what hangs on the name that a title stands before: "Globex's chief scientist Ada at Initech"."""
        if relation in ("owner", "modifier"):
            return [e.word for e in self._below.get(bearer, ()) if e.relation == relation and e.word < at]
        if relation in OF_CLAUSE:
            return [e.word for e in self._below.get(bearer, ()) if e.relation == relation and e.word > bearer]
        return []

    def _holder(self, at: int) -> list[int]:
        """Return whose deed a noun tells: its owner, who stands behind "by", or the subject of its clause."""
        own = [e.word for e in self._below.get(at, ()) if e.relation in ("owner", "by")]
        if own:
            return own
        for edge in self._above.get(at, ()):
            verb = edge.head
            if not self.clauses.is_verb(verb):
                continue
            if edge.relation == "object" and (receivers := self.of(verb, "receiver")):
                return receivers if self.lower[verb] in _GIVING else []  # "offered her a chair"
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


def _right_of(links: Links, at: int) -> list[int]:
    """Return the name right behind a name and "of": "Ada of Globex", not "Ada of Globex's board" nor "me of Globex"."""
    chunk = links.chunk(at)
    if chunk is None or chunk.refers or links.lower[at + 1 : at + 2] != ("of",):
        return []
    near = at + 2 + (links.lower[at + 2 : at + 3] == ("the",))
    owns = links.lower[near + 1 : near + 2] in (("'s",), ("’s",))
    return [near] if near < links.size and links.chunk(near) is not None and not owns else []


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
    "right-of": _right_of,
    "equals": Links._equals,
    "earlier": lambda links, at: [one for one in range(at) if links.chunk(one) is not None],
    "told": _told,
}
"""Relations that no edge of the tree stands for."""
