"""Pages about one talk with Ada Lovelace, their sayings, and the claims that these make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factory import document

from kg.claims import claims
from kg.reconcile import World
from kg.records.document import Document, Item, Recording
from kg.records.problem import Problem
from kg.records.statement import Claim, Entity, Evidence, Name, Saying
from kg.timing.sureness import sureness

PEOPLE = {
    "Ada Lovelace": "person/Ada_Lovelace",
    "Ada": "person/Ada_Lovelace",
    "艾达": "person/Ada_Lovelace",
    "Grace Hopper": "person/Grace_Hopper",
    "Mary Somerville": "person/Mary_Somerville",
}
THINGS = {"Analytical Engine": "tool/Analytical_Engine", "分析机": "tool/Analytical_Engine"}
ENTITIES = {
    id_: Entity(id_, id_.partition("/")[0].title(), name, (), (), ())
    for name, id_ in reversed({**PEOPLE, **THINGS}.items())
}


@dataclass(frozen=True)
class Row:
    """One item of a page."""

    text: str
    second: float | None = None
    section: str = "Key Claims"
    kind: str = "claim"
    label: str | None = None
    """The speaker as the page labels the item; the guest where it does not."""
    about: tuple[str, ...] = ()
    original: str | None = None
    said: tuple[str, int, int] | None = None


def page(path: str, *rows: Row) -> Document:
    """A page with these items, one a line."""
    items = [
        Item(n, n, row.section, row.kind, row.text, speaker_raw=row.label, start_s=row.second, said=row.said)
        for n, row in enumerate(rows, 2)
    ]
    return document((f"Page {path}", *(row.text for row in rows)), path=path, items=items)


def sayings(read: Document, *rows: Row) -> list[Saying]:
    """What the items of a page claim."""
    return [
        Saying(
            text=row.text,
            kind="claim",
            evidence=Evidence(read.source.id, n, n, row.text, f"claims:{row.kind}", row.second),
            speaker=Name(row.label or "Ada Lovelace", "Person"),
            about=tuple(Name(form) for form in row.about),
            extra=(("original", row.original),) if row.original else (),
        )
        for n, row in enumerate(rows, 2)
    ]


def world(pages: Iterable[Document], apart: bool = False) -> World:
    """A world in which the pages are about one talk, or each about its own."""
    documents = {read.source.id: read for read in pages}
    ids = tuple(sorted(documents))
    one = Recording(
        "rec-ada", "Ada", None, None, 9000.0, None, ("Grace Hopper",), ("Ada Lovelace",), ids, "The same guest."
    )
    recordings = dict.fromkeys(ids, one)
    if apart:
        recordings = {id_: Recording(f"rec-{id_}", *_parts(one), sources=(id_,), why="") for id_ in ids}
    forms = {**PEOPLE, **THINGS}
    timing = sureness(tuple(documents.values()))
    return World(documents, recordings, ENTITIES, lambda s, form, t: forms.get(form), lambda s, t: None, timing)


def _parts(recording: Recording) -> Sequence[object]:
    r = recording
    return r.title, r.url, r.video, r.duration_s, r.published, r.hosts, r.guests


def made(*pages: Sequence[Row], apart: bool = False) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims of pages, each given by its rows, and the problems."""
    read = [page(f"page{n}.md", *rows) for n, rows in enumerate(pages)]
    said = [saying for one, rows in zip(read, pages, strict=True) for saying in sayings(one, *rows)]
    return claims(said, world(read, apart))


def told(*pages: Sequence[Row], apart: bool = False) -> set[frozenset[str]]:
    """The wordings of each claim."""
    found, _ = made(*pages, apart=apart)
    return {frozenset(mention.text for mention in claim.mentions) for claim in found}
