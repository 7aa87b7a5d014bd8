"""The connections of `kg serve`: who opens one and then says nothing, or very little, does not keep it."""

from __future__ import annotations

import asyncio
import socket
from functools import cache

import h11
from uvicorn import Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.web.serve import BACKLOG

PATIENCE: dict[object, float] = {h11.IDLE: 10.0, h11.SEND_BODY: 30.0}
"""Seconds in which the head of a request, and then its body, must have come, by what the client is about to send."""
AT_A_TIME = 32
"""Connections that are taken before one of them is looked at."""
MOST = 500
"""Connections at one time, where the system lets a process have as many files and as many again."""
FULL = b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n"
LATE = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


@cache
def most() -> int:
    """Return how many connections there may be: each is a file, and so is what answers need."""
    try:
        from resource import RLIMIT_NOFILE, getrlimit
    except ImportError:
        return MOST
    return min(MOST, getrlimit(RLIMIT_NOFILE)[0] // 2)


class Connection(H11Protocol):
    """An HTTP connection that ends where a request does not come in time, or others need its place before it comes."""

    _waits_for: object = None
    _since = 0.0
    _until: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request; where there are too many connections, the one that waits longest ends."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > most():
            waiting = [one for one in self.connections if isinstance(one, Connection) and one._waits_for is h11.IDLE]
            oldest = min(waiting, key=lambda one: one._since)
            oldest._end(FULL)

    def data_received(self, data: bytes) -> None:
        """Take what came; a request that is whole is waited for no longer."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._wait_no_longer()
        super().connection_lost(exc)

    def _wait(self) -> None:
        state = self.conn.their_state
        expected = state if state in PATIENCE else None
        if expected is not self._waits_for:
            self._wait_no_longer()
            if expected is not None:
                self._waits_for = expected
                self._since = self.loop.time()
                self._until = self.loop.call_later(PATIENCE[expected], self._end)

    def _wait_no_longer(self) -> None:
        if self._until is not None:
            self._until.cancel()
        self._waits_for = self._until = None

    def _end(self, words: bytes = LATE) -> None:
        asked = self.conn.trailing_data[0] != b""  # of a silent one a browser may be about to make use
        if asked and self.conn.our_state is h11.IDLE and not self.transport.is_closing():
            self.transport.write(words)
        self.connections.discard(self)
        self.transport.close()


class Listening(Server):
    """A server that takes few connections at a time, so that those which say nothing can end before files run out."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen; its configuration's backlog is what is taken at a time, more may wait."""
        await super().startup(sockets)
        for bound in sockets or ():
            bound.listen(BACKLOG)
