"""Files that ship with the program: styles, scripts, pictures."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response

from kg.web.standing import plain

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.settings import Server

STATIC = Path(__file__).parents[1] / "static"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


async def asset(server: Server, request: Request) -> Response:
    """Answer with a file that ships with the program."""
    name = request.path_params["name"]
    path = STATIC / name
    if name not in _names() or path.suffix not in TYPES:
        return plain("There is no such file.\n", 404)
    return FileResponse(path, headers={"content-type": TYPES[path.suffix], "cache-control": "no-cache"})


def _names() -> Collection[str]:
    return {path.name for path in STATIC.iterdir()}
