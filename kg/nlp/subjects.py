"""Who does what a verb tells, or is what a noun says: its own subject, or one that it shares with another word."""

from __future__ import annotations

from kg.text.normalize import word_set

from .antecedents import STEPS, Antecedents

_OBJECT_SUBJECT = word_set(
    "hire hired hires appoint appointed name named made make makes recruit recruited elected promoted let lets had "
    "helped help helps helping brought bring convinced persuaded persuades inspired led leads got gets taught enabled "
    "allowed allows forced drove pushed sent moved"
)
"""After these it is the object that is or does what follows: "hired Ada as chief", "convinced her to join"."""
_BECOMING = word_set("become becomes became becoming remain remains remained stay stayed")
_WHILES = word_set(
    "year years month months week weeks day days decade decades summer summers time while career life afternoon hours "
    "winter semester spring autumn youth childhood evenings nights part most rest half all chance job start fun success"
)
"""Nouns that say how long, or as what, the subject of their verb did something."""


class Subjects(Antecedents):
    """A tree whose words are known by their subjects."""

    def subjects(self, at: int) -> tuple[int, ...]:
        """Return the subject of a verb, or of what somebody is said to be: its own, or one that it shares."""
        for _ in range(STEPS):
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
