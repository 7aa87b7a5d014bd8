"""One key for all comparisons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.normalize import fold, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada  Lovelace", "ADA\tLOVELACE"),
        ("Moravec’s paradox", "Moravec's paradox"),
        ("“Engine”", '"engine"'),
        ("Ａｃｍｅ", "Acme"),
        ("Zoe\u0301", "Zoé"),
        ("Ada\u200bLovelace", "AdaLovelace"),
        ("self‑taught", "self-taught"),
        ("Straße", "STRASSE"),
    ],
)
def test_forms_that_differ_only_in_writing_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Zoe", "Zoé"), ("C", "C++"), ("Ada", "Ida"), ("GPT-3", "GPT 3")])
def test_forms_that_differ_in_letters_have_two(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_the_key_of_a_key_is_itself_and_says_something(form: str) -> None:
    assert key(key(form)) == key(form)
    assert bool(key(form)) == bool(form) or not form.strip()


@given(st.text())
def test_folding_leaves_words_with_single_spaces(text: str) -> None:
    assert fold(text).split(" ") == (text.split() or [""])
