"""Claims, quotes, moments, timecodes, sources and searches."""

from __future__ import annotations

from pathlib import Path

import factory
import pytest

from kg.queries.built import Built
from kg.queries.claims import claims
from kg.queries.conflicts import conflicts
from kg.queries.doubts import doubts
from kg.queries.info import info
from kg.queries.quotes import quotes
from kg.queries.search import search
from kg.queries.sources import sources
from kg.queries.timecodes import timecodes
from kg.queries.timeline import timeline
from kg.records.document import Item
from kg.records.errors import NameUnknown, QueryError
from kg.store.store import Store


def test_claims_by_about_kind_and_time(store: Store) -> None:
    assert [claim.start_s for claim in claims(store).rows] == [3723.0, None, None]
    assert [claim.kind for claim in claims(store, by="艾达").rows] == ["prediction"]
    assert [claim.kind for claim in claims(store, about="Analytical Engine", kind="opinion").rows] == ["opinion"]
    assert [claim.kind for claim in claims(store, between=(3600, 7200)).rows] == ["prediction"]
    assert claims(store, between=(0, 10)).rows == ()


def test_contested_claims_are_those_that_rest_on_a_passage_of_a_conflict(store: Store) -> None:
    assert [claim.kind for claim in claims(store, contested=True).rows] == ["number"]


def test_a_kind_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="there is no kind of claim “rumour”"):
        claims(store, kind="rumour")
    with pytest.raises(NameUnknown):
        claims(store, by="Nobody at all")


def test_a_claim_has_its_names_in_json(store: Store) -> None:
    (form,) = claims(store, kind="prediction").form()
    assert (form["speaker_name"], form["about_names"]) == ("Ada Lovelace", ["Analytical Engine"])
    assert len(form["mentions"]) == 2
    assert form["horizon"] == "one day"


def test_a_quote_keeps_its_own_language(store: Store) -> None:
    (quote,) = quotes(store, by="Ada").form()
    assert quote["text"] == quote["original"] == "机器有一天会作曲。"
    assert quote["translation"] == "Machines may compose music one day."
    assert (quote["speaker_name"], quote["start_s"], quote["line"]) == ("Ada Lovelace", 3723.0, 6)
    assert quote["claim"] == claims(store, kind="prediction").form()[0]["id"]
    assert (quote["heard"]["path"], quote["heard"]["text"]) == ("notes/2025/ada.md", "Ada joined Acme in 2019.")
    assert quotes(store, by="Mary Somerville").rows == ()
    assert len(quotes(store, about="Analytical Engine").rows) == 1


def test_the_timeline_is_in_order_and_says_each_thing_once(store: Store) -> None:
    rows = timeline(store).rows
    assert [(row.start_s, row.kind) for row in rows] == [(60.0, "statement"), (300.0, "chapter"), (3723.0, "quote")]
    assert [row.kind for row in timeline(store, about="Charles Babbage").rows] == ["chapter"]
    assert [row.kind for row in timeline(store, by="Ada").rows] == ["quote"]
    assert [row.kind for row in timeline(store, between=(200, 400)).rows] == ["chapter"]


def test_timecodes_say_what_they_mean_and_why(store: Store) -> None:
    assert [code.status for _, code in timecodes(store).rows] == ["as-written", "repaired", "doubtful"]
    assert [code.raw for _, code in timecodes(store, doubtful=True).rows] == ["99:99"]
    assert timecodes(store, source="2025/ada.md").rows == ()
    with pytest.raises(QueryError, match="no source here is called"):
        timecodes(store, source="other.md")


def test_sources_say_how_they_were_read(store: Store) -> None:
    first, second = sources(store).form()
    assert (first["path"], first["items"], first["cues"]) == ("notes/2024/ada.md", 9, 1)
    assert first["timing"]["timecodes"] == {"as-written": 1, "repaired": 1, "doubtful": 1}
    assert [problem["kind"] for problem in first["problems"]] == ["bad-time"]
    assert first["recording"] == second["recording"]
    assert second["doubtful"] == [{"line": 4, "line_end": 4}]
    assert sources(store).view().notes == ("notes/broken.bin: is no text; it was passed over.",)


