"""Persons and things by their ids: as a page, as JSON and as RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from anyio import to_thread
from starlette.responses import RedirectResponse, Response

from kg.web import accept
from kg.web.answering import LINKS, answered
from kg.web.pages import table
from kg.web.settings import Server
from kg.web.site import Site
from kg.web.standing import current_site, plain

if TYPE_CHECKING:
    from starlette.requests import Request


async def thing(server: Server, request: Request) -> Response:
    """Answer with the page of a thing, or with its JSON or RDF, by ending or by what the client likes best."""
    raw = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1").partition("?")[0]
    id_ = raw.removeprefix("/id/")
    return await to_thread.run_sync(_thing, server, request, id_)


def _thing(server: Server, request: Request, id_: str) -> Response:
    from kg.web import describe

    site = current_site(server)
    if isinstance(site, Response):
        return site
    known, ending = _known(site, id_)
    if known is None:
        return answered(server, request, site, lambda desk: table.thing(desk, id_), ".html")
    if known + ending != id_:
        return RedirectResponse(LINKS.thing(known, ending), 308)
    if ending in describe.ENDINGS:
        return _rdf(site, known, describe.ENDINGS[ending])
    if not ending:
        offers = ["text/html", "application/json", *describe.FORMS]
        best = accept.preferred(request.headers.get("accept"), offers)
        if best is None:
            return plain("There is HTML, JSON, Turtle, N-Triples, JSON-LD and RDF/XML.\n", 406)
        if best in describe.FORMS:
            return _rdf(site, known, best)
        ending = {"text/html": ".html", "application/json": ".json"}[best]
    return answered(server, request, site, lambda desk: table.thing(desk, known), ending)


def _known(site: Site, id_: str) -> tuple[str | None, str]:
    """The id of a thing as it is written here, and the form that is asked for; None where there is no such thing."""
    from kg.web import describe

    endings = ("", ".json", ".html", *describe.ENDINGS)
    for ending in endings:
        if not id_.endswith(ending) or not id_[: len(id_) - len(ending)]:
            continue
        bare = id_[: len(id_) - len(ending)]
        for written in dict.fromkeys((bare, _rewritten(bare))):
            if site.holds(written):
                return written, ending
            if found := site.renamed(written):
                return found, ending
    return None, ""


def _rewritten(id_: str) -> str:
    """An id as `kg` writes it: percent-encoded, a space as a line."""
    kind, slash, name = id_.partition("/")
    return kind + slash + quote(unquote(name).replace("_", " "), safe=" ").replace("_", "%5F").replace(" ", "_")


def _rdf(site: Site, id_: str, media_type: str) -> Response:
    from kg.web import describe

    content = describe.written(describe.describe(site, id_), media_type)
    return Response(content, media_type=media_type, headers={"vary": "Accept", "cache-control": "no-cache"})
