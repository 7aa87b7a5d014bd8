"""What a page is made of and what it is: records between the questions and the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.records.errors import KgError
from kg.web.links import Links
from kg.web.markup import Markup
from kg.web.site import Site
from kg.web.tongue import Tongue


class Missing(KgError):
    """There is no such page or thing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is made with."""

    site: Site
    tongue: Tongue
    links: Links
    asked: Mapping[str, str] = field(default_factory=dict)
    """The parameters of the address."""
    token: str | None = None
    """Where a reader may decide: what his forms must carry."""

    def say(self, words: str, **values: str | int) -> str:
        """Return words in the reader's language."""
        return self.tongue.say(words, **values)

    def number(self, name: str, most: int) -> int:
        """Return a whole number from 1 to `most` that the address gives, 1 where it gives none."""
        raw = self.asked.get(name, "")
        return max(1, min(most, int(raw))) if raw.isascii() and raw.isdigit() and len(raw) < 10 else 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page: for a reader, and for a program."""

    title: str
    body: Markup
    form: Any
    """What `.json` beside it gives: lists, dicts, strings and numbers."""
    id: str | None = None
    """The thing that it is about."""
    name: str = ""
    """Else its own address: "claims"."""
    scripts: tuple[str, ...] = ()
    wide: bool = False
    video: bool = False
    """It may show a recording's video, when the reader asks."""
