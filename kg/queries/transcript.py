"""What the recording's transcript has at a place of a page: the words really said, and whether they can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.words import quoted, span_of_time
from kg.records.immutable import dataclass
from kg.terminal.view import Line, Span

if TYPE_CHECKING:
    from kg.records.document import Document, Item
    from kg.store.store import Store

Documents = Mapping[str, "Document"]
"""Source id to the source word for word."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The lines of a transcript that say what an item of a page says."""

    source: str
    line: int
    line_end: int
    text: str
    start_s: float | None

    def form(self, paths: Mapping[str, str]) -> dict[str, Any]:
        """Return place, words and second."""
        place = {"source": forms.iri(self.source), "path": paths[self.source], "line": self.line}
        return {**place, "line_end": self.line_end, "text": self.text, "start_s": self.start_s}

    def shown(self, short: Mapping[str, str], folds: bool) -> Line:
        """Return the words as a line of an outline."""
        words = (Span("heard", "faint"), quoted(self.text))
        return Line(words, (Span(f"{short[self.source]}:{self.line}", "place"), span_of_time(self.start_s)), folds)


def documents(store: Store) -> dict[str, Document]:
    """Return the sources word for word, by id."""
    return {page.document.source.id: page.document for page in store.documents()}


def heard(item: Item, known: Documents) -> Heard | None:
    """Return what the transcript says where an item was said; None where no transcript was found to say it."""
    if item.said is None or item.said[0] not in known:
        return None
    source, first, last = item.said
    transcript = known[source]
    seconds = (cue.start_s for cue in transcript.cues if first <= cue.line <= last and cue.start_s is not None)
    return Heard(source, first, last, transcript.text(first, last), next(seconds, None))


def heard_at(source: str, line: int, known: Documents) -> Heard | None:
    """Return what the transcript says where the item on a line of a page was said."""
    items = known[source].items if source in known else ()
    held = (item for item in items if item.line <= line <= item.line_end and item.said)
    return next((found for item in held if (found := heard(item, known))), None)


def is_doubtful(source: str, line: int, known: Documents) -> bool:
    """Tell whether a line lies in a stretch of a transcript that no page bears out and that reads unlike the rest."""
    return source in known and any(first <= line <= last for first, last in known[source].doubtful)
