"""The same pages have the same conflicts: whatever the order of sets, with ids that part one talk from another."""

from __future__ import annotations

import typing
from dataclasses import replace

from disagreeing import Row, claims_of, conflicts, page, stated, values, world
from hypothesis import given
from hypothesis import strategies as st

from kg.conflicts import FAMILIES, find
from kg.conflicts.pieces import Piece
from kg.conflicts.scene import Scene
from kg.conflicts.sides import from_other_sources, in_order, side
from kg.queries.conflicts import KINDS
from kg.records.statement import Evidence
from kg.records.vocabulary import in_words

ENGINE = "The Analytical Engine holds {} columns of cogwheels in its store."
PIECES = st.builds(
    Piece,
    st.sampled_from(("a", "b")),
    st.integers(1, 2),
    st.integers(1, 2),
    st.sampled_from(("She wove.", "She spun.")),
    st.one_of(st.none(), st.sampled_from((0.0, 7.0))),
    st.sampled_from(("", "Looms")),
)


@given(st.lists(PIECES, max_size=8), st.randoms())
def test_pieces_have_one_order_also_where_one_of_them_has_no_second(rows: list[Piece], random: typing.Any) -> None:
    mixed = rows[:]
    random.shuffle(mixed)
    assert sorted(mixed) == sorted(rows)


SECONDS = st.one_of(st.none(), st.floats(0, 9))
PLACES = st.builds(
    Evidence, st.just("a"), st.just(2), st.integers(2, 3), st.just("Ada"), st.just("tests:rule"), SECONDS, SECONDS
)


@given(st.lists(PLACES, max_size=6, unique=True), st.randoms())
def test_places_that_differ_in_their_second_alone_have_one_order(said: list[Evidence], random: typing.Any) -> None:
    read = replace(page("a.md", "Ada wove."), source=replace(page("a.md").source, id="a"))
    scene = Scene(world(read), (), ())
    mixed = said[:]
    random.shuffle(mixed)
    assert side(scene, "she wove", mixed) == side(scene, "she wove", said)
    assert len({scene.order(place) for place in said}) == len(said)
    assert in_order(scene, side(scene, "", said).places) == side(scene, "", said).places


def test_two_talks_that_each_disagree_are_two_conflicts() -> None:
    pages = [page(f"{n}.md", Row(ENGINE.format(n % 2 + 40), 10.0 + n)) for n in range(4)]
    one = world(*pages)
    talks = {read.source.id: f"rec-{n // 2}" for n, read in enumerate(pages)}
    apart = {id_: replace(talk, id=talks[id_]) for id_, talk in one.recordings.items()}
    found, _ = find(replace(one, recordings=apart), (), claims_of(*pages))
    assert len(found) == 2
    assert len({conflict.id for conflict in found}) == 2
    assert {conflict.topic for conflict in found} == {found[0].topic}


def test_a_page_that_joins_leaves_the_id_of_a_conflict() -> None:
    a, b = (page(f"{name}.md", Row(ENGINE.format(number), 10.0)) for name, number in (("a", "50"), ("b", "40")))
    (first,) = conflicts(a, b)
    (second,) = conflicts(a, b, page("0.md", "Nothing of cogwheels.", Row(ENGINE.format("40"), 11.0)))
    assert first.id == second.id
    assert len(second.values[1].evidence) + len(second.values[0].evidence) == 3


def test_a_page_that_gives_both_contradicts_nobody() -> None:
    both, one = page("a.md", "Ada wove. Ada did not weave."), page("b.md", "Ada wove.")
    scene = Scene(world(both, one), (), ())
    places = [Evidence(read.source.id, 2, 2, "Ada wove.", "tests:rule") for read in (both, one)]
    wove, not_so = side(scene, "wove", places), side(scene, "did not", places[:1])
    assert not from_other_sources((wove, not_so))
    assert from_other_sources((side(scene, "wove", places[1:]), not_so))


def test_a_page_that_gives_a_person_two_professions_contradicts_neither() -> None:
    botanist = page("a.md", "John Locke — A botanist who grew ferns in glass.")
    chemist = "She cites John Locke, an English chemist of dyes."
    both = page("b.md", "John Locke, a botanist of ferns, wrote to her.", chemist)
    assert values(botanist, both, kind="profession") == []
    assert values(botanist, page("c.md", chemist), kind="profession") == [{"botanist", "English chemist"}]


def test_predicates_are_words() -> None:
    a, b = page("a.md", "Ada worked at Globex."), page("b.md", "Ada never worked at Globex.")
    said = [
        stated(a, 2, "Ada Lovelace", "workedAt", "Globex"),
        stated(b, 2, "Ada Lovelace", "workedAt", "Globex", polarity="negated"),
    ]
    assert values(a, b, statements=said, kind="denial") == [{"worked at", "not worked at"}]
    assert in_words("declinedOfferFrom") == "declined offer from"


def test_the_kinds_are_the_same_wherever_they_are_listed() -> None:
    assert tuple(FAMILIES) == KINDS
