"""Ids hold type and name in any script, and give both back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pages import mention, page, recording, resolved

from kg.records.statement import Extraction
from kg.records.vocabulary import CLASSES
from kg.resolution import entity_id, parse_id, resolve

ODD = (
    "שלום עולם",
    "‏مرحبا",
    "Ada\u200bLovelace",
    "🦄",
    "👩‍🔬",
    "Ａｄａ",
    "a\u0301\u0323",
    "x" * 200,
    "...",
    "?!",
    "a_b c",
    "<script>",
    "50%",
    "a/b#c?d",
    "%41",
    "\\\"'",
    "-",
    "..",
)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_kept_exactly_and_ids_round_trip(name: str) -> None:
    outcome = resolved(page(name), mention(page(name), name, "Concept"))
    (entity,) = outcome.entities
    assert entity.name == name
    assert [m.form for m in entity.mentions] == [name]
    assert parse_id(entity.id) == ("Concept", name)
    assert outcome.find(entity.mentions[0].source, name) == entity.id


@given(st.sampled_from(CLASSES), st.text(min_size=1))
def test_every_id_is_ascii_safe_in_an_iri_and_gives_its_name_back(type_: str, name: str) -> None:
    id_ = entity_id(type_, name)
    assert re.fullmatch(r"[a-z]+/[A-Za-z0-9_.~%-]+", id_)
    assert parse_id(id_) == (type_, name)
    assert id_.partition("/")[2].strip(".")


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_names_have_two_ids(one: str, other: str) -> None:
    assert (entity_id("Person", one) == entity_id("Person", other)) == (one == other)


def test_two_things_of_one_name_and_class_have_two_ids() -> None:
    here, there = page("Grace spoke.", path="a.txt"), page("Grace sang.", path="b.txt")
    outcome = resolve(
        [here, there],
        [Extraction((mention(here, "Grace", "Person"),)), Extraction((mention(there, "Grace", "Person"),))],
        [recording(here, id="rec-a"), recording(there, id="rec-b")],
    )
    assert [entity.name for entity in outcome.entities] == ["Grace", "Grace"]
    assert len({entity.id for entity in outcome.entities}) == 2
