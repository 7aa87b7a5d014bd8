"""Texts that hold the words asked for: entities, claims, quotes, other items and cues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, called, legend
from kg.queries.recordings import chosen
from kg.queries.words import clock, span_of_time
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.store.store import Hit, Store


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, the best first."""

    text: str
    rows: tuple[Hit, ...]
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return the hits."""
        return [
            {
                "kind": hit.kind,
                "text": hit.text,
                "id": forms.iri(hit.ref) if hit.ref else None,
                "source": forms.iri(hit.source) if hit.source else None,
                "path": hit.path,
                "line": hit.line,
                "start_s": hit.start_s,
                "url": hit.url,
                "score": round(hit.score, 4),
            }
            for hit in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each hit on a terminal, a row in a pipe."""
        outline = Outline(tuple(_branch(hit, self.legend.short) for hit in self.rows))
        note = () if self.rows else (f"nothing here holds the words “{self.text}”.",)
        return View(Table(_COLUMNS, tuple(map(_row, self.rows))), (outline,), note)


_COLUMNS = columns("kind text source line time link id")


def _row(hit: Hit) -> tuple[str, ...]:
    place = (hit.path or "", str(hit.line or ""), clock(hit.start_s))
    return (hit.kind, hit.text, *place, hit.url or "", hit.ref or "")


def _branch(hit: Hit, short: dict[str, str]) -> Branch:
    place = f"{short.get(hit.source, hit.source)}:{hit.line}" if hit.source else ""
    head = (Span(hit.kind, "how"), Span(hit.ref or "", "id"))
    right = (Span(place, "place"), span_of_time(hit.start_s, hit.url))
    return Branch(0, Line(head, right), (Line((Span(hit.text),), folds=True),))


def search(
    store: Store,
    text: str,
    limit: int = 20,
    kinds: Sequence[str] = (),
    source: str | None = None,
    between: tuple[float, float] | None = None,
    recording: str | None = None,
) -> Hits:
    """Return at most `limit` texts that hold the words of `text`: things, claims and quotes, other items, captions.

    Of these kinds, of the sources whose path or its end is `source`, of one recording, between two seconds. Raises
    QueryError for no words, and where no source, or no one recording, is called so.
    """
    if not text.strip():
        raise QueryError("write words to look for.")
    found = called(store, source) if source else []
    if told := chosen(store, recording):
        found = [id_ for id_ in told.sources if id_ in found or not source]
        if not found:
            return Hits(text, (), legend(store))
    return Hits(text, tuple(store.search(text, limit, kinds, found, between)), legend(store))
