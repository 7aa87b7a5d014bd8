"""How the server is started, and what its routes share."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from kg.web import guard
from kg.web.current import Current
from kg.web.endpoint.workers import Workers
from kg.web.kept import Shown


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is started."""

    hosts: tuple[str, ...] = guard.LOCAL
    """Names by which it may be called; "*" for any address in numbers."""
    origins: tuple[str, ...] = ()
    """Other sites whose scripts may read it; none unless asked."""
    curate: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    """What opens curation: in the address that `kg serve --curate` prints, then in a cookie and in every form."""
    timeout: float = 30.0
    """Seconds after which a SPARQL query is stopped."""
    workers: int = 2
    """SPARQL queries that run at once."""
    rows: int = 100_000
    memory: int = 1_000
    """Megabytes that a SPARQL query may take."""


@dataclass(frozen=True, slots=True)
class Server:
    """What the handlers share."""

    current: Current
    settings: Settings
    workers: Workers
    shown: Shown = field(default_factory=Shown)
