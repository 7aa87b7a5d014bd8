"""Two things side by side, and paths as diagrams."""

from __future__ import annotations

import re

import factory
import pytest
from engines import ODD
from factory import claim, entity, evidence, organization, person, statement

from kg.queries.compare import compare
from kg.queries.diagram import dot, mermaid
from kg.queries.paths import paths
from kg.records.errors import NameUnknown
from kg.store.store import Store

GRACE, HUGO, FEN = person("Grace"), person("Hugo"), organization("Fen College")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two people who share a place, a teacher and a topic, and judge a book differently."""
    teacher, book, topic = person("Ida"), factory.entity_id("Book", "The Mill"), factory.entity_id("Concept", "weirs")
    known = factory.knowledge(
        entities=(
            entity("Person", "Grace"), entity("Person", "Hugo"), entity("Person", "Ida"),
            entity("Organization", "Fen College"), entity("Book", "The Mill"), entity("Concept", "weirs"),
        ),
        statements=(
            statement(GRACE, "workedAt", FEN, evidence(2), role="surveyor"),
            statement(HUGO, "studiedAt", FEN, evidence(3)),
            statement(GRACE, "advisedBy", teacher, evidence(2)),
            statement(HUGO, "advisedBy", teacher, evidence(3)),
            statement(GRACE, "recommended", book, evidence(2)),
            statement(HUGO, "criticizes", book, evidence(3)),
            statement(GRACE, "disagreesWith", HUGO, evidence(4)),
        ),
        claims=(
            claim("Weirs are the best teachers.", evidence(2), speaker=GRACE, kind="opinion", about=(topic,)),
            claim("Weirs will vanish.", evidence(3), speaker=HUGO, kind="prediction", about=(topic,)),
            claim("Rain is wet.", evidence(4), speaker=HUGO, kind="opinion"),
        ),
    )  # fmt: skip
    return factory.build(tmp_path_factory.mktemp("two") / "build", known)


def test_what_both_share_stands_under_what_it_is(two: Store) -> None:
    found = compare(two, "Grace", "Hugo").form()
    shared = {one["name"]: (one["heading"], one["mind"]) for one in found["shared"]}
    assert shared == {
        "Fen College": ("Places of both", ""),
        "The Mill": ("Works of both", "disagree"),
        "Ida": ("Influences of both", ""),
    }
    assert [fact["predicate"] for fact in found["between"]] == ["disagreesWith"]
    (topic,) = found["topics"]
    texts = [said["text"] for said in (*topic["a"], *topic["b"])]
    assert texts == ["Weirs are the best teachers.", "Weirs will vanish."]


def test_every_row_has_its_words_and_place(two: Store) -> None:
    view = compare(two, "Grace", "Hugo").view()
    assert len(view.table.rows) == 9
    assert all(row[5] and row[6] for row in view.table.rows)
    assert len(view.drawn) == 5


def test_two_without_anything_in_common_are_told_so(store: Store) -> None:
    view = compare(store, "Initech", "Jacquard Loom").view()
    assert view.table.rows == ()
    assert "nothing here ties" in view.notes[0]
    with pytest.raises(NameUnknown):
        compare(store, "Ada", "Nobody at all")


def test_a_path_is_a_diagram(store: Store) -> None:
    found = paths(store, "Caroline Herschel", "Acme")
    assert mermaid(found).splitlines() == [
        "flowchart LR",
        '  n0["Caroline Herschel"]',
        '  n1["Ada Lovelace"]',
        '  n2["Acme"]',
        '  n0 -.->|"inspired"| n1',
        '  n1 -->|"worked at"| n2',
    ]
    assert 'n0 -> n1 [label="inspired", tooltip="“Caroline Herschel' in dot(found)
    assert dot(found).count("->") == 2


def test_no_name_ends_a_label(store: Store) -> None:
    found = paths(store, ODD, "Acme")
    assert found.paths
    for line in dot(found).splitlines():
        assert len(re.findall(r'(?<!\\)"', line)) % 2 == 0
    assert "\x1b" not in mermaid(found) + dot(found)
