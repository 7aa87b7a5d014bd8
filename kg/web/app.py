"""The server: addresses to pages, files and answers."""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from anyio import to_thread
from starlette.applications import Starlette
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

import kg
from kg.records.errors import GraphError, KgError, NameAmbiguous, NameUnknown
from kg.web import accept, frame, guard, policy
from kg.web.endpoint.workers import Workers
from kg.web.http import Agents
from kg.web.kept import Kept, Shown
from kg.web.links import Links
from kg.web.markup import markup, tag
from kg.web.page import Desk, Missing, Page
from kg.web.pages import table
from kg.web.site import Current, Site
from kg.web.tongue import LANGUAGES, Tongue

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

STATIC = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
LINKS = Links()
LONGEST_DECISION = 20_000
"""Bytes of a form."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is started."""

    hosts: tuple[str, ...] = guard.LOCAL
    """Names by which it may be called; "*" for any address in numbers."""
    origins: tuple[str, ...] = ()
    """Other sites whose scripts may read it; none unless asked."""
    curate: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    """What opens curation: in the address that `kg serve --curate` prints, then in a cookie and in every form."""
    timeout: float = 30.0
    """Seconds after which a SPARQL query is stopped."""
    workers: int = 2
    """SPARQL queries that run at once."""
    rows: int = 100_000
    memory: int = 1_000
    """Megabytes that a SPARQL query may take."""


@dataclass(frozen=True, slots=True)
class Server:
    """What the handlers share."""

    current: Current
    settings: Settings
    workers: Workers
    shown: Shown = field(default_factory=Shown)


def application(current: Current, settings: Settings = Settings()) -> ASGIApp:
    """Return the server of a graph directory."""
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


async def page(server: Server, request: Request) -> Response:
    """Answer with a page by its name, or with the same for programs where the address ends in .json."""
    if server.settings.curate and "token" in request.query_params:
        return _let_in(server, request)
    path = request.path_params["name"]
    name, dot, ending = path.rpartition(".")
    if dot and ending == "json":
        return await _made(server, request, lambda desk: table.page(desk, name), ".json")
    wanted = path.strip("/") or "index"
    return await _made(server, request, lambda desk: table.page(desk, wanted), _form(request))


async def thing(server: Server, request: Request) -> Response:
    """Answer with the page of a thing, or with its JSON or RDF, by ending or by what the client likes best."""
    raw = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1").partition("?")[0]
    id_ = raw.removeprefix("/id/")
    return await to_thread.run_sync(_thing, server, request, id_)


def _thing(server: Server, request: Request, id_: str) -> Response:
    from kg.web import describe

    site = _site(server)
    if isinstance(site, Response):
        return site
    known, ending = _known(site, id_)
    if known is None:
        return _answer(server, request, site, lambda desk: table.thing(desk, id_), ".html")
    if known + ending != id_:
        return RedirectResponse(LINKS.thing(known, ending), 308)
    if ending in describe.ENDINGS:
        return _rdf(site, known, describe.ENDINGS[ending])
    if not ending:
        offers = ["text/html", "application/json", *describe.FORMS]
        best = accept.preferred(request.headers.get("accept"), offers)
        if best is None:
            return _plain("There is HTML, JSON, Turtle, N-Triples, JSON-LD and RDF/XML.\n", 406)
        if best in describe.FORMS:
            return _rdf(site, known, best)
        ending = {"text/html": ".html", "application/json": ".json"}[best]
    return _answer(server, request, site, lambda desk: table.thing(desk, known), ending)


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


def _form(request: Request) -> str:
    best = accept.preferred(request.headers.get("accept"), ["text/html", "application/json"])
    return ".json" if best == "application/json" else ".html"


async def _made(server: Server, request: Request, make: Any, ending: str) -> Response:
    def run() -> Response:
        site = _site(server)
        return site if isinstance(site, Response) else _answer(server, request, site, make, ending)

    return await to_thread.run_sync(run)


def _site(server: Server) -> Site | Response:
    try:
        return server.current.site()
    except GraphError as error:
        return _plain(f"{error}\n", 503, {"retry-after": "5"})


