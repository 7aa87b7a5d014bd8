"""Pairs of names judged by people who had not seen the rules: none wrongly joined, nine in ten joined that are one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from small_pages import mention, names_in, page, resolved

TABLE = Path(__file__).with_name("name_pairs.tsv")
RECALL = 0.9


@dataclass(frozen=True)
class Pair:
    """One row of the table."""

    a: str
    b: str
    type_a: str
    type_b: str
    same: str
    why: str
    context: str


@dataclass(frozen=True)
class Verdict:
    """What resolution makes of it."""

    pair: Pair
    same: bool
    why: tuple[str, ...]


@cache
def verdicts() -> tuple[Verdict, ...]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(judge(Pair(*(line.split("\t") + [""] * 7)[:7])) for line in lines)


def judge(pair: Pair) -> Verdict:
    """Put both names on a page, with the sentence that names both where there is one, and resolve it."""
    document = page(pair.context or "A page.", "…", pair.a, "…", pair.b)
    names = [(pair.a, pair.type_a or None), (pair.b, pair.type_b or None)]
    mentions = [mention(document, *names[0], 3), mention(document, *names[1], 5)]
    inside = dict(names_in(pair.context))
    for form, type_ in names:
        if form in inside or (form in pair.context and not any(form in other for other in inside)):
            mentions.append(mention(document, form, type_, 1))
            inside.pop(form, None)
    mentions += [mention(document, form, type_, 1) for form, type_ in inside.items()]
    outcome = resolved(document, *mentions)
    ids = {m: entity.id for entity in outcome.entities for m in entity.mentions}
    same = ids[mentions[0]] == ids[mentions[1]]
    return Verdict(pair, same, outcome.why_same(pair.a, pair.b))


def shown(rows: list[Verdict]) -> str:
    return "\n".join(f"{v.pair.a} | {v.pair.b} | {v.pair.why} | {' '.join(v.why)}" for v in rows)


def test_no_pair_is_joined_that_means_two() -> None:
    wrong = [v for v in verdicts() if v.same and v.pair.same == "no"]
    assert not wrong, shown(wrong)


def test_nine_of_ten_pairs_that_mean_one_are_joined() -> None:
    one = [v for v in verdicts() if v.pair.same == "yes"]
    missed = [v for v in one if not v.same]
    assert len(one) >= 100
    assert 1 - len(missed) / len(one) >= RECALL, shown(missed)


@pytest.mark.parametrize("verdict", verdicts(), ids=lambda v: f"{v.pair.a} | {v.pair.b}")
def test_every_decision_has_its_reason(verdict: Verdict) -> None:
    assert verdict.why
    assert all(sentence.endswith(".") for sentence in verdict.why)
