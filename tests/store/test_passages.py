"""Ids of passages hold when something else on the page changes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.passages import passage_ids
from kg.records.statement import Evidence

SENTENCES = ("Ada works at Globex.", "Bob met Ada.", "Grace left Initech.", "Ada works at Kelo.")
PAGE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)
NEW = "Nobody had read this line."


def _ids(lines: list[str]) -> list[str]:
    """The id of the passage on each line, in order; every line is read by one rule."""
    said = [Evidence("page", number, number, line, "rule:one") for number, line in enumerate(lines, 1)]
    found = passage_ids(reversed([*said, *said]), {"page": ("notes/page.md", lines)})
    return [found[one] for one in said]


@given(page=PAGE)
def test_each_place_has_an_id_of_its_own(page: list[str]) -> None:
    assert len(set(_ids(page))) == len(page)


@given(page=PAGE, above=st.integers(1, 40))
def test_lines_above_and_blank_lines_between_change_no_id_but_that_of_the_first_place(
    page: list[str], above: int
) -> None:
    apart = [part for line in page for part in (line, "")]
    assert _ids(page) == _ids(apart)[::2]
    assert _ids([*[NEW] * above, *page])[above + 1 :] == _ids(page)[1:]


def test_words_that_stand_once_keep_their_id_wherever_they_stand() -> None:
    assert _ids([*SENTENCES]) == _ids([NEW, *SENTENCES])[1:]
    assert sorted(_ids([*SENTENCES])) == sorted(_ids([*reversed(SENTENCES)]))


def test_rules_times_and_sources_tell_passages_apart() -> None:
    one = Evidence("page", 1, 1, "Ada works at Globex.", "rule:one")
    others = [replace(one, extractor="rule:two"), replace(one, start_s=3.5), replace(one, source="other")]
    assert len(set(passage_ids([one, *others], {}).values())) == 4
