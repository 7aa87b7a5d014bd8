"""One build, open for its records, for names and for SPARQL."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.building.summary import Summary
    from kg.store.opened import Opened
    from kg.store.store import Store


class Build:
    """One build, open for its records, for names and for SPARQL."""

    def __init__(self, build: Path, summary: Summary | None = None) -> None:
        self.build = build
        """The directory of the build."""
        self.summary = summary
        """What `kg.build` read and met: counts and problems; None for a graph that was opened."""

    def __repr__(self) -> str:
        return f"<Graph {self.build}>"

    @cached_property
    def opened(self) -> Opened:
        """The build, open for names and SPARQL."""
        from kg.store.opened import Opened

        return Opened.open(self.build)

    @cached_property
    def store(self) -> Store:
        """The build, open for its records (`kg.store.store.Store`)."""
        from kg.store.store import Store

        return Store.open(self.build)