def _answer(server: Server, request: Request, site: Site, make: Any, ending: str) -> Response:
    desk = _desk(server, request, site)
    status = 200
    tagged = f'"{site.name}-{kg.__version__}-{desk.tongue.code}{"-c" if desk.token else ""}{ending}"'
    headers = {"etag": tagged, "cache-control": "no-cache", "vary": "Accept, Accept-Language, Cookie"}
    if request.headers.get("if-none-match") == tagged and not desk.token:
        return Response(None, 304, headers)
    key = (tagged, request.url.path, request.url.query)
    if (kept := server.shown.get(key)) is not None:
        return _sent(request, kept, 200)
    try:
        found: Page = make(desk)
    except KgError as error:
        found, status = _refusal(desk, error)
        headers = {"cache-control": "no-store"}
    if ending == ".json":
        content, media_type = json.dumps(found.form, ensure_ascii=False, indent=1), "application/json"
    else:
        content, media_type = frame.whole(desk, found), "text/html"
        headers["content-security-policy"] = policy.POLICY + (policy.VIDEO if found.video else "")
    kept = Kept(content.encode("utf-8", "replace"), media_type, headers)
    if status == 200 and not desk.token:
        server.shown.put(key, kept)
    return _sent(request, kept, status)


def _sent(request: Request, answer: Kept, status: int) -> Response:
    response = Response(answer.content, status, answer.headers, answer.media_type)
    lang = request.query_params.get("lang")
    if lang in LANGUAGES:
        response.set_cookie("kg-lang", lang, max_age=31_536_000, samesite="strict", httponly=True)
    return response


def _desk(server: Server, request: Request, site: Site) -> Desk:
    asked = {key: value for key, value in request.query_params.items() if key not in ("lang", "token")}
    wanted = request.query_params.get("lang") or request.cookies.get("kg-lang") or ""
    code = wanted if wanted in LANGUAGES else accept.language(request.headers.get("accept-language"), list(LANGUAGES))
    return Desk(site, Tongue(code), LINKS, asked, _token(server, request))


def _token(server: Server, request: Request) -> str | None:
    """The token that forms carry, where the reader has shown that he has it."""
    if not server.settings.curate:
        return None
    shown = request.cookies.get("kg-token", "")
    return server.settings.token if secrets.compare_digest(shown.encode(), server.settings.token.encode()) else None


def _let_in(server: Server, request: Request) -> Response:
    """Keep the token of the address that `kg serve --curate` printed in a cookie, and out of the address."""
    rest = urlencode([(key, value) for key, value in request.query_params.multi_items() if key != "token"])
    response = RedirectResponse(f"{quote(request.url.path)}{'?' if rest else ''}{rest}", 303)
    if secrets.compare_digest(request.query_params["token"].encode(), server.settings.token.encode()):
        response.set_cookie("kg-token", server.settings.token, samesite="strict", httponly=True)
    return response


async def decide(server: Server, request: Request) -> Response:
    """Write one decision into curation.toml: from a form of our own only, by a reader who has the token."""
    if (token := _token(server, request)) is None:
        return _plain("Decisions are taken by readers of a server that was started with --curate.\n", 403)
    if not _is_own(request):
        return _plain("Decisions are taken from pages of this server only.\n", 403)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_DECISION:
            return _plain("That is longer than a decision can be.\n", 413)
    form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if not secrets.compare_digest(form.get("token", "").encode("utf-8", "replace"), token.encode()):
        return _plain("Decisions are taken from pages of this server only.\n", 403)
    return await to_thread.run_sync(_decided, server, request, form)


