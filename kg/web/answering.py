"""From what was asked to a response: the desk of a reader, answers that are kept, and refusals."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.responses import Response

import kg
from kg.records.errors import KgError, NameAmbiguous, NameUnknown
from kg.web import accept, frame, policy
from kg.web.kept import Kept
from kg.web.links import Links
from kg.web.markup import markup, tag
from kg.web.page import Desk, Missing, Page
from kg.web.settings import Server
from kg.web.site import Site
from kg.web.standing import current_site
from kg.web.tongue import LANGUAGES, Tongue

if TYPE_CHECKING:
    from starlette.requests import Request

LINKS = Links()


async def made(server: Server, request: Request, make: Any, ending: str) -> Response:
    """Return the response that `make` gives for a desk at the current build, made beside the event loop."""

    def run() -> Response:
        site = current_site(server)
        return site if isinstance(site, Response) else answered(server, request, site, make, ending)

    return await to_thread.run_sync(run)


def answered(server: Server, request: Request, site: Site, make: Any, ending: str) -> Response:
    """Return a page as HTML or, where `ending` is .json, its form: from what is kept, else made; or a refusal."""
    desk = desk_of(server, request, site)
    status = 200
    tagged = f'"{site.name}-{kg.__version__}-{desk.tongue.code}{"-c" if desk.token else ""}{ending}"'
    headers = {"etag": tagged, "cache-control": "no-cache", "vary": "Accept, Accept-Language, Cookie"}
    if request.headers.get("if-none-match") == tagged and not desk.token:
        return Response(None, 304, headers)
    key = (tagged, request.url.path, request.url.query)
    if (kept := server.shown.get(key)) is not None:
        return sent(request, kept, 200)
    try:
        found: Page = make(desk)
    except KgError as error:
        found, status = refusal(desk, error)
        headers = {"cache-control": "no-store"}
    if ending == ".json":
        content, media_type = json.dumps(found.form, ensure_ascii=False, indent=1), "application/json"
    else:
        content, media_type = frame.whole(desk, found), "text/html"
        headers["content-security-policy"] = policy.POLICY + (policy.VIDEO if found.video else "")
    kept = Kept(content.encode("utf-8", "replace"), media_type, headers)
    if status == 200 and not desk.token:
        server.shown.put(key, kept)
    return sent(request, kept, status)


def sent(request: Request, answer: Kept, status: int) -> Response:
    """Return a kept answer as a response; a language that the reader chose goes into a cookie."""
    response = Response(answer.content, status, answer.headers, answer.media_type)
    lang = request.query_params.get("lang")
    if lang in LANGUAGES:
        response.set_cookie("kg-lang", lang, max_age=31_536_000, samesite="strict", httponly=True)
    return response


def desk_of(server: Server, request: Request, site: Site) -> Desk:
    """Return the desk of a reader: the build, the language, what was asked, and the token, if shown."""
    asked = {key: value for key, value in request.query_params.items() if key not in ("lang", "token")}
    wanted = request.query_params.get("lang") or request.cookies.get("kg-lang") or ""
    code = wanted if wanted in LANGUAGES else accept.language(request.headers.get("accept-language"), list(LANGUAGES))
    return Desk(site, Tongue(code), LINKS, asked, token_of(server, request))


def token_of(server: Server, request: Request) -> str | None:
    """Return the token that forms carry, where the reader has shown that he has it."""
    if not server.settings.curate:
        return None
    shown = request.cookies.get("kg-token", "")
    return server.settings.token if secrets.compare_digest(shown.encode(), server.settings.token.encode()) else None


def refusal(desk: Desk, error: KgError) -> tuple[Page, int]:
    """Return the page that says what is wrong, and what there is instead."""
    say = desk.say
    links = []
    if isinstance(error, NameAmbiguous):
        status, names = 300, error.candidates
    elif isinstance(error, NameUnknown):
        status, names = 404, error.nearest
    else:
        status, names = (404 if isinstance(error, Missing) else 400), ()
    for name in names:
        links.append(tag("li", tag("a", tag("bdi", name), href=desk.links.page("search", q=name)), class_="card"))
    body = markup(
        tag("h1", say("Not found") if status == 404 else say("That cannot be shown")),
        tag("p", str(error), class_="lead", dir="auto"),
        tag("ul", links, class_="cards") if links else None,
        tag("p", tag("a", say("Home"), href=desk.links.page(""))),
    )
    form = {"error": str(error), "names": list(names)}
    return Page(say("Not found"), body, form, name="search"), status
