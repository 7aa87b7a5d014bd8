"""A reader's walk in a real browser; what axe finds; hostile names and quotes. Makes the screenshots of the docs."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import factory
import pytest
from conftest import KG, Served, build, ready, serving
from factory import claim, document, entity, evidence, person, statement

IMAGES = Path(__file__).parents[2] / "docs" / "images"
AXE = Path(os.environ["KG_OUTSIDE"]) / "node_modules" / "axe-core" / "axe.min.js"
QUIET = re.compile(r"GPU stall|GroupMarkerNotSet|Automatic fallback to software WebGL|WebGL-0x")
"""What Chromium says of a machine without a graphics card."""


class Watch:
    """What a page says on its console, and where it sends requests."""

    def __init__(self, page: Any) -> None:
        self.said: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda message: self._note(message))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def _note(self, message: Any) -> None:
        if message.type in ("error", "warning") and not QUIET.search(message.text):
            self.said.append(message.text)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, locale="en-GB")
    made = context.new_page()
    made.set_default_timeout(15_000)
    yield made
    context.close()


def shot(page: Any, name: str) -> None:
    """Keep a screenshot for the docs, where asked."""
    if os.environ.get("KG_IMAGES"):
        IMAGES.mkdir(exist_ok=True)
        page.screenshot(path=str(IMAGES / f"{name}.png"))


def test_a_reader_walks_from_a_chinese_name_to_a_decision_that_is_obeyed(
    page: Any, tmp_path: Path, folder_of_notes: Path
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mira.md").write_bytes((folder_of_notes / "notes" / "mira.md").read_bytes())
    build(tmp_path)
    with serving(tmp_path, "--curate") as server:
        ready(server.url)
        watch = Watch(page)
        page.goto(server.entry)
        page.goto(server.url)
        shot(page, "home")

        page.fill("#q", "谢赛宁")
        page.wait_for_selector(".suggest [role=option]")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/id/person/Saining_Xie")
        assert page.locator("h1").inner_text().startswith("Saining Xie")
        shot(page, "person")

        fact = page.locator(".fact").first
        fact.locator("summary").click()
        fact.locator("mark").first.wait_for()
        assert fact.locator(".place").count() >= 1

        page.click("text=walk the influence graph")
        page.wait_for_selector("#graph canvas")
        before = int(page.get_attribute("#graph", "data-nodes"))
        grown = page.evaluate(
            """() => {
                const { graph, walk } = window.kgGraph;
                const other = graph.findNode((id) => graph.getNodeAttribute(id, 'label') === 'Kaiming He');
                walk(other);
                return other;
            }"""
        )
        assert grown
        page.wait_for_function("() => location.search.includes('open=')")
        assert int(page.get_attribute("#graph", "data-nodes")) >= before
        page.wait_for_timeout(600)
        shot(page, "graph")
        page.locator("#beside button").first.click()
        assert page.locator("#beside q").inner_text()
        page.focus("#graph")
        page.keyboard.press("ArrowRight")
        assert page.locator("#beside h3").count() == 1

        page.goto(f"{server.url}/path?a=Kenneth+Craik&b=Kaiming+He")
        assert page.locator("ol.hops > li").count() >= 3
        shot(page, "path")

        page.goto(f"{server.url}/claims")
        every = page.locator(".claim").count()
        page.select_option("select[name=kind]", "prediction")
        page.click("button:text('filter')")
        page.wait_for_url("**kind=prediction**")
        assert 0 < page.locator(".claim").count() < every
        shot(page, "claims")

        page.goto(f"{server.url}/recordings")
        page.click("ul.cards a >> text=Saining Xie")
        page.wait_for_selector("svg.timebar")
        assert page.locator(".row .told > *").count() > 0
        shot(page, "recording")

        page.goto(f"{server.url}/doubts")
        pair = page.locator("article", has=page.locator("h3", has_text="Otto Alder"))
        shot(page, "doubts")
        pair.locator("button:text-is('the same')").click()
        page.wait_for_selector(".done")
        assert 'same = ["Otto", "Otto Alder"]' in (tmp_path / "curation.toml").read_text(encoding="utf-8")
        build(tmp_path)
        page.goto(f"{server.url}/doubts")
        assert page.locator("article", has=page.locator("h3", has_text="Otto Alder")).count() == 0
        page.goto(f"{server.url}/id/person/Otto_Alder")
        assert "Otto" in page.locator(".also").inner_text()

        assert watch.said == []
        assert watch.hosts == {urlsplit(server.url).netloc}


def test_the_pages_as_files_open_from_disk_and_ask_nobody(page: Any, tmp_path: Path, folder_of_notes: Path) -> None:
    site = tmp_path / "site"
    command = [*KG, "export", "html", "-o", str(site), "--graph", str(folder_of_notes / ".kg")]
    subprocess.run(command, check=True, capture_output=True)
    watch = Watch(page)
    page.goto((site / "index.html").as_uri())
    page.fill("#q", "谢赛宁")
    page.wait_for_selector(".suggest [role=option]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/person/Saining_Xie.html")
    assert page.locator("h1").inner_text().startswith("Saining Xie")
    fact = page.locator(".fact").first
    fact.locator("summary").click()
    fact.locator("a.permalink").click()
    assert page.locator("mark").count() >= 1
    page.go_back()
    page.click("text=walk the influence graph")
    page.wait_for_selector("#graph canvas")
    page.evaluate("() => { const { graph, walk } = window.kgGraph; walk(graph.nodes()[1]); }")
    assert page.locator("#beside h3").count() == 1
    page.goto((site / "recordings.html").as_uri())
    page.click("ul.cards a >> nth=0")
    assert page.locator("h1").count() == 1
    assert watch.said == []
    assert watch.hosts == {""}


PAGES = [
    "/", "/recordings", "/names", "/claims", "/conflicts", "/doubts", "/search?q=model", "/graph", "/sparql",
    "/nothing",
    "/graph?name=Saining+Xie", "/path?a=Kenneth+Craik&b=Kaiming+He", "/id/person/Saining_Xie", "{recording}",
    "{source}",
    "{fact}", "{claim}", "{conflict}", "/sparql?query=SELECT+*+%7B+%3Fs+a+kg%3APerson+%7D+LIMIT+5",
]  # fmt: skip


def addresses(page: Any, served: Served) -> dict[str, str]:
    """A page of each kind of thing."""
    import json
    import urllib.request

    def asked(address: str) -> Any:
        return json.load(urllib.request.urlopen(served.url + address, timeout=20))

    card = asked("/id/person/Saining_Xie.json")
    facts = [fact for group in card["statements"].values() for fact in group]
    recording = asked("/recordings.json")[0]
    found = {
        "fact": facts[0]["id"],
        "claim": card["claims_by"][0]["id"],
        "conflict": asked("/conflicts.json")[0]["id"],
        "recording": recording["id"],
        "source": recording["sources"][0],
    }
    return {kind: "/id/" + iri.partition("/id/")[2] for kind, iri in found.items()}


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_serious(browser: Any, served: Served, look: str) -> None:
    size = {"width": 390, "height": 840} if look == "phone" else {"width": 1200, "height": 900}
    context = browser.new_context(viewport=size, color_scheme="dark" if look == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    found = []
    kinds = addresses(page, served)
    for address in PAGES:
        page.goto(served.url + address.format(**kinds))
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true })")
        page.wait_for_timeout(300)
        page.add_script_tag(path=str(AXE))
        results = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
        found += [
            f"{address}: {one['id']}: {one['nodes'][0]['html'][:160]}"
            for one in results["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        if look == "phone":
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), f"{address} is too wide"
    context.close()
    assert found == []


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe src=javascript:alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<!--<script>alert(1)//-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{7*7}}",
    "${alert(1)}",
    "<%= alert(1) %>",
    "\u202e<script>alert(1)</script>",
    "<script\x00>alert(1)</script>",
    "&lt;script&gt;alert(1)",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<style>@import 'http://evil.example/x.css'</style>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<base href=http://evil.example/>",
    "<form action=http://evil.example><input name=x>",
    "<object data=http://evil.example>",
    "<embed src=http://evil.example>",
    "<video src=http://evil.example/x onerror=alert(1)>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "'; DROP TABLE names; --",
    '" UNION SELECT 1 --',
    "../../../etc/passwd",
    "\\..\\..\\windows",
    "\u2028alert(1)\u2029",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of a graph in which every name, quote, claim and path is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = tuple(" ".join(f"{text} said {text}".split()) for text in HOSTILE)
    bad = document(lines, 'notes/"><img src=x onerror=alert(1)>.md')
    people = [" ".join(text.replace("\x00", "").split()) for text in HOSTILE]
    quoted = [evidence(n + 1, bad, start_s=float(n)) for n in range(len(lines))]
    knowledge = factory.knowledge(
        documents=(bad,),
        recordings=(factory.recording(bad),),
        entities=tuple(entity("Person", name, f"{name} {name}", line=n + 1, page=bad) for n, name in enumerate(people)),
        statements=tuple(
            statement(person(a), "influenced", person(b), said, role=a, kind=a)
            for a, b, said in zip(people, [*people[1:], people[0]], quoted, strict=True)
        ),
        claims=tuple(
            claim(name, said, speaker=person(name), horizon=name) for name, said in zip(people, quoted, strict=True)
        ),
    )
    factory.build(folder / ".kg" / "builds" / "one", knowledge)
    (folder / ".kg" / "current").write_text("one\n", encoding="utf-8")
    with serving(folder, "--curate") as server:
        ready(server.url)
        yield server


def test_nothing_hostile_runs_and_nothing_is_lost(page: Any, hostile: Served) -> None:
    from urllib.parse import quote

    watch = Watch(page)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(hostile.entry)
    for address in ("/", "/claims", "/names", "/conflicts", "/doubts", "/recordings", "/graph"):
        page.goto(hostile.url + address)
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true })")
    shown = page.goto(f"{hostile.url}/names").text()
    for text in HOSTILE:
        name = " ".join(text.replace("\x00", "").split())
        page.goto(f"{hostile.url}/id/{person(name)}")
        assert page.locator("h1 bdi").first.inner_text().strip() == " ".join(name.split()), name
        for address in ("/graph?name=", "/search?q=", "/claims?by=", "/nothing/", "/doubts?done=", "/sparql?query="):
            page.goto(hostile.url + address + quote(name))
    page.wait_for_timeout(300)
    assert "onerror=alert(1)&gt;" in shown
    assert alerts == []
    assert watch.hosts == {urlsplit(hostile.url).netloc}
    refused = [one for one in watch.said if "Failed to load resource" not in one]
    assert refused == []
