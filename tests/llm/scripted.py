"""A scripted model: a real HTTP server on the loopback that answers chat completions by a function of the request."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, object]
"""Status, and the content of the message (a text), or the whole body (anything else)."""


@contextmanager
def model(script: Callable[[dict[str, Any], int], Reply]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Serve a script of (request, number of the call); give the URL and the list of requests as they come."""
    calls: list[dict[str, Any]] = []
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                calls.append(told | {"authorization": self.headers.get("Authorization")})
                number = len(calls)
            status, said = script(told, number)
            body = {"choices": [{"message": {"content": said}}], "usage": {"total_tokens": 50}}
            data = json.dumps(body if isinstance(said, str) else said).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except OSError:
                pass  # the client has gone

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", calls
    finally:
        server.shutdown()
        server.server_close()


def lines(request: dict[str, Any]) -> dict[str, int]:
    """The numbered lines that a request asks about, by their text."""
    user = request["messages"][1]["content"].split("\nLINES\n")[1]
    rows = (line.partition("] ") for line in user.split("\n"))
    return {text: int(number[1:]) for number, _, text in rows}


def row(
    request: dict[str, Any], words: str, subject: str, predicate: str, object_: str, **more: object
) -> dict[str, Any]:
    """A row with the quote `words`, on the line of the request that holds them, else on the first."""
    at = next((number for text, number in lines(request).items() if words in text), 1)
    rest = {"role": None, "start": None, "end": None, "polarity": "asserted", "kind": None}
    told = {"line": at, "quote": words, "subject": subject, "predicate": predicate, "object": object_}
    return told | rest | more


def rows(*all_: object) -> str:
    return json.dumps({"rows": all_}, ensure_ascii=False)
