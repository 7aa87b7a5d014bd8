"""What was claimed: by whom, about what, when, and whether another source contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.queries import contested as contested_
from kg.queries import forms
from kg.queries.legend import Legend, legend, local, of_claims
from kg.queries.recordings import Recordings, chosen, recordings
from kg.queries.words import best, cells, clock, count, place, when
from kg.records.errors import QueryError
from kg.records.immutable import dataclass
from kg.records.vocabulary import CLAIM_KINDS
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.statement import Claim, Evidence
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims in the order in which they were made."""

    rows: tuple[Claim, ...]
    contested: frozenset[str]
    """Ids of those that another source contradicts."""
    legend: Legend
    known: Recordings

    def form(self) -> list[dict[str, Any]]:
        """Return the claims with the keys of `kg export json`, the names of those they are by and about, and doubts."""
        return [
            {
                **forms.claim(claim, self.legend.paths),
                "speaker_name": self.legend.name(claim.speaker) or None,
                "about_names": [self.legend.name(id_) for id_ in claim.about],
                "contested": claim.id in self.contested,
                **self.known.form(claim.recording),
            }
            for claim in self.rows
        ]

    def view(self) -> View:
        """Return an entry for each claim on a terminal, a row in a pipe."""
        table = Table(_COLUMNS, tuple(self._row(claim) for claim in self.rows))
        heads = self.known.heads(self.rows, lambda claim: claim.recording, self._branch)
        outline = Outline(tuple(heads))
        return View(table, (outline,), () if self.rows else ("no claim here is like that.",))

    def _branch(self, claim: Claim, level: int) -> Branch:
        return branch(claim, self.legend, claim.id in self.contested, level)

    def _row(self, claim: Claim) -> tuple[str, ...]:
        said = evidence(claim)
        _, _, time, link = cells(said, self.legend.paths)
        source, line, _, _ = cells(claim.mentions[0].evidence if claim.mentions else None, self.legend.paths)
        about = "; ".join(self.legend.name(id_) for id_ in claim.about)
        who = (claim.kind, self.legend.name(claim.speaker), claim.text, about)
        known = (str(len(claim.mentions)), "contested" if claim.id in self.contested else "")
        return (time, *who, *known, source, line, link, claim.id, self.known.title(claim.recording))


_COLUMNS = columns("time kind speaker claim about mentions contested source line link id recording")


def claims(
    store: Store,
    by: str | None = None,
    about: str | None = None,
    kind: str | None = None,
    between: tuple[float, float] | None = None,
    contested: bool = False,
    recording: str | None = None,
) -> Claims:
    """Return claims by and about entities (by any of their names), of a kind, between two seconds, of a recording.

    Recordings follow each other in the order of publication. Raises NameUnknown, NameAmbiguous, and QueryError for a
    kind that is none and where no one recording is called so.
    """
    if kind is not None and kind not in CLAIM_KINDS:
        raise QueryError(f"there is no kind of claim “{kind}”; there are {', '.join(CLAIM_KINDS)}.")
    only, known = chosen(store, recording), recordings(store)
    found = store.claims(local(store, by), local(store, about), kind, between, only.id if only else None)
    found.sort(key=lambda claim: known.order(claim.recording))  # stable: the order within a recording stays
    doubted = contested_.claims(found, contested_.passages(store))
    rows = tuple(claim for claim in found if claim.id in doubted or not contested)
    return Claims(rows, doubted, legend(store, of_claims(rows)), known)


def evidence(claim: Claim) -> Evidence | None:
    """Return the place to show for a claim: one with the claim's own second, else the best."""
    found = [mention.evidence for mention in claim.mentions]
    return next((said for said in found if said.start_s is not None and said.start_s == claim.start_s), best(found))


def branch(claim: Claim, legend: Legend, contested: bool, level: int = 0) -> Branch:
    """Return the entry of a claim: who and what kind, where; below, all its words and where they stand."""
    said = evidence(claim)
    told = when(said) if said and said.start_s == claim.start_s else clock(claim.start_s)
    time = Span(told, "time", said.url if said else None)
    notes = ", ".join(note for note, holds in (("hedged", claim.hedged), ("contested", contested)) if holds)
    who = (time, Span(legend.name(claim.speaker), "name"), Span(claim.kind, "how"), Span(notes, "weak"))
    sources = len({mention.evidence.source for mention in claim.mentions})
    more = f"{len(claim.mentions)} mentions in {count(sources, 'source')}" if len(claim.mentions) > 1 else ""
    worded = (place(claim.mentions[0].evidence, legend.short),) if claim.mentions else ()
    horizon = (Line((Span(f"horizon: {claim.horizon}", "faint"),)),) if claim.horizon else ()
    return Branch(
        level,
        Line(who, (Span(claim.id, "id"),)),
        (Line((Span(claim.text, ""),), folds=True), *horizon, Line((Span(more, "faint"),), worded)),
    )
