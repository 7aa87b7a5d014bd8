"""The build that the graph directory points to: when a `kg build` ends, the next page is of the new one.

To SPARQL it is open without its records, whose classes and indexes are loaded when a page first needs them.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from kg.records.errors import GraphError
from kg.store.opened import Opened
from kg.workspace.directory import Workspace

if TYPE_CHECKING:
    from kg.web.site import Site


class Current:
    """The build that answers now."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._opened: Opened | None = None
        self._site: Site | None = None

    def opened(self) -> Opened:
        """Return the build that the graph directory points to now. Raises GraphError where there is none."""
        with self._lock:
            return self._now()

    def site(self) -> Site:
        """Return the same build with its records. Raises GraphError where there is none."""
        from kg.web.site import Site

        with self._lock:
            build = self._now().build
            if self._site is None or self._site.build != build:
                self._site = Site(build)
            return self._site

    def _now(self) -> Opened:
        seen = self._pointer()
        if self._opened is None or seen != self._seen:
            build = self.workspace.current()
            if build is None:
                raise GraphError(f"nothing is built in {self.workspace.root} yet; run `kg build PATH…` first.")
            if self._opened is None or self._opened.build != build:
                self._opened = Opened.open(build)
            self._seen = seen
        return self._opened

    def _pointer(self) -> tuple[int, int, int] | None:
        try:
            state = os.stat(self.workspace.root / "current")
        except OSError:
            return None
        return state.st_ino, state.st_mtime_ns, state.st_size
