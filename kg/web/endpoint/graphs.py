"""The SPARQL 1.1 Graph Store Protocol, for reading: a whole graph by GET, what it would be by HEAD."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from anyio import to_thread
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, serialize
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from kg.records.vocabulary import PREFIXES
from kg.web import accept
from kg.web.describe import FORMS
from kg.web.endpoint.dataset import HERE
from kg.web.endpoint.protocol import refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.site import Site

OFFERED = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")


async def answer(request: Request, site: Site) -> Response:
    """Return the graph that the address names: `?default`, or `?graph=` and its IRI."""
    asked = request.query_params
    names = asked.getlist("graph")
    if ("default" in asked) == bool(names) or len(names) > 1:
        return refusal(400, "name one graph: ?default, or ?graph= and its IRI.")
    name = names[0] if names else HERE
    if name != HERE and name not in site.graphs:
        return refusal(404, f"there is no graph <{name}> here; the default graph is <{HERE}>.")
    media_type = accept.preferred(request.headers.get("accept"), OFFERED)
    if media_type is None:
        return refusal(406, f"there is {', '.join(OFFERED)}.")
    headers = {"vary": "Accept", "cache-control": "no-cache", "etag": f'"{site.name}-{media_type}"'}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(None, 304, headers)
    if request.method == "HEAD":
        return Response(None, 200, headers, media_type)
    path = await to_thread.run_sync(_written, site, name, media_type)
    return FileResponse(path, 200, headers, media_type, background=BackgroundTask(os.unlink, path))


def _written(site: Site, name: str, media_type: str) -> str:
    """A file with a graph, triple by triple: a large one takes no memory."""
    graph = DefaultGraph() if name == HERE else NamedNode(name)
    triples = (quad.triple for quad in site.quads.quads_for_pattern(None, None, None, graph))
    form = FORMS[media_type]
    prefixes = PREFIXES if form in (RdfFormat.TURTLE, RdfFormat.RDF_XML) else None
    handle, path = tempfile.mkstemp(prefix="kg-", suffix=".rdf")
    with open(handle, "wb") as out:
        serialize(triples, out, format=form, prefixes=prefixes)
    return path
