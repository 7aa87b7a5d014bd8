"""Who does what in a parsed sentence: the relations that rules ask for, read from the tree.

Passive and active are one ("Initech was sold by Ada": Ada is the subject, Initech the object); a subject is handed on
to the verbs that share it, a relative clause gets what it is about, an enumeration gives each of its members, and "a
company called Initech" is Initech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.text.normalize import word_set

from .subjects import Subjects


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A word in a relation to the word that governs it."""

    head: int
    relation: str
    """subject, object, receiver, owner, named, modifier, open (an infinitive, a participle), clause, time, or a
    preposition."""
    word: int


_CALLED = word_set("called named titled entitled dubbed")
_TITLES = ("xcomp", "obj", "obl", "dep", "appos", "ccomp")
_PHRASES = ("obl", "obl:agent", "nmod", "obl:tmod", "obl:npmod", "nmod:npmod", "nmod:desc", "obl:unmarked")
_REDUCED = ("advcl", "acl", "conj", "parataxis", "dep")
_CLAUSE_MARKS = word_set("as by after before since while")
_GRAMMATICAL = word_set("subject object receiver owner named modifier open clause time")
_EXAMPLES = word_set("including include like as namely")
"""Before names that a noun stands for: "companies like Globex and Initech", "firms such as Hooli"."""
_LIFTED = word_set("at in with for from on to as into")
"""Prepositions of a noun that say as much of its verb: "ran the team at Initech"."""
_LIFTING = word_set("object as open to in on time of for")
"""Relations of such a noun to its verb, or to the noun above it: "head of design at Initech"."""
_LIFTS = 2
"""How often: "ran the team of engineers at Initech"."""
_MEMBERS = 30


