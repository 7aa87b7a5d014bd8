"""The explorer: what stands on the pages, in both languages, for readers and for programs."""

from __future__ import annotations

import ast
import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import engines
import pytest
from starlette.testclient import TestClient

from kg.store.store import Store
from kg.web.markup import VOID
from kg.web.tongue import CHINESE

WEB = Path(__file__).parents[2] / "kg" / "web"
PAGES = [
    "/",
    "recordings",
    "names",
    "names?type=Person",
    "claims",
    "conflicts",
    "doubts",
    "search?q=engine",
    "graph",
    "graph?name=Ada+Lovelace",
    "path?a=Ada&b=Jacquard+Loom",
    "path?a=Caroline+Herschel&b=Charles+Babbage",
]


def things(store: Store) -> list[str]:
    """One thing of every kind."""
    statement = store.statements(subject=engines.ADA)[0]
    passage = next(iter(store.query("SELECT ?p { ?p a kg:Passage } ORDER BY ?p LIMIT 1")))["p"].value
    return [
        engines.ADA,
        engines.BOBBY,
        statement.id,
        store.claims()[0].id,
        store.conflicts()[0].id,
        store.recordings()[0].id,
        *(source.id for source in store.sources()),
        passage.rpartition("/")[2],
    ]


class Checker(HTMLParser):
    """Every element ends, no id stands twice, every link of our own is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not any(name.startswith("on") or name == "style" for name in given), "what the policy would refuse"
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "action", "src") and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(text: str) -> Checker:
    checker = Checker()
    checker.feed(text)
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    return checker


def words(text: str) -> str:
    """The text of a page."""
    bare = re.sub(r"<script.*?</script>|<[^>]+>", " ", text, flags=re.S)
    return " ".join(html.unescape(bare).split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_is_sound_and_every_link_leads_somewhere(web: TestClient, store: Store, language: str) -> None:
    seen: dict[str, Checker] = {}
    waiting = [f"/{name.lstrip('/')}" for name in PAGES] + [f"/id/{id_}" for id_ in things(store)]
    while waiting:
        address = waiting.pop()
        if address in seen or not address.startswith("/") or address.startswith(("/static/", "/sparql?", "/decide")):
            continue
        answer = web.get(address, headers={"accept-language": language, "accept": "text/html"})
        assert answer.status_code == 200, address
        seen[address] = Checker()
        if answer.headers["content-type"].startswith("text/html"):
            seen[address] = checked(answer.text)
            waiting += [link.partition("#")[0] for link in seen[address].links if "lang=" not in link]
    for address, page in seen.items():
        for link in page.links:
            path, _, anchor = link.partition("#")
            if anchor and not path:
                assert anchor in page.ids, f"{address} leads to {link}"
            elif anchor and path in seen and seen[path].ids:
                assert anchor in seen[path].ids, f"{address} leads to {link}"


def test_every_word_of_the_pages_has_its_chinese() -> None:
    for module in sorted(WEB.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            called = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if called == "say" and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
                assert node.args[0].value in CHINESE, module.name


def test_a_person_has_names_life_works_influence_claims_and_places(web: TestClient) -> None:
    shown = words(web.get("/id/person/Ada_Lovelace").text)
    for told in ("Ada Lovelace", "艾达", "analyst, 2018", "Acme", "Beta Works", "Mary Somerville", "Caroline Herschel",
                 "Notes on the Engine", "denied worked at Initech", "Machines may compose music one day.", "1:02:03",
                 "start of Ada Lovelace at Acme", "2024/ada.md:2"):  # fmt: skip
        assert told in shown, told


def test_a_person_is_found_by_any_name_and_shown_in_the_readers_language(web: TestClient) -> None:
    found = web.get("/search.json", params={"q": "艾达"}).json()
    assert [row["name"] for row in found["names"]][:1] == ["Ada Lovelace"]
    shown = words(web.get(found["names"][0]["url"], headers={"accept-language": "zh-CN"}).text)
    assert "任职于 Acme" in shown
    assert "又名" in shown


def test_a_chosen_language_stays(web: TestClient) -> None:
    with web as client:
        assert 'lang="zh-Hans"' in client.get("/claims?lang=zh").text
        assert 'lang="zh-Hans"' in client.get("/conflicts").text
        client.cookies.delete("kg-lang")


def test_a_fact_shows_its_words_in_their_paragraph_with_line_and_rule(web: TestClient, store: Store) -> None:
    fact = next(one for one in store.statements(subject=engines.ADA) if one.predicate == "advisedBy")
    shown = web.get(f"/id/{fact.id}").text
    assert "<mark>Mary Somerville — advised Ada Lovelace</mark>" in shown
    assert "2024/ada.md:3" in words(shown)


def test_claims_are_filtered(web: TestClient) -> None:
    def texts(**asked: str) -> list[str]:
        return [claim["text"] for claim in web.get("/claims.json", params=asked).json()]

    assert texts(by="Mary Somerville") == ["Engines will never compose."]
    assert texts(about="Analytical Engine", kind="prediction") == ["Machines may compose music one day."]
    assert texts(contested="1") == ["Acme had 12 looms."]


@pytest.mark.parametrize("address", ["/claims", "/conflicts", "/doubts", "/recordings", "/id/person/Ada_Lovelace"])
def test_every_page_has_its_json(web: TestClient, address: str) -> None:
    beside = web.get(f"{address}.json")
    assert beside.headers["content-type"] == "application/json"
    assert beside.json() == web.get(address, headers={"accept": "application/json"}).json()


@pytest.mark.parametrize(
    ("accept", "content_type", "holds"),
    [
        ("text/turtle", "text/turtle", 'kg:workedAt'),
        ("application/n-triples", "application/n-triples", "<https://w3id.org/interview-kg/ontology#workedAt>"),
        ("application/ld+json;q=0.9, text/plain;q=0.1", "application/ld+json", "workedAt"),
        ("application/rdf+xml", "application/rdf+xml", "workedAt"),
    ],
)  # fmt: skip
def test_an_iri_gives_what_the_client_likes(web: TestClient, accept: str, content_type: str, holds: str) -> None:
    answer = web.get("/id/person/Ada_Lovelace", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == content_type
    assert holds in answer.text
    assert "Accept" in answer.headers["vary"]


def test_another_way_to_write_an_id_leads_to_it(web: TestClient) -> None:
    answer = web.get("/id/person/Ada%20Lovelace", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/id/person/Ada_Lovelace")


def test_what_is_unknown_is_said_with_what_is_near(web: TestClient) -> None:
    answer = web.get("/claims?by=Ada+Lovelase")
    assert answer.status_code == 404
    assert "Ada Lovelace" in words(answer.text)
    assert web.get("/claims?by=Mercury").status_code == 300
    assert web.get("/id/person/Nobody").status_code == 404
    assert web.get("/nothing-here").status_code == 404
    assert web.get("/claims?kind=rumour").status_code == 400


def test_a_graph_that_grows_keeps_its_nodes_where_they_are(web: TestClient) -> None:
    asked = {"name": "Ada Lovelace", "depth": "1"}
    first = web.get("/graph.json", params=asked).json()
    more = web.get("/graph.json", params={**asked, "open": engines.CHARLES}).json()
    places = {node["id"]: (node["x"], node["y"]) for node in more["nodes"]}
    assert {node["id"]: (node["x"], node["y"]) for node in first["nodes"]}.items() <= places.items()
    assert len(more["edges"]) > len(first["edges"])
    assert len(set(places.values())) == len(places)


def test_the_same_page_is_not_sent_twice(web: TestClient) -> None:
    first = web.get("/claims")
    again = web.get("/claims", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_new_build_shows_without_a_restart(tmp_path: Path) -> None:
    import factory

    from kg.web.app import application
    from kg.web.current import Current
    from kg.workspace.directory import Workspace

    root = tmp_path / ".kg"
    for name, text in (("one", "Looms are slow."), ("two", "Looms are fast.")):
        factory.build(root / "builds" / name, factory.knowledge(claims=(factory.claim(text, factory.evidence(2)),)))
    (root / "current").write_text("one\n", encoding="utf-8")
    client = TestClient(application(Current(Workspace(root))), base_url="http://localhost")
    assert "Looms are slow." in client.get("/claims").text
    (root / "current.draft").write_text("two\n", encoding="utf-8")
    (root / "current.draft").replace(root / "current")
    assert "Looms are fast." in client.get("/claims").text
    (root / "current").unlink()
    assert client.get("/claims").status_code == 503


def test_a_recording_without_a_single_second_has_a_page(tmp_path: Path) -> None:
    import factory

    from kg.web.app import application
    from kg.web.current import Current
    from kg.workspace.directory import Workspace

    page = factory.document(factory.LINES, "notes/untimed.md")
    known = factory.knowledge(documents=(page,), recordings=(replace(factory.recording(page), duration_s=None),))
    factory.build(tmp_path / ".kg" / "builds" / "one", known)
    (tmp_path / ".kg" / "current").write_text("one\n", encoding="utf-8")
    client = TestClient(application(Current(Workspace(tmp_path / ".kg"))), base_url="http://localhost")
    (recording,) = client.get("/recordings.json").json()
    assert client.get("/id/" + recording["id"].rpartition("/")[2]).status_code == 200
