"""Reads the rules of conclusion in rules.txt: plain text, a paragraph a rule.

    # a remark
    rule co-authors                               its name
        if ?a authored ?work                      what must be stated, not denied; different letters, different things
        if ?b authored ?work
        ?a is Person                              of which classes a thing must be
        at most 12 authored ?work                 no more than so many things may stand to it in this relation
        then ?a collaboratedWith ?b               what follows; `as ROLE` gives a role
        e.g. Ada authored Loom; Grace authored Loom => Ada collaboratedWith Grace
        no e.g. Ada authored Loom                 both kinds of example are demanded, and all are tests

There is no negation, no arithmetic and no order: what follows can only grow, so that it has an end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from kg.records.immutable import dataclass
from kg.records.vocabulary import CLASSES, PREDICATES


@dataclass(frozen=True, slots=True)
class Triple:
    """A relation between two letters."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows from what."""

    name: str
    premises: tuple[Triple, ...] = ()
    conclusion: Triple = Triple("", "", "")
    role: str | None = None
    classes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For a letter the classes of which its thing may be."""
    limits: tuple[tuple[int, str, str], ...] = ()
    """(how many, predicate, letter): so many subjects at most may have the predicate with that object."""
    examples: tuple[str, ...] = ()


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules that the package brings."""
    return parse((files(__name__.rpartition(".")[0]) / "rules.txt").read_text(encoding="utf-8"))


def parse(text: str) -> tuple[Rule, ...]:
    """Return the rules of a text in their order; raises ValueError, which names the line, at what is no rule."""
    rules: list[Rule] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if words[0] == "rule" and len(words) == 2 and not line.startswith(" "):
            rules.append(Rule(words[1]))
        elif rules and line.startswith(" "):
            try:
                rules[-1] = _with(rules[-1], words, line.strip())
            except (KeyError, ValueError, IndexError):
                raise ValueError(f"line {number}: no part of a rule: {line.strip()}") from None
        else:
            raise ValueError(f"line {number}: no rule: {line.strip()}")
    for rule in rules:
        _check(rule)
    return tuple(rules)


def _with(rule: Rule, words: list[str], line: str) -> Rule:
    """Return the rule with one more line of its paragraph."""
    match words:
        case ["e.g.", *_] | ["no", "e.g.", *_]:
            return replace(rule, examples=(*rule.examples, line))
        case ["if", subject, predicate, object_]:
            return replace(rule, premises=(*rule.premises, _triple(subject, predicate, object_)))
        case ["then", subject, predicate, object_]:
            return replace(rule, conclusion=_triple(subject, predicate, object_))
        case ["then", subject, predicate, object_, "as", *role] if role:
            return replace(rule, conclusion=_triple(subject, predicate, object_), role=" ".join(role))
        case ["at", "most", count, predicate, letter] if predicate in PREDICATES:
            return replace(rule, limits=(*rule.limits, (int(count), predicate, letter)))
        case [letter, "is", *classes] if letter.startswith("?"):
            named = tuple(class_.strip(",") for class_ in classes)
            if named and set(named) <= set(CLASSES):
                return replace(rule, classes=(*rule.classes, (letter, named)))
    raise ValueError(line)


def _triple(subject: str, predicate: str, object_: str) -> Triple:
    if predicate not in PREDICATES or not subject.startswith("?") or not object_.startswith("?"):
        raise ValueError(predicate)
    return Triple(subject, predicate, object_)


def _check(rule: Rule) -> None:
    """Raise ValueError where a rule lacks a part, or concludes about a letter of which its premises say nothing."""
    bound = set(letters(rule))
    used = {rule.conclusion.subject, rule.conclusion.object, *(letter for letter, _ in rule.classes)}
    used |= {letter for _, _, letter in rule.limits}
    if not rule.premises or not used <= bound:
        raise ValueError(f"rule {rule.name}: no premise, no conclusion, or one about what no premise names")
    if not {"e.g.", "no"} <= {example.split()[0] for example in rule.examples}:
        raise ValueError(f"rule {rule.name}: it needs an example that it fits and one that it does not")


def letters(rule: Rule) -> Iterator[str]:
    """Yield the letters that the premises name."""
    for triple in rule.premises:
        yield triple.subject
        yield triple.object
