"""Fixtures that tests of several rooms share."""

from __future__ import annotations

from pathlib import Path

import engines
import pytest
from hypothesis import settings

from kg.store.store import Store

settings.register_profile("same", derandomize=True)  # the same examples in every run
settings.register_profile("new", derandomize=False)  # pytest --hypothesis-profile=new: other examples in each
settings.load_profile("same")


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
