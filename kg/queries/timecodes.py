"""The timecodes that the pages write, the second that each means, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.queries import forms
from kg.queries.words import clock, short_paths
from kg.view import Column, Span, Table, View

if TYPE_CHECKING:
    from kg.document import Source, Timecode
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Timecodes:
    """Timecodes in order of source and line."""

    rows: tuple[tuple[Source, Timecode], ...]

    def form(self) -> list[dict[str, Any]]:
        """Return the timecodes with the keys of `kg export json`."""
        return [
            {
                "source": forms.iri(source.id),
                "line": code.line,
                "raw": code.raw,
                "seconds": code.seconds,
                "status": code.status,
                "candidates": [{"seconds": c.seconds, "cost": c.cost} for c in code.candidates],
                "why": code.why,
                "path": source.path,
            }
            for source, code in self.rows
        ]

    def view(self) -> View:
        """Return a table."""
        short = short_paths({source.id: source.path for source, _ in self.rows})
        heads = (Column("place"), Column("raw"), Column("means"), Column("status"), Column("why", cut=True))
        drawn = tuple(_cells(source, code, short) for source, code in self.rows)
        piped = tuple(
            (source.path, str(code.line), code.raw, clock(code.seconds), code.status, _others(code), code.why)
            for source, code in self.rows
        )
        names = ("source", "line", "raw", "means", "status", "candidates", "why")
        note = () if self.rows else ("no timecode here is like that.",)
        return View(Table(tuple(map(Column, names)), piped), (Table(heads, drawn),), note)


_LOOK = {"as-written": "faint", "repaired": "how", "doubtful": "weak"}


def _cells(source: Source, code: Timecode, short: dict[str, str]) -> tuple[Span | str, ...]:
    place = Span(f"{short[source.id]}:{code.line}", "place")
    return place, code.raw, Span(clock(code.seconds), "time"), Span(code.status, _LOOK.get(code.status, "")), code.why


def _others(code: Timecode) -> str:
    return ", ".join(f"{clock(c.seconds)} ({c.cost:g})" for c in code.candidates)


def timecodes(store: Store, doubtful: bool = False, source: str | None = None) -> Timecodes:
    """Return the timecodes of all sources, or of those whose path or its end is `source`; or only the doubtful ones.

    Raises QueryError where no source is called so.
    """
    pages = [page for page in store.documents() if source is None or _is(page.document.source.path, source)]
    if source is not None and not pages:
        raise QueryError(f"no source here is called “{source}”; `kg sources` lists them.")
    return Timecodes(
        tuple(
            (page.document.source, code)
            for page in pages
            for code in page.document.timecodes
            if code.status == "doubtful" or not doubtful
        )
    )


def _is(path: str, name: str) -> bool:
    asked = name.replace("\\", "/").removeprefix("./")
    return path == asked or path.endswith("/" + asked) or path.rsplit("/", 1)[-1].startswith(asked)
