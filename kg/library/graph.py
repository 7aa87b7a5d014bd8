"""A graph that answers: every question of the command line as a method, which imports what it needs when asked."""

from __future__ import annotations

from kg.library.archive import Archive
from kg.library.outlets import Outlets
from kg.library.things import Things


class Graph(Things, Archive, Outlets):
    """One build, read-only. Names may be given in any form that the sources use.

    Every method that takes a name raises `kg.NameUnknown`, with the nearest names, or `kg.NameAmbiguous`; all
    errors are `kg.KgError`.
    """
