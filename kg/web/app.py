"""The server: addresses to the routes that answer them."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from kg.web import guard
from kg.web.agents.over_http import Agents
from kg.web.endpoint.workers import Workers
from kg.web.settings import Server, Settings
from kg.web.standing import plain

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from kg.web.current import Current


def application(current: Current, settings: Settings | None = None) -> ASGIApp:
    """Return the server of a graph directory."""
    settings = settings or Settings()
    agents = Agents(current)
    server = Server(current, settings, Workers(settings.workers, settings.timeout, settings.memory))
    routes = [
        Route("/id/{rest:path}", _at(server, "things:thing"), methods=["GET"]),
        Route("/static/{name}", _at(server, "assets:asset"), methods=["GET"]),
        *[
            Route(path, _at(server, "data:sparql"), methods=["GET", "POST", "OPTIONS"])
            for path in ("/sparql", "/sparql/")
        ],
        Route("/data", _at(server, "data:graph"), methods=["GET"]),
        Route("/.well-known/void", _at(server, "data:void"), methods=["GET"]),
        Route("/mcp", agents, methods=["GET", "POST", "DELETE"]),
        Route("/decide", _at(server, "decisions:decide"), methods=["POST"]),
        Route("/{name:path}", _at(server, "pages:page"), methods=["GET"]),
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


def _at(server: Server, home: str) -> Any:
    """What answers with a function of `kg.web.routes`, by its module and name, imported when it is first asked for."""
    module, _, name = home.partition(":")
    module = f"kg.web.routes.{module}"

    async def endpoint(request: Request) -> Response:
        found = sys.modules.get(module) or await to_thread.run_sync(import_module, module)
        answer: Response = await getattr(found, name)(server, request)
        return answer

    return endpoint


async def _broken(request: Request, error: Exception) -> Response:
    return plain("Something went wrong here; the program that serves this page says what.\n", 500)
