"""Every rule file's examples: text in, facts out."""

from __future__ import annotations

import re

import pytest
from kg.extractors import extract
from kg.extractors.rules.rulefile import load, parse

from kg.records.statement import Fact
from tests.extractors import world

FAMILIES = (
    *("descriptions", "career", "works", "influence", "organizations"),
)
EXAMPLES = [
    pytest.param(f"{family}:{rule.name}", example, id=f"{rule.name}-{number}")
    for family in FAMILIES
    for rule in load(family).rules
    for number, example in enumerate(rule.examples)
]


def told(text: str) -> list[Fact]:
    """The facts that a story tells, or an entry of a list: "[person Grace Hopper] Professor at Globex."."""
    entry = re.match(r"\[([\w-]+) ?([^\]]*)\] ", text)
    kind, title = (entry[1], entry[2]) if entry else ("story", "")
    item = (kind, title, text[entry.end() :] if entry else text)
    return [fact for fact in extract(world.page(item), world.context()).facts if fact.evidence.line > 1]


def words(fact: Fact) -> str:
    """A fact as the examples write it."""
    denied = "not " if fact.polarity == "negated" else ""
    return f"{denied}{fact.subject.form} {fact.predicate} {fact.object.form}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: str, example: str) -> None:
    if example.startswith("no e.g. "):
        silent = example.removeprefix("no e.g. ")
        assert [words(fact) for fact in told(silent) if fact.evidence.extractor == rule] == []
        return
    text, _, expected = example.removeprefix("e.g. ").partition(" => ")
    facts = told(text)
    wanted = {part.strip() for part in expected.split(";")}
    assert wanted <= {words(fact) for fact in facts}
    assert {words(fact) for fact in facts if fact.evidence.extractor == rule} <= wanted


DOUBTS = ("Nobody knows whether", "It would be nice if")
PLAIN = re.compile(
    r"(\[turn [^]]*\] )?((?:I|We|You|She|He|They|My|Her|[A-Z]\w+ [A-Z]\w+ \w+|[A-Z]\w+ \w+(?:s|ed))\b [^,(—:;]*)"
)
"""One main clause, which a doubt before it puts in doubt as a whole."""
LINKS = re.compile(r"[.!?] |\b(?:who|which|whom|when|that|It|These|first to)\b")
DOUBTED = [
    pytest.param(f"{family}:{rule.name}", f"{plain[1] or ''}{doubt} {plain[2]}", id=f"{rule.name}-{doubt}")
    for family in FAMILIES
    for rule in load(family).rules
    if rule.guarded
    for example in rule.examples
    if (plain := PLAIN.fullmatch(example.removeprefix("e.g. ").partition(" => ")[0])) and not LINKS.search(plain[2])
    for doubt in DOUBTS
    if example.startswith("e.g. ")
]


@pytest.mark.parametrize(("rule", "doubted"), DOUBTED)
def test_no_rule_reads_its_example_when_it_is_doubted(rule: str, doubted: str) -> None:
    assert [words(fact) for fact in told(doubted) if fact.evidence.extractor == rule] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_shows_what_it_reads_and_what_it_must_not(family: str) -> None:
    kinds = {rule.name: {example.split()[0] for example in rule.examples} for rule in load(family).rules}
    assert [name for name, shown in kinds.items() if shown != {"e.g.", "no"}] == []


def test_a_rule_file_that_makes_no_sense_is_refused() -> None:
    for text in ("rool x: verb", "rule x: sideways\n  a\n  says a workedAt b", "rule x: verb\n  says a workedAt b"):
        with pytest.raises(ValueError, match="rule"):
            parse(text)
