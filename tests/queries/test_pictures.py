"""Pictures: SVG that a parser reads, whose edges lead to the right, the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.exports import EXPORTS, Options, picture
from kg.queries.timeline import timeline
from kg.records.errors import QueryError
from kg.store.store import Store

SVG = "{http://www.w3.org/2000/svg}"


def drawn(store: Store, **options: str) -> bytes:
    out = io.BytesIO()
    EXPORTS["svg"].write(store, out, Options(**options))  # type: ignore[arg-type]
    return out.getvalue()


def names(svg: bytes) -> set[str]:
    return {text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")}


def test_a_picture_shows_everybody_with_influence_and_the_words(store: Store) -> None:
    svg = drawn(store)
    assert names(svg) == {
        "Ada Lovelace", "Mary Somerville", "Caroline Herschel", "Charles Babbage", "Analytical Engine", "Jacquard Loom",
    }  # fmt: skip
    titles = [title.text or "" for title in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    assert any("Caroline Herschel — inspired Mary Somerville" in title for title in titles)
    assert drawn(store) == svg


def test_around_a_name_only_what_leads_to_it_and_from_it(store: Store) -> None:
    assert names(drawn(store, around="Jacquard Loom")) == {"Analytical Engine", "Jacquard Loom"}


def test_nothing_to_draw_is_said(store: Store) -> None:
    with pytest.raises(QueryError, match="no influence to draw"):
        drawn(store, around="Acme")


def test_columns_lead_to_the_right_but_for_circles() -> None:
    after = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": []}
    columns = picture._columns(list(after), after)
    backwards = [(x, y) for x, ys in after.items() for y in ys if columns[y] <= columns[x]]
    assert backwards == [("c", "a")]


def test_a_timeline_is_drawn(store: Store) -> None:
    pytest.importorskip("matplotlib")
    from kg.queries.plot import plot

    svg = plot(timeline(store), Path("talk.svg"))
    ElementTree.fromstring(svg)
    assert b"quote (" in svg
    assert plot(timeline(store), Path("talk.svg")) == svg
    with pytest.raises(QueryError, match=r"a picture ends in \.svg, \.png, \.pdf; talk\.txt does not"):
        plot(timeline(store), Path("talk.txt"))