def test_info_counts_everything(store: Store) -> None:
    form = info(store).form()
    assert (form["sources"], form["entities"], form["statements"], form["denied"]) == (2, 14, 12, 1)
    assert form["claims_by_kind"] == {"prediction": 1, "opinion": 1, "number": 1}
    assert sum(form["entities_by_type"].values()) == form["entities"]
    assert form["problems_by_kind"] == {"bad-time": 1, "unreadable": 1}


def test_search_finds_chinese_and_names(store: Store) -> None:
    assert any(hit.kind == "quote" for hit in search(store, "作曲").rows)
    assert [hit.ref for hit in search(store, "lovelace", 1).rows] == ["person/Ada_Lovelace"]
    nothing = search(store, "zeppelin")
    assert nothing.view().notes == ("nothing here holds the words “zeppelin”.",)


def test_doubts_come_in_the_order_of_the_build_with_both_contexts(store: Store) -> None:
    assert [(doubt.a, doubt.score) for doubt in doubts(store).rows] == [("Ada Byron", 0.4), ("Mercury", 0.7)]
    assert [said["line"] for said in doubts(store).form()[1]["evidence"]] == [5]


def test_conflicts_show_both_values_with_their_places(store: Store) -> None:
    rows = conflicts(store).view().table.rows
    assert [(row[1], row[2], row[4]) for row in rows] == [
        ("2018", "preferred", "notes/2024/ada.md"), ("2019", "", "notes/2025/ada.md"),
    ]  # fmt: skip


def test_a_build_ends_with_six_counts_and_the_problems_by_kind(store: Store) -> None:
    problems = tuple(store.problems()) * 3
    counts = (("sources", 2), ("items", 13), ("entities", 14), ("statements", 12), ("claims", 3))
    view = Built(counts, problems, 1, store.build).view()
    assert [row[0] for row in view.table.rows] == [
        "sources", "items", "entities", "statements", "claims", "problems",
    ]  # fmt: skip
    assert view.table.rows[-1] == ("problems", "6")
    assert len(view.drawn) == 2
    assert "passed over" in view.notes[0]


def test_a_search_puts_things_before_what_is_said(store: Store) -> None:
    kinds = [hit.kind for hit in search(store, "Ada", 50).rows]
    order = [{"entity": 0, "claim": 1, "quote": 1, "cue": 3}.get(kind, 2) for kind in kinds]
    assert order == sorted(order)
    assert kinds[0] == "entity"


def test_a_search_keeps_to_kinds_and_sources(store: Store) -> None:
    assert {hit.kind for hit in search(store, "Ada", 50, ["entity"]).rows} == {"entity"}
    paths = {hit.path for hit in search(store, "Ada", 50, source="2025/ada.md").rows}
    assert paths == {"notes/2025/ada.md"}
    with pytest.raises(QueryError, match="no source here is called"):
        search(store, "Ada", source="nowhere.md")


def test_a_quote_inside_a_quote_is_found_under_who_said_it(tmp_path: Path) -> None:
    words = "As Grace told me, “measure the mill before you mend it.”"
    page = factory.document((words,), items=(Item(1, 1, "Quotes", "quote", words, speaker_raw="Hugo"),))
    people = (factory.entity("Person", "Hugo"), factory.entity("Person", "Grace", line=1, page=page))
    known = factory.knowledge(documents=(page,), entities=people, statements=(), claims=())
    built = factory.build(tmp_path / "build", known)
    (row,) = quotes(built, by="Grace").form()
    assert (row["text"], row["speaker_name"]) == ("measure the mill before you mend it.", "Grace")
    assert row["quoted_by"] == "Hugo"
    assert [one["text"] for one in quotes(built, by="Hugo").form()] == [words]
