"""The quotes that the pages give: the words, whose they are, when, and what the page says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.legend import Legend, legend, local
from kg.queries.nested_quotes import nested_quotes
from kg.queries.places import PageView, pages
from kg.queries.recordings import Recordings, chosen, recordings
from kg.queries.transcript import Heard, documents, heard
from kg.queries.words import clock, quoted, span_of_time
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.document import Item, Recording
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote on one page."""

    source: str
    item: Item
    speaker: str | None
    """Id of the entity that said it."""
    about: tuple[str, ...]
    """Ids of the entities that it, or the page beside it, speaks of."""
    url: str | None
    claim: str | None
    """Id of the claim that it makes."""
    heard: Heard | None
    """What the transcript has there."""
    within: str | None = None
    """Whose quote it stands inside: the id of the entity, or the name as it stands."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotes recording by recording in the order in which they were said, those without a time last."""

    rows: tuple[Quote, ...]
    legend: Legend
    known: Recordings

    def form(self) -> list[dict[str, Any]]:
        """Return each quote with its speaker, time and place."""
        return [self._form(quote) for quote in self.rows]

    def _form(self, quote: Quote) -> dict[str, Any]:
        item = quote.item
        return {
            "text": item.title,
            "speaker": forms.iri(quote.speaker) if quote.speaker else None,
            "speaker_name": self._speaker(quote) or None,
            "quoted_by": self.legend.name(quote.within) or None,
            "start_s": item.start_s,
            "end_s": item.end_s,
            "url": quote.url,
            "original": item.part("original"),
            "translation": item.part("translation"),
            "comment": item.part("comment") or item.body or None,
            "about": forms.iris(quote.about),
            "claim": forms.iri(quote.claim) if quote.claim else None,
            "heard": quote.heard.form(self.legend.paths) if quote.heard else None,
            "source": forms.iri(quote.source),
            "path": self.legend.paths[quote.source],
            "line": item.line,
            "line_end": item.line_end,
            **self.known.form(self.known.of(quote.source)),
        }

    def view(self) -> View:
        """Return an entry for each quote on a terminal, a row in a pipe."""
        table = Table(_COLUMNS, tuple(self._row(quote) for quote in self.rows))
        outline = Outline(tuple(self.known.heads(self.rows, lambda quote: self.known.of(quote.source), self._branch)))
        return View(table, (outline,), () if self.rows else ("no quote here is like that.",))

    def _row(self, quote: Quote) -> tuple[str, ...]:
        item = quote.item
        what = (clock(item.start_s), self._speaker(quote), item.title)
        where = (self.legend.paths[quote.source], str(item.line), quote.url or "")
        return (*what, *where, quote.claim or "", self.known.title(self.known.of(quote.source)))

    def _branch(self, quote: Quote, level: int) -> Branch:
        item = quote.item
        within = f"in the words of {self.legend.name(quote.within)}" if quote.within else ""
        head = (span_of_time(item.start_s, quote.url), Span(self._speaker(quote), "name"), Span(within, "faint"))
        where = (Span(f"{self.legend.short[quote.source]}:{item.line}", "place"), Span(quote.claim or "", "id"))
        others = (item.part("original"), item.part("translation"))
        below = [quoted(item.title), *(quoted(words) for words in others if words and words not in item.title)]
        lines = [Line((words,), folds=True) for words in below]
        lines += [quote.heard.shown(self.legend.short, folds=True)] if quote.heard else []
        return Branch(level, Line(head, where), tuple(lines))

    def _speaker(self, quote: Quote) -> str:
        return self.legend.name(quote.speaker) if quote.speaker else quote.item.speaker_raw or ""


_COLUMNS = columns("time speaker quote source line link claim recording")


def quotes(
    store: Store,
    by: str | None = None,
    about: str | None = None,
    between: tuple[float, float] | None = None,
    recording: str | None = None,
) -> Quotes:
    """Return quotes by and about entities (by any of their names), said between two seconds, in one recording.

    Recordings follow each other in the order of publication. Raises NameUnknown, NameAmbiguous, and QueryError where
    no one recording is called so.
    """
    speaker, topic, only = local(store, by), local(store, about), chosen(store, recording)
    known = recordings(store)
    rows = [
        quote
        for quote in _all(store, only)
        if (speaker is None or quote.speaker == speaker)
        and (topic is None or topic in quote.about)
        and (between is None or (quote.item.start_s is not None and between[0] <= quote.item.start_s <= between[1]))
    ]
    rows.sort(key=lambda q: (known.order(known.of(q.source)), *_said(q), q.source, q.item.line, q.item.title))
    ids = {id_ for quote in rows for id_ in (quote.speaker, quote.within, *quote.about)}
    return Quotes(tuple(rows), legend(store, ids), known)


def _said(quote: Quote) -> tuple[bool, float]:
    return quote.item.start_s is None, quote.item.start_s or 0.0


def _all(store: Store, only: Recording | None) -> Iterator[Quote]:
    known = documents(store)
    for page in pages(store, only):
        for item in page.items():
            if item.kind == "quote":
                claim = page.claim(item)
                whole = Quote(
                    source=page.source,
                    item=item,
                    speaker=page.speaker(item),
                    about=page.about(item),
                    url=page.url(item),
                    claim=claim.id if claim else None,
                    heard=heard(item, known),
                )
                yield whole
                yield from _inside(page, whole)


def _inside(page: PageView, whole: Quote) -> Iterator[Quote]:
    """What others said, inside of a quote."""
    item = whole.item
    names = [row for line in range(item.line, item.line_end + 1) for row in page.named.get(line, ())]
    for speaker, words in nested_quotes(item.title, names):
        if speaker != whole.speaker:
            said = replace(item, title=words, body="", parts=(), speaker_raw=None)
            yield replace(
                whole, item=said, speaker=speaker, claim=None, heard=None, within=whole.speaker or item.speaker_raw
            )
