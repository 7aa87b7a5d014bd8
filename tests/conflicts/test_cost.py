"""Long and repetitive pages are compared in a time that grows with their words, not with the square of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import combinations

from disagreeing import page, transcript, values, world
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.conflicts import outcomes
from kg.conflicts.scene import Scene
from kg.conflicts.witnesses import witnesses
from kg.quoting.wording import RUN
from kg.records.document import Document

TOLD = [" ".join(f"thread{n}{letter}" for letter in "abcdefgh"[:RUN]) for n in range(6)]
PAGES = st.lists(st.sampled_from(TOLD), max_size=6)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def roots(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    home = list(range(count))
    for a, b in pairs * count:
        home[a] = home[b] = min(home[a], home[b])
    return home


@settings(max_examples=60)
@given(st.lists(PAGES, min_size=2, max_size=5), PAGES)
def test_two_pages_are_one_witness_where_three_passages_of_one_stand_in_the_other(
    pages: list[list[str]], said: list[str]
) -> None:
    read = [page(f"{n}.md", *rows) for n, rows in enumerate(pages)]
    read.append(transcript("talk.txt", *((10.0 * n, text) for n, text in enumerate(said))))
    read.sort(key=lambda one: one.source.id)
    rows = [list(one.lines[1:]) for one in read]
    is_page = [not one.cues for one in read]
    copies = [
        (a, b)
        for a, b in combinations(range(len(read)), 2)
        if any(is_page[x] and sum(row in rows[y] for row in rows[x]) >= 3 for x, y in ((a, b), (b, a)))
    ]
    found = witnesses(read)
    assert [found[one.source.id] for one in read] == roots(len(read), copies)


def test_a_sentence_that_stands_a_thousand_times_is_compared_once() -> None:
    def pages(size: int) -> list[Document]:
        return [page(f"{n}.md", *(f"{TOLD[n % 3]} and so on without any end" for n in range(size))) for n in range(3)]

    small, large = pages(300), pages(2400)
    assert len(set(witnesses(large).values())) == 1
    assert seconds(lambda: witnesses(large)) < 30 * max(0.01, seconds(lambda: witnesses(small)))


def test_many_copies_of_one_page_are_one_witness_soon() -> None:
    def copies(size: int) -> list[Document]:
        return [
            page(f"{n}.md", *(f"row {row} {TOLD[row % 6]} of page and more" for row in range(40))) for n in range(size)
        ]

    few, many = copies(20), copies(160)
    assert set(witnesses(many).values()) == {0}
    assert seconds(lambda: witnesses(many)) < 30 * max(0.01, seconds(lambda: witnesses(few)))


def test_sentences_about_journeys_are_compared_by_their_rare_words() -> None:
    def scene(size: int) -> Scene:
        pages = [
            page(f"{side}.md", *(f"Ada went to {place}{n} with w{n}a, w{n % 7}b and w{n % 11}c." for n in range(size)))
            for side, place in enumerate(("Turin", "Paris"))
        ]
        made = Scene(world(*pages), (), ())
        assert made.weights
        return made

    small, large = scene(300), scene(2400)
    assert seconds(lambda: list(outcomes.find(large))) < 30 * max(0.01, seconds(lambda: list(outcomes.find(small))))


def test_a_journey_told_with_the_same_rare_words_leads_to_two_places() -> None:
    told = "In the winter of the comet Ada went to {} to sketch looms for Globex."
    a, b = (page(f"{place}.md", told.format(place)) for place in ("Turin", "Paris"))
    assert values(a, b, kind="outcome") == [{"Turin", "Paris"}]
