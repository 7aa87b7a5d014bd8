"""Fixtures that tests of several rooms share."""

from __future__ import annotations

import fcntl
from pathlib import Path

import engines
import pytest
from hypothesis import settings

import kg
from kg.building import pipeline
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


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with the graph of the bundled sample in `.kg`, to be read only: built once in a run."""
    base = tmp_path_factory.getbasetemp()
    place = (base if worker_id == "master" else base.parent) / "sample"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not (place / ".kg" / "current").exists():
            pipeline.build(pipeline.demo_paths(), place / ".kg", jobs=1)
    return place


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> kg.Graph:
    """The graph of the bundled sample."""
    return kg.open(sample_folder / ".kg")
