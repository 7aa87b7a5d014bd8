"""The pages that the program was written for, where they lie beside the checkout."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from kg.extractors import extract, listed_names
from kg.extractors.base import Context

from kg.readers import read
from kg.recordings.grouping import group
from kg.records.document import Document
from kg.resolution import Resolution, resolve
from kg.resolution.nodes import bracketed
from kg.text.normalize import key

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
THIRD = Path(__file__).with_name("third_page.tsv")
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the pages do not lie beside this checkout")
LISTS = ("person", "company", "tool", "named-entity")


@cache
def known() -> tuple[tuple[Document, ...], Resolution]:
    """The documents, and who is who in them."""
    documents = tuple(read(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt")))
    recordings, _ = group(documents)
    names = sorted(
        {(n.form, n.type) for d in documents for n in listed_names(d)}, key=lambda row: (row[0], row[1] or "")
    )
    found = []
    for document in documents:
        home = next(recording for recording in recordings if document.source.id in recording.sources)
        found.append(extract(document, Context(home.guests, home.hosts, tuple(names))))
    return documents, resolve(documents, found, recordings)


def page(start: str) -> Document:
    return next(document for document in known()[0] if document.source.path.startswith(start))


def test_the_five_pages_are_one_recording() -> None:
    recordings, problems = group(known()[0])
    assert len(recordings) == 1, problems


@pytest.mark.parametrize("start", ["000", "001"])
def test_every_entry_of_the_lists_is_a_mention_of_one_entity_or_of_two_where_it_is_composite(start: str) -> None:
    document, (_, outcome) = page(start), known()
    at: dict[tuple[int, str], set[str]] = defaultdict(set)
    for entity in outcome.entities:
        for mention in entity.mentions:
            if mention.source == document.source.id:
                at[mention.line, key(mention.form)].add(entity.id)
    entries = [item for item in document.items if item.kind in LISTS]
    assert len(entries) > 50
    for item in entries:
        parts = [part.strip() for part in item.title.split(" / ")]
        ids = [at[item.line, key(part)] for part in parts]
        assert all(len(found) == 1 for found in ids), (item.line, item.title, ids)
        assert len(set.union(*ids)) == len(parts), (item.line, item.title)


def test_the_third_page_agrees_with_its_annotation() -> None:
    document, (_, outcome) = page("001"), known()
    rows = [line.split("\t") for line in THIRD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    homes = {form: outcome.find(document.source.id, form) for form, _ in rows}
    assert not [form for form, home in homes.items() if home is None]
    pairs = Counter((a[1] == b[1], homes[a[0]] == homes[b[0]]) for a, b in combinations(rows, 2))
    wrong = [(a[0], b[0]) for a, b in combinations(rows, 2) if a[1] != b[1] and homes[a[0]] == homes[b[0]]]
    split = [(a[0], b[0]) for a, b in combinations(rows, 2) if a[1] == b[1] and homes[a[0]] != homes[b[0]]]
    both, said = pairs[True, True], pairs[True, True] + pairs[False, True]
    assert both / said >= 0.99, wrong
    assert both / (both + pairs[True, False]) >= 0.93, split


def test_no_bracketed_name_is_an_entity_of_its_own() -> None:
    _, outcome = known()
    lone = [e.name for e in outcome.entities if bracketed(e.name) and len({m.form for m in e.mentions}) > 1]
    assert not lone
