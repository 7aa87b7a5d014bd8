"""The bundled sample: every format, every planted difficulty, something to see for every question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.queries.influence import who_influenced
from kg.queries.paths import paths
from kg.records.document import Document
from kg.store.store import Store


@pytest.fixture(scope="module")
def store(sample: kg.Graph) -> Store:
    return sample.store


def documents(store: Store) -> Iterator[Document]:
    return (row.document for row in store.documents() if row.document is not None)


def test_each_format_is_recognised(store: Store) -> None:
    assert {Path(source.path).stem: source.format for source in store.sources()} == {
        "digest": "digest",
        "bilingual": "bilingual-digest",
        "reading": "reading",
        "highlights": "highlights",
        "wiki": "wiki",
    }


def test_pages_are_short(store: Store) -> None:
    assert all(60 <= len(document.lines) <= 120 for document in documents(store))


def test_all_pages_are_about_one_recording(store: Store) -> None:
    (recording,) = store.recordings()
    assert len(recording.sources) == 5
    assert recording.video == "rIwgZWzUKm8"


def test_the_wrong_count_is_reported(store: Store) -> None:
    assert [problem.message for problem in store.problems() if problem.kind == "count-mismatch"] == [
        "“Chapters” announces 16, but 15 are there; what is there was kept."
    ]


def test_the_broken_timecodes_and_no_others_are_repaired_or_doubted(store: Store) -> None:
    codes = [code for document in documents(store) for code in document.timecodes]
    found = {code.raw: (code.status, code.seconds) for code in codes if code.status != "as-written"}
    assert set(found) == {"35:40:00", "09:42:10"}
    assert found["35:40:00"] == ("repaired", 2140.0)


def test_one_person_is_found_by_every_form_of_the_name(store: Store) -> None:
    forms = ("Saining Xie", "Xie Saining", "saining xie", "谢赛宁")
    assert len({store.find(form) for form in forms}) == 1
    assert store.find("何恺明") == store.find("Kaiming He")


def test_pages_disagree_about_the_guests_role(store: Store) -> None:
    jobs = store.statements(store.find("Saining Xie"), store.find("AMI Labs"), ["workedAt"])
    assert {job.role for job in jobs} >= {"CTO", "Chief Science Officer"}


def test_questions_have_answers(store: Store) -> None:
    names = {row["name"] for row in who_influenced(store, "谢赛宁").form()}
    assert {"Kaiming He", "Zhuowen Tu", "Xiaodi Hou", "Zhang Tao", "Kenneth Craik"} <= names
    assert paths(store, "Kenneth Craik", "Saining Xie").paths
    assert paths(store, "DiT", "Sora").paths
    assert [claim.kind for claim in store.claims(kind="prediction")]
    assert store.search("squirrel")
    declined = store.statements(store.find("Saining Xie"), predicates=["declinedOfferFrom"])
    assert [statement.object for statement in declined] == [store.entity(store.find("OpenAI")).id]
