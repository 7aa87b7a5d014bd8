"""Somebody who means harm, at a server of its own: raw bytes, slow clients, 200 heavy queries at once, other sites.

Nothing is let in, nothing is lost, and there is always an answer.
"""

from __future__ import annotations

import functools
import http.server
import json
import resource
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from conftest import Served, ready, serving

SECRET = "nobody outside reads this line"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) < STR(?i)) }"


@pytest.fixture(scope="module")
def attacked(folder_of_notes: Path) -> Iterator[Served]:
    """A server with curation, beside a file that is none of anybody's business."""
    (folder_of_notes / ".kg" / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder_of_notes / "secret.txt").write_text(SECRET, encoding="utf-8")
    with serving(folder_of_notes, "--curate", "--timeout", "4") as server:
        ready(server.url)
        yield server


def sent(server: Served, request: bytes, seconds: float = 15.0) -> bytes:
    """What a server answers to bytes; all that comes until it closes, or nothing."""
    where = urlsplit(server.url)
    answer = b""
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=seconds) as connection:
        try:
            connection.sendall(request)
            while more := connection.recv(65_536):
                answer += more
        except OSError:
            pass
    return answer


def status(answer: bytes) -> int:
    """The status of an answer, 0 for none."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0


def answers(server: Served, seconds: float) -> None:
    """A page comes within so many seconds."""
    begun = time.monotonic()
    with urllib.request.urlopen(f"{server.url}/claims", timeout=seconds) as page:
        assert page.status == 200
    assert time.monotonic() - begun < seconds


def head(server: Served, *lines: str, target: str = "/", method: str = "GET") -> bytes:
    """A request with its own Host, unless `lines` give one."""
    host = [] if any(line.lower().startswith("host:") for line in lines) else [f"Host: {urlsplit(server.url).netloc}"]
    return "\r\n".join([f"{method} {target} HTTP/1.1", *host, "Connection: close", *lines, "", ""]).encode("latin-1")


HEADS: dict[str, tuple[tuple[str, ...], str, set[int]]] = {
    "another name (DNS rebinding)": (("Host: evil.example",), "/", {421}),
    "another name with our port": (("Host: evil.example:{port}",), "/", {421}),
    "a name that only begins like ours": (("Host: 127.0.0.1.evil.example",), "/", {421}),
    "an address of the network": (("Host: 192.168.0.1",), "/", {421}),
    "two names": (("Host: 127.0.0.1:{port}", "Host: evil.example"), "/", {400}),
    "no name": (("Host:",), "/", {421}),
    "another name in the target": (("Host: evil.example",), "http://127.0.0.1:{port}/", {400, 404, 421}),
    "a name in another header": (("X-Forwarded-Host: evil.example", "Forwarded: host=evil.example"), "/", {200}),
    "another path in a header": (("X-Original-URL: /decide", "X-Rewrite-URL: /decide"), "/", {200}),
    "another method in a header": (("X-HTTP-Method-Override: DELETE",), "/claims", {200}),
    "a line break in the target": ((), "/%0d%0aSet-Cookie:%20a=b", {404}),
    "a line break in what is asked": ((), "/search?q=%0d%0aSet-Cookie:%20a=b", {200}),
    "a line break in where it leads back": ((), "/claims?token=x&by=%0d%0aSet-Cookie:%20a=b", {303}),
    "a folded header": (("X: a", " Host: evil.example"), "/", {200, 400}),
    "a header without end": (("X: " + "a" * 5_000_000,), "/", {0, 400, 431}),
    "a hundred thousand headers": (tuple(f"X-{n}: a" for n in range(100_000)), "/", {0, 400, 431}),
    "two lengths": (("Content-Length: 3", "Content-Length: 4"), "/", {400}),
    "a length below zero": (("Content-Length: -1",), "/", {400}),
    "a length and pieces": (("Content-Length: 3", "Transfer-Encoding: chunked"), "/", {200, 400}),
    "another way to send pieces": (("Transfer-Encoding: gzip, chunked",), "/", {400, 501}),
    "another protocol": (("Upgrade: websocket", "Connection: upgrade", "Sec-WebSocket-Key: a"), "/", {200, 400}),
    "a cookie of rubbish": (("Cookie: kg-token=\xff\x00; kg-lang=../../x; ;;==",), "/", {200, 400}),
    "a language of rubbish": (("Accept-Language: " + "*;q=x," * 500,), "/", {200}),
    "a form of rubbish": (("Accept: " + "a/b;q=9e9," * 500,), "/", {200, 406}),
    "a very long target": ((), "/" + "a" * 60_000, {400, 404, 414}),
}


@pytest.mark.parametrize("case", HEADS)
def test_a_head_in_disguise_opens_nothing(attacked: Served, case: str) -> None:
    lines, target, expected = HEADS[case]
    port = str(urlsplit(attacked.url).port)
    answer = sent(attacked, head(attacked, *(line.replace("{port}", port) for line in lines),
                                 target=target.replace("{port}", port)))  # fmt: skip
    assert status(answer) in expected, answer[:200]
    said = answer.partition(b"\r\n\r\n")[0].lower()
    assert b"evil.example" not in said
    assert b"\r\nset-cookie: a=b" not in said
    answers(attacked, 10)


RUBBISH = [
    b"", b"\r\n\r\n", b"\x00" * 1000, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET /\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n", b"GET\t/\tHTTP/1.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\xff" * 100_000,
    b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
]  # fmt: skip


def test_rubbish_is_refused_and_the_next_is_answered(attacked: Served) -> None:
    for request in RUBBISH:
        answer = sent(attacked, request, 1)
        assert status(answer) in (0, 400, 404, 405, 421), (request[:40], answer[:100])
    answers(attacked, 10)


PATHS = [
    "/static/../../../secret.txt", "/static/..%2f..%2f..%2fsecret.txt", "/static/%2e%2e/%2e%2e/secret.txt",
    "/static/%252e%252e/secret.txt", "/static/....//....//secret.txt", "/static//etc/passwd", "/static/%2fetc%2fpasswd",
    "/static/kg.css%00.txt", "/static/..\\..\\secret.txt", "/../secret.txt", "//secret.txt", "/.kg/secret.txt",
    "/secret.txt", "/%2e%2e/secret.txt", "/id/../secret.txt", "/id/..%2f..%2fsecret.txt",
    "/id/source/%2e%2e/secret.txt",
    "/id/%00", "/data?graph=file:///etc/passwd", "/data?graph=../secret.txt", "/.well-known/../secret.txt",
    "/sparql?query=" + quote("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"),
    "/sparql?query=" + quote("LOAD <file:///etc/passwd>"),
    "/sparql?default-graph-uri=file:///etc/passwd&query=ASK%7B%7D",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_to_a_file(attacked: Served, path: str) -> None:
    answer = sent(attacked, head(attacked, target=path))
    assert status(answer) in (303, 308, 400, 403, 404), answer[:200]
    assert SECRET.encode() not in answer
    assert b"root:" not in answer


def test_200_heavy_queries_at_once_are_all_answered_and_pages_meanwhile(attacked: Served) -> None:
    address = f"{attacked.url}/sparql?query={quote(HEAVY)}"

    def ask(_: int) -> int:
        try:
            with urllib.request.urlopen(address, timeout=120) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            json.loads(error.read())  # in words
            return error.code

    with ThreadPoolExecutor(200) as pool:
        asked = [pool.submit(ask, number) for number in range(200)]
        time.sleep(1)
        answers(attacked, 10)
        told = [one.result() for one in asked]
    assert set(told) <= {503, 504}
    query = f"{attacked.url}/sparql?query={quote('ASK { ?s a kg:Person }')}&format=json"
    assert json.load(urllib.request.urlopen(query, timeout=30))["boolean"] is True


def test_who_says_nothing_does_not_keep_the_others_out(folder_of_notes: Path) -> None:
    def few_files() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (400, 400))

    with serving(folder_of_notes, before=few_files) as server:
        ready(server.url)
        where = urlsplit(server.url)
        said = [b"", b"G", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "]
        held = []
        for number in range(600):
            connection = socket.create_connection((where.hostname or "", where.port or 0), timeout=40)
            connection.sendall(said[number % len(said)])
            held.append(connection)
        answers(server, 10)
        time.sleep(10)
        ended = [connection.recv(100) for connection in held]
        assert {status(answer) for answer in ended} <= {0, 408, 503}
        answers(server, 10)
        for connection in held:
            connection.close()


def test_a_body_that_never_comes_is_not_waited_for(attacked: Served) -> None:
    typed = ("Content-Type: application/sparql-query", "Content-Length: 1000")
    begun = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        slow = [pool.submit(sent, attacked, head(attacked, *typed, target=path, method="POST") + b"A", 60)
                for path in ("/sparql", "/mcp")]  # fmt: skip
        answers(attacked, 10)
        told = [status(one.result()) for one in slow]
    assert told[0] == 408
    assert told[1] in (0, 400, 406, 408, 415, 501)
    assert time.monotonic() - begun < 45


OTHER_SITE = """<!doctype html><title>other</title>
<form id=f method=post action="{url}/decide" enctype="{enctype}">
<input name=token value="{token}"><input name=verb value=same>
<input name=a value="Otto"><input name=b value="Otto Alder">
</form><script>document.getElementById('f').submit()</script>"""


@pytest.mark.parametrize("enctype", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
def test_another_site_decides_nothing_in_a_real_browser(
    browser: Any, attacked: Served, tmp_path: Path, enctype: str
) -> None:
    token = attacked.entry.partition("token=")[2]
    (tmp_path / "other.html").write_text(OTHER_SITE.format(url=attacked.url, token=token, enctype=enctype))
    quiet = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), quiet) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        context = browser.new_context()
        page = context.new_page()
        page.goto(attacked.entry)  # the reader has the token in a cookie
        for name in ("localhost", "127.0.0.1"):
            page.goto(f"http://{name}:{other.server_port}/other.html", wait_until="commit")
            page.wait_for_url("**/decide")
            assert page.locator("body").inner_text().startswith("Decisions are taken")
        reading = "(url) => fetch(url).then((answer) => answer.text()).catch(() => 'refused')"
        page.goto(f"http://localhost:{other.server_port}/")
        assert page.evaluate(reading, f"{attacked.url}/claims.json") == "refused"
        context.close()
        other.shutdown()
    assert not (attacked.folder / "curation.toml").exists()


def test_the_server_says_nothing_of_itself(attacked: Served) -> None:
    said = sent(attacked, head(attacked)).partition(b"\r\n\r\n")[0].lower()
    assert b"\r\nserver:" not in said
    assert b"content-security-policy" in said
