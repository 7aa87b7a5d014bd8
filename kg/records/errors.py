"""Failures that a user can put right; `main` in cli.py turns each into one sentence.

KgError
├── InputError        a file that cannot be read, a page that makes no sense
├── GraphError        no graph here, or one that another program wrote
├── NameUnknown       no entity has this name; carries the nearest names
├── NameAmbiguous     several entities have this name; carries the candidates
├── QueryError        a SPARQL query that is wrong, refused or too slow
└── SettingError      an environment variable that holds what it cannot mean
"""

from __future__ import annotations

from collections.abc import Sequence


class KgError(Exception):
    """One clear sentence: what is wrong, where, and what to do. The program exits with its status."""

    status = 1


class InputError(KgError):
    """A file or folder that cannot be read; the sentence names it."""


class GraphError(KgError):
    """The graph directory is missing, empty, locked or of another version."""


class QueryError(KgError):
    """A query that cannot be answered."""


class SettingError(KgError):
    """An environment variable that holds what it cannot mean: wrong usage."""

    status = 2


class NameUnknown(KgError):
    """No entity is called so."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        self.name, self.nearest = name, tuple(nearest)
        hint = f"; did you mean {', '.join(nearest)}?" if nearest else "; `kg search` looks in the texts as well."
        super().__init__(f"nothing is called “{name}” in this graph{hint}")


class NameAmbiguous(KgError):
    """Several entities are called so."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f"“{name}” could be {' or '.join(candidates)}; write one of these.")
