"""Lists of chapters of made-up talks that drift: what is moved, and what is left."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from factory import document
from hypothesis import given, settings
from hypothesis import strategies as st
from talk import SECONDS, codes, transcript, words

from kg.records.document import Document, Item, Timecode
from kg.text.timecode import clock

LENGTH = 3000.0
OWN = 0.2
"""Share of what is said in a chapter that are words of its own."""


@dataclass(frozen=True)
class Parted:
    """A talk in chapters, with what a page says of each."""

    captions: tuple[str, ...]
    begins: tuple[float, ...]
    told: tuple[str, ...]


@lru_cache(maxsize=8)
def parted(seed: int) -> Parted:
    """A talk of common words, one in five of them its chapter's own."""
    dice = random.Random(seed)
    stock = words(4000, seed)
    names = (f"{stock[n % 97]}q{n}x" for n in count())
    begins, at = [], 0.0
    while at < LENGTH - 120:
        begins.append(at)
        at += SECONDS * dice.randint(25, 75)
    captions: list[str] = []
    told = []
    for begin, end in zip(begins, [*begins[1:], LENGTH], strict=True):
        own = [next(names) for _ in range(24)]
        for _ in range(int((end - begin) / SECONDS)):
            captions.append(" ".join(dice.choice(own if dice.random() < OWN else stock) for _ in range(8)))
        told.append(" ".join([*dice.sample(own, 12), *dice.sample(stock, 12)]))
    return Parted(tuple(captions), tuple(begins), tuple(told))


def listed(talk: Parted, seconds: list[float]) -> Document:
    """A page of the talk's chapters with these codes."""
    lines = [f"- {clock(second + 36000)[1:]} {text}" for second, text in zip(seconds, talk.told, strict=True)]
    rows = zip(lines, talk.told, strict=True)
    items = [
        Item(n, n, "Chapters", "chapter", text, time_raw=line.split()[1]) for n, (line, text) in enumerate(rows, 1)
    ]
    return replace(document(lines, "page.md", items), items=tuple(items), fields=())


def read(talk: Parted, seconds: list[float]) -> list[Timecode]:
    return codes([listed(talk, seconds), transcript(talk.captions, timed=True)], LENGTH)


rough = st.sampled_from([1, 10, 30, 60])
"""Seconds to which a page rounds."""


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 5), rough, st.randoms(use_true_random=False))
def test_chapters_that_are_only_rough_stay_as_written(seed: int, round_to: int, dice: random.Random) -> None:
    talk = parted(seed)
    seconds = sorted(max(0, round((at + dice.uniform(-20, 20)) / round_to) * round_to) for at in talk.begins)
    found = read(talk, [float(second) for second in seconds])
    assert [(code.seconds, code.status) for code in found] == [(second, "as-written") for second in seconds]


@settings(max_examples=8, deadline=None)
@given(
    st.integers(0, 5),
    st.integers(1, 4),
    st.integers(2, 5),
    st.floats(150, 500),
    st.sampled_from([-1, 1]),
    st.floats(0, 40),
    rough,
)
def test_a_run_that_drifts_is_moved_to_where_its_words_begin_and_nothing_else_is(
    seed: int, first: int, run: int, by: float, side: int, growing: float, round_to: int
) -> None:
    talk = parted(seed)
    told = list(talk.begins)
    for n, at in enumerate(range(first, min(first + run, len(told)))):
        told[at] = min(LENGTH, max(0.0, told[at] + side * (by + n * growing)))
    told = [float(round(second / round_to) * round_to) for second in told]
    ends = [*talk.begins[1:], LENGTH]
    for code, second, begin, end in zip(read(talk, told), told, talk.begins, ends, strict=True):
        if begin - 90 <= second <= end + 90:
            assert code.seconds == second or abs((code.seconds or 0) - begin) <= 60, (
                "inside its chapter a code may stay"
            )
        else:
            assert code.status == "doubtful" or abs((code.seconds or 0) - begin) <= 60


def test_a_drifting_run_is_moved_and_says_so() -> None:
    talk = parted(1)
    told = [second - 500 * (5 <= n <= 8) for n, second in enumerate(talk.begins)]
    moved = read(talk, told)[5:9]
    assert {code.status for code in moved} <= {"repaired", "doubtful"}
    assert sum(code.status == "repaired" for code in moved) >= 2
    assert "where its words stand" in next(code.why for code in moved if code.status == "repaired")


def test_of_three_chapters_none_is_moved_by_the_others() -> None:
    talk = parted(2)
    few = Parted(talk.captions, talk.begins[:3], talk.told[:3])
    assert [code.seconds for code in read(few, [0.0, 90.0, 100.0])] == [0.0, 90.0, 100.0]
