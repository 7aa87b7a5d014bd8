"""The tools for agents over HTTP, under `kg serve`: loaded when the first agent comes, not before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
    from starlette.types import Receive, Scope, Send

    from kg.web.current import Current


class Agents:
    """What answers at /mcp: MCP's streamable HTTP, without sessions, each request for itself."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._starting = asyncio.Lock()
        self._sessions: StreamableHTTPSessionManager | None = None
        self._running: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            sessions = await self._started()
        except ModuleNotFoundError as error:
            words = f"/mcp needs {error.name}; run pip install 'interview-kg[mcp]' first.\n"
            await PlainTextResponse(words, 501)(scope, receive, send)
            return
        await sessions.handle_request(scope, receive, send)

    async def _started(self) -> StreamableHTTPSessionManager:
        async with self._starting:
            if self._sessions is None:
                made = await asyncio.to_thread(self._made)
                ready = asyncio.Event()
                self._running = asyncio.create_task(self._run(made, ready))
                await ready.wait()
                self._sessions = made
        return self._sessions

    def _made(self) -> StreamableHTTPSessionManager:
        from mcp.server.transport_security import TransportSecuritySettings

        from kg.web.agents.mcp_server import server

        made = server(self._current)
        hosts = [f"{name}{port}" for name in ("localhost", "127.0.0.1", "[::1]") for port in ("", ":*")]
        origins = [f"http://{host}" for host in hosts]
        allowed = TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)
        made.streamable_http_app(stateless_http=True, json_response=True, transport_security=allowed)
        return made.session_manager

    async def _run(self, sessions: StreamableHTTPSessionManager, ready: asyncio.Event) -> None:
        async with sessions.run():
            ready.set()
            await self._stop.wait()

    async def close(self) -> None:
        """End what runs."""
        self._stop.set()
        if self._running is not None:
            await self._running
