"""The timecodes that the pages write, the second that each means, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, called, legend
from kg.queries.recordings import chosen, recordings
from kg.queries.words import clock
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.document import Source, Timecode
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Timecodes:
    """Timecodes recording by recording, in order of source and line."""

    rows: tuple[tuple[Source, Timecode], ...]
    legend: Legend

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
        """Return an entry for each timecode on a terminal, a row in a pipe."""
        short = self.legend.short
        piped = tuple(
            (source.path, str(code.line), code.raw, clock(code.seconds), code.status, _others(code), code.why)
            for source, code in self.rows
        )
        outline = Outline(tuple(_branch(code, f"{short[source.id]}:{code.line}") for source, code in self.rows))
        note = () if self.rows else ("no timecode here is like that.",)
        return View(Table(columns("source line raw means status candidates why"), piped), (outline,), note)


_LOOK = {"as-written": "faint", "repaired": "how", "doubtful": "weak"}


def _branch(code: Timecode, place: str) -> Branch:
    means = Span(f"→ {clock(code.seconds) or '?'}", "time")
    head = Line((Span(code.raw, "name"), means, Span(code.status, _LOOK.get(code.status, ""))), (Span(place, "place"),))
    if code.status == "as-written":
        return Branch(0, head)
    others = Line((Span(f"readings with their costs: {_others(code)}", "faint"),), folds=True)
    return Branch(0, head, (Line((Span(code.why),), folds=True), *((others,) if len(code.candidates) > 1 else ())))


def _others(code: Timecode) -> str:
    return ", ".join(f"{clock(c.seconds)} ({c.cost:g})" for c in code.candidates)


def timecodes(
    store: Store, doubtful: bool = False, source: str | None = None, recording: str | None = None
) -> Timecodes:
    """Return the timecodes of all sources, of those whose path or its end is `source`, of one recording's sources.

    Or only the doubtful ones. Raises QueryError where no source, or no one recording, is called so.
    """
    only = None if source is None else called(store, source)
    told, known = chosen(store, recording), recordings(store)
    rows = [
        (page.document.source, code)
        for page in store.documents(told.sources if told else None)
        if only is None or page.document.source.id in only
        for code in page.document.timecodes
        if code.status == "doubtful" or not doubtful
    ]
    rows.sort(key=lambda row: known.order(known.of(row[0].id)))  # stable: the order of sources and lines stays
    return Timecodes(tuple(rows), legend(store))
