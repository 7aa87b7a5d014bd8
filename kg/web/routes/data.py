"""The graph for programs: SPARQL, whole graphs, and the descriptions of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import Response

from kg.web import accept
from kg.web.settings import Server
from kg.web.standing import current_build, current_site

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.site import Site


async def sparql(server: Server, request: Request) -> Response:
    """Answer a SPARQL query; without one, with the form for readers and the service's description for programs."""
    from kg.web.endpoint import protocol

    if request.method == "OPTIONS":
        return Response(None, 204, {"allow": "GET, HEAD, POST, OPTIONS", **_preflight(server, request)})
    build = await to_thread.run_sync(current_build, server)
    if isinstance(build, Response):
        return build
    query = request.query_params.get("query")
    types = ["application/rdf+xml", "text/html"] if query is None else ["application/sparql-results+json", "text/html"]
    reader = request.method in ("GET", "HEAD") and "format" not in request.query_params
    if reader and accept.preferred(request.headers.get("accept"), types) == "text/html":
        return await _asked_by_reader(server, request, query)
    if query is None and request.method in ("GET", "HEAD") and not request.query_params:
        return await _described(server, request, True)
    return await protocol.answer(request, build, server.workers, server.settings.rows)


def _preflight(server: Server, request: Request) -> dict[str, str]:
    """What a browser asks before a script of another site may post: only where such sites are let in."""
    if not server.settings.origins:
        return {}
    return {"access-control-allow-methods": "GET, POST", "access-control-allow-headers": "content-type, accept"}


async def _asked_by_reader(server: Server, request: Request, query: str | None) -> Response:
    from kg.web import frame
    from kg.web.answering import desk_of, sent
    from kg.web.endpoint import protocol
    from kg.web.endpoint.workers import Answer
    from kg.web.kept import Kept
    from kg.web.pages import query as form

    site = await to_thread.run_sync(current_site, server)
    if isinstance(site, Response):
        return site
    answer = None
    if query:
        types = ("application/sparql-results+json", "application/n-triples")
        try:
            asked = await protocol.operation(request)
            answer = await protocol.run(request, site, server.workers, server.settings.rows, asked, types)
        except protocol.Wrong as wrong:
            answer = Answer("error", wrong.words.encode())
    shown = frame.whole(desk := desk_of(server, request, site), form.query(desk, query, answer))
    status = protocol.STATUS.get(answer.kind, 200) if answer else 200
    kept = Kept(shown.encode("utf-8", "replace"), "text/html", {"vary": "Accept, Accept-Language, Cookie"})
    return sent(request, kept, status)


async def _described(server: Server, request: Request, service: bool) -> Response:
    site = await to_thread.run_sync(current_site, server)
    return site if isinstance(site, Response) else await to_thread.run_sync(_description, request, site, service)


def _description(request: Request, site: Site, service: bool) -> Response:
    from kg.web import describe
    from kg.web.endpoint import description

    media_type = accept.preferred(request.headers.get("accept"), list(describe.FORMS)) or "text/turtle"
    base = str(request.base_url).rstrip("/")
    triples = description.service(site, base) if service else description.void(site, base)
    return Response(describe.written(triples, media_type), media_type=media_type, headers={"vary": "Accept"})


async def graph(server: Server, request: Request) -> Response:
    """Answer with a whole graph (Graph Store Protocol)."""
    from kg.web.endpoint import graphs

    site = await to_thread.run_sync(current_site, server)
    return site if isinstance(site, Response) else await graphs.answer(request, site)


async def void(server: Server, request: Request) -> Response:
    """Answer with the description of the graph (VoID)."""
    return await _described(server, request, False)
