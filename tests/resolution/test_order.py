"""The outcome depends on what the pages say, not on the order in which it comes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from small_pages import mention, page, recording

from kg.records.document import Document, Recording
from kg.records.statement import Extraction, Mention
from kg.resolution import Resolution, resolve

FORMS = (
    ("Ada Lovelace", "Person"), ("Lovelace, Ada", "Person"), ("Ada", "Person"), ("Ada Yonath", "Person"),
    ("A. Lovelace", None), ("Lovelace", None), ("Lovelace", "Method"), ("Dr. Lovelace", "Person"), ("王小云", "Person"),
    ("Wang Xiaoyun", None), ("Xiaoyun Wang", "Person"), ("Xiaoyun", None), ("王老师", "Person"),
    ("Analytical Engine", "Method"), ("AE", "Method"), ("Analytical Engines", None), ("an engine (AE)", "Method"),
    ("Analytic Engine", "Method"), ("Engine 2", "Software"), ("Engine 3", "Software"), ("Engine", None),
    ("Acme", "Organization"), ("Acme Inc.", "Organization"), ("Acme", "Place"), ("us", None), ("US", "Place"),
    ("Áda Lovelace", "Person"), ("Grace Hopper", None), ("Adda Lovelace", "Person"),
)  # fmt: skip
PAGES = [page("Ada Lovelace", "王小云 (Wang Xiaoyun)", "Acme", path=f"{name}.txt") for name in "abcd"]
RECORDINGS = [recording(*PAGES[:2], id="rec-1"), recording(PAGES[2], id="rec-2"), recording(PAGES[3], id="rec-3")]

mentions = st.lists(
    st.builds(
        lambda form, place, line, rank: mention(PAGES[place], *form, line=line, rank=rank),
        st.sampled_from(FORMS),
        st.integers(0, 3),
        st.integers(1, 3),
        st.integers(0, 2),
    ),
    max_size=30,
)


def outcome(found: list[Mention], pages: list[Document], recordings: list[Recording]) -> Resolution:
    rows = [Extraction(tuple(m for m in found if m.source == document.source.id)) for document in pages]
    return resolve(pages, rows, recordings)


@settings(max_examples=150, deadline=None)
@given(mentions, st.randoms(use_true_random=False))
def test_the_order_of_files_and_items_does_not_matter(found: list[Mention], chance: object) -> None:
    first = outcome(found, PAGES, RECORDINGS)
    turned, pages, recordings = list(found), list(PAGES), list(RECORDINGS)
    for rows in (turned, pages, recordings):
        chance.shuffle(rows)  # type: ignore[attr-defined]
    second = outcome(turned, pages, recordings)
    assert second.entities == first.entities
    assert second.doubts == first.doubts
    assert second.merges == first.merges


@settings(max_examples=150, deadline=None)
@given(mentions)
def test_every_mention_belongs_to_exactly_one_entity(found: list[Mention]) -> None:
    first = outcome(found, PAGES, RECORDINGS)
    placed = [m for entity in first.entities for m in entity.mentions]
    assert sorted(map(repr, placed)) == sorted(map(repr, set(found)))
    assert len({entity.id for entity in first.entities}) == len(first.entities)


@settings(max_examples=150, deadline=None)
@given(mentions, mentions)
def test_what_a_page_more_splits_is_told(found: list[Mention], more: list[Mention]) -> None:
    before, after = (outcome(rows, PAGES, RECORDINGS) for rows in (found, found + more))
    home = {m: entity.id for entity in after.entities for m in entity.mentions}
    told = {form for doubt in after.doubts for form in (doubt.a, doubt.b)}
    for entity in before.entities:
        split = {home[m] for m in entity.mentions}
        if len(split) > 1 and len({m.type for m in entity.mentions if m.type}) < 2:
            names = {m.form for m in entity.mentions}
            assert names & told, (sorted(split), sorted(told))


def test_the_hash_seed_does_not_matter() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_order import *\n"
        "found = [mention(PAGES[n % 4], *form, line=1 + n % 3, rank=n % 3) for n, form in enumerate(FORMS * 3)]\n"
        "print(outcome(found, PAGES, RECORDINGS))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
