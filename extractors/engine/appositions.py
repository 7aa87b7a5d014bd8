"""Of whom a noun is said without a verb: a title before a name, between commas, or behind it."""

from __future__ import annotations

from kg import nlp
from kg.text.normalize import word_set

from ..tables import words
from .edges import Edges

_TITLE = ("compound", "amod", "appos", "nmod", "flat", "nmod:desc", "dep")
_BESIDE = word_set(
    "a an the his her their my our your its former ex formerly previously now then later currently once also first "
    "and , — – - ( ) : ; / & · | early late earlier today long-time longtime founding senior junior vice deputy acting "
    "interim visiting associate assistant chief executive managing general co-founding fellow renowned famous the as "
    "legendary former- herself himself"
)
"""What may stand between a name and a role that is said of it without a verb."""
_BEFORE_ROLE = word_set(
    "herself himself itself themselves then now later once also still formerly previously originally"
)
"""Between a comma and a role: "Ada, herself a student of Grace", "Grace, then a weaver at Globex"."""
_DETERMINERS = word_set("a an the his her their my our your its")
_REFLEXIVE = word_set("herself himself itself themselves")
_PLACES = word_set("at of for in with from to by")
_FAR = 40


class Appositions(Edges):
    """The edges of a sentence, and the names to which its nouns stand in apposition."""

    def _apposed_to(self, at: int) -> list[int]:
        """Return the name that a noun stands behind a comma to: "Loom, a machine that Ada made"."""
        if self.clauses.is_name(at):
            return []
        near = at - 1
        while (
            near > 0 and near > at - 6 and self.tag(near) in ("JJ", "JJR", "JJS", "NN", "DT", "VBN", "VBG", "RB", "CD")
        ):
            if self.lower[near] in ("a", "an", "the"):
                before = near - 1
                while before > near - 3 and self.lower[before] in _BEFORE_ROLE:
                    before -= 1
                if self.lower[before] not in (",", ":", "—", "–", "-", "("):
                    return []
                before -= 1
                return [before] if before >= 0 and self.chunk(before) is not None else []
            near -= 1
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
        if not subjects and self.lower[at - 2 : at - 1] and self.lower[at - 2] in _REFLEXIVE:
            subjects = self._apposed_to(at)
        owns = self.clauses.tree.deps[at] == "nmod:poss"  # "her husband's looms"
        return subjects or ([] if owns else self._beside(at))

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
                if self.lower[near + 1] in ("'s", "’s") and near + 2 <= at:
                    return []  # "Ada's guest" is not Ada
                if near in self._receivers(at):
                    return []  # "they offered Ada a chair"
                if "Person" in chunk.types and before not in _PLACES - {"with", "from", "to", "by", "for"}:
                    joined = self.lower[near + 1] == "and" and self.lower[near + 2] in _DETERMINERS  # "Ada and my aide"
                    return [near] if (near + 1 < at or near == 0) and not joined else []
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

    def _receivers(self, at: int) -> list[int]:
        """Return to whom something is given, offered or sent that a noun is."""
        verbs = [edge.head for edge in self._above.get(at, ()) if edge.relation == "object"]
        return [edge.word for verb in verbs for edge in self._below.get(verb, ()) if edge.relation == "receiver"]

    def _nominal(self, at: int) -> bool:
        return self.tag(at) in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "IN", "VBN", "HYPH", ",") and self.lower[
            at
        ] not in ("that", "if", "because", "while", "who")
