"""Blocks leave out what need not be compared, and hold together what may be one."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence

import pytest
from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from small_pages import page, recording

from kg.records.statement import Extraction, Mention
from kg.resolution import resolve
from kg.resolution.blocking import blocks, pairs

SYLLABLES = (
    "an be chi do el fra go hu is jo ka li mo na or pe qui ri sa to ul ve wan xi yo za bru cor dan fel gar hol jen kir "
    "lun mer ost pin rov sel tam vor wim"
)
NEAR = 85
"""Similarity from which a pair of cdist counts as found."""


@pytest.mark.parametrize(
    ("a", "b", "person"),
    [
        ("Ada Lovelace", "Lovelace, Ada", True),
        ("Ada Lovelace", "A. Lovelace", True),
        ("Bill Babbage", "William Babbage", True),
        ("王小云", "Xiaoyun Wang", True),
        ("Karl Müller", "Karl Mueller", True),
        ("Gaddafi", "Qadhafi", True),
        ("Analytical Engine", "AE", False),
        ("Analytical Engines", "analytical engine", False),
        ("Vision Engine", "ViE", False),
        ("OpenEngine", "Open Engine", False),
        ("Acme Inc.", "Acme", False),
        ("University of Acme", "Acme University", False),
        ("Engine: A Story", "Engine", False),
        ("Analytix", "Analytics", False),
        ("北京大学", "北大", False),
    ],
)
def test_what_may_be_one_shares_a_block(a: str, b: str, person: bool) -> None:
    assert blocks(a, person) & blocks(b, person)


def test_names_that_have_nothing_in_common_share_none() -> None:
    assert not blocks("Ada Lovelace", True) & blocks("Grace Hopper", True)


def things(chance: random.Random, count: int) -> list[str]:
    """Made-up full names."""
    syllables = SYLLABLES.split()
    found: dict[str, None] = {}
    while len(found) < count:
        parts = ("".join(chance.choice(syllables) for _ in range(chance.randint(2, 4))).capitalize() for _ in range(2))
        found[" ".join(parts)] = None
    return list(found)


def forms(chance: random.Random, name: str) -> Sequence[str]:
    """How pages write a name: mostly as it is, sometimes turned, shouted, titled, by an initial, with a slip."""
    first, last = name.split()
    at = chance.randrange(1, len(last) - 1)
    slip = f"{first} {last[:at]}{chance.choice('aeiou')}{last[at + 1 :]}"
    return (*[name] * 5, first, last, f"{last} {first}", f"Dr. {name}", f"{first[0]}. {last}", name.upper(), slip)


def mentions(count: int) -> Iterator[tuple[str, Mention]]:
    """As many mentions, a few things often and most seldom, as in a real page."""
    chance = random.Random(7)
    names = things(chance, max(20, count // 16))
    written = {name: forms(chance, name) for name in names}
    weights = [1 / (place + 3) for place in range(len(names))]
    source = page("A page.").source.id
    for number, name in enumerate(chance.choices(names, weights, k=count)):
        yield name, Mention(source, 1 + number // 3, chance.choice(written[name]), "Person", "Notes", rank=1)


def test_blocks_find_the_true_pairs_that_comparing_all_finds() -> None:
    rows = {mention.form: name for name, mention in mentions(12_000) if " " in mention.form}
    names = sorted(rows)
    near = cdist(names, names, scorer=fuzz.ratio, score_cutoff=NEAR)
    true = {(a, b) for b in range(len(names)) for a in range(b) if near[a][b] and rows[names[a]] == rows[names[b]]}
    found = set(pairs([(name, blocks(name, True)) for name in names]))
    assert len(true) > 500
    assert len(true & found) / len(true) >= 0.99
    assert len(found) < len(names) ** 2 / 40


def test_ten_thousand_mentions_take_less_than_comparing_all() -> None:
    rows = [mention for _, mention in mentions(10_000)]
    document = page("A page.")
    start = time.process_time()
    resolve([document], [Extraction(tuple(rows))], [recording(document)])
    ours = time.process_time() - start
    start = time.process_time()
    texts = [mention.form for mention in rows]
    cdist(texts[:1000], texts[:1000], scorer=fuzz.WRatio, workers=1)
    theirs = (time.process_time() - start) * 100  # it grows with the square
    assert ours <= 0.3 * theirs, (ours, theirs)


def test_the_work_grows_with_the_mentions_not_with_their_pairs() -> None:
    def spent(count: int) -> float:
        rows = [mention for _, mention in mentions(count)]
        document = page("A page.")
        start = time.process_time()
        resolve([document], [Extraction(tuple(rows))], [recording(document)])
        return time.process_time() - start

    spent(500)  # tables are read once
    assert spent(8000) < 30 * max(spent(1000), 0.02)
