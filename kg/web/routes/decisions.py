"""Curation: who may decide, and decisions from forms into curation.toml."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from anyio import to_thread
from starlette.responses import RedirectResponse, Response

from kg.records.errors import KgError
from kg.web import frame
from kg.web.answering import desk_of, refusal, token_of
from kg.web.settings import Server
from kg.web.standing import current_site, plain

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST_DECISION = 20_000
"""Bytes of a form."""


def let_in(server: Server, request: Request) -> Response:
    """Keep the token of the address that `kg serve --curate` printed in a cookie, and out of the address."""
    rest = urlencode([(key, value) for key, value in request.query_params.multi_items() if key != "token"])
    response = RedirectResponse(f"{quote(request.url.path)}{'?' if rest else ''}{rest}", 303)
    if secrets.compare_digest(request.query_params["token"].encode(), server.settings.token.encode()):
        response.set_cookie("kg-token", server.settings.token, samesite="strict", httponly=True)
    return response


async def decide(server: Server, request: Request) -> Response:
    """Write one decision into curation.toml: from a form of our own only, by a reader who has the token."""
    if (token := token_of(server, request)) is None:
        return plain("Decisions are taken by readers of a server that was started with --curate.\n", 403)
    if not _is_own(request):
        return plain("Decisions are taken from pages of this server only.\n", 403)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_DECISION:
            return plain("That is longer than a decision can be.\n", 413)
    form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if not secrets.compare_digest(form.get("token", "").encode("utf-8", "replace"), token.encode()):
        return plain("Decisions are taken from pages of this server only.\n", 403)
    return await to_thread.run_sync(_decided, server, request, form)


def _is_own(request: Request) -> bool:
    """Whether a form was sent from a page of this server: browsers say so, and no other page can make them lie."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    typed = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    same = origin is None or origin.partition("://")[2] == request.headers.get("host")
    return same and site in ("same-origin", "none") and typed == "application/x-www-form-urlencoded"


def _decided(server: Server, request: Request, form: dict[str, str]) -> Response:
    from kg.building.curating import decide as write

    site = current_site(server)
    if isinstance(site, Response):
        return site
    texts = [form[name] for name in ("a", "b", "c") if form.get(name)]
    try:
        told = write(server.current.workspace.root, form.get("verb", ""), texts)
    except KgError as error:
        desk = desk_of(server, request, site)
        page_, status = refusal(desk, error)
        return Response(frame.whole(desk, page_), max(status, 400), media_type="text/html")
    back = form.get("back", "")
    where = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/doubts"
    return RedirectResponse(f"{where}?{urlencode({'done': told})}", 303, {"cache-control": "no-store"})
