"""A server in the test's own process: the graph of `engines`, asked without a network."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="kg serve wants the extra [serve]")

from starlette.testclient import TestClient

from kg.web.app import application
from kg.web.current import Current
from kg.web.settings import Settings
from kg.workspace.directory import Workspace

LOCAL = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def web(folder: Path) -> TestClient:
    """The server of the graph of `engines`."""
    return TestClient(application(Current(Workspace(folder / ".kg"))), base_url=LOCAL)


@pytest.fixture(scope="session")
def desk_web(folder: Path) -> TestClient:
    """The same, for a reader who may decide: his token is "secret"."""
    settings = Settings(curate=True, token="secret")
    client = TestClient(application(Current(Workspace(folder / ".kg")), settings), base_url=LOCAL)
    client.cookies.set("kg-token", "secret")
    return client
