"""`kg mcp`: the tools for agents over the standard streams."""

from __future__ import annotations

from pathlib import Path

from kg.records.errors import GraphError, InputError
from kg.workspace import directory


def serve(graph: Path | None) -> None:
    """Serve until the standard input ends. Raises GraphError without a graph, InputError without the extra."""
    try:
        from kg.web.agents import mcp_server
        from kg.web.current import Current
    except ModuleNotFoundError as error:
        raise InputError(f"`kg mcp` needs {error.name}; run pip install 'interview-kg[mcp]' first.") from None
    workspace = directory.find(graph)
    if workspace is None:
        raise GraphError("no graph here or in a folder above; run `kg build PATH…` first, or name one with --graph.")
    current = Current(workspace)
    current.site()
    mcp_server.server(current).run("stdio")
