"""What is typed finds what is meant: names in any form, words in any language."""

from __future__ import annotations

from dataclasses import replace

import factory
import pytest
from factory import evidence
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.records.errors import NameAmbiguous, NameUnknown
from kg.records.vocabulary import ID
from kg.store.store import Store
from kg.store.textindex import split


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    known = factory.knowledge()
    entities = (
        *known.entities,
        replace(factory.entity("Person", "José Müller", "José"), same_as=("https://example.org/jose", "person/Jose")),
        factory.entity("Organization", "Mercury"),
        factory.entity("Place", "Mercury"),
        factory.entity("Software", "Mercury"),
        factory.entity("Concept", "Quicksilver", "Mercury"),
        factory.entity("Method", "Loom", "LM"),
        factory.entity("Method", "Lace Maker", "LM"),
        factory.entity("Person", "<b>&\"'\\ name"),
    )
    claims = (*known.claims, factory.claim("AI is said to aid us; 人工智能改变世界。", evidence(6)))
    return factory.build(
        tmp_path_factory.mktemp("names") / "build", factory.knowledge(entities=entities, claims=claims)
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Ada Lovelace",
        "ada lovelace",
        "  Ada   LOVELACE ",
        "Lovelace Ada",
        "艾达",
        "Ada Lovelace (Person)",
        "ada lovelace (person)",
        "person/Ada_Lovelace",
        "id:person/Ada_Lovelace",
        "id:person\\/Ada_Lovelace",
        "<https://w3id.org/interview-kg/id/person/Ada_Lovelace>",
        "https://w3id.org/interview-kg/id/person/Ada_Lovelace",
        "Ａｄａ",
    ],
)
def test_a_name_in_any_form(store: Store, typed: str) -> None:
    assert store.find(typed) == ID + "person/Ada_Lovelace"


@pytest.mark.parametrize("typed", ["person/Jose", "id:person/Jose", "<https://example.org/jose>"])
def test_an_earlier_iri_still_leads_there(store: Store, typed: str) -> None:
    entity = store.entity(store.find(typed))
    assert entity.name == "José Müller"
    assert store.entity(typed.strip("<>")) == entity


def test_a_name_goes_before_an_alias(store: Store) -> None:
    assert store.find("Mercury", type="Concept") == ID + "concept/Quicksilver"
    assert store.find("Mercury (Concept)") == ID + "concept/Quicksilver"
    assert store.find("Loom") == ID + "method/Loom"


def test_several_of_one_name_are_shown(store: Store) -> None:
    with pytest.raises(NameAmbiguous) as error:
        store.find("mercury")
    assert error.value.candidates == ("Mercury (Organization)", "Mercury (Place)", "Mercury (Software)")
    for candidate in error.value.candidates:
        assert store.find(candidate).rpartition("/")[2] == "Mercury"
    with pytest.raises(NameAmbiguous) as error:
        store.find("LM")
    assert error.value.candidates == ("Lace Maker (Method)", "Loom (Method)")


@pytest.mark.parametrize(("typed", "meant"), [("Ada Lovelance", "Ada Lovelace"), ("Josef Müllert", "José Müller")])
def test_a_misspelt_name_shows_the_nearest(store: Store, typed: str, meant: str) -> None:
    with pytest.raises(NameUnknown) as error:
        store.find(typed)
    assert error.value.nearest[0] == meant
    assert f"“{typed}”" in str(error.value)


@pytest.mark.parametrize(
    "typed", ["", " ", "zzzzqqq", "'; DROP TABLE names; --", "id:", "http://[", "a" * 10_000, "\0", "\udc80"]
)
def test_no_name_at_all(store: Store, typed: str) -> None:
    with pytest.raises(NameUnknown):
        store.find(typed)


def found(store: Store, text: str) -> list[tuple[str, int | None]]:
    return [(hit.kind, hit.line) for hit in store.search(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("music", ("claim", 5)),
        ("MACHINES compose", ("claim", 5)),
        ('"compose music"', ("claim", 5)),
        ("compos", ("claim", 5)),
        ("艾达", ("entity", None)),
        ("界", ("claim", 6)),
        ("智能", ("claim", 6)),
        ("人工智能", ("claim", 6)),
        ("AI", ("claim", 6)),
        ("muller", ("entity", None)),
        ("acme inc", ("entity", None)),
        ("jacquard", ("entity", None)),
    ],
)
def test_words_find_texts(store: Store, text: str, first: tuple[str, int | None]) -> None:
    assert found(store, text)[0] == first


def test_words_are_words_and_phrases_are_phrases(store: Store) -> None:
    assert found(store, '"music compose"') == []
    assert found(store, "music loom") == []
    assert [hit.ref for hit in store.search("mercury", kinds=["entity"])] != []
    assert store.search("music", kinds=["entity"]) == []
    assert len(store.search("ada", limit=1)) == 1


def test_a_hit_says_where_it_stands(store: Store) -> None:
    hit = store.search("music", kinds=["claim"])[0]
    assert (hit.path, hit.line, hit.start_s, hit.url) == ("ada.md", 5, 3723.0, factory.URL + "&t=3723")
    assert hit.ref is not None
    claim = store.claim(hit.ref)
    assert claim is not None
    assert claim.text == hit.text
    cue = store.search("music", kinds=["cue"])[0]
    assert (cue.source, cue.line, cue.start_s) == (factory.PAGE.source.id, 5, 3723.0)


@given(st.text(max_size=30))
@settings(deadline=None, max_examples=200)
def test_any_text_may_be_searched_for(text: str) -> None:
    store = Store.open(test_any_text_may_be_searched_for.build)  # type: ignore[attr-defined]
    assert len(store.search(text, limit=3)) <= 3
    store.text.close()


@pytest.fixture(scope="module", autouse=True)
def _opened(store: Store) -> None:
    test_any_text_may_be_searched_for.build = store.build  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    ['"', '""', "*", "NEAR(a b)", "a AND", "-ada", "text:ada", "^ada", "(", "a" * 100_000, "a " * 50_000, "\udc80"],
)
def test_the_words_of_fts5_mean_nothing(store: Store, text: str) -> None:
    store.search(text)


def test_chinese_characters_are_words() -> None:
    assert split("Ada 在剑桥").split() == ["ada", "在", "剑", "桥"]
