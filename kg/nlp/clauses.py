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

from .trees import Walk


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A word in a relation to the word that governs it."""

    head: int
    relation: str
    """subject, object, receiver, owner, named, modifier, open (an infinitive, a participle), clause, time, or a
    preposition."""
    word: int


_RELATIVES = word_set("who which that whom whose")
_OWNED = ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
"""What a noun with "whose" may be in its clause: "whose experiments inspired Ada"."""
_CALLED = word_set("called named titled entitled dubbed")
_TITLES = ("xcomp", "obj", "obl", "dep", "appos", "ccomp")
_OBJECT_SUBJECT = word_set(
    "hire hired hires appoint appointed name named made make makes recruit recruited elected promoted let lets had "
    "helped help helps helping brought bring convinced persuaded persuades inspired led leads got gets taught enabled "
    "allowed allows forced drove pushed sent moved"
)
"""After these it is the object that is or does what follows: "hired Ada as chief", "convinced her to join"."""
_PHRASES = ("obl", "obl:agent", "nmod", "obl:tmod", "obl:npmod", "nmod:npmod", "nmod:desc", "obl:unmarked")
_REDUCED = ("advcl", "acl", "conj", "parataxis", "dep")
_CLAUSE_MARKS = word_set("as by after before since while")
_GRAMMATICAL = word_set("subject object receiver owner named modifier open clause time")
_EXAMPLES = word_set("including include like as namely")
"""Before names that a noun stands for: "companies like Globex and Initech", "firms such as Hooli"."""
_BECOMING = word_set("become becomes became becoming remain remains remained stay stayed")
_LIFTED = word_set("at in with for from on to as into")
"""Prepositions of a noun that say as much of its verb: "ran the team at Initech"."""
_LIFTING = word_set("object as open to in on time of for")
"""Relations of such a noun to its verb, or to the noun above it: "head of design at Initech"."""
_LIFTS = 2
"""How often: "ran the team of engineers at Initech"."""
_WHILES = word_set(
    "year years month months week weeks day days decade decades summer summers time while career life afternoon hours "
    "winter semester spring autumn youth childhood evenings nights part most rest half all chance job start fun success"
)
"""Nouns that say how long, or as what, the subject of their verb did something."""
_NOBODY = word_set("one what man woman person guy people who those ones girl boy lady gentleman all thing first")
"""Words that say no more of somebody than the relative clause behind them does."""
_STEPS = 12
"""How far a subject is looked for: sentences of talk are long, and trees may be hostile."""
_MEMBERS = 30


class Clauses(Walk):
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
        if dep in ("obj", "iobj"):
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

    def contrasted(self, at: int) -> bool:
        """Tell whether a noun is named as what it is not: "Ada, not Grace, founded it", "it was Ada and not I who"."""
        nots = [child for child in self._children[at] if child < at and self.tokens.lower[child] == "not"]
        return bool(nots) and self.is_noun(at) and not self.children(at, "cop")

    def _titles(self, called: int) -> list[int]:
        """Return what something is called by a participle: Initech, of "called Initech"."""
        if self.tokens.lower[called] not in _CALLED:
            return []
        return [title for title in self.children(called, *_TITLES) if not self.preposition(title)]

    def _enumerates(self, at: int) -> bool:
        """Tell whether a word and what hangs on it by "conj" are members of one enumeration, none of it a choice."""
        joints = (cc for one in self.children(at, "conj") for cc in self.children(one, "cc"))
        return not any(self.tokens.lower[cc] in ("or", "but", "nor") for cc in joints)

    def subjects(self, at: int) -> tuple[int, ...]:
        """Return the subject of a verb, or of what somebody is said to be: its own, or one that it shares."""
        for _ in range(_STEPS):
            if own := self.children(at, "nsubj", "nsubj:pass", "nsubj:outer"):
                meant = [one for one in own if not self.contrasted(one)]
                return (self._antecedent(meant[0]),) if meant else ()
            step = self._shared(at) or self._became(at)
            if step is None:
                return ()
            at, found = step
            if found:
                return (self._antecedent(at),)
        return ()

    def _of_what_one_becomes(self, at: int, head: int, dep: str) -> tuple[int, bool]:
        """The same of an infinitive and of a role after "as": "hired Ada as chief", "with Ada as chief"."""
        with_ = next((n for n in range(at, max(-1, at - 5), -1) if self.tokens.lower[n] == "as"), 0) - 1
        if dep != "xcomp" and with_ > 0 and self.is_name(with_) and self.preposition(with_) == "with":
            return with_, True
        objects = self.children(head, "obj", "iobj")
        given = objects and objects[0] != at and self.tokens.lower[head] in _OBJECT_SUBJECT
        return (objects[0], True) if given else (head, False)

    def _shared(self, at: int) -> tuple[int, bool] | None:
        """Return where the subject of a word without one is to be looked for, and whether it stands there itself."""
        head, dep = self.tree.heads[at], self.tree.deps[at]
        if head == at:
            return (self.topic, True) if self.topic is not None and self.topic != at else None
        if dep == "conj" and (self.is_verb(at) or self._says_what(head)):
            return head, False
        if dep == "conj" and self.is_name(head) and not self.is_name(at):
            return self._noun_above(head), False
        if dep == "xcomp" or (dep in ("obl", "advcl", "nmod") and self.preposition(at) == "as"):
            return self._of_what_one_becomes(at, head, dep)
        if dep == "nmod" and self.tokens.lower[head] in ("one", "both") and self.preposition(at) == "of":
            return head, False
        if dep == "advcl" and self.infinitive(at) and self.tokens.lower[head] in _OBJECT_SUBJECT:
            return (objects[0], True) if (objects := self.children(head, "obj", "iobj")) else (head, False)
        if dep in ("advcl", "parataxis") and (self.tree.tags[at] in ("VBG", "VBN", "VB") or self.infinitive(at)):
            return head, False
        having = dep == "ccomp" and any(self.tokens.lower[aux] == "having" for aux in self.children(at, "aux"))
        if having or (dep == "csubj" and self.infinitive(at) and head < at):
            return head, False  # "Ada was the first to join"
        if dep == "acl" and self.tokens.lower[head] in _WHILES and self.is_verb(self.tree.heads[head]):
            return self.tree.heads[head], False  # "she spent two years leading it"
        cleft = dep == "acl:relcl" and self.tokens.lower[head] == "what"
        if dep == "acl" or cleft or (dep == "acl:relcl" and self.tree.tags[at] in ("VBG", "VBN")):
            return self._said_of(head), True
        if dep == "appos" and not self.is_name(at):
            return self._apposed(head)
        return None

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

    def _became(self, at: int) -> tuple[int, bool] | None:
        """Return the verb of what somebody became, whose subject is said to be it: "Ada became my mentor"."""
        head = self.tree.heads[at]
        became = self.tokens.lower[head] in _BECOMING and self.is_noun(at) and not self.is_name(at)
        return (head, False) if became and self.tree.deps[at] in ("obj", "xcomp", "obl") and head != at else None

    def _apposed(self, head: int) -> tuple[int, bool]:
        """Return what a role in apposition is said of: "Ada, an engineer"; "chief of Globex, head of Initech"."""
        if not self.is_name(head):
            return (head, False) if self._says_what(head) else (head, True)
        above = self._noun_above(head)
        role = head not in self.persons and not self.is_name(above) and self.is_noun(above)
        return (above, False) if role else (head, True)

    def _says_what(self, at: int) -> bool:
        """Tell whether a word says what somebody is: "Ada is a mathematician"."""
        return bool(self.children(at, "cop")) or self.tree.deps[at] == "appos" or self.tree.heads[at] == at

    def _noun_above(self, at: int) -> int:
        """Return the noun above a name with which "chief of Globex and head of Initech" goes on, if not the root."""
        above = [word for word in self.path(at)[1:] if not self.is_name(word) and self.is_noun(word)]
        return next((word for word in above if self.tree.deps[word] not in ("nmod", "obl")), self.path(at)[-1])

    def _antecedent(self, at: int) -> int:
        """Return what a relative pronoun is about; any other word as it is."""
        if self.tokens.lower[at] == "what" and (meant := self._meant(at)) is not None:
            return meant
        if self.tokens.lower[at] in _RELATIVES:
            whose = self.tokens.lower[at] == "whose"
            before = at - 1 - (at > 0 and self.tokens.lower[at - 1] == ",")
            who = self.tokens.lower[at] in ("who", "whom")
            near = before > 0 and self.is_name(before) and (before in self.persons) == who and not whose
            for clause in self.path(at)[1 : 1 + _STEPS]:
                if self.tree.deps[clause] == "acl:relcl":
                    return self._said_of(self.tree.heads[clause])
                if self.tree.deps[clause] not in ("conj", "xcomp", "ccomp", *(_OWNED if whose else ())):
                    if near:
                        return before
                    if self.topic is not None and self.tree.deps[clause] in ("parataxis", "root", "nmod", "dep"):
                        return self.topic
                    break
            if near:
                return before
        return at

    def _said_of(self, noun: int) -> int:
        """Return the name that a noun is said of: Ada, of "Ada is the one who …" and "Ada, an engineer who …"."""
        own = self.children(noun, "nsubj")
        above = self.tree.heads[noun]
        if self.topic is not None and not self.is_name(noun) and above in (noun, self.topic):
            return self.topic
        if self.contrasted(noun) and self.is_name(self.tree.heads[noun]):
            return self.tree.heads[noun]
        if self.is_name(noun):
            return noun
        if self.tokens.lower[noun] in _NOBODY and (meant := self._meant(noun)) is not None:
            return meant
        if own and self.children(noun, "cop"):
            return own[0]
        return above if self.tree.deps[noun] == "appos" and self.is_name(above) else noun

    def _meant(self, noun: int) -> int | None:
        """Return the name for which "the one who …" stands: "the one who … was Ada", "Ada, the woman who …, agreed"."""
        above = self.tree.heads[noun]
        if self.tree.deps[noun] == "nsubj" and self.is_name(above) and self.children(above, "cop"):
            return above
        first = noun
        while first and self.tree.heads[first - 1] == noun and self.tokens.lower[first - 1] != ",":
            first -= 1
        before = first - 2
        apposed = before >= 0 and self.tokens.lower[first - 1] == "," and self.is_name(before)
        return before if apposed and not self.children(before, "case") else None

    def _gap(self, at: int) -> Iterator[tuple[str, int]]:
        """Yield what the noun before a relative clause is in it: "the company that she founded", "where she worked"."""
        chain = [at]
        while self.tree.deps[chain[-1]] == "xcomp":  # "where she used to work"
            chain.append(self.tree.heads[chain[-1]])
        noun, subjects = self.tree.heads[chain[-1]], self.children(at, "nsubj", "nsubj:pass")
        if self.tokens.lower[noun] in _NOBODY and (meant := self._meant(noun)) is not None:
            noun = meant
        if (
            self.tree.deps[at] in ("parataxis", "conj", "ccomp", "appos", "root", "acl")
            and (bare := self._bare(at)) is not None
        ):
            yield "object", bare
        if self.tree.deps[chain[-1]] != "acl:relcl" or not self.is_verb(at):
            return
        where = any(self.tokens.lower[c] == "where" for verb in chain for c in self.children(verb, "advmod", "obl"))
        stranded = [
            child
            for child in self.children(at, "obl", "advmod", "case", "compound:prt", "dep")
            if self.tree.tags[child] in ("IN", "RP") and not self._children[child]
        ]
        if where:
            yield "at", noun
        elif not subjects or self.tokens.lower[subjects[0]] in _RELATIVES:
            return
        elif stranded:
            yield self.tokens.lower[stranded[0]], noun
        elif not self.children(at, "obj", "cop", "ccomp", "xcomp"):
            yield "object", noun

    def _bare(self, at: int) -> int | None:
        """Return the noun right before the subject of a verb without object: "a firm Ada founded", however parsed."""
        own = self.children(at, "nsubj")
        if not own or not self.is_verb(at) or self.children(at, "obj", "xcomp", "ccomp", "cop", "mark", "iobj"):
            return None
        first = min(
            own[0], *(child for child in self.children(own[0]) if self.tree.deps[child] in ("det", "amod")), own[0]
        )
        noun = first - 1 - (first > 1 and self.tokens.lower[first - 1] in ("that", "which"))
        article = any(self.tokens.lower[n] in ("a", "an", "the") for n in range(max(0, noun - 4), noun))
        told = article or self.tree.tags[noun] == "NNS"
        plain = noun > 0 and self.tree.tags[noun] in ("NN", "NNS") and not self.is_name(noun) and told
        return self._said_of(noun) if plain and self.is_name(own[0]) else None

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
