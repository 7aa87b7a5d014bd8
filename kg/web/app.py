"""The server: addresses to the routes that answer them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from kg.web import guard
from kg.web.agents.over_http import Agents
from kg.web.answering import plain
from kg.web.endpoint.workers import Workers
from kg.web.routes.assets import asset
from kg.web.routes.data import graph, sparql, void
from kg.web.routes.decisions import decide
from kg.web.routes.pages import page
from kg.web.routes.things import thing
from kg.web.settings import Server, Settings
from kg.web.site import Current

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp


def application(current: Current, settings: Settings | None = None) -> ASGIApp:
    """Return the server of a graph directory."""
    settings = settings or Settings()
    agents = Agents(current)
    server = Server(current, settings, Workers(settings.workers, settings.timeout, settings.memory))
    routes = [
        Route("/id/{rest:path}", _bound(server, thing), methods=["GET"]),
        Route("/static/{name}", asset, methods=["GET"]),
        *[Route(path, _bound(server, sparql), methods=["GET", "POST", "OPTIONS"]) for path in ("/sparql", "/sparql/")],
        Route("/data", _bound(server, graph), methods=["GET"]),
        Route("/.well-known/void", _bound(server, void), methods=["GET"]),
        Route("/mcp", agents, methods=["GET", "POST", "DELETE"]),
        Route("/decide", _bound(server, decide), methods=["POST"]),
        Route("/{name:path}", _bound(server, page), methods=["GET"]),
    ]
    app = Starlette(routes=routes, exception_handlers={Exception: _broken}, lifespan=_lifespan(server, agents))
    app.state.server = server
    return guard.Guard(app, settings.hosts, settings.origins)


def _lifespan(server: Server, agents: Agents) -> Any:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await agents.close()
        await server.workers.close()

    return lifespan


def _bound(server: Server, handler: Callable[[Server, Request], Awaitable[Response]]) -> Any:
    async def endpoint(request: Request) -> Response:
        return await handler(server, request)

    return endpoint


async def _broken(request: Request, error: Exception) -> Response:
    return plain("Something went wrong here; the program that serves this page says what.\n", 500)
