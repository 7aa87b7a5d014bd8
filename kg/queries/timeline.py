"""What was said when, by the second of the recording: chapters, claims, quotes and facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.claims import evidence
from kg.queries.legend import Legend, legend, local
from kg.queries.places import PageView, pages
from kg.queries.recordings import Recordings, chosen, recordings
from kg.queries.words import clock, span_of_time
from kg.records.immutable import dataclass
from kg.records.vocabulary import in_words
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.document import Recording
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that was said at one second."""

    recording: str
    start_s: float
    kind: str
    """The kind of the item (chapter, quote …) or of the claim, or "statement"."""
    text: str
    speaker: str | None
    about: tuple[str, ...]
    source: str
    line: int
    url: str | None
    ref: str | None
    """Id of the claim or statement."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments of each recording in order."""

    rows: tuple[Moment, ...]
    known: Recordings
    legend: Legend

    def form(self) -> list[dict[str, Any]]:
        """Return the moments."""
        return [
            {
                "recording": forms.iri(row.recording) if row.recording else None,
                "start_s": row.start_s,
                "kind": row.kind,
                "text": row.text,
                "speaker": forms.iri(row.speaker) if row.speaker else None,
                "speaker_name": self.legend.name(row.speaker) or None,
                "about": forms.iris(row.about),
                "source": forms.iri(row.source),
                "path": self.legend.paths[row.source],
                "line": row.line,
                "url": row.url,
                "id": forms.iri(row.ref) if row.ref else None,
            }
            for row in self.rows
        ]

    def view(self) -> View:
        """Return the moments under their recordings on a terminal, who speaks where it changes; rows in a pipe."""
        table = Table(_COLUMNS, tuple(self._row(row) for row in self.rows))
        outline = Outline(tuple(self._branches()))
        return View(table, (outline,), () if self.rows else ("nothing with a known time is like that.",))

    def _row(self, row: Moment) -> tuple[str, ...]:
        who = (clock(row.start_s), row.kind, self.legend.name(row.speaker), row.text)
        where = (self.legend.paths[row.source], str(row.line), row.url or "")
        return (*who, *where, row.ref or "", self.known.title(row.recording))

    def _branches(self) -> Iterator[Branch]:
        for recording, rows in groupby(self.rows, key=lambda row: row.recording):
            yield Branch(0, Line((Span(self.known.title(recording), "head"),)))
            before: str | None = None
            for row in rows:
                who = Span(self.legend.name(row.speaker) if row.speaker != before else "", "name")
                before = row.speaker
                left = (span_of_time(row.start_s, row.url), Span(row.kind, "how"), who, Span(row.text))
                right = (Span(f"{self.legend.short[row.source]}:{row.line}", "place"),)
                yield Branch(1, Line(left, right, folds=True))


_COLUMNS = columns("time kind speaker text source line link id recording")


def timeline(
    store: Store,
    about: str | None = None,
    by: str | None = None,
    between: tuple[float, float] | None = None,
    recording: str | None = None,
) -> Timeline:
    """Return what was said when about and by entities (by any of their names), between two seconds, in one recording.

    Recordings follow each other in the order of publication. Raises NameUnknown, NameAmbiguous, and QueryError where
    no one recording is called so.
    """
    topic, speaker, only = local(store, about), local(store, by), chosen(store, recording)
    known = recordings(store)
    rows = [
        moment
        for moment in _moments(store, known, only)
        if (topic is None or topic in moment.about)
        and (speaker is None or moment.speaker == speaker)
        and (between is None or between[0] <= moment.start_s <= between[1])
    ]
    rows = sorted(
        set(rows),
        key=lambda m: (known.order(m.recording), m.start_s, m.source, m.line, m.kind, m.text, m.ref or ""),
    )
    return Timeline(tuple(rows), known, legend(store, {id_ for row in rows for id_ in (row.speaker, *row.about)}))


def _moments(store: Store, known: Recordings, only: Recording | None) -> Iterator[Moment]:
    taken: set[tuple[str, int]] = set()
    for page in pages(store, only):
        for moment, lines in _items(page, known):
            taken.update((page.source, line) for line in lines)
            yield moment
    yield from _claims(store, only, taken)
    yield from _facts(store, known, only, taken)


def _items(page: PageView, known: Recordings) -> Iterator[tuple[Moment, range]]:
    for item in page.items():
        if item.start_s is not None:
            claim = page.claim(item)
            moment = Moment(
                recording=known.of(page.source),
                start_s=item.start_s,
                kind=item.kind,
                text=item.title or item.body,
                speaker=page.speaker(item),
                about=page.about(item),
                source=page.source,
                line=item.line,
                url=page.url(item),
                ref=claim.id if claim else None,
            )
            yield moment, range(item.line, item.line_end + 1)


def _claims(store: Store, only: Recording | None, taken: set[tuple[str, int]]) -> Iterator[Moment]:
    """Claims made elsewhere than in an item with a time, such as in prose and captions."""
    for claim in store.claims(recording=only.id if only else None):
        said = evidence(claim)
        if said and claim.start_s is not None and (said.source, said.line) not in taken:
            at = (claim.recording or "", claim.start_s, claim.kind, claim.text, claim.speaker, claim.about)
            yield Moment(*at, said.source, said.line, said.url, claim.id)


def _facts(
    store: Store, known: Recordings, only: Recording | None, taken: set[tuple[str, int]]
) -> Iterator[Moment]:
    """Statements whose words stand elsewhere than in an item with a time."""
    names: dict[str, str] = {}
    found = store.stated(only.sources) if only else store.statements(polarity="asserted")
    for fact in found:
        for said in fact.evidence:
            if only and said.source not in only.sources:
                continue
            if said.start_s is not None and (said.source, said.line) not in taken and isinstance(fact.object, str):
                for id_ in (fact.subject, fact.object):
                    names.setdefault(id_, store.entity(id_).name)
                text = f"{names[fact.subject]} {in_words(fact.predicate)} {names[fact.object]}"
                about = (fact.subject, fact.object)
                place = (said.source, said.line, said.url, fact.id)
                yield Moment(known.of(said.source), said.start_s, "statement", text, None, about, *place)
