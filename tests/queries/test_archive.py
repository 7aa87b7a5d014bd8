"""Questions over all recordings: what is named most, who was asked, what came up first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import factory
import pytest
from factory import claim, document, evidence, organization, person, statement

from kg.queries import recordings
from kg.queries.claims import claims
from kg.queries.first import first
from kg.queries.guests import guests
from kg.queries.info import info
from kg.queries.quotes import quotes
from kg.queries.resonances import resonances, tensions
from kg.queries.search import search
from kg.queries.statements import statements
from kg.queries.timecodes import timecodes
from kg.queries.timeline import timeline
from kg.queries.top import top
from kg.records.document import Cue, Recording
from kg.records.errors import NameUnknown, QueryError
from kg.records.statement import Entity, Mention
from kg.records.vocabulary import ClaimKind
from kg.resolution import entity_id
from kg.store.store import Store
from kg.terminal.view import Outline

TALKS = (
    (
        "Bees in winter",
        "2022-03-01",
        "Ada Lovelace",
        "I worked at Acme. Read Hives and Honey. Charles Babbage told me.",
    ),
    ("Bees in spring", "2023-05-01", "Mary Somerville", "Hives and Honey is the book to read, and the smoker helps."),
    ("Bees in June", None, "Ada Lovelace", "The smoker, again. Ada Lovelace said so before. Hives and Honey."),
)
BOOK, OTHER = entity_id("Book", "Hives and Honey"), entity_id("Book", "Wax")
ADA, MARY, CHARLES, ACME = (
    person("Ada Lovelace"),
    person("Mary Somerville"),
    person("Charles Babbage"),
    organization("Acme"),
)
PAGES = tuple(
    document([title, text], f"{n}.md", cues=(Cue(2, len(title) + 1, text, guest, 10.0 * n, 10.0 * n + 5),))
    for n, (title, _, guest, text) in enumerate(TALKS, 1)
)


def named(id_: str, type_: str, name: str) -> Entity:
    mentions = tuple(Mention(p.source.id, 2, name, type_, None) for p in PAGES if name in p.text(2))
    return Entity(id_, type_, name, (), (), mentions)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Store:
    recordings = tuple(
        Recording(f"rec-{n}", title, None, None, 60.0, date, ("Zed Host",), (guest,), (page.source.id,), "one file")
        for n, ((title, date, guest, _), page) in enumerate(zip(TALKS, PAGES, strict=True), 1)
    )
    entities = (
        *(named(ADA, "Person", "Ada Lovelace"), named(MARY, "Person", "Mary Somerville")),
        *(named(CHARLES, "Person", "Charles Babbage"), named(ACME, "Organization", "Acme")),
        *(named(BOOK, "Book", "Hives and Honey"), named(OTHER, "Book", "Wax")),
    )
    known = factory.knowledge(
        recordings=recordings,
        documents=PAGES,
        entities=entities,
        statements=(
            statement(ADA, "recommended", BOOK, evidence(2, PAGES[0], start_s=12.0)),
            statement(MARY, "recommended", BOOK, evidence(2, PAGES[1], start_s=11.0)),
            statement(CHARLES, "recommended", OTHER, evidence(2, PAGES[0])),
            statement(ADA, "workedAt", ACME, evidence(2, PAGES[0])),
            statement(ADA, "authored", BOOK, evidence(2, PAGES[0])),
            statement(ADA, "proposed", OTHER, evidence(2, PAGES[0])),
        ),
        claims=(claim("The smoker helps.", evidence(2, PAGES[1]), speaker=MARY, recording="rec-2"),),
        conflicts=(),
    )
    return factory.build(Path(tmp_path_factory.mktemp("archive")) / "one", known)


def test_books_are_ranked_by_who_recommends_them(archive: Store) -> None:
    best, other = top(archive, "books").form()
    assert (best["name"], [said["name"] for said in best["recommended_by"]]) == (
        "Hives and Honey", [archive.entity(fact["subject"]).name for fact in best["recommended_by"]],
    )  # fmt: skip
    assert (len(best["recommended_by"]), best["recordings"], other["name"]) == (2, 3, "Wax")
    assert best["recommended_by"][0]["evidence"][0]["quote"]


def test_only_guests_and_only_since_a_date(archive: Store) -> None:
    assert [row["name"] for row in top(archive, "books", by_guests=True).form()] == ["Hives and Honey"]
    (row,) = top(archive, "books", since="2023").form()
    assert ([said["name"] for said in row["recommended_by"]], row["recordings"]) == (["Mary Somerville"], 1)


def test_nobody_is_counted_in_the_own_recording(archive: Store) -> None:
    people = {row["name"]: row["recordings"] for row in top(archive, "people").form()}
    assert people == {"Charles Babbage": 1}


def test_a_row_for_each_guest_in_order_of_publication(archive: Store) -> None:
    rows = guests(archive).form()
    assert [(row["published"], row["name"]) for row in rows] == [
        ("2022-03-01", "Ada Lovelace"), ("2023-05-01", "Mary Somerville"), (None, "Ada Lovelace"),
    ]  # fmt: skip
    assert [[one["name"] for one in rows[0][what]] for what in ("firms", "works")] == [["Acme"], ["Hives and Honey"]]
    assert [row["claims"] for row in rows] == [0, 1, 0]
    assert rows[1]["named_most"][0]["name"] == "Hives and Honey"
    assert [row["name"] for row in guests(archive, "2023").form()] == ["Mary Somerville"]


def test_a_guest_is_an_entry_on_a_terminal(archive: Store) -> None:
    (drawn,) = guests(archive).view().drawn
    assert isinstance(drawn, Outline)
    entry = drawn.branches[0]
    assert [span.text for span in entry.head.left] == ["2022-03-01", "Ada Lovelace", "Bees in winter", "0 claims"]
    assert [[span.text for span in line.left] for line in entry.below][:2] == [
        ["firms", "Acme"], ["works", "Hives and Honey"],
    ]  # fmt: skip


def test_statements_are_in_order_of_names_and_say_what_nobody_says_outright(tmp_path: Path) -> None:
    said = evidence(1, factory.PAGE, "Acme is part of Globex."), evidence(2, factory.PAGE, "Zoe Zed is at Acme.")
    known = factory.knowledge(
        entities=(
            *(named(person("Zoe Zed"), "Person", "Zoe Zed"), named(ADA, "Person", "Ada Lovelace")),
            named(organization("Globex"), "Organization", "Globex"),
        ),
        statements=(
            statement(person("Zoe Zed"), "workedAt", organization("Globex"), *said, certainty="derived"),
            statement(ADA, "workedAt", organization("Globex"), evidence(1, factory.PAGE)),
        ),
        claims=(), conflicts=(),
    )  # fmt: skip
    answer = statements(factory.build(tmp_path / "one", known), None, "Globex")
    assert [row["subject_name"] for row in answer.form()] == ["Ada Lovelace", "Zoe Zed"]
    (drawn,) = answer.view().drawn
    assert isinstance(drawn, Outline)
    ada, zoe = drawn.branches
    assert ["derived" in [span.text for span in one.head.left] for one in (ada, zoe)] == [False, True]
    assert zoe.below[0].left[0].text == "“Zoe Zed is at Acme.”"


@pytest.mark.parametrize(
    ("text", "dates"), [("Hives and Honey", ["2022-03-01", "2023-05-01", None]), ("SMOKER", ["2023-05-01", None])]
)
def test_things_and_words_are_found_in_order_of_publication(archive: Store, text: str, dates: list[str | None]) -> None:
    answer = first(archive, text)
    assert [row["published"] for row in answer.form()] == dates
    assert text.casefold() in answer.rows[0].first.text.casefold()
    assert "1 recording without a date" in answer.view().notes[0]


def test_what_is_no_kind_no_date_and_no_year_is_refused(archive: Store) -> None:
    with pytest.raises(QueryError, match="there is no ranking of “hats”"):
        top(archive, "hats")
    with pytest.raises(QueryError, match="is no date"):
        top(archive, "books", since="last year")
    with pytest.raises(QueryError, match="is no year"):
        guests(archive, "23")
    assert first(archive, "no such words").view().notes == ("no such words comes up nowhere here.",)


def test_a_page_of_no_recording_stands_for_itself(archive: Store, tmp_path: Path) -> None:
    page = replace(PAGES[0])
    known = factory.knowledge(
        recordings=(),
        documents=(page,),
        entities=(named(ACME, "Organization", "Acme"),),
        statements=(),
        claims=(),
        conflicts=(),
    )
    lone = factory.build(tmp_path / "one", known)
    assert [row["title"] for row in first(lone, "Acme").form()] == [page.source.title]
    assert guests(lone).view().notes == ("no guest is known here.",)
    none = "no guest of 1999 is known here; the dated recordings are of 2022 to 2023."
    assert guests(archive, "1999").view().notes == (none,)


@pytest.mark.parametrize("name", ["rec-2", "2.md", "BEES in spring", "Mary Somerville", "spring", "id:rec-2"])
def test_a_recording_is_known_by_id_file_title_guest_and_words_of_its_title(archive: Store, name: str) -> None:
    found = recordings.chosen(archive, name)
    assert found is not None
    assert found.id == "rec-2"
    assert {row["recording_title"] for row in claims(archive, recording=name).form()} == {"Bees in spring"}
    moments = timeline(archive, recording=name).rows
    assert {row.recording for row in moments} == {"rec-2"}
    assert set(moments) == {row for row in timeline(archive).rows if row.recording == "rec-2"}
    assert {hit.path for hit in search(archive, "smoker", recording=name).rows} == {"2.md"}
    assert {source.path for source, _ in timecodes(archive, recording=name).rows} <= {"2.md"}


def test_no_recording_and_several_are_refused(archive: Store) -> None:
    with pytest.raises(QueryError, match="no recording here is called “zeppelins”"):
        quotes(archive, recording="zeppelins")
    with pytest.raises(QueryError, match=r"called “talks/22\.md”; did you mean 2\.md\?"):
        quotes(archive, recording="talks/22.md")
    with pytest.raises(QueryError, match=r"no thing and no recording here is called “zeppelin\.md”; `kg sources`"):
        recordings.shown(archive, "zeppelin.md")
    assert quotes(archive, recording="2").rows == quotes(archive, recording="2.md").rows
    with pytest.raises(QueryError, match=r"may be several recordings: rec-1 .* rec-3"):
        timeline(archive, recording="Ada Lovelace")
    assert search(archive, "smoker", source="1.md", recording="rec-2").rows == ()


def test_recordings_follow_each_other_in_the_order_of_publication(archive: Store) -> None:
    order = [row.recording for row in timeline(archive).rows]
    assert order == sorted(order)
    heads = [branch for part in timeline(archive).view().drawn if isinstance(part, Outline) for branch in part.branches]
    titles = [branch.head.left[0].text for branch in heads if branch.level == 0]
    assert titles == list(dict.fromkeys(titles))


@pytest.mark.parametrize("name", ["rec-2", "2.md", "Bees in spring"])
def test_a_recording_has_a_card_with_date_guests_what_it_names_and_quotes(archive: Store, name: str) -> None:
    card = recordings.shown(archive, name).form()
    assert (card["title"], card["published"], card["claims"]) == ("Bees in spring", "2023-05-01", 1)
    assert [one["name"] for one in card["guests"]] == ["Mary Somerville"]
    assert [(one["name"], one["places"]) for one in card["named_most"]] == [("Hives and Honey", 1)]
    assert recordings.shown(archive, name).view().table.rows[0][:2] == ("title", "Bees in spring")


@pytest.mark.parametrize(("kinds", "shown"), [(("narration", "opinion"), [1]), (("narration", "number"), [0, 1])])
def test_what_the_page_tells_itself_is_a_quote_only_where_nothing_else_is(
    tmp_path: Path, kinds: tuple[ClaimKind, ClaimKind], shown: list[int]
) -> None:
    texts = ("She learnt to weave from her aunt in the north.", "A loom is worth more than the cloth of a year.")
    made = [claim(t, evidence(2, PAGES[0]), kind=k, recording="rec-1") for t, k in zip(texts, kinds, strict=True)]
    talk = Recording("rec-1", "Looms", None, None, 60.0, "2021-01-01", (), (), (PAGES[0].source.id,), "one file")
    parts = factory.knowledge(
        recordings=(talk,), documents=PAGES[:1], entities=(), statements=(), claims=tuple(made), conflicts=()
    )
    card = recordings.shown(factory.build(tmp_path / "one", parts), "rec-1").form()
    assert [one["text"] for one in card["quotes"]] == [texts[n] for n in shown]


def test_a_claim_made_in_two_places_is_counted_once(tmp_path: Path) -> None:
    made = claim("Looms matter.", evidence(1, PAGES[0]), evidence(2, PAGES[0]), kind="opinion")
    parts = factory.knowledge(documents=PAGES[:1], entities=(), statements=(), claims=(made,), conflicts=())
    told = info(factory.build(tmp_path / "one", parts)).form()
    assert (told["claims"], told["claims_by_kind"]) == (1, {"opinion": 1})


def test_a_thing_has_its_own_card_whatever_recordings_are_called(archive: Store) -> None:
    assert recordings.shown(archive, "Mary Somerville").form()["type"] == "Person"
    with pytest.raises(NameUnknown):
        recordings.shown(archive, "zeppelins")


def test_what_speakers_of_two_recordings_say_alike_and_otherwise(tmp_path: Path) -> None:
    said = (
        ("Winter feeding is overrated.", ADA, "rec-1", PAGES[0]),
        ("I think winter feeding is essential.", MARY, "rec-2", PAGES[1]),
        ("Winter feeding matters.", ADA, "rec-2", PAGES[1]),
    )
    recordings_ = tuple(
        Recording(f"rec-{n}", f"Talk {n}", None, None, 60.0, f"202{n}-01-01", (), (), (page.source.id,), "one file")
        for n, page in enumerate(PAGES[:2], 1)
    )
    known = factory.knowledge(
        recordings=recordings_,
        documents=PAGES[:2],
        entities=(named(ADA, "Person", "Ada Lovelace"), named(MARY, "Person", "Mary Somerville")),
        statements=(),
        claims=tuple(claim(t, evidence(2, page), speaker=who, recording=rec) for t, who, rec, page in said),
        conflicts=(),
    )
    store = factory.build(tmp_path / "one", known)
    rows = tensions(store).form()
    assert {(row["a"]["speaker_name"], row["b"]["speaker_name"], row["kind"]) for row in rows} == {
        ("Ada Lovelace", "Mary Somerville", "tension"), ("Ada Lovelace", "Ada Lovelace", "change"),
    }  # fmt: skip
    assert all(row["a"]["published"] < row["b"]["published"] and row["why"] for row in rows)
    assert [row["kind"] for row in tensions(store, by="Mary Somerville").form()] == ["tension"]
    assert tensions(store, about="winter feeding").form() == rows
    assert tensions(store, about="feeding matters").form() == []
    with pytest.raises(NameUnknown):
        tensions(store, about="summer")
    assert resonances(store).form() == []
    assert resonances(store).view().notes == ("no two recordings here surely say the same.",)
