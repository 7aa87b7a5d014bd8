"""Both sides of an "or" are alternatives: neither is a fact; of an "and" both are."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.names.shape import likely_person
from kg.nlp import NAME
from kg.records.statement import Name
from tests.extractors.test_rules import FAMILIES, told, words

DEEDS = {"founded": "founded", "joined": "workedAt", "acquired": None}
VERBS = [
    *(f"Grace Hopper {a} Initech or {b} Globex." for a, b in permutations(DEEDS, 2)),
    *(f"Either Grace Hopper {a} Initech or {b} Globex." for a, b in permutations(DEEDS, 2)),
    *(f"Grace Hopper {a} or {b} Globex." for a, b in permutations(DEEDS, 2)),
]
NAMES = [
    *(f"Grace Hopper {deed} {either}Initech or Globex." for deed in DEEDS for either in ("", "either ")),
    *(f"{either}Grace Hopper or Alan Turing {deed} Globex." for deed in DEEDS for either in ("", "Either ")),
]


@pytest.mark.parametrize("text", [*VERBS, *NAMES])
def test_neither_side_of_an_or_is_a_fact(text: str) -> None:
    assert {words(fact) for fact in told(text)} == set()


@pytest.mark.parametrize("text", [text for text in VERBS if text.startswith("Grace") and "Initech" in text])
def test_both_sides_of_an_and_are(text: str) -> None:
    found = {words(fact) for fact in told(text.replace(" or ", " and "))}
    said = {(verb, DEEDS[verb]) for verb in DEEDS if f" {verb} " in text}
    for verb, predicate in said:
        assert predicate is None or any(f" {predicate} " in fact for fact in found), (verb, found)


def test_what_a_place_surely_wants_is_not_filled_by_a_name_of_no_known_class() -> None:
    from kg.extractors.engine.triggers import fits
    from kg.extractors.frames import frames
    from kg.extractors.reference.chunk import Chunk
    from kg.extractors.rules.rulebook import _fits
    from kg.extractors.rules.rulefile import load

    def chunk(*types: str) -> Chunk:
        return Chunk(0, 6, Name("Blorpa", types[0] if types else None), frozenset(types), NAME)

    assert not likely_person("Blorpa")
    rules = [rule for family in FAMILIES for rule in load(family).rules]
    wanted = [(rule, name) for rule in rules for name in rule.sure if name not in dict(rule.schools)]
    assert len(wanted) > 5
    for rule, name in wanted:
        class_ = dict(rule.classes)[name][0]
        if class_ == "Person":
            continue  # a name that looks like a person's may be one
        assert not _fits({name: (chunk(),)}, rule), rule.name
        assert _fits({name: (chunk(class_),)}, rule), rule.name
    roles = [(frame, role, unit) for frame in frames() for role in frame.roles for unit in frame.units if role.sure]
    assert len(roles) > 10
    for _, role, unit in roles:
        if role.name not in unit.loose and not role.likely and role.classes and role.classes != ("Person",):
            assert not fits(chunk(), role, unit)