class Clauses(Subjects):
    """A tree as relations between tokens."""

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every relation of the sentence, sorted, each once."""
        found = {edge for at in range(len(self.tree.heads)) if at != self.topic for edge in self._of(at)}
        found |= set(self._said(found))
        for _ in range(_LIFTS):
            found |= set(self._lifted(found))
        return tuple(sorted(found | set(self._handed(found))))

    def _said(self, found: set[Edge]) -> Iterator[Edge]:
        """Yield what one is by a preposition ("Ada was from Globex"), and what roles share ("founder and head of")."""
        for edge in found:
            if edge.relation == "subject" and (case := self.preposition(edge.head)) and self.children(edge.head, "cop"):
                yield Edge(edge.word, case, edge.head)
            if edge.relation in ("of", "at") and self.tree.deps[edge.head] == "conj" and not self.is_name(edge.head):
                first = self.tree.heads[edge.head]
                own = any(other.head == first and other.relation in ("of", "at") for other in found)
                if self.is_noun(first) and not self.is_name(first) and not own:
                    yield Edge(first, edge.relation, edge.word)

    def _lifted(self, found: set[Edge]) -> Iterator[Edge]:
        """Yield what is said of a common noun, as said of what governs it."""
        below: dict[int, list[Edge]] = {}
        for edge in found:
            common = not self.is_name(edge.head) or self.tokens.words[edge.head][0].islower()
            if edge.relation in _LIFTED and self.is_noun(edge.head) and common:
                below.setdefault(edge.head, []).append(edge)
        for edge in found:
            if edge.relation in _LIFTING and (edge.relation == "of" or not self.is_name(edge.word)):
                for lower in below.get(edge.word, ()):
                    if lower.word != edge.head:
                        yield Edge(edge.head, lower.relation, lower.word)

    def _handed(self, found: set[Edge]) -> Iterator[Edge]:
        """Yield what a verb says of the place of a role that it gives: "became chief in 1990 at Initech"."""
        places = [edge for edge in found if edge.relation in ("at", "for")]
        for edge in found:
            if edge.relation in ("as", "open", "object") and self.is_noun(edge.word) and not self.is_name(edge.word):
                for place in places:
                    if place.head == edge.head and place.word > edge.word:
                        yield Edge(edge.word, place.relation, place.word)

    def _of(self, at: int) -> Iterator[Edge]:
        """Yield the relations that a word governs."""
        passive = self.passive(at)
        pairs = [("object" if passive else "subject", subject) for subject in self.subjects(at)]
        pairs += [pair for child in self._children[at] for pair in self._relations(child, passive)]
        pairs += self._gap(at)
        if (near := self._just_before(at)) is not None:
            pairs.append(("nearer", near))
        for relation, word in pairs:
            members = (word,) if relation in ("open", "clause", "modifier") else self.things(word)
            for one in members:
                own = self.tokens.lower[cases[-1]] if one != word and (cases := self.children(one, "case")) else ""
                own = "" if own in _EXAMPLES else own
                if one != at:
                    yield Edge(at, own if own.isalpha() and relation not in _GRAMMATICAL else relation, one)

    def _relations(self, child: int, passive: bool) -> Iterator[tuple[str, int]]:
        """Yield what a word is to the word that it hangs on."""
        dep, case = self.tree.deps[child], self.preposition(child)
        if self.tokens.lower[child] == "there" and self.is_name(child):
            yield from (("at", child), ("in", child))
        elif dep in ("obj", "iobj"):
            yield ("object" if dep == "obj" else "receiver"), self._antecedent(child)
        elif (dep == "obl:agent" and (passive or self.tree.tags[self.tree.heads[child]] != "VBG")) or (
            dep == "obl" and passive and case == "by"
        ):
            yield from (("subject", child), ("by", child))
        elif dep in _PHRASES:
            yield (case or "time"), self._antecedent(child)
        elif dep == "nmod:poss":
            yield "owner", self._antecedent(child)
        elif dep in ("compound", "amod", "nummod", "flat"):
            yield "modifier", child
        elif dep == "appos":
            yield "named", child
        elif dep in ("xcomp", "advcl", "acl"):
            yield "open", child
            if dep == "xcomp" and self.is_name(child) and not case and not self.children(self.tree.heads[child], "obj"):
                yield "object", child
            if dep == "advcl" and case in _CLAUSE_MARKS:
                yield case, child
            yield from (("named", title) for title in self._titles(child))
        elif dep in ("ccomp", "parataxis"):
            yield "clause", child

    def things(self, at: int) -> tuple[int, ...]:
        """Return what a noun stands for: itself, what is enumerated with it, what it is called."""
        found = [at] if not self.contrasted(at) else [one for one in self.children(at, "conj") if self.is_noun(one)]
        for one in found:
            named = self.is_name(one)
            more = self.children(one, "conj") if self._enumerates(one) else []
            if not named:
                more += self.children(one, "appos")
                more += self._titled(one)
                more += [title for called in self.children(one, "acl", "acl:relcl") for title in self._titles(called)]
                more += [each for each in self.children(one, *_PHRASES) if self.preposition(each) in _EXAMPLES]
            fitting = (word for word in more if (self.is_name(word) if named else self.is_noun(word)))
            new = [word for word in fitting if word not in found and not self.contrasted(word)]
            found += new[: _MEMBERS - len(found)]
        return tuple(found)

    def _titled(self, noun: int) -> list[int]:
        """Return the name of a noun that the parser hangs on the verb beside it: "my cousin Ada sang"."""
        if self.is_name(noun) or not self.is_noun(noun):
            return []
        alike = [c for c in self.children(self.tree.heads[noun], self.tree.deps[noun]) if c > noun and self.is_name(c)]
        subject = self.tree.deps[noun].startswith("nsubj")
        return [c for c in alike[:1] if c == noun + 1 or (subject and self.tokens.lower[c - 1] == ",")]

    def _titles(self, called: int) -> list[int]:
        """Return what something is called by a participle: Initech, of "called Initech"."""
        if self.tokens.lower[called] not in _CALLED:
            return []
        return [title for title in self.children(called, *_TITLES) if not self.preposition(title)]

    def _enumerates(self, at: int) -> bool:
        """Tell whether a word and what hangs on it by "conj" are members of one enumeration, none of it a choice."""
        joints = (cc for one in self.children(at, "conj") for cc in self.children(one, "cc"))
        return not any(self.tokens.lower[cc] in ("or", "but", "nor") for cc in joints)

    def _just_before(self, at: int) -> int | None:
        """Return the name before the comma that a participle stands behind: "she joined Globex, based in Leeds"."""
        past = self.tree.tags[at] == "VBN" and self.tree.deps[at] in ("advcl", "acl", "conj", "parataxis")
        if not past or self.children(at, "aux", "aux:pass", "cc", "mark"):
            return None
        first = at
        while first and self.tree.heads[first - 1] == at and self.tree.deps[first - 1] == "advmod":
            first -= 1
        before = first >= 2 and self.tokens.lower[first - 1] == "," and self.is_name(first - 2)
        return first - 2 if before else None

    def passive(self, at: int) -> bool:
        """Tell whether a verb's subject is the one to whom it is done."""
        own = self.children(at, "nsubj:pass") and self.is_verb(at)
        if self.children(at, "aux:pass") or (own and (self.tree.tags[at] != "VBD" or self.children(at, "aux"))):
            return True
        if self.tree.tags[at] not in ("VBN", "VBD") or self.infinitive(at) or self.children(at, "aux", "nsubj"):
            return False
        done_by = any(self.preposition(child) == "by" and self.is_name(child) for child in self.children(at, *_PHRASES))
        if done_by and not self.children(at, "obj") and self.tree.deps[at] in _REDUCED:
            return True  # the tagger takes many a participle for a past tense
        if self.tree.tags[at] == "VBD" and self.tree.deps[at] == "conj" and self.tree.heads[at] < at:
            return not self.children(at, "obj", "xcomp", "ccomp") and self.passive(self.tree.heads[at])
        if self.tree.tags[at] == "VBD":
            return self.tree.deps[at] == "acl" and not self.children(at, "obj", "xcomp", "ccomp")
        if self.tree.deps[at] == "conj":
            return self.tree.heads[at] < at and self.passive(self.tree.heads[at])
        return self.tree.deps[at] in ("acl", "advcl") or (self.tree.heads[at] == at and self.topic is not None)
