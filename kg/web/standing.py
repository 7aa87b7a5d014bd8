"""How things stand: the build that answers now, or the response that says that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from kg.records.errors import GraphError

if TYPE_CHECKING:
    from kg.store.opened import Opened
    from kg.web.settings import Server
    from kg.web.site import Site


def current_build(server: Server) -> Opened | Response:
    """Return the current build, open for SPARQL, or the response that says that there is none (503)."""
    try:
        return server.current.opened()
    except GraphError as error:
        return _none(error)


def current_site(server: Server) -> Site | Response:
    """Return the current build with its records, or the response that says that there is none (503)."""
    try:
        return server.current.site()
    except GraphError as error:
        return _none(error)


def plain(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """Return a response of plain text."""
    return Response(words, status, headers, "text/plain; charset=utf-8")


def _none(error: GraphError) -> Response:
    return plain(f"{error}\n", 503, {"retry-after": "5"})
