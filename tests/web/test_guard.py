"""Nobody gets in: other hosts, other sites, other methods; nothing of a page becomes markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.web.links import outside
from kg.web.markup import escape

OTHERS = ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "", "[::1].evil", "evil@localhost", "localhost:x"]


@pytest.mark.parametrize("host", OTHERS)
def test_another_name_does_not_lead_here(web: TestClient, host: str) -> None:
    assert web.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:9", "[::1]:8000", "LOCALHOST"])
def test_its_own_names_lead_here(web: TestClient, host: str) -> None:
    assert web.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_is_written(web: TestClient, method: str) -> None:
    assert web.request(method, "/claims").status_code == 405
    assert web.request(method, "/id/person/Ada_Lovelace").status_code == 405


def test_a_page_may_load_nothing_from_elsewhere(web: TestClient) -> None:
    answer = web.get("/id/person/Ada_Lovelace")
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    loaded = re.findall(r'(?:src|href)="(https?:[^"]*)"', re.sub(r"<a [^>]*>", "", answer.text))
    assert loaded == []


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "....//app.py", "/etc/passwd", "kg.css/.."]
)
def test_no_path_leads_out_of_the_files_that_ship(web: TestClient, name: str) -> None:
    assert web.get(f"/static/{name}").status_code == 404


def test_other_sites_read_nothing_unless_asked(web: TestClient, folder: Path) -> None:
    from kg.web.app import application
    from kg.web.current import Current
    from kg.web.settings import Settings
    from kg.workspace.directory import Workspace

    asked = {"origin": "https://other.example"}
    assert "access-control-allow-origin" not in web.get("/claims.json", headers=asked).headers
    settings = Settings(origins=("https://other.example",))
    allowing = TestClient(application(Current(Workspace(folder / ".kg")), settings), base_url="http://localhost")
    assert allowing.get("/claims.json", headers=asked).headers["access-control-allow-origin"] == "https://other.example"
    assert "access-control-allow-origin" not in allowing.get("/", headers={"origin": "https://third.example"}).headers


def test_what_a_browser_would_run_is_no_link() -> None:
    for hostile in (
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//x",
        "http://",
        "vbscript:x",
        "https:x",
    ):
        assert outside(hostile) is None


def test_text_stays_text() -> None:
    assert escape("<img src=x onerror='a'>&\x00\x1b\ud800") == "&lt;img src=x onerror=&#39;a&#39;&gt;&amp;\ufffd"


FORM = {"token": "secret", "verb": "different", "a": "Ada Lovelace", "b": "Mary Somerville", "back": "/doubts"}


def test_a_decision_is_written_beside_the_graph(desk_web: TestClient, folder: Path) -> None:
    answer = desk_web.post("/decide", data=FORM, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/doubts?done=")
    written = folder / "curation.toml"
    assert '{different = ["Ada Lovelace", "Mary Somerville"]}' in written.read_text(encoding="utf-8")
    written.unlink()


@pytest.mark.parametrize(
    ("form", "headers", "cookie"),
    [
        ({**FORM, "token": "guessed"}, {}, "secret"),
        (FORM, {"origin": "https://evil.example"}, "secret"),
        (FORM, {"sec-fetch-site": "cross-site"}, "secret"),
        (FORM, {"content-type": "text/plain"}, "secret"),
        (FORM, {}, ""),
        (FORM, {}, "guessed"),
    ],
)
def test_no_other_page_decides(
    desk_web: TestClient, folder: Path, form: dict[str, str], headers: dict[str, str], cookie: str
) -> None:
    client = TestClient(desk_web.app, base_url="http://127.0.0.1:8000", cookies={"kg-token": cookie})
    assert client.post("/decide", data=form, headers=headers, follow_redirects=False).status_code == 403
    assert not (folder / "curation.toml").exists()


def test_a_wrong_decision_says_why(desk_web: TestClient, folder: Path) -> None:
    answer = desk_web.post("/decide", data={**FORM, "a": "Nobody"})
    assert answer.status_code == 404
    assert desk_web.post("/decide", data={**FORM, "verb": "explode"}).status_code == 400
    assert desk_web.post("/decide", data={**FORM, "a": "x" * 30_000}).status_code == 413
    assert not (folder / "curation.toml").exists()


def test_a_decision_leads_back_to_this_server_only(desk_web: TestClient, folder: Path) -> None:
    for back in ("https://evil.example", "//evil.example", "/\\evil.example"):
        answer = desk_web.post("/decide", data={**FORM, "back": back}, follow_redirects=False)
        assert answer.headers["location"].startswith("/doubts?")
    (folder / "curation.toml").unlink()


def test_without_curate_nobody_decides(web: TestClient) -> None:
    assert web.post("/decide", data=FORM).status_code == 403
    assert "/decide" not in web.get("/doubts").text


def test_the_token_leaves_the_address(desk_web: TestClient) -> None:
    client = TestClient(desk_web.app, base_url="http://127.0.0.1:8000")
    assert "/decide" not in client.get("/doubts").text
    answer = client.get("/doubts?token=secret", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/doubts")
    assert "/decide" in client.get("/doubts").text
    wrong = TestClient(desk_web.app, base_url="http://127.0.0.1:8000")
    assert "/decide" not in wrong.get("/doubts?token=guess").text
