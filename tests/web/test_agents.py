"""The tools for agents, asked by the SDK's own client: in this process, over the standard streams, over HTTP."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import engines
import pytest

pytest.importorskip("mcp", reason="kg mcp wants the extra [mcp]")

from mcp import Client, StdioServerParameters
from mcp.shared.exceptions import MCPError
from starlette.testclient import TestClient

from kg.web.agents.answers import DATA
from kg.web.agents.mcp_server import server
from kg.web.current import Current
from kg.workspace.directory import Workspace

pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
"""A query's rows that are dropped in another thread than the one that asked."""
Answer = TypeVar("Answer")
TOOLS = {"search", "show", "who_influenced", "influenced_by", "path", "claims", "quotes", "conflicts", "why", "sparql"}


@pytest.fixture(scope="module")
def ask(folder: Path) -> Callable[[Callable[[Client], Awaitable[Answer]]], Answer]:
    """Run something with a client that is connected to the server of `engines`."""
    made = server(Current(Workspace(folder / ".kg")))

    def run(work: Callable[[Client], Awaitable[Answer]]) -> Answer:
        async def inside() -> Answer:
            async with Client(made) as client:
                return await work(client)

        return asyncio.run(inside())

    return run


Ask = Callable[[Callable[[Client], Awaitable[Any]]], Any]


def call(ask: Ask, tool: str, /, **given: Any) -> Any:
    result = ask(lambda client: client.call_tool(tool, given))
    assert not result.is_error, result.content
    return result.structured_content


def test_every_tool_is_typed_read_only_and_described(ask: Ask) -> None:
    tools = ask(lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert len(tool.description) > 40
        assert all("description" in one or "enum" in str(one) for one in tool.input_schema["properties"].values())
        assert tool.output_schema is not None


def test_an_influence_comes_with_its_words_place_and_resource(ask: Ask) -> None:
    page = call(ask, "who_influenced", name="艾达")
    row = next(row for row in page["rows"] if row["name"] == "Mary Somerville")
    assert (row["depth"], row["how"]) == (1, "advised")
    assert row["evidence"]["place"] == "notes/2024/ada.md:3"
    assert row["evidence"]["time"] == "0:01:00"
    assert page["note"] == DATA


def test_pages_follow_each_other(ask: Ask) -> None:
    first = call(ask, "claims", limit=2)
    assert (first["total"], len(first["rows"]), first["next_offset"]) == (3, 2, 2)
    second = call(ask, "claims", limit=2, offset=first["next_offset"])
    assert (len(second["rows"]), second["next_offset"]) == (1, None)


@pytest.mark.parametrize(
    ("tool", "given", "holds"),
    [
        ("search", {"text": "compose"}, "Machines may compose music one day."),
        ("show", {"name": "Ada Lovelace"}, "Notes on the Engine"),
        ("influenced_by", {"name": "Caroline Herschel", "depth": 1}, "Mary Somerville"),
        ("path", {"a": "Ada", "b": "Charles Babbage"}, "Nothing influenced Charles Babbage but Ada Lovelace."),
        ("claims", {"by": "Mary Somerville", "kind": "opinion"}, "Engines will never compose."),
        ("quotes", {"by": "Ada"}, "机器有一天会作曲。"),
        ("conflicts", {"about": "Ada Lovelace"}, "start of Ada Lovelace at Acme"),
        ("why", {"id": "x-1"}, "the more specific page."),
        ("sparql", {"query": "SELECT ?name { ?x a kg:Method ; rdfs:label ?name }"}, "Jacquard Loom"),
    ],
)
def test_every_tool_answers(ask: Ask, tool: str, given: dict[str, Any], holds: str) -> None:
    assert holds in str(call(ask, tool, **given))


@pytest.mark.parametrize(
    ("tool", "given", "holds"),
    [
        ("show", {"name": "Ada Lovelase"}, "Ada Lovelace"),
        ("show", {"name": "Mercury"}, "Mercury (Person)"),
        ("claims", {"kind": "rumour"}, "prediction"),
        ("sparql", {"query": "DROP ALL"}, "refused"),
        ("sparql", {"query": "SELECT"}, "line 1"),
        ("who_influenced", {"name": "Ada", "limit": 1000}, "50"),
        ("why", {"id": "s-nothing"}, "s-nothing"),
    ],
)
def test_what_is_wrong_is_said_with_what_there_is(ask: Ask, tool: str, given: dict[str, Any], holds: str) -> None:
    result = ask(lambda client: client.call_tool(tool, given))
    assert result.is_error
    assert holds in result.content[0].text


def test_sources_are_resources_by_line(ask: Ask) -> None:
    listed = ask(lambda client: client.list_resources()).resources
    assert [str(one.uri) for one in listed] == ["source://notes/2024/ada.md", "source://notes/2025/ada.md"]
    text = ask(lambda client: client.read_resource("source://notes/2024/ada.md#L10")).contents[0].text
    assert "lines 5-10 of 10" in text
    assert DATA in text
    assert "\n6\t[01:02:03]" in text


@pytest.mark.parametrize(
    "path", ["nothing.md", "../../../etc/passwd", "/etc/passwd", "notes/2024/ada.md/..", "%2e%2e/x"]
)
def test_nothing_but_sources_is_read(ask: Ask, path: str) -> None:
    async def refused(client: Client) -> str:
        with pytest.raises(MCPError) as error:
            await client.read_resource(f"source://{path}")
        return str(error.value)

    assert "notes/2024/ada.md" in ask(refused)


def test_prompts(ask: Ask) -> None:
    assert {one.name for one in ask(lambda client: client.list_prompts()).prompts} == {
        "brief_me_on",
        "what_do_they_disagree_on",
    }
    shown = ask(lambda client: client.get_prompt("brief_me_on", {"name": "Ada"}))
    assert "“Ada”" in shown.messages[0].content.text


def test_over_the_standard_streams(folder: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from kg.cli import main; main()", "mcp", "--graph", str(folder / ".kg")],
        cwd=str(Path(__file__).parents[2]),
    )

    async def inside() -> Any:
        async with Client(command) as client:
            return await client.call_tool("show", {"name": engines.ADA})

    assert asyncio.run(inside()).structured_content["name"] == "Ada Lovelace"


def test_over_http(folder: Path) -> None:
    from kg.web.app import application

    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
    }
    headers = {"accept": "application/json, text/event-stream"}
    with TestClient(application(Current(Workspace(folder / ".kg"))), base_url="http://127.0.0.1:8000") as client:
        answer = client.post("/mcp", json=hello, headers=headers)
        assert answer.json()["result"]["serverInfo"]["name"] == "kg"
        evil = client.post("/mcp", json=hello, headers={**headers, "origin": "https://evil.example"})
        assert evil.status_code == 403
