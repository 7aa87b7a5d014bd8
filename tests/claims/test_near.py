"""Which wordings are compared: those that share what few have; of very many those that share two such words."""

from __future__ import annotations

import random

from pages import Row, page, sayings, world

from kg.claims.near import candidates
from kg.claims.telling import tellings


def compared(texts: list[str]) -> set[tuple[str, str]]:
    """The pairs of texts that are compared."""
    rows = [Row(text) for text in texts]
    read = page("one.md", *rows)
    place = world([read])
    told = tellings(sayings(read, *rows), place.recordings[read.source.id], place)
    return {(told[a].text, told[b].text) for a, b in candidates(told)}


def filling(size: int) -> list[str]:
    return [f"alone{n}" for n in range(size)]


def test_one_word_that_few_have_is_enough_among_the_wordings_of_an_interview() -> None:
    looms = [f"loom silk{n}" for n in range(30)]
    assert len(compared([*looms, *filling(300)])) == 30 * 29 // 2
    assert compared([f"loom silk{n}" for n in range(60)]) == set()


def test_of_very_many_wordings_those_that_share_two_words_are_compared() -> None:
    looms = [f"loom silk{n}" for n in range(30)]
    both, again = "loom comet", "a loom and its comet again"
    comets = [f"comet tail{n}" for n in range(20)]
    found = compared([*looms, both, again, *comets, *filling(4000)])
    assert found == {(both, again)}


def test_of_very_many_wordings_one_rare_word_is_still_enough() -> None:
    assert compared(["loom silk", "loom linen", *filling(4000)]) == {("loom silk", "loom linen")}


def test_the_wordings_that_are_compared_grow_no_faster_than_all_of_them() -> None:
    def pairs(size: int) -> int:
        chance = random.Random(1)
        words = [f"w{n}x" for n in range(5000)]
        rarity = [1 / (n + 1) for n in range(5000)]
        return len(compared([" ".join(chance.choices(words, rarity, k=8)) for _ in range(size)]))

    assert pairs(6000) < 4 * pairs(1500)
