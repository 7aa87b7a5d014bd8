"""What stands before every answer: only hosts that are ours, only methods that read, headers that keep a page in."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

from kg.web.policy import POLICY

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("localhost", "127.0.0.1", "::1")
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
POSTED = ("/sparql", "/mcp", "/decide")
"""Where something may be posted."""
METHODS = ("GET", "HEAD", "OPTIONS")


class Guard:
    """The outermost layer of the server."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOCAL, origins: Collection[str] = ()) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        sending = self._sending(send, headers.get(b"origin"))
        if not self.knows(headers.get(b"host", "")):
            refusal = PlainTextResponse("This server answers to its own name only.\n", 421)
            await refusal(scope, receive, sending)
        elif scope["method"] not in METHODS and not _may_post(scope):
            allowed = {"allow": ", ".join(METHODS)}
            await PlainTextResponse("The graph is read only.\n", 405, allowed)(scope, receive, sending)
        else:
            await self.app(scope, receive, sending)

    def knows(self, host: str) -> bool:
        """Tell whether a Host header names this server: no other name may lead here (DNS rebinding)."""
        name = _bare(host)
        return name in self.hosts or ("*" in self.hosts and _is_address(name))

    def _sending(self, send: Send, origin: str | None) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                more = [(name, value) for name, value in HEADERS.items() if name not in there]
                if b"content-security-policy" not in there:
                    more.append((b"content-security-policy", POLICY.encode()))
                if origin and (origin in self.origins or "*" in self.origins):
                    more += [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")]
                elif b"cross-origin-resource-policy" not in there:
                    more.append((b"cross-origin-resource-policy", b"same-origin"))
                message["headers"] = [*message["headers"], *more]
            await send(message)

        return sending


def _may_post(scope: Scope) -> bool:
    path: str = scope["path"]
    if scope["method"] == "DELETE":
        return path.rstrip("/") == "/mcp"
    return path.rstrip("/") in POSTED


def _bare(host: str) -> str:
    """The name of a Host header without its port; nothing where it is none."""
    match = re.fullmatch(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:@/\s]+))(?::\d{1,5})?", host.strip().lower())
    return (match[1] or match[2]) if match else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
