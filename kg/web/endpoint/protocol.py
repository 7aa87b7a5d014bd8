"""The SPARQL 1.1 Protocol: what is asked by GET, form and direct POST, and in which form it is answered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.responses import Response

from kg.records.errors import KgError
from kg.records.immutable import dataclass
from kg.store.opened import STORE
from kg.web import accept
from kg.web.endpoint import dataset
from kg.web.endpoint.worker import GRAPHS, TABLES
from kg.web.endpoint.workers import Answer, Workers

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.store.opened import Opened

LONGEST = 1_000_000
"""Bytes of a request's body, and of a query."""
PATIENCE = 20.0
"""Seconds that a client has to send its body."""
BYTES = 64_000_000
"""Bytes of an answer."""
STATUS = {"error": 400, "full": 413, "unliked": 406, "late": 504, "busy": 503, "broken": 507}
SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""What `format=` in an address may say in place of an Accept header."""
ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
"""Media types that clients ask for, and what they get."""
TYPED = {"application/ld+json": "application/json", "application/rdf+xml": "application/xml"}


class Wrong(Exception):
    """A request that does not keep to the protocol: status and words."""

    def __init__(self, status: int, words: str) -> None:
        self.status, self.words = status, words
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Operation:
    """A query as it was sent."""

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str | None = None


async def operation(request: Request) -> Operation:
    """Return what a request asks. Raises Wrong where it does not keep to the protocol."""
    pairs = list(request.query_params.multi_items())
    if request.method != "POST":
        return _operation(pairs)
    media_type, charset = _content_type(request)
    if media_type == "application/sparql-update":
        raise Wrong(403, "updates are refused: the graph is changed by `kg build` only.")
    if media_type not in ("application/sparql-query", "application/x-www-form-urlencoded"):
        raise Wrong(415, "send application/sparql-query or application/x-www-form-urlencoded.")
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise Wrong(415, "send UTF-8.")
    text = await _body(request)
    if media_type == "application/sparql-query":
        if any(name in ("query", "update") for name, _ in pairs):
            raise Wrong(400, "the query is given twice: in the address and as the body.")
        return _operation([*pairs, ("query", text)])
    try:
        form = parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=1000)
    except ValueError:
        raise Wrong(400, "the form cannot be read as UTF-8.") from None
    return _operation([*pairs, *form])


def _operation(pairs: Sequence[tuple[str, str]]) -> Operation:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    if values("update") or values("using-graph-uri") or values("using-named-graph-uri"):
        raise Wrong(
            403 if not values("query") else 400, "updates are refused: the graph is changed by `kg build` only."
        )
    queries = values("query")
    if len(queries) > 1:
        raise Wrong(400, "there is more than one query.")
    query = queries[0] if queries else None
    return Operation(query, values("default-graph-uri"), values("named-graph-uri"), next(iter(values("format")), None))


def _content_type(request: Request) -> tuple[str, str]:
    media_type, *parameters = request.headers.get("content-type", "").split(";")
    given = dict(parameter.strip().partition("=")[::2] for parameter in parameters)
    return media_type.strip().lower(), given.get("charset", "").strip("\"'").lower()


async def _body(request: Request) -> str:
    async def all_of_it() -> bytes:
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LONGEST:
                raise Wrong(413, f"a request has at most {LONGEST:,} bytes.")
        return body

    try:
        return (await asyncio.wait_for(all_of_it(), PATIENCE)).decode("utf-8")
    except TimeoutError:
        raise Wrong(408, "the body did not come in time.") from None
    except UnicodeDecodeError:
        raise Wrong(400, "the query is not UTF-8.") from None


def liked(request: Request, asked: Operation) -> tuple[str | None, str | None]:
    """Return the media types in which the client likes a table and triples best; None where it likes none.

    Raises Wrong for a format that is none.
    """
    if asked.format is not None:
        named = SHORT.get(asked.format)
        if named is None:
            raise Wrong(400, f"there is no format “{asked.format}”; there are {', '.join(SHORT)}.")
        table = named if named in TABLES else {v: k for k, v in _TABLE_FOR.items()}.get(named)
        return table or next(iter(TABLES)), named if named in GRAPHS else _TABLE_FOR.get(named, "text/turtle")
    header = request.headers.get("accept")
    table = accept.preferred(header, [*TABLES, *ALIASES])
    graph = accept.preferred(header, [*GRAPHS, *TYPED.values()])
    back = {value: key for key, value in TYPED.items()}
    return ALIASES.get(table or "", table), back.get(graph or "", graph)


_TABLE_FOR = {
    "application/sparql-results+json": "application/ld+json",
    "application/sparql-results+xml": "application/rdf+xml",
}
"""Triples in the manner of a table's form, where the address names that."""


async def answer(request: Request, build: Opened, workers: Workers, rows: int) -> Response:
    """Return the answer to a query, or the refusal of a request."""
    try:
        asked = await operation(request)
        if asked.query is None:
            raise Wrong(400, "there is no query.")
        result = await run(request, build, workers, rows, asked, liked(request, asked))
    except Wrong as wrong:
        return refusal(wrong.status, wrong.words)
    if result is None:
        return Response(None, 499)
    if result.kind in STATUS:
        return refusal(STATUS[result.kind], result.body.decode())
    return Response(
        result.body, media_type=_typed(result.type), headers={"vary": "Accept", "cache-control": "no-cache"}
    )


def _typed(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


async def run(
    request: Request, build: Opened, workers: Workers, rows: int, asked: Operation, types: tuple[str | None, str | None]
) -> Answer | None:
    """Return the answer of a worker, None where the client went away before. Raises Wrong."""
    query = asked.query or ""
    if len(query.encode("utf-8", "replace")) > LONGEST:
        raise Wrong(413, f"a query has at most {LONGEST:,} bytes.")
    try:
        wanted = dataset.chosen(dataset.read(query), asked.default, asked.named, lambda: build.graphs)
    except dataset.Refused as error:
        raise Wrong(403, str(error)) from None
    except KgError as error:
        raise Wrong(400, str(error)) from None
    work = asyncio.ensure_future(
        workers.ask(
            {
                "store": str(build.build / STORE),
                "query": query,
                "default": wanted.default,
                "named": wanted.named,
                "table": types[0],
                "graph": types[1],
                "rows": rows,
                "bytes": BYTES,
            }
        )
    )
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        return await work if work.done() else None
    finally:
        gone.cancel()
        if not work.done():
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)


async def _gone(request: Request) -> None:
    """Wait until the client goes away."""
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            return
        await asyncio.sleep(0.05)


def refusal(status: int, words: str) -> Response:
    """Return an answer that says what is wrong, as RFC 9457 has it."""
    headers = {"cache-control": "no-store", **({"retry-after": "5"} if status == 503 else {})}
    content = json.dumps({"title": words, "status": status}, ensure_ascii=False)
    return Response(content, status, headers, "application/problem+json")


def shown(body: bytes) -> Any:
    """Return SPARQL results in JSON as lists and dicts."""
    return json.loads(body)
