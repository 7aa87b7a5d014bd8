"""Which page answers which address. Each is imported when it is first asked for: the server is there at once."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.records.errors import NameUnknown
from kg.web.page import Desk, Missing, Page

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = {
    "index": ("home", "home"),
    "recordings": ("home", "recordings"),
    "names": ("search", "names"),
    "search": ("search", "search"),
    "claims": ("claims", "claims"),
    "conflicts": ("conflicts", "conflicts"),
    "doubts": ("doubts", "doubts"),
    "graph": ("graph", "graph"),
    "path": ("path", "path"),
}
"""Page to module and function."""


THINGS = ("source", "recording", "entity")
"""Modules of the pages of things that no page of a name has."""
ANSWER = ("kg.web.routes.pages", "kg.web.routes.things")
"""Modules that answer with pages."""


def load() -> None:
    """Import the modules of all pages, and what answers with them."""
    for module in (*(module for module, _ in PAGES.values()), *THINGS):
        import_module(f"kg.web.pages.{module}")
    for module in ANSWER:
        import_module(module)


def page(desk: Desk, name: str) -> Page:
    """Return a page by its name. Raises Missing where there is none."""
    if name not in PAGES:
        raise Missing(desk.say("there is no such page here."))
    module, function = PAGES[name]
    made: Callable[[Desk], Page] = getattr(import_module(f"kg.web.pages.{module}"), function)
    return made(desk)


def thing(desk: Desk, id_: str) -> Page:
    """Return the page of a thing by its id. Raises Missing where there is none."""
    site, start = desk.site, id_[:4]
    if start.startswith("s-"):
        from kg.web.pages import source

        if fact := site.statement(id_):
            return source.fact(desk, fact)
    elif start.startswith("c-"):
        from kg.web.pages import claims

        if claim := site.claim(id_):
            return claims.claim(desk, claim)
    elif start.startswith("x-"):
        from kg.web.pages import conflicts

        if conflict := next((one for one in site.conflicts() if one.id == id_), None):
            return conflicts.conflict(desk, conflict)
    elif start.startswith("p-"):
        from kg.web.pages import source

        return source.passage(desk, id_)
    elif start == "src-":
        from kg.web.pages import source

        return source.source(desk, id_)
    elif start == "rec-":
        from kg.web.pages import recording

        if found := site.recording(id_):
            return recording.recording(desk, found)
    else:
        from kg.web.pages import entity

        try:
            return entity.entity(desk, site.entity(id_).id)
        except NameUnknown:
            pass
    raise Missing(desk.say("there is no such thing here."))
