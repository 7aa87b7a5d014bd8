"""What "who", "that" and "the one" stand for, and what a noun is in the relative clause behind it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.normalize import word_set

from .trees import Walk

_RELATIVES = word_set("who which that whom whose")
_OWNED = ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
"""What a noun with "whose" may be in its clause: "whose experiments inspired Ada"."""
_NOBODY = word_set("one what man woman person guy people who those ones girl boy lady gentleman all thing first")
"""Words that say no more of somebody than the relative clause behind them does."""
STEPS = 12
"""How far a subject is looked for: sentences of talk are long, and trees may be hostile."""


class Antecedents(Walk):
    """A tree whose relative pronouns are known by what they are about."""

    def contrasted(self, at: int) -> bool:
        """Tell whether a noun is named as what it is not: "Ada, not Grace, founded it", "it was Ada and not I who"."""
        nots = [child for child in self._children[at] if child < at and self.tokens.lower[child] == "not"]
        return bool(nots) and self.is_noun(at) and not self.children(at, "cop")

    def _antecedent(self, at: int) -> int:
        """Return what a relative pronoun is about; any other word as it is."""
        if self.tokens.lower[at] == "what" and (meant := self._meant(at)) is not None:
            return meant
        if self.tokens.lower[at] in _RELATIVES:
            whose = self.tokens.lower[at] == "whose"
            before = at - 1 - (at > 0 and self.tree.tags[at - 1] in ("IN", "TO"))  # "Ada, with whom she wove"
            before -= before > 0 and self.tokens.lower[before] == ","
            who = self.tokens.lower[at] in ("who", "whom")
            near = before >= 0 and self.is_name(before) and (before in self.persons) == who and not whose
            for clause in self.path(at)[1 : 1 + STEPS]:
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
