"""Where speakers of two recordings say the same, and where they say the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.queries import forms
from kg.queries.across import Pair, pairs
from kg.queries.claims import branch, evidence
from kg.queries.first import MOST
from kg.queries.legend import Legend, legend, local, of_claims
from kg.queries.recordings import Recordings, recordings
from kg.queries.words import cells
from kg.records.errors import NameUnknown
from kg.records.immutable import dataclass
from kg.terminal.view import Branch, Line, Outline, Span, Table, View, columns

if TYPE_CHECKING:
    from kg.records.document import Recording
    from kg.records.statement import Claim
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Met:
    """Two claims of two recordings, the earlier first where both are dated."""

    a: Claim
    b: Claim
    pair: Pair
    kind: str
    """resonance, tension, or change: the same person said the opposite later."""


@dataclass(frozen=True, slots=True)
class Resonances:
    """Pairs of claims, the surest first."""

    rows: tuple[Met, ...]
    legend: Legend
    known: Recordings
    none: str
    """What to say where there is no pair."""

    def form(self) -> list[dict[str, Any]]:
        """Return each pair with both claims, their recordings, the score and the sentence that decides."""
        return [
            {
                "kind": row.kind,
                "score": row.pair.score,
                "why": row.pair.why,
                "a": self._claim(row.a),
                "b": self._claim(row.b),
            }
            for row in self.rows
        ]

    def _claim(self, claim: Claim) -> dict[str, Any]:
        more = {"speaker_name": self.legend.name(claim.speaker) or None, "published": self._published(claim)}
        return {**forms.claim(claim, self.legend.paths), **more, **self.known.form(claim.recording)}

    def _published(self, claim: Claim) -> str | None:
        found = _recording(self.known, claim)
        return found.published if found else None

    def view(self) -> View:
        """Return both claims of each pair under what decides; two rows a pair in a pipe."""
        rows = tuple(
            (str(number), row.kind, f"{row.pair.score:.2f}", *self._row(claim), row.pair.why)
            for number, row in enumerate(self.rows, 1)
            for claim in (row.a, row.b)
        )
        branches = tuple(one for row in self.rows for one in self._branches(row))
        return View(Table(_COLUMNS, rows), (Outline(branches),), () if self.rows else (self.none,))

    def _row(self, claim: Claim) -> tuple[str, ...]:
        who = (self._published(claim) or "", self.legend.name(claim.speaker), claim.text)
        return (*who, *cells(evidence(claim), self.legend.paths), claim.id)

    def _branches(self, row: Met) -> tuple[Branch, ...]:
        score = Span(f"{row.pair.score:.2f}", "faint")
        head = Branch(0, Line((Span(row.kind, "how"), Span(row.pair.why), score), folds=True))
        return (head, *(self._side(claim) for claim in (row.a, row.b)))

    def _side(self, claim: Claim) -> Branch:
        entry = branch(claim, self.legend, False, 1)
        told = (Span(self.known.title(claim.recording), "faint"), Span(self._published(claim) or "", "time"))
        return entry._replace(below=(*entry.below, Line(told, folds=True)))


_COLUMNS = columns("pair kind score published speaker claim source line time link id why")


def _recording(known: Recordings, claim: Claim) -> Recording | None:
    place = known.place.get(claim.recording or "")
    return None if place is None else known.rows[place]


def resonances(store: Store, about: str | None = None, by: str | None = None) -> Resonances:
    """Return where claims of two recordings say the same: about a thing (or with the words, where nothing is called
    so), by a person of whom one of the claims is.

    Raises NameUnknown and NameAmbiguous.
    """
    return _found(store, about, by, False, "no two recordings here surely say the same.")


def tensions(store: Store, about: str | None = None, by: str | None = None) -> Resonances:
    """Return where claims of two recordings say the opposite, and where one person says it later ("change").

    What one person said twice in recordings of one day, or of which one has no date, is a tension. About a thing, by
    a person of whom one of the claims is. Raises NameUnknown and NameAmbiguous.
    """
    return _found(store, about, by, True, "no two recordings here surely say the opposite.")


def _found(store: Store, about: str | None, by: str | None, opposed: bool, none: str) -> Resonances:
    meant, speaker = _about(store, about), local(store, by)
    known = recordings(store)
    said = sorted(store.claims(), key=lambda claim: known.order(claim.recording))
    claims = {claim.id: claim for claim in said}
    rows = [_met(known, claims[one.a], claims[one.b], one) for one in pairs(list(claims.values()))]
    kept = tuple(
        row
        for row in rows
        if row.pair.opposed == opposed
        and {row.a.id, row.b.id} <= meant
        and (speaker is None or speaker in (row.a.speaker, row.b.speaker))
    )
    told = [claim for row in kept for claim in (row.a, row.b)]
    return Resonances(kept, legend(store, of_claims(told)), known, none)


def _about(store: Store, about: str | None) -> set[str]:
    """Return the ids of claims about a thing, or, where nothing is called so, of those that have these words in a row.

    Raises NameUnknown where no claim has them, and NameAmbiguous.
    """
    try:
        return {claim.id for claim in store.claims(about=local(store, about))}
    except NameUnknown:
        phrase = (about or "").replace('"', " ").strip()
        hits = store.search(f'"{phrase}"', MOST) if phrase else []
        if not (found := {hit.ref for hit in hits if hit.kind != "entity" and hit.ref}):
            raise
        return found


def _met(known: Recordings, a: Claim, b: Claim, pair: Pair) -> Met:
    days = [(found.published or "") if (found := _recording(known, one)) else "" for one in (a, b)]
    later = all(days) and days[0] != days[1]
    kind = "resonance" if not pair.opposed else "change" if a.speaker == b.speaker and later else "tension"
    return Met(a, b, pair, kind)
