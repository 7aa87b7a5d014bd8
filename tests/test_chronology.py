"""A life in its order: years, what must come before, else as it was told; one stay a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from factory import evidence, organization, person, statement

from kg.building import pipeline
from kg.records.chronology import positions, stays
from kg.records.part_of import wholes
from kg.store.store import Store

ADA = person("Ada")
GLOBEX, NORTHBANK = organization("Globex"), organization("Northbank")


def test_a_degree_comes_before_the_chair_that_was_told_first() -> None:
    chair = statement(ADA, "workedAt", GLOBEX, evidence(2, start_s=60.0), role="professor")
    school = statement(ADA, "studiedAt", NORTHBANK, evidence(3, start_s=900.0))
    found = stays([chair, school], {})
    assert [(stay.place, stay.basis) for stay in found] == [(NORTHBANK, "before"), (GLOBEX, "told")]


def test_years_overrule_what_usually_comes_before() -> None:
    chair = statement(ADA, "workedAt", GLOBEX, evidence(2), role="professor", start="1930")
    school = statement(ADA, "studiedAt", NORTHBANK, evidence(3), role="PhD", start="1940")
    assert [stay.place for stay in stays([school, chair], {})] == [GLOBEX, NORTHBANK]


def test_an_internship_and_two_degrees_stand_in_their_order() -> None:
    told = [
        statement(ADA, "workedAt", organization("Hooli"), evidence(2, start_s=1.0), role="postdoctoral fellow"),
        statement(ADA, "workedAt", GLOBEX, evidence(3, start_s=2.0), role="intern"),
        statement(ADA, "studiedAt", NORTHBANK, evidence(4, start_s=3.0), role="PhD student"),
        statement(ADA, "studiedAt", organization("Hillcote"), evidence(5, start_s=4.0), role="bachelor's degree"),
    ]
    order = [stay.place for stay in stays(told, {})]
    assert order.index(organization("Hillcote")) < order.index(NORTHBANK) < order.index(organization("Hooli"))
    assert order[-1] == organization("Hooli")


def test_a_place_is_one_stay_with_all_its_roles_and_parts() -> None:
    lab = organization("Northbank Loom Lab")
    told = [
        statement(ADA, "workedAt", NORTHBANK, evidence(2), role="lecturer"),
        statement(ADA, "workedAt", lab, evidence(3), role="head"),
        statement(ADA, "studiedAt", NORTHBANK, evidence(4)),
    ]
    above = wholes({NORTHBANK, lab}, [], {NORTHBANK: ["Northbank"], lab: ["Northbank Loom Lab"]})
    found = stays(told, above)
    assert [(stay.place, {fact.role for fact in stay.stations}) for stay in found] == [
        (NORTHBANK, {None}),
        (NORTHBANK, {"lecturer", "head"}),
    ]


def test_what_was_concluded_about_a_whole_is_left_to_its_part() -> None:
    told = [
        statement(ADA, "workedAt", organization("Branch"), evidence(2)),
        statement(ADA, "workedAt", GLOBEX, evidence(2), certainty="derived"),
    ]
    (stay,) = stays(told, {organization("Branch"): GLOBEX})
    assert stay.place == organization("Branch")


def test_a_circle_of_parts_ends() -> None:
    above = wholes(["a", "b"], [("a", "b"), ("b", "a")], {})
    assert above == {"a": "b"}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_does_not_depend_on_that_of_the_statements(order: tuple[int, ...]) -> None:
    told = [
        statement(ADA, "studiedAt", NORTHBANK, evidence(4)),
        statement(ADA, "workedAt", GLOBEX, evidence(2), role="professor"),
        statement(ADA, "workedAt", organization("Hooli"), evidence(3)),
    ]
    assert positions([told[n] for n in order], [], {}) == positions(told, [], {})


def test_the_same_order_is_to_be_had_in_sparql(tmp_path: Path) -> None:
    page = tmp_path / "ada.md"
    page.write_text(
        "# Ada Ahlgren: looms\n\nGuest: Ada Ahlgren\n\n## Career\n\n"
        "- Ada Ahlgren is a professor at Globex University.\n- Ada Ahlgren studied at Northbank University.\n",
        encoding="utf-8",
    )
    store = Store.open(pipeline.build([str(page)], tmp_path / ".kg", jobs=1).build)
    query = "SELECT ?place ?n { ?s rdf:object/rdfs:label ?place ; kg:order ?n } ORDER BY ?n"
    assert [row["place"].value for row in store.query(query)] == ["Northbank University", "Globex University"]
