"""No name, however odd, breaks or stops resolution, and none is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_pages import mention, page, resolved

from kg.resolution import spellings

TYPES = st.sampled_from((None, "Person", "Organization", "Method", "Book", "Place"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=30), TYPES), min_size=1, max_size=8))
def test_any_forms_are_kept(rows: list[tuple[str, str | None]]) -> None:
    document = page(*(form for form, _ in rows))
    outcome = resolved(document, *(mention(document, form, type_) for form, type_ in rows))
    assert {m.form for entity in outcome.entities for m in entity.mentions} == {form for form, _ in rows}
    for form, _ in rows:
        assert outcome.why_same(form, rows[0][0])
        assert all(isinstance(other, str) for other in spellings(form))


@pytest.mark.parametrize(
    "form",
    [
        "A" * 100_000,
        "A1" * 20_000,
        "Ada " * 20_000,
        "Ada-" * 20_000,
        "王" * 20_000,
        "王·" * 10_000,
        "(" * 20_000,
        "Ada (" + "x" * 50_000 + ")",
        "é" * 20_000,
        "한" * 20_000,
        "a.b." * 10_000,
        ", " * 20_000,
    ],
    ids=lambda form: form[:6],
)
def test_long_names_take_no_long_time(form: str) -> None:
    document = page(form, form + "x")
    start = time.process_time()
    outcome = resolved(
        document,
        mention(document, form),
        mention(document, form + "x", "Person", 2),
        mention(document, form[:-1], "Person"),
    )
    outcome.why_same(form, form + "x")
    spellings(form)
    assert len(outcome.entities) >= 1
    assert time.process_time() - start < 5


def test_a_line_full_of_names_takes_no_long_time() -> None:
    names = [f"Engine{chr(97 + n % 26)}{chr(97 + n // 26)} Loom" for n in range(600)]
    document = page(", ".join(names * 5))
    start = time.process_time()
    outcome = resolved(document, *(mention(document, name) for name in names))
    assert len(outcome.entities) > 500
    assert time.process_time() - start < 10
