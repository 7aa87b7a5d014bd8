"""Pages by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from kg.web import accept
from kg.web.answering import made
from kg.web.pages import table
from kg.web.routes.decisions import let_in
from kg.web.settings import Server

if TYPE_CHECKING:
    from starlette.requests import Request


async def page(server: Server, request: Request) -> Response:
    """Answer with a page by its name, or with the same for programs where the address ends in .json."""
    if server.settings.curate and "token" in request.query_params:
        return let_in(server, request)
    path = request.path_params["name"]
    name, dot, ending = path.rpartition(".")
    if dot and ending == "json":
        return await made(server, request, lambda desk: table.page(desk, name), ".json")
    wanted = path.strip("/") or "index"
    return await made(server, request, lambda desk: table.page(desk, wanted), _form(request))


def _form(request: Request) -> str:
    best = accept.preferred(request.headers.get("accept"), ["text/html", "application/json"])
    return ".json" if best == "application/json" else ".html"
