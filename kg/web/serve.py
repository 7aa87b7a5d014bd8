"""`kg serve`: the server on this machine, until it is stopped."""

from __future__ import annotations

import os
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from kg.records.errors import GraphError, InputError, KgError
from kg.web import guard
from kg.workspace import directory

if TYPE_CHECKING:
    from kg.web.current import Current
    from kg.web.settings import Settings

INCOMPLETE = 65_536
"""Bytes of the longest head of a request."""
BACKLOG = 512
"""Connections that may wait to be taken."""
WARM_S = 0.5
"""Seconds after which what pages share is read beforehand: not while the first question is being answered."""


def serve(
    graph: Path | None,
    host: str = "127.0.0.1",
    port: int = 8000,
    show: bool = False,
    curate: bool = False,
    timeout: float = 30.0,
    origins: tuple[str, ...] = (),
) -> None:
    """Serve the graph until the process is stopped. Raises GraphError without a graph, InputError for a taken port."""
    try:
        import uvicorn

        from kg.web import connection
        from kg.web.app import application
        from kg.web.current import Current
        from kg.web.settings import Settings
    except ModuleNotFoundError as error:
        raise InputError(f"`kg serve` needs {error.name}; run pip install 'interview-kg[serve]' first.") from None
    workspace = directory.find(graph)
    if workspace is None:
        raise GraphError("no graph here or in a folder above; run `kg build PATH…` first, or name one with --graph.")
    settings = Settings(hosts=hosts(host), origins=origins, curate=curate, timeout=timeout)
    current = Current(workspace)
    current.opened()
    bound = _bound(host, port)
    config = uvicorn.Config(
        application(current, settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=INCOMPLETE,
        http=connection.Connection,
        backlog=connection.AT_A_TIME,
        ws="none",
    )
    address = _told(host, bound, settings)
    waiting = threading.Timer(WARM_S, _warm, (current,))
    waiting.daemon = True
    waiting.start()
    if show:
        import webbrowser

        threading.Timer(0.3, webbrowser.open, (address,)).start()
    connection.Listening(config).run(sockets=[bound])


def hosts(host: str) -> tuple[str, ...]:
    """Return the names by which a server may be called that listens at `host`."""
    everywhere = ("*", socket.gethostname()) if host in ("0.0.0.0", "::") else ()
    return (*guard.LOCAL, host, *everywhere)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        raise InputError(
            f"cannot listen at {host}:{port}: {os.strerror(error.errno or 0)}; name another --port."
        ) from None
    bound.listen(BACKLOG)
    return bound


def _told(host: str, bound: socket.socket, settings: Settings) -> str:
    """Say where the server is, and return the address to open."""
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{bound.getsockname()[1]}/"
    entry = f"{address}doubts?token={settings.token}" if settings.curate else address
    print(f"kg serves {entry} until you press Ctrl-C", file=sys.stderr, flush=True)
    if host not in guard.LOCAL:
        print("everybody who can reach this address can read the graph", file=sys.stderr, flush=True)
    return entry


def _warm(current: Current) -> None:
    from kg.web.pages import table

    try:
        table.load()  # SPARQL can do without: not before its first answer
        current.site().warm()
    except KgError as error:
        print(error, file=sys.stderr)
