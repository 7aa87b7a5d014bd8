"""`kg export html`: the pages of `kg serve` as files that open from disk and lead to each other.

Beside each page stands its JSON, as on the server. What needs a server is left out: filters, the SPARQL form and
decisions; the search box finds names, by a table that travels with the pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.records.vocabulary import ID
from kg.web import frame
from kg.web.links import Links, file_of, graph_of
from kg.web.page import Desk, Page
from kg.web.pages import table
from kg.web.site import Site
from kg.web.tongue import Tongue

if TYPE_CHECKING:
    from kg.exports.base import Options
    from kg.store.store import Store

STATIC = Path(__file__).parent / "static"
ALONE = ("index", "recordings", "names", "claims", "conflicts", "doubts", "graph", "search")
"""The pages that are about no one thing."""


def files(store: Store, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every file."""
    site, tongue = Site.open(store.build), Tongue(options.lang)
    yield from sorted((f"static/{path.name}", path.read_bytes()) for path in STATIC.iterdir() if path.is_file())
    yield "static/names.js", _names(site)
    for name in ALONE:
        desk = Desk(site, tongue, Links(""))
        yield from _both(name, desk, table.page(desk, name))
    for id_ in _things(site):
        path = file_of(id_)
        desk = Desk(site, tongue, _links(path))
        yield from _both(path, desk, table.thing(desk, id_))
    for id_ in sorted(site.influential):
        path = graph_of(id_)
        desk = Desk(site, tongue, _links(path), {"name": ID + id_})
        yield from _both(path, desk, table.page(desk, "graph"))


def _links(path: str) -> Links:
    return Links("../" * path.count("/"))


def _things(site: Site) -> Iterator[str]:
    for ids in site.ids.values():
        yield from ids
    yield from (said.id for said in site.statements())
    yield from (claim.id for claim in site.claims())
    yield from (conflict.id for conflict in site.conflicts())
    yield from (recording.id for recording in site.recordings())
    yield from (source.id for source in site.sources())


def _both(path: str, desk: Desk, page: Page) -> Iterator[tuple[str, bytes]]:
    yield f"{path}.html", frame.whole(desk, page).encode("utf-8", "replace")
    yield f"{path}.json", json.dumps(page.form, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _names(site: Site) -> bytes:
    """What the search box finds: every name in all its forms, those that are named most first."""
    often = dict(site.text.named_most())
    found = [site.entity(id_) for ids in site.ids.values() for id_ in ids]
    found.sort(key=lambda thing: (-often.get(thing.id, 0), thing.name, thing.id))
    rows = [
        {
            "name": thing.name,
            "type": thing.type or "",
            "url": Links("").thing(thing.id),
            "search": "\n".join((thing.name, *thing.aliases)).lower(),
        }
        for thing in found
    ]
    text = json.dumps(rows, ensure_ascii=True, separators=(",", ":"))
    return f"window.KG_NAMES = {text};\n".encode()
