"""Numbers in text: how much, of what, how exactly."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.conflicts.quantity import quantities, value

TOLD = {
    "41 people came": (41, 41, "person", False),
    "a crew of ~37.": (37, 37, "person", True),
    "about thirty-two members": (32, 32, "person", True),
    "eight-person boat": (8, 8, "person", False),
    "60-65% of it": (60, 65, "%", False),
    "60%, or rather 65% of it": (60, 65, "%", False),
    "5 to 8 percentage points": (5, 8, "%", False),
    "百分之四十": (40, 40, "%", False),
    "2 to 4 million bits per second": (2e6, 4e6, "bit/s", False),
    "300M to 2B bits per second": (3e8, 2e9, "bit/s", False),
    "three hundred bits per second": (300, 300, "bit/s", False),
    "7亿bits per second": (7e8, 7e8, "bit/s", False),
    "$400k-$500k": (4e5, 5e5, "USD", False),
    "between 15 and 20 million dollars": (1.5e7, 2e7, "USD", False),
    "~$1B": (1e9, 1e9, "USD", True),
    "3万美元": (3e4, 3e4, "USD", False),
    "€1,200.50": (1200.5, 1200.5, "EUR", False),
    "more than 30 employees": (30, math.inf, "person", False),
    "at most 5 engines": (0, 5, "engine", False),
    "in 1843": (1843, 1843, "date", False),
    "530 million years ago": (5.3e8, 5.3e8, "year", False),
    "when she was 9 years old": (9, 9, "age", False),
    "at L4/L5": (4, 5, "level", False),
    "at age nine": (9, 9, "age", False),
    "$100k/year": (1e5, 1e5, "USD/year", False),
    "$5 an hour": (5, 5, "USD/hour", False),
    "for 9 years": (9, 9, "year", False),
    "one month": (1, 1, "month", False),
    "20瓦": (20, 20, "watt", False),
    "三个人": (3, 3, "person", False),
    "seven strict rules": (7, 7, "rule", False),
    "three main properties": (3, 3, "property", False),
    "50,000 lines of code": (5e4, 5e4, "line", False),
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_quantity_has_an_interval_a_unit_and_how_exact_it_is(text: str, told: tuple[float, float, str, bool]) -> None:
    assert [(q.low, q.high, q.unit, q.approximate) for q in quantities(text)] == [told]


@pytest.mark.parametrize(
    "text",
    ["at 05:33", "[1:02:03]", "GPT-3 and ResNet-50", "arXiv 2410.06940", "https://example.org/25", "the L4x chip",
     "one of them", "the 2nd try", "in the 1970s", "v1.2.3", "a thousand thanks"],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert [q for q in quantities(text) if q.unit] == []


NUMBERS = st.integers(2, 10**9)


@given(NUMBERS)
def test_a_number_with_commas_is_that_number(number: int) -> None:
    assert [(q.low, q.high) for q in quantities(f"We built {number:,} looms")] == [(number, number)]


@given(
    st.integers(2, 999), st.sampled_from([("k", 1e3), (" million", 1e6), ("B", 1e9), (" billion", 1e9), ("万", 1e4)])
)
def test_a_magnitude_multiplies(number: int, magnitude: tuple[str, float]) -> None:
    name, power = magnitude
    assert [(q.low, q.unit) for q in quantities(f"it cost ${number}{name} then")] == [(number * power, "USD")]


@given(st.integers(2, 500), st.integers(1, 400), st.sampled_from(["-", "–", " to ", "~"]))
def test_a_range_is_an_interval_whatever_its_dash(low: int, more: int, dash: str) -> None:
    assert [(q.low, q.high) for q in quantities(f"{low}{dash}{low + more} looms")] == [(low, low + more)]


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_quantity_stands_in_it(text: str) -> None:
    for q in quantities(text):
        assert 0 <= q.low <= q.high
        assert 0 <= q.start < q.end <= len(text)
        assert q.text(text).strip()


@given(st.integers(0, 99))
def test_words_and_digits_are_one_value(number: int) -> None:
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    teens = (ones + " seventeen eighteen nineteen").split()
    tens = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    words = (
        teens[number]
        if number < 20
        else f"{tens[number // 10]}-{teens[number % 10]}"
        if number % 10
        else tens[number // 10]
    )
    assert value(words) == value(str(number)) == number
