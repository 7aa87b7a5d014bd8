"""Fixtures that tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

import engines
import pytest

from kg.store.store import Store


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of `engines` in `.kg`."""
    place = tmp_path_factory.mktemp("engines")
    engines.graph(place)
    return place


@pytest.fixture(scope="session")
def store(folder: Path) -> Store:
    """The graph of `engines`, open."""
    return Store.open(folder / ".kg" / "builds" / "one")
