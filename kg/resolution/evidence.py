"""What two nodes' own names and kinds say about whether they are one thing."""

from __future__ import annotations

from kg.names import acronym, bearer, chinese, given, persons, thing
from kg.names.person import family_first, parse
from kg.names.reason import ACROSS, MERGE, Reason, because
from kg.names.shape import LONGEST
from kg.resolution.kinds import clash
from kg.resolution.nodes import Node, bare
from kg.text.normalize import key


def between(a: Node, b: Node) -> Reason | None:
    """Return the evidence that lies in names and kinds; None where there is none.

    Names of two recordings are one thing's only by the stronger rules, and never by a first name or surname alone.
    """
    if clash(a.type, b.type):
        return because("type", f"a {a.type} is no {b.type}")
    reason = by_name(a.name, b.name, a.type, b.type, a.person and b.person)
    if reason and reason.rule == "hint" and a.person and b.person and _beside(a, b):
        return because("told-apart", f"one page writes both {a.name} and {b.name}")
    if reason is None or a.recording == b.recording or reason.score < 0:
        return reason
    if bare(a) or bare(b):
        return None
    if reason.score >= ACROSS and not (reason.rule == "plural" and _proper(a.form) and _proper(b.form)):
        return reason
    shown = a.person and b.person and reason.score >= MERGE and reason.rule != "sound"
    return because("hint", f"{reason.why}, but in two recordings") if shown else None


def _beside(a: Node, b: Node) -> bool:
    """Whether one page names both, by names in Chinese characters."""
    both = chinese.is_han(a.name) and chinese.is_han(b.name)
    return both and not {m.source for m in a.mentions}.isdisjoint(m.source for m in b.mentions)


def _proper(form: str) -> bool:
    """Several words with capitals: a name of its own, which may differ from another by its plural alone."""
    words = form.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def by_name(a: str, b: str, type_a: str | None, type_b: str | None, both_persons: bool) -> Reason | None:
    """Compare two names as persons' where both may be persons, else as things'."""
    if max(len(a), len(b)) > LONGEST:
        return because("letters", "the names are equal") if key(a) == key(b) else None
    if "Person" in (type_a, type_b):
        return persons.compare(a, b) if both_persons or None in (type_a, type_b) else None
    reason = thing.compare(a, b, type_a, type_b)
    return persons.compare(a, b) if reason is None and both_persons else reason


def beside(head: str, inner: str, type_: str | None = None) -> Reason | None:
    """Return the reason why a name in a bracket names the same as the name before it, None where it need not.

    >>> beside("Analytical Engine", "AE").rule, beside("Ada Lovelace", "爱达").rule, beside("Acme", "Bee")
    ('stated', 'stated', None)
    """
    told = f"the page says “{head} ({inner})”"
    if not any(char.isalpha() for char in head):
        return because("stated", f"{told}: a number and the name that goes with it")
    if acronym.loosely(head, inner) or acronym.loosely(inner, head) or acronym.spells(head, inner):
        return because("stated", f"{told}: one is short for the other")
    if chinese.is_han(head) != chinese.is_han(inner) and chinese.has_han(head) != chinese.has_han(inner):
        return because("stated", f"{told}: one name in two languages")
    kinds = ((type_, type_, True), ("Organization", "Organization", False))
    found = [by_name(head, inner, *kind) for kind in kinds]
    if any(reason and reason.score > 0 for reason in found) or bearer.bears(inner, head) or bearer.bears(head, inner):
        return because("stated", f"{told}: two forms of one name")
    return across_slash(head, inner, told) if type_ == "Person" else None


def across_slash(a: str, b: str, told: str = "") -> Reason | None:
    """Return the reason why two names side by side are one person's: a Chinese and a Western given name."""
    told = told or f"the page says “{a} / {b}”"
    left, right = parse(a), parse(b)
    if not left.words or not right.words:
        return None
    if chinese.is_han(a) != chinese.is_han(b):
        return because("stated", f"{told}: one name in two languages")
    for one, other in ((left, right), (right, left)):
        family = family_first(one.words) and len(other.words) > 1 and one.words[0].lower() == other.words[-1].lower()
        western = given.known(other.words[0]) or not chinese.is_pinyin(other.words[:-1])
        if family and western and chinese.is_pinyin(one.words):
            return because("stated", f"{told}: a Chinese and a Western given name")
    return None
