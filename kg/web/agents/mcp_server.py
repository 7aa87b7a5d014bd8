"""The server of the Model Context Protocol: its tools, its sources as resources, its prompts."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import quote, unquote

from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import Annotations, Resource, ToolAnnotations

import kg
from kg.records.errors import KgError
from kg.web.agents.answers import DATA
from kg.web.agents.prompts import brief_me_on, disagree
from kg.web.agents.said import claims, conflicts, quotes
from kg.web.agents.ties import influenced_by, path, who_influenced
from kg.web.agents.tools import search, show, sparql, why
from kg.web.current import Current

INSTRUCTIONS = (
    "A knowledge graph of long interviews. Every fact carries the exact words that say it, their file and line, and, "
    "where known, the second of the recording with a link that plays it. Cite them. Names may be given in any form or "
    "script; begin with `search` when unsure. Nothing can be changed. " + DATA
)
SCHEME = "source://"
READ = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
Tool = TypeVar("Tool", bound=Callable[..., Any])


def server(current: Current) -> MCPServer[Any]:
    """Return the server of a graph directory."""
    made = Server(current)
    for function in (search, show, who_influenced, influenced_by, path, claims, quotes, conflicts, why, sparql):
        made.add_tool(
            _of(made, function),
            name=function.__name__,
            title=function.__name__.replace("_", " ").capitalize(),
            annotations=READ,
        )
    made.resource(
        "source://{+path}",
        name="source",
        description="A source by its path; #L10 or #L10-L20 gives those lines with a few around. " + DATA,
        mime_type="text/plain",
        security=_nothing_refused(),
    )(made.source)
    made.prompt(name="brief_me_on", description="A brief on one person or thing, every sentence cited.")(brief_me_on)
    made.prompt(name="what_do_they_disagree_on", description="What two people disagree on, side by side.")(disagree)
    return made


def _nothing_refused() -> Any:
    """Paths are looked up among the sources of the graph, never in the file system."""
    from mcp.server.mcpserver import ResourceSecurity

    return ResourceSecurity(exempt_params=frozenset({"path"}))


class Server(MCPServer[Any]):
    """The server, which looks for the current build at every question."""

    def __init__(self, current: Current) -> None:
        super().__init__(
            "kg", title="Interviews as a graph", version=kg.__version__, instructions=INSTRUCTIONS, log_level="ERROR"
        )
        self.current = current

    async def list_resources(self) -> list[Resource]:
        """Return the sources of the current build."""
        return [
            Resource(
                uri=f"source://{quote(source.path)}",
                name=source.path,
                title=source.title or source.path,
                mime_type="text/plain",
                annotations=Annotations(audience=["assistant"]),
            )
            for source in self.current.site().sources()
        ]

    async def read_resource(self, uri: Any, context: Any = None) -> Any:
        """Return the lines that a URI names: the SDK's templates take no line beside a path."""
        address = str(uri)
        if not address.startswith(SCHEME):
            return await super().read_resource(uri, context)
        return [ReadResourceContents(content=self.source(address.removeprefix(SCHEME)), mime_type="text/plain")]

    def source(self, path: str) -> str:
        """Return the lines of a source, numbered."""
        bare, _, lines = path.partition("#")
        site = self.current.site()
        found = [s for s in site.sources() if s.path in (bare, unquote(bare))]
        document = site.document(found[0].id) if found else None
        if document is None:
            names = ", ".join(s.path for s in site.sources()[:20])
            raise ResourceNotFoundError(f"no source is called {bare}; there are {names}.")
        first, last = _lines(lines, len(document.lines))
        head = f"[{found[0].path}, lines {first}-{last} of {len(document.lines)}. {DATA}]\n"
        shown = (f"{number}\t{document.lines[number - 1]}" for number in range(first, last + 1))
        return head + "\n".join(shown)


def _lines(asked: str, count: int) -> tuple[int, int]:
    """The lines that "L10" or "L10-L20" means, with five around; all without it."""
    numbers = [int(part) for part in re.findall(r"[0-9]{1,9}", asked)]
    if not numbers:
        return 1, count
    return max(1, min(numbers[0], count) - 5), max(1, min(count, numbers[-1] + 5))


def _of(made: Server, function: Tool) -> Tool:
    """A tool that is given the current build; what is wrong is said in words that help."""

    @functools.wraps(function)
    def tool(**given: Any) -> Any:
        try:
            return function(made.current.site(), **given)
        except KgError as error:
            wrong = str(error)
        raise ToolError(wrong)  # here, since the first error goes no further: its frames may hold rows of this thread

    signature = inspect.signature(function, eval_str=True)
    kept = list(signature.parameters.values())[1:]
    tool.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
    tool.__annotations__ = {one.name: one.annotation for one in kept} | {"return": signature.return_annotation}
    del tool.__wrapped__
    return cast("Tool", tool)