def _is_own(request: Request) -> bool:
    """Whether a form was sent from a page of this server: browsers say so, and no other page can make them lie."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    typed = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    same = origin is None or origin.partition("://")[2] == request.headers.get("host")
    return same and site in ("same-origin", "none") and typed == "application/x-www-form-urlencoded"


def _decided(server: Server, request: Request, form: dict[str, str]) -> Response:
    from kg.building.curating import decide as write

    site = _site(server)
    if isinstance(site, Response):
        return site
    texts = [form[name] for name in ("a", "b", "c") if form.get(name)]
    try:
        told = write(server.current.workspace.root, form.get("verb", ""), texts)
    except KgError as error:
        desk = _desk(server, request, site)
        page_, status = _refusal(desk, error)
        return Response(frame.whole(desk, page_), max(status, 400), media_type="text/html")
    back = form.get("back", "")
    where = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/doubts"
    return RedirectResponse(f"{where}?{urlencode({'done': told})}", 303, {"cache-control": "no-store"})


def _refusal(desk: Desk, error: KgError) -> tuple[Page, int]:
    """The page that says what is wrong, and what there is instead."""
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


async def sparql(server: Server, request: Request) -> Response:
    """Answer a SPARQL query; without one, with the form for readers and the service's description for programs."""
    from kg.web.endpoint import protocol

    if request.method == "OPTIONS":
        return Response(None, 204, {"allow": "GET, HEAD, POST, OPTIONS", **_preflight(server, request)})
    site = await to_thread.run_sync(_site, server)
    if isinstance(site, Response):
        return site
    query = request.query_params.get("query")
    types = ["application/rdf+xml", "text/html"] if query is None else ["application/sparql-results+json", "text/html"]
    reader = request.method in ("GET", "HEAD") and "format" not in request.query_params
    if reader and accept.preferred(request.headers.get("accept"), types) == "text/html":
        return await _asked_by_reader(server, request, site, query)
    if query is None and request.method in ("GET", "HEAD") and not request.query_params:
        return await to_thread.run_sync(_described, request, site, True)
    return await protocol.answer(request, site, server.workers, server.settings.rows)


def _preflight(server: Server, request: Request) -> dict[str, str]:
    """What a browser asks before a script of another site may post: only where such sites are let in."""
    if not server.settings.origins:
        return {}
    return {"access-control-allow-methods": "GET, POST", "access-control-allow-headers": "content-type, accept"}


async def _asked_by_reader(server: Server, request: Request, site: Site, query: str | None) -> Response:
    from kg.web.endpoint import protocol
    from kg.web.endpoint.workers import Answer
    from kg.web.pages import query as form

    answer = None
    if query:
        types = ("application/sparql-results+json", "application/n-triples")
        try:
            asked = await protocol.operation(request)
            answer = await protocol.run(request, site, server.workers, server.settings.rows, asked, types)
        except protocol.Wrong as wrong:
            answer = Answer("error", wrong.words.encode())
    shown = frame.whole(desk := _desk(server, request, site), form.query(desk, query, answer))
    status = protocol.STATUS.get(answer.kind, 200) if answer else 200
    kept = Kept(shown.encode("utf-8", "replace"), "text/html", {"vary": "Accept, Accept-Language, Cookie"})
    return _sent(request, kept, status)


def _described(request: Request, site: Site, service: bool) -> Response:
    from kg.web import describe
    from kg.web.endpoint import description

    media_type = accept.preferred(request.headers.get("accept"), list(describe.FORMS)) or "text/turtle"
    base = str(request.base_url).rstrip("/")
    triples = description.service(site, base) if service else description.void(site, base)
    return Response(describe.written(triples, media_type), media_type=media_type, headers={"vary": "Accept"})


async def graph(server: Server, request: Request) -> Response:
    """Answer with a whole graph (Graph Store Protocol)."""
    from kg.web.endpoint import graphs

    site = await to_thread.run_sync(_site, server)
    return site if isinstance(site, Response) else await graphs.answer(request, site)


async def void(server: Server, request: Request) -> Response:
    """Answer with the description of the graph (VoID)."""
    site = await to_thread.run_sync(_site, server)
    return site if isinstance(site, Response) else await to_thread.run_sync(_described, request, site, False)


async def asset(request: Request) -> Response:
    """Answer with a file that ships with the program."""
    name = request.path_params["name"]
    path = STATIC / name
    if name not in _names() or path.suffix not in TYPES:
        return _plain("There is no such file.\n", 404)
    return FileResponse(path, headers={"content-type": TYPES[path.suffix], "cache-control": "no-cache"})


def _names() -> Collection[str]:
    return {path.name for path in STATIC.iterdir()}


def _plain(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(words, status, headers, "text/plain; charset=utf-8")


async def _broken(request: Request, error: Exception) -> Response:
    return _plain("Something went wrong here; the program that serves this page says what.\n", 500)
