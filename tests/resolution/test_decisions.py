"""What people decide wins, and a line that fits nothing any more is told."""

from __future__ import annotations

from small_pages import mention, page, resolved

from kg.records.statement import Mention
from kg.resolution import Decision, Resolution

PAGE = page("Ada Lovelace, Augusta King, the Engine.")
MENTIONS = (
    mention(PAGE, "Ada Lovelace", "Person"),
    mention(PAGE, "Augusta King", "Person"),
    mention(PAGE, "Ada", "Person"),
    mention(PAGE, "Engine", "Method"),
)


def decided(*decisions: Decision, mentions: tuple[Mention, ...] = MENTIONS) -> Resolution:
    return resolved(PAGE, *mentions, decisions=decisions)


def test_same_joins_what_the_names_keep_apart() -> None:
    outcome = decided(Decision("same", "Ada Lovelace", "Augusta King", line=3))
    assert outcome.places["", "augusta king"] == outcome.places["", "ada lovelace"]
    assert outcome.why_same("Ada Lovelace", "Augusta King") == (
        "“Ada Lovelace” and “Augusta King”: a person decided so: curation.toml:3.",
    )


def test_different_keeps_apart_what_the_names_join() -> None:
    outcome = decided(Decision("different", "Ada", "person/Ada_Lovelace"))
    assert outcome.places["", "ada"] != outcome.places["", "ada lovelace"]


def test_name_type_link_and_hide_are_obeyed() -> None:
    outcome = decided(
        Decision("name", "Ada Lovelace", "Lady Lovelace"),
        Decision("link", "Ada Lovelace", "wikidata:Q7259"),
        Decision("type", "Engine", "Product"),
        Decision("hide", "Augusta King"),
    )
    found = {entity.name: entity for entity in outcome.entities}
    assert set(found) == {"Lady Lovelace", "Engine"}
    assert found["Engine"].type == "Product"
    assert "http://www.wikidata.org/entity/Q7259" in found["Lady Lovelace"].same_as
    assert "person/Ada_Lovelace" in found["Lady Lovelace"].same_as
    assert outcome.find(PAGE.source.id, "Ada") == "person/Lady_Lovelace"


def test_a_line_that_fits_nothing_is_a_problem() -> None:
    (problem,) = decided(Decision("same", "Ada Lovelace", "Grace Hopper", "curation.toml", 7)).problems
    assert (problem.path, problem.line) == ("curation.toml", 7)
    assert "Grace Hopper" in problem.message
