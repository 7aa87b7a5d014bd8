"""Servers of which the bytes are told one by one: silence, drips, connections that break."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Talk = Callable[[socket.socket], None]
"""What a server does with a connection whose request it has read."""


@contextmanager
def wire(talk: Talk) -> Iterator[tuple[str, list[int]]]:
    """Serve a talk on the loopback; give the URL, and a list that grows by one with each connection."""
    met: list[int] = []
    server = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def one(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            _read(connection)
            talk(connection)

    def serve() -> None:
        while not over.is_set():
            try:
                connection, _ = server.accept()
            except OSError:
                return
            met.append(1)
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1", met
    finally:
        over.set()
        server.close()


def _read(connection: socket.socket) -> None:
    """Read one whole request."""
    with connection.makefile("rb") as file:
        length = 0
        while (line := file.readline().strip()) != b"":
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        file.read(length)


def sends(*parts: bytes, pause: float = 0.0) -> Talk:
    """Send parts with a pause before each, then close."""

    def talk(connection: socket.socket) -> None:
        for part in parts:
            time.sleep(pause)
            connection.sendall(part)

    return talk


def holds(connection: socket.socket) -> None:
    """Send nothing, and keep the connection."""
    connection.settimeout(30)
    connection.recv(1)


def http(body: bytes, status: str = "200 OK", length: int | None = None, **more: str) -> bytes:
    """A reply with a body; `length` is what its head promises."""
    head = {"Content-Length": str(len(body) if length is None else length)} | more
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def drip(data: bytes, pause: float) -> Talk:
    """Send a byte, a pause, the next."""
    return sends(*(bytes([one]) for one in data), pause=pause)
